"""The lines of the ledger: flat values, a schema version on each; hashes and counts, never code, prompts or paths."""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA_VERSION = 1

CACHE = "cache"
"""The engine of an answer that was given again: it is no call, since nobody was asked."""


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """A model that was weighed for a task.

    Attributes:
        model: the LiteLLM name behind the prefix.
        quality, utility: Q and U at the task's complexity; `cost` is C.
        reason: why it lost, one clause; empty for the chosen one.
        remote: prompts sent to it leave the machine.
    """

    model: str
    tier: int
    quality: float
    cost: float
    utility: float
    reason: str
    remote: bool = False


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """What was decided for a task before its first attempt; drafts of the embedded engine have none.

    Attributes:
        threshold: the quality that this kind of task asks for.
        rule, policy, reason: what decided, and why this model, one sentence.
        candidates: the chosen one and those that came next, by tier and cost.
        unlisted: how many more were weighed.
    """

    task_id: str
    timestamp: str
    task_type: str
    complexity: float
    threshold: float
    rule: str
    policy: str
    reason: str
    candidates: tuple[CandidateRecord, ...]
    language: str | None
    unlisted: int = 0
    event: str = "task"
    schema: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One attempt: one call of a model, or one draft of the embedded engine.

    Attributes:
        timestamp: ISO 8601 in UTC with milliseconds.
        tier: 0 for the embedded engine.
        model_used: the LiteLLM name behind the prefix, as `granite4.1:3b`, or `embedded`.
        latency_ms: from request to the last token, the wait for a free place at a host included.
        cost_units: C × output tokens / 1000.
        quality_eval: 1 passed, 0.5 passed after repair, 0 rejected or undone, None without verdict.
        prompt_len: characters of the prompt.
        tier4_cost: what these output tokens would have cost on tier 4.
        final: this attempt ended its task, or one question of it.
        verdict: `passed`, `rejected`, `failed`, `cancelled`.
        host: address of the model server that was asked; empty where there is none.
        engine: `ollama`, `litellm`, `embedded`, `fake` or `cache`.
        project, doc: keyed hashes.
        reach: how far the checks reached, `static`, `examples` or `tests`; empty without a verdict.
        remote: the prompt left the machine, or would have if the cache had not answered.
        turn: which question of its task this answers; only a review asks several, each with a ladder of its own.  0 is
            no task at all, and has no line on a decision: a model was asked how to split a request.
        answering_ms: of that, from when a host took the request; None without an answer, and in older lines.
        asks: what a later question is about: `again`, `rest` or `confirmation`, or `split`; empty for the first.
    """

    id: str
    task_id: str
    timestamp: str
    task_type: str
    complexity: float
    tier: int
    model_used: str
    latency_ms: float
    cost_units: float
    quality_eval: float | None
    prompt_len: int
    attempt: int
    final: bool
    verdict: str
    failed_checks: tuple[str, ...]
    tokens_in: int
    tokens_out: int
    tier4_cost: float
    engine: str
    language: str | None
    first_token_ms: float | None
    project: str
    doc: str
    failure: str | None = None
    reach: str = ""
    host: str = ""
    remote: bool = False
    turn: int = 1
    asks: str = ""
    answering_ms: float | None = None
    event: str = "call"
    schema: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class OutcomeRecord:
    """What became of an applied edit: `kept`, `edited` or `undone`, `seen` at `save`, `close` or `ten_minutes`."""

    id: str
    call_id: str
    timestamp: str
    outcome: str
    seen: str
    event: str = "outcome"
    schema: int = SCHEMA_VERSION
