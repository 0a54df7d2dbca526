"""What is not shown to a model: the engine's side of it."""

from __future__ import annotations

import pytest

from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, reply, runtime_with, snapshot_of
from tests.support.secret_shapes import SHAPES

HALVE = "def halve(amount):\n    return amount / 2\n"
GOOD = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")


@pytest.mark.parametrize("path", ["deploy/credentials.py", "file:///work/.ssh/halve.py"])
async def test_a_file_of_secrets_is_shown_to_nobody(path: str) -> None:
    """The reason is one sentence with the pattern, and no model is asked."""
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(HALVE, path)
    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    assert isinstance(runtime.gateway, FakeGateway)
    assert runtime.gateway.asked == []
    assert (result.reason_code, result.attempts) == ("never_shown", ())
    assert "are never shown to a model" in result.reason


async def test_the_count_is_with_the_attempt() -> None:
    """Each attempt says how many secrets its model was not shown."""
    source = f'{HALVE[:-1]} + rate("{SHAPES[0][2]}", password="correct-horse-42")\n'
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(source)
    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    assert isinstance(runtime.gateway, FakeGateway)
    sent = str(runtime.gateway.asked[0].request.messages)
    assert "correct-horse-42" not in sent
    assert result.attempts[0].hidden == sent.count("RIGHTSIZE_SECRET_") == 2
