"""What the server says to its client: messages, questions and edits, none of which may hang on an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from lsprotocol import types

from rightsize.core.foreign import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.lsp.protocol import Protocol

ANSWER_SECONDS = 30.0
"""How long a client may take over an edit."""

QUESTION_SECONDS = 300.0
"""How long a person may take over a question."""

ACKNOWLEDGE_SECONDS = 3.0
"""How long a client may take over what needs no person."""


class Talk:
    """Speaks to one client; each cause is shown once a session, and logged each time."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._told: set[str] = set()

    def log(self, sentence: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Write a line for a person who looks into the client's log."""
        params = types.LogMessageParams(type=kind, message=visible(sentence))
        self._protocol.notify(types.WINDOW_LOG_MESSAGE, params)

    def show(self, sentence: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """Put a message before the user."""
        params = types.ShowMessageParams(type=kind, message=visible(sentence))
        self._protocol.notify(types.WINDOW_SHOW_MESSAGE, params)

    def show_lines(self, text: str) -> None:
        """Put a text of several lines before the user."""
        params = types.ShowMessageParams(type=types.MessageType.Info, message=visible(text, lines=True))
        self._protocol.notify(types.WINDOW_SHOW_MESSAGE, params)

    def log_lines(self, text: str) -> None:
        """Write a text of several lines into the client's log."""
        params = types.LogMessageParams(type=types.MessageType.Info, message=visible(text, lines=True))
        self._protocol.notify(types.WINDOW_LOG_MESSAGE, params)

    def tell_once(self, cause: str, sentence: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show a message for a cause that was not shown in this session; else only log it."""
        if cause in self._told:
            self.log(sentence, kind)
            return
        self._told.add(cause)
        self.show(sentence, kind)

    def notify(self, method: str, params: Any) -> None:
        """Send any notification."""
        self._protocol.notify(method, params)

    async def ask(
        self, question: str, choices: Sequence[str], *, kind: types.MessageType = types.MessageType.Info
    ) -> str | None:
        """Ask the user and return the choice, or None without an answer; a client that cannot ask shows the message."""
        params = types.ShowMessageRequestParams(
            type=kind,
            message=visible(question, lines=True),
            actions=[types.MessageActionItem(title=each) for each in choices],
        )
        loop = asyncio.get_running_loop()
        began = loop.time()
        accepted, answer = await self._exchange(types.WINDOW_SHOW_MESSAGE_REQUEST, params, QUESTION_SECONDS)
        if not accepted and loop.time() - began < QUESTION_SECONDS:
            self.show(question, kind)
        title = getattr(answer, "title", None)
        return title if title in choices else None

    async def request(self, method: str, params: Any, seconds: float = ACKNOWLEDGE_SECONDS) -> Any:
        """Send a request and return its result; None when the client answers with an error, or not in time."""
        _accepted, result = await self._exchange(method, params, seconds)
        return result

    async def accepted(self, method: str, params: Any) -> bool:
        """Send a request whose result is nothing, and tell whether the client took it."""
        accepted, _result = await self._exchange(method, params, ACKNOWLEDGE_SECONDS)
        return accepted

    async def _exchange(self, method: str, params: Any, seconds: float) -> tuple[bool, Any]:
        msg_id = uuid4().hex
        is_plain = isinstance(params, dict)
        send = self._protocol.ask_plainly if is_plain else self._protocol.send_request
        future = asyncio.wrap_future(send(method, params, msg_id=msg_id))
        try:
            return True, await asyncio.wait_for(future, seconds)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - an error answer is whatever the client made it
            why = "no answer in time" if isinstance(error, asyncio.TimeoutError) else "an error"
            self.log(f"The client gave {why} to {method}.", types.MessageType.Log)
            return False, None
        finally:
            self._protocol.forget(msg_id)
