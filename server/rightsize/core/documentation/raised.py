"""One line about each exception that a body raises: when, or with which message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.documentation.conditions import condition_of
from rightsize.core.documentation.phrases import joined, sentence
from rightsize.core.tasks.content import Described

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Raise
    from rightsize.core.documentation.context import Context
    from rightsize.core.documentation.outline import Step
    from rightsize.core.text import Span

_WORD = re.compile(r"[\w.]+")
_STRING = re.compile(r"^[a-zA-Z]{0,2}(['\"]{1,3})(.*)\1$", re.DOTALL)
_MESSAGE = re.compile(r"^[^\\`\n\"*]{3,90}$")
_FILLED_IN = re.compile(r"[%{$]")
_FEWEST_WORDS = 2
_MOST_CONDITIONS = 3
_LONGEST = 170


def described_raises(context: Context) -> tuple[Described, ...]:
    """Return a description for each type of exception that the tree knows to be raised."""
    steps: dict[str, list[Span]] = {}
    for each in context.symbol.raises:
        if not _is_caught(context, each):
            steps.setdefault(each.type, []).append(each.span)
    return tuple(Described(name, sentence(_when(context, name, spans))) for name, spans in steps.items())


def _is_caught(context: Context, raised: Raise) -> bool:
    """Tell whether a `try` of the body keeps an exception from going further."""
    return any(
        fact.captures["x"][0].encloses(raised.span)
        and (
            not (caught := fact.captures.get("type")) or raised.type in _WORD.findall(context.phrases.source(caught[0]))
        )
        for fact in context.facts.all("shield")
    )


def _when(context: Context, name: str, spans: list[Span]) -> str:
    steps = [step for step in context.outline.raises if any(each.overlaps(step.fact.span) for each in spans)]
    conditions = dict.fromkeys(_passed_on(condition_of(context, step), name) for step in steps)
    told = [each for each in conditions if each]
    text = (
        joined(_shortened(told), "or")
        if 0 < len(told) <= _MOST_CONDITIONS and None not in conditions and "" not in conditions
        else None
    )
    if text and len(text) <= _LONGEST:
        return text
    messages = dict.fromkeys(filter(None, (_message(context, step) for step in steps)))
    if messages and len(messages) <= _MOST_CONDITIONS:
        return f"with {joined(list(messages), 'or')}"
    partly = joined(_shortened(told[:_MOST_CONDITIONS]), "or")
    if partly and len(partly) <= _LONGEST:
        return f"{partly}, among other cases"
    return _unconditional(context, steps)


def _passed_on(condition: str | None, name: str) -> str | None:
    """Say of an exception that is caught and raised again where it comes from."""
    return "if a call in the body raises it" if condition == f"when `{name}` is caught" else condition


def _unconditional(context: Context, steps: list[Step]) -> str:
    if context.is_undone:
        return "unless a subclass overrides it"
    if not steps:
        return "if a call in the body raises it" if context.symbol.calls else "as the signature declares"
    if any(not step.guards for step in steps):
        if context.outline.returns or len(context.outline.raises) > 1 or len(context.outline.effects) > 1:
            return "when the end of the body is reached"
        return "always"
    if any(guard.kind == "catch" for step in steps for guard in step.guards):
        return "while another exception is handled"
    return "if a check in the body fails"


def _shortened(conditions: list[str]) -> list[str]:
    """Leave out "if" where the condition before has it."""
    return [
        each.removeprefix("if ") if index and each.startswith("if ") and conditions[0].startswith("if ") else each
        for index, each in enumerate(conditions)
    ]


def _message(context: Context, step: Step) -> str | None:
    """Return the message that an exception is raised with, up to what is filled in."""
    for span in step.fact.captures.get("message", ()):
        found = _STRING.match(context.phrases.source(span))
        whole = found.group(2).strip() if found else ""
        text = _FILLED_IN.split(whole, maxsplit=1)[0].strip(" :,'(\"-")
        if _MESSAGE.match(text) and len(text.split()) >= _FEWEST_WORDS:
            return f'the message "{text}"' if text == whole else f'a message that starts with "{text}"'
    return None
