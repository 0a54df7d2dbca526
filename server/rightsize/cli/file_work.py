"""One file into which code is written, place by place, each against the text as the places before it left it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.cli.diff import line_edits, unified
from rightsize.cli.sources import write_source
from rightsize.core.analysis.parse import reparse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target, lines_target, target_at
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Edit, Span, apply_edits
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rightsize.cli.diff import DiffLine
    from rightsize.cli.opened import Opened
    from rightsize.cli.sources import Source
    from rightsize.core.tasks.generation import Target


@dataclass(slots=True)
class FileWork:
    """A file as it was read, and as it is with what was written so far.

    Attributes:
        now: the file with what was put in.
        puts: what each edit changed, in the file as it was before that edit.
        written: the file was changed on the disk.
    """

    opened: Opened
    now: Snapshot
    puts: list[tuple[Edit, ...]] = field(default_factory=list)
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
        return bool(self.puts)

    def diff(self) -> list[DiffLine]:
        """Return the diff of the file on the disk, where a byte order mark is part of the first line."""
        mark = self.source.mark
        old, new = mark + self.source.data, mark + self.now.parsed.data
        return unified(self.path.as_posix(), old, line_edits(old, new))

    def save(self) -> None:
        """Write the file.

        Raises:
            SourceError: it cannot be written, or has changed since it was read.
        """
        write_source(self.source, self.now.parsed.data)

    def moved(self, target: Target) -> Target | None:
        """Return a target in the file as it is now, or None where an earlier edit took its place."""
        span = self._past(target.span)
        if span is None:
            return None
        parsed = self.now.parsed
        if target.asked is Asked.LINES:
            return lines_target(parsed, span)
        if target.asked is Asked.COMMENT or target.symbol is None:
            return target_at(parsed, max(0, span.start - 1))
        start = self._now(target.symbol.span.start)
        symbol = next((each for each in symbols_in(parsed)[1:] if each.span.start == start), None)
        return body_target(parsed, symbol) if symbol is not None else None

    def put(self, edit: Edit) -> None:
        """Take an edit of the file as it is now.

        One that brings imports reaches from the head of the file to the code: what lies between is not changed by it.
        """
        parsed = self.now.parsed
        self.puts.append(tuple(line_edits(edit.span.of(parsed.data), edit.new, edit.span.start)))
        self.now = Snapshot(self.now.path, reparse(parsed, apply_edits(parsed.data, (edit,)), (edit,)))

    def _past(self, span: Span) -> Span | None:
        """Return where a span of the file as it was read is now, or None where something was written there."""
        for parts in self.puts:
            if any(each.span.overlaps(span) or each.span == span for each in parts):
                return None
            by = _shift(parts, span.start)
            span = Span(span.start + by, span.end + by)
        return span

    def _now(self, offset: int) -> int:
        """Return where a byte of the file as it was read is now."""
        for parts in self.puts:
            offset += _shift(parts, offset)
        return offset


def _shift(parts: Sequence[Edit], offset: int) -> int:
    return sum(len(each.new) - len(each.span) for each in parts if each.span.end <= offset)
