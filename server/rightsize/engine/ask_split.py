"""Ask a tier 1 model how to split a request, where the rules are unsure and the user wants it: once, and not for long.

Its split stands where it holds against the text; whatever else comes of it, the rules' own does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.asks.proposed import Proposed, is_unsure, rules_stand, shown, verified
from rightsize.core.asks.split import MOST_TASKS
from rightsize.core.errors import RoutingError
from rightsize.core.prompts.splitting import read_split, split_messages, split_schema
from rightsize.core.routing.explain import name_of
from rightsize.core.routing.registry import Registry
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_of_text
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.core.verification.named import SPLIT_HOLDS
from rightsize.core.verification.verdict import Problem, Verdict
from rightsize.engine.asked import Splitting
from rightsize.engine.job import Job, Judged, Question, unseen
from rightsize.engine.routing import decide
from rightsize.engine.run import run_ladder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.asks.ask import Ask
    from rightsize.core.asks.split import Reading, Split
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.engine.asked import AskOptions
    from rightsize.engine.job import LadderRun
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime

TIER1 = "tier1"
"""The value of `ask.split` with which a model is asked."""

SPLIT = "split"
"""What the ledger says that the call is about."""

_TIER = 1
_KIND = TaskKind.QA_SIMPLE
"""As what the call is routed and bounded: reading a short text and naming what stands in it."""

_NOBODY = "no tier 1 model can be asked now"
_STOPPED = "Stopped before it was split."
_SCHEMA = split_schema(MOST_TASKS)


def asks_further(runtime: Runtime, rules: Split) -> bool:
    """Tell whether a model is to be asked: the user wants that, and the rules are unsure."""
    return runtime.settings.ask.split == TIER1 and is_unsure(rules)


async def split_by_model(
    runtime: Runtime,
    reading: Reading,
    rules: Split,
    options: AskOptions,
    show: Callable[[str], None],
    ends: Callable[[Attempt], None] = unseen,
) -> Splitting:
    """Return the tasks as a tier 1 model splits them where that holds, else the rules' own; one call, one ledger line.

    Parameters:
        show: told what is waited for, one sentence.
        ends: told of the call when it has ended or was stopped.
    """
    text = shown(reading)

    def messages(_problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return split_messages(text, marker=marker)

    question = Question(messages, row_of(_KIND).output_budget, options.interactive, _SCHEMA)
    task = Task(uuid4().hex, _KIND, complexity_of_text(_KIND, text), question.tokens)
    decision = _decided(runtime, task)
    if decision is None:
        return _stands(rules, _NOBODY)
    by = name_of(decision.model)
    limits = _limits(runtime)
    show(f"the rules are unsure how to split this; asking {by}, for {limits.max_seconds:g} s at most")
    run = await run_ladder(
        runtime,
        Job(
            task=task,
            decision=decision,
            limits=limits,
            question=question,
            judge=lambda reply: _judged(reading, rules, reply, by),
            show=show,
            place="",
            parsed=None,
            size=len(text),
            cache=options.cache,
            turn=0,
            asks=SPLIT,
            ends=ends,
        ),
    )
    attempt = run.attempts[-1] if run.attempts else None
    if run.value is None:
        return _stands(rules, _why(run, by, limits.max_seconds), attempt)
    return Splitting(run.value, f"Split by {by}, since the rules were unsure.", by_model=True, attempt=attempt)


def stopped_split(attempts: Sequence[Attempt]) -> Splitting | None:
    """Return what stands for a split that somebody stopped, with the call that was made for it; None without one."""
    return Splitting((), _STOPPED, by_model=False, attempt=attempts[-1]) if attempts else None


def _decided(runtime: Runtime, task: Task) -> Decision | None:
    """Return which tier 1 model is asked; pins say who answers, and have no part in this."""
    if runtime.draft:
        return None
    light = tuple(each for each in runtime.registry.models if each.tier == _TIER)
    settings = replace(runtime.settings, policy=replace(runtime.settings.policy, pins=()))
    among = replace(runtime, registry=Registry(light, runtime.registry.priors), settings=settings)
    try:
        return decide(among, task) if light else None
    except RoutingError:
        return None


def _limits(runtime: Runtime) -> LadderLimits:
    """Return the bounds of the one attempt: those of the kind, and the seconds that a split may take."""
    limits = runtime.settings.ladder.limits(_KIND)
    seconds = min(limits.max_seconds, runtime.settings.ask.split_seconds)
    return replace(limits, max_attempts=1, repairs=0, max_seconds=seconds)


def _judged(reading: Reading, rules: Split, reply: str, by: str) -> Judged[tuple[Ask, ...]]:
    """Read a proposed split and hold it against the text."""
    pairs, problem = read_split(reply)
    asks: tuple[Ask, ...] = ()
    if pairs:
        asks, problem = verified(reading, rules, [Proposed(*each) for each in pairs], by)
    return Judged(asks, Verdict((Problem(SPLIT_HOLDS, problem),) if problem else (), (SPLIT_HOLDS,)))


def _why(run: LadderRun[tuple[Ask, ...]], by: str, seconds: float) -> str:
    """Return why the split of a model does not stand, as a clause."""
    attempt = run.attempts[-1] if run.attempts else None
    if attempt is None:
        return _clause(run.ended.sentence)
    if attempt.failure_kind == "out_of_time":
        return f"{by} gave no split within {seconds:g} s (`ask.split_seconds`)"
    if attempt.verdict is None:
        return _clause(attempt.failure or f"{by} gave no answer")
    return f"what {by} answered does not hold ({_clause(attempt.verdict.faults[0].message)})"


def _clause(sentence: str) -> str:
    return sentence.strip().rstrip(".")


def _stands(rules: Split, why: str, attempt: Attempt | None = None) -> Splitting:
    sentence = f"The rules were unsure, and their split stands: {why}."
    return Splitting(rules_stand(rules, why), sentence, by_model=False, attempt=attempt)
