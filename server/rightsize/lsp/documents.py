"""The open documents: their bytes, their versions and their trees, parsed when somebody asks and not before."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.text import Edit, LineIndex, Span, encode
from rightsize.lsp.convert import applied_changes, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lsprotocol import types

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.capabilities import Encoding
    from rightsize.lsp.convert import Changes

MAX_PARSED = 10 * 1024 * 1024
"""Bytes above which a text is not parsed: it would hold up the server for a second and more."""


@dataclass(slots=True)
class Document:
    """One open text.

    Attributes:
        language: None where Rightsize does not know it; then nothing is offered.
        version: the client's number, which may be 0.
    """

    uri: str
    language: Language | None
    version: int
    lines: LineIndex
    _parsed: Parsed | None = None
    _changed: _Region | None = None

    @property
    def data(self) -> bytes:
        """The text as it stands now."""
        return self.lines.data

    def snapshot(self) -> Snapshot | None:
        """Return the text with its tree, or None where the language is not known or the text too large."""
        from rightsize.engine.snapshot import Snapshot

        parsed = self._parse()
        return Snapshot(self.uri, parsed, self.version) if parsed else None

    def change(self, lines: LineIndex, edits: Sequence[Edit] | None, version: int) -> None:
        """Take the text after a change, and the edits that led to it where they are known."""
        self.version, self.lines = version, lines
        if edits is None:
            self._parsed, self._changed = None, None
            return
        for edit in edits:
            self._changed = _joined(self._changed, edit)

    def _parse(self) -> Parsed | None:
        from rightsize.core.analysis.parse import parse, reparse

        if self.language is None or len(self.data) > MAX_PARSED:
            return None
        if self._parsed is None:
            self._parsed = parse(self.language, self.data)
        elif self._changed is not None:
            region = self._changed
            edit = Edit(Span(region.start, region.old_end), self.data[region.start : region.new_end])
            self._parsed = reparse(self._parsed, self.data, [edit])
        self._changed = None
        return self._parsed


@dataclass(frozen=True, slots=True)
class _Region:
    """What changed since the last parse: these bytes of the old text became these of the new."""

    start: int
    old_end: int
    new_end: int


def _joined(region: _Region | None, edit: Edit) -> _Region:
    """Return the region that also covers `edit`, which was made against the text as it stood after the region."""
    if region is None:
        return _Region(edit.span.start, edit.span.end, edit.span.start + len(edit.new))
    beyond = max(0, edit.span.end - region.new_end)
    grown = len(edit.new) - len(edit.span)
    start = min(region.start, edit.span.start)
    return _Region(start, region.old_end + beyond, region.new_end + beyond + grown)


@dataclass(slots=True)
class Documents:
    """All open documents by URI."""

    _open: dict[str, Document] = field(default_factory=dict)
    _watchers: set[asyncio.Event] = field(default_factory=set)

    def get(self, uri: str) -> Document | None:
        """Return an open document."""
        return self._open.get(uri)

    def all(self) -> tuple[Document, ...]:
        """Return every open document."""
        return tuple(self._open.values())

    def open(self, item: types.TextDocumentItem) -> None:
        """Take a text that the client opened; a second time replaces the first."""
        from rightsize.core.analysis.languages import packaged

        languages = packaged()
        language = languages.for_lsp(item.language_id) or languages.for_path(path_of(item.uri))
        self._open[item.uri] = Document(item.uri, language, item.version, LineIndex(encode(item.text)))
        self._changed()

    def change(self, told: Changes, encoding: Encoding) -> Sequence[Edit] | None:
        """Take changes and return them as edits, where they are known; without a document they are not ours to know."""
        document = self._open.get(told.uri)
        if document is None:
            return None
        data, edits = applied_changes(document.lines, told.changes, encoding)
        document.change(LineIndex(data), edits, told.version)
        self._changed()
        return edits

    def close(self, uri: str) -> Document | None:
        """Forget a document and return it as it was."""
        closed = self._open.pop(uri, None)
        self._changed()
        return closed

    async def until(self, uri: str, holds: Callable[[Document], bool], seconds: float) -> bool:
        """Wait until something holds of a document; False when it does not in time, or the document is closed."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        event = asyncio.Event()
        self._watchers.add(event)
        try:
            while (document := self._open.get(uri)) is not None:
                if holds(document):
                    return True
                event.clear()
                await asyncio.wait_for(event.wait(), deadline - loop.time())
        except asyncio.TimeoutError:
            return False
        finally:
            self._watchers.discard(event)
        return False

    def _changed(self) -> None:
        for event in self._watchers:
            event.set()
