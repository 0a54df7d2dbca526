"""How well the labelled requests are split; the figures themselves are printed by `tests.corpus.ask_rates`."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split
from rightsize.core.asks.weights import weights
from tests.corpus.ask_rates import FITTED, SETS, rates_of, requests_of
from tests.corpus.ask_weights import labelled


@pytest.mark.parametrize("name", SETS)
def test_what_the_rules_were_written_on(name: str) -> None:
    """On requests that were seen no rule makes another one worse; some of each set are in dispute."""
    rates = rates_of(requests_of(name))

    assert rates.count_rate >= 0.88
    assert rates.kind_rate >= 0.86


def test_all_requests_that_were_seen() -> None:
    """All sets together leave less room than each alone."""
    rates = rates_of([each for name in SETS for each in requests_of(name)])

    assert rates.count_rate >= 0.96
    assert rates.kind_rate >= 0.95


def test_the_table_of_weights_is_the_one_that_is_fitted_here() -> None:
    """Every trait that is weighed is one that the labelled requests have."""
    names = {trait for name in FITTED for each in labelled(name) for trait in each.traits}

    assert weights().keys() <= names


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
