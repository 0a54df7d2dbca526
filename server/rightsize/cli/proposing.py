"""One run of `rightsize generate --examples`: a numbered list of what a model proposes, and what of it is written."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.cli.asked import symbol_of, target_on
from rightsize.cli.exits import FAILED, INTERRUPTED, OK
from rightsize.cli.generating import FileWork, refusal
from rightsize.cli.opened import open_file
from rightsize.cli.records import attempt_record
from rightsize.cli.run import Watcher, show_diff
from rightsize.cli.sources import write_source
from rightsize.cli.targets import Place
from rightsize.cli.targets import Target as Named
from rightsize.core.errors import SourceError, UsageError
from rightsize.core.generation.proposals import lacks_examples
from rightsize.core.generation.targets import body_target
from rightsize.core.routing.explain import who
from rightsize.core.routing.policy import Pin
from rightsize.engine.propose import Proposed, agreed_edit, propose
from rightsize.engine.results import Status
from rightsize.engine.writing import GenerateOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.cli.asked import Asked
    from rightsize.cli.generating import Wish
    from rightsize.cli.output import Output
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.runtime import Runtime

_ALL = "all"
_NOTHING = "a doc or a comment that says what is wanted and has no example is needed there"
_NUMBERS = re.compile(r"\d+(?:\s*,\s*\d+)*")


@dataclass(slots=True)
class ProposeRun:
    """The run and what has come of it.

    Attributes:
        accept: which of the examples are right: numbers of the list, `all`, or nothing so that they are only shown.
    """

    wish: Wish
    asked: Sequence[Asked]
    accept: str
    output: Output
    file: FileWork | None = None
    target: Target | None = None
    done: Proposed | None = None
    problems: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def open(self) -> bool:
        """Read the file and find the doc or the comment; tell whether there is something to propose.

        Raises:
            UsageError: more than one place is named, or what is accepted is no list of numbers.
        """
        if len(self.asked) != 1:
            raise UsageError("--examples is about one place; name it as FILE:LINE or FILE::NAME")
        if self.accept and self.accept != _ALL and not _NUMBERS.fullmatch(self.accept):
            raise UsageError(f"--accept {self.accept}: give numbers of the list, as 1,3, or all")
        asked = self.asked[0]
        try:
            opened = open_file(asked.path)
            symbol = symbol_of(opened, asked) if asked.name else None
            named = Named(asked.path, Place(asked.line) if asked.line is not None else None)
            target = body_target(opened.snapshot.parsed, symbol) if symbol is not None else target_on(opened, named)
        except SourceError as error:
            self.problems.append(str(error))
            return False
        if target is None or not lacks_examples(target):
            self.problems.append(f"{asked.text}: {_NOTHING}")
            return False
        self.file, self.target = FileWork(opened, [], opened.snapshot), target
        return True

    async def work(self, runtime: Runtime) -> int:
        """Ask for examples, show them, and write those that are accepted."""
        reason = refusal(runtime)
        if reason:
            self.output.problem(reason)
            return FAILED
        if self.file is None or self.target is None:
            return self.finish(runtime.gateway.name)
        pin = None if self.wish.tier is None else Pin(minimum_tier=self.wish.tier)
        options = GenerateOptions(pin=pin, interactive=False, cache=self.wish.cache)
        with self.output.progress("proposing examples") as bar:
            watcher = Watcher(self.output, bar, 1)
            watcher.begin(str(self.file.path))
            try:
                self.done = await propose(runtime, self.file.now, self.target, options, watcher)
            except asyncio.CancelledError:
                return INTERRUPTED
        if self.done.status is not Status.GENERATED:
            self.problems.append(f"{self.asked[0].text}: {self.done.reason}")
        else:
            self._take(self.file, self.target, self.done)
        return self.finish(runtime.gateway.name)

    def _take(self, work: FileWork, target: Target, done: Proposed) -> None:
        """Put what is accepted into the doc."""
        numbers = self._numbers(len(done.proposals))
        strange = [each for each in numbers if not 1 <= each <= len(done.proposals)]
        if strange:
            self.problems.append(
                f"--accept {self.accept}: there are {len(done.proposals)} examples, and no {strange[0]}"
            )
            return
        agreed = [done.proposals[each - 1] for each in dict.fromkeys(numbers)]
        edit = agreed_edit(work.now, target, agreed)
        if agreed and edit is None:
            self.problems.append(f"{self.asked[0].text}: its doc is written in a form that has no room for examples")
        if edit is None:
            return
        work.put(edit)
        if self.wish.write:
            try:
                write_source(work.opened.source, work.now.parsed.data)
                work.written = True
            except SourceError as error:
                self.problems.append(str(error))
        elif not self.wish.json:
            show_diff(self.output, work.diff(), work.opened.source)

    def _numbers(self, count: int) -> list[int]:
        if self.accept == _ALL:
            return list(range(1, count + 1))
        return [int(each) for each in self.accept.split(",")] if self.accept else []

    def finish(self, engine: str) -> int:
        """Show the list and what was done, and return the exit code."""
        for sentence in self.problems:
            self.output.problem(sentence)
        if self.wish.json:
            self.output.json(self._record(engine))
        elif self.done is not None and self.done.status is Status.GENERATED:
            self._list(self.done)
        return FAILED if self.problems else OK

    def _list(self, done: Proposed) -> None:
        """Show the examples; below them what to do with them, or what was done."""
        say = self.output.note if self.accept and not self.wish.write else self.output.line
        for number, each in enumerate(done.proposals, 1):
            say(f"{number}  {each}")
        place = self.asked[0].text
        if self.file is not None and self.file.written:
            self.output.line(f"{place}: written; they count as examples from now on")
        elif not self.accept:
            model = who(done.attempts[-1].model)
            self.output.note(f"proposed by {model}, and nobody has said that they are right: check each by hand, then")
            self.output.note(f"`rightsize generate --examples {place} --accept 1,2 --write` writes those that are")

    def _record(self, engine: str) -> dict[str, Any]:
        done, work = self.done, self.file
        return {
            "format": 1,
            "engine": engine,
            "target": self.asked[0].text,
            "seconds": round(time.monotonic() - self.began, 3),
            "problems": list(self.problems),
            "proposals": [{"call": each.call, "expected": each.expected} for each in done.proposals] if done else [],
            "written": work.written if work else False,
            "diff": "".join(map(str, work.diff())) if work else "",
            "attempts": [attempt_record(each) for each in done.attempts] if done else [],
        }
