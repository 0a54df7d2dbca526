"""One run of `rightsize review` over everything that was found: file by file, then summed up."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize import __version__
from rightsize.cli.crew import hands_for
from rightsize.cli.exits import FINDINGS, INTERRUPTED, NOT_REVIEWED, OK
from rightsize.cli.faults import internal_error
from rightsize.cli.languages import language_of
from rightsize.cli.meant import parts_meant
from rightsize.cli.placed import findings_json, from_root, lines_of, once_each, part_of, placed, reviewed_json
from rightsize.cli.run import Watcher, styled_diff
from rightsize.cli.sources import read_source
from rightsize.cli.summary import counted, hidden_lines
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.errors import SourceError
from rightsize.core.review.baseline import entry_for, with_baseline
from rightsize.core.review.finding import Source
from rightsize.core.review.merge import at_least
from rightsize.core.review.sarif import Located, ReviewOutcome, sarif_of
from rightsize.core.review.suppress import is_refuted, lacks_reason, name_of
from rightsize.core.review.words import clean, passed_over, rules_alone, rules_only
from rightsize.engine.review import Course, Review, course_of, review
from rightsize.engine.snapshot import Snapshot
from rightsize.journal.baseline import add_to_baseline, place_in
from rightsize.scanning.rules import RulesCrew
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rightsize.cli.changes import Changes
    from rightsize.cli.files import Discovery, Work
    from rightsize.cli.fixes import Fixes
    from rightsize.cli.output import Output
    from rightsize.core.review.baseline import Entry, Key
    from rightsize.core.review.finding import Finding, Severity
    from rightsize.core.review.sarif import Replacement
    from rightsize.engine.review import ReviewOptions
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class FileReview:
    """What became of one file: its reviews, or why there are none."""

    path: Path
    reviews: tuple[Review, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class ReviewRun:
    """The run and what has come of it so far.

    Attributes:
        changes: lines that changed, where only those are reviewed.
        baseline: findings that are lived with.
        baseline_file: where they stand, or will stand.
        form: `text`, `json` or `sarif`.
        bar: the severity from which on the exit code is 1.
        write: what was found goes into the baseline.
        fixes: of what is at or above the bar; None where nobody asked for any.
        courses: how far the reviews of each file are.
    """

    discovery: Discovery
    options: ReviewOptions
    changes: Changes | None
    baseline: Mapping[Key, Entry]
    baseline_file: Path
    form: str
    bar: Severity
    write: bool
    output: Output
    fixes: Fixes | None = None
    files: list[FileReview] = field(default_factory=list)
    courses: dict[Path, list[Course]] = field(default_factory=dict)
    stopped: bool = False

    async def review(self, runtime: Runtime) -> int:
        """Review every file; a cancel ends the run after what is finished."""
        # Rules are pure computing; a model server does one thing after another.
        hands = hands_for(self.discovery.work) if self.options.rules_only else 1
        crew = RulesCrew(hands) if hands > 1 else None
        try:
            await self._review_all(replace(runtime, rules=crew), hands)
        finally:
            if crew is not None:
                await crew.close()
        return self.finish()

    async def _review_all(self, runtime: Runtime, hands: int) -> None:
        with self.output.progress("reviewing") as bar:
            watcher = Watcher(self.output, bar, len(self.discovery.work))
            waiting = deque(self.discovery.work)
            begun: deque[tuple[Work, asyncio.Task[FileReview]]] = deque()
            while waiting or begun:
                while waiting and len(begun) < hands:
                    work = waiting.popleft()
                    begun.append((work, asyncio.ensure_future(self._file(runtime, work, watcher))))
                work, task = begun.popleft()
                watcher.begin(str(work.path))
                try:
                    done = await task
                except asyncio.CancelledError:
                    self.stopped = True
                    await _end([task, *(each for _, each in begun)])
                    done = self._read_until_now(work)
                self.files.append(done)
                with bar.hidden():
                    self._tell(done)
                if self.stopped:
                    return

    async def _file(self, runtime: Runtime, work: Work, watcher: Watcher) -> FileReview:
        """Review one file; whatever goes wrong with it was not reviewed, and the others are."""
        try:
            return await self._reviewed(runtime, work, watcher)
        except Exception as error:  # noqa: BLE001 - one file must not take the others with it
            return FileReview(work.path, problems=(f"{work.path}: {internal_error(error)}",))

    async def _reviewed(self, runtime: Runtime, work: Work, watcher: Watcher) -> FileReview:
        try:
            source = read_source(work.path)
            language = language_of(work.path, packaged())
            parsed = parse(language, source.data)
        except SourceError as error:
            return FileReview(work.path, problems=(str(error),))
        changed = None if self.changes is None else self.changes.get(real_of(work.path), ())
        spans, problems = parts_meant(parsed, work, changed)
        snapshot = Snapshot(work.path.as_posix(), parsed)
        courses = self.courses[work.path] = [course_of(snapshot, each) for each in spans]
        reviews = once_each(
            [await review(runtime, snapshot, each.within, self.options, watcher, course=each) for each in courses]
        )
        for sentence in self._notes(FileReview(work.path, tuple(reviews))):
            watcher.note(sentence, sentence)
        if self.fixes is not None:
            for each in reviews:
                marked = replace(each, findings=self._marked(FileReview(work.path), each))
                await self.fixes.look(runtime, work.path, marked, self.bar, watcher)
        return FileReview(work.path, tuple(reviews), problems)

    def _read_until_now(self, work: Work) -> FileReview:
        """Return what of a file was reviewed when the run was stopped; that the rest was not is an error."""
        courses = self.courses.get(work.path, [])
        read = tuple(each.so_far() for each in courses if each.floored)
        problems = () if read else (f"{work.path}: interrupted before it was reviewed",)
        return FileReview(work.path, read, problems=problems)

    def _located(self) -> Iterator[Located]:
        for file in self.files:
            for each in file.reviews:
                for finding in self._marked(file, each):
                    yield placed(each.snapshot, file.path, finding, self._fix_of(file, finding))

    def _fix_of(self, file: FileReview, finding: Finding) -> Replacement | None:
        return self.fixes.of(file.path, finding) if self.fixes is not None else None

    def _marked(self, file: FileReview, done: Review) -> tuple[Finding, ...]:
        return with_baseline(done.findings, self.baseline, place_in(self.baseline_file, file.path))

    def _errors(self) -> list[str]:
        problems = [sentence for _, sentence in self.discovery.problems]
        for file in self.files:
            problems += file.problems
            problems += [f"{file.path}: {error}" for each in file.reviews for error in each.errors]
        left = [str(each.path) for each in self.discovery.work[len(self.files) :]]
        return problems + [f"{each}: interrupted before it was reviewed" for each in left]

    def _notes(self, *files: FileReview) -> list[str]:
        told = (f"{file.path}: {note}" for file in files for each in file.reviews for note in each.notes)
        return list(dict.fromkeys(told))

    def _tell(self, file: FileReview) -> None:
        """Print what one file gave."""
        if self.form != "text":
            return
        for each in file.reviews:
            marked = self._marked(file, each)
            for finding in marked:
                for text, style in lines_of(placed(each.snapshot, file.path, finding)):
                    self.output.line(text, style)
                for text, style in styled_diff(self.fixes.diff(file.path, finding, each) if self.fixes else ()):
                    self.output.line(f"    {text}", style)
            if each.reviewer and not each.errors and not any(f.source is not Source.RULES for f in each.findings):
                self.output.line(f"{part_of(file.path, each)}: {_silent(each, marked)}{each.remark}")
            elif self._alone() and self.options.rules_only and not each.errors and all(map(is_refuted, each.findings)):
                self.output.note(f"{part_of(file.path, each)}: {rules_only(0)}")

    def _alone(self) -> bool:
        """Tell whether one file is reviewed, so that a line on it is no line in a long list of the same."""
        return len(self.discovery.work) == 1

    def finish(self) -> int:
        """Tell what could not be reviewed and what was found, and return the exit code."""
        located, errors = list(self._located()), self._errors()
        for each in errors:
            self.output.problem(each)
        for each in self.discovery.notes:
            self.output.warn(each)
        notes = [*self.discovery.notes, *self._notes(*self.files)]
        if self.form == "json":
            reviewed = [
                reviewed_json(file.path, each)
                for file in self.files
                for each in file.reviews
                if each.reviewer or self.options.rules_only
            ]
            skipped = [{"path": str(each.path), "reason": each.reason} for each in self.discovery.skipped]
            record = {**findings_json(located), "reviewed": reviewed, "errors": errors}
            self.output.json({**record, "notes": notes, "skipped": skipped})
        elif self.form == "sarif":
            outcome = ReviewOutcome(tuple(map(from_root, located)), tuple(errors), self._reviewer(), tuple(notes))
            self.output.json(sarif_of(outcome, __version__))
        if self.write:
            self._write_baseline(located)
        over = at_least([each.finding for each in located], self.bar)
        if self.form == "text":
            self._sum_up(located, over)
        if self.stopped:
            return INTERRUPTED
        if errors or not (self.files or self.changes is not None):
            return NOT_REVIEWED
        return FINDINGS if over and not self.write else OK

    def _sum_up(self, located: Sequence[Located], over: Sequence[Finding]) -> None:
        read = [each for each in self.files if each.reviews]
        if not read:
            self.output.note(
                "nothing was reviewed" if self.changes is None else "nothing that is named here was changed"
            )
            return
        refuted = sum(is_refuted(each.finding) for each in located)
        suppressed = sum(bool(each.finding.suppressed) for each in located) - refuted
        parts = [
            f"{counted(len(read), 'file')} by {self._reviewer()}{self._unread()}",
            counted(len(located) - suppressed - refuted, "finding"),
        ]
        parts += hidden_lines([attempt for each in read for done in each.reviews for attempt in done.attempts])
        unreasoned = sum(lacks_reason(each.finding) for each in located)
        if suppressed:
            parts.append(f"{suppressed} suppressed{f', {unreasoned} without a reason' if unreasoned else ''}")
        if refuted:
            parts.append(f"{refuted} of bandit's refuted (--format json lists them)")
        if len(over) != len(located) - suppressed - refuted:
            parts.append(f"{len(over)} at or above {self.bar.value}")
        self.output.note("; ".join(parts))

    def _reviewer(self) -> str:
        """Return who looked, for people and for SARIF."""
        models = dict.fromkeys(each.reviewer for file in self.files for each in file.reviews if each.reviewer)
        return f"rules and {', '.join(models)}" if models else "rules only"

    def _unread(self) -> str:
        """Return that no model looked, where that was not said of each file by itself."""
        return ", no model has read them" if self.options.rules_only and not self._alone() else ""

    def _write_baseline(self, located: Sequence[Located]) -> None:
        path = self.baseline_file
        fresh = [
            entry_for(place_in(path, Path(each.path)), name_of(each.finding), each.finding, "")
            for each in located
            if not each.finding.suppressed
        ]
        count = add_to_baseline(path, fresh)
        self.output.note(f"{path}: {counted(count, 'finding')} to live with; say why in each `reason`")


def _silent(done: Review, marked: Sequence[Finding]) -> str:
    """Say that a model found nothing: that nothing was found, only where the rules did not find anything either."""
    shown = sum(not each.suppressed for each in marked)
    over = sum(bool(each.suppressed) and not is_refuted(each) for each in marked)
    say = partial(rules_alone, shown) if shown else clean
    return say(done.reviewer, done.passes, done.symbols) + passed_over(over)


async def _end(tasks: Sequence[asyncio.Task[FileReview]]) -> None:
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
