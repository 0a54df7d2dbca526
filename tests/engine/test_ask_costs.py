"""What a request cost, beside what tier 4 alone would have cost: of the same answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightsize.core.ledger.record import CallRecord
from rightsize.core.ledger.stats import Tally
from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import Wish, plan, plan_asks
from rightsize.engine.asked import AskOptions
from rightsize.gateway.fake import FakeGateway
from rightsize.settings.resolved import AskSettings
from tests.support.by_words import ByWords
from tests.support.engine_world import MemoryJournal, runtime_with
from tests.support.unsure import split_reply, unsure_request

TWO = "Write API docs for the parser and code a secure OAuth2 decorator"
CODE = "```python\ndef guarded(view):\n    return view\n```\n\nIt guards a view."
REFUSAL = "I'm sorry, but I cannot help with that."


async def test_tier_4_is_asked_in_thought_for_the_answers_alone() -> None:
    """What a task without an answer cost is part of the costs, and of neither side that is compared."""
    runtime = runtime_with(gateway=ByWords(parser=[REFUSAL] * 9, OAuth2=[CODE]))
    report = await answer(runtime, TWO, plan_asks(runtime, TWO), AskOptions(), lambda _: None)
    in_vain, code = report.answers
    assert [each.answered for each in report.answers] == [False, True]
    assert (in_vain.cost_units > 0, in_vain.tier4_cost) == (True, 0)
    assert report.cost_units == in_vain.cost_units + code.cost_units
    assert (report.answers_cost, report.tier4_cost) == (code.cost_units, code.tier4_cost)
    assert report.answers_cost == pytest.approx(0.28 * report.tier4_cost)


async def test_the_report_and_the_ledger_say_the_same_of_a_split_without_answers() -> None:
    """What it cost is a part of what answers cost in both, whether or not one came."""
    request = unsure_request()
    reply = split_reply((request.first, "qa_simple"), (request.second, "summarisation"))
    runtime = runtime_with(gateway=FakeGateway([reply, *[REFUSAL] * 20]))
    runtime = replace(runtime, settings=replace(runtime.settings, ask=AskSettings("tier1", 10.0)))
    options = AskOptions()
    found = await plan(runtime, Wish(request.text), options, lambda _: None)
    report = await answer(runtime, request.text, found.subs, options, lambda _: None, found.split)
    tally = Tally()
    assert isinstance(runtime.journal, MemoryJournal)
    for each in runtime.journal.records:
        if isinstance(each, CallRecord):
            tally.add(replace(each, engine="litellm"))  # What the fake one answers costs nothing there.
    whole = tally.stats()

    assert not any(each.answered for each in report.answers)
    assert (report.answers_cost > 0, report.cost_units > report.answers_cost) == (True, True)
    told = (report.cost_units, report.answers_cost, report.tier4_cost)
    assert told == pytest.approx((whole.spent, whole.answers_cost, whole.tier4_cost))
