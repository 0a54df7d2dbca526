"""How well the labelled requests are split; the figures themselves are printed by `tests.corpus.ask_rates`."""

from __future__ import annotations

import pytest

from rightsize.core.asks import weights
from rightsize.core.asks.split import split
from tests.corpus.ask_rates import FITTED, HELD, rates_of, requests_of
from tests.corpus.ask_weights import beginnings_of, kinds_of, labelled

HARD = {"lists": 0.92, "prose": 0.91, "written": 0.88, "listed": 0.92}
"""The least share of right counts in sets of long tickets, of lists, with verbs or without, and of many voices."""


@pytest.mark.slow
@pytest.mark.parametrize("name", FITTED)
def test_what_the_weights_are_fitted_on(name: str) -> None:
    """The requests of every set are split as they are labelled, but for some that are hard or in dispute."""
    rates = rates_of(requests_of(name))

    assert rates.count_rate >= HARD.get(name, 0.94)
    assert rates.kind_rate >= HARD.get(name, 0.94) - 0.02


@pytest.mark.parametrize(
    ("name", "count", "kinds"),
    [
        ("held", 0.95, 0.94),
        ("later", 0.92, 0.90),
        ("last", 0.95, 0.92),
        ("unseen", 0.93, 0.92),
        ("traps", 0.91, 0.89),
    ],
)
def test_what_nothing_was_fitted_on(name: str, count: float, kinds: float) -> None:
    """Requests that others wrote and that no weight has seen are split nearly as well."""
    rates = rates_of(requests_of(name))

    assert name in HELD
    assert rates.count_rate >= count
    assert rates.kind_rate >= kinds


def test_no_request_is_both_fitted_on_and_held() -> None:
    """What is measured was not seen."""
    seen = {" ".join(each.text.split()) for name in FITTED for each in requests_of(name)}

    assert not [each.text for name in HELD for each in requests_of(name) if " ".join(each.text.split()) in seen]


@pytest.mark.slow
def test_the_tables_hold_what_the_labelled_requests_have() -> None:
    """Every trait that is weighed is one of them."""
    requests = [found for name in FITTED for each in requests_of(name) if (found := labelled(each))]
    begins = {trait for each in requests for _, traits in beginnings_of(each) for trait in traits}
    tasks = {trait for each in requests for _, traits in kinds_of(each) for trait in traits}

    table = weights.beginnings()
    words = {(weights.WORD, each) for each in table.words}
    pairs = {(weights.PAIR, *each) for each in table.pairs}

    assert {*words, *pairs, *table.others} <= begins
    assert {tuple(each.split("\t")) for each in weights.kinds()} <= tasks


def test_thousands_of_requests_are_labelled() -> None:
    """There are enough of them, and hardly one twice."""
    texts = [each.text for name in FITTED for each in requests_of(name)]

    assert len(texts) > 33_000
    assert len(texts) - len(set(texts)) < 40


def test_each_task_is_given_what_it_needs() -> None:
    """What holds for all, and what was pasted, stands in the text of each task that is labelled with it."""
    given = [each for each in requests_of("earlier") if each.given]
    right = [each for each in given if len(split(each.text)) == len(each.kinds)]

    assert len(right) >= 0.9 * len(given) >= 9
    assert [each.text for each in right if each.missing()] == []
