"""Answers as they come: in the order asked, streamed in a terminal, and in a pipe only what passed."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.cli.ask_flow import Flow
from rightsize.core.asks.merge import body, heading, kind_title
from rightsize.core.foreign import one_line, visible
from rightsize.core.routing.explain import name_of, who
from rightsize.engine.ask import section_of
from rightsize.engine.asked import Began, Ended, Failed, Piece, Refused, Routed, Waiting

if TYPE_CHECKING:
    from rightsize.cli.output import Output
    from rightsize.engine.asked import Answer, AskEvent, SubTask

RULE = "---"
_LONGEST_NOTE = 300


def nothing_shown(_event: AskEvent) -> None:
    """Show nothing on the way."""


@dataclass(slots=True)
class _Task:
    """What is known of one task: who is asked, what came so far, what is to be told before it, and whether some was."""

    sub: SubTask | None = None
    by: str = ""
    waits: str = ""
    text: str = ""
    notes: list[str] = field(default_factory=list)
    told: bool = False
    answer: Answer | None = None


@dataclass(slots=True)
class Screen:
    """Shows the first task that has not ended, and the others in their turn."""

    output: Output
    many: int
    _tasks: list[_Task] = field(default_factory=list)
    _at: int = 0
    _drawn: str = ""
    _flow: Flow = field(default_factory=Flow)
    _noted: set[str] = field(default_factory=set)

    def tell(self, event: AskEvent) -> None:
        """Take an event, and show what of it can be shown now."""
        if isinstance(event, Routed):
            self._tasks = [_Task(each) for each in event.tasks]
        elif isinstance(event, (Began, Waiting, Piece, Refused, Failed, Ended)):
            task = self._tasks[event.at]
            _note(task, event)
            if event.at == self._at:
                self._show(task, event)

    def _show(self, task: _Task, event: AskEvent) -> None:
        live = self.output.out.terminal
        if isinstance(event, Ended):
            self._finish()
        elif live and isinstance(event, Piece) and self._flow.came:
            self._add(event.text)
        elif live:
            self._draw(task)

    def _finish(self) -> None:
        """Print the task that has ended, and all behind it that ended before; then begin the next one."""
        while self._at < len(self._tasks):
            task = self._tasks[self._at]
            if task.answer is None:
                if self.output.out.terminal:
                    self._draw(task)
                return
            self._tell_notes(task)
            self._end(task, task.answer)
            self._at += 1

    def _end(self, task: _Task, answer: Answer) -> None:
        section = section_of(answer, [each.answer for each in self._tasks[: self._at] if each.answer])
        if answer.briefly and task.told and self.output.out.terminal and self.output.err.terminal:
            section = replace(section, problem=answer.briefly)
        head = heading(self._at + 1, section)
        if self._too_long() and self._flow.came.strip() == answer.text.strip():
            # What has left the screen cannot be taken back, and need not be said again.
            self.output.out.piece(self._flow.add("", last=True))
            self._drawn, self._flow = "", Flow()
            self.output.line()
            self.output.line()
            self.output.line(head.lstrip("# "), "dim")
        else:
            self._erase()
            self.output.line(head, "bold")
            self.output.line()
            self.output.text(body(section))
        if self._at + 1 < len(self._tasks):
            self.output.line()
            self.output.line(RULE)
        self.output.line()
        for each in answer.warnings:
            self.output.warn(f"{kind_title(task.sub.ask.kind) if task.sub else ''}: {each}")

    def _tell_notes(self, task: _Task) -> None:
        new = [each for each in dict.fromkeys(task.notes) if each not in self._noted]
        if new:
            self._erase()
            for each in new:
                self.output.note(each, "yellow")
        task.told = task.told or bool(task.notes)
        self._noted.update(new)
        task.notes.clear()

    def _draw(self, task: _Task) -> None:
        """Show the task anew, as far as it is."""
        self._tell_notes(task)
        self._erase()
        title = kind_title(task.sub.ask.kind) if task.sub else ""
        by = f": {task.by}" if task.by else ""
        self._drawn = f"## {self._at + 1}. {title}{by}\n\n"
        self.output.out.piece(self._drawn, "bold")
        if task.text:
            self._add(task.text)
        elif task.waits:
            self._drawn += visible(task.waits)
            self.output.out.piece(visible(task.waits), "dim")

    def _add(self, text: str) -> None:
        new = self._flow.add(text)
        self._drawn += visible(new, lines=True)
        self.output.out.piece(new)

    def _too_long(self) -> bool:
        return rows_of(self._drawn, shutil.get_terminal_size().columns) > shutil.get_terminal_size().lines

    def _erase(self) -> None:
        """Take back what is drawn of a task that has not ended; what has left the screen stays above it."""
        if self._drawn:
            columns, lines = shutil.get_terminal_size()
            self.output.out.erase(min(rows_of(self._drawn, columns), lines) - 1)
        self._drawn, self._flow = "", Flow()


def rows_of(text: str, columns: int) -> int:
    """Return how many rows of a terminal a text takes, the one that the cursor is left in among them."""
    return sum(max(1, -(-_width(line) // max(1, columns))) for line in text.expandtabs(8).split("\n"))


def _width(line: str) -> int:
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line
    )


def _note(task: _Task, event: AskEvent) -> None:
    """Note in a task what an event says of it."""
    if isinstance(event, Began):
        task.by, task.text, task.waits = name_of(event.step.model), "", "waiting for its first word"
    elif isinstance(event, Waiting):
        task.waits = event.sentence
    elif isinstance(event, Piece):
        task.text += event.text
    elif isinstance(event, Refused):
        task.text = ""
        task.notes.append(f"refused: {who(event.model)}: {one_line(' '.join(event.problems), _LONGEST_NOTE)}")
    elif isinstance(event, Failed):
        task.text = ""
        task.notes.append(f"no answer: {one_line(event.sentence, _LONGEST_NOTE)}")
    elif isinstance(event, Ended):
        task.answer = event.answer
