"""A runtime for engine tests: the fake gateway that ships, a ledger in memory, a clock that is set by hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.ledger.record import TaskRecord
from rightsize.core.routing.registry import packaged_registry
from rightsize.engine.runtime import Runtime
from rightsize.engine.snapshot import Snapshot
from rightsize.gateway.fake import FakeGateway
from rightsize.settings.resolved import defaults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.ledger.lines import Record
    from rightsize.core.ledger.record import CallRecord, OutcomeRecord
    from rightsize.core.tasks.trials import Learned
    from rightsize.engine.ports import Gateway
    from rightsize.gateway.fake import Scripted


@dataclass
class MemoryJournal:
    """A ledger that is two lists: what was decided for tasks, and everything else."""

    records: list[CallRecord | OutcomeRecord] = field(default_factory=list)
    tasks: list[TaskRecord] = field(default_factory=list)
    drafts: set[str] = field(default_factory=set)
    experience: Learned = field(default_factory=dict)

    async def append(self, record: Record, /) -> None:
        """Keep the record."""
        if isinstance(record, TaskRecord):
            self.tasks.append(record)
        else:
            self.records.append(record)

    async def open(self) -> None:
        """Have everything at hand."""

    def keyed_hash(self, text: str) -> str:
        """Return a plain hash."""
        return hashlib.sha256(text.encode()).hexdigest()

    async def check(self) -> str | None:
        """Return that it can be written."""
        return None

    async def learned(self) -> Learned:
        """Return what the test says was learned."""
        return self.experience

    async def figures(self) -> dict[str, Any]:
        """Return that nobody adds this up."""
        return {}

    async def is_draft(self, doc_hash: str) -> bool:
        """Tell whether the test says that this is a draft."""
        return doc_hash in self.drafts

    async def close(self) -> None:
        """Do nothing."""


@dataclass
class MemoryCache:
    """A cache that is a dictionary."""

    kept: dict[tuple[str, str], bytes] = field(default_factory=dict)

    async def get(self, kind: str, key: str) -> bytes | None:
        """Return what is kept."""
        return self.kept.get((kind, key))

    async def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep it."""
        self.kept[kind, key] = body

    async def drop(self, kind: str, key: str) -> None:
        """Forget it."""
        self.kept.pop((kind, key), None)

    async def close(self) -> None:
        """Do nothing."""


class StepClock:
    """A clock that moves a second each time it is read."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        """Return one second more than the last time."""
        self.seconds += 1.0
        return self.seconds

    def now(self) -> str:
        """Return a fixed time."""
        return "2026-01-02T03:04:05.678Z"


@dataclass
class ListReporter:
    """A reporter that is two lists."""

    steps: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def step(self, done: int, total: int, sentence: str) -> None:
        """Keep the step."""
        self.steps.append((done, total, sentence))

    def note(self, cause: str, sentence: str) -> None:
        """Keep the note."""
        self.notes.append((cause, sentence))


def runtime_with(replies: Iterable[Scripted] = (), *, gateway: Gateway | None = None, draft: bool = False) -> Runtime:
    """Return a runtime whose models answer with `replies`, or that another gateway serves."""
    fake = FakeGateway(replies)
    return Runtime(
        settings=replace(defaults(Path("unused"))),
        registry=packaged_registry(),
        gateway=gateway or fake,
        models=fake,
        journal=MemoryJournal(),
        cache=MemoryCache(),
        clock=StepClock(),
        draft=draft,
        probe=None,
    )


def snapshot_of(source: str, path: str = "sample.py", version: int | None = 1) -> Snapshot:
    """Return a snapshot of `source`, its language told by the path."""
    language = packaged().for_path(path)
    assert language is not None, path
    return Snapshot(path, parse(language, source.encode()), version)


def reply(summary: str, parameters: dict[str, str] | None = None, **rest: Any) -> str:
    """Return a reply in the shape that models are asked for."""
    described = [{"name": name, "description": text} for name, text in (parameters or {}).items()]
    return json.dumps(
        {
            "summary": summary,
            "details": None,
            "parameters": described,
            "returns": None,
            "yields": None,
            "raises": [],
            "example": None,
            **rest,
        }
    )
