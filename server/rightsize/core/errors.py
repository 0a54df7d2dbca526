"""The exceptions of Rightsize.

    RightsizeError                 one clear sentence that names the next step
    ├── UsageError                 the caller asked for something that is not there (exit code 2)
    ├── SourceError                a file cannot be read, understood or written
    ├── RoutingError               no model can take the task
    └── ModelFailure               a model, its server or the child process failed: a row of the failures table

The core returns (value, problems) for broken code and odd replies; these are for the world outside.
"""

from __future__ import annotations

import traceback


class RightsizeError(Exception):
    """Base of all; `str(error)` is the sentence that a person reads."""


class UsageError(RightsizeError):
    """The caller asked for something that does not exist or does not go together."""


class SourceError(RightsizeError):
    """A source file cannot be read, understood or written."""


class RoutingError(RightsizeError):
    """No model can take the task; where the user can let one do it by appointing it for reviews, `appoint` names it."""

    def __init__(self, sentence: str, *, appoint: str = "") -> None:
        """Keep the name beside the sentence."""
        super().__init__(sentence)
        self.appoint = appoint


class ModelFailure(RightsizeError):  # noqa: N818 - a failure is the word that the design uses
    """A model, its server or the child process failed.

    Attributes:
        kind: name of a row in the failures table of `gateway/failures.py`, as `refused` or `missing_model`.
        action: what the ladder does next: `repair`, `move`, `escalate`, `wait` or `stop`.
        detail: what the server said, for the log; never shown alone.
        host: the server that it happened at; empty where there is none.
        tokens_in, tokens_out: what was spent before it failed, as the server told, or where it did not, as estimated;
            0 where nothing was.
    """

    host: str = ""
    tokens_in: int = 0
    tokens_out: int = 0

    def __init__(self, kind: str, action: str, sentence: str, detail: str = "") -> None:
        """Keep the row's name and action beside the sentence."""
        super().__init__(sentence)
        self.kind = kind
        self.action = action
        self.detail = detail


def where(error: BaseException) -> str:
    """Return the kind of an error and the places it passed, without its message, which may hold source."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('rightsize')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(places)])
