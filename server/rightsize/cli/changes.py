"""Which lines of which files were changed since a git revision."""

from __future__ import annotations

import re
import subprocess
from ast import literal_eval
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import UsageError
from rightsize.settings.places import real_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_TEXT = ("+", "-", "\\")
_SECONDS = 60

_FORM = (
    "--unified=0",
    "--inter-hunk-context=0",
    "--text",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--find-renames",
    "--no-relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
"""Settings and attributes must not change the form, keep a file out as binary, or have a program show what differs."""

Changes = dict[Path, list[range]]
"""Real paths of files, each with ranges of the lines that changed, counted from one."""


def changed_lines(revision: str, paths: Sequence[Path]) -> Changes:
    """Ask git what changed between a revision and the files as they are; files that git does not follow are all new.

    Raises:
        UsageError: git is missing, this is no repository, or the revision does not exist.
    """
    if not revision or revision.startswith("-"):
        raise UsageError(f"--since {revision}: that is no revision; name a commit, a branch or a tag")
    where = next((each.parent for each in paths if each.parent.is_dir()), Path())
    top = Path(_git(["rev-parse", "--show-toplevel"], where).removesuffix("\n"))
    _git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], top, revision)
    changes = _read(_git(["diff", *_FORM, revision, "--"], top), top)
    followed = {each for each in _git(["ls-files", "-z"], top).split("\0") if each}
    return changes | {real: [range(1, 2**31)] for each in paths if not _is_in(real := real_of(each), top, followed)}


def gone_since(revision: str, paths: Sequence[Path]) -> frozenset[Path]:
    """Return those of some paths that a revision has and the disk has no more, as `git diff --name-only` names them."""
    missing = [each for each in paths if not each.exists()]
    if not missing:
        return frozenset()
    top = real_of(Path(_git(["rev-parse", "--show-toplevel"], Path()).removesuffix("\n")))
    there = {each for each in _git(["ls-tree", "-r", "-z", "--name-only", revision], top, revision).split("\0") if each}
    return frozenset(each for each in missing if _is_in(real_of(each), top, there))


def _is_in(path: Path, top: Path, followed: AbstractSet[str]) -> bool:
    folder = real_of(top)
    return path.is_relative_to(folder) and path.relative_to(folder).as_posix() in followed


def _read(diff: str, top: Path) -> Changes:
    changes: Changes = {}
    current: list[range] = []
    left = 0
    for line in diff.split("\n"):
        if left and line[:1] in _TEXT:
            # A line of a file may look like a head of the diff.
            left -= line[0] != "\\"
        elif line.startswith("+++ "):
            current = []
            name = _name_in(line)
            if name.startswith("b/"):
                changes[real_of(top / name[2:])] = current
        elif found := _HUNK.match(line):
            old, first, new = int(found[1] or 1), int(found[2]), int(found[3] or 1)
            left = old + new
            # Where lines went, both neighbours changed: a guard may have stood before the one or behind the other.
            current.append(range(first, first + new) if new else range(max(first, 1), first + 2))
    return {path: lines for path, lines in changes.items() if lines}


def _name_in(line: str) -> str:
    """Return the name in a head of the diff; git quotes a name as C does where it holds more than plain characters."""
    name = line.removeprefix("+++ ").rstrip("\t")
    return literal_eval(f"b{name}").decode("utf-8", "surrogateescape") if name.startswith('"') else name


def _git(arguments: Sequence[str], where: Path, revision: str = "") -> str:
    command = ["git", "-c", "core.quotePath=true", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - git with fixed arguments and a checked revision
            command, cwd=where, capture_output=True, check=False, timeout=_SECONDS
        )
    except FileNotFoundError:
        raise UsageError("--since needs git, which was not found on PATH") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git did not answer within {_SECONDS} s; run `git status` to see why") from None
    if done.returncode != 0:
        if revision and _is_shallow(where):
            raise UsageError(
                f"--since {revision}: this clone holds only a part of the history, and not that revision; "
                "`git fetch --unshallow` brings the rest"
            )
        if revision:
            raise UsageError(f"--since {revision}: there is no such revision here; `git log --oneline` lists some")
        raise UsageError("--since needs a git repository, and this is none")
    return done.stdout.decode("utf-8", "surrogateescape")


def _is_shallow(where: Path) -> bool:
    """Tell whether a clone was cut off, as those that build servers make."""
    return _git(["rev-parse", "--is-shallow-repository"], where).strip() == "true"
