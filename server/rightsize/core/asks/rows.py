"""Whether words stand in a row of things, so that a verb among them is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import DATA, DETERMINER, NAME, PRONOUN
from rightsize.core.asks.marks import MARKS

if TYPE_CHECKING:
    from rightsize.core.asks.reading import Clause

HELD = DETERMINER | PRONOUN | NAME | DATA
"""What an object may begin with that no noun of two words has in it."""

_INCLUDING = MARKS["including"]


def is_in_row(left: Clause, right: Clause) -> bool:
    """Tell whether a word goes on with a row of things: "including install, usage and exit codes"."""
    rows = (at for at in range(left.head + 1, left.end) if left.words.low[at] in _INCLUDING)
    if next(rows, None) is None or right.head + 1 >= right.end:
        return False
    return not right.words.roles[right.head + 1] & HELD


def is_a_row(lows: tuple[str, ...]) -> bool:
    """Tell whether words have a comma between them, outside of brackets."""
    return "," in (lows[: lows.index("(")] if "(" in lows else lows)
