"""Outcomes: what became of a doc, told by the doc that stands there later."""

from __future__ import annotations

import pytest

from rightsize.core.ledger.record import OutcomeRecord
from rightsize.engine.outcomes import Applied, outcome_of, record_outcome
from tests.support.engine_world import MemoryJournal, runtime_with, snapshot_of

WATCHED = Applied("call-1", "halve", '"""Return one half."""', "", at=0.0)


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        ('def halve(a):\n    """Return one half."""\n    return a / 2\n', "kept"),
        ('def halve(a):\n    """Return a half, rounded."""\n    return a / 2\n', "edited"),
        ("def halve(a):\n    return a / 2\n", "undone"),
        ("def third(a):\n    return a / 3\n", "edited"),
        ("", "edited"),
    ],
)
async def test_outcome(now: str, outcome: str) -> None:
    """A doc that stands is kept, another is edited, the old state is undone; the ledger refers to the call."""
    runtime = runtime_with([])
    assert outcome_of(WATCHED, snapshot_of(now)) == outcome
    await record_outcome(runtime, WATCHED, snapshot_of(now), "save")
    assert isinstance(runtime.journal, MemoryJournal)
    (record,) = runtime.journal.records
    assert isinstance(record, OutcomeRecord)
    assert (record.call_id, record.outcome, record.seen) == ("call-1", outcome, "save")


@pytest.mark.parametrize(
    ("now", "outcome"),
    [('"""Halve."""\n\nx = 1\n', "kept"), ('"""Mine."""\n\nx = 1\n', "edited"), ("x = 1\n", "undone")],
)
def test_outcome_of_a_module(now: str, outcome: str) -> None:
    """A module is found as such, whatever its file is called."""
    watched = Applied("call-1", "sample", '"""Halve."""', "", at=0.0, is_module=True)
    assert outcome_of(watched, snapshot_of(now)) == outcome
