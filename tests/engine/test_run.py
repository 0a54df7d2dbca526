"""Replies that no gateway refused and that are none: without an end, or without bounds."""

from __future__ import annotations

import pytest

from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.ports import Delta, End
from rightsize.engine.run import LONGEST_REPLY
from rightsize.gateway.failures import sentence
from tests.support.engine_world import ListReporter, reply, runtime_with, snapshot_of

GOOD = reply("Return the price of one loaf.", returns="Price of one loaf.")


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ((Delta(GOOD),), "cut"),
        ((Delta("x" * LONGEST_REPLY), Delta(GOOD), End("stop", 0, 1, 0.0, None)), "endless"),
    ],
)
async def test_a_reply_that_breaks_its_form_goes_to_the_next_model(events: tuple[Delta | End, ...], kind: str) -> None:
    """The ladder climbs, and what is said is the sentence of the gateways' table."""
    runtime = runtime_with([events, GOOD])
    snapshot = snapshot_of("def price():\n    return 3\n")

    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    broken, good = result.attempts
    assert (broken.failure_kind, broken.failure) == (kind, sentence(kind, model=broken.model.ollama_model))
    assert good.verdict is not None
    assert good.verdict.passed
