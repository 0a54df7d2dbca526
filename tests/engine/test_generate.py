"""From a place that asks for code to an edit that passed every check, over the fake gateway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.core.generation.targets import lines_target, target_at
from rightsize.core.ledger.record import CallRecord
from rightsize.core.tasks.generation import Ran
from rightsize.core.text import Span, apply_edits
from rightsize.core.verification.evidence import Finding
from rightsize.engine.generate import Commission, generate, generation_task
from rightsize.engine.generated import Demand
from rightsize.engine.ports import Trial, TrialOrder
from rightsize.engine.results import GenerationResult, Status
from rightsize.engine.writing import GenerateOptions
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, MemoryJournal, runtime_with, snapshot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.verification.generated_evidence import GeneratedEvidence
    from rightsize.engine.runtime import Runtime

SOURCE = '''\
from decimal import Decimal


class Cart:
    def __init__(self, rate):
        self.prices = []
        self.rate = rate

    def total(self) -> Decimal:
        """Add up all prices."""
        raise NotImplementedError


def receipt(cart):
    return f"{cart.total()} due"
'''

GOOD = "```python\ndef total(self) -> Decimal:\n    return sum(self.prices, Decimal(0))\n```"
STUB = "```python\ndef total(self) -> Decimal:\n    pass\n```"


def commission(source: str = SOURCE, at: str = "def total", **more: object) -> Commission:
    """Return the task of writing what is asked for at the first place that holds some words."""
    snapshot = snapshot_of(source, "shop.py")
    target = target_at(snapshot.parsed, source.index(at) + len(at) - 1)
    assert target is not None
    return Commission(snapshot, target, **more)  # type: ignore[arg-type]


async def made(runtime: Runtime, given: Commission, **options: object) -> GenerationResult:
    """Return what comes of a task."""
    return await generate(runtime, given, GenerateOptions(**options), ListReporter())  # type: ignore[arg-type]


def prompts(runtime: Runtime) -> list[str]:
    """Return what each model was asked."""
    assert isinstance(runtime.models, FakeGateway)
    return [each.request.messages[-1].content for each in runtime.models.asked]


async def test_what_passed_is_an_edit_of_the_body_alone() -> None:
    """The result says who wrote it, how far the checks reached, and puts in the body."""
    runtime = runtime_with([GOOD])
    given = commission()
    result = await made(runtime, given)

    assert result.edit is not None
    after = apply_edits(given.snapshot.parsed.data, (result.edit,)).decode()
    assert after == SOURCE.replace("raise NotImplementedError", "return sum(self.prices, Decimal(0))")
    assert (result.status, result.reason) == (Status.GENERATED, "")
    assert result.verdict is not None
    assert result.verdict.reach == "static"


async def test_a_refused_answer_goes_up_with_what_was_wrong() -> None:
    """The next tier is told; the ledger has both attempts, with the reach of each verdict."""
    runtime = runtime_with([STUB, GOOD])
    result = await made(runtime, commission())

    first, second = prompts(runtime)
    assert "still only stands in for one" in second
    assert "refused" not in first
    assert [each.model.tier for each in result.attempts] == [2, 3]
    assert isinstance(runtime.journal, MemoryJournal)
    calls = [each for each in runtime.journal.records if isinstance(each, CallRecord)]
    assert [(each.task_type, each.verdict, each.reach) for each in calls] == [
        ("code_generation", "rejected", "static"),
        ("code_generation", "passed", "static"),
    ]


async def test_what_is_routed_is_known_before() -> None:
    """`rightsize route` shows the complexity and the size that the work is then routed by."""
    given = commission()
    result = await made(runtime_with([GOOD]), given)
    task = generation_task(given, GenerateOptions())

    assert result.decision is not None
    assert (result.decision.complexity, result.decision.tokens) == (task.complexity, task.tokens)


async def test_nothing_is_put_in_where_no_answer_passes() -> None:
    """There is no edit, and one sentence says which checks refused whom."""
    result = await made(runtime_with([STUB] * 9), commission())

    assert (result.status, result.reason_code, result.edit) == (Status.FAILED, "checks_failed", None)
    assert "no_stub" in result.reason


async def test_a_server_that_is_down_is_no_fault_of_the_code() -> None:
    """The kind of the failure is kept for whoever tells of it."""
    gone = ModelFailure("refused", "stop", "Ollama does not answer.")
    result = await made(runtime_with([gone]), commission())

    assert (result.status, result.reason_code) == (Status.FAILED, "refused")


async def test_without_a_model_nothing_is_written() -> None:
    """The embedded engine drafts docs and no code."""
    result = await made(runtime_with(draft=True), commission())

    assert (result.status, result.reason_code) == (Status.FAILED, "no_model")
    assert "rightsize doctor" in result.reason


async def test_the_model_sees_what_the_code_may_use() -> None:
    """Imports, the constructor, who calls it, here and in open files, and what the user adds."""
    runtime = runtime_with([GOOD])
    other = snapshot_of("from shop import Cart\n\nprint(Cart(2).total() + 1)\n", "main.py")
    given = commission(instruction="Round to cents.", evidence=("CWE-0: none.",), problems=("Too slow.",))
    await made(runtime, given, nearby=(other,))

    (prompt,) = prompts(runtime)
    for words in (
        "from decimal import Decimal",
        "self.rate = rate",
        "def receipt(cart):",
        'used as: return f"{cart.total()} due"',
        "used as: print(Cart(2).total() + 1)",
        "Round to cents.",
        "- CWE-0: none.",
        "- Too slow.",
    ):
        assert words in prompt
    assert "NotImplementedError" not in prompt


async def test_code_that_is_there_is_shown_when_it_is_rewritten() -> None:
    """A fix starts from what stands."""
    runtime = runtime_with(["def receipt(cart):\n    return str(cart.total())"])
    result = await made(runtime, commission(at="def receipt", instruction="Give the number alone."))

    assert 'return f"{cart.total()} due"' in prompts(runtime)[0].split("===")[2]
    assert result.status is Status.GENERATED


@pytest.mark.parametrize(("found", "status"), [((), Status.GENERATED), ((Finding("Still."),), Status.FAILED)])
async def test_a_demand_is_a_check_of_its_own(found: Sequence[Finding], status: Status) -> None:
    """It is asked of answers that passed all others, and what it finds refuses them."""
    asked: list[str] = []

    async def gone(evidence: GeneratedEvidence) -> Sequence[Finding]:
        asked.append(evidence.generated.code)
        return found

    runtime = runtime_with([STUB, *[GOOD] * 9])
    result = await made(runtime, commission(demands=(Demand("finding_gone", gone),)))

    assert result.status is status
    assert set(asked) == {"        return sum(self.prices, Decimal(0))"}
    assert ("- Still." in prompts(runtime)[-1]) == bool(found)


async def test_examples_run_where_a_sandbox_is_given() -> None:
    """The reach says so, in the result and in the ledger."""

    class Passing:
        async def run(self, order: TrialOrder) -> Trial:
            return Trial(tuple(Ran(each, "passed") for each in order.examples))

    source = 'def twice(x):\n    """Double.\n\n    >>> twice(2)\n    4\n    """\n'
    runtime = runtime_with(["    return 2 * x"])
    result = await made(runtime, commission(source, "def twice"), sandbox=Passing())

    assert isinstance(runtime.journal, MemoryJournal)
    (record,) = runtime.journal.records
    assert isinstance(record, CallRecord)
    assert (record.reach, result.examples) == ("examples", 1)


async def test_lines_are_rewritten_as_the_user_asks() -> None:
    """Only the lines change; the function around them stays."""
    source = "def first(rows):\n    # sort by age\n    found = rows\n    return found[0]\n"
    snapshot = snapshot_of(source)
    target = lines_target(snapshot.parsed, Span(source.index("# sort"), source.index("found = rows") + 3))
    assert target is not None
    runtime = runtime_with(["```python\nfound = sorted(rows, key=lambda each: each.age)\n```"])
    result = await made(runtime, Commission(snapshot, target))

    assert result.edit is not None
    assert target.request == "sort by age"
    assert apply_edits(snapshot.parsed.data, (result.edit,)).decode() == (
        "def first(rows):\n    found = sorted(rows, key=lambda each: each.age)\n    return found[0]\n"
    )
