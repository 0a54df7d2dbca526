"""Which lines of which files were changed since a git revision."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_SECONDS = 60

Changes = dict[Path, list[range]]
"""Real paths of files, each with ranges of the lines that changed, counted from one."""


def changed_lines(revision: str, paths: Sequence[Path]) -> Changes:
    """Ask git what changed between a revision and the files as they are; files that git does not know are all new.

    Raises:
        UsageError: git is missing, this is no repository, or the revision does not exist.
    """
    if not revision or revision.startswith("-"):
        raise UsageError(f"--since {revision}: that is no revision; name a commit, a branch or a tag")
    top = Path(_git(["rev-parse", "--show-toplevel"], paths).strip())
    _git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], paths, revision)
    # Settings of the repository must neither run a program nor change the form.
    form = [
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        "--src-prefix=a/",
        "--dst-prefix=b/",
    ]
    changes = _read(_git(["diff", *form, revision, "--"], paths), top)
    new = _git(["ls-files", "--others", "--exclude-standard", "--full-name", "-z"], paths)
    return changes | {(top / each).resolve(): [range(1, 2**31)] for each in new.split("\0") if each}


def _read(diff: str, top: Path) -> Changes:
    changes: Changes = {}
    current: list[range] = []
    for line in diff.splitlines():
        if line.startswith("+++ "):
            current = []
            name = line[4:].rstrip("\t")
            if name.startswith("b/"):
                changes[(top / name[2:]).resolve()] = current
        elif found := _HUNK.match(line):
            first, count = int(found.group(1)), int(found.group(2) or 1)
            current.append(range(first, first + max(count, 1)))
    return {path: lines for path, lines in changes.items() if lines}


def _git(arguments: Sequence[str], paths: Sequence[Path], revision: str = "") -> str:
    where = next((each.parent for each in paths), Path())
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - git with fixed arguments and a checked revision
            command, cwd=where, capture_output=True, check=False, timeout=_SECONDS
        )
    except FileNotFoundError:
        raise UsageError("--since needs git, which was not found on PATH") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git did not answer within {_SECONDS} s; run `git status` to see why") from None
    if done.returncode != 0:
        if revision:
            raise UsageError(f"--since {revision}: there is no such revision here; `git log --oneline` lists some")
        raise UsageError("--since needs a git repository, and this is none")
    return done.stdout.decode("utf-8", "surrogateescape")


def spans_touched(changes: Mapping[Path, Sequence[range]], path: Path) -> Sequence[range]:
    """Return the changed lines of a file, none where nothing in it changed."""
    return changes.get(path.resolve(), ())
