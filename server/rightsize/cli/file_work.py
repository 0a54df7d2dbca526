"""One file into which code is written, place by place, each against the text as the places before it left it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.cli.diff import unified
from rightsize.cli.sources import write_source
from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target, lines_target, target_at
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Edit, Span, apply_edits
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.cli.diff import DiffLine
    from rightsize.cli.opened import Opened
    from rightsize.cli.sources import Source
    from rightsize.core.tasks.generation import Target


@dataclass(slots=True)
class FileWork:
    """A file as it was read, and as it is with what was written so far.

    Attributes:
        edits: against the file as it was read.
        now: the file with these edits in it.
        written: the file was changed on the disk.
    """

    opened: Opened
    now: Snapshot
    edits: list[Edit] = field(default_factory=list)
    written: bool = False

    @property
    def path(self) -> Path:
        """The file as the user named it."""
        return self.opened.source.path

    @property
    def source(self) -> Source:
        """The file as the disk has it, in whose bytes a diff is shown."""
        return self.opened.source

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return bool(self.edits)

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk, where a byte order mark is part of the first line."""
        mark = self.source.mark
        moved = [Edit(Span(each.span.start + len(mark), each.span.end + len(mark)), each.new) for each in self.edits]
        return unified(self.path.as_posix(), mark + self.source.data, moved)

    def save(self) -> None:
        """Write the file.

        Raises:
            SourceError: it cannot be written, or has changed since it was read.
        """
        write_source(self.source, self.now.parsed.data)

    def moved(self, target: Target) -> Target | None:
        """Return a target in the file as it is now, or None where an earlier edit took its place."""
        if any(each.span.overlaps(target.span) for each in self.edits):
            return None
        by = sum(len(each.new) - len(each.span) for each in self.edits if each.span.start < target.span.start)
        parsed = self.now.parsed
        if target.asked is Asked.LINES:
            return lines_target(parsed, Span(target.span.start + by, target.span.end + by))
        if target.asked is Asked.COMMENT or target.symbol is None:
            return target_at(parsed, max(0, target.span.start + by - 1))
        start = target.symbol.span.start + by
        symbol = next((each for each in symbols_in(parsed)[1:] if each.span.start == start), None)
        return body_target(parsed, symbol) if symbol is not None else None

    def put(self, edit: Edit) -> None:
        """Take an edit of the file as it is now."""
        by = sum(len(each.new) - len(each.span) for each in self.edits if each.span.start < edit.span.start)
        self.edits.append(Edit(Span(edit.span.start - by, edit.span.end - by), edit.new))
        parsed = self.now.parsed
        self.now = Snapshot(self.now.path, reparse(parsed, apply_edits(parsed.data, (edit,)), (edit,)))
