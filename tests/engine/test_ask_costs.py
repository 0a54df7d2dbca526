"""What a request cost, beside what tier 4 alone would have cost: of the same answers."""

from __future__ import annotations

import pytest

from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import AskOptions
from tests.support.by_words import ByWords
from tests.support.engine_world import runtime_with

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
