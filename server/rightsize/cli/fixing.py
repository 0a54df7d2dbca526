"""One run of `rightsize generate --fix`: finding by finding, each in the file as the fixes before it left it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.fixed import FileFix, Mended, lines_of, plain
from rightsize.cli.generating import FileWork, refusal
from rightsize.cli.opened import open_file
from rightsize.cli.run import Watcher, show_diff
from rightsize.cli.sources import write_source
from rightsize.core.errors import SourceError
from rightsize.core.routing.policy import Pin
from rightsize.core.tasks.generation import Complaint
from rightsize.core.text import Span
from rightsize.engine.fix import Wrong, fix, unconfirmed, wrong_of
from rightsize.engine.floor import floor_of
from rightsize.engine.results import Status
from rightsize.engine.writing import GenerateOptions
from rightsize.journal.packages import packages_for
from rightsize.wiring import sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rightsize.cli.asked import Asked
    from rightsize.cli.generating import Wish
    from rightsize.cli.opened import Opened
    from rightsize.cli.output import Output
    from rightsize.core.review.finding import Finding
    from rightsize.engine.runtime import Runtime

_TELLER = "the user"


@dataclass(slots=True)
class FixRun:
    """The run and what has come of it so far."""

    wish: Wish
    asked: Sequence[Asked]
    output: Output
    files: dict[Path, FileFix] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    stopped: bool = False

    def open(self) -> bool:
        """Read the files; tell whether there is anything to look at."""
        for each in self.asked:
            try:
                key = each.path.resolve()
                opened = self.files[key].work.opened if key in self.files else open_file(each.path)
                span = _span_of(opened, each)
            except SourceError as error:
                self.problems.append(str(error))
                continue
            self.files.setdefault(key, FileFix(FileWork(opened, [], opened.snapshot), [])).spans.append(span)
        return bool(self.files)

    async def work(self, runtime: Runtime) -> int:
        """Mend what is found; a cancel ends the run after what is finished, and nothing is written."""
        reason = refusal(runtime)
        if reason:
            self.output.problem(reason)
            return FAILED
        with self.output.progress("fixing") as bar:
            watcher = Watcher(self.output, bar, len(self.files))
            try:
                for each in self.files.values():
                    watcher.begin(str(each.work.path))
                    await self._file(runtime, each, watcher)
            except asyncio.CancelledError:
                self.stopped = True
        for each in self.files.values():
            self._deliver(each)
        return self.finish(runtime.gateway.name)

    async def _file(self, runtime: Runtime, file: FileFix, watcher: Watcher) -> None:
        work = file.work
        options = GenerateOptions(
            packages=await asyncio.to_thread(packages_for, work.path),
            sandbox=sandbox() if self.wish.run_examples else None,
            pin=None if self.wish.tier is None else Pin(minimum_tier=self.wish.tier),
            interactive=False,
            cache=self.wish.cache,
        )
        if self.wish.instruction:
            for span in file.spans:
                complaint = Complaint(_TELLER, self.wish.instruction, "", "", _first_line(work, span))
                await self._mend(runtime, file, Wrong(span, complaint), options, watcher)
            return
        waiting = await _found(runtime, file)
        if not waiting:
            self.problems.append(
                f"{work.path}: the rules find nothing there; say what is wrong with --instruction TEXT"
            )
        for number, finding in enumerate(waiting):
            now = await _again(runtime, file, finding, waiting[:number])
            if now is not None:
                await self._mend(runtime, file, wrong_of(now), options, watcher, line=_line(file, finding))

    async def _mend(
        self,
        runtime: Runtime,
        file: FileFix,
        wrong: Wrong,
        options: GenerateOptions,
        watcher: Watcher,
        *,
        line: int | None = None,
    ) -> None:
        """Mend one fault in the file as it is now; what nobody confirms is shown and stays out of the file."""
        work = file.work
        line = line or work.opened.snapshot.parsed.lines.line_of(wrong.place.start) + 1
        try:
            result = await fix(runtime, work.now, wrong, options, watcher)
        except SourceError as error:
            file.done.append(Mended(line, wrong, None, str(error)))
            return
        file.done.append(Mended(line, wrong, result, result.reason))
        if result.edit is not None and (not self.wish.write or not unconfirmed(result) or wrong.finding is None):
            work.put(result.edit)

    def _deliver(self, file: FileFix) -> None:
        """Write a file or show its diff; a file that was not finished is not written."""
        work = file.work
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
        if self.wish.json:
            self.output.json(self._record(engine))
        else:
            say = self.output.line if self.wish.write else self.output.note
            for file in self.files.values():
                for line in lines_of(file, write=self.wish.write):
                    say(line)
        if self.stopped:
            self.output.note("interrupted: nothing was written; run the same command again to go on.")
            return INTERRUPTED
        done = [each for file in self.files.values() for each in file.done]
        failed = any(each.result is None or each.result.status is Status.FAILED for each in done)
        open_ones = any(not each.fixed and each.wrong.finding is not None for each in done)
        return FAILED if failed or open_ones or self.problems else OK

    def _record(self, engine: str) -> dict[str, Any]:
        return {
            "format": 1,
            "engine": engine,
            "write": self.wish.write,
            "interrupted": self.stopped,
            "seconds": round(time.monotonic() - self.began, 3),
            "problems": list(self.problems),
            "files": [
                {
                    "path": str(each.work.path),
                    "written": each.work.written,
                    "diff": "".join(map(str, each.work.diff())),
                    "fixes": [plain(one) for one in each.done],
                }
                for each in self.files.values()
            ],
        }


def _span_of(opened: Opened, asked: Asked) -> Span:
    """Return the part of a file that a place means: lines, a symbol, or all of it.

    Raises:
        SourceError: it is not there.
    """
    parsed = opened.snapshot.parsed
    if asked.name:
        named = [each for each in opened.symbols[1:] if asked.name in (each.name, each.qualified_name)]
        if not named:
            raise SourceError(f"{asked.path} has nothing called `{asked.name}`")
        return Span(named[0].span.start, named[-1].span.end)
    first, last = asked.lines or (asked.line, asked.line)
    if first is None or last is None:
        return Span(0, len(parsed.data))
    if last > len(parsed.lines.starts):
        raise SourceError(f"{asked.text}: the file ends at line {len(parsed.data.splitlines())}; name a line in it")
    start = parsed.lines.span_of(first - 1)
    text = start.of(parsed.data)
    return Span(start.start + len(text) - len(text.lstrip()), parsed.lines.span_of(last - 1).end)


async def _found(runtime: Runtime, file: FileFix) -> list[Finding]:
    """Return what the rules find in the parts that are meant, without what is passed over."""
    snapshot = file.work.opened.snapshot
    found, _ = await floor_of(runtime, snapshot, Span(0, len(snapshot.parsed.data)))
    return [each for each in found if not each.suppressed and any(span.overlaps(each.span) for span in file.spans)]


async def _again(runtime: Runtime, file: FileFix, finding: Finding, before: Sequence[Finding]) -> Finding | None:
    """Return a finding where it stands now, or None where a fix before it took it away."""
    now = file.work.now
    found, _ = await floor_of(runtime, now, Span(0, len(now.parsed.data)))
    alike = [each for each in found if each.alike == finding.alike and not each.suppressed]
    mended = Counter(each.wrong.finding.alike for each in file.done if each.fixed and each.wrong.finding)
    number = sum(each.alike == finding.alike for each in before) - mended[finding.alike]
    return alike[number] if 0 <= number < len(alike) else None


def _line(file: FileFix, finding: Finding) -> int:
    return file.work.opened.snapshot.parsed.lines.line_of(finding.span.start) + 1


def _first_line(work: FileWork, span: Span) -> str:
    return work.now.parsed.text(span.start, span.end).partition("\n")[0]
