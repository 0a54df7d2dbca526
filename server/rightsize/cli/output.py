"""Everything that is printed, and the only file that prints.

Results go to standard output, so that they can be piped; what a person should know besides goes to standard error.
Colours and progress bars come only with a terminal; what is piped is plain and whole.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from rightsize.core.foreign import safe_json, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.progress import Progress

LONGEST_STEP = 60
"""Characters of what a progress bar says beside itself."""

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Stream:
    """One of the two streams, whether a person sits at its end, and whether it takes colours."""

    file: TextIO
    terminal: bool
    color: bool

    def line(self, text: str, style: str | None = None) -> None:
        """Print one line and never two: what would steer a terminal, or end the line, is shown escaped.

        A log that is read later is a terminal too, so that this does not depend on who reads.
        """
        shown = visible(text)
        print(self.styled(shown, style) if style else shown, file=self.file, flush=self.terminal)

    def piece(self, text: str, style: str | None = None) -> None:
        """Print text that others follow, with its ends of lines; what would steer a terminal is shown escaped."""
        shown = visible(text, lines=True)
        print(self.styled(shown, style) if style else shown, end="", file=self.file, flush=True)

    def erase(self, rows: int) -> None:
        """Clear the row that the cursor is in, and so many above it; of a terminal only."""
        print(f"\r\x1b[{rows}A\x1b[J" if rows > 0 else "\r\x1b[J", end="", file=self.file, flush=True)

    def styled(self, text: str, style: str) -> str:
        """Return `text` in a style, or as it is where the stream takes no colours."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes: results to `out`, what a person should know besides to `err`."""

    out: Stream
    err: Stream

    def line(self, text: str = "", style: str | None = None) -> None:
        """Print one line of a result."""
        self.out.line(text, style)

    def text(self, text: str) -> None:
        """Print text of several lines."""
        for each in text.split("\n"):
            self.line(each)

    def raw(self, data: bytes) -> None:
        """Write bytes of a result as they are, for a program that reads them."""
        self.out.file.flush()
        self.out.file.buffer.write(data)

    def note(self, text: str, style: str | None = None) -> None:
        """Tell a person something beside the result."""
        self.out.file.flush()
        self.err.line(text, style)

    def warn(self, text: str) -> None:
        """Tell a person what is not as they may think."""
        self.note(f"note: {text}", "yellow")

    def problem(self, text: str) -> None:
        """Tell a person what could not be done."""
        self.note(f"error: {text}", "red")

    def json(self, value: Any, *, indent: int | None = 2) -> None:
        """Print a value as JSON; without an indent it is one line of JSONL."""
        utf8 = (self.out.file.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"
        print(safe_json(json.dumps(value, indent=indent, ensure_ascii=not utf8)), file=self.out.file)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print an aligned table."""
        head, *body = aligned(columns, rows)
        self.line(head, "bold")
        for line in body:
            self.line(line)

    @contextmanager
    def progress(self, title: str) -> Iterator[Bar]:
        """Show a progress bar while the block runs; without a terminal nothing is shown."""
        if not self.err.terminal:
            yield Bar(None)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        at = TextColumn("{task.fields[at]}", markup=False)
        console = Console(file=self.err.file, highlight=False)
        with Progress(*columns, at, console=console, transient=True) as progress:
            progress.add_task("", total=None, at="")
            yield Bar(progress)


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar, or none."""

    progress: Progress | None

    def move(self, done: int, total: int, at: str) -> None:
        """Show how far the work is and what it is at."""
        if self.progress is not None:
            shown = visible(at)[:LONGEST_STEP]
            self.progress.update(self.progress.task_ids[0], completed=done, total=total, at=shown)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar away while something else is printed to the same terminal."""
        if self.progress is None:
            yield
            return
        self.progress.stop()
        try:
            yield
        finally:
            self.progress.start()


def open_output() -> Output:
    """Return the output of this process; characters that a stream cannot hold are escaped, and end nothing."""
    return Output(_stream(sys.stdout), _stream(sys.stderr))


def silence() -> None:
    """Point standard output at nothing once its reader has gone, so that the interpreter's last flush meets no pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table: columns as wide as their widest cell, two blanks apart, no blanks at the ends."""
    cells = [columns, *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _stream(file: TextIO) -> Stream:
    """Look at a stream; the environment has the first word on colours (no-color.org, force-color.org)."""
    reconfigure = getattr(file, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    terminal = file.isatty() and os.environ.get("TERM") != "dumb"
    color = not os.environ.get("NO_COLOR") and (terminal or bool(os.environ.get("FORCE_COLOR")))
    return Stream(file, terminal, color)
