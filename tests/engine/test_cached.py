"""Answers from the cache: given again to the same question by the same model, checked again, and to no other."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.errors import ModelFailure
from rightsize.core.ledger.record import CallRecord
from rightsize.core.ledger.stats import Tally
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import packaged_registry
from rightsize.engine.cached import answer_in, body_of
from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.results import Mode, Status
from rightsize.engine.review import ReviewOptions, review
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import (
    ListReporter,
    MemoryCache,
    MemoryJournal,
    reply,
    runtime_with,
    snapshot_of,
)

if TYPE_CHECKING:
    from rightsize.engine.results import SymbolResult
    from rightsize.engine.review import Review
    from rightsize.engine.runtime import Runtime
    from rightsize.gateway.fake import Scripted

HALVE = "def halve(amount):\n    return amount / 2\n"
GOOD = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")
OTHER = reply("Divide a number by two.", {"amount": "The number to divide."}, returns="The quotient.")
PARROT = reply("Halve.", {"amount": "The number to divide."}, returns="The half.")

ADD = "def add(one, other):\n    return one + other\n"
CLEAN = json.dumps({"examined": [{"symbol": "add", "quote": "return one + other"}], "findings": []})
GRAVE = json.dumps(
    {
        "examined": [],
        "findings": [
            {
                "title": "Integer overflow",
                "cwe": "CWE-190",
                "severity": "high",
                "confidence": "medium",
                "quote": "return one + other",
                "explanation": "The sum may be too large.",
                "remedy": "Check the range.",
            }
        ],
    }
)
REAL = json.dumps({"real": True, "reason": "Nothing bounds it."})


def asking(runtime: Runtime | None, replies: list[Scripted], digest: str = "1") -> Runtime:
    """Return a runtime over a new gateway; the cache is that of another one, and every model has this digest."""
    statuses = {each.litellm_name: ModelStatus(State.READY, digest=digest) for each in packaged_registry().models}
    gateway = FakeGateway(replies, availability=Availability(statuses))
    fresh = replace(runtime_with(), gateway=gateway, models=gateway)
    return fresh if runtime is None else replace(fresh, cache=runtime.cache)


def asked(runtime: Runtime) -> list[int]:
    """Return the tiers that were asked."""
    assert isinstance(runtime.gateway, FakeGateway)
    return [each.request.model.tier for each in runtime.gateway.asked]


def calls(runtime: Runtime) -> list[CallRecord]:
    """Return the call lines of the ledger."""
    assert isinstance(runtime.journal, MemoryJournal)
    return [each for each in runtime.journal.records if isinstance(each, CallRecord)]


def change(cache: MemoryCache, **words: str) -> None:
    """Change what every kept answer says."""
    for key, body in cache.kept.items():
        answer = answer_in(body)
        assert answer is not None
        cache.kept[key] = body_of(replace(answer, **words))


async def documented(runtime: Runtime, source: str = HALVE, path: str = "sample.py", **options: Any) -> SymbolResult:
    """Document the one function of a source."""
    snapshot = snapshot_of(source, path)
    symbol = targets_in(snapshot, None)[1]
    [result] = await document(runtime, snapshot, [symbol], DocumentOptions(**options), ListReporter())
    return result


async def reviewed(runtime: Runtime, source: str = ADD, **options: Any) -> Review:
    """Review a source."""
    return await review(runtime, snapshot_of(source), None, ReviewOptions(**options), ListReporter())


async def test_the_same_question_is_answered_at_once() -> None:
    """Nobody is asked; the edit is the same, the attempt cost nothing, and the ledger's line says so."""
    first = asking(None, [GOOD])
    one = await documented(first)
    second = asking(first, [])
    other = await documented(second)

    assert (one.status, other.status) == (Status.DOCUMENTED, Status.DOCUMENTED)
    assert one.edit is not None
    assert one.edit == other.edit
    [attempt] = other.attempts
    assert (attempt.cached, attempt.tokens_in, attempt.tokens_out, attempt.cost_units) == (True, 0, 0, 0.0)
    assert attempt.model is one.attempts[0].model
    assert attempt.verdict == one.attempts[0].verdict
    [line] = calls(second)
    assert (line.engine, line.tier, line.verdict, line.tokens_out) == ("cache", 1, "passed", 0)


async def test_it_teaches_nothing() -> None:
    """An answer that is given again was judged when it came: quality and savings count it once."""
    first = asking(None, [GOOD])
    await documented(first)
    second = asking(first, [])
    await documented(second)
    tally = Tally()
    for each in (*calls(first), *calls(second)):
        tally.add(each)

    stats = tally.stats()
    assert (stats.total_calls, stats.from_cache, [each.judged for each in stats.pass_rates]) == (1, 1, [1])


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "other code": (HALVE.replace("amount / 2", "amount / 3"), {}),
    "another style, whose first sentence is another": (
        HALVE.replace("def halve(amount):", "function halve(amount) {").replace("2\n", "2;\n}\n"),
        {"path": "sample.js"},
    ),
    "another model": (HALVE, {"pin": Pin(minimum_tier=3)}),
}


@pytest.mark.parametrize(("source", "options"), CHANGES.values(), ids=CHANGES)
async def test_another_question_is_asked(source: str, options: dict[str, Any]) -> None:
    """Whatever a model would read differently, and whoever else would read it."""
    first = asking(None, [GOOD])
    await documented(first)
    second = asking(first, [GOOD])
    await documented(second, source, **options)

    assert len(asked(second)) == 1


async def test_what_only_reads_differently_on_paper_is_not_asked_again() -> None:
    """Google's and Sphinx' style want the same content: it is rendered anew, and checked as that."""
    first = asking(None, [GOOD])
    await documented(first)
    second = asking(first, [])
    result = await documented(second, style="sphinx")

    assert asked(second) == []
    assert result.edit is not None
    assert b":param amount:" in result.edit.new


async def test_another_digest_is_another_model() -> None:
    """A model that was pulled anew is asked anew."""
    first = asking(None, [GOOD])
    await documented(first)
    second = asking(first, [GOOD], digest="2")
    await documented(second)

    assert asked(second) == [1]


async def test_without_a_digest_nothing_is_kept() -> None:
    """Where nobody knows which weights answered, nobody can tell whether they are the same."""
    first = asking(None, [GOOD], digest="")
    await documented(first)

    assert isinstance(first.cache, MemoryCache)
    assert first.cache.kept == {}


UNHAPPY: dict[str, dict[str, Any]] = {
    "--no-cache": {"cache": False},
    "written anew": {"mode": Mode.REGENERATE},
    "what was written did not stay": {"anew": frozenset({"halve"})},
}


@pytest.mark.parametrize("options", UNHAPPY.values(), ids=UNHAPPY)
async def test_who_wants_another_answer_gets_one(options: dict[str, Any]) -> None:
    """The model is asked; what it says now is what is kept."""
    first = asking(None, [GOOD])
    await documented(first)
    second = asking(first, [OTHER])
    result = await documented(second, **options)
    third = asking(first, [])

    assert asked(second) == [1]
    assert (await documented(third)).edit == result.edit


async def test_what_a_dearer_model_answered_is_found_from_the_first_step() -> None:
    """The cheap model's refused answer is not asked for again; who answered is named."""
    first = asking(None, [PARROT, PARROT, GOOD])
    one = await documented(first)
    second = asking(first, [])
    other = await documented(second)

    assert asked(first) == [1, 2, 3]
    [attempt] = other.attempts
    assert (attempt.cached, attempt.model) == (True, one.attempts[-1].model)
    assert calls(second)[0].tier == one.attempts[-1].model.tier


async def test_a_named_model_is_not_answered_for_by_another() -> None:
    """The answer of a dearer model is kept for the cheap one's question, but a pin wants this model and no other."""
    name = "granite4.1:3b"
    first = asking(None, [PARROT, PARROT, GOOD])
    await documented(first)
    second = asking(first, [GOOD])
    await documented(second, pin=Pin(model=name))

    assert asked(second) == [1]


@pytest.mark.parametrize("kept", [PARROT, GOOD.replace("one half", "RIGHTSIZE_SECRET_0a1b2c3d")])
async def test_an_answer_that_no_longer_passes_is_not_used(kept: str) -> None:
    """Whatever stands in the file, as a placeholder of a secret that is gone: it is forgotten, and the model asked."""
    first = asking(None, [GOOD])
    await documented(first)
    assert isinstance(first.cache, MemoryCache)
    change(first.cache, text=kept)
    second = asking(first, [GOOD])
    result = await documented(second)

    assert asked(second) == [1]
    assert result.status is Status.DOCUMENTED
    assert not result.attempts[0].cached


async def test_a_failure_is_not_kept() -> None:
    """Neither what was refused nor that nobody answered: the next one is asked."""
    first = asking(None, [PARROT] * 4)
    await documented(first)
    second = asking(first, [ModelFailure("refused", "stop", "Nobody answers.")])
    await documented(second)

    assert isinstance(first.cache, MemoryCache)
    assert first.cache.kept == {}


async def test_a_clean_review_still_counts_as_read_twice() -> None:
    """Each pass is a reading of its own: the second is not answered by the first, and both are kept."""
    first = asking(None, [CLEAN, CLEAN])
    one = await reviewed(first)
    second = asking(first, [])
    other = await reviewed(second)

    assert asked(first) == [4, 4]
    assert asked(second) == []
    assert (other.reviewer, other.passes, other.symbols) == (one.reviewer, 2, 1)
    assert (one.from_cache, other.from_cache) == (False, True)
    assert other.errors == ()


async def test_findings_and_their_confirmation_are_kept() -> None:
    """And say so; with `--no-cache` both are asked for again."""
    first = asking(None, [GRAVE, REAL])
    [one] = (await reviewed(first)).findings
    second = asking(first, [])
    [other] = (await reviewed(second)).findings
    third = asking(first, [GRAVE, REAL])
    await reviewed(third, cache=False)

    assert (other.confirmation, other.severity) == (one.confirmation, one.severity)
    assert (one.cached, other.cached, other.cost) == (False, True, 0.0)
    assert asked(second) == []
    assert asked(third) == [4, 4]


async def test_a_review_is_not_answered_by_what_no_longer_reviews() -> None:
    """The answer of a model that the ladder could not come to now is none."""
    first = asking(None, [CLEAN, CLEAN])
    await reviewed(first)
    assert isinstance(first.cache, MemoryCache)
    small = packaged_registry().models[0]
    change(first.cache, model=small.litellm_name)
    second = asking(first, [CLEAN, CLEAN])
    await reviewed(second)

    assert small.tier < 4
    assert asked(second) == [4, 4]
