"""One run of `rightsize generate --tests`: symbol by symbol, each in its file of tests as the ones before left it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rightsize.cli.asked import symbol_of
from rightsize.cli.diff import DiffLine, unified
from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.generating import refusal
from rightsize.cli.opened import open_file
from rightsize.cli.records import attempt_record, decision_record, failed_checks
from rightsize.cli.run import Watcher, show_diff
from rightsize.cli.sources import Source, create_source, read_source, write_source
from rightsize.core.errors import SourceError
from rightsize.core.generation.frameworks import plan_for, untestable
from rightsize.core.routing.explain import short, who
from rightsize.core.routing.policy import Pin
from rightsize.core.text import Edit, Span, apply_edits, decode, encode
from rightsize.engine.results import Status
from rightsize.engine.write_tests import TestsResult, TestsWish, write_tests
from rightsize.engine.writing import GenerateOptions
from rightsize.journal.packages import packages_for
from rightsize.journal.project import import_folders, project_of
from rightsize.wiring import sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.asked import Asked
    from rightsize.cli.generating import Wish
    from rightsize.cli.opened import Opened
    from rightsize.cli.output import Output
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.runtime import Runtime


@dataclass(slots=True)
class TestFile:
    """A file of tests as it was read, and as it is with what was written so far; `source` is None for a new one."""

    __test__ = False

    path: Path
    source: Source | None
    text: str | None
    written: bool = False

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk."""
        old = self.source.mark + self.source.data if self.source else b""
        new = (self.source.mark if self.source else b"") + encode(self.text or "")
        lines = unified(self.path.as_posix(), old, _difference(old, new))
        return lines if self.source or not lines else [DiffLine("", b"--- /dev/null\n"), *lines[1:]]


@dataclass(slots=True)
class TestsRun:
    """The run and what has come of it so far."""

    __test__ = False

    wish: Wish
    asked: Sequence[Asked]
    output: Output
    places: list[tuple[Asked, Opened, Symbol]] = field(default_factory=list)
    done: list[tuple[Asked, TestFile, TestsResult]] = field(default_factory=list)
    files: dict[Path, TestFile] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    stopped: bool = False

    def open(self) -> bool:
        """Read the files and find the symbols; tell whether there is anything to test."""
        for each in self.asked:
            try:
                opened = open_file(each.path)
                symbol = symbol_of(opened, each)
            except SourceError as error:
                self.problems.append(str(error))
                continue
            why = untestable(opened.snapshot.parsed, symbol)
            if why:
                self.problems.append(f"{each.text}: {why}")
            else:
                self.places.append((each, opened, symbol))
        return bool(self.places)

    async def work(self, runtime: Runtime) -> int:
        """Have the tests written; a cancel ends the run after what is finished, and nothing is written."""
        reason = refusal(runtime)
        if reason:
            self.output.problem(reason)
            return FAILED
        with self.output.progress("writing tests") as bar:
            watcher = Watcher(self.output, bar, len(self.places))
            try:
                for asked, opened, symbol in self.places:
                    watcher.begin(asked.text)
                    await self._place(runtime, asked, opened, symbol, watcher)
            except asyncio.CancelledError:
                self.stopped = True
            except SourceError as error:
                self.problems.append(str(error))
        for each in self.files.values():
            self._deliver(each)
        return self.finish(runtime.gateway.name)

    async def _place(self, runtime: Runtime, asked: Asked, opened: Opened, symbol: Symbol, watcher: Watcher) -> None:
        parsed = opened.snapshot.parsed
        root, project = await asyncio.to_thread(project_of, opened.source.path, parsed.language.id)
        plan = plan_for(parsed, symbol, project)
        if plan is None:
            raise SourceError(f"{asked.text}: no test can reach `{symbol.name}`")
        file = self._file(_near(root / plan.path))
        options = GenerateOptions(
            packages=await asyncio.to_thread(packages_for, opened.source.path),
            sandbox=sandbox() if self.wish.run_examples else None,
            pin=None if self.wish.tier is None else Pin(minimum_tier=self.wish.tier),
            interactive=False,
            cache=self.wish.cache,
        )
        given = TestsWish(opened.snapshot, replace(plan, text=file.text), str(root / plan.path), import_folders(root))
        result = await write_tests(runtime, given, options, watcher)
        self.done.append((asked, file, result))
        if result.tests is not None:
            file.text = decode(apply_edits(encode(file.text or ""), result.tests.edits))

    def _file(self, path: Path) -> TestFile:
        """Return a file of tests, read at its first use.

        Raises:
            SourceError: it is there and cannot be read.
        """
        if path not in self.files:
            source = read_source(path) if path.exists() else None
            self.files[path] = TestFile(path, source, decode(source.data) if source else None)
        return self.files[path]

    def _deliver(self, file: TestFile) -> None:
        """Write a file or show its diff; a run that was stopped writes nothing."""
        diff = file.diff()
        if not diff:
            return
        if not self.wish.write or self.stopped:
            if not self.wish.json:
                show_diff(self.output, diff, file.source or Source(file.path, file.path, b"", b"", "utf-8", b""))
            return
        try:
            if file.source is None:
                create_source(file.path, encode(file.text or ""))
            else:
                write_source(file.source, encode(file.text or ""))
            file.written = True
        except SourceError as error:
            self.problems.append(str(error))

    def finish(self, engine: str) -> int:
        """Tell what was done, what was not, and why, and return the exit code."""
        for sentence in self.problems:
            self.output.problem(sentence)
        if self.wish.json:
            self.output.json(self._record(engine))
        else:
            say = self.output.line if self.wish.write else self.output.note
            for each in self.done:
                for line in _lines(*each):
                    say(line)
        if self.stopped:
            self.output.note("interrupted: nothing was written; run the same command again to go on.")
            return INTERRUPTED
        failed = any(result.status is Status.FAILED for _, _, result in self.done)
        return FAILED if failed or self.problems else OK

    def _record(self, engine: str) -> dict[str, Any]:
        return {
            "format": 1,
            "engine": engine,
            "write": self.wish.write,
            "interrupted": self.stopped,
            "seconds": round(time.monotonic() - self.began, 3),
            "problems": list(self.problems),
            "files": [
                {"path": str(each.path), "written": each.written, "diff": "".join(map(str, each.diff()))}
                for each in self.files.values()
            ],
            "tests": [_plain(*each) for each in self.done],
        }


def _near(path: Path) -> Path:
    """Return a path as a person in this folder would type it."""
    here = path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _difference(old: bytes, new: bytes) -> list[Edit]:
    """Return the edits between two texts of which the second only puts in: all that stands between equal ends."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return [Edit(Span(start, len(old) - end), new[start : len(new) - end])] if old != new else []


def _lines(asked: Asked, file: TestFile, result: TestsResult) -> Iterator[str]:
    """Yield what came of one symbol: the tests, their file, who wrote them, and what is not sure."""
    if result.tests is None or result.decision is None:
        yield f"failed: {asked.text}: {result.reason}"
        return
    verdict, count = result.verdict, len(result.tests.names)
    checked = f"{len(verdict.checks)} checks, {verdict.reach}" if verdict else ""
    how = "written" if file.written else "generated"
    model = who(result.attempts[-1].model)
    yield f"{asked.text}: {count} test{'' if count == 1 else 's'} {how} by {model} for {file.path}; {checked}"
    yield f"  routed to {short(result.decision)}"
    for attempt in result.attempts[:-1]:
        refused = f"refused by {', '.join(attempt.refused_by)}" if attempt.verdict else str(attempt.failure)
        yield f"  {who(attempt.model)}: {refused}"
    for sentence in result.warnings:
        yield f"  not sure: {sentence}"


def _plain(asked: Asked, file: TestFile, result: TestsResult) -> dict[str, Any]:
    return {
        "target": asked.text,
        "file": str(file.path),
        "framework": result.plan.framework.id,
        "status": result.status.value,
        "reason_code": result.reason_code or None,
        "reason": result.reason or None,
        "names": list(result.tests.names) if result.tests else [],
        "code": result.tests.code if result.tests else None,
        "reach": result.verdict.reach if result.verdict else None,
        "warnings": list(result.warnings),
        "failed_checks": failed_checks(result.verdict),
        "decision": decision_record(result),
        "attempts": [attempt_record(each) for each in result.attempts],
    }
