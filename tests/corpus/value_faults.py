"""Faults in what a doc says of the value that comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from rightsize.core.tasks.content import DocContent
    from tests.corpus.items import Item

_NO_VALUE = frozenset({"None", "void", "Promise<void>", "NoReturn", "Never", "never"})


def _promises_value(item: Item) -> bool:
    """Tell whether a signature says that something comes back, whatever the body does, as in a stub."""
    return item.symbol.return_type is not None and item.symbol.return_type.strip("\"' ") not in _NO_VALUE


def _is_property(item: Item) -> bool:
    return any("property" in each for each in (*item.symbol.decorators, *item.symbol.modifiers))


def returns_dropped(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    """Leave out what comes back."""
    # A property is read like a field, and people say what it is in the summary.
    says = item.content.returns or item.content.yields
    return replace(item.content, returns=None, yields=None) if says and not _is_property(item) else None


def returns_invented(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    """Promise a value where none comes back."""
    if item.content.returns or item.content.yields or _promises_value(item):
        return None
    return replace(item.content, returns="The result of the work.")


def yields_for_returns(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    """Say that the returned value is yielded."""
    if not item.content.returns or item.content.yields or _is_generator(item) or _is_property(item):
        return None
    return replace(item.content, returns=None, yields=item.content.returns)


def yields_besides(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    """Say that values are yielded besides the one that is returned."""
    if not item.content.returns or item.content.yields or _is_generator(item) or _is_property(item):
        return None
    return replace(item.content, yields="Each piece of the result.")


def returns_for_yields(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    """Say that the values of a generator are returned."""
    if not item.content.yields or item.symbol.decorators:
        return None
    return replace(item.content, yields=None, returns="The next value.")


def _is_generator(item: Item) -> bool:
    """Tell whether a function yields or says that what it returns can be gone through."""
    source = item.symbol.span.of(item.parsed.data)
    return b"yield" in source or any(each in (item.symbol.return_type or "") for each in ("Iter", "Gener", "Stream"))
