"""What the ledger teaches about models."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.ledger.experience import MOST_CALLS, Experience
from rightsize.core.ledger.lines import Unread
from rightsize.core.tasks.trials import TrialKey, Trials
from tests.support.ledger_records import call, outcome

DOC = TrialKey("documentation", "granite4.1:3b", 0)
CODE = {"task_type": "code_generation", "complexity": 0.5}


def taught(records: list[object]) -> Experience:
    """Return what these lines teach."""
    experience = Experience()
    for record in records:
        experience.add(record)  # type: ignore[arg-type]
    return experience


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], {}),
        ([Unread.DAMAGED, outcome("nobody", "kept")], {}),
        # A doc that passed counts half until somebody kept it.
        ([call()], {DOC: Trials(0.5, 1)}),
        ([call(), outcome("c1", "edited")], {DOC: Trials(0.5, 1)}),
        ([call(), outcome("c1", "kept")], {DOC: Trials(1.0, 1)}),
        # What was undone failed, until it is redone.
        ([call(), outcome("c1", "kept"), outcome("c1", "undone")], {DOC: Trials(0.0, 1)}),
        ([call(), outcome("c1", "undone"), outcome("c1", "kept")], {DOC: Trials(1.0, 1)}),
        ([call(verdict="rejected", quality_eval=0.0)], {DOC: Trials(0.0, 1)}),
        # Later attempts see only what others failed; no verdict, no lesson; nobody was asked.
        ([call(attempt=2)], {}),
        ([call(turn=2, asks="confirmation", task_type="code_review")], {}),
        ([call(verdict="failed", quality_eval=None), call(verdict="cancelled", quality_eval=None)], {}),
        ([call(engine="cache"), call(engine="embedded"), call(engine="fake")], {}),
        # Generated code teaches where it was run.
        ([call(**CODE, reach="static")], {}),
        ([call(**CODE, reach="examples")], {TrialKey("code_generation", "granite4.1:3b", 1): Trials(1.0, 1)}),
        (
            [call(**CODE, reach="tests", verdict="rejected")],
            {TrialKey("code_generation", "granite4.1:3b", 1): Trials(0.0, 1)},
        ),
        # Bands, and models by themselves.
        (
            [call(id=str(each), task_type="qa_simple", complexity=each) for each in (0.0, 0.34, 0.35, 0.64, 0.65, 1.0)],
            {TrialKey("qa_simple", "granite4.1:3b", band): Trials(2.0, 2) for band in (0, 1, 2)},
        ),
        (
            [call(id=each, task_type="qa_simple", model_used=each[0]) for each in ("a1", "b", "a2")],
            {TrialKey("qa_simple", "a", 0): Trials(2.0, 2), TrialKey("qa_simple", "b", 0): Trials(1.0, 1)},
        ),
    ],
)
def test_what_a_ledger_teaches(records: list[object], expected: dict[TrialKey, Trials]) -> None:
    """First attempts with a verdict, by kind, model and band."""
    assert taught(records).learned() == expected


def test_what_is_kept_is_what_was_known() -> None:
    """A process that takes over knows the outcomes that are waited for too."""
    before = taught([call(), call(id="c2"), outcome("c2", "kept"), call(id="c3", verdict="rejected")])
    after = Experience.of(json.loads(json.dumps(before.state())))

    assert after.learned() == before.learned() == {DOC: Trials(1.5, 3)}
    after.add(outcome("c1", "kept"))
    assert after.learned() == {DOC: Trials(2.0, 3)}


def test_outcomes_of_long_ago_are_not_waited_for() -> None:
    """Memory and the file that keeps it stay small, and no count is lost."""
    experience = taught([call(id=f"c{number}") for number in range(MOST_CALLS + 1)])
    experience.add(outcome("c0", "kept"))

    assert experience.learned() == {DOC: Trials((MOST_CALLS + 1) / 2, MOST_CALLS + 1)}
    assert len(experience.state()["calls"]) == MOST_CALLS


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1e7), st.floats(0, 1e5)), max_size=20))
def test_how_long_an_answer_took_teaches_nothing(answers: list[tuple[bool, float, float]]) -> None:
    """Slow answers can favour no heavier model: a ledger of the same answers at once teaches the same."""
    at_once: list[object] = []
    as_it_was: list[object] = []
    for number, (passed, latency, first) in enumerate(answers):
        verdict = "passed" if passed else "rejected"
        at_once.append(call(id=str(number), verdict=verdict, latency_ms=0.0, first_token_ms=0.0))
        as_it_was.append(call(id=str(number), verdict=verdict, latency_ms=latency, first_token_ms=first))
    assert taught(as_it_was).learned() == taught(at_once).learned()
