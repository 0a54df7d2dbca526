"""Which paths `.gitignore` files leave out, nested ones and `.git/info/exclude` included, as git reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.cli.globs import compile_globs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold in a folder: one layer a `.gitignore`, the innermost first; a layer knows its folder.

    Attributes:
        tracked: files that no rule ignores, and the folders that hold them.
        shut: the folder itself is ignored, and with it all that is not tracked.
    """

    layers: tuple[tuple[Path, GitIgnoreSpec], ...] = ()
    tracked: frozenset[Path] = frozenset()
    shut: bool = False

    def ignores(self, path: Path, *, folder: bool) -> bool:
        """Tell whether a path is ignored; the innermost layer that has a word on it decides."""
        return path not in self.tracked and (self.shut or self._matches(path, folder=folder))

    def _matches(self, path: Path, *, folder: bool) -> bool:
        for base, spec in self.layers:
            name = path.relative_to(base).as_posix()
            verdict = spec.check_file(f"{name}/" if folder else name).include
            if verdict is not None:
                return verdict
        return False

    def within(self, folder: Path) -> Rules:
        """Return the rules that hold in a folder inside this one."""
        if self.shut or (folder in self.tracked and self._matches(folder, folder=True)):
            return replace(self, shut=True)
        spec = _spec(folder / ".gitignore")
        return self if spec is None else replace(self, layers=((folder, spec), *self.layers))


def rules_around(folder: Path) -> Rules:
    """Return the rules that hold in a resolved folder, those of the repository around it included.

    A folder that the user names is read even where a rule above ignores it; such rules then do not hold inside either.
    """
    rules = Rules()
    for each in _repository_folders(folder):
        if each == folder:
            break
        exclude = _spec(each / ".git" / "info" / "exclude")
        if exclude is not None:
            rules = Rules(((each, exclude), *rules.layers))
        rules = rules.within(each)
        below = folder.relative_to(each).parts[0]
        if rules.ignores(each / below, folder=True):
            rules = Rules()
            break
    own = _spec(folder / ".git" / "info" / "exclude")
    return (rules if own is None else Rules(((folder, own), *rules.layers))).within(folder)


def _repository_folders(folder: Path) -> Iterator[Path]:
    """Yield the folders from the top of the repository down to this one; this one alone outside of a repository."""
    chain = [folder, *folder.parents]
    depth = next((index for index, each in enumerate(chain) if (each / ".git").exists()), 0)
    yield from reversed(chain[: depth + 1])


def _spec(file: Path) -> GitIgnoreSpec | None:
    """Read one file of rules; one that is missing, unreadable or malformed has none."""
    try:
        return compile_globs(file.read_text("utf-8", "replace").splitlines())
    except (OSError, ValueError):
        return None
