"""A fake model that answers by what stands in the request, for tasks that are asked side by side."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rightsize.core.errors import ModelFailure
from rightsize.gateway.fake import FakeGateway

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from rightsize.engine.ports import Event, Request


class ByWords(FakeGateway):
    """Answers by what stands in the request, whichever comes first; what is not known waits for ever."""

    def __init__(self, **replies: Sequence[str | ModelFailure]) -> None:
        super().__init__()
        self.by = {word: list(each) for word, each in replies.items()}
        self.models: list[str] = []

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Give the next reply for the first word that the request holds."""
        self.models.append(request.model.ollama_model)
        said = request.messages[-1].content
        replies = next((each for word, each in self.by.items() if word in said), None)
        if replies is None:
            await asyncio.Event().wait()
        self.replies.append(replies.pop(0) if replies else ModelFailure("no_reply", "stop", "No reply is left."))
        async for event in super().complete(request):
            await asyncio.sleep(0)
            yield event
