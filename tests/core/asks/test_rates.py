"""How well the labelled requests are split; the figures themselves are printed by `tests.corpus.ask_rates`."""

from __future__ import annotations

import pytest

from tests.corpus.ask_rates import SETS, rates_of, requests_of


@pytest.mark.parametrize("name", [each for each in SETS if each not in ("check", "held")])
def test_what_the_rules_were_written_on(name: str) -> None:
    """On requests that were seen, 95 of 100 have the right number of tasks and 92 the right kinds."""
    rates = rates_of(requests_of(name))

    assert rates.count_rate >= 0.95
    assert rates.kind_rate >= 0.92


def test_more_than_two_hundred_requests_are_labelled() -> None:
    """There are enough of them, and none twice."""
    texts = [each.text for name in SETS for each in requests_of(name)]

    assert len(texts) > 600
    assert len(texts) - len(set(texts)) < 10
