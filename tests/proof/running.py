"""One run of `rightsize document --write` over a copy of a tree, and what it said and did."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.proof.proving import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SERVER: Final = Path(__file__).parents[2] / "server"


@dataclass(frozen=True)
class Draft:
    """A doc that was written, with the code that it is about."""

    path: str
    line: int
    name: str
    kind: str
    doc: str
    code: str


@dataclass(frozen=True)
class Outcome:
    """What one run over one tree gave.

    Attributes:
        reasons: why symbols were left alone, with how many.
        refused: failed checks, a line each.
        problems: what the run itself called a problem.
        broken: what the proof found, a line each; empty when nothing but docs changed.
        again: files that a second run changed.
    """

    name: str
    files: int
    changed: int
    symbols: int
    undocumented: int
    drafted: int
    reasons: Counter[str]
    refused: tuple[str, ...]
    problems: tuple[str, ...]
    before: int
    after: int
    public: int
    seconds: float
    again: tuple[str, ...]
    broken: tuple[str, ...]
    drafts: tuple[Draft, ...]


def run(source: Path, work: Path, arguments: Sequence[str], transform: Callable[[Path], None]) -> Outcome:
    """Copy a tree twice, document one of the copies, prove, and document it again."""
    before, after = work / "before" / source.name, work / "after" / source.name
    for each in (before, after):
        shutil.rmtree(each, ignore_errors=True)
        shutil.copytree(source, each)
        transform(each)
    record, seconds = _document(after, arguments)
    broken = tuple(_broken(before, after, only_added="--mode" not in arguments))
    once = _contents(after)
    _document(after, arguments)
    again = tuple(str(name) for name, data in _contents(after).items() if once.get(name) != data)
    return _outcome(source.name, record, seconds, broken, again, before)


def _document(tree: Path, arguments: Sequence[str]) -> tuple[dict[str, Any], float]:
    """Run the command and return what it printed and how long it took."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "rightsize", "document", tree.name, "--write", "--engine", "embedded", "--json",
         *arguments],
        cwd=tree.parent, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(_SERVER)},
    )  # fmt: skip
    if not done.stdout.strip():
        raise SystemExit(f"rightsize ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    record: dict[str, Any] = json.loads(done.stdout)
    return record, time.monotonic() - started


def _contents(tree: Path) -> dict[Path, bytes]:
    """Return every file of a tree."""
    return {each.relative_to(tree): each.read_bytes() for each in sorted(tree.rglob("*")) if each.is_file()}


def _broken(before: Path, after: Path, *, only_added: bool) -> Iterator[str]:
    """Yield what is not as it was, files that came or went included."""
    old, new = _contents(before), _contents(after)
    for name in sorted(old.keys() ^ new.keys()):
        yield f"{name}: the file came or went"
    for name in sorted(old.keys() & new.keys()):
        for fault in faults(name, old[name], new[name], only_added=only_added):
            yield f"{name}: {fault}"
        if (before / name).stat().st_mode != (after / name).stat().st_mode:
            yield f"{name}: the mode of the file changed"


_CODE_LINES: Final = 30


def _outcome(
    name: str, record: dict[str, Any], seconds: float, broken: tuple[str, ...], again: tuple[str, ...], before: Path
) -> Outcome:
    """Sum up what the run printed."""
    summary = record["summary"]
    pairs = [(file, symbol) for file in record["files"] for symbol in file["symbols"]]
    left = Counter(symbol["reason_code"] for _, symbol in pairs if symbol["status"] == "left_alone")
    refused = tuple(
        f"{file['path']}:{symbol['line']} {symbol['name']}: {problem['check']}: {problem['message']}"
        for file, symbol in pairs
        if symbol["status"] == "failed" or symbol["reason_code"] == "draft_refused"
        for attempt in symbol["attempts"]
        for problem in attempt["problems"]
        if not problem["warns"]
    )
    failed = tuple(
        f"{file['path']}:{symbol['line']} {symbol['name']}: {symbol['reason']}"
        for file, symbol in pairs
        if symbol["status"] == "failed"
    )
    drafts = tuple(
        Draft(file["path"], symbol["line"], symbol["name"], symbol["kind"], symbol["doc"],
              _code(before.parent / file["path"], symbol["line"]))
        for file, symbol in pairs
        if symbol["status"] == "documented"
    )  # fmt: skip
    return Outcome(
        name=name, files=summary["files"], changed=summary["changed"], symbols=summary["symbols"],
        undocumented=summary["public"] - summary["covered_before"], drafted=summary["drafted"],
        reasons=left, refused=refused, problems=(*record["problems"], *failed),
        before=summary["covered_before"], after=summary["covered_after"], public=summary["public"],
        seconds=seconds, again=again, broken=broken, drafts=drafts,
    )  # fmt: skip


def _code(path: Path, line: int) -> str:
    """Return the code from a line on, as it was."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return "\n".join(lines[line - 1 : line - 1 + _CODE_LINES])
