"""One line about each parameter, from what the body does with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.documentation.phrases import joined, sentence
from rightsize.core.tasks.content import Described
from rightsize.core.tasks.naming import documented_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.facts import Fact
    from rightsize.core.analysis.symbol import Parameter
    from rightsize.core.documentation.context import Context
    from rightsize.core.text import Span

_MANY = re.compile(r"\{(\w+)(?:\.(\w+))?\+\}")
_NUMBER = re.compile(r"(\w+)\|(\w+)")
_MOST_NAMED = 3
_MOST_PHRASES = 2
_LONGEST = 120
_WHOLE = {
    ParameterKind.VAR_POSITIONAL: "any number of positional arguments",
    ParameterKind.VAR_KEYWORD: "any number of keyword arguments",
}


def described_parameters(context: Context) -> tuple[Described, ...]:
    """Return a description for each parameter that a doc names."""
    if not context.symbol.documented_parameters:
        return ()
    uses = _uses_by_name(context)
    return tuple(
        Described(name, sentence(_description(context, bound, parameter, uses.get(bound, []))))
        for name, bound, parameter in documented_names(context.symbol)
    )


def _uses_by_name(context: Context) -> dict[str, list[Fact]]:
    uses: dict[str, list[Fact]] = {}
    for fact in context.facts.all("use"):
        name = context.phrases.source(fact.span)
        if not context.is_shadowed(name, fact.span) and fact.span.start <= context.phrases.replaced.get(
            name, fact.span.start
        ):
            uses.setdefault(name, []).append(fact)
    return uses


def _description(context: Context, name: str, parameter: Parameter, uses: list[Fact]) -> str:
    if parameter.kind is ParameterKind.DESTRUCTURED and name == parameter.name:
        return f"object that holds {joined([f'`{field}`' for field in parameter.fields]) or 'the options'}"
    text = "; ".join(
        filter(None, ("kept as the property of that name" if parameter.kept else "", _told(context, uses)))
    )
    whole = _WHOLE.get(parameter.kind)
    if whole:
        return f"{whole}, {text}" if text else whole
    if text:
        return text
    return _without_use(context, name, parameter)


def _told(context: Context, uses: list[Fact]) -> str:
    """Return the most telling one or two uses."""
    groups: dict[int, list[Fact]] = {}
    told_at: set[Span] = set()
    for fact in sorted(uses, key=lambda each: (each.order, each.span.start)):
        groups.setdefault(fact.order, []).append(fact)
    parts: list[str] = []
    for group in groups.values():
        fresh = [fact for fact in group if fact.span not in told_at]
        text = _merged(context, fresh) if fresh else None
        told_at |= {fact.span for fact in group} if text else set()
        if text and text not in parts and len("; ".join([*parts, text])) <= _LONGEST:
            parts.append(text)
        if len(parts) == _MOST_PHRASES:
            break
    return "; ".join(parts)


def _merged(context: Context, group: list[Fact]) -> str | None:
    """Word uses of one kind together: "passed to `a` and `b`"."""
    many = _MANY.search(group[0].says)
    if many is None:
        return next(filter(None, (context.phrases.filled(fact) for fact in group)), None)
    codes = dict.fromkeys(_codes(context, group, many.groups()))
    if not codes:
        return None
    names = list(codes)
    shown = names if len(names) <= _MOST_NAMED else [*names[: _MOST_NAMED - 1], "others"]
    text = group[0].says.replace(many.group(), joined(shown) or names[0])
    return _NUMBER.sub(r"\2" if len(names) > 1 else r"\1", text)


def _codes(context: Context, group: list[Fact], slots: tuple[str | None, ...]) -> Iterator[str]:
    for fact in group:
        code = None if context.phrases.is_of_module(fact) else context.phrases.path(fact, tuple(filter(None, slots)))
        if code:
            yield code


def _without_use(context: Context, name: str, parameter: Parameter) -> str:
    """Say what is left to say of a parameter that no wording fits."""
    empty = context.symbol.body_span is None or context.symbol.modifiers & {"abstract", "stub", "overload"}
    if context.is_undone:
        return "left to the subclass"
    if not empty and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", context.code_about(name)):
        return "not used by this implementation"
    if name != parameter.name:
        # What is known of the object is not known of what it holds.
        return "left to the implementation" if empty else "used in the body"
    if parameter.type and len(parameter.type) <= _LONGEST // 3 and "`" not in parameter.type:
        return f"value of the type `{' '.join(parameter.type.split())}`"
    if parameter.default and len(parameter.default) <= _LONGEST // 3 and "`" not in parameter.default:
        return f"`{' '.join(parameter.default.split())}` unless given"
    return "left to the implementation" if empty else "used in the body"
