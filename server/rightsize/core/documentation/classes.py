"""Drafts of classes: what they derive from, what they hold, what they offer, and who raises them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.documentation.articles import with_article
from rightsize.core.documentation.conventions import base_saying
from rightsize.core.documentation.parameters import described_parameters
from rightsize.core.documentation.phrases import LONGEST_CODE, is_quotable, listed, sentence
from rightsize.core.documentation.remarks import remark_above
from rightsize.core.tasks.content import Described, DocContent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Parameter, Symbol
    from rightsize.core.documentation.context import Context

_MOST_ATTRIBUTES = 12
_MOST_VALUED = 2
_PLAIN = re.compile(r"[^\W_][\w$]*|\$\w+")
_CHAINED = re.compile(r"\w+ = ")


def draft_class(context: Context, symbols: Sequence[Symbol]) -> DocContent | None:
    """Return the draft of a class, or None where nothing but its name is known."""
    symbol = context.symbol
    remark = remark_above(context.parsed, symbol)
    summary = remark.summary if remark else _summary(context, symbols)
    if summary is None:
        return None
    return DocContent(
        summary=sentence(summary),
        details=remark.details if remark else None,
        parameters=described_parameters(context),
        attributes=_attributes(context, symbols),
    )


def _summary(context: Context, symbols: Sequence[Symbol]) -> str | None:
    symbol = context.symbol
    members = _members(symbol, symbols)
    methods = [each.name for each in members if each.public and "constructor" not in each.modifiers]
    offered = [each for each in methods if not _is_special(each)] or methods
    fields = [each.name for each in _named(symbol)]
    base = symbol.bases[0] if symbol.bases and len(symbol.bases[0]) <= LONGEST_CODE else None
    what = next(filter(None, (base_saying(context.parsed.language, each) for each in symbol.bases)), None)
    raisers = [_shown(each) for each in symbols if any(raised.type == symbol.name for raised in each.raises)]
    derived = [each.name for each in symbols if symbol.name in each.bases and each.public]
    if raisers and len(derived) > 1:
        return f"{with_article(what or 'exception')} and the base class of {listed(derived, 3)}"
    if raisers:
        return f"{with_article(what or 'exception')} raised by {listed(dict.fromkeys(raisers))}"
    if what and what.startswith("enumeration") and fields:
        return f"{with_article(what)} of {listed(fields)}"
    valued = _valued(symbol) if base and what is None and not offered else ""
    parts = " and ".join(
        filter(
            None,
            (valued, _parts(() if valued else fields, offered, _holding(symbol) if base and what is None else "holds")),
        )
    )
    if base and what is None:
        kind = with_article(base, f"`{base}`")
        return f"{kind} {parts if valued else f'that {parts}'}" if parts else _nothing_added(symbol, kind)
    kind = with_article(what or (symbol.keyword if symbol.keyword.isalpha() else "class"))
    return f"{kind} that {parts}" if parts else None


def _named(symbol: Symbol) -> list[Parameter]:
    """Return the attributes that a doc names: those with a plain name that hides nothing."""
    return [each for each in symbol.attributes if _PLAIN.fullmatch(each.name)]


def _shown(symbol: Symbol) -> str:
    """Return a symbol's name, or that of its class where the symbol is private."""
    owner = symbol.qualified_name.rpartition(".")[0].rpartition(".")[2]
    return owner if owner and not symbol.public else symbol.name


def _holding(symbol: Symbol) -> str:
    """Return the verb for the fields that a class has beside its base's."""
    return "sets" if any(each.default for each in symbol.attributes) else "adds"


def _nothing_added(symbol: Symbol, kind: str) -> str | None:
    if symbol.members or symbol.attributes:
        return None
    together = listed(symbol.bases) if len(symbol.bases) > 1 and all(map(is_quotable, symbol.bases)) else ""
    return f"a combination of {together}" if together else f"{kind} that adds nothing of its own"


def _valued(symbol: Symbol) -> str:
    """Return "whose `a` is `1`" where a class sets one or two plain values."""
    shown = _named(symbol)
    if not 0 < len(shown) <= _MOST_VALUED or not all(
        each.default and is_quotable(" ".join(each.default.split())) and not _CHAINED.match(each.default)
        for each in shown
    ):
        return ""
    return "whose " + " and ".join(f"`{each.name}` is `{' '.join((each.default or '').split())}`" for each in shown)


def _parts(fields: Sequence[str], offered: Sequence[str], holds: str) -> str:
    parts = []
    if fields:
        parts.append(f"{holds} {listed(fields, 3)}")
    if offered:
        parts.append(f"defines {listed(offered, 3)}")
    return " and ".join(parts)


def _members(symbol: Symbol, symbols: Sequence[Symbol]) -> list[Symbol]:
    names = set(symbol.members)
    return [each for each in symbols if each.qualified_name in names and symbol.span.encloses(each.span)]


def _attributes(context: Context, symbols: Sequence[Symbol]) -> tuple[Described, ...]:
    symbol = context.symbol
    shown = _named(symbol)
    taken = {
        each.name
        for member in _members(symbol, symbols)
        if "constructor" in member.modifiers
        for each in member.parameters
    }
    fixed = any((base_saying(context.parsed.language, each) or "").startswith("enumeration") for each in symbol.bases)
    described = {each.name: _attribute(each, taken, fixed=fixed) for each in shown}
    if len(described) > _MOST_ATTRIBUTES or not all(described.values()):
        return ()
    return tuple(Described(name, sentence(text)) for name, text in described.items() if text)


def _attribute(attribute: Parameter, taken: set[str], *, fixed: bool) -> str | None:
    default = " ".join((attribute.default or "").split())
    kind = " ".join((attribute.type or "").split())
    if default in taken:
        return f"set from the parameter `{default}`"
    if _CHAINED.match(default):
        return None
    if default.endswith(")") and kind and is_quotable(kind):
        return f"value of the type `{kind}`"
    if default and is_quotable(default):
        return f"has the value `{default}`" if fixed else f"initially `{default}`"
    return f"value of the type `{kind}`" if kind and is_quotable(kind) else None


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
