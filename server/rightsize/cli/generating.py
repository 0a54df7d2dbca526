"""One run of `rightsize generate`: place by place, each against the file as the ones before it left it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.cli.asked import requests_in, targets_for
from rightsize.cli.diff import unified
from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.opened import open_file
from rightsize.cli.run import Watcher, elsewhere, show_diff
from rightsize.cli.sources import write_source
from rightsize.cli.summary import counted, hidden_lines
from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.errors import SourceError
from rightsize.core.generation.targets import body_target, lines_target, target_at
from rightsize.core.routing.explain import short, who
from rightsize.core.routing.policy import Pin
from rightsize.core.tasks.generation import Asked as Kind
from rightsize.core.text import Edit, Span, apply_edits
from rightsize.engine.generate import Commission, generate
from rightsize.engine.results import Status
from rightsize.engine.snapshot import Snapshot
from rightsize.engine.writing import NO_MODEL, GenerateOptions
from rightsize.journal.packages import packages_for
from rightsize.wiring import sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.asked import Asked
    from rightsize.cli.diff import DiffLine
    from rightsize.cli.opened import Opened
    from rightsize.cli.output import Output
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of the run; `tier` is the least, or None; with `cache`, an earlier answer will do."""

    write: bool
    json: bool
    instruction: str
    run_examples: bool
    tier: int | None
    cache: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one place, and the line, from one, where it is in the file as it was read."""

    result: GenerationResult
    line: int


@dataclass(slots=True)
class FileWork:
    """One file with what is to be generated in it, and what has come of that.

    Attributes:
        edits: against the file as it was read.
        now: the file with these edits in it.
        written: the file was changed on the disk.
    """

    opened: Opened
    targets: list[Target]
    now: Snapshot
    done: list[Done] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    written: bool = False

    @property
    def path(self) -> Path:
        """The file as the user named it."""
        return self.opened.source.path

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk, where a byte order mark is part of the first line."""
        mark = self.opened.source.mark
        moved = [Edit(Span(each.span.start + len(mark), each.span.end + len(mark)), each.new) for each in self.edits]
        return unified(self.path.as_posix(), mark + self.opened.source.data, moved)

    def moved(self, target: Target) -> Target | None:
        """Return a target in the file as it is now, or None where an earlier edit took its place."""
        if any(each.span.overlaps(target.span) for each in self.edits):
            return None
        by = sum(len(each.new) - len(each.span) for each in self.edits if each.span.start < target.span.start)
        parsed = self.now.parsed
        if target.asked is Kind.LINES:
            return lines_target(parsed, Span(target.span.start + by, target.span.end + by))
        if target.asked is Kind.COMMENT or target.symbol is None:
            return target_at(parsed, max(0, target.span.start + by - 1))
        start = target.symbol.span.start + by
        symbol = next((each for each in symbols_in(parsed)[1:] if each.span.start == start), None)
        return body_target(parsed, symbol) if symbol is not None else None

    def put(self, edit: Edit) -> None:
        """Take an edit of the file as it is now."""
        by = sum(len(each.new) - len(each.span) for each in self.edits if each.span.start < edit.span.start)
        self.edits.append(Edit(Span(edit.span.start - by, edit.span.end - by), edit.new))
        parsed = self.now.parsed
        self.now = Snapshot(self.now.path, reparse(parsed, apply_edits(parsed.data, (edit,)), (edit,)))


@dataclass(slots=True)
class GenerateRun:
    """The run and what has come of it so far."""

    wish: Wish
    asked: Sequence[Asked]
    output: Output
    files: dict[Path, FileWork] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    stopped: bool = False

    def open(self) -> bool:
        """Read the files and find the places; tell whether there is anything to do."""
        self.problems += [problem for each in self.asked if (problem := self._problem_of(each))]
        return any(each.targets for each in self.files.values())

    def _problem_of(self, asked: Asked) -> str:
        """Open a file and find what is meant, or return why not."""
        try:
            self._open(asked)
        except SourceError as error:
            return str(error)
        return ""

    def _open(self, asked: Asked) -> None:
        key = asked.path.resolve()
        opened = self.files[key].opened if key in self.files else open_file(asked.path)
        known = self.files.setdefault(key, FileWork(opened, [], opened.snapshot))
        if asked.line is None and asked.lines is None and not asked.name:
            waiting = requests_in(opened.snapshot.parsed)
            if waiting:
                places = ", ".join(f"{asked.path}:{line}" for line in waiting)
                self.notes.append(f"comments that ask for code are written when they are named: {places}")
        targets = targets_for(opened, asked, self.wish.instruction)
        if not targets:
            self.notes.append(f"{asked.path}: no body in it waits for code; name a line, or a function as FILE::NAME")
        for target in targets:
            if all(each.span != target.span for each in known.targets):
                known.targets.append(target)

    async def work(self, runtime: Runtime) -> int:
        """Work through every place; a cancel ends the run after what is finished."""
        reason = refusal(runtime)
        if reason:
            self.output.problem(reason)
            return FAILED
        with self.output.progress("generating") as bar:
            watcher = Watcher(self.output, bar, len(self.files))
            try:
                for work in self.files.values():
                    watcher.begin(str(work.path))
                    await self._file(runtime, work, watcher)
            except asyncio.CancelledError:
                self.stopped = True
        for work in self.files.values():
            self._deliver(work)
        return self.finish(runtime.gateway.name)

    async def _file(self, runtime: Runtime, work: FileWork, watcher: Watcher) -> None:
        options = GenerateOptions(
            packages=await asyncio.to_thread(packages_for, work.path),
            sandbox=sandbox() if self.wish.run_examples else None,
            nearby=tuple(each.now for each in self.files.values() if each is not work),
            pin=None if self.wish.tier is None else Pin(minimum_tier=self.wish.tier),
            interactive=False,
            cache=self.wish.cache,
        )
        for target in sorted(work.targets, key=lambda each: each.span):
            now = work.moved(target)
            line = work.opened.snapshot.parsed.lines.line_of(_head(target)) + 1
            if now is None:
                self.problems.append(f"{work.path}:{line}: it is part of what was generated before; run this again")
                continue
            result = await generate(runtime, Commission(work.now, now, self.wish.instruction), options, watcher)
            work.done.append(Done(result, line))
            if result.edit is not None:
                work.put(result.edit)

    def _deliver(self, work: FileWork) -> None:
        """Write a file or show its diff; a file that was not finished is not written."""
        if self.wish.write and work.edits and not self.stopped:
            try:
                write_source(work.opened.source, work.now.parsed.data)
                work.written = True
            except SourceError as error:
                self.problems.append(str(error))
        elif not self.wish.json:
            show_diff(self.output, work.diff(), work.opened.source)

    def finish(self, engine: str) -> int:
        """Tell what was done, what was not, and why, and return the exit code."""
        for sentence in self.problems:
            self.output.problem(sentence)
        for sentence in self.notes:
            self.output.note(sentence)
        if self.wish.json:
            from rightsize.cli.generated_records import generation_record

            self.output.json(generation_record(self, engine, time.monotonic() - self.began))
        else:
            say = self.output.line if self.wish.write else self.output.note
            for work in self.files.values():
                for line in _lines(work, run_examples=self.wish.run_examples):
                    say(line)
            done = [each.result for work in self.files.values() for each in work.done]
            for line in hidden_lines([attempt for each in done for attempt in each.attempts]):
                say(line)
        if self.stopped:
            self.output.note("interrupted: nothing was written; run the same command again to go on.")
            return INTERRUPTED
        failed = any(each.result.status is Status.FAILED for work in self.files.values() for each in work.done)
        return FAILED if failed or self.problems else OK


def refusal(runtime: Runtime) -> str:
    """Return why nothing is begun, or an empty string."""
    seen = "" if runtime.probe is None else f"{runtime.probe.sentence} "
    reachable = runtime.probe is None or runtime.probe.reachable or elsewhere(runtime)
    return f"{seen}{NO_MODEL}" if runtime.draft or not reachable else ""


def _head(target: Target) -> int:
    """Return the offset that a person calls a target's place."""
    by_name = target.asked is Kind.BODY and target.symbol is not None
    return target.symbol.name_span.start if by_name and target.symbol else target.span.start


def _lines(work: FileWork, *, run_examples: bool) -> Iterator[str]:
    """Yield what came of each place in a file: who wrote it and why, how far it was checked, and what is not sure."""
    for each in work.done:
        result = each.result
        name = result.symbol.name if result.target.asked is Kind.BODY else f"{result.target.asked.value}"
        place = f"{work.path}:{each.line} {name}"
        if result.status is not Status.GENERATED or result.decision is None:
            yield f"failed: {place}: {result.reason}"
            yield from (f"  {each}" for each in result.faults)
            continue
        verdict = result.verdict
        checked = f"{len(verdict.checks)} checks, {verdict.reach}" if verdict else ""
        last = result.attempts[-1]
        yield f"{place}: {'written' if work.written else 'generated'} by {who(last.model)}{last.remark}; {checked}"
        yield f"  routed to {short(result.decision)}"
        for attempt in result.attempts[:-1]:
            refused = f"refused by {', '.join(attempt.refused_by)}" if attempt.verdict else str(attempt.failure)
            yield f"  {who(attempt.model)}: {refused}"
        for sentence in result.warnings:
            yield f"  not sure: {sentence}"
        if result.examples and not run_examples:
            were, them = ("was", "it") if result.examples == 1 else ("were", "them")
            yield f"  {counted(result.examples, 'example')} {were} not run; --run-examples runs {them}"
