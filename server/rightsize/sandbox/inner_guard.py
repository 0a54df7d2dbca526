"""Keep foreign code away from what runs it; runs inside of the sandbox only.

Whatever leads out of a frame to the frames that called it, or to all objects there are, is told by the interpreter
itself; where the code on trial asks for it, directly or through a module that only hands it on, the trial ends.  Code
that it had compiled is on trial too, whatever name it gave to that, but for files that are imported as they are.
"""

from __future__ import annotations

import os
import sys
import types
from _thread import get_ident
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTRIBUTES = {
    "object.__getattr__": frozenset({"tb_frame", "gi_frame", "cr_frame", "ag_frame"}),
    "object.__setattr__": frozenset({"__code__", "__defaults__", "__kwdefaults__"}),
}
_EVENTS = frozenset(
    {"sys._getframe", "sys._current_frames", "sys._current_exceptions", "gc.get_objects", "gc.get_referrers",
     "gc.get_referents", "sys.settrace", "sys.setprofile", "sys.addaudithook", "code.__new__", "function.__new__",
     "compile", "exec", "marshal.load", "marshal.loads", "ctypes.dlopen", "ctypes.dlsym", "ctypes.addressof",
     "ctypes.string_at", "ctypes.cdata", "ctypes.call_function", "ctypes.PyObj_FromPtr"}
)  # fmt: skip
_BY_ANY_WAY = frozenset({"sys.settrace", "sys.setprofile", *(each for each in _EVENTS if each.startswith("ctypes"))})
"""What no module of the library does for its own sake."""

_HANDED_ON = frozenset(
    {"currentframe", "stack", "trace", "getinnerframes", "getouterframes", "walk_tb", "walk_stack", "_task_get_stack",
     "get_stack"}
)  # fmt: skip
_OFTEN = 500
"""All calls up to so many are looked at, and of those beyond one in a part of what came before."""

_MADE = frozenset({"compile", "exec"})
_IMPORTS = frozenset({"_find_and_load", "_gcd_import", "_handle_fromlist"})
"""By what the interpreter imports a module, for `import` and for `importlib.import_module`."""

_MADE_UP, _FROZEN = "<string>", "<frozen "
_CALLS, _Frame = frozenset({"call", "return"}), types.FrameType
_get_frame, _get_frames, _thread = sys._getframe, sys._current_frames, get_ident  # noqa: SLF001 - there is no other way to see who asks


class OnTrial:
    """Knows which code is on trial: some lines of a file, and whatever these had compiled, under any name."""

    def __init__(self, order: dict[str, Any]) -> None:
        """Keep which lines these are."""
        self._path, (self._first, self._last) = order["path"], order["lines"]
        self._made_up = {_MADE_UP}
        self._library = f"{os.path.dirname(os.__file__)}{os.sep}"  # noqa: PTH120 - nothing that foreign code could change

    def holds(self, frame: Any) -> bool:
        """Tell whether a frame runs what is on trial."""
        if frame is None:
            return False
        name, line = frame.f_code.co_filename, frame.f_lineno
        return name in self._made_up or (name == self._path and line is not None and self._first <= line <= self._last)

    def is_library(self, frame: Any) -> bool:
        """Tell whether a frame runs a module of the library."""
        name = frame.f_code.co_filename
        return name not in self._made_up and bool(name.startswith(self._library))

    def wrote(self, function: Any) -> bool:
        """Tell whether a function is on trial."""
        code = function.__code__
        own = code.co_filename == self._path and self._first <= code.co_firstlineno <= self._last
        return own or code.co_filename in self._made_up

    def runs(self) -> bool:
        """Tell whether another thread is in the middle of what is on trial."""
        own = _thread()
        for thread, frame in _get_frames().items():
            each: Any = frame if thread != own else None
            while each is not None:
                if self.holds(each):
                    return True
                each = each.f_back
        return False

    def note(self, event: str, made: Any, name: object, frame: Any) -> None:
        """Note the name of what is compiled or run, where the code on trial asked for it and nothing is imported."""
        imports = False
        while frame is not None and (self.is_library(frame) or self._is_frozen(frame)):
            imports = frame.f_code.co_name in _IMPORTS if self._is_frozen(frame) else imports
            frame = frame.f_back
        if event == "exec":
            name, imported = made.co_filename, imports
        else:
            imported = not isinstance(name, str) or _is_file(name, made)
        if not imported and self.holds(frame):
            self._made_up.add(str(name))

    def _is_frozen(self, frame: Any) -> bool:
        name = frame.f_code.co_filename
        return name not in self._made_up and bool(name.startswith(_FROZEN))


def guard(order: dict[str, Any], end: Callable[[str], None]) -> OnTrial:
    """Watch for what leads out, from now on; `end` ends the trial and says why."""
    asking: set[int] = set()
    on_trial = OnTrial(order)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS and not (event in _ATTRIBUTES and arguments[1] in _ATTRIBUTES[event]):
            return
        thread = _thread()
        if thread in asking:
            return
        asking.add(thread)
        frame: Any = _get_frame(1)
        asking.discard(thread)
        if event in _MADE:
            on_trial.note(event, arguments[0], arguments[-1], frame)
            return
        while frame is not None and on_trial.is_library(frame):
            if event not in _BY_ANY_WAY and not _hands_on(frame.f_code):
                return
            frame = frame.f_back
        if on_trial.holds(frame):
            what = arguments[1] if event in _ATTRIBUTES else event
            end(f"reaches into what runs it ({what})")

    sys.addaudithook(heard)
    return on_trial


def watch(order: dict[str, Any], kept: Any) -> tuple[Callable[[Any, str, object], None], Callable[[], list[Any]]]:
    """Return what sees calls of functions, and what tells what it saw.

    It saw whether the function was called, whether one that is not written yet was, and what the code on trial had
    changed when it gave back control.
    """
    path, name, stubs = order["path"], order["name"], frozenset(order["stubs"])
    (first, last), found = order["lines"], [False, False]
    targets: dict[Any, bool] = {}
    changes = _Changes(kept)

    def is_target(code: Any) -> bool:
        if code not in targets:
            ends = [line for _, _, line in code.co_lines() if line is not None]
            targets[code] = code.co_firstlineno <= first <= max(ends, default=0) or first <= code.co_firstlineno <= last
        return targets[code]

    def seen(frame: Any, event: str, _: object) -> None:
        # Whoever is on trial can have what watches it, by `sys.getprofile`, but no frame to hand to that.
        if type(frame) is not _Frame or event not in _CALLS:
            return
        code = frame.f_code
        if code.co_filename != path:
            return
        own = is_target(code)
        if event == "call":
            found[0] = found[0] or (own and code.co_name == name)
            found[1] = found[1] or code.co_name in stubs
        if own and (frame.f_back is None or frame.f_back.f_code.co_filename != path):
            changes.note(begins=event == "call")

    return seen, lambda: [*found, changes.found()]


class _Changes:
    """Finds what is changed by calls of the function: compares all that is kept around each, or around ever fewer.

    A test may call the function in a long loop, and comparing takes longer than most calls do.  What a test itself puts
    in another's place before it calls the function is its own affair.
    """

    def __init__(self, kept: Any) -> None:
        self._kept = kept
        self._calls = self._next = 0
        self._before: dict[int, list[frozenset[str] | None]] = {}
        self._last: frozenset[str] = frozenset()
        self._blind = False
        self._changed: list[str] = []

    def note(self, *, begins: bool) -> None:
        """Note that a call begins or ends."""
        before = self._before.setdefault(_thread(), [])
        if begins:
            self._calls += 1
            looks = self._calls >= self._next
            before.append(self._compared() if looks else None)
            self._blind = not looks
        elif (then := before.pop() if before else frozenset()) is not None:
            # A look behind the call covers all calls in it.
            self._last = self._kept.changed()
            self._changed += sorted(self._last - then)

    def found(self) -> str:
        """Return one thing that the calls changed, or nothing."""
        if self._blind:
            self._compared()
        return self._changed[0] if self._changed else ""

    def _compared(self) -> frozenset[str]:
        """Return what is changed now; what was not yet at the last look, with calls in between, these did."""
        now: frozenset[str] = self._kept.changed()
        if self._blind:
            self._changed += sorted(now - self._last)
        self._next = self._calls + self._calls // _OFTEN
        return now


def _hands_on(code: types.CodeType) -> bool:
    """Tell whether a function of the library gives its caller the frame that it asks for; one of a line may do."""
    return code.co_name in _HANDED_ON or code.co_name == "<lambda>"


def _is_file(name: str, source: object) -> bool:
    """Tell whether a text is that of the file whose name it is given, as with a module that is imported."""
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - nothing that foreign code could change
            return isinstance(source, bytes) and file.read() == source
    except (OSError, ValueError):
        return False
