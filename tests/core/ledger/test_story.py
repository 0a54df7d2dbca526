"""One task as the ledger tells it."""

from __future__ import annotations

import pytest

from rightsize.core.ledger.story import attempt_rows, headline, story_json, story_of, totals_line, weighed_rows
from tests.support.ledger_records import call, outcome, task

NEAR, FAR = "http://127.0.0.1:11434", "http://gpu:11434"

FAILED = call(
    id="c1", host=NEAR, verdict="failed", failure="disconnected", final=False, quality_eval=None, tokens_out=20
)
REFUSED = call(
    id="c2", host=FAR, verdict="rejected", failed_checks=("parameters", "parameters"), final=False, attempt=2
)
PASSED = call(
    id="c3", host=FAR, tier=2, model_used="llama3.2", attempt=3, cost_units=0.028, reach="static", latency_ms=1150.0
)
CLIMBED = (task(), FAILED, REFUSED, PASSED, outcome("c3", "edited"), outcome("c3", "kept"))


def test_a_task_that_moved_and_climbed() -> None:
    """Who was weighed and why each lost, what refused each attempt, what led to the next one, and what it took."""
    story = story_of(CLIMBED)

    assert story is not None
    assert story.task is not None
    assert headline(story) == (
        "Task t1: documentation, python, 2026-05-01 10:00:00 UTC, passed, checked by static, 3 attempts"
    )
    assert [row[-1] for row in weighed_rows(story.task)] == [
        "chosen: cheapest good enough: Q 0.636 of 0.6, C 0.05",
        "costs more: C 0.28 against 0.05",
    ]
    assert [(row[2], row[3], row[-1]) for row in attempt_rows(story)] == [
        (f"granite4.1:3b at {NEAR}", "failed: disconnected", f"went to {FAR}"),
        (f"granite4.1:3b at {FAR}", "rejected for parameters", "escalated to tier 2"),
        (f"llama3.2 at {FAR}", "passed, checked by static", ""),
    ]
    assert totals_line(story) == (
        "In all 220 output tokens, 2.9 s, 0.038 cost units; 1 escalation, 1 failover; afterwards kept"
    )


def test_the_same_as_json() -> None:
    """For a program: numbers as numbers, and nothing left out."""
    story = story_of(CLIMBED)

    assert story is not None
    record = story_json(story)
    assert [(each["model"], each["chosen"], each["utility"]) for each in record["candidates"]] == [
        ("granite4.1:3b", True, 0.3616),
        ("llama3.2", False, 0.3325),
    ]
    assert [(each["failed_checks"], each["failure"], each["then"]) for each in record["attempts"]] == [
        ([], "disconnected", f"went to {FAR}"),
        (["parameters", "parameters"], None, "escalated to tier 2"),
        ([], None, None),
    ]
    assert (record["escalations"], record["failovers"], record["verdict"], record["outcome"]) == (
        1,
        1,
        "passed",
        "kept",
    )
    assert (record["threshold"], record["policy"], record["rule"]) == (0.6, "cheapest", "cheapest")


@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({}, "asked again"),
        ({"tier": 3}, "escalated to tier 3"),
        ({"tier": 0}, "went down to tier 0"),
        ({"model_used": "qwen2.5-coder:7b"}, "went to qwen2.5-coder:7b"),
    ],
)
def test_what_leads_to_the_next_attempt(changes: dict[str, object], then: str) -> None:
    """Told by the two attempts alone."""
    story = story_of((call(verdict="rejected", final=False), call(id="c2", attempt=2, **changes)))

    assert story is not None
    assert story.task is None
    assert attempt_rows(story)[0][-1] == then


def test_a_review_is_one_task_with_all_that_it_asked() -> None:
    """Read, read once more on another host after a failure, and asked of one finding: each question has its ladder."""
    review = {"task_type": "code_review", "tier": 4, "model_used": "mistral-small3.2", "host": NEAR}
    story = story_of(
        (
            task(task_type="code_review"),
            call(id="c1", **review, reach="static"),
            call(id="c2", **review, verdict="failed", failure="disconnected", final=False, turn=2, asks="again"),
            call(id="c3", **{**review, "host": FAR}, attempt=2, turn=2, asks="again", reach="static"),
            call(id="c4", **review, verdict="failed", failure="down", turn=3, asks="confirmation"),
        )
    )

    assert story is not None
    assert headline(story).endswith("passed, checked by static, 4 attempts in 2 readings and 1 second pass")
    assert [(row[0], row[3], row[-1]) for row in attempt_rows(story)] == [
        ("1.1", "passed, checked by static", "read once more"),
        ("2.1", "failed: disconnected", f"went to {FAR}"),
        ("2.2", "passed, checked by static", "asked whether a finding is real"),
        ("3.1", "failed: down", ""),
    ]
    assert totals_line(story).endswith("0 escalations, 1 failover")
    record = story_json(story)
    assert (record["readings"], record["second_passes"], record["verdict"]) == (2, 1, "passed")
    assert [(each["turn"], each["asks"]) for each in record["attempts"]] == [
        (1, None),
        (2, "again"),
        (2, "again"),
        (3, "confirmation"),
    ]


def test_a_decision_without_an_attempt_is_no_story() -> None:
    """It was stopped before anybody was asked."""
    assert story_of((task(),)) is None


def test_a_call_before_there_was_any_task() -> None:
    """How to split a request: what was asked is said, not the kind that it was routed as."""
    story = story_of((call(turn=0, asks="split", task_type="qa_simple", language=None),))

    assert story is not None
    assert headline(story).startswith("Task t1: how to split a request, 2026-05-01")
