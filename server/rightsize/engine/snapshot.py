"""A source text as it was read at one moment, parsed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of one file.

    Attributes:
        path: as the user names it (relative in the terminal), or the URI in an editor; for messages and hashes.
        version: the editor's version number, which may be 0; None in the terminal.
    """

    path: str
    parsed: Parsed
    version: int | None = None

    @property
    def module_name(self) -> str:
        """The file's stem, which is how its module is called."""
        return PurePosixPath(self.path.replace("\\", "/")).stem


@dataclass(frozen=True, slots=True)
class Subject:
    """A symbol in the snapshot that it was read from."""

    snapshot: Snapshot
    symbol: Symbol
