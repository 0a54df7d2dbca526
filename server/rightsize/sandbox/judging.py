"""Whether what came of an example is what it asks for; outside of the sandbox, on plain data alone.

Values are held against each other as values, numbers with a tolerance; what was printed is held against text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.python_tree import literal_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.tasks.generation import Example

_RELATIVE, _ABSOLUTE = 1e-9, 1e-12
"""By how much a number may be off: what adding in another order makes, and no more."""

_LONGEST = 120
_LONGEST_REASON = 300
_DEEPEST = 40
_RAISED = re.compile(r"Traceback \((?:most recent call last|innermost last)\):")
_ANYTHING = re.compile(r"#[ \t]*doctest:[^\n]*\+ELLIPSIS")
_SHOWN = re.compile(r"<[^<>]*\.\.\.[^<>]*>")
"""How an object shows itself, with dots for where it lies."""

_TOO_LARGE = ["huge"]
_PERHAPS = "whether `...` stands for anything in what it should give, nothing says"
_HUGE = "what it gives is too large to be held against what it should give"
_OWN_WAY = "only its own `__eq__` says that the value is the one that it should give"


class Unknown:
    """A value that has no plain form; it equals nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object: of which class, by a number that is good for one run, and what it is made of."""

    kind: int
    state: Any

    def __hash__(self) -> int:
        """Let a set hold it, whatever it is made of."""
        return hash((self.kind, _mixed(self.state)))


def judged(example: Example, record: Mapping[str, Any]) -> tuple[str, str]:
    """Return how an example ended, `passed`, `failed` or `skipped`, and why."""
    if "skipped" in record:
        return "skipped", str(record["skipped"])[:_LONGEST_REASON]
    if "unclear" in record and not example.printed:
        return "skipped", str(record["unclear"])[:_LONGEST_REASON]
    reason = _printed(example, record) if example.printed else _given(example, record)
    if reason and (excuse := _excuse(record)):
        return "skipped", excuse
    if reason and "raised" not in record and record.get("own") is True:
        return "skipped", _OWN_WAY
    if reason and record.get("value") == record.get("wanted") == _TOO_LARGE:
        return "skipped", _HUGE
    if reason and example.printed and "raised" not in record and _matches(_got(record), example.expected or ""):
        return "skipped", _PERHAPS
    return ("failed", reason[:_LONGEST_REASON]) if reason else ("passed", "")


def judged_test(record: Mapping[str, Any]) -> tuple[str, str]:
    """Return how a test of the project ended, and why; only what the walls refused excuses one that fails."""
    outcome, reason = str(record["outcome"]), str(record.get("reason", ""))[:_LONGEST_REASON]
    if outcome == "failed" and (excuse := _excuse(record)):
        return "skipped", excuse
    return outcome if outcome in {"passed", "failed", "skipped"} else "failed", reason


def _excuse(record: Mapping[str, Any]) -> str:
    """Return what the sandbox refused, where an error may come from that; the walls themselves say that they did."""
    walls = record.get("walls")
    if record.get("wall") is not True or not walls:
        return ""
    return f"it {' and '.join(map(str, walls))}, which the sandbox does not allow"


def compared_inside(example: Example) -> str:
    """Return what the value must be held against inside of the sandbox, since it is no literal; else nothing."""
    expected = example.expected
    if not expected or not expected.strip() or _RAISED.match(expected) or literal_of(expected.strip())[0]:
        return ""
    try:
        compile(expected.strip(), "", "eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ""
    return expected.strip()


def _given(example: Example, record: Mapping[str, Any]) -> str:
    """Return what is wrong with the value of an expression, or nothing."""
    if "raised" in record:
        return str(record["reason"])
    expected = example.expected
    if expected is None or _agrees(record):
        return ""
    is_literal, wanted = literal_of(expected.strip())
    value = _value(record["value"])
    if isinstance(value, tuple) and not isinstance(wanted, tuple) and expected.startswith("("):
        wanted = (wanted,)  # one in parentheses, where the comma was forgotten
    printed = str(record["printed"]).strip()
    if is_literal and (same(value, wanted) or (record["nothing"] and printed in {expected, str(wanted)})):
        return ""
    return f"gives {str(record['shown'])[:_LONGEST]}, not {expected[:_LONGEST]}"


def _printed(example: Example, record: Mapping[str, Any]) -> str:
    """Return what is wrong with what a session would print, or nothing."""
    wanted = example.expected or ""
    raises = _RAISED.match(wanted)
    if "raised" in record:
        return _other_error(record, wanted) if raises and record["raised"] else str(record["reason"])
    shown, text = str(record["shown"]), str(record["printed"])
    if raises:
        return f"gives {shown[:_LONGEST]} and raises nothing"
    got = _got(record)
    if _folded(got) == _folded(wanted) or _agrees(record):
        return ""
    if (_ANYTHING.search(example.source) or _SHOWN.search(wanted) or _is_cut(wanted)) and _matches(got, wanted):
        return ""
    if not text and wanted.strip() and _is_worth(_value(record["value"]), wanted):
        return ""
    return f"gives {shown[:_LONGEST] if not text else repr(text[:_LONGEST])}, not {' '.join(wanted.split())[:_LONGEST]}"


def _got(record: Mapping[str, Any]) -> str:
    """Return what a session would print."""
    shown, text = str(record["shown"]), str(record["printed"])
    return text if record["nothing"] else f"{text}{shown}\n"


def _is_cut(wanted: str) -> bool:
    """Tell whether an expected value is written with dots for some of its parts, as in a list of many."""
    is_literal, value = literal_of(wanted.strip())
    waiting, seen = [value] if is_literal else [], 0
    while waiting and seen < _LONGEST:
        each = waiting.pop()
        seen += 1
        if each is ...:
            return True
        waiting += (
            [*each, *each.values()] if isinstance(each, dict) else each if isinstance(each, (list, tuple, set)) else []
        )
    return False


def _other_error(record: Mapping[str, Any], wanted: str) -> str:
    last = next((line for line in reversed(wanted.splitlines()) if re.match(r"[A-Za-z_][\w.]*(?::|$)", line)), "")
    name = last.partition(":")[0].rpartition(".")[2].strip()
    return "" if not name or name in record["raised"] else f"raises {record['raised'][0]}, not {name}"


def _is_worth(value: object, wanted: str) -> bool:
    """Tell whether what a session would print stands for an equal value."""
    if isinstance(value, str) and value.split() == wanted.split():
        return True
    is_literal, other = literal_of(wanted.strip())
    return is_literal and same(value, other)


def _agrees(record: Mapping[str, Any]) -> bool:
    """Tell whether a value equals what was worked out inside; only what has no plain form is asked itself."""
    if "wanted" not in record:
        return False
    value = record["value"]
    if isinstance(value, list) and value[:1] in (["other"], ["object"]) and record.get("agrees") is True:
        return True
    return same(_value(value), _value(record["wanted"]))


def _value(told: Any) -> Any:
    """Return the value that was told as plain data, or one that equals nothing."""
    try:
        tag, *rest = told
        return _READ[tag](*rest)
    except (TypeError, ValueError, KeyError, SyntaxError, RecursionError):
        return Unknown()


def _all(parts: Any) -> list[Any]:
    return [_value(each) for each in parts]


_READ: dict[str, Any] = {
    "plain": lambda value: value if isinstance(value, (bool, int, str, type(None))) else Unknown(),
    "int": lambda digits: int(digits, 16),
    "float": float,
    "complex": complex,
    "bytes": bytes.fromhex,
    "list": _all,
    "tuple": lambda parts: tuple(_all(parts)),
    "set": lambda parts: frozenset(_all(parts)),
    "same": lambda number: Thing(0, number),
    "object": lambda kind, parts: Thing(int(kind), _all(parts)),
    "dict": lambda parts: {_value(key): _value(each) for key, each in parts},
}


def same(value: Any, wanted: Any, depth: int = 0) -> bool:
    """Tell whether two values are equal, numbers within a tolerance, however deep they stand."""
    if depth > _DEEPEST:
        return bool(value == wanted)
    if isinstance(value, (float, complex)) or isinstance(wanted, (float, complex)):
        return _near(value, wanted)
    if isinstance(value, (list, tuple)) and type(value) is type(wanted):
        return len(value) == len(wanted) and all(same(*pair, depth + 1) for pair in zip(value, wanted, strict=True))
    if isinstance(value, Thing) and isinstance(wanted, Thing):
        return value.kind == wanted.kind and same(value.state, wanted.state, depth + 1)
    if isinstance(value, dict) and isinstance(wanted, dict):
        return value.keys() == wanted.keys() and all(same(value[key], wanted[key], depth + 1) for key in wanted)
    return bool(value == wanted)


def _mixed(value: Any) -> int:
    """Return a number that equal values have in common."""
    if isinstance(value, (list, tuple)):
        return hash(tuple(map(_mixed, value)))
    if isinstance(value, dict):
        return sum(hash((_mixed(key), _mixed(each))) for key, each in value.items())
    return hash(value)


def _near(value: Any, wanted: Any) -> bool:
    numbers = (int, float)
    if isinstance(value, numbers) and isinstance(wanted, numbers):
        both_none = value != value and wanted != wanted  # noqa: PLR0124 - so it is with no number alone
        try:
            return both_none or math.isclose(value, wanted, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)
        except OverflowError:
            return value == wanted
    if isinstance(value, (*numbers, complex)) and isinstance(wanted, (*numbers, complex)):
        return abs(value - wanted) <= max(_RELATIVE * abs(wanted), _ABSOLUTE)
    return bool(value == wanted)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _matches(got: str, wanted: str) -> bool:
    """Tell whether a text fits one in which `...` stands for anything."""
    if "..." not in wanted or not re.sub(r"[.\s]", "", wanted):
        return False
    first, *between, last = (_folded(part) for part in wanted.split("..."))
    text = _folded(got)
    if not (text.startswith(first) and text.endswith(last)):
        return False
    done, end = len(first), len(text) - len(last)
    # Each part where it stands first, as doctest does: another place could not let more of the rest fit.
    for part in between:
        place = text.find(part, done, end)
        if place < 0:
            return False
        done = place + len(part)
    return done <= end
