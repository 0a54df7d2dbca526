"""One ladder driven to its end: what its budgets stop, and what the ledger then says."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.core.ledger.lines import line_of
from rightsize.core.ledger.record import CallRecord
from rightsize.core.routing.limits import LADDERS
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.named import named, refusals
from rightsize.core.verification.verdict import Verdict
from rightsize.engine.aside import LARGE
from rightsize.engine.document import targets_in
from rightsize.engine.job import Job, Judged, Question
from rightsize.engine.ports import Delta, End, Request
from rightsize.engine.routing import decide, task_of
from rightsize.engine.run import run_ladder
from rightsize.engine.weighed import NEXT
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import MemoryJournal, runtime_with, snapshot_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable

    from rightsize.core.routing.limits import LadderLimits
    from rightsize.engine.job import LadderRun
    from rightsize.engine.ports import Event
    from rightsize.engine.runtime import Runtime

DOCUMENTATION = LADDERS[TaskKind.DOCUMENTATION]


class Silent(FakeGateway):
    """A gateway that never answers, and notes when it was told to stop."""

    stopped = False

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Wait for ever."""
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped = True
        async for event in super().complete(request):
            yield event


async def climbed(
    runtime: Runtime,
    limits: LadderLimits,
    *,
    judging_seconds: int = 0,
    judged_in: list[threading.Thread] | None = None,
    thinking: asyncio.Event | None = None,
) -> LadderRun[str]:
    """Run one ladder of which every answer passes, as somebody says who takes so long over it, or for ever."""
    snapshot = snapshot_of("def halve(amount):\n    return amount / 2\n")
    (symbol,) = [each for each in targets_in(snapshot, None) if each.name == "halve"]
    task = task_of(snapshot, symbol, TaskKind.DOCUMENTATION)

    async def think(begun: asyncio.Event) -> Judged[str]:
        begun.set()
        never: asyncio.Future[Judged[str]] = asyncio.get_running_loop().create_future()
        return await never

    def judge(reply: str) -> Judged[str] | Awaitable[Judged[str]]:
        if thinking is not None:
            return think(thinking)
        if judged_in is not None:
            judged_in.append(threading.current_thread())
        for _ in range(judging_seconds):
            runtime.clock.monotonic()
        return Judged(reply, Verdict((), ()))

    return await run_ladder(
        runtime,
        Job(
            task=task,
            decision=decide(runtime, task),
            limits=limits,
            question=Question(lambda _problems, _marker: (("user", "?"),), 600, interactive=True),
            judge=judge,
            show=lambda _: None,
            place="sample.py",
            parsed=snapshot_of("").parsed,
        ),
    )


async def test_an_answer_that_outlasts_the_budget_is_stopped() -> None:
    """The stream is closed, nobody else is asked, and the sentence names the setting."""
    gateway = Silent()
    runtime = runtime_with(gateway=gateway)
    run = await climbed(runtime, replace(DOCUMENTATION, max_seconds=0.05))
    assert gateway.stopped
    assert (run.value, len(run.attempts)) == (None, 1)
    assert "had not answered when the time of the task was over" in run.ended.sentence
    assert "`ladder.max_seconds`" in run.ended.sentence
    assert isinstance(runtime.journal, MemoryJournal)
    (record,) = runtime.journal.records
    assert isinstance(record, CallRecord)
    assert (record.verdict, record.failure, record.final) == ("failed", "out_of_time", True)


async def test_who_thinks_an_answer_over_costs_the_model_no_time() -> None:
    """A person may be asked whether examples are to be run, and what routing learns of is the model."""
    quick, slow = [await climbed(runtime_with(["Halve it."]), DOCUMENTATION, judging_seconds=each) for each in (0, 300)]
    assert [each.seconds for each in slow.attempts] == [each.seconds for each in quick.attempts]


@pytest.mark.parametrize(("length", "elsewhere"), [(100, False), (LARGE, True)])
async def test_a_long_reply_is_judged_in_a_thread(length: int, elsewhere: bool) -> None:
    """However little was asked: others are served meanwhile."""
    threads: list[threading.Thread] = []
    await climbed(runtime_with(["x" * length]), DOCUMENTATION, judged_in=threads)
    assert [each is not threading.current_thread() for each in threads] == [elsewhere]


async def test_a_budget_that_holds_no_answer_asks_nobody() -> None:
    """Nothing was asked, so nothing stands in the ledger."""
    runtime = runtime_with(["never read"])
    run = await climbed(runtime, replace(DOCUMENTATION, max_tokens=10))
    assert (run.value, run.attempts) == (None, ())
    assert "No model was asked" in run.ended.sentence
    assert isinstance(runtime.journal, MemoryJournal)
    assert runtime.journal.records == []


async def test_the_tokens_of_an_answer_that_broke_off_count() -> None:
    """They were written, so they were spent."""
    broken = ModelFailure("cut", "escalate", "It broke off.")
    broken.tokens_out = 2_500
    run = await climbed(runtime_with([broken, "never read"]), DOCUMENTATION)
    assert run.value is None
    assert "could exceed the limit of 3,000 output tokens" in run.ended.sentence


async def test_the_tokens_of_an_answer_that_nobody_counted_are_estimated() -> None:
    """One that breaks off leaves no count behind, and what came until then was written."""
    whole = (Delta("well"), End("stop", 3, 1, 0.5, 0.1))
    runtime = runtime_with([(Delta("x" * 37),), whole])
    run = await climbed(runtime, DOCUMENTATION)
    first, second = run.attempts
    assert (first.tokens_out, first.cost_units) == (10, first.model.cost * 10 / 1000)
    assert (first.model.tier, second.model.tier, second.tokens_out, run.value) == (1, 2, 1, "well")
    assert isinstance(runtime.journal, MemoryJournal)
    assert [each.tokens_out for each in runtime.journal.records if isinstance(each, CallRecord)] == [10, 1]


async def test_the_time_that_a_model_took_has_its_place_beside_that_of_the_request() -> None:
    """The gateway knows when a host took the request; what was waited before is no time of the model."""
    runtime = runtime_with([(Delta("x"),), (Delta("well"), End("stop", 3, 1, 0.5, 0.1))])
    await climbed(runtime, DOCUMENTATION)
    assert isinstance(runtime.journal, MemoryJournal)
    calls = [each for each in runtime.journal.records if isinstance(each, CallRecord)]
    assert [(each.answering_ms, each.first_token_ms) for each in calls] == [(None, None), (500.0, 100.0)]


async def test_a_whole_answer_that_is_stopped_while_it_is_judged_has_its_counted_tokens() -> None:
    """Nothing of it is estimated: its server has counted them."""
    thinking = asyncio.Event()
    runtime = runtime_with([(Delta("x" * 40), End("stop", 50, 7, 0.5, 0.1, "one:11434"))])
    work = asyncio.ensure_future(climbed(runtime, DOCUMENTATION, thinking=thinking))
    await thinking.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert isinstance(runtime.journal, MemoryJournal)
    record = runtime.journal.records[-1]
    assert isinstance(record, CallRecord)
    assert (record.verdict, record.tokens_in, record.tokens_out, record.host) == ("cancelled", 50, 7, "one:11434")


async def test_a_change_of_host_is_a_step_with_a_line_of_its_own() -> None:
    """The same model is asked again, elsewhere; the ledger says where each attempt was."""
    gone = ModelFailure("refused", "move", "Nobody answers at http://a:1.")
    gone.host = "http://a:1"
    runtime = runtime_with([gone, (Delta("well"), End("stop", 3, 1, 0.5, 0.1, "http://b:1"))])
    run = await climbed(runtime, DOCUMENTATION)
    assert run.value == "well"
    assert [each.model.label for each in run.attempts] == ["Granite 4.1 3B"] * 2
    assert isinstance(runtime.journal, MemoryJournal)
    lines = [each for each in runtime.journal.records if isinstance(each, CallRecord)]
    assert [(each.host, each.failure, each.attempt, each.final) for each in lines] == [
        ("http://a:1", "refused", 1, False),
        ("http://b:1", None, 2, True),
    ]


async def test_of_a_hundred_models_the_ledger_names_who_came_next() -> None:
    """The chosen one and five, by tier and cost; the others are counted, and the line stays a short one."""
    runtime = runtime_with(["a good answer"])
    (base,) = [each for each in runtime.registry.models if each.tier == 4]
    more = [
        replace(base, label=f"M{each}", ollama_model=f"m{each}", litellm_name=f"m{each}", cost=1 + each / 100)
        for each in range(100)
    ]
    runtime = replace(runtime, registry=replace(runtime.registry, models=(*more, *runtime.registry.models)))
    await climbed(runtime, DOCUMENTATION)

    journal = runtime.journal
    assert isinstance(journal, MemoryJournal)
    (record,) = journal.tasks
    assert len(record.candidates) == 1 + NEXT
    assert record.unlisted == len(runtime.registry.models) - len(record.candidates)
    assert [each.tier for each in record.candidates] == [1, 2, 3, 4, 4, 4]
    assert [each.model for each in record.candidates if not each.reason] == ["granite4.1:3b"]
    assert len(line_of(record)) < 2_000


def test_a_refusal_is_told_in_words() -> None:
    """The ledger keeps the names of the checks; people read what those stop, with the names behind it."""
    assert refusals(("names_resolve", "no_stub", "no_stub")) == (
        "a name that resolves nowhere (names_resolve) and a body that still only stands in for one (no_stub)"
    )
    assert ";" not in named("signature_kept")
    assert [named(each) for each in ("secrets_whole", "of_tomorrow")] == [
        "a reply that changed the placeholder of a secret (secrets_whole)",
        "of_tomorrow",
    ]
