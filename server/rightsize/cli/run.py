"""One run of `rightsize document` over everything that was found: file by file, then summed up."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.cli.crew import Briefing, draft_all, hands_for
from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.output import silence
from rightsize.cli.summary import counted, summary
from rightsize.cli.work import document_file
from rightsize.core.analysis.languages import packaged
from rightsize.core.routing.policy import Pin
from rightsize.engine.document import DocumentOptions
from rightsize.engine.results import Mode, Status

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence

    from rightsize.cli.diff import DiffLine
    from rightsize.cli.files import Discovery
    from rightsize.cli.output import Bar, Output
    from rightsize.cli.selection import Selection
    from rightsize.cli.sources import Source
    from rightsize.cli.work import FileReport
    from rightsize.engine.runtime import Runtime
    from rightsize.settings.resolved import Settings

_COLORS = {"+": "green", "-": "red", " ": None}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of the run.

    Attributes:
        style_named: the style was named for this run, and does not merely stand in the settings.
        tier: no model below it, or None.
        cache: an answer that was given before will do.
        drafts: the embedded engine was asked for by name, so its drafts may be written.
    """

    write: bool
    json: bool
    mode: str
    style: str | None
    style_named: bool
    private: bool
    tier: int | None
    cache: bool
    drafts: bool

    def options(self, line_length: int | None) -> DocumentOptions:
        """Return the wish as the engine reads it."""
        return DocumentOptions(
            mode=Mode(self.mode),
            style=self.style,
            line_length=line_length,
            pin=None if self.tier is None else Pin(minimum_tier=self.tier),
            private=self.private,
            cache=self.cache,
            interactive=False,
        )


@dataclass(slots=True)
class Run:
    """The run and what has come of it so far."""

    wish: Wish
    settings: Settings
    selection: Selection
    discovery: Discovery
    output: Output
    reports: list[FileReport] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    stopped: bool = False
    unfit: set[str] = field(default_factory=set)

    async def document(self, runtime: Runtime) -> int:
        """Document every file; a cancel ends the run after what is finished."""
        refusal = self._refusal(runtime)
        if refusal:
            self.output.problem(refusal)
            return FAILED
        with self.output.progress("documenting") as bar:
            watcher = Watcher(self.output, bar, len(self.discovery.work))
            try:
                async for report in self._work(runtime, watcher):
                    self.reports.append(report)
                    self.stopped = self.stopped or report.interrupted
                    with bar.hidden():
                        self._tell(report)
            except asyncio.CancelledError:
                self.stopped = True
        return self.finish(runtime.gateway.name)

    async def _work(self, runtime: Runtime, watcher: Watcher) -> AsyncGenerator[FileReport, None]:
        """Yield each file's report, until all are done or a cancel comes."""
        options = self.wish.options(self.settings.document.line_length)
        work = self.discovery.work
        hands = hands_for(work) if runtime.draft else 1
        if hands > 1:
            trouble = await runtime.journal.check()
            if trouble:
                self.output.warn(f"{trouble} Work goes on without a record.")
            briefing = Briefing(self.settings, self.selection, options, self.wish.write)
            watcher.begin(str(work[0].path))
            async for report in draft_all(work, briefing, hands):
                watcher.begin(str(report.path))
                yield report
            return
        for each in work:
            watcher.begin(str(each.path))
            yield await document_file(runtime, each, self.selection, options, watcher, write=self.wish.write)
            if self.stopped:
                return

    def finish(self, engine: str) -> int:
        """Tell what could not be done and what was, and return the exit code."""
        for _, sentence in self.discovery.problems:
            self.output.problem(sentence)
        for sentence in self.discovery.notes:
            self.output.warn(sentence)
        seconds = time.monotonic() - self.began
        if self.wish.json:
            self._print_json(engine, seconds)
        elif self.reports:
            say = self.output.line if self.wish.write else self.output.note
            for line in summary(self.reports, seconds, write=self.wish.write):
                say(line)
        if self.stopped:
            self.output.note(self._interruption())
            return INTERRUPTED
        return FAILED if self._troubled() else OK

    def _refusal(self, runtime: Runtime) -> str:
        """Return why nothing is begun, or an empty string; that these are drafts is told here, once."""
        seen = "" if runtime.probe is None else f"{runtime.probe.sentence} "
        if not runtime.draft and runtime.probe is not None and not runtime.probe.reachable and not elsewhere(runtime):
            return f"{seen}`rightsize doctor` looks closer; --engine embedded drafts without a model."
        if not runtime.draft or self.wish.drafts:
            return ""
        if self.wish.write:
            return (
                f"{seen}Without a model there are only drafts, and they are not written unasked: "
                "run this again with --engine embedded, or without --write to look at them."
            )
        self.output.warn(
            f"{seen}These are drafts, made from facts in the code; `rightsize doctor` says how to get a model."
        )
        return ""

    def _tell(self, report: FileReport) -> None:
        """Tell what one file gave; that nobody reads it any more does not stop what is being written."""
        for sentence in report.problems:
            self.output.problem(sentence)
        if self.wish.json:
            return
        try:
            self._show(report)
        except BrokenPipeError:
            if not self.wish.write:
                raise
            silence()

    def _show(self, report: FileReport) -> None:
        """Print a file's diff, or that it was written."""
        for sentence in (*report.notes, *self._unfit_style(report)):
            self.output.note(sentence)
        if self.wish.write and not report.interrupted:
            if report.written:
                self.output.line(f"{report.path}: {_documented(report)}")
            return
        show_diff(self.output, report.diff, report.source)

    def _unfit_style(self, report: FileReport) -> list[str]:
        """Say once a language that the style asked for is none of its styles, so that its own is used."""
        language = packaged().named(report.language or "")
        style = self.wish.style
        if language is None or style is None or not self.wish.style_named or style in language.doc_styles:
            return []
        if language.id in self.unfit:
            return []
        self.unfit.add(language.id)
        return [f"{language.name} has no doc style `{style}`; its files keep to {', '.join(language.doc_styles)}"]

    def _print_json(self, engine: str, seconds: float) -> None:
        """Print the whole run as one object."""
        from rightsize.cli.records import document_record

        problems = [sentence for _, sentence in self.discovery.problems]
        record = document_record(
            self.reports, seconds, engine=engine, write=self.wish.write, problems=problems, interrupted=self.stopped
        )
        self.output.json(record)

    def _interruption(self) -> str:
        """Say what Ctrl-C left: what is done stays done."""
        left = len(self.discovery.work) - len(self.reports)
        written = sum(each.written for each in self.reports)
        begun = [each for each in self.reports if each.interrupted]
        finished = sum(each.result.edit is not None for report in begun for each in report.symbols)
        stay = "stays as it is" if written == 1 else "stay as they are"
        parts = [f"interrupted: {counted(written, 'file')} written, which {stay}" if written else "interrupted"]
        if self.wish.write and begun:
            parts.append(f"{begun[0].path} is untouched")
        if self.wish.write and finished and not self.wish.json:
            parts.append(f"its {counted(finished, 'finished doc')} are in the diff above")
        if left:
            parts.append(f"{counted(left, 'file')} not looked at")
        return f"{'; '.join(parts)}. Run the same command again to go on."

    def _troubled(self) -> bool:
        """Tell whether something could not be done."""
        failed = any(each.result.status is Status.FAILED for report in self.reports for each in report.symbols)
        return failed or bool(self.discovery.problems) or any(each.problems for each in self.reports)


@dataclass(slots=True)
class Watcher:
    """Shows the engine's progress; implements `engine.ports.Reporter`."""

    output: Output
    bar: Bar
    files: int
    done: int = -1
    path: str = ""
    told: set[str] = field(default_factory=set)

    def begin(self, path: str) -> None:
        """Begin the next file."""
        self.done += 1
        self.path = path
        self.bar.move(self.done, self.files, path)

    def step(self, done: int, total: int, sentence: str) -> None:
        """Show a step within a file; a single file has the bar to itself."""
        if self.files == 1:
            self.bar.move(done, total, sentence)
        else:
            self.bar.move(self.done, self.files, f"{self.path} · {sentence}")

    def note(self, cause: str, sentence: str) -> None:
        """Tell a person one thing once."""
        if cause not in self.told:
            self.told.add(cause)
            with self.bar.hidden():
                self.output.warn(sentence)


def show_diff(output: Output, diff: Sequence[DiffLine], source: Source | None) -> None:
    """Print a diff: for a person in colours, for a program in the file's own bytes."""
    if not diff or source is None:
        return
    if not output.out.terminal and not output.out.color:
        output.raw(b"".join(_bytes_of(each, source) for each in diff))
        return
    for text, style in styled_diff(diff):
        output.line(text, style)


def styled_diff(diff: Sequence[DiffLine]) -> Iterator[tuple[str, str | None]]:
    """Yield the lines of a diff for a person, each with its colour."""
    for each in diff:
        text = str(each).rstrip("\r\n")
        heading = "cyan" if text.startswith("@@") else "bold"
        yield text, _COLORS[each.mark] if each.mark else heading


def _bytes_of(line: DiffLine, source: Source) -> bytes:
    """Return one line of a diff as it must stand in a patch."""
    if not line.mark:
        return line.text
    return line.mark.encode() + source.encode(line.text)


def _documented(report: FileReport) -> str:
    """Say how many symbols of a file were documented."""
    docs = [each.result for each in report.symbols if each.result.edit is not None]
    return f"{counted(len(docs), 'draft' if all(each.draft for each in docs) else 'doc')} written"


def elsewhere(runtime: Runtime) -> bool:
    """Tell whether a model of another provider could serve."""
    return any(not each.on_ollama for each in runtime.registry.models)
