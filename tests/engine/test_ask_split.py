"""A tier 1 model splits a request where the rules are unsure: asked once, held against the text, paid and recorded."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.asks.proposed import is_unsure
from rightsize.core.asks.split import by_rules, reading_of, split
from rightsize.core.errors import ModelFailure
from rightsize.core.ledger.experience import Experience
from rightsize.core.ledger.record import CallRecord
from rightsize.core.ledger.stats import Tally
from rightsize.core.routing.limits import LadderOverrides
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import packaged_registry
from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import Plan, Wish, plan, plan_asks
from rightsize.engine.asked import AskOptions, Done, Routed
from rightsize.engine.asked_json import asked_json, event_json
from rightsize.engine.ports import Delta, End
from rightsize.gateway.fake import FakeGateway
from rightsize.settings.resolved import AskSettings
from tests.support.engine_world import MemoryJournal, runtime_with
from tests.support.unsure import split_reply, unsure_request

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.engine.asked import AskEvent, Report
    from rightsize.engine.ports import Event, Request
    from rightsize.engine.runtime import Runtime
    from rightsize.gateway.fake import Scripted

REQUEST = unsure_request()
SPLIT = split_reply((REQUEST.first, "qa_simple"), (REQUEST.second, "summarisation"))
BY_MODEL = ["qa_simple", "summarisation"]
BY_RULES = [each.kind.value for each in split(REQUEST.text)]
GRANITE = "Granite 4.1 3B"
STAND = "the rules were unsure, and their split stands: "


def world(
    *replies: Scripted, seconds: float = 10.0, gateway: FakeGateway | None = None, draft: bool = False
) -> Runtime:
    """Return a runtime whose user has requests split by tier 1."""
    runtime = runtime_with(gateway=gateway or FakeGateway(replies), draft=draft)
    return replace(runtime, settings=replace(runtime.settings, ask=AskSettings("tier1", seconds)))


def fake(runtime: Runtime) -> FakeGateway:
    """Return its gateway."""
    assert isinstance(runtime.gateway, FakeGateway)
    return runtime.gateway


def calls(runtime: Runtime) -> list[CallRecord]:
    """Return the calls that the ledger has a line of."""
    assert isinstance(runtime.journal, MemoryJournal)
    return [each for each in runtime.journal.records if isinstance(each, CallRecord)]


async def planned(runtime: Runtime, text: str = REQUEST.text, *, cache: bool = True) -> Plan:
    """Return the tasks of a text."""
    return await plan(runtime, Wish(text), AskOptions(cache=cache), lambda _: None)


def kinds(found: Plan) -> list[str]:
    """Return what its tasks are."""
    return [each.ask.kind.value for each in found.subs]


async def test_a_split_that_holds_is_used() -> None:
    """The tasks are those that the model named, each with its own words, and the card says whose they are."""
    found = await planned(runtime := world(SPLIT))

    assert kinds(found) == BY_MODEL
    starts = (REQUEST.first, REQUEST.second)
    assert [each.words[: len(start)] for each, start in zip(found.subs, starts, strict=True)] == [*starts]
    assert found.subs[1].words in REQUEST.text
    assert found.subs[0].ask.evidence[0].rule == f"split by {GRANITE}, verified against the text"
    assert found.split is not None
    assert found.split.by_model
    (asked,) = fake(runtime).asked
    assert (asked.request.model.tier, asked.request.schema is None) == (1, False)
    assert f"=== {asked.request.marker} ===\n{REQUEST.text}\n" in asked.request.messages[-1].content


async def test_by_default_nobody_is_asked() -> None:
    """The rules split, and nothing is said of a model."""
    found = await planned(runtime := runtime_with([SPLIT]))

    assert kinds(found) == BY_RULES
    assert (found.split, fake(runtime).asked, calls(runtime)) == (None, [], [])
    assert not [each for sub in found.subs for each in sub.ask.evidence if "unsure" in each.rule]


async def test_where_the_rules_are_sure_nobody_is_asked() -> None:
    """The setting is for doubts."""
    text = "What is a mutex?"
    assert not is_unsure(by_rules(reading_of(text)))
    found = await planned(runtime := world(SPLIT), text)

    assert (kinds(found), found.split, fake(runtime).asked) == (["qa_simple"], None, [])


def test_a_dry_run_asks_nobody_and_says_so() -> None:
    """The rules' split is shown with the evidence that they are unsure."""
    subs = plan_asks(runtime := world(SPLIT), REQUEST.text)

    assert [each.ask.kind.value for each in subs] == BY_RULES
    assert {each.ask.evidence[-1].rule for each in subs} == {f"{STAND}a dry run asks no model"}
    assert fake(runtime).asked == []


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (
            "two tasks, I would say",
            f"what {GRANITE} answered does not hold (The reply holds no JSON object; answer with",
        ),
        (split_reply(), f"what {GRANITE} answered does not hold (The list of tasks is empty"),
        (
            split_reply(("write me a poem", "qa_simple")),
            f"what {GRANITE} answered does not hold (“write me a poem” does not stand in the request, or not where",
        ),
        (split_reply((REQUEST.first, "poetry")), f"what {GRANITE} answered does not hold (“poetry” is no kind of task"),
        (ModelFailure("crashed", "escalate", "The runner died."), "The runner died"),
    ],
)
async def test_else_the_rules_stand(reply: Scripted, why: str) -> None:
    """Whatever comes back, one call is made and no other model is asked; the cards say why."""
    found = await planned(runtime := world(reply, SPLIT))

    assert kinds(found) == BY_RULES
    assert found.split is not None
    assert not found.split.by_model
    assert {each.ask.evidence[-1].rule.startswith(STAND + why) for each in found.subs} == {True}
    assert len(fake(runtime).asked) == 1
    assert [(each.verdict, each.final) for each in calls(runtime)] == [
        ("failed" if isinstance(reply, ModelFailure) else "rejected", True)
    ]


class Silent(FakeGateway):
    """Begins to answer, and never ends."""

    def __init__(self) -> None:
        super().__init__()
        self.began = asyncio.Event()
        self.stopped = False

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Give one piece, and then nothing."""
        try:
            yield Delta('{"tasks": [')
            self.began.set()
            await asyncio.Event().wait()
        finally:
            self.stopped = True


async def test_a_slow_model_is_not_waited_for() -> None:
    """After the seconds of the setting it is stopped, and the answer is not held up any further."""
    gateway = Silent()
    found = await planned(runtime := world(seconds=0.05, gateway=gateway))

    assert kinds(found) == BY_RULES
    assert found.subs[0].ask.evidence[-1].rule == f"{STAND}{GRANITE} gave no split within 0.05 s (`ask.split_seconds`)"
    assert gateway.stopped
    assert [(each.verdict, each.failure) for each in calls(runtime)] == [("failed", "out_of_time")]


async def test_whoever_stops_the_work_stops_the_model() -> None:
    """The stream is closed, and the ledger says that it was cancelled."""
    gateway = Silent()
    runtime = world(gateway=gateway)
    work = asyncio.ensure_future(planned(runtime))
    await gateway.began.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert gateway.stopped
    assert [each.verdict for each in calls(runtime)] == ["cancelled"]


async def test_the_call_is_in_the_ledger_and_in_the_cost() -> None:
    """It counts as spent, teaches nothing of answers, and is no part of what tier 4 alone would have cost."""
    reply = (Delta(SPLIT), End("stop", 300, 40, 0.5, 0.1))
    words = (Delta("A short and plain answer that ends."), End("stop", 50, 10, 0.5, 0.1))
    runtime = world(reply, words, words)
    found = await planned(runtime)
    events: list[AskEvent] = []
    report = await answer(runtime, REQUEST.text, found.subs, AskOptions(), events.append, found.split)

    (call,) = (each for each in calls(runtime) if each.asks == "split")
    assert (call.turn, call.tier, call.verdict, call.tokens_out, call.tier4_cost) == (0, 1, "passed", 40, 0.0)
    assert call.cost_units == pytest.approx(0.05 * 40 / 1000)
    assert report.cost_units == pytest.approx(sum(each.cost_units for each in calls(runtime)))
    told = asked_json(report)
    assert told["split"]["by_model"]
    assert told["split"]["attempt"]["cost_units"] == pytest.approx(call.cost_units)
    assert isinstance(events[0], Routed)
    assert isinstance(events[-1], Done)
    assert event_json(events[0])["split"] == told["split"]
    experience, tally = Experience(), Tally()
    experience.add(call)
    tally.add(call)
    assert experience.learned() == {}
    assert (tally.stats().pass_rates, tally.stats().total_cost) == ((), call.cost_units)


async def test_asked_again_it_is_remembered() -> None:
    """The same request costs once, unless it is to be asked anew."""
    known = {each.litellm_name: ModelStatus(State.READY, digest="1") for each in packaged_registry().models}
    gateway = FakeGateway([SPLIT, SPLIT], availability=Availability(known))
    runtime = replace(world(gateway=gateway), models=gateway)
    await planned(runtime)
    again = await planned(runtime)

    assert again.split is not None
    assert again.split.attempt is not None
    assert (kinds(again), again.split.attempt.cached, again.split.cost_units) == (BY_MODEL, True, 0.0)
    assert len(fake(runtime).asked) == 1
    await planned(runtime, cache=False)
    assert len(fake(runtime).asked) == 2


async def test_a_split_is_paid_for_answers_from_the_cache_too() -> None:
    """One that did not hold is asked for anew each time; what it costs is not without an answer."""
    known = {each.litellm_name: ModelStatus(State.READY, digest="1") for each in packaged_registry().models}
    words = (Delta("A short and plain answer that ends."), End("stop", 50, 10, 0.5, 0.1))
    vague = (Delta("two tasks, I would say"), End("stop", 300, 40, 0.5, 0.1))
    gateway = FakeGateway([vague, *[words] * len(BY_RULES), vague], availability=Availability(known))
    runtime = replace(world(gateway=gateway), models=gateway)

    async def asked() -> Report:
        found = await planned(runtime)
        return await answer(runtime, REQUEST.text, found.subs, AskOptions(), lambda _: None, found.split)

    await asked()
    report = await asked()

    assert [each.cached for each in report.attempts] == [False, *[True] * len(BY_RULES)]
    assert (report.answers_cost, report.tier4_cost) == (report.cost_units, 0)
    assert report.cost_units == pytest.approx(0.05 * 40 / 1000)


async def test_only_tier_1_is_asked_whatever_is_pinned() -> None:
    """A pin says who answers; a heavier model would cost more than the split is worth."""
    runtime = world(SPLIT)
    policy = replace(runtime.settings.policy, pins=(Pin(minimum_tier=3),))
    runtime = replace(runtime, settings=replace(runtime.settings, policy=policy))
    found = await planned(runtime)

    assert fake(runtime).asked[0].request.model.tier == 1
    assert [each.decision.model.tier for each in found.subs if each.decision] == [3, 3]


async def test_without_a_tier_1_model_the_rules_stand() -> None:
    """Down, not there, or only drafts: nobody is asked."""
    (light,) = (each for each in packaged_registry().models if each.tier == 1)
    down = Availability({light.litellm_name: ModelStatus(State.DOWN)})
    none = replace(packaged_registry(), models=tuple(each for each in packaged_registry().models if each.tier > 1))
    gone = FakeGateway([SPLIT], availability=down)
    worlds = [
        replace(world(gateway=gone), models=gone),
        replace(world(SPLIT), registry=none),
        world(SPLIT, draft=True),
    ]
    for runtime in worlds:
        found = await planned(runtime)
        assert kinds(found) == BY_RULES
        assert found.subs[0].ask.evidence[-1].rule == f"{STAND}no tier 1 model can be asked now"
        assert fake(runtime).asked == []


async def test_the_bounds_of_every_ladder_hold() -> None:
    """Where an answer could cost more than the user allows, nobody is asked."""
    runtime = world(SPLIT)
    runtime = replace(runtime, settings=replace(runtime.settings, ladder=LadderOverrides(max_tokens=100)))
    found = await planned(runtime)

    assert (kinds(found), fake(runtime).asked) == (BY_RULES, [])
    assert "could exceed the limit of 100 output tokens" in found.subs[0].ask.evidence[-1].rule
