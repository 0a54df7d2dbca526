"""What the statements of a body do, in their order, as one phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.conditions import condition_of
from rightsize.core.documentation.phrases import joined
from rightsize.core.documentation.verbs import with_mood

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.documentation.context import Context
    from rightsize.core.documentation.outline import Step

MOST_IN_SUMMARY = 3
_LONGEST_SUMMARY = 130
_MOST_IN_DETAILS = 5
_LONGEST_DETAILS = 320


def steps_of(context: Context) -> list[str]:
    """Return what each statement with an effect does, verbs in the base form, repeats left out."""
    return list(dict.fromkeys(_worded(context)))


def summary_of(context: Context, steps: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return a phrase of the first steps, its verbs in the right mood, and the steps that it leaves out."""
    for count in range(min(MOST_IN_SUMMARY, len(steps)), 0, -1):
        text = _phrase(steps[:count], context.mood)
        if text and len(text) <= _LONGEST_SUMMARY:
            return text, list(steps[count:])
    return None


def details_of(steps: Sequence[str]) -> str | None:
    """Return the sentence that tells the steps behind those in the summary."""
    shown = steps[:_MOST_IN_DETAILS]
    for count in range(len(shown), 0, -1):
        text = _phrase(shown[:count], "indicative")
        if text and len(text) <= _LONGEST_DETAILS:
            return f"It then {text}{', among other steps' if count < len(steps) else ''}."
    return None


def _worded(context: Context) -> Iterator[str]:
    several = len(context.outline.effects) > 1 or bool(context.outline.returns)
    for step in context.outline.effects:
        text = context.phrases.effect(step.fact.span)
        condition = _condition(context, step)
        if text is None or condition is None or (several and text.startswith("raise ")):
            continue
        yield f"{text} {condition}".strip()


def _condition(context: Context, step: Step) -> str | None:
    """Return when a step runs, loops included, or None where that cannot be said."""
    loops = [guard for guard in step.guards if guard.kind == "loop"]
    if not loops:
        return None if any(guard.kind in {"else", "catch"} for guard in step.guards) else condition_of(context, step)
    if len(step.guards) > 1:
        return None
    over = loops[0].fact.captures.get("over")
    if not over:
        return "in a loop"
    value = context.phrases.value(over[0])
    return f"for each item of {value}" if value and " for each " not in value else None


def _phrase(steps: Sequence[str], mood: str) -> str | None:
    """Join steps, a verb said once for those in a row that share it: "call `a` and `b`, then set `c`"."""
    groups: list[tuple[str, list[str]]] = []
    for each in steps:
        verb, _, rest = each.partition(" ")
        if groups and groups[-1][0] == verb and not _is_guarded(each) and not _is_guarded(groups[-1][1][-1]):
            groups[-1][1].append(rest)
        else:
            groups.append((verb, [rest]))
    parts = [f"{with_mood(verb, mood)} {joined(rests) or ''}" for verb, rests in groups]
    if len(parts) > 1:
        parts[-1] = f"then {parts[-1]}" if " and " in parts[-2] or len(parts) > 1 else parts[-1]
        return f"{', '.join(parts[:-1])}, {parts[-1]}"
    return parts[0] if parts else None


def _is_guarded(text: str) -> bool:
    return any(word in text for word in (" if ", " for each ", " in a loop", " when "))
