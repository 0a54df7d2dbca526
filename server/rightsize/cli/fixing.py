"""`rightsize generate --fix`: finding by finding, each in the file as the fixes before it left it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rightsize.cli.file_work import FileWork
from rightsize.cli.fixed import FileFix, Mended, lines_of, plain
from rightsize.cli.meant import symbols_called
from rightsize.cli.opened import open_file
from rightsize.cli.writing import Errand, file_record, options_for
from rightsize.core.errors import SourceError
from rightsize.core.tasks.generation import Complaint
from rightsize.core.text import Span
from rightsize.engine.fix import Wrong, fix, unconfirmed, wrong_of
from rightsize.engine.results import Status
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rightsize.cli.opened import Opened
    from rightsize.cli.run import Watcher
    from rightsize.cli.typed import TypedPlace
    from rightsize.cli.writing import Run
    from rightsize.core.review.finding import Finding
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.writing import GenerateOptions

_TELLER = "the user"


def fixing(run: Run, typed: Sequence[TypedPlace]) -> Errand:
    """Read the files and find the parts that are meant; what is in the way is told with the run."""
    found: dict[Path, FileFix] = {}
    for each in typed:
        with run.going_on():
            key = real_of(each.path)
            opened = found[key].work.opened if key in found else open_file(each.path)
            span = _span_of(opened, each)
            found.setdefault(key, FileFix(FileWork(opened, opened.snapshot), [])).spans.append(span)
    files = list(found.values())

    async def work(runtime: Runtime, watcher: Watcher) -> None:
        for each in files:
            watcher.begin(str(each.work.path))
            await _fix_file(run, runtime, each, watcher)

    return Errand(
        doing="fixing",
        places=len(files),
        work=work,
        files=lambda: [each.work for each in files],
        tell=lambda: run.say(line for each in files for line in lines_of(each, write=run.wish.write)),
        record=lambda: {"files": [{**file_record(each.work), "fixes": list(map(plain, each.done))} for each in files]},
        failed=lambda: any(_open(one) for each in files for one in each.done),
    )


def _open(mended: Mended) -> bool:
    """Tell whether a fault is still there, or may be: nothing was done, or nobody says of a finding that it is gone."""
    failed = mended.result is None or mended.result.status is Status.FAILED
    return failed or (not mended.fixed and mended.wrong.finding is not None)


async def _fix_file(run: Run, runtime: Runtime, file: FileFix, watcher: Watcher) -> None:
    """Mend what the user tells of, or else what the rules find in the parts that are meant."""
    work = file.work
    options = await options_for(runtime, run, work.path)
    if run.wish.instruction:
        for span in file.spans:
            complaint = Complaint(_TELLER, run.wish.instruction, "", "", _first_line(work, span))
            line = work.opened.snapshot.parsed.lines.line_of(span.start) + 1
            await _mend(run, runtime, file, Wrong(span, complaint), line, options, watcher)
        return
    waiting = await _found(runtime, file)
    if not waiting:
        run.problems.append(f"{work.path}: the rules find nothing there; say what is wrong with --instruction TEXT")
    for number, finding in enumerate(waiting):
        now = await _again(runtime, file, finding, waiting[:number])
        if now is not None:
            await _mend(run, runtime, file, wrong_of(now), _line(file, finding), options, watcher)


async def _mend(
    run: Run,
    runtime: Runtime,
    file: FileFix,
    wrong: Wrong,
    line: int,
    options: GenerateOptions,
    watcher: Watcher,
) -> None:
    """Mend one fault in the file as it is now; what nobody confirms is shown and stays out of the file."""
    work = file.work
    try:
        result = await fix(runtime, work.now, wrong, options, watcher, file.looks)
    except SourceError as error:
        file.done.append(Mended(line, wrong, None, str(error)))
        return
    file.done.append(Mended(line, wrong, result, result.reason))
    if result.edit is not None and (not run.wish.write or not unconfirmed(result) or wrong.finding is None):
        work.put(result.edit)


def _span_of(opened: Opened, typed: TypedPlace) -> Span:
    """Return the part of a file that a place means: lines, a symbol, or all of it.

    Raises:
        SourceError: it is not there.
    """
    parsed = opened.snapshot.parsed
    if typed.name:
        named = symbols_called(parsed, typed.target, opened.symbols)
        return Span(named[0].span.start, named[-1].span.end)
    first, last = typed.lines or (typed.line, typed.line)
    if first is None or last is None:
        return Span(0, len(parsed.data))
    if last > len(parsed.lines.starts):
        raise SourceError(f"{typed.text}: the file ends at line {len(parsed.data.splitlines())}; name a line in it")
    start = parsed.lines.span_of(first - 1)
    text = start.of(parsed.data)
    return Span(start.start + len(text) - len(text.lstrip()), parsed.lines.span_of(last - 1).end)


async def _found(runtime: Runtime, file: FileFix) -> list[Finding]:
    """Return what the rules find in the parts that are meant, without what is passed over."""
    snapshot = file.work.opened.snapshot
    found, _ = await file.looks.floor_of(runtime, snapshot, Span(0, len(snapshot.parsed.data)))
    return [each for each in found if not each.suppressed and any(span.overlaps(each.span) for span in file.spans)]


async def _again(runtime: Runtime, file: FileFix, finding: Finding, before: Sequence[Finding]) -> Finding | None:
    """Return a finding where it stands now, or None where a fix before it took it away."""
    now = file.work.now
    found, _ = await file.looks.floor_of(runtime, now, Span(0, len(now.parsed.data)))
    alike = [each for each in found if each.alike == finding.alike and not each.suppressed]
    mended = Counter(each.wrong.finding.alike for each in file.done if each.fixed and each.wrong.finding)
    number = sum(each.alike == finding.alike for each in before) - mended[finding.alike]
    return alike[number] if 0 <= number < len(alike) else None


def _line(file: FileFix, finding: Finding) -> int:
    return file.work.opened.snapshot.parsed.lines.line_of(finding.span.start) + 1


def _first_line(work: FileWork, span: Span) -> str:
    return work.now.parsed.text(span.start, span.end).partition("\n")[0]
