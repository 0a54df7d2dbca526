"""Requests to a gateway, and what came of them, in few words."""

from __future__ import annotations

import time
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import Model, QualityLine
from rightsize.core.tasks.task import TaskKind
from rightsize.engine.ports import Delta, End, Message, Progress, Request
from tests.support.ollama_models import Reply, ScriptedModel

if TYPE_CHECKING:
    from rightsize.engine.ports import Gateway
    from tests.support.ollama_simulator import OllamaSimulator


@dataclass(slots=True)
class HandClock:
    """A clock that a test moves, or real time where it is asked to run."""

    seconds: float = 0.0
    runs: bool = False

    def monotonic(self) -> float:
        """Return the time."""
        return time.monotonic() if self.runs else self.seconds

    def now(self) -> str:
        """Return a fixed date."""
        return "2026-01-01T00:00:00.000Z"


@dataclass(slots=True)
class Outcome:
    """Everything that a request gave."""

    text: str = ""
    progress: list[str] = field(default_factory=list)
    end: End | None = None
    failure: ModelFailure | None = None

    @property
    def kind(self) -> str:
        """The failure's kind, or `ok`."""
        return self.failure.kind if self.failure else "ok"


def model(name: str = "llama3.2", **changes: Any) -> Model:
    """Return a model on the default host."""
    values: dict[str, Any] = {
        "label": name,
        "provider": "Somebody",
        "ollama_model": name,
        "litellm_name": f"ollama_chat/{name}",
        "tier": 2,
        "cost": 0.28,
        "context": 32_768,
        "kinds": frozenset({TaskKind.DOCUMENTATION}),
        "quality": QualityLine(0.72, 0.80),
    }
    return Model(**(values | changes))


_SENT = iter(range(1_000_000))


def request(of: Model | None = None, **changes: Any) -> Request:
    """Return a request of one word."""
    values: dict[str, Any] = {
        "id": f"r{next(_SENT)}",
        "model": of or model(),
        "messages": (Message("system", "Be brief."), Message("user", "Hi")),
        "subject": None,
        "schema": None,
        "max_tokens": 100,
        "tokens": 200,
        "marker": "",
    }
    return Request(**(values | changes))


async def ask(gateway: Gateway, of: Request | None = None) -> Outcome:
    """Return what a request gives, failures included."""
    outcome = Outcome()
    try:
        async with aclosing(gateway.complete(of or request())) as events:
            async for event in events:
                if isinstance(event, Delta):
                    outcome.text += event.text
                elif isinstance(event, Progress):
                    outcome.progress.append(event.sentence)
                else:
                    outcome.end = event
    except ModelFailure as failure:
        outcome.failure = failure
    return outcome


def serve(server: OllamaSimulator, *replies: Reply, **changes: Any) -> None:
    """Give the server one model with these replies."""
    server.serve(ScriptedModel("llama3.2", replies=replies or (Reply(),), **changes))
