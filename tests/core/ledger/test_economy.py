"""The ledger over time: calls, cost, escalations, failovers, latency, and what fails most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.ledger.compared import MOST_OPEN
from rightsize.core.ledger.economy import MOST_SLOTS, RECENT, Economy
from rightsize.core.ledger.lines import Unread
from rightsize.core.ledger.stats import Tally
from tests.support.ledger_records import call, outcome, task

if TYPE_CHECKING:
    from rightsize.core.ledger.record import CallRecord, OutcomeRecord


def told(*records: object) -> dict[str, object]:
    """Return the figures of some records."""
    economy = Economy()
    for each in records:
        economy.add(each)  # type: ignore[arg-type]
    return economy.as_json()


def test_nothing_is_all_zero() -> None:
    """A new machine."""
    assert told() == {
        "slots": [],
        "latency": [],
        "failing_checks": [],
        "failures": [],
        "escalations": 0,
        "failovers": 0,
        "tasks": 0,
        "answered": 0,
    }


def test_calls_are_counted_by_the_quarter_of_an_hour() -> None:
    """By which all time zones differ, so that a page cuts days at its own midnight; what is no call counts nothing."""
    figures = told(
        task(),
        call(id="a", task_id="a", timestamp="2026-05-01T10:44:59.999Z"),
        call(id="b", task_id="b", tier=2, timestamp="2026-05-01T10:30:00.000Z"),
        call(id="c", task_id="c", timestamp="2026-05-01T10:45:00.000Z"),
        call(id="d", task_id="d", timestamp="undated"),
        call(id="e", task_id="e", timestamp="2026-05-01T10:45:01.000Z", engine="cache", quality_eval=None),
        outcome("a", "kept"),
        Unread.DAMAGED,
    )

    slots = figures["slots"]
    assert isinstance(slots, list)
    assert [(each["at"], each["calls_by_tier"]) for each in slots] == [
        ("2026-05-01T10:30Z", {"1": 1, "2": 1}),
        ("2026-05-01T10:45Z", {"1": 1}),
        ("undated00Z", {"1": 1}),
    ]
    assert (figures["tasks"], figures["answered"]) == (5, 5)


def test_steps_are_told_apart() -> None:
    """A dearer tier is an escalation; another model after a failure is a failover, and may be both."""
    failed = {"verdict": "failed", "failure": "refused", "final": False, "quality_eval": None}
    figures = told(
        call(id="1", task_id="a", final=False, verdict="rejected", failed_checks=("answer_there", "answer_there")),
        call(id="2", task_id="a", attempt=2, tier=2),
        call(id="3", task_id="b", **failed),
        call(id="4", task_id="b", attempt=2, model_used="qwen2.5:3b", **failed),
        call(id="5", task_id="b", attempt=3, model_used="llama3.2", tier=2, **failed),
        call(id="6", task_id="b", attempt=4, model_used="llama3.2", tier=2),
    )

    assert (figures["escalations"], figures["failovers"]) == (2, 2)
    assert figures["failing_checks"] == [{"check": "answer_there", "count": 1}]
    assert figures["failures"] == [{"failure": "refused", "count": 3}]
    assert (figures["tasks"], figures["answered"]) == (2, 2)


def test_a_review_is_one_task_however_often_it_asks() -> None:
    """Its readings and second passes are calls, and no tasks of their own."""
    figures = told(
        call(id="1", task_id="a", tier=4, model_used="mistral-small3.2"),
        call(id="2", task_id="a", tier=4, turn=2, asks="again"),
        call(id="3", task_id="a", tier=4, turn=3, asks="confirmation", verdict="rejected"),
    )

    assert (figures["tasks"], figures["answered"], figures["failovers"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("changes", "spent", "compared", "instead"),
    [
        ({}, 0.005, 0.005, 0.1),
        ({"engine": "cache"}, 0.0, 0.0, 0.0),
        ({"engine": "embedded", "tier": 0}, 0.0, 0.0, 0.0),
        ({"verdict": "rejected"}, 0.005, 0.0, 0.0),
        ({"final": False}, 0.005, 0.0, 0.0),
    ],
)
def test_only_what_passed_stands_against_tier_4(
    changes: dict[str, object], spent: float, compared: float, instead: float
) -> None:
    """What was refused costs, and is on neither side; what nobody was asked for costs nothing."""
    slots = told(call(**changes))["slots"]

    assert isinstance(slots, list)
    assert (slots[0]["spent"], slots[0]["answers_cost"], slots[0]["tier4_cost"]) == (spent, compared, instead)


def test_an_answer_stands_where_it_came_with_all_that_it_took() -> None:
    """An attempt that was refused in another quarter of an hour is spent there, and compared where the answer is."""
    slots = told(
        call(id="a", final=False, verdict="rejected", timestamp="2026-05-01T10:14:59.000Z"),
        call(id="b", tier=2, cost_units=0.028, timestamp="2026-05-01T10:15:01.000Z"),
    )["slots"]

    assert isinstance(slots, list)
    assert [(each["spent"], each["answers_cost"]) for each in slots] == [(0.005, 0.0), (0.028, 0.033)]


@pytest.mark.parametrize(
    ("outcomes", "instead"),
    [(["kept"], 0.1), (["undone"], 0.0), (["undone", "kept"], 0.1), (["undone", "undone"], 0.0)],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_was_undone_saves_nothing(outcomes: list[str], instead: float, first: bool) -> None:
    """As in the sum above the chart: the latest word counts, whichever line comes first."""
    words = [outcome("a", each) for each in outcomes]
    answered = call(id="a")
    records: list[CallRecord | OutcomeRecord] = [answered, *words] if first else [*words, answered]
    tally = Tally()
    for each in records:
        tally.add(each)

    slots = told(*records)["slots"]
    assert isinstance(slots, list)
    assert slots[0]["tier4_cost"] == pytest.approx(instead)
    assert tally.stats().tier4_cost == pytest.approx(instead)


def test_latency_is_of_the_last_calls_that_a_model_answered() -> None:
    """The median and what one in twenty takes longer than; the cache is not among them."""
    calls = [
        call(id=str(number), task_id=str(number), latency_ms=float(number), first_token_ms=float(number) / 10)
        for number in range(RECENT + 100)
    ]
    cached = call(id="x", task_id="x", engine="cache", latency_ms=0.0)

    assert told(*calls, cached)["latency"] == [
        {
            "tier": 1,
            "calls": RECENT,
            "p50_ms": 349.0,
            "p95_ms": 574.0,
            "first_token_p50_ms": 34.9,
            "waited_p50_ms": None,
        }
    ]


def test_waiting_for_a_free_place_is_no_latency() -> None:
    """Fifty that were asked at once took a model half a second each; lines that do not tell it apart have it inside."""
    calls = [
        call(id=str(number), task_id=str(number), latency_ms=500.0 * (number + 1), answering_ms=500.0)
        for number in range(50)
    ]

    for older in ((), (call(id="old", task_id="old", latency_ms=9_000.0),)):
        found = told(*older, *calls)["latency"]
        assert isinstance(found, list)
        assert [found[0][name] for name in ("calls", "p50_ms", "p95_ms", "waited_p50_ms")] == [
            *(50 + len(older), 500.0, 500.0, 12_000.0)
        ]


@pytest.mark.parametrize(
    ("milliseconds", "half", "most"),
    [
        ((7.0,), 7.0, 7.0),
        ((1.0, 9.0), 1.0, 9.0),
        ((1.0, 2.0, 9.0), 2.0, 9.0),
        (tuple(map(float, range(1, 21))), 10.0, 19.0),
    ],
)
def test_half_of_the_calls_end_before(milliseconds: tuple[float, ...], half: float, most: float) -> None:
    """Of two the quicker one is meant: the slower one is what all of them end before."""
    calls = [call(id=f"{each}", task_id=f"{each}", latency_ms=each, first_token_ms=each) for each in milliseconds]
    found = told(*calls)["latency"]
    assert isinstance(found, list)
    assert [(each["p50_ms"], each["p95_ms"]) for each in found] == [(half, most)]


def test_old_slots_go() -> None:
    """A page shows so many."""
    calls = [
        call(id=str(n), task_id=str(n), timestamp=f"{2000 + n}-01-01T00:00:00.000Z") for n in range(MOST_SLOTS + 5)
    ]

    slots = told(*calls)["slots"]
    assert isinstance(slots, list)
    assert [each["at"] for each in slots] == [f"{each.timestamp[:16]}Z" for each in calls[5:]]


def test_tasks_that_never_end_are_forgotten() -> None:
    """A request that was stopped between two attempts has no last one, and must not be held for ever."""
    first = call(id="a", task_id="a", verdict="rejected", final=False)
    others = (call(id=f"{n}", task_id=f"{n}", verdict="rejected", final=False) for n in range(MOST_OPEN))

    assert told(first, call(id="b", task_id="a", tier=2))["escalations"] == 1
    assert told(first, *others, call(id="b", task_id="a", tier=2))["escalations"] == 0
