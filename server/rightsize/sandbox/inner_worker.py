"""In the process of foreign code: try the examples, then the tests, and tell what came of each as plain data.

Nothing that tells, judges or limits is looked up where foreign code could put something else: it is bound before, with
builtins of its own, and what tells signs each line with a word that stands nowhere but in a closure.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import linecache
import os
import signal
import sys
import types
from _blake2 import blake2b
from _json import encode_basestring_ascii
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 120
_LEAST = 0.01
_CLOCK = 4
_DEEPEST = 60
_NO_FOLDER = "No usable temporary directory"
_WALLS = frozenset({1, 13, 27, 30})
"""Error numbers with which the sandbox answers: permission, size, read only."""

_signal: Any = sys.modules["_signal"]
_Opaque: Any = vars(sys.modules["_functools"])["_lru_cache_wrapper"]
"""A class of the interpreter that calls a function and shows nothing of it; without a cache it does nothing else."""

_KEPT_OUT = ("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_interpreters", "_xxsubinterpreters")
_HANDLERS = {0: _signal.SIG_DFL, 1: _signal.SIG_IGN}
_text, _set_timer, _set_signal, _get_signal = str.__str__, signal.setitimer, _signal.signal, _signal.getsignal
_write, _exit, _change_folder = os.write, os._exit, os.chdir
_signed, _digest = blake2b, blake2b.hexdigest
_KEEPS_ALL = 32
"""`gc.DEBUG_SAVEALL`: what nobody holds on to any more, our frames with it, would be there for all to see."""


class TimedOut(BaseException):
    """An example took too long; no `except Exception` of foreign code stops it."""


class Limit:
    """Limits processor time, and the time on the clock to several times that: a busy machine makes no code wrong.

    It also keeps what is printed, and leaves output, folder and signals as they were.
    """

    def __init__(self, seconds: float) -> None:
        """Keep how long it may take."""
        self._seconds = max(seconds, _LEAST)
        self.out = io.StringIO()

    def __enter__(self) -> Limit:  # noqa: PYI034 - nothing inherits from it
        """Start both clocks."""
        self._kept = sys.stdout
        sys.stdout = self.out
        for late in (signal.SIGALRM, signal.SIGPROF):
            _set_signal(late, _out_of_time)
        _set_timer(signal.ITIMER_PROF, self._seconds)
        _set_timer(signal.ITIMER_REAL, _CLOCK * self._seconds)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop both clocks."""
        _set_timer(signal.ITIMER_PROF, 0)
        _set_timer(signal.ITIMER_REAL, 0)
        sys.stdout = self._kept
        _change_folder("/")

    @property
    def printed(self) -> str:
        """What was printed, the beginning of it."""
        self.out.seek(0)
        return self.out.read(20_000)


def work(order: dict[str, Any], writing: int, tools: Any) -> None:
    """Tell first how loading went, then what came of each example and of each test."""
    key, count = order.pop("mark").encode(), iter(range(sys.maxsize))

    def tell(record: dict[str, object]) -> None:
        # A line of its own, whatever was written before; its number is signed, so that none can be told twice.
        text = f"{next(count)} {_encoded(record)}".encode("ascii", "backslashreplace")
        data = b"\n" + _digest(_signed(text, key=key)).encode() + b" " + text + b"\n"
        while data:
            data = data[_write(writing, data) :]

    def end(reason: str) -> None:
        tell({"tampers": reason})
        _exit(3)

    _without_frames()
    sys.dont_write_bytecode = True
    sys.path += order["folders"]
    for name in _KEPT_OUT:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    on_trial = tools.inner_guard.guard(order, end)
    try:
        _try_all(order, tell, tools, on_trial)
    except BaseException as error:  # noqa: BLE001 - whatever foreign code raises is told, and nothing may escape
        tell({"broken": type(error).__name__})
    _exit(0)


def _try_all(order: dict[str, Any], tell: Callable[[dict[str, object]], None], tools: Any, on_trial: Any) -> None:
    guard = tools.inner_kept.Guard(on_trial.wrote)
    module = _module(order)
    lines = order["source"].splitlines(keepends=True)
    linecache.cache[order["path"]] = (len(order["source"]), None, lines, order["path"])
    try:
        with Limit(order["load_seconds"]):
            exec(compile(order["source"], order["path"], "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the sandbox
    except BaseException as error:  # noqa: BLE001 - foreign code
        tell({"loaded": False, **raised(error), "guilty": passes(error, order)})
        return
    if changed := guard.changed():
        tell({"loaded": False, "reason": f"changes {min(changed)}", "raised": [], "guilty": True})
        return
    tell({"loaded": True})
    shared = types.SimpleNamespace(
        Limit=Limit,
        raised=raised,
        passes=passes,
        guard=guard,
        text=_text,
        watch=tools.inner_guard.watch,
        opaque=opaque,
        runs=on_trial.runs,
        making=tools.inner_making,
        fixtures=tools.inner_fixtures,
    )
    # The tests are loaded while nothing on trial has run that could decide what they load.
    loaded = tools.inner_tests.loaded(order, shared)
    guard.keep_ways(module.__dict__)
    tools.inner_examples.run(order, module.__dict__, tell, shared, tools.inner_data)
    if order["tests"]:
        guard.keep(order["module"], module.__dict__)
        tools.inner_tests.run(order, loaded, tell, shared)


def _module(order: dict[str, Any]) -> types.ModuleType:
    """Return an empty module for the text, in its package where that can be imported."""
    if order["package"]:
        with contextlib.suppress(Exception), Limit(order["load_seconds"]):
            importlib.import_module(order["package"])
    module = types.ModuleType(order["module"])
    module.__file__ = order["path"]
    module.__package__ = order["package"]
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    sys.modules[order["module"]] = module
    return module


def passes(error: BaseException, order: dict[str, Any]) -> bool:
    """Tell whether an error came through the lines that are on trial."""
    first, last = order["lines"]
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == order["path"] and first <= trace.tb_lineno <= last:
            return True
        trace = trace.tb_next
    return False


def raised(error: BaseException) -> dict[str, object]:
    """Return an error as plain data: what it is, what it says, and whether a wall may have had a part in it."""
    if isinstance(error, TimedOut):
        return {"reason": "takes too long", "raised": [], "late": True}
    try:
        text = " ".join(_text(str(error)).split())[:_LONGEST]
    except BaseException:  # noqa: BLE001 - foreign code
        text = ""
    kinds = [_text(each.__name__) for each in type(error).__mro__]
    record: dict[str, object] = {
        "reason": f"raises {kinds[0][:_LONGEST]}{': ' + text if text else ''}",
        "raised": kinds,
    }
    return {**record, "wall": True} if wall(error) else record


def wall(error: BaseException | None) -> bool:
    """Tell whether an error may come from a wall: one of these stands in its chain; the walls know whether it does."""
    seen = 0
    while error is not None and seen < _DEEPEST:
        if isinstance(error, OSError) and (
            error.errno in _WALLS or (error.errno or 0) < 0 or _NO_FOLDER in _text(error.strerror or "")
        ):
            return True
        error = error.__cause__ or error.__context__
        seen += 1
    return False


def opaque(function: Callable[..., object]) -> Callable[..., object]:
    """Return something that does what a function does, and leads neither to it nor to what it sees."""
    hidden: Callable[..., object] = _Opaque(function, 0, False, tuple)  # noqa: FBT003 - the interpreter's own class
    return hidden


def _without_frames() -> None:
    """Let no handler of a signal see the frame that it interrupts, which may be ours, and nobody our handlers."""

    def register(number: int, handler: Any) -> Any:
        def called(number: int, _: object) -> object:
            return handler(number, None)

        return known(_set_signal(number, called if callable(handler) else _HANDLERS.get(handler, handler)))

    def registered(number: int) -> Any:
        return known(_get_signal(number))

    def known(handler: Any) -> Any:
        return handler if handler in _HANDLERS.values() else None

    def watched(flags: int) -> None:
        set_debug(flags & ~_KEEPS_ALL)

    set_debug = gc.set_debug
    vars(gc).update(set_debug=opaque(watched))
    _set_signal(signal.SIGINT, _signal.SIG_IGN)
    for module in (_signal, sys.modules["signal"]):
        vars(module).update(signal=opaque(register), getsignal=opaque(registered))


def _out_of_time(*_: object) -> None:
    raise TimedOut


def _encoded(value: Any) -> str:
    """Return plain data as JSON, by nothing that foreign code could have changed."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{encode_basestring_ascii(key)}:{_encoded(each)}" for key, each in value.items()) + "}"
    return "[" + ",".join(_encoded(each) for each in value) + "]"
