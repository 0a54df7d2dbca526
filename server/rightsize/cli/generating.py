"""`rightsize generate`: bodies and code that comments ask for, place by place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rightsize.cli.file_work import FileWork
from rightsize.cli.generated_records import outcome_record
from rightsize.cli.opened import open_file
from rightsize.cli.summary import hidden_lines
from rightsize.cli.typed import requests_in, targets_for
from rightsize.cli.writing import Errand, course_lines, file_record, options_for, trial_lines
from rightsize.core.routing.explain import who
from rightsize.core.tasks.generation import Asked
from rightsize.engine.generate import Commission, generate
from rightsize.engine.results import Status
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rightsize.cli.run import Watcher
    from rightsize.cli.typed import TypedPlace
    from rightsize.cli.writing import Run
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of one place, and the line, from one, where it is in the file as it was read."""

    result: GenerationResult
    line: int


@dataclass(frozen=True, slots=True)
class _Places:
    """A file, what is to be generated in it, and what came of that."""

    work: FileWork
    targets: list[Target] = field(default_factory=list)
    done: list[_Done] = field(default_factory=list)


def generating(run: Run, typed: Sequence[TypedPlace]) -> Errand:
    """Read the files and find the places; what is in the way is told with the run."""
    found: dict[Path, _Places] = {}
    for each in typed:
        with run.going_on():
            _open(run, found, each)
    files = list(found.values())

    async def work(runtime: Runtime, watcher: Watcher) -> None:
        for each in files:
            watcher.begin(str(each.work.path))
            await _generate(run, runtime, each, [other for other in files if other is not each], watcher)

    def tell() -> None:
        for each in files:
            run.say(_lines(each, run_examples=run.wish.run_examples))
        run.say(hidden_lines([attempt for each in files for one in each.done for attempt in one.result.attempts]))

    return Errand(
        doing="generating",
        places=len(files) if any(each.targets for each in files) else 0,
        work=work,
        files=lambda: [each.work for each in files],
        tell=tell,
        record=lambda: {
            "run_examples": run.wish.run_examples,
            "notes": list(run.notes),
            "files": [_file_record(each) for each in files],
        },
        failed=lambda: any(one.result.status is Status.FAILED for each in files for one in each.done),
    )


def _open(run: Run, files: dict[Path, _Places], typed: TypedPlace) -> None:
    """Open a file and find what is meant in it.

    Raises:
        SourceError: the file cannot be read, or nothing of it is meant.
    """
    key = real_of(typed.path)
    opened = files[key].work.opened if key in files else open_file(typed.path)
    known = files.setdefault(key, _Places(FileWork(opened, opened.snapshot)))
    if typed.line is None and typed.lines is None and not typed.name:
        waiting = requests_in(opened.snapshot.parsed)
        if waiting:
            places = ", ".join(f"{typed.path}:{line}" for line in waiting)
            run.notes.append(f"comments that ask for code are written when they are named: {places}")
    targets = targets_for(opened, typed, run.wish.instruction)
    if not targets:
        run.notes.append(f"{typed.path}: no body in it waits for code; name a line, or a function as FILE::NAME")
    for target in targets:
        if all(each.span != target.span for each in known.targets):
            known.targets.append(target)


async def _generate(run: Run, runtime: Runtime, file: _Places, others: Sequence[_Places], watcher: Watcher) -> None:
    """Have the code of one file written, each place in the text as those before it left it."""
    work = file.work
    options = replace(await options_for(runtime, run, work.path), nearby=tuple(each.work.now for each in others))
    for target in sorted(file.targets, key=lambda each: each.span):
        now = work.moved(target)
        line = work.opened.snapshot.parsed.lines.line_of(_head(target)) + 1
        if now is None:
            run.problems.append(f"{work.path}:{line}: it is part of what was generated before; run this again")
            continue
        result = await generate(runtime, Commission(work.now, now, run.wish.instruction), options, watcher)
        file.done.append(_Done(result, line))
        if result.edit is not None:
            work.put(result.edit)


def _head(target: Target) -> int:
    """Return the offset that a person calls a target's place."""
    by_name = target.asked is Asked.BODY and target.symbol is not None
    return target.symbol.name_span.start if by_name and target.symbol else target.span.start


def _lines(file: _Places, *, run_examples: bool) -> Iterator[str]:
    """Yield what came of each place in a file: who wrote it and why, how far it was checked, and what is not sure."""
    for each in file.done:
        result = each.result
        name = result.symbol.name if result.target.asked is Asked.BODY else f"{result.target.asked.value}"
        place = f"{file.work.path}:{each.line} {name}"
        if result.status is not Status.GENERATED or result.decision is None:
            yield f"failed: {place}: {result.reason}"
            yield from (f"  {each}" for each in result.faults)
            continue
        verdict = result.verdict
        checked = f"{len(verdict.checks)} checks, {verdict.reach}" if verdict else ""
        last = result.attempts[-1]
        yield f"{place}: {'written' if file.work.written else 'generated'} by {who(last.model)}{last.remark}; {checked}"
        yield from course_lines(result, result.notes)
        waiting = 0 if run_examples or result.ran else result.examples
        yield from trial_lines(result.trial, waiting)


def _file_record(file: _Places) -> dict[str, Any]:
    """Return what came of a file and of each place in it."""
    language = file.work.opened.snapshot.parsed.language.id
    return {**file_record(file.work), "language": language, "places": [_place_record(each) for each in file.done]}


def _place_record(done: _Done) -> dict[str, Any]:
    result = done.result
    return {
        "name": result.symbol.qualified_name or result.symbol.name,
        "line": done.line,
        "asked": result.target.asked.value,
        **outcome_record(result, result.notes),
        "code": None if result.generated is None else result.generated.code,
        "examples": result.examples,
        "examples_ran": result.ran,
        "trial": result.trial or None,
    }
