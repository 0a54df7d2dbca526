"""What went wrong, as a caller is told: a status and a sentence, whatever they are written in."""

from __future__ import annotations

import logging

from rightsize.core.errors import RightsizeError, where
from rightsize.engine.ask import STOPPED

_log = logging.getLogger(__name__)

FAULT = "something went wrong inside Rightsize, and the terminal that started it says where; ask again, and report it"


class StoppedError(RightsizeError):
    """The server ends."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("the server was stopped before this was answered; run `rightsize dashboard` again")


class WithdrawnError(RightsizeError):
    """Who asked has stopped it by its name."""

    def __init__(self) -> None:
        """Say what happened."""
        super().__init__(STOPPED)


class UnaskedError(Exception):
    """Work was cancelled that nobody had stopped: a fault of ours."""


def fault_of(error: Exception, what: str) -> tuple[int, str]:
    """Return the status and the sentence of what went wrong; a fault of ours is logged, and its cause told nobody.

    Parameters:
        what: failed, for the log.
    """
    if isinstance(error, RightsizeError):
        return status_of(error), str(error)
    _log.error("%s failed: %s", what, where(error))
    return 500, FAULT


def status_of(error: RightsizeError) -> int:
    """Return the status of what cannot be done: the fault of the request, but where the server ends."""
    return 503 if isinstance(error, StoppedError) else 400
