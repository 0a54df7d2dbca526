"""What `--only GLOB` lets through: a glob with a slash or a known extension selects files, any other one symbols."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from rightsize.cli.globs import compile_globs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from rightsize.core.analysis.languages import Languages
    from rightsize.core.analysis.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Selection:
    """Globs for files and for symbols; where a list is empty, all are let through.

    Attributes:
        excluded: what the settings leave out of folders.
    """

    files: GitIgnoreSpec | None
    symbols: tuple[str, ...]
    excluded: GitIgnoreSpec | None

    def takes_file(self, path: Path) -> bool:
        """Tell whether a file that a folder holds is to be looked at."""
        excluded = self.excluded is not None and self.excluded.match_file(_name(path))
        return not excluded and self.asks_for_file(path)

    def asks_for_file(self, path: Path) -> bool:
        """Tell whether `--only` asks for a file, which is all that counts for one that the user names."""
        return self.files is None or self.files.match_file(_name(path))

    def takes_symbol(self, symbol: Symbol) -> bool:
        """Tell whether a symbol is to be documented, by its name or its qualified name."""
        names = (symbol.name, symbol.qualified_name)
        return not self.symbols or any(fnmatchcase(name, glob) for glob in self.symbols for name in names)


def selection_of(only: Sequence[str], exclude: Sequence[str], languages: Languages) -> Selection:
    """Sort the globs into those for files and those for symbols."""
    files = [glob for glob in only if "/" in glob or languages.for_path(glob) is not None]
    symbols = tuple(glob for glob in only if glob not in files)
    return Selection(_spec(files), symbols, _spec(exclude))


def _name(path: Path) -> str:
    """Return a path as globs see it."""
    return "/".join(each for each in path.parts if each not in {path.anchor, ".."})


def _spec(globs: Sequence[str]) -> GitIgnoreSpec | None:
    """Compile globs that may match at any depth, as `.gitignore` writes them."""
    if not globs:
        return None
    return compile_globs(glob if glob.startswith(("/", "**/")) else f"**/{glob}" for glob in globs)
