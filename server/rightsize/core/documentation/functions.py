"""Drafts of functions and methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.documentation.conventions import convention_for
from rightsize.core.documentation.parameters import described_parameters
from rightsize.core.documentation.phrases import VAGUE, joined, listed, sentence
from rightsize.core.documentation.prose import says_more, states_fact
from rightsize.core.documentation.raised import described_raises
from rightsize.core.documentation.remarks import remark_above, remark_inside
from rightsize.core.documentation.results import result_of, returned_text, yielded_text
from rightsize.core.documentation.steps import Told, details_of, steps_of, summary_of
from rightsize.core.tasks.content import DocContent

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.documentation.context import Context

    Said = tuple[str, str | None] | None

_CONSTANT = re.compile(r"^returns? `(?:[\w.-]+|'[^']*'|\"[^\"]*\")`$")
_LONGEST_SUMMARY = 150
_LONG_BODY = 10


def draft_function(context: Context) -> DocContent | None:
    """Return the draft of a function or method, or None where nothing but its name is known."""
    note = _note(context)
    for shape in _SHAPES:
        found = shape(context) if shape is not _comment or note is None else None
        if found is not None:
            summary, details = found
            details = details or note
            return DocContent(
                summary=sentence(summary),
                details=details,
                parameters=described_parameters(context),
                returns=returned_text(context),
                yields=yielded_text(context),
                raises=described_raises(context),
            )
    return None


def _note(context: Context) -> str | None:
    """Return a comment above that states a fact and not what the body does, where that can be said without it."""
    remark = remark_above(context.parsed, context.symbol)
    if remark is None or not states_fact(remark.summary) or all(shape(context) is None for shape in _SHAPES[1:]):
        return None
    return sentence(remark.summary) + (f"\n\n{remark.details}" if remark.details else "")


def _comment(context: Context) -> Said:
    """Use a person's words."""
    remark = remark_above(context.parsed, context.symbol) or remark_inside(context.parsed, context.symbol)
    return (remark.summary, remark.details) if remark and says_more(remark.summary, context.symbol.name) else None


def _convention(context: Context) -> Said:
    """Use what the language itself says that a method of this name does, with what this one does for it."""
    said = convention_for(context.parsed.language, context.symbol)
    promised = said is not None and said.startswith(("return ", "tell "))
    if said is None or (promised and context.outline.raises and not context.outline.returns):
        return None
    if context.is_empty:
        return f"{context.in_mood(said)} and {context.verb('do')} nothing", None
    return context.in_mood(said), details_of(steps_of(context), "It")


def _undone(context: Context) -> Said:
    """Say of a body without work that it has none."""
    symbol = context.symbol
    if "abstract" in symbol.modifiers:
        owner = symbol.qualified_name.rpartition(".")[0].rpartition(".")[2]
        return f"{context.verb('leave')} `{symbol.name}` to the classes that implement `{owner or symbol.name}`", None
    if context.is_undone:
        raised = symbol.raises[0].type.rsplit(".", 1)[-1]
        return f"{context.verb('raise')} `{raised}` unless a subclass overrides it", None
    idle = context.is_empty and not any(each.kept for each in symbol.parameters)
    return (f"{context.verb('do')} nothing", None) if idle else None


def _constructor(context: Context) -> Said:
    """Say what a constructor sets."""
    if "constructor" not in context.symbol.modifiers:
        return None
    kept = [f"`{each.name}`" for each in context.symbol.parameters if each.kept]
    steps = [Told(f"keep {together}", "")] if (together := joined(kept)) else []
    steps += steps_of(context)
    summary = summary_of(context, steps)
    if summary and not summary[1]:
        return summary[0], None
    names = [each.name for each in context.symbol.documented_parameters]
    if not steps or not names:
        return (summary[0], details_of(summary[1])) if summary else None
    return f"{context.verb('initialize')} the object from {listed(names)}", details_of(steps, "It")


def _result_alone(context: Context) -> Said:
    """Say what a body returns that does nothing else worth saying."""
    result = result_of(context)
    return None if result is None or steps_of(context) else (result, None)


def _yielded(context: Context) -> Said:
    """Say what a generator yields."""
    if not context.symbol.yields:
        return None
    text = yielded_text(context)
    if text is None or text.startswith("Values") or text.lower().rstrip(".") in VAGUE:
        return None
    return f"{context.verb('yield')} {text[:1].lower()}{text[1:]}", None


def _steps(context: Context) -> Said:
    """Say what the steps of a body do, and what it returns."""
    steps = steps_of(context)
    summary = summary_of(context, steps)
    if summary is None:
        return None
    text, left = summary
    result = result_of(context)
    if (
        result is None
        and len(steps) == 1
        and steps[0].what.startswith(("call ", "check that "))
        and context.body_text.count("\n") > _LONG_BODY
    ):
        # One call out of a long body is no summary of it.
        return None
    whole = f"{text}, and {result}" if result else text
    if not left and len(whole) <= _LONGEST_SUMMARY:
        return whole, None
    if result is None or _CONSTANT.search(result):
        # The first steps of many are no summary.
        details = details_of(left)
        return (text, details) if details or not left else None
    return result, details_of(steps, "It")


_SHAPES: tuple[Callable[[Context], Said], ...] = (
    _comment,
    _convention,
    _undone,
    _constructor,
    _result_alone,
    _yielded,
    _steps,
)
"""From the most telling to the least."""
