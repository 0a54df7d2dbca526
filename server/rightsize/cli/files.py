"""From the paths that a user names to the files to work on.

A file that is named is taken, whatever any rule says.  In a folder, what `.gitignore` ignores, hidden and vendored
folders and links are passed over: so there are no loops, and nothing outside of the folder is ever reached.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.cli.ignores import rules_around
from rightsize.cli.languages import language_of
from rightsize.cli.targets import Place, read_target
from rightsize.cli.tracked import tracked_below
from rightsize.core.errors import SourceError, UsageError
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.cli.ignores import Rules
    from rightsize.cli.selection import Selection
    from rightsize.core.analysis.languages import Languages

VENDORED = frozenset(
    {"__pycache__", "__pypackages__", "bower_components", "node_modules", "site-packages", "third_party", "vendor"}
)
"""Folders that hold other people's code, by name."""

FOREIGN_MARKS = ("pyvenv.cfg", "CACHEDIR.TAG")
"""Files that mark a folder as a virtual environment or a build's output (cargo and others write the second)."""

GENERATED = (".min.js", ".min.mjs", ".bundle.js")
"""Ends of names of files that no person reads."""

_NEVER_SOURCE = frozenset({".git", ".hg", ".svn", "__pycache__"})
"""Folders in which nobody looks for source code."""

_MOST_LOOKED_AT = 2_000
"""Entries of a folder that are looked at for source code before it is taken to hold none."""

DEEPEST = 100
"""Folders inside one another that are looked into."""


@dataclass(frozen=True, slots=True)
class Work:
    """A file to work on; without places, the whole of it."""

    path: Path
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A folder, or a hidden file, with source code that was passed over, and why: `hidden`, `vendored`, `foreign`."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, and a sentence for each path that could not be taken.

    Attributes:
        left_out: files of folders that `document.exclude` matches.
        skipped: what holds source code and was not looked into, though no rule of the project ignores it.
    """

    work: tuple[Work, ...]
    problems: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    left_out: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(slots=True)
class _Finds:
    """What a search has found so far; `work` knows real paths, so that no file comes twice."""

    tracked: bool
    work: dict[Path, Work] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def add(self, path: Path, place: Place | None) -> None:
        """Add a file or one more place in it; a file that is taken as a whole stays so."""
        real = real_of(path)
        known = self.work.get(real)
        if place is None:
            self.work[real] = Work(known.path if known else path)
        elif known is None or known.places:
            self.work[real] = Work(path, tuple(dict.fromkeys((*(known.places if known else ()), place))))

    def skip(self, shown: Path, real: Path, reason: str, languages: Languages) -> None:
        """Note what is passed over, where that is asked for and source code is in it."""
        if self.tracked and real.name not in _NEVER_SOURCE and _holds_source(real, languages):
            self.skipped.append(Skipped(shown, reason))

    def rules_in(self, folder: Path) -> Rules:
        """Return what is ignored in a resolved folder."""
        rules = rules_around(folder)
        return replace(rules, tracked=tracked_below(folder)) if self.tracked else rules


def discover(paths: Sequence[str], languages: Languages, selection: Selection, *, tracked: bool = False) -> Discovery:
    """Find the files behind `paths`, as far as they are selected.

    Parameters:
        tracked: of folders, what git tracks is taken, also where a `.gitignore` matches it.

    Raises:
        UsageError: a path is empty, or names a line of a folder.
    """
    finds = _Finds(tracked)
    for text in paths:
        if not text:
            raise UsageError("an empty PATH names nothing; name a file or a folder, for example `.`")
        target = read_target(text)
        try:
            _take(target.path, target.place, languages, selection, finds)
        except (SourceError, OSError, RuntimeError) as error:
            finds.problems.append((str(target), _sentence(target.path, error)))
    return Discovery(
        tuple(finds.work.values()),
        tuple(finds.problems),
        tuple(finds.notes),
        tuple(finds.left_out),
        tuple(finds.skipped),
    )


def _take(path: Path, place: Place | None, languages: Languages, selection: Selection, finds: _Finds) -> None:
    """Add what one path names."""
    _refuse_way_out(path)
    if not path.is_dir():
        if path.exists():
            language_of(path, languages)
        if selection.asks_for_file(path):
            finds.add(path, place)
        else:
            finds.notes.append(f"{path} is passed over: `--only` asks for other files")
        return
    if place is not None:
        raise UsageError(f"{path}{place}: {path} is a folder; name a place in a file, or the folder alone")
    before = len(finds.work)
    for file in _walk(path, languages, finds):
        if selection.takes_file(file):
            finds.add(file, None)
        elif selection.asks_for_file(file):
            finds.left_out.append(file)
    if len(finds.work) == before:
        finds.notes.append(
            f"{path}: nothing to work on: no source file that is not ignored, hidden, vendored or already named"
        )


def _walk(top: Path, languages: Languages, finds: _Finds) -> Iterator[Path]:
    """Yield the source files below a folder in the order of their names, folders after the files beside them."""
    real = real_of(top)
    pending: list[tuple[Path, Path, Rules]] = [(top, real, finds.rules_in(real))]
    while pending:
        shown, folder, rules = pending.pop()
        if len(shown.parts) - len(top.parts) >= DEEPEST:
            finds.problems.append((str(shown), f"{shown} lies {DEEPEST} folders deep; name it to look into it"))
            continue
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda each: each.name)
        except OSError as error:
            finds.problems.append((str(shown), _sentence(shown, error)))
            continue
        if folder != real and any(each.name in FOREIGN_MARKS for each in entries):
            finds.skip(shown, folder, "foreign", languages)
            continue
        inner: list[tuple[Path, Path, Rules]] = []
        for entry in (each for each in entries if not each.is_symlink()):
            path = folder / entry.name
            reason = _reason_to_skip(entry)
            if reason:
                finds.skip(shown / entry.name, path, reason, languages)
            elif entry.is_dir():
                if not rules.ignores(path, folder=True):
                    inner.append((shown / entry.name, path, rules.within(path)))
            elif _is_source(entry, languages) and not rules.ignores(path, folder=False):
                yield shown / entry.name
        pending += reversed(inner)


def _reason_to_skip(entry: os.DirEntry[str]) -> str:
    """Return why an entry of a folder is passed over unless it is named, or an empty string."""
    if entry.name.startswith("."):
        return "hidden"
    return "vendored" if entry.is_dir() and entry.name in VENDORED else ""


def _holds_source(path: Path, languages: Languages) -> bool:
    """Tell whether a path is a source file, or a folder that soon shows one."""
    if not path.is_dir():
        return languages.for_path(path.name) is not None
    looked_at = 0
    for _, folders, files in os.walk(path):
        folders.sort()
        if any(languages.for_path(name) is not None for name in files):
            return True
        looked_at += len(files) + len(folders)
        if looked_at > _MOST_LOOKED_AT:
            return False
    return False


def _is_source(entry: os.DirEntry[str], languages: Languages) -> bool:
    """Tell whether a folder's entry is a plain file of a known language that people read."""
    return entry.is_file() and languages.for_path(entry.name) is not None and not entry.name.endswith(GENERATED)


def _refuse_way_out(path: Path) -> None:
    """Refuse a path that leads out of the folder that the user works in, or of its own folder, through a link.

    Raises:
        SourceError: it does.
    """
    here = Path.cwd()
    whole = Path(os.path.normpath(here / path))
    tree = here if whole.is_relative_to(here) else whole.parent
    real = real_of(here / path)
    if real.exists() and not real.is_relative_to(real_of(tree)):
        raise SourceError(f"{path} leads through a link out of {tree}, to {real}; name that path itself")


def _sentence(path: Path, error: Exception) -> str:
    """Word why a path could not be taken."""
    if isinstance(error, SourceError):
        return str(error)
    if isinstance(error, PermissionError):
        return f"{path} cannot be listed (permission denied); check its mode (ls -ld)"
    if isinstance(error, RuntimeError) or getattr(error, "errno", None) == 40:  # noqa: PLR2004 - ELOOP
        return f"{path} is a link that leads back to itself; mend the link"
    return f"{path} cannot be read ({(getattr(error, 'strerror', None) or str(error)).lower()})"
