"""Compilers as witnesses: what they say of a tree must be the same before and after."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Oracle:
    """A command that reads sources.

    Attributes:
        suffix: of the files that it reads.
        command: the words before the files; `{out}` stands for a folder that is thrown away.
        single: it takes one file at a time.
        message: what is taken from its output; places in files are left out, since lines move.
    """

    suffix: str
    command: tuple[str, ...]
    single: bool
    message: re.Pattern[str]


ORACLES: Final = (
    Oracle(".go", ("gofmt", "-e", "-l"), single=False, message=re.compile(r"^\S+$|: .*", re.MULTILINE)),
    Oracle(".js", ("node", "--check"), single=True, message=re.compile(r"^\w*Error: .*", re.MULTILINE)),
    Oracle(".rs", ("rustfmt", "--edition", "2021", "--check", "--config", "skip_children=true", "-l"), single=True,
           message=re.compile(r"^error.*|^/.*", re.MULTILINE)),
    Oracle(".java", ("javac", "-proc:none", "-Xmaxerrs", "100000", "-nowarn", "-d", "{out}"), single=False,
           message=re.compile(r"(?<=: )error: .*")),
)  # fmt: skip
"""Those that are used where they are at hand."""

_LEFT_OUT: Final = {"module-info"}
"""A module that names modules which are not at hand keeps javac from reading anything else."""


@dataclass(frozen=True)
class Witness:
    """What a compiler said: of how many files, how many messages before, and which came or went."""

    command: str
    files: int
    messages: int
    differences: tuple[str, ...]


def witnesses(before: Path, after: Path) -> list[Witness]:
    """Ask every compiler that is at hand about both trees."""
    found = []
    for oracle in ORACLES:
        found_files = sorted(after.rglob(f"*{oracle.suffix}"))
        files = [each.relative_to(after) for each in found_files if each.stem not in _LEFT_OUT]
        if not files or shutil.which(oracle.command[0]) is None:
            continue
        old, new = _messages(oracle, before, files), _messages(oracle, after, files)
        gone, came = (f"gone: {each}" for each in (old - new)), (f"new: {each}" for each in (new - old))
        found.append(Witness(oracle.command[0], len(files), old.total(), (*came, *gone)))
    return found


def _messages(oracle: Oracle, root: Path, files: Sequence[Path]) -> Counter[str]:
    """Return what the command says of the files of a tree, each message as often as it is said."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as out:
        command = [each.format(out=out) for each in oracle.command]
        for group in [[each] for each in files] if oracle.single else [files]:
            done = subprocess.run([*command, *map(str, group)], cwd=root, capture_output=True, text=True, check=False)
            said = [each.replace(str(root), "") for each in oracle.message.findall(done.stdout + done.stderr)]
            found.update(said or ["exit code " + str(done.returncode)] * bool(done.returncode))
    return found
