"""Which lines of a doc show what a function does *not* give: below `Wrong:`, `instead of`, `it used to be`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = r"(?:\b[^()]{0,40}:|(?:[ \t]+\w+){0,2})"
_LEAD = r"^[ \t]*(?:[#>*\u2022`-]+[ \t]*)*"
_NOT_SO = re.compile(
    rf"{_LEAD}(?:"
    r"(?:(?:but|and|or)[ \t]+)?(?:(?:instead[ \t]+of|rather[ \t]+than)\b[^()]{0,40}"
    r"|(?:not|never|unlike)(?:\b[^()]{0,40}:)?)"
    r"|(?:the[ \t]+)?(?:wrong|incorrect|bad|buggy|broken|not[ \t]+ok|don'?ts?|anti-?patterns?|before|previously"
    r"|formerly|old|outdated|deprecated)\b(?![^()]{0,20}\b(?:input|argument|value|type|call|parameter|case)s?\b)"
    rf"{_FEW}"
    r"|[^()]{0,60}\b(?:should|must|do|does|did|may|can|could|would|will)(?:n't|[ \t]+(?:not|never))\b[^()]{0,40}:"
    r"|[^()]{0,60}\b(?:(?:this|it)[ \t]+(?:was|gave|returned)|used[ \t]+to|wrongly|incorrectly)\b[^()]{0,40}:"
    r")[ \t]*$",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"{_LEAD}(?:[^()>]{{0,80}}:|[A-Z][\w']*(?:[ \t]+\w+){{0,3}}\.?|-{{3,}}|={{3,}})[ \t]*$")


def contrasted(lines: Sequence[str], examples: Sequence[int]) -> frozenset[int]:
    """Return which of the lines on which examples begin, from one, show what is not given; none where all would."""
    found = frozenset(_below(lines, examples))
    return found if len(found) < len(set(examples)) else frozenset()


def _below(lines: Sequence[str], examples: Sequence[int]) -> Iterator[int]:
    """Yield the lines of examples below a line that speaks against them, up to the next heading or paragraph."""
    against = seen = False
    begun = frozenset(examples)
    for number, line in enumerate(lines, 1):
        if number in begun:
            seen = True
            if against:
                yield number
        elif _NOT_SO.match(line):
            against, seen = True, False
        elif _HEAD.match(line) or (not line.strip() and seen):
            against = False
