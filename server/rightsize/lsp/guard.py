"""The one error boundary: every handler runs inside it.

A person reads one sentence, the log file gets the kind of fault and where it happened, never a piece of the user's
source.  Cancelling is no error.  What the editor asks unprompted fails in silence.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from rightsize.core.errors import RightsizeError, UsageError, where

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rightsize.lsp.session import Session

_log = logging.getLogger(__name__)

_SLOW_SECONDS = 0.1
_UNEXPECTED = "Rightsize ran into a problem of its own. Its log file says where: {log}"


async def answered(session: Session, method: str, work: Callable[[], Awaitable[Any]], *, quiet: bool) -> Any:
    """Return what a request's handler returns; None, or an error of one sentence, when it fails.

    Raises:
        JsonRpcException: the handler failed, and somebody waits to hear of it.
    """
    began = time.perf_counter()
    try:
        return await work()
    except asyncio.CancelledError:
        raise
    except Exception as error:  # noqa: BLE001 - this is the boundary
        sentence = told(session, method, error, quiet=quiet)
        if quiet:
            return None
        wrong_use = isinstance(error, UsageError)
        code = types.ErrorCodes.InvalidParams if wrong_use else types.LSPErrorCodes.RequestFailed
        raise JsonRpcException(message=sentence, code=code.value) from None
    finally:
        taken = time.perf_counter() - began
        if taken > _SLOW_SECONDS:
            _log.info("%s took %.0f ms", method, taken * 1000)


def told(session: Session, cause: str, error: Exception, *, quiet: bool = False) -> str:
    """Log a failure, show it unless it is to be quiet, and return its sentence.

    What a person can mend is shown each time: they asked for something, and would else see nothing.  A fault of our
    own, or of the editor that sent a command which cannot be right, is shown once a session.
    """
    expected = isinstance(error, RightsizeError)
    sentence = str(error) if expected else _UNEXPECTED.format(log=session.engine.log_file)
    _log.log(logging.INFO if expected else logging.ERROR, "%s failed: %s", cause, where(error))
    if quiet:
        return sentence
    if expected and not isinstance(error, UsageError):
        session.talk.show(sentence, types.MessageType.Error)
    else:
        key = f"{cause}: {sentence if expected else type(error).__name__}"
        session.talk.tell_once(key, sentence, types.MessageType.Error)
    return sentence
