"""`rightsize generate --examples`: a numbered list of what a model proposes, and what of it is written."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.cli.file_work import FileWork
from rightsize.cli.opened import open_file
from rightsize.cli.typed import symbol_of, target_on
from rightsize.cli.writing import Errand, file_record
from rightsize.core.errors import SourceError, UsageError
from rightsize.core.generation.proposals import lacks_examples
from rightsize.core.generation.targets import body_target
from rightsize.core.routing.explain import who
from rightsize.engine.propose import Proposed, agreed_edit, propose
from rightsize.engine.records import attempt_record
from rightsize.engine.results import Status
from rightsize.engine.writing import GenerateOptions
from rightsize.journal.pages import pages_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.cli.run import Watcher
    from rightsize.cli.typed import TypedPlace
    from rightsize.cli.writing import Run
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.runtime import Runtime

_ALL = "all"
_NOTHING = "a doc or a comment that says what is wanted and has no example is needed there"
_NUMBERS = re.compile(r"\d+(?:\s*,\s*\d+)*")


@dataclass(slots=True)
class _Doc:
    """The doc or the comment that lacks examples, as the user named it, and what was proposed for it."""

    typed: TypedPlace
    work: FileWork
    target: Target
    done: Proposed | None = None


def proposing(run: Run, typed: Sequence[TypedPlace], accept: str) -> Errand:
    """Read the file and find the doc or the comment; what is in the way is told with the run.

    Parameters:
        accept: which of the examples are right: numbers of the list, `all`, or nothing so that they are only shown.

    Raises:
        UsageError: more than one place is named, or what is accepted is no list of numbers.
    """
    if len(typed) != 1:
        raise UsageError("--examples is about one place; name it as FILE:LINE or FILE::NAME")
    if accept and accept != _ALL and not _NUMBERS.fullmatch(accept):
        raise UsageError(f"--accept {accept}: give numbers of the list, as 1,3, or all")
    docs: list[_Doc] = []
    with run.going_on():
        docs.append(_doc_of(typed[0]))

    async def work(runtime: Runtime, watcher: Watcher) -> None:
        privacy = runtime.settings.privacy
        for each in docs:
            pages = await asyncio.to_thread(pages_for, each.typed.path, privacy)
            options = GenerateOptions(pages=pages, pin=run.pin, interactive=False, cache=run.wish.cache)
            watcher.begin(str(each.work.path))
            each.done = await propose(runtime, each.work.now, each.target, options, watcher)
            if each.done.status is Status.GENERATED:
                _take(run, each, each.done, accept)
            else:
                run.problems.append(f"{each.typed.text}: {each.done.reason}")

    def tell() -> None:
        for each in docs:
            if each.done is not None and each.done.status is Status.GENERATED:
                _list(run, each, each.done, accept)

    return Errand(
        doing="proposing examples",
        places=len(docs),
        work=work,
        files=lambda: [each.work for each in docs],
        tell=tell,
        record=lambda: _record(typed[0], docs[0] if docs else None),
        failed=lambda: False,
    )


def _doc_of(typed: TypedPlace) -> _Doc:
    """Open the file and find what lacks examples.

    Raises:
        SourceError: the file cannot be read, or nothing there lacks them.
    """
    opened = open_file(typed.path)
    symbol = symbol_of(opened, typed) if typed.name else None
    target = body_target(opened.snapshot.parsed, symbol) if symbol is not None else target_on(opened, typed.target)
    if target is None or not lacks_examples(opened.snapshot.parsed, target):
        raise SourceError(f"{typed.text}: {_NOTHING}")
    return _Doc(typed, FileWork(opened, opened.snapshot), target)


def _take(run: Run, doc: _Doc, done: Proposed, accept: str) -> None:
    """Put what is accepted into the doc."""
    count = len(done.proposals)
    numbers = _numbers(accept, count)
    strange = [each for each in numbers if not 1 <= each <= count]
    if strange:
        run.problems.append(f"--accept {accept}: there are {count} examples, and no {strange[0]}")
        return
    agreed = [done.proposals[each - 1] for each in dict.fromkeys(numbers)]
    edit = agreed_edit(doc.work.now, doc.target, agreed)
    if agreed and edit is None:
        run.problems.append(f"{doc.typed.text}: its doc is written in a form that has no room for examples")
    if edit is not None:
        doc.work.put(edit)


def _numbers(accept: str, count: int) -> list[int]:
    if accept == _ALL:
        return list(range(1, count + 1))
    return [int(each) for each in accept.split(",")] if accept else []


def _list(run: Run, doc: _Doc, done: Proposed, accept: str) -> None:
    """Show the examples; below them what to do with them, or what was done."""
    output = run.output
    say = output.note if accept and not run.wish.write else output.line
    for number, each in enumerate(done.proposals, 1):
        say(f"{number}  {each}")
    place = doc.typed.text
    if doc.work.written:
        output.line(f"{place}: written; they count as examples from now on")
    elif not accept:
        model = who(done.attempts[-1].model)
        output.note(f"proposed by {model}, and nobody has said that they are right: check each by hand, then")
        output.note(f"`rightsize generate --examples {place} --accept 1,2 --write` writes those that are")


def _record(typed: TypedPlace, doc: _Doc | None) -> dict[str, Any]:
    done = doc.done if doc is not None else None
    changed = {"written": False, "diff": ""} if doc is None else file_record(doc.work)
    return {
        "target": typed.text,
        "proposals": [{"call": each.call, "expected": each.expected} for each in done.proposals] if done else [],
        "written": changed["written"],
        "diff": changed["diff"],
        "attempts": [attempt_record(each) for each in done.attempts] if done else [],
    }
