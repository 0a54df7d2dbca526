"""One run that has something written: refused or worked off with a bar, then written or shown, then told.

What is written is the caller's: bodies, fixes, tests, examples.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.run import Watcher, elsewhere, show_diff
from rightsize.core.errors import SourceError
from rightsize.core.routing.explain import short, who
from rightsize.core.routing.policy import Pin
from rightsize.core.verification.named import refusals
from rightsize.engine.writing import GenerateOptions, why_none_writes
from rightsize.journal.packages import packages_for
from rightsize.journal.pages import pages_for
from rightsize.wiring import sandbox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.diff import DiffLine
    from rightsize.cli.output import Output
    from rightsize.cli.sources import Source
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.write_tests import TestsResult

FORMAT = 1
"""Raised when a field of the JSON changes its meaning or goes; new fields do not raise it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of the run; `tier` is the least, or None; with `cache`, an earlier answer will do."""

    write: bool
    json: bool
    instruction: str
    run_examples: bool
    tier: int | None
    cache: bool


class Changing(Protocol):
    """A file that a run may change."""

    written: bool

    @property
    def path(self) -> Path:
        """The file, for a person."""
        ...

    @property
    def source(self) -> Source:
        """The file as the disk has it, in whose bytes a diff is shown."""
        ...

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        ...

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk."""
        ...

    def save(self) -> None:
        """Write it, or raise SourceError."""
        ...


@dataclass(slots=True)
class Run:
    """The run and what has come of it so far."""

    wish: Wish
    output: Output
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    stopped: bool = False

    @property
    def pin(self) -> Pin | None:
        """The tier that the user named as the least."""
        return None if self.wish.tier is None else Pin(minimum_tier=self.wish.tier)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Take what cannot be done as a problem of the run, and go on with what can."""
        try:
            yield
        except SourceError as error:
            self.problems.append(str(error))

    def say(self, lines: Iterable[str]) -> None:
        """Print lines: with the result where that went to the files, else beside the diff."""
        say = self.output.line if self.wish.write else self.output.note
        for line in lines:
            say(line)


@dataclass(frozen=True, slots=True)
class Errand:
    """What differs between the runs.

    Attributes:
        doing: what the bar says, as "generating".
        places: how many steps the bar has; without any, nothing is begun.
        work: does it all; what is finished before a cancel counts.
        files: those that may have changed.
        tell: tells a person what came of it.
        record: the same for a program, besides what every run has.
        failed: whether something that was asked for is not there.
    """

    doing: str
    places: int
    work: Callable[[Runtime, Watcher], Awaitable[None]]
    files: Callable[[], Sequence[Changing]]
    tell: Callable[[], None]
    record: Callable[[], dict[str, Any]]
    failed: Callable[[], bool]


async def carry_out(run: Run, errand: Errand, runtime: Runtime) -> int:
    """Do the work and return the exit code; a cancel ends it after what is finished, and nothing is written."""
    reason = refusal(runtime)
    if reason:
        run.output.problem(reason)
        return FAILED
    with run.output.progress(errand.doing) as bar:
        try:
            with run.going_on():
                await errand.work(runtime, Watcher(run.output, bar, errand.places))
        except asyncio.CancelledError:
            run.stopped = True
    for file in errand.files():
        _deliver(run, file)
    return finish(run, errand, runtime.gateway.name)


def refusal(runtime: Runtime) -> str:
    """Return why nothing is begun, or an empty string."""
    reachable = runtime.probe is None or runtime.probe.reachable or elsewhere(runtime)
    return why_none_writes(runtime) if runtime.draft or not reachable else ""


def _deliver(run: Run, file: Changing) -> None:
    """Write a file or show its diff; a run that was stopped writes nothing."""
    if not file.changed:
        return
    if not run.wish.write or run.stopped:
        if not run.wish.json:
            show_diff(run.output, file.diff(), file.source)
        return
    with run.going_on():
        file.save()
        file.written = True


def finish(run: Run, errand: Errand, engine: str) -> int:
    """Tell what was done, what was not, and why, and return the exit code."""
    for sentence in run.problems:
        run.output.problem(sentence)
    for sentence in run.notes:
        run.output.note(sentence)
    if run.wish.json:
        run.output.json(_common(run, engine) | errand.record())
    else:
        errand.tell()
    if run.stopped:
        run.output.note("interrupted: nothing was written; run the same command again to go on.")
        return INTERRUPTED
    return FAILED if errand.failed() or run.problems else OK


def _common(run: Run, engine: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "engine": engine,
        "write": run.wish.write,
        "interrupted": run.stopped,
        "seconds": round(time.monotonic() - run.began, 3),
        "problems": list(run.problems),
    }


def file_record(file: Changing) -> dict[str, Any]:
    """Return what came of a file as plain values."""
    return {"path": str(file.path), "written": file.written, "diff": "".join(map(str, file.diff()))}


async def options_for(runtime: Runtime, run: Run, path: Path) -> GenerateOptions:
    """Return how the code of a file is written: what its project may import, and what the user wants of the run."""
    return GenerateOptions(
        packages=await asyncio.to_thread(packages_for, path),
        pages=await asyncio.to_thread(pages_for, path, runtime.settings.privacy),
        sandbox=sandbox(runtime.settings) if run.wish.run_examples else None,
        pin=run.pin,
        interactive=False,
        cache=run.wish.cache,
    )


def trial_lines(trial: str, waiting: int) -> Iterator[str]:
    """Yield what was run of what was written, with the option that would run it.

    Parameters:
        waiting: how many examples or tests only wait for that option.
    """
    if trial:
        sentence = f"{trial[0].lower()}{trial[1:]}".rstrip(".")
        # Where the language is not one whose code is run at all, the option changes nothing.
        was, them = ("was", "it") if waiting == 1 else ("were", "them")
        step = f"; --run-examples runs {them}" if waiting and f" {was} not run" in sentence else ""
        yield f"  {sentence}{step}"


def course_lines(result: GenerationResult | TestsResult, notes: Sequence[str] = ()) -> Iterator[str]:
    """Yield what stands below who wrote something: why that model, who failed before, what is not sure, and `notes`."""
    if result.decision is not None:
        yield f"  routed to {short(result.decision)}"
    for attempt in result.attempts[:-1]:
        refused = f"refused for {refusals(attempt.refused_by)}" if attempt.verdict else str(attempt.failure)
        yield f"  {who(attempt.model)}: {refused}"
    for sentence in result.warnings:
        yield f"  not sure: {sentence}"
    for sentence in notes:
        yield f"  {sentence[0].lower()}{sentence[1:]}"
