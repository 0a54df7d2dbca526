"""Whether what came of an example is what it asks for; outside of the sandbox, on plain data alone.

Values are held against each other as values, numbers with a tolerance; what was printed is held against text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.python_tree import literal_of
from rightsize.sandbox.leeway import within
from rightsize.sandbox.told import same, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.tasks.generation import Example

_LONGEST = 120
_LONGEST_REASON = 300
_RAISED = re.compile(r"Traceback \((?:most recent call last|innermost last)\):")
_ERROR = re.compile(
    r"(?:(?:[Rr]aise[sd]?|[Tt]hrows?)[: \t]+(?:an?[ \t]+)?)?`?"
    r"([A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|StopIteration))`?(?:[:( ].*)?$"
)
"""An error as people write it where a session would print more."""

_WORDS_BEHIND = 3
_WORD = re.compile(r"(?<!\S)[A-Za-z][a-z'-]*(?=[\s,.:;!?]|$)")
_LOST = "FileNotFoundError"
_FILE = re.compile(r"""['"](?:~|\.{0,2}/|[\w./-]*/|[\w.-]+\.[a-z]\w{1,4})[\w./-]*['"]""")
_ANYTHING = re.compile(r"#[ \t]*doctest:[^\n]*\+ELLIPSIS")
_SHOWN = re.compile(r"<[^<>]*\.\.\.[^<>]*>")
"""How an object shows itself, with dots for where it lies."""

_TOO_LARGE = ["huge"]
_PERHAPS = "whether `...` stands for anything in what it should give, nothing says"
_HUGE = "what it gives is too large to be held against what it should give"
_OWN_WAY = "only its own `__eq__` says that the value is the one that it should give"


def judged(example: Example, record: Mapping[str, Any]) -> tuple[str, str]:
    """Return how an example ended, `passed`, `failed` or `skipped`, and why."""
    if "skipped" in record:
        return "skipped", str(record["skipped"])[:_LONGEST_REASON]
    if "unclear" in record and not example.printed:
        return "skipped", str(record["unclear"])[:_LONGEST_REASON]
    reason = _printed(example, record) if example.printed else _given(example, record)
    if reason and (excuse := _excuse(record)):
        return "skipped", excuse
    if reason and _LOST in record.get("raised", ()) and _FILE.search(example.source) and not _raises(example):
        return "skipped", f"it {record['reason']}, and what it needs may lie elsewhere"
    if reason and "raised" not in record and record.get("own") is True:
        return "skipped", _OWN_WAY
    if reason and record.get("value") == record.get("wanted") == _TOO_LARGE:
        return "skipped", _HUGE
    if reason and "raised" not in record and _may_match(record, example.expected or ""):
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
    value = value_of(record["value"])
    if isinstance(value, tuple) and not isinstance(wanted, tuple) and expected.startswith("("):
        wanted = (wanted,)  # one in parentheses, where the comma was forgotten
    printed = str(record["printed"]).strip()
    if is_literal and (same(value, wanted) or (record["nothing"] and printed in {expected, str(wanted)})):
        return ""
    if within(record, expected, example.leeway or ()) or (
        _is_cut(expected) and _matches(str(record["shown"]), expected)
    ):
        return ""
    return f"gives {str(record['shown'])[:_LONGEST]}, not {expected[:_LONGEST]}"


def _printed(example: Example, record: Mapping[str, Any]) -> str:
    """Return what is wrong with what a session would print, or nothing."""
    wanted = example.expected or ""
    raises = _RAISED.match(wanted)
    if "raised" in record:
        raises = raises or _ERROR.match(wanted.strip())
        return _other_error(record, wanted) if raises and record["raised"] else str(record["reason"])
    shown, text = str(record["shown"]), str(record["printed"])
    if raises:
        return f"gives {shown[:_LONGEST]} and raises nothing"
    got = _got(record)
    if _folded(got) == _folded(wanted) or _agrees(record):
        return ""
    if (_ANYTHING.search(example.source) or _SHOWN.search(wanted) or _is_cut(wanted)) and _matches(got, wanted):
        return ""
    if not text and wanted.strip() and _is_worth(value_of(record["value"]), wanted):
        return ""
    if not text and within(record, wanted, example.leeway or ()):
        return ""
    if (first := _before_words(wanted)) and _printed(replace(example, expected=first), record) == "":
        return ""
    return f"gives {shown[:_LONGEST] if not text else repr(text[:_LONGEST])}, not {' '.join(wanted.split())[:_LONGEST]}"


def _raises(example: Example) -> bool:
    """Tell whether an example shows that an error is raised."""
    wanted = (example.expected or "").strip()
    return example.printed and (_RAISED.match(wanted) or _ERROR.match(wanted)) is not None


def _before_words(wanted: str) -> str:
    """Return the first of the lines that a session prints, where that is a value and words follow, or nothing."""
    first, *others = wanted.strip().splitlines() or [""]
    is_prose = len(_WORD.findall(others[0])) >= _WORDS_BEHIND if others else False
    return first if is_prose and literal_of(first.strip())[0] else ""


def _got(record: Mapping[str, Any]) -> str:
    """Return what a session would print."""
    shown, text = str(record["shown"]), str(record["printed"])
    return text if record["nothing"] else f"{text}{shown}\n"


def _may_match(record: Mapping[str, Any], wanted: str) -> bool:
    """Tell whether a value fits what is written where dots in it stand for more."""
    is_literal, value = literal_of(wanted.strip())
    return _matches(_got(record), repr(value) if is_literal and isinstance(value, str) else wanted)


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
    named = _ERROR.match(wanted.strip())
    name = (named.group(1) if named else last.partition(":")[0]).rpartition(".")[2].strip()
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
    return same(value_of(value), value_of(record["wanted"]))


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
