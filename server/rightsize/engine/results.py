"""What a piece of work gave: one result a symbol, with the decision, every attempt and the edit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from rightsize.core.ledger.record import CACHE
from rightsize.core.routing.explain import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model
    from rightsize.core.tasks.content import DocContent
    from rightsize.core.tasks.generation import Generated, Target
    from rightsize.core.text import Edit
    from rightsize.core.verification.verdict import Verdict


CANCELLED = "cancelled"
"""The ledger's word for what somebody stopped."""

FROM_CACHE = ", from the cache, 0 tokens"
"""Stands behind who answered where nobody was asked."""


class Mode(str, Enum):
    """What happens to symbols that already have a doc."""

    MISSING = "missing"
    UPDATE = "update"
    REGENERATE = "regenerate"


class Status(str, Enum):
    """How the work on one symbol ended."""

    DOCUMENTED = "documented"
    GENERATED = "generated"
    LEFT_ALONE = "left alone"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step of the ladder with how it ended.

    Attributes:
        verdict: None where no answer came; then `failure` holds the sentence.
        failure_kind: the row of the failures table, or None.
        hidden: how many secrets of the prompt were replaced by placeholders.
        cost_units: C × output tokens / 1000.
        host: the model server that was asked; empty where there is none.
    """

    call_id: str
    model: Model
    attempt: int
    engine: str
    verdict: Verdict | None
    failure: str | None
    failure_kind: str | None
    seconds: float
    tokens_in: int
    tokens_out: int
    cost_units: float
    host: str = ""
    hidden: int = 0

    @property
    def cached(self) -> bool:
        """Whether the answer is one that passed before: nobody was asked, and it cost nothing."""
        return self.engine == CACHE

    @property
    def by(self) -> str:
        """Who answered, as people read it: where the prompt left the machine, that is said."""
        return name_of(self.model)

    @property
    def remark(self) -> str:
        """What stands behind who answered, in words; empty where somebody was asked."""
        return FROM_CACHE if self.cached else ""

    @property
    def refused_by(self) -> tuple[str, ...]:
        """The names of the checks that refused the answer, each once."""
        return tuple(dict.fromkeys(each.check for each in self.verdict.faults)) if self.verdict else ()


class Result(Protocol):
    """What every result has, whatever was done: what people are told of how it ended."""

    @property
    def symbol(self) -> Symbol:
        """What it was done for."""
        ...

    @property
    def name(self) -> str:
        """What a person calls that."""
        ...

    @property
    def status(self) -> Status:
        """How it ended."""
        ...

    @property
    def reason(self) -> str:
        """One sentence: why it did not succeed."""
        ...

    @property
    def reason_code(self) -> str:
        """A stable word for the reason."""
        ...

    @property
    def decision(self) -> Decision | None:
        """Which model was chosen, or None where nothing was routed."""
        ...

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every step of the ladder."""
        ...


class EditResult(Result, Protocol):
    """What can be applied to the text that was read, and taken back there."""

    @property
    def edit(self) -> Edit | None:
        """What it changes in the snapshot that was read."""
        ...


def last_verdict(attempts: Sequence[Attempt]) -> Verdict | None:
    """Return the verdict on the last answer, or None where none came."""
    return attempts[-1].verdict if attempts else None


@dataclass(frozen=True, slots=True)
class SymbolResult:
    """What was done for one symbol.

    Attributes:
        reason: one sentence: why it was left alone or failed; empty when documented.
        reason_code: a stable word for the reason, as `has_doc`, `nothing_honest`, `no_place`, `checks_failed`.
        edit: against the snapshot that was read; None unless documented.
        draft: the content came from the embedded engine.
        notes: a sentence for each thing in the old doc that only a person should change.
    """

    symbol: Symbol
    status: Status
    reason: str
    reason_code: str
    decision: Decision | None
    attempts: tuple[Attempt, ...]
    edit: Edit | None
    content: DocContent | None
    draft: bool
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls what it was done for."""
        return self.symbol.name or "module"


@dataclass(frozen=True, slots=True)
class GenerationResult:
    """What was done for one target.

    Attributes:
        symbol: the function, or what is around a comment or lines: at the top of a file the module.
        name: what a person calls the target, as the function's name or `line 4`.
        reason: one sentence: why nothing was generated; empty where something was.
        reason_code: a stable word for the reason, as `no_model`, `checks_failed`.
        edit: against the snapshot that was read; None unless every check passed.
        examples: how many examples there are, whether or not they were run.
        ran: how many of them were run.
        trial: how many ran and how that ended, or why none did, as a sentence.
    """

    symbol: Symbol
    name: str
    target: Target
    status: Status
    reason: str = ""
    reason_code: str = ""
    decision: Decision | None = None
    attempts: tuple[Attempt, ...] = ()
    edit: Edit | None = None
    generated: Generated | None = None
    examples: int = 0
    ran: int = 0
    trial: str = ""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the last answer, or None where none came."""
        return last_verdict(self.attempts)

    @property
    def faults(self) -> tuple[str, ...]:
        """What was wrong with the last answer, a sentence each; nothing where it passed or none came."""
        return tuple(each.message for each in self.verdict.faults) if self.verdict else ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the checks could not be sure of, and what of the reply was not taken over, a sentence each."""
        doubts = tuple(each.message for each in self.verdict.doubts) if self.verdict else ()
        left = self.generated.left_out if self.generated else ()
        return (*doubts, *(f"Left out of the reply: {each}" for each in left))

    @property
    def notes(self) -> tuple[str, ...]:
        """What else the reply held that is no part of the code, a sentence each."""
        return tuple(f"Not taken from the reply: {each}" for each in self.generated.beside) if self.generated else ()
