"""What generated code does that the code before did not do, and whether anybody asked for it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.review.constructs import by_a_text, constructs_in
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.review.constructs import Construct
    from rightsize.core.tasks.generation import Target

_NEVER_IN_TESTS = frozenset({"command", "tree", "network", "processes", "native"})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")
_REFUSED = re.compile(
    r"\b(?:not|never|without|no|don't|doesn't|avoid\w*|instead of|rather than|except|unlike)\b[^.;!?\n]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surprise:
    """A construct that is new, and whether words of the request ask for it."""

    construct: Construct
    asked: bool


def surprises(before: Parsed, after: Parsed, target: Target, put: Span, instruction: str = "") -> tuple[Surprise, ...]:
    """Return the constructs that an edit brings in, one of each name; those that are only warned of and asked for, not.

    Parameters:
        put: where the new code stands after the edit.
        instruction: what a person asked for in words.
    """
    new = constructs_in(after, put)
    if not new:
        return ()
    old = {each.kind for each in constructs_in(before, target.span)}
    words = request_of(before, target, instruction)
    found: dict[tuple[str, str], Surprise] = {}
    for each in new:
        asked = each.kind.asked.search(words) is not None
        if each.kind not in old and (each.kind.refuses or not asked):
            found.setdefault((each.kind.id, each.name), Surprise(each, asked))
    return tuple(found.values())


def surprises_in_tests(
    tested: Parsed, symbol: Symbol, before: Parsed, after: Parsed, put: Span
) -> tuple[Surprise, ...]:
    """Return the constructs that new tests bring in and what they test does not do; `asked` where tests may need them.

    Files, shared state and threads are what tests are made of, and are not told.
    """
    old = {each.kind for each in (*constructs_in(tested, symbol.span), *constructs_in(before, _whole(before)))}
    found: dict[str, Surprise] = {}
    for each in constructs_in(after, put):
        if each.kind.refuses and each.kind not in old:
            found.setdefault(each.name, Surprise(each, each.kind.id not in _NEVER_IN_TESTS))
    return tuple(found.values())


def _whole(parsed: Parsed) -> Span:
    return Span(0, len(parsed.data))


def hidden(before: Parsed, after: Parsed, target: Target, put: Span) -> tuple[Construct, ...]:
    """Return where new code says by a text what it does, more often than the code before."""
    left = Counter((each.kind.id, each.name) for each in by_a_text(before, target.span))
    found: list[Construct] = []
    for each in by_a_text(after, put):
        if left[each.kind.id, each.name] > 0:
            left[each.kind.id, each.name] -= 1
        else:
            found.append(each)
    return tuple(found)


def request_of(parsed: Parsed, target: Target, instruction: str) -> str:
    """Return all words that say what is wanted: names, doc, comment, instruction; none that say what is not."""
    symbol = target.symbol
    named = f"{symbol.qualified_name} {decode(symbol.signature_span.of(parsed.data))}" if symbol is not None else ""
    asking = _REFUSED.sub(" ", f"{target.request}\n{instruction}")
    return f"{_HUMP.sub(' ', named)}\n{asking}\n{_HUMP.sub(' ', asking)}"
