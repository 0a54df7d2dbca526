"""A file that is looked at and never written: read, parsed, its symbols found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.cli.languages import language_of
from rightsize.cli.sources import read_source
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.cli.sources import Source
    from rightsize.core.analysis.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was read, its tree, and its symbols in the order of the text."""

    source: Source
    snapshot: Snapshot
    symbols: tuple[Symbol, ...]


def open_file(path: Path) -> Opened:
    """Read and parse one file.

    Raises:
        SourceError: it cannot be read, or its language is not known.
    """
    source = read_source(path)
    snapshot = Snapshot(str(path), parse(language_of(path, packaged()), source.data))
    return Opened(source, snapshot, symbols_in(snapshot.parsed, snapshot.module_name))
