"""What the words and the head of a function leave open about the values that its examples show."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.tasks.generation import Leeway

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Example, Target

_ROUNDS = re.compile(
    r"round|decimal|digit|precision|precise|truncat|significant|places|format|nearest|exact|fixed|_dp\b", re.IGNORECASE
)
_NO_ORDER = re.compile(
    r"\b(?:in )?(?:any|arbitrary|no (?:particular|specific|fixed)|unspecified|whatever) order\b|\bunordered\b"
    r"|\border (?:of [\w ]{1,40})?(?:does not|doesn't|need not|is not|isn't) (?:matter|important|relevant|guaranteed)"
    r"|\b(?:regardless|irrespective|independent(?:ly)?) of (?:the |their )?order\b",
    re.IGNORECASE,
)
_LAZY = re.compile(r"\b(?:yields?|yielding|generators?|lazy|lazily|iterators?)\b", re.IGNORECASE)
_LAZY_TYPES = re.compile(r"\b(?:Async)?(?:Iterator|Iterable|Generator)\b")
_IN_PLACE = re.compile(
    r"\bin[- ]?place\b|\b(?:modif(?:y|ies)|mutates?|changes?|updates?) (?:the |its |an? )?(?:given |input |passed )?"
    r"(?:list|array|matrix|dict(?:ionary)?|set|grid|board|nums|argument|input)\b|\breturns? (?:nothing|None)\b"
    r"|\bdo(?:es)? not return\b",
    re.IGNORECASE,
)
_PAIR_TYPES = re.compile(r"^(?:typing\.)?(?:tuple|list)\b", re.IGNORECASE)
_PAIR_WORDS = re.compile(r"\breturns?:?\s+(?:(?:it |them |the result )?as )?(?:an? |the )?tuple\b", re.IGNORECASE)


def with_leeway(target: Target, examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return the examples of a function, each with what is left open about its value."""
    known = frozenset(_leeway(target.symbol, target.request)) if target.symbol is not None else frozenset[Leeway]()
    return tuple(each if each.leeway is not None else replace(each, leeway=known) for each in examples)


def speaks_of_changing(text: str) -> bool:
    """Tell whether a doc says that a function changes what it is given, or gives nothing back."""
    return _IN_PLACE.search(text) is not None


def _leeway(symbol: Symbol, text: str) -> Iterator[Leeway]:
    # Words of the examples themselves, as a name in a call, would count too; that only lets a value be written shorter.
    gives = (symbol.return_type or "").removeprefix("->").strip()
    if not _ROUNDS.search(text) and not _ROUNDS.search(symbol.name):
        yield Leeway.ROUNDED
    if _NO_ORDER.search(text):
        yield Leeway.ORDER
    if _LAZY_TYPES.search(gives) or (not gives and _LAZY.search(text)):
        yield Leeway.LAZY
    if speaks_of_changing(text):
        yield Leeway.IN_PLACE
    if _PAIR_TYPES.match(gives) or _PAIR_WORDS.search(text):
        yield Leeway.SEQUENCE
