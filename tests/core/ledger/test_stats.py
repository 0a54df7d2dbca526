"""What the ledger adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.ledger.lines import Unread
from rightsize.core.ledger.stats import PassRate, Stats, Tally
from tests.support.ledger_records import call, outcome

if TYPE_CHECKING:
    from rightsize.core.ledger.lines import Record


def stats_of(*records: Record | Unread) -> Stats:
    """Return the figures of a ledger that holds these lines."""
    tally = Tally()
    for record in records:
        tally.add(record)
    return tally.stats()


def test_an_empty_ledger_has_no_quality() -> None:
    """Nothing was judged, so quality is not zero but unknown."""
    assert stats_of().as_json() == snapshot(
        {
            "total_calls": 0,
            "from_cache": 0,
            "total_cost": 0.0,
            "avg_quality": None,
            "calls_by_tier": {},
            "tier4_cost": 0.0,
            "answers_cost": 0.0,
            "spent": 0.0,
            "saved": 0.0,
            "pass_rates": [],
            "outcomes": {},
            "unreadable": 0,
            "newer": 0,
        }
    )


def test_one_task_that_climbed() -> None:
    """A rejected attempt on tier 1 and an answer from tier 2 that was kept: both are spent, one answer was had."""
    rejected = call(id="a", final=False, verdict="rejected", quality_eval=0.0)
    passed = call(id="b", tier=2, attempt=2, cost_units=0.028)

    assert stats_of(rejected, passed, outcome("b", "kept"), Unread.DAMAGED, Unread.NEWER).as_json() == snapshot(
        {
            "total_calls": 2,
            "from_cache": 0,
            "total_cost": 0.033,
            "avg_quality": 0.5,
            "calls_by_tier": {"1": 1, "2": 1},
            "tier4_cost": 0.1,
            "answers_cost": 0.033,
            "spent": 0.033,
            "saved": 0.067,
            "pass_rates": [
                {"task_type": "documentation", "tier": 1, "passed": 0, "judged": 1, "rate": 0.0},
                {"task_type": "documentation", "tier": 2, "passed": 1, "judged": 1, "rate": 1.0},
            ],
            "outcomes": {"kept": 1},
            "unreadable": 1,
            "newer": 1,
        }
    )


@pytest.mark.parametrize(("engine", "calls"), [("embedded", 1), ("fake", 1), ("cache", 0)])
def test_what_cost_nothing_saved_nothing(engine: str, calls: int) -> None:
    """Drafts, answers given again and the fake are never counted as saved; for one given again nobody was called."""
    stats = stats_of(call(engine=engine, tier=0, cost_units=0.0))

    assert (stats.total_calls, stats.from_cache, stats.calls_by_tier) == (calls, 1 - calls, {0: 1} if calls else {})
    assert (stats.tier4_cost, stats.spent, stats.saved) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "failed",
    [
        [call(id="f", task_id="t2", verdict="rejected", quality_eval=0.0, cost_units=0.07)],
        [call(id="f", task_id="t2", verdict="failed", quality_eval=None, cost_units=0.07)],
        [call(id="f", task_id="t2", verdict="rejected", final=False, quality_eval=0.0, cost_units=0.07)],
        [call(id="f", task_id="t2", cost_units=0.07), outcome("f", "undone")],
    ],
    ids=["refused", "failed", "never ended", "undone"],
)
def test_both_sides_are_of_the_same_answers(failed: list[Record]) -> None:
    """What has no answer that stands was spent all the same, but tier 4 would have been asked for it too."""
    answered = [
        call(id="a", final=False, verdict="rejected", quality_eval=0.0),
        call(id="b", tier=2, attempt=2, cost_units=0.028),
    ]

    alone, both = stats_of(*answered), stats_of(*answered, *failed)
    assert (both.answers_cost, both.tier4_cost, both.saved) == (alone.answers_cost, alone.tier4_cost, alone.saved)
    assert (round(alone.spent, 6), round(both.spent, 6), round(both.answers_cost, 6)) == (0.033, 0.103, 0.033)


@pytest.mark.parametrize("verdict", ["passed", "rejected"])
def test_a_split_is_part_of_what_answers_cost(verdict: str) -> None:
    """A model was asked how to split a request, which is no answer, and which tier 4 alone would not have needed."""
    alone = stats_of(call(id="a"))
    split = call(id="s", task_id="s", turn=0, asks="split", verdict=verdict, cost_units=0.001)
    whole = stats_of(split, call(id="a"))

    assert (whole.tier4_cost, whole.pass_rates) == (alone.tier4_cost, alone.pass_rates)
    assert (round(whole.answers_cost, 6), round(whole.spent, 6)) == (0.006, 0.006)


def test_a_dear_climb_is_a_loss() -> None:
    """What was refused before an answer counts against it, so what is saved may fall below zero."""
    climb = [call(id="a", final=False, verdict="rejected", quality_eval=0.0), call(id="b", tier=4, cost_units=0.1)]

    assert round(stats_of(*climb).saved, 6) == -0.005


def test_a_review_is_one_answer_however_often_it_was_read() -> None:
    """Its further questions are calls, and cost what they would have cost on tier 4 alone; none counts as passed."""
    told = {"task_type": "code_review", "tier": 4, "cost_units": 0.1}
    alone = stats_of(call(id="a", **told))
    whole = stats_of(
        call(id="a", **told),
        call(id="b", **told, turn=2, asks="again"),
        call(id="c", **told, turn=3, asks="confirmation", verdict="rejected", quality_eval=0.0),
    )

    assert (whole.total_calls, whole.calls_by_tier) == (3, {4: 3})
    assert (whole.pass_rates, whole.avg_quality) == (alone.pass_rates, alone.avg_quality)
    assert (round(whole.spent, 6), whole.answers_cost, whole.tier4_cost) == (0.3, 0.2, 0.2)


def test_an_attempt_without_verdict_has_no_quality() -> None:
    """A call that failed or was cancelled is counted, but says nothing about the model's answers."""
    stats = stats_of(call(id="a", verdict="failed", quality_eval=None), call(id="b", quality_eval=0.5))

    assert (stats.total_calls, stats.avg_quality) == (2, 0.5)
    assert stats.pass_rates == (PassRate("documentation", 1, passed=1, judged=1),)


@pytest.mark.parametrize(
    ("outcomes", "quality", "passed", "tier4_cost"),
    [
        (["kept"], 1.0, 1, 0.1),
        (["edited"], 1.0, 1, 0.1),
        (["undone"], 0.0, 0, 0.0),
        (["undone", "undone"], 0.0, 0, 0.0),
        (["undone", "kept"], 1.0, 1, 0.1),
        (["kept", "undone"], 0.0, 0, 0.0),
    ],
)
def test_the_latest_outcome_counts(outcomes: list[str], quality: float, passed: int, tier4_cost: float) -> None:
    """What was undone is worth nothing and saved nothing, until it is redone."""
    stats = stats_of(call(), *(outcome("c1", each) for each in outcomes))

    assert (stats.avg_quality, stats.pass_rates[0].passed, stats.tier4_cost) == (quality, passed, tier4_cost)
    assert stats.outcomes == {outcomes[-1]: 1}


def test_an_outcome_may_come_before_its_call() -> None:
    """Two processes write; an outcome that is read first takes effect when its call is."""
    assert stats_of(outcome("c1", "undone"), call()).avg_quality == 0.0


def test_an_outcome_of_an_unknown_call_changes_nothing() -> None:
    """The line of the call may have been damaged."""
    assert stats_of(outcome("gone", "undone")) == stats_of()


RECORDS = st.lists(
    st.one_of(
        st.builds(
            lambda name, tier, quality: call(id=name, task_id=name, tier=tier, quality_eval=quality, tier4_cost=0.5),
            st.sampled_from("abcdef"),
            st.integers(0, 4),
            st.sampled_from([None, 0.0, 0.5, 1.0]),
        ),
        st.builds(outcome, st.sampled_from("abcdefg"), st.sampled_from(["kept", "edited", "undone"])),
        st.sampled_from(Unread),
    ),
    max_size=30,
)


@given(RECORDS)
def test_figures_stay_in_their_bounds(records: list[Record | Unread]) -> None:
    """Whatever the lines, shares are shares and nothing is counted twice."""
    stats = stats_of(*records)

    outcomes = sum(not isinstance(each, Unread) and each.event == "outcome" for each in records)
    assert stats.total_calls + stats.from_cache + stats.unreadable + stats.newer + outcomes == len(records)
    assert sum(stats.calls_by_tier.values()) == stats.total_calls
    assert stats.avg_quality is None or -1e-9 <= stats.avg_quality <= 1 + 1e-9
    assert all(0 <= each.passed <= each.judged for each in stats.pass_rates)
    assert stats.tier4_cost >= -1e-9
    assert -1e-9 <= stats.answers_cost <= stats.spent + 1e-9
