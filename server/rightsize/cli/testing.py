"""`rightsize generate --tests`: symbol by symbol, each in its file of tests as the ones before left it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rightsize.cli.diff import DiffLine, line_edits, unified
from rightsize.cli.generated_records import outcome_record
from rightsize.cli.opened import open_file
from rightsize.cli.sources import Source, create_source, read_source, write_source
from rightsize.cli.summary import counted
from rightsize.cli.typed import symbol_of
from rightsize.cli.writing import Errand, course_lines, file_record, options_for, trial_lines
from rightsize.core.errors import SourceError
from rightsize.core.generation.frameworks import plan_for, untestable
from rightsize.core.routing.explain import who
from rightsize.core.text import apply_edits, decode, encode
from rightsize.engine.results import Status
from rightsize.engine.write_tests import TestsResult, TestsWish, write_tests
from rightsize.journal.project import import_folders, project_of
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.opened import Opened
    from rightsize.cli.run import Watcher
    from rightsize.cli.typed import TypedPlace
    from rightsize.cli.writing import Run
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.runtime import Runtime


@dataclass(slots=True)
class TestFile:
    """A file of tests as it was read, and as it is with what was written so far; `known` is None for a new one."""

    __test__ = False

    path: Path
    known: Source | None
    text: str | None
    written: bool = False

    @property
    def source(self) -> Source:
        """The file as the disk has it, in whose bytes a diff is shown; empty for a new one."""
        return self.known or Source(self.path, self.path, b"", b"", "utf-8", b"")

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return encode(self.text or "") != self.source.data

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk."""
        mark = self.source.mark
        old, new = mark + self.source.data, mark + encode(self.text or "")
        lines = unified(self.path.as_posix(), old, line_edits(old, new))
        return lines if self.known or not lines else [DiffLine("", b"--- /dev/null\n"), *lines[1:]]

    def save(self) -> None:
        """Write the file, or make it.

        Raises:
            SourceError: it cannot be written, or is not what it was when it was read.
        """
        if self.known is None:
            create_source(self.path, encode(self.text or ""))
        else:
            write_source(self.known, encode(self.text or ""))


@dataclass(frozen=True, slots=True)
class _Place:
    """What is to be tested, as the user named it."""

    typed: TypedPlace
    opened: Opened
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of one symbol, and the file that its tests are for."""

    typed: TypedPlace
    file: TestFile
    result: TestsResult


def testing(run: Run, typed: Sequence[TypedPlace]) -> Errand:
    """Read the files and find the symbols; what is in the way is told with the run."""
    places: list[_Place] = []
    for each in typed:
        with run.going_on():
            places.append(_place_of(each))
    files: dict[Path, TestFile] = {}
    done: list[_Done] = []

    async def work(runtime: Runtime, watcher: Watcher) -> None:
        for each in places:
            watcher.begin(each.typed.text)
            done.append(await _test(run, runtime, each, files, watcher))

    return Errand(
        doing="writing tests",
        places=len(places),
        work=work,
        files=lambda: list(files.values()),
        tell=lambda: run.say(line for each in done for line in _lines(each, run_examples=run.wish.run_examples)),
        record=lambda: {
            "files": [file_record(each) for each in files.values()],
            "tests": [_record(each) for each in done],
        },
        failed=lambda: any(each.result.status is Status.FAILED for each in done),
    )


def _place_of(typed: TypedPlace) -> _Place:
    """Return what is to be tested.

    Raises:
        SourceError: the file cannot be read, or what is meant in it cannot be tested.
    """
    opened = open_file(typed.path)
    symbol = symbol_of(opened, typed)
    why = untestable(opened.snapshot.parsed, symbol)
    if why:
        raise SourceError(f"{typed.text}: {why}")
    return _Place(typed, opened, symbol)


async def _test(run: Run, runtime: Runtime, place: _Place, files: dict[Path, TestFile], watcher: Watcher) -> _Done:
    """Have the tests of one symbol written.

    Raises:
        SourceError: no test can reach it, or its file of tests cannot be read.
    """
    snapshot, source = place.opened.snapshot, place.opened.source
    root, project = await asyncio.to_thread(project_of, source.path, snapshot.parsed.language.id)
    plan = plan_for(snapshot.parsed, place.symbol, project)
    if plan is None:
        raise SourceError(f"{place.typed.text}: no test can reach `{place.symbol.name}`")
    file = _file(files, _near(root / plan.path))
    wish = TestsWish(snapshot, replace(plan, text=file.text), str(root / plan.path), import_folders(root))
    result = await write_tests(runtime, wish, await options_for(runtime, run, source.path), watcher)
    if result.tests is not None:
        file.text = decode(apply_edits(encode(file.text or ""), result.tests.edits))
    return _Done(place.typed, file, result)


def _file(files: dict[Path, TestFile], path: Path) -> TestFile:
    """Return a file of tests, read at its first use.

    Raises:
        SourceError: it is there and cannot be read.
    """
    if path not in files:
        known = read_source(path) if path.exists() else None
        files[path] = TestFile(path, known, decode(known.data) if known else None)
    return files[path]


def _near(path: Path) -> Path:
    """Return a path as a person in this folder would type it."""
    here = real_of(path.cwd())
    return path.relative_to(here) if path.is_relative_to(here) else path


def _lines(done: _Done, *, run_examples: bool) -> Iterator[str]:
    """Yield what came of one symbol: the tests, their file, who wrote them, and what is not sure."""
    typed, file, result = done.typed, done.file, done.result
    if result.tests is None or result.decision is None:
        yield f"failed: {typed.text}: {result.reason}"
        return
    verdict = result.verdict
    checked = f"{len(verdict.checks)} checks, {verdict.reach}" if verdict else ""
    how = "written" if file.written else "generated"
    model = who(result.attempts[-1].model)
    yield f"{typed.text}: {counted(len(result.tests.names), 'test')} {how} by {model} for {file.path}; {checked}"
    yield from course_lines(result)
    yield from trial_lines(result.trial, 0 if run_examples else len(result.tests.names))


def _record(done: _Done) -> dict[str, Any]:
    result = done.result
    return {
        "target": done.typed.text,
        "file": str(done.file.path),
        "framework": result.plan.framework.id,
        **outcome_record(result),
        "names": list(result.tests.names) if result.tests else [],
        "trial": result.trial or None,
        "code": result.tests.code if result.tests else None,
    }
