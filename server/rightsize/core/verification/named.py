"""What people are told of a check that refused: in words what it stops, and its name behind them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from rightsize.core.verification.answers import ANSWER_CHECKS
from rightsize.core.verification.checks import CHECKS
from rightsize.core.verification.generated import GENERATION_CHECKS
from rightsize.core.verification.proposals import PROPOSAL_CHECKS
from rightsize.core.verification.repairs import REPAIR_CHECKS
from rightsize.core.verification.review_checks import REVIEW_CHECKS
from rightsize.core.verification.tests import TEST_CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SECRETS_WHOLE = "secrets_whole"
"""The check that refuses a reply to any task that came back with a changed placeholder."""

SECRETS_UNSAID = "secrets_unsaid"
"""The check that refuses a doc or an example that says a secret of the code."""

SPLIT_HOLDS = "split_holds"
"""The check that refuses a split of a request which does not hold against its text."""

_OTHERS = {
    SECRETS_WHOLE: "a reply that changed the placeholder of a secret",
    SECRETS_UNSAID: "a reply that says a secret of the code",
    SPLIT_HOLDS: "a split of the request that its text does not bear out",
}
"""What the checks stop that stand in no table."""


class _Row(Protocol):
    """A row of any table of checks."""

    @property
    def name(self) -> str: ...

    @property
    def stops(self) -> str: ...


def named(check: str) -> str:
    """Return what a check stops, in words, with its name; the name alone of one that is not known here."""
    words = _words().get(check)
    return f"{words} ({check})" if words else check


def refusals(checks: Iterable[str]) -> str:
    """Return what an answer was refused for, as the end of a sentence: each check once."""
    return " and ".join(dict.fromkeys(map(named, checks)))


@cache
def _words() -> Mapping[str, str]:
    """Return of each check what it stops, as far as that needs no examples; the first of several of a name counts."""
    tables: tuple[Sequence[_Row], ...] = (
        GENERATION_CHECKS,
        REPAIR_CHECKS,
        TEST_CHECKS,
        CHECKS,
        PROPOSAL_CHECKS,
        REVIEW_CHECKS,
        ANSWER_CHECKS,
    )
    words = dict(_OTHERS)
    for each in (row for table in tables for row in table):
        first = each.stops.rstrip(".").partition(";")[0].partition(":")[0]
        words.setdefault(each.name, f"{first[:1].lower()}{first[1:]}")
    return words
