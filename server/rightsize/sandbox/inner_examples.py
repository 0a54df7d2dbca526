"""Load a module from its text and try examples on it, one after the other; runs inside of the sandbox only.

Values are held against each other as values, numbers with a tolerance; what was printed is held against text.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import importlib
import io
import linecache
import math
import re
import signal
import sys
import time
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLERANCE = 1e-6
_EXAMPLE = "<example>"
_LONGEST = 120
_DEEPEST = 40
_LEAST = 0.01
_CLOCK = 4


class _NothingToAsk(Exception):  # noqa: N818 - no error: the example is about something else
    """The example itself cannot be tried here."""


def run(order: dict[str, Any], tell: Callable[[dict[str, object]], None], timed_out: type[BaseException]) -> None:
    """Tell first how loading went, then how each example did."""
    space = _module(order).__dict__
    lines = order["source"].splitlines(keepends=True)
    linecache.cache[order["path"]] = (len(order["source"]), None, lines, order["path"])
    try:
        with _limit(order["load_seconds"]), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(order["source"], order["path"], "exec"), space)  # noqa: S102 - this is what the sandbox is for
    except BaseException as error:  # noqa: BLE001 - foreign code
        tell({"loaded": False, "reason": _said(error, timed_out), "guilty": _passes(error, order)})
        return
    tell({"loaded": True})
    own = space.get(order["name"])
    until = time.process_time() + order["all_seconds"]
    for number, example in enumerate(order["examples"]):
        seconds = min(order["case_seconds"], until - time.process_time())
        outcome, reason = _tried(example, space, seconds, timed_out)
        if own is not None:
            space[order["name"]] = own
        tell({"number": number, "outcome": outcome, "reason": reason})


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
) -> tuple[str, str]:
    """Return how one example ended and why."""
    try:
        with _limit(seconds):
            reason = _printed(example, space) if example["printed"] else _given(example, space)
    except _NothingToAsk as nothing:
        return "skipped", str(nothing)
    except BaseException as error:  # noqa: BLE001 - foreign code
        return "failed", _said(error, timed_out)
    return ("failed", reason) if reason else ("passed", "")


def _said(error: BaseException, timed_out: type[BaseException]) -> str:
    if isinstance(error, timed_out):
        return "takes too long"
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - foreign code
        text = ""
    return f"raises {type(error).__name__}{': ' + text[:_LONGEST] if text else ''}"


def _given(example: dict[str, Any], space: dict[str, Any]) -> str:
    """Return what is wrong with the value of an expression, or nothing."""
    expected = example["expected"]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        value = _evaluated(example["source"], space)
    if expected is None:
        return ""
    wanted = _evaluated(expected, space)
    if isinstance(value, tuple) and not isinstance(wanted, tuple) and expected.startswith("("):
        wanted = (wanted,)  # one in parentheses, where the comma was forgotten
    if _same(value, wanted) or (value is None and out.getvalue().strip() in {expected, str(wanted)}):
        return ""
    return f"gives {_shown(value)}, not {expected[:_LONGEST]}"


def _printed(example: dict[str, Any], space: dict[str, Any]) -> str:
    """Return what is wrong with what a session would print, or nothing."""
    wanted = example["expected"] or ""
    raised = re.match(r"Traceback \((?:most recent call last|innermost last)\):", wanted)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            value = _evaluated(example["source"], space)
        except Exception as error:
            if not raised:
                raise
            return _raised(error, wanted)
    text = out.getvalue()
    if raised:
        return f"gives {_shown(value)} and raises nothing"
    got = text if value is None else f"{text}{_repr(value)}\n"
    if _folded(got) == _folded(wanted) or _matches(got, wanted):
        return ""
    if not text and wanted.strip() and _is_worth(value, wanted, space):
        return ""
    return f"gives {_shown(value) if not text else repr(text[:_LONGEST])}, not {' '.join(wanted.split())[:_LONGEST]}"


def _raised(error: Exception, wanted: str) -> str:
    last = next((line for line in reversed(wanted.splitlines()) if re.match(r"[A-Za-z_][\w.]*(?::|$)", line)), "")
    name = last.partition(":")[0].rpartition(".")[2].strip()
    known = {each.__name__ for each in type(error).__mro__}
    return "" if not name or name in known else f"raises {type(error).__name__}, not {name}"


def _is_worth(value: object, wanted: str, space: dict[str, Any]) -> bool:
    """Tell whether what a session would print stands for an equal value."""
    if isinstance(value, str) and value.split() == wanted.split():
        return True
    try:
        return _same(value, eval(compile(wanted.strip(), _EXAMPLE, "eval"), dict(space)))  # noqa: S307 - the sandbox
    except Exception:  # noqa: BLE001 - what is printed need not be an expression
        return False


def _evaluated(source: str, space: dict[str, Any]) -> object:
    """Run statements; return the value of the last one if it is an expression."""
    tree = ast.parse(source, _EXAMPLE)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, _EXAMPLE, "exec"), space)  # noqa: S102 - this is what the sandbox is for
        if isinstance(last, ast.Expr):
            return eval(compile(ast.Expression(last.value), _EXAMPLE, "eval"), space)  # noqa: S307 - the sandbox
    except (NameError, ImportError) as error:
        behind = error.__traceback__.tb_next if error.__traceback__ else None
        if behind is not None and behind.tb_next is None and behind.tb_frame.f_code.co_filename == _EXAMPLE:
            raise _NothingToAsk(str(error)) from error
        raise
    return None


def _same(value: Any, wanted: Any, depth: int = 0) -> bool:
    """Tell whether two values are equal, numbers within a tolerance, however deep they stand."""
    if depth > _DEEPEST:
        return bool(value == wanted)
    if isinstance(value, (float, complex)) or isinstance(wanted, (float, complex)):
        return _near(value, wanted)
    if type(value) is type(wanted) and isinstance(value, (list, tuple)):
        return len(value) == len(wanted) and all(_same(*pair, depth + 1) for pair in zip(value, wanted))  # noqa: B905 - Python 3.9
    if isinstance(value, dict) and isinstance(wanted, dict):
        return value.keys() == wanted.keys() and all(_same(value[key], wanted[key], depth + 1) for key in wanted)
    return bool(value == wanted)


def _near(value: Any, wanted: Any) -> bool:
    numbers = (int, float)
    if isinstance(value, numbers) and isinstance(wanted, numbers):
        both_none = math.isnan(value) and math.isnan(wanted)
        return both_none or math.isclose(value, wanted, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    if isinstance(value, (*numbers, complex)) and isinstance(wanted, (*numbers, complex)):
        return abs(value - wanted) <= _TOLERANCE * max(1.0, abs(wanted))
    return bool(value == wanted)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _matches(got: str, wanted: str) -> bool:
    """Tell whether a text fits one in which `...` stands for anything."""
    if "..." not in wanted or not re.sub(r"[.\s]", "", wanted):
        return False
    parts = [re.escape(_folded(part)) for part in wanted.split("...")]
    return re.fullmatch(r"\s*.*?\s*".join(parts), _folded(got), re.DOTALL) is not None


def _repr(value: object) -> str:
    return builtins.repr(value)


def _shown(value: object) -> str:
    try:
        return _repr(value)[:_LONGEST]
    except Exception:  # noqa: BLE001 - foreign code
        return f"a {type(value).__name__}"
