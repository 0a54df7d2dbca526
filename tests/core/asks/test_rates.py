"""How well the labelled requests are split; the figures themselves are printed by `tests.corpus.ask_rates`."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split
from tests.corpus.ask_rates import SETS, rates_of, requests_of


@pytest.mark.parametrize(
    ("name", "count", "kinds"),
    [
        ("own", 0.99, 0.99),
        ("second", 0.99, 0.98),
        ("third", 0.98, 0.97),
        ("dev", 0.98, 0.97),
        ("rounds", 0.94, 0.90),
        ("held", 0.96, 0.95),
        ("fourth", 0.98, 0.98),
        ("fifth", 0.98, 0.97),
        ("sixth", 0.96, 0.96),
        ("seventh", 0.98, 0.98),
        ("eighth", 0.98, 0.98),
        ("ninth", 0.97, 0.97),
        ("tenth", 0.97, 0.97),
        ("eleventh", 0.96, 0.95),
        ("twelfth", 0.96, 0.96),
        ("thirteenth", 0.98, 0.97),
        ("fourteenth", 0.93, 0.90),
        ("fifteenth", 0.88, 0.86),
    ],
)
def test_what_the_rules_were_written_on(name: str, count: float, kinds: float) -> None:
    """On requests that were seen no rule makes another one worse; `rounds` keeps what is in dispute."""
    rates = rates_of(requests_of(name))

    assert rates.count_rate >= count
    assert rates.kind_rate >= kinds


def test_more_than_two_hundred_requests_are_labelled() -> None:
    """There are enough of them, and none twice."""
    texts = [each.text for name in SETS for each in requests_of(name)]

    assert len(texts) > 600
    assert len(texts) - len(set(texts)) < 10


@pytest.mark.parametrize("name", ["fourth", "fifth"])
def test_each_task_is_given_what_it_needs(name: str) -> None:
    """What holds for all, and what was pasted, stands in the text of each task that is labelled with it."""
    given = [each for each in requests_of(name) if each.given]

    assert len(given) >= 5
    assert [each.text for each in given if len(split(each.text)) == len(each.kinds) and each.missing()] == []
