"""Document over the fake gateway: what is asked of which model, what is told to the next, what ends as an edit."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.core.ledger.record import CallRecord
from rightsize.core.text import apply_edits
from rightsize.engine.document import DocumentOptions, document, document_each, targets_in
from rightsize.engine.results import Mode, Status
from rightsize.gateway.embedded import EmbeddedGateway
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, MemoryJournal, StepClock, reply, runtime_with, snapshot_of

if TYPE_CHECKING:
    from rightsize.engine.runtime import Runtime

HALVE = "def halve(amount):\n    return amount / 2\n"
GOOD = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")
NO_PARAMETER = reply("Return one half of a number.", returns="The half.")
PARROT = reply("Halve.", {"amount": "The number to divide."}, returns="The half.")


def calls(runtime: Runtime) -> list[CallRecord]:
    """Return the call lines of the runtime's ledger."""
    assert isinstance(runtime.journal, MemoryJournal)
    return [each for each in runtime.journal.records if isinstance(each, CallRecord)]


async def check(source: str, replies: list[str | ModelFailure], expected: str, mode: Mode = Mode.MISSING) -> Runtime:
    """Document every function of `source` with these replies and compare the text that comes out."""
    runtime = runtime_with(replies)
    snapshot = snapshot_of(source)
    targets = [each for each in targets_in(snapshot, None) if each.kind.value != "module"]
    results = await document(runtime, snapshot, targets, DocumentOptions(mode=mode), ListReporter())
    edits = [each.edit for each in results if each.edit]
    assert apply_edits(snapshot.parsed.data, edits).decode() == dedent(expected)
    return runtime


DOCUMENTED = '''\
    def halve(amount):
        """Return one half of a number.

        Args:
            amount: The number to divide.

        Returns:
            The half.
        """
        return amount / 2
    '''


async def test_first_answer_passes() -> None:
    """An answer that passes is written, and one ledger line says which tier gave it."""
    runtime = await check(HALVE, [GOOD], DOCUMENTED)
    (call,) = calls(runtime)
    assert (call.tier, call.verdict, call.quality_eval, call.final, call.attempt) == (1, "passed", 1.0, True, 1)


async def test_fault_of_form_is_repaired_by_the_same_tier() -> None:
    """A missing parameter goes back to the same model once, which is told what was missing."""
    runtime = await check(HALVE, [NO_PARAMETER, GOOD], DOCUMENTED)
    assert [(each.tier, each.verdict, each.quality_eval) for each in calls(runtime)] == [
        (1, "rejected", 0.0),
        (1, "passed", 0.5),
    ]
    assert isinstance(runtime.gateway, FakeGateway)
    told = runtime.gateway.asked[1].request.messages[-1].content
    assert "amount" in told.partition("\n- ")[2]


async def test_fault_of_substance_goes_to_the_next_tier() -> None:
    """A summary that is the name again is not worth a second try on the same tier."""
    runtime = await check(HALVE, [PARROT, GOOD], DOCUMENTED)
    assert [each.tier for each in calls(runtime)] == [1, 2]
    assert calls(runtime)[0].failed_checks != ()


async def test_prose_thrice_ends_with_nothing_edited() -> None:
    """When every attempt fails the file stays as it is, and the sentence names check and tier."""
    runtime = runtime_with(["I cannot help with that."] * 9)
    snapshot = snapshot_of(HALVE)
    (target,) = [each for each in targets_in(snapshot, None) if each.name == "halve"]
    (result,) = await document(runtime, snapshot, [target], DocumentOptions(), ListReporter())
    assert result.status is Status.FAILED
    assert result.edit is None
    assert len(result.attempts) == 4
    assert "reply_read" in result.reason
    assert "tier 1" in result.reason
    assert [each.final for each in calls(runtime)] == [False, False, False, True]


async def test_down_model_hands_over_at_once() -> None:
    """A model that does not answer is not asked again; the next one is."""
    down = ModelFailure("refused", "escalate", "Nothing listens there.")
    runtime = await check(HALVE, [down, GOOD], DOCUMENTED)
    assert [(each.verdict, each.failure) for each in calls(runtime)] == [("failed", "refused"), ("passed", None)]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('def f(x):\n    """Say it."""\n', "has_doc"),
        ("def f(x):\n    'a' 'b'\n", "doc_not_editable"),
        ("def f(x:\n    return (\n", "syntax_error"),
    ],
)
async def test_left_alone(source: str, code: str) -> None:
    """What cannot or need not be documented asks no model."""
    runtime = runtime_with([])
    snapshot = snapshot_of(source)
    targets = [each for each in targets_in(snapshot, None) if each.name == "f"]
    results = await document(runtime, snapshot, targets, DocumentOptions(), ListReporter())
    assert all((each.status, each.reason_code) == (Status.LEFT_ALONE, code) for each in results)
    assert calls(runtime) == []


INHERITED = "impl Debug for A {\n    fn fmt(&self) { self.a() }\n}\npub fn f(a: &A) { a.b() }\n"
TESTS = "def test_f():\n    assert f()\n\ndef g():\n    pass\n"


@pytest.mark.parametrize(("source", "path", "code"), [(INHERITED, "a.rs", "inherits_doc"), (TESTS, "a.py", "test")])
async def test_what_nobody_documents_is_left_alone(source: str, path: str, code: str) -> None:
    """Tests, and what has the doc of what it implements, are documented only when they are asked for alone."""
    runtime = runtime_with([])
    snapshot = snapshot_of(source, path)
    first = targets_in(snapshot, None)[1]
    codes = [
        each.reason_code
        for each in await document(runtime, snapshot, [first, first], DocumentOptions(), ListReporter())
    ]
    assert codes == [code, code]
    alone = await document(runtime, snapshot, [first], DocumentOptions(), ListReporter())
    assert alone[0].reason_code != code


async def test_private_symbols_of_a_file_are_left_alone_unless_asked_for() -> None:
    """A file's private functions are skipped; one that is asked for by itself is not."""
    source = "def _inner(amount):\n    return amount / 2\n\n\ndef outer(amount):\n    return amount / 2\n"
    snapshot = snapshot_of(source)
    both = [each for each in targets_in(snapshot, None) if each.kind.value == "function"]
    results = await document(runtime_with([GOOD]), snapshot, both, DocumentOptions(), ListReporter())
    assert [each.reason_code for each in results] == ["private", ""]
    alone = await document(runtime_with([GOOD]), snapshot, both[:1], DocumentOptions(), ListReporter())
    assert alone[0].status is Status.DOCUMENTED


async def test_untouched_draft_counts_as_missing_once_a_model_is_there() -> None:
    """A doc that the ledger knows as a draft is written anew by a model, and left alone by the embedded engine."""
    source = 'def halve(amount):\n    """Draft text."""\n    return amount / 2\n'
    snapshot = snapshot_of(source)
    targets = [each for each in targets_in(snapshot, None) if each.name == "halve"]
    runtime = runtime_with([GOOD])
    assert isinstance(runtime.journal, MemoryJournal)
    runtime.journal.drafts.add(runtime.journal.keyed_hash('"""Draft text."""'))
    (result,) = await document(runtime, snapshot, targets, DocumentOptions(), ListReporter())
    assert result.status is Status.DOCUMENTED
    assert result.edit is not None
    assert b"Draft text" not in apply_edits(snapshot.parsed.data, [result.edit])
    (again,) = await document(replace(runtime, draft=True), snapshot, targets, DocumentOptions(), ListReporter())
    assert again.reason_code == "has_doc"


async def test_embedded_engine_drafts_under_the_same_checks() -> None:
    """The embedded engine serves in the models' place; the decision still says which model would have been asked."""
    source = "def halve(amount):\n    if amount < 0:\n        raise ValueError('negative')\n    return amount / 2\n"
    runtime = runtime_with(gateway=EmbeddedGateway(StepClock()), draft=True)
    snapshot = snapshot_of(source)
    targets = [each for each in targets_in(snapshot, None) if each.name == "halve"]
    (result,) = await document(runtime, snapshot, targets, DocumentOptions(), ListReporter())
    assert result.status is Status.DOCUMENTED, result.reason
    assert result.draft
    assert result.decision is not None
    assert result.decision.model.tier == 1
    (call,) = calls(runtime)
    assert (call.engine, call.tier, call.model_used, call.cost_units) == ("embedded", 0, "embedded", 0.0)


async def test_what_was_finished_before_a_cancel_is_kept() -> None:
    """Cancelling in mid-file loses nothing that was yielded, asks no further model and leaves a ledger line."""
    source = HALVE + "\n\n" + HALVE.replace("halve", "third")
    snapshot = snapshot_of(source)
    targets = [each for each in targets_in(snapshot, None) if each.kind.value == "function"]

    class Hanging(FakeGateway):
        """Answers once, then never."""

        async def complete(self, request):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            if self.asked:
                second.set()
                await asyncio.Event().wait()
            async for event in FakeGateway.complete(self, request):
                yield event

    second = asyncio.Event()
    runtime = runtime_with(gateway=Hanging([GOOD]))
    finished = []

    async def work() -> None:
        results = document_each(runtime, snapshot, targets, DocumentOptions(), ListReporter())
        async for each in results:
            finished.append(each)  # noqa: PERF401 - what was yielded before the cancel is what the test is about

    task = asyncio.create_task(work())
    await second.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [each.status for each in finished] == [Status.DOCUMENTED]
    assert [each.verdict for each in calls(runtime)] == ["passed", "cancelled"]


GREETED = '''def greet(name, title):
    """Greet.

    Args:
        name: Who comes in.
    """
    print(title, name)
'''


async def test_update_adds_what_is_missing_and_keeps_a_persons_words() -> None:
    """An update splices the missing parameter in and leaves every other byte."""
    answer = reply("Print a greeting.", {"name": "Name to print.", "title": "Word printed before the name."})
    added = GREETED.replace("comes in.\n", "comes in.\n        title: Word printed before the name.\n")
    await check(GREETED, [answer], added, Mode.UPDATE)


async def test_update_of_a_complete_doc_asks_no_model() -> None:
    """A doc that has a line for all that the code shows is left alone without a call."""
    complete = GREETED.replace("comes in.\n", "comes in.\n        title: What is printed first.\n")
    runtime = await check(complete, [], complete, Mode.UPDATE)
    assert calls(runtime) == []


async def test_a_symbol_beyond_every_window_is_documented() -> None:
    """Its prompt shows a part of it, so what is asked for fits; the smallest window that does is enough."""
    rows = "".join(f"    {number}: 'a line of a table that is very long',\n" for number in range(20_000))
    runtime = runtime_with([reply("Hold the lines of a table.")])
    snapshot = snapshot_of(f"class Table:\n    rows = {{\n{rows}    }}\n")
    (target,) = [each for each in targets_in(snapshot, None) if each.kind.value == "class"]
    (result,) = await document(runtime, snapshot, [target], DocumentOptions(), ListReporter())
    assert result.decision is not None
    assert result.decision.tokens < 16_384
    assert calls(runtime)[0].tier == result.decision.model.tier
