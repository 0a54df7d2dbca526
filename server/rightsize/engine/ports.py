"""The ports through which the engine reaches the world: models, the ledger, the clock, a sandbox, whoever watches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from rightsize.core.ledger.lines import Record
    from rightsize.core.routing.model import Availability, Misfit, Model
    from rightsize.core.tasks.generation import Example, Ran
    from rightsize.core.tasks.trials import Learned
    from rightsize.engine.snapshot import Subject


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message; `role` is `system`, `user` or `assistant`."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a model.

    Attributes:
        id: unique for each call; cancel and log lines name it.
        messages: what a model reads.
        subject: what the task is about; the embedded engine reads this instead of the messages.
        schema: JSON schema of the reply, or None for free text.
        max_tokens: output budget; an answer may go beyond it by `room` where the window has that.
        tokens: estimate of prompt and output budget together; the gateway picks the window from it.
        marker: the random text in the messages that fences source; no part of what is asked.
        interactive: somebody is waiting; such a call goes before batch work.
    """

    id: str
    model: Model
    messages: tuple[Message, ...]
    subject: Subject | None
    schema: Mapping[str, Any] | None
    max_tokens: int
    tokens: int
    marker: str
    interactive: bool = True
    room: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Something to show while no token has come yet, as `loading granite4.1:3b` or `waiting: 2 ahead`.

    Attributes:
        wait: a line of its own on what is waited for, the same for as long as it is, where that may take a while.
    """

    sentence: str
    wait: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """The reply is complete.

    Attributes:
        finish: `stop`, or `length` where the budget or the window ended it.
        seconds, first_token_seconds: from when a host took the request; None where nothing was streamed.
        host: the server that answered; empty where there is none.
    """

    finish: str
    tokens_in: int
    tokens_out: int
    seconds: float
    first_token_seconds: float | None
    host: str = ""


Event = Progress | Delta | End


@dataclass(frozen=True, slots=True)
class Installed:
    """A chat model that a server has, as `rightsize models` and routing need it.

    Attributes:
        name: with its tag, as `llama3.2:latest`.
        parameters: in billions, or None where the server does not say.
        size: bytes on disk, or None.
        context: the window that the server reports, in tokens, or None.
        loaded_context: the window that it is loaded with, None when it is not loaded.
        remote_host: where prompts go for a remote model, else None.
        chat: it can chat at all (embedding models cannot).
        digest: what tells its weights from any others, or None where the server does not say.
        family: the architecture, as `qwen2`, or None where the server does not say.
    """

    name: str
    parameters: float | None
    size: int | None
    context: int | None
    loaded_context: int | None
    remote_host: str | None = None
    chat: bool = True
    digest: str | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """What a look at a model server, or at all of them, gave.

    Attributes:
        reachable: it, or one of them, answered as a model server.
        installed: what it has, or any of them.
        sentence: for a person: the version, or what is wrong and the next step.
        asked_at: seconds of the clock's `monotonic`.
        hosts: where there are several servers, what the look at each one gave, in their order.
    """

    engine: str
    host: str
    reachable: bool
    version: str | None
    installed: tuple[Installed, ...]
    sentence: str
    asked_at: float
    hosts: tuple[Probe, ...] = ()

    @property
    def each(self) -> tuple[Probe, ...]:
        """The looks at single servers."""
        return self.hosts or (self,)


class Gateway(Protocol):
    """Models, behind one door.  Implementations: LiteLLM in a child process, the embedded engine, a queue-fed fake."""

    name: str
    """`ollama`, `litellm`, `embedded` or `fake`: the ledger's `engine`."""

    def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Stream one reply; closing the generator, or cancelling the task, stops the model at once.

        Raises:
            ModelFailure: a row of the failures table.
        """
        ...

    async def probe(self, *, refresh: bool = False) -> Probe:
        """Look at the model servers, or return the last look when it is fresh; never raises.

        Where one has answered, a slow one is waited for only with `refresh`; and that a model did not fit in memory is
        forgotten then, so that it is asked again.
        """
        ...

    def availability(self, models: tuple[Model, ...]) -> Availability:
        """Return what is known of these models now, without asking anybody."""
        ...

    def misfits(self) -> tuple[Misfit, ...]:
        """Return the models that did not fit in memory a while ago, which the next process need not find out again."""
        ...

    async def check(self) -> str:
        """Start what a first call would start and say what it is, as `LiteLLM 1.106.2`; `rightsize doctor` asks.

        Raises:
            ModelFailure: it does not start.
        """
        ...

    async def close(self) -> None:
        """Stop the child process and every call."""
        ...


class Journal(Protocol):
    """The append-only ledger."""

    async def append(self, record: Record, /) -> None:
        """Write one line; a full or read-only disk is told once through the log and never raised."""
        ...

    async def open(self) -> None:
        """Read what hashes need, so that none waits for the disk later; calling it again costs nothing."""
        ...

    def keyed_hash(self, text: str) -> str:
        """Return the keyed hash that stands for a path or a doc in the ledger."""
        ...

    async def check(self) -> str | None:
        """Return why the ledger cannot be written, one sentence with the next step, or None when it can."""
        ...

    async def learned(self) -> Learned:
        """Return how first attempts ended, as the ledger knows it now."""
        ...

    async def figures(self) -> dict[str, Any]:
        """Return what the ledger adds up to, and its economy over time, as a JSON object."""
        ...

    async def is_draft(self, doc_hash: str) -> bool:
        """Tell whether a doc with this keyed hash was written by the embedded engine and has not been touched since."""
        ...

    async def close(self) -> None:
        """Write what is still waiting."""
        ...


class Clock(Protocol):
    """Time as a value."""

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        ...

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC with milliseconds."""
        ...


class Reporter(Protocol):
    """Whoever watches a piece of work: the editor's progress, the terminal's bar, or nobody."""

    def step(self, done: int, total: int, sentence: str) -> None:
        """Tell how far the work is, as `12 of 30, tier 1, 40 s left`."""
        ...

    def note(self, cause: str, sentence: str) -> None:
        """Tell a person one thing; the same `cause` is told once a session."""
        ...


@dataclass(frozen=True, slots=True)
class TrialOrder:
    """Code to run examples of.

    Attributes:
        language: the language's identifier.
        path: where the file lies, for its module's name and what it imports; the text on the disk is not read.
        source: the whole file with the generated code in it.
        name: the function that the examples are about, empty for a comment.
        lines: first and last line of what is on trial, from one.
        folders: where it may import from besides its own folder.
        stubs: names of functions in the file that are not written yet; a test that calls one tells nothing.
    """

    language: str
    path: str
    source: str
    name: str
    lines: tuple[int, int]
    examples: tuple[Example, ...]
    folders: tuple[str, ...] = ()
    stubs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of running examples.

    Attributes:
        ran: how each of them ended.
        refused: why nothing was run, as where no sandbox can be made; empty where something was.
        declined: why nothing was run where the user wanted it so: nothing to warn of.
        broken: why the file could not be loaded; empty where it was.
        guilty: what is on trial had a part in that.
        tests: how those of the project's own tests ended that name the function.
    """

    ran: tuple[Ran, ...] = ()
    refused: str = ""
    broken: str = ""
    guilty: bool = False
    tests: tuple[Ran, ...] = ()
    declined: str = ""


class Sandbox(Protocol):
    """Where code that nobody has read runs.  Implementation: a child process without network and without writing."""

    async def run(self, order: TrialOrder) -> Trial:
        """Try the examples; never raises for what the code does."""
        ...
