"""The failures that a reply shows by itself, whichever gateway it comes from; the gateways' table reads them here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.errors import ModelFailure
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN
from rightsize.engine.results import CANCELLED

if TYPE_CHECKING:
    from rightsize.engine.ports import End


@dataclass(frozen=True, slots=True)
class BrokenReply:
    """A reply that is not used; another model may give a better one.

    Attributes:
        sentence: for a person; `{model}` is filled in.
        action: what the ladder does, as in the failures table.
    """

    kind: str
    sentence: str
    action: str = "escalate"

    def failure(self, model: str) -> ModelFailure:
        """Return the exception."""
        return ModelFailure(self.kind, self.action, self.sentence.format(model=model))


ENDLESS = BrokenReply("endless", "{model} did not stop writing; its reply was cut off and refused.")
CUT = BrokenReply(
    "cut",
    "The reply of {model} has no end, as when it repeats itself until the server stops it; the reply was refused.",
)
OUT_OF_TIME = BrokenReply(
    "out_of_time",
    "{model} had not answered when the time of the task was over; `ladder.max_seconds` in your settings gives it more.",
    action="stop",
)


def stopped() -> ModelFailure:
    """Return that somebody stopped a task."""
    return ModelFailure(CANCELLED, "stop", "It was stopped.")


def spent_on(failure: ModelFailure, characters: int, end: End | None = None) -> ModelFailure:
    """Return a failure with what came before it; no server counts a reply without its end: those tokens are estimated.

    Parameters:
        characters: of the reply that came.
    """
    if end is not None:
        failure.tokens_in, failure.tokens_out, failure.host = end.tokens_in, end.tokens_out, end.host
    elif not failure.tokens_out:
        failure.tokens_out = -(-characters // CHARACTERS_PER_TOKEN)
    return failure
