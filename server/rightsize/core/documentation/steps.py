"""What the statements of a body do, in their order, as one phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rightsize.core.documentation.conditions import condition_of
from rightsize.core.documentation.phrases import VAGUE, joined
from rightsize.core.documentation.verbs import with_mood

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.documentation.context import Context
    from rightsize.core.documentation.outline import Step

MOST_IN_SUMMARY = 3
_LONGEST_SUMMARY = 130
_PAIR = 2
_BARE = re.compile(r"`[^`]*`|the base class's `[^`]*`")
_CODE = re.compile(r"`[^`]*`")
_STORED = re.compile(r"store `([^`]*)` as (`[^`]*`)")
_RAISING = ("raise ", "throw ")
_MOST_IN_DETAILS = 5
_LONGEST_DETAILS = 320


@dataclass(frozen=True, slots=True)
class Told:
    """What one statement does, its verb in the base form, and when; `when` is empty for what always happens."""

    what: str
    when: str


def steps_of(context: Context) -> list[Told]:
    """Return what each statement with an effect does, repeats left out."""
    return list(dict.fromkeys(_worded(context)))


def summary_of(context: Context, steps: Sequence[Told]) -> tuple[str, list[Told]] | None:
    """Return a phrase of the first steps, its verbs in the right mood, and the steps that it leaves out."""
    for count in range(min(MOST_IN_SUMMARY, len(steps)), 0, -1):
        text = _phrase(steps[:count], context.mood)
        if text and len(text) <= _LONGEST_SUMMARY:
            return text, list(steps[count:])
    return None


def details_of(steps: Sequence[Told], opening: str = "It then") -> str | None:
    """Return the sentence that tells the steps behind those in the summary, or None where they are too many for one."""
    text = _phrase(steps, "indicative") if 0 < len(steps) <= _MOST_IN_DETAILS else None
    return f"{opening} {text}." if text and len(text) <= _LONGEST_DETAILS else None


def _worded(context: Context) -> Iterator[Told]:
    names = {each.name for each in context.symbol.parameters}
    several = len(context.outline.effects) > 1 or bool(context.outline.returns)
    for step in context.outline.effects:
        if any(context.phrases.source(span) in context.phrases.changed for span in step.fact.captures.get("x", ())):
            # What a parameter holds from here on is no effect that a caller sees.
            continue
        text = context.phrases.effect(step.fact.span)
        condition = _condition(context, step)
        stored = _STORED.fullmatch(text or "")
        if stored and stored.group(1) not in names:
            text = f"set {stored.group(2)} to `{stored.group(1)}`"
        if text is None or condition is None or (several and text.startswith(_RAISING)):
            continue
        if text.removeprefix("yield ") in VAGUE:
            continue
        set_to = text.split(" to ")
        text = set_to[0] if text.startswith("set ") and set_to[-1] in VAGUE else text
        item = condition.replace("for each item of", "an item of")
        # "Append an item of x for each item of x" is "append each item of x".
        each_item = condition.startswith("for each") and item in text
        yield Told(text.replace(item, item.replace("an", "each", 1)), "") if each_item else Told(text, condition)


def _condition(context: Context, step: Step) -> str | None:
    """Return when a step runs, loops included, or None where that cannot be said."""
    guards = [guard for guard in step.guards if guard.kind != "unless"]
    loops = [guard for guard in guards if guard.kind == "loop"]
    if not loops:
        return (
            None if any(guard.kind in {"else", "catch", "switch"} for guard in guards) else condition_of(context, step)
        )
    if len(guards) > 1:
        return None
    over = loops[0].fact.captures.get("over")
    if not over:
        return "in a loop"
    value = context.phrases.value(over[0])
    return f"for each item of {value}" if value and " for each " not in value else None


def _phrase(steps: Sequence[Told], mood: str) -> str | None:
    """Join steps: a verb and a condition are said once for the steps in a row that share it."""
    clauses: list[str] = []
    for when, group in groupby(steps, key=lambda each: each.when):
        parts = _verbs([each.what for each in group], mood)
        if parts is None:
            return None
        clauses.append(f"{parts}{',' if when and ', ' in _outside_code(parts) else ''} {when}".strip())
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])}, then {clauses[-1]}"


def _verbs(steps: Sequence[str], mood: str) -> str | None:
    """Join "call a", "call b", "call c with d" to "call a and b, then call c with d"."""
    parts: list[str] = []
    for verb, group in groupby(steps, key=_mergeable):
        rests = [each.split(" ", 1)[1] for each in group]
        together = joined(rests)
        if together is None:
            return None
        parts.append(f"{with_mood(verb.split()[0], mood)} {together}")
    if len(parts) == 1:
        return parts[0]
    plain = len(parts) == _PAIR and not any(re.search(" and |, ", _outside_code(each)) for each in parts)
    return f"{', '.join(parts[:-1])}{' and' if plain else ', then'} {parts[-1]}"


def _outside_code(text: str) -> str:
    return _CODE.sub("", text)


def _mergeable(step: str) -> str:
    """Return a key that steps share whose objects may stand behind one verb: bare ones, and "a to b" with "c to d"."""
    verb, rest = step.split(" ", 1)
    if _BARE.fullmatch(rest):
        return f"{verb} bare"
    for link in (" to ", " as "):
        if rest.count(link) == 1 and " and " not in rest and ", " not in rest:
            return f"{verb}{link}"
    return f"{verb} {rest}"
