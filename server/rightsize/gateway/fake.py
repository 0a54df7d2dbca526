"""A gateway that answers from a queue, for tests and dry runs; it ships, so that nobody has to patch the real one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import NOT_ASKED, Availability
from rightsize.engine.ports import Delta, End, Probe

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable

    from rightsize.core.routing.model import Misfit, Model
    from rightsize.engine.ports import Event, Request

_PROBE = Probe(
    engine="fake",
    host="",
    reachable=True,
    version=None,
    installed=(),
    sentence="The fake engine answers from its queue.",
    asked_at=0.0,
)

Scripted = Union[str, ModelFailure, "tuple[Event, ...]"]


@dataclass(frozen=True, slots=True)
class Received:
    """One request, and whether its reply was read to the end."""

    request: Request
    finished: bool


class FakeGateway:
    """Answers each request with the next of its replies.

    A reply is a text, a failure that is raised, or the very events to give.

    Example:
        >>> gateway = FakeGateway(["first", ModelFailure("busy", "wait", "Busy.")])
    """

    name = "fake"

    def __init__(
        self, replies: Iterable[Scripted] = (), *, probe: Probe | None = None, availability: Availability = NOT_ASKED
    ) -> None:
        """Queue the replies; more are added to `replies` at any time."""
        self.replies: deque[Scripted] = deque(replies)
        self.asked: list[Received] = []
        self.closed = False
        self._probe = probe or _PROBE
        self._availability = availability

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Give the next reply, a text word by word.

        Raises:
            ModelFailure: the one that was queued, or `no_reply` when the queue is empty.
        """
        place = len(self.asked)
        self.asked.append(Received(request, finished=False))
        if not self.replies:
            raise ModelFailure("no_reply", "stop", "The fake engine has no reply left.")
        reply = self.replies.popleft()
        if isinstance(reply, ModelFailure):
            raise reply
        for event in _events(reply) if isinstance(reply, str) else reply:
            if isinstance(event, End):
                self.asked[place] = Received(request, finished=True)
            yield event

    async def probe(self, *, refresh: bool = False) -> Probe:  # noqa: ARG002 - the port's signature
        """Return the probe that it was made with."""
        return self._probe

    def availability(self, models: tuple[Model, ...]) -> Availability:  # noqa: ARG002 - the port's signature
        """Return the availability that it was made with."""
        return self._availability

    def misfits(self) -> tuple[Misfit, ...]:
        """Return none: it has no memory to fit into."""
        return ()

    async def check(self) -> str:
        """Return that there is nothing to start."""
        return "a queue of replies"

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


def _events(text: str) -> tuple[Event, ...]:
    words = text.split(" ")
    pieces = [word if index == 0 else f" {word}" for index, word in enumerate(words)]
    return (*(Delta(piece) for piece in pieces if piece), End("stop", 0, len(words), 0.0, None))
