"""Load a module from its text and try examples on it, one after the other; runs inside of the sandbox only.

What comes out is told as plain data.  What is expected stays outside, so that code on trial cannot agree with it but by
giving it; only where a value cannot be told as data is it held against what is expected in here.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import linecache
import signal
import sys
import time
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLE = "<example>"
_LONGEST = 120
_LONGEST_TEXT = 20_000
_MOST_PARTS = 20_000
_DEEPEST = 60
_LEAST = 0.01
_CLOCK = 4
_FORBIDDEN = frozenset({1, 13, 30, 95, 97, 100, 101})
"""Error numbers with which the sandbox itself answers: permission, read only, no network."""

_NO_FOLDER = "No usable temporary directory"
_PLAIN = (bool, int, str, type(None))
_PARTED: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "set"}


class _NothingToAsk(Exception):  # noqa: N818 - no error: the example is about something else
    """The example itself cannot be tried here."""


def run(order: dict[str, Any], tell: Callable[[dict[str, object]], None], timed_out: type[BaseException]) -> None:
    """Tell first how loading went, then what came of each example."""
    module = _module(order)
    space = module.__dict__
    lines = order["source"].splitlines(keepends=True)
    linecache.cache[order["path"]] = (len(order["source"]), None, lines, order["path"])
    try:
        with _limit(order["load_seconds"]), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(order["source"], order["path"], "exec", dont_inherit=True), space)  # noqa: S102 - this is what the sandbox is for
    except BaseException as error:  # noqa: BLE001 - foreign code
        tell({"loaded": False, **_raised(error, timed_out), "guilty": _passes(error, order)})
        return
    tell({"loaded": True})
    own = space.get(order["name"])
    until = time.process_time() + order["all_seconds"]
    for number, example in enumerate(order["examples"]):
        seconds = min(order["case_seconds"], until - time.process_time())
        record = _tried(example, space, seconds, timed_out)
        if own is not None:
            space[order["name"]] = own
        tell({"number": number, **record})
    if order["tests"]:
        sys.modules["inner_tests"].run(order, tell, {"limit": _limit, "passes": _passes, "forbidden": _is_forbidden})


def _module(order: dict[str, Any]) -> types.ModuleType:
    """Return an empty module for the text, in its package where that can be imported."""
    if order["package"]:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(order["package"])
    module = types.ModuleType(order["module"])
    module.__file__ = order["path"]
    module.__package__ = order["package"]
    sys.modules[order["module"]] = module
    return module


def _passes(error: BaseException, order: dict[str, Any]) -> bool:
    """Tell whether an error came through the lines that are on trial."""
    first, last = order["lines"]
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == order["path"] and first <= trace.tb_lineno <= last:
            return True
        trace = trace.tb_next
    return False


@contextlib.contextmanager
def _limit(seconds: float) -> Any:
    """Limit processor time, and the time on the clock to several times that: a busy machine makes no code wrong."""
    signal.setitimer(signal.ITIMER_PROF, max(seconds, _LEAST))
    signal.setitimer(signal.ITIMER_REAL, _CLOCK * max(seconds, _LEAST))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _tried(
    example: dict[str, Any], space: dict[str, Any], seconds: float, timed_out: type[BaseException]
) -> dict[str, object]:
    """Return what came of one example, as plain data."""
    out = io.StringIO()
    try:
        with _limit(seconds), contextlib.redirect_stdout(out):
            value = _evaluated(example["source"], space)
            told = {"value": _told(value), "shown": _shown(value), "nothing": value is None}
            if example["compare"]:
                told |= _compared(value, example["compare"], space)
    except _NothingToAsk as nothing:
        return {"skipped": str(nothing)}
    except BaseException as error:  # noqa: BLE001 - foreign code
        return {**_raised(error, timed_out), "printed": out.getvalue()[:_LONGEST_TEXT]}
    return {**told, "printed": out.getvalue()[:_LONGEST_TEXT]}


def _compared(value: Any, expected: str, space: dict[str, Any]) -> dict[str, object]:
    """Return an expected value that is no literal as plain data, and whether it says that it equals the value."""
    try:
        wanted = _evaluated(expected, space)
        agrees = wanted == value
        return {"wanted": _told(wanted), "agrees": bool(agrees.all() if hasattr(agrees, "all") else agrees)}
    except Exception as error:  # noqa: BLE001 - what is printed need not be an expression, and the code is foreign
        return {"unclear": f"what it should give cannot be told ({type(error).__name__})"}


def _raised(error: BaseException, timed_out: type[BaseException]) -> dict[str, object]:
    """Return an error as plain data: what it is, what it says, and whether it is the sandbox that forbids something."""
    if isinstance(error, timed_out):
        return {"reason": "takes too long", "raised": []}
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - foreign code
        text = ""
    kinds = [each.__name__ for each in type(error).__mro__]
    record: dict[str, object] = {
        "reason": f"raises {kinds[0]}{': ' + text[:_LONGEST] if text else ''}",
        "raised": kinds,
    }
    if _is_forbidden(error):
        record["skipped"] = f"what it does is not allowed in the sandbox ({text[:_LONGEST]})"
    return record


def _is_forbidden(error: BaseException | None) -> bool:
    seen = 0
    while error is not None and seen < _DEEPEST:
        if isinstance(error, OSError) and (error.errno in _FORBIDDEN or _NO_FOLDER in str(error)):
            return True
        error = error.__cause__ or error.__context__
        seen += 1
    return False


def _evaluated(source: str, space: dict[str, Any]) -> object:
    """Run statements; return the value of the last one if it is an expression."""
    tree = ast.parse(source, _EXAMPLE)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in space and node.id in _modules():
            with contextlib.suppress(ImportError):
                space[node.id] = importlib.import_module(node.id)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, _EXAMPLE, "exec", dont_inherit=True), space)  # noqa: S102 - this is what the sandbox is for
        if isinstance(last, ast.Expr):
            return eval(compile(ast.Expression(last.value), _EXAMPLE, "eval", dont_inherit=True), space)  # noqa: S307 - the sandbox
    except (NameError, ImportError) as error:
        behind = error.__traceback__.tb_next if error.__traceback__ else None
        if behind is not None and behind.tb_next is None and behind.tb_frame.f_code.co_filename == _EXAMPLE:
            raise _NothingToAsk(str(error)) from error
        raise
    return None


def _modules() -> frozenset[str]:
    return frozenset({"math", "re", "datetime", "collections", "itertools", "decimal", "fractions", "json", "string"})


class _Told:
    """Turns values into plain data, up to a number of parts in all."""

    def __init__(self) -> None:
        self.parts = 0

    def tell(self, value: Any, depth: int = 0) -> list[Any]:
        """Return a value as a tagged list; what has no plain form is `other` with the name of its type."""
        self.parts += 1
        kind = type(value)
        if self.parts > _MOST_PARTS or depth > _DEEPEST:
            return ["huge"]
        if kind in (float, complex):
            return [kind.__name__, builtin_repr(value)]
        if kind in _PLAIN:
            return ["plain", value] if kind is not int or abs(value) < 1 << 53 else ["int", builtin_repr(value)]
        if kind is bytes:
            return ["bytes", value.hex()]
        if kind in _PARTED:
            return [_PARTED[kind], [self.tell(each, depth + 1) for each in value]]
        if kind is dict:
            return ["dict", [[self.tell(key, depth + 1), self.tell(each, depth + 1)] for key, each in value.items()]]
        return self._other(value, depth)

    def _other(self, value: Any, depth: int) -> list[Any]:
        for base in (bool, int, float, complex, str, bytes, list, tuple, set, frozenset, dict):
            if isinstance(value, base):
                # A subclass is what it is a kind of: it is asked by the base's own methods, not by its own.
                return [*self.tell(_as_base(base, value), depth + 1)]
        return ["other", type(value).__name__]


def _as_base(base: type, value: Any) -> Any:
    if base is dict:
        return dict(dict.items(value))
    if base in (list, tuple, set, frozenset):
        return base(base.__iter__(value))
    if base is str:
        return str.__str__(value)
    return _PLAINLY.get(base, base)(value)


_PLAINLY: dict[type, Any] = {int: int.__index__, float: float.__float__}
builtin_repr = repr


def _told(value: object) -> list[Any]:
    return _Told().tell(value)


def _shown(value: object) -> str:
    try:
        return builtin_repr(value)[:_LONGEST_TEXT]
    except Exception:  # noqa: BLE001 - foreign code
        return f"a {type(value).__name__}"
