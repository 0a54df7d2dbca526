"""Parsing, routing, and drafts for packages of the standard library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tree_sitter
import tree_sitter_python

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, reparse
from rightsize.core.text import Edit, Span, apply_edits
from tests.bench.client import ROOT, environment
from tests.bench.figures import Figure, Goal
from tests.bench.sources import large_source
from tests.bench.sources import library as files_of_the_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARTS: Final = 10
"""A pass over the whole library takes some minutes: each run documents another part, every tenth file."""

BARE_PARSE: Final = """
import sys, pathlib, tree_sitter, tree_sitter_python
parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))
for path in sys.argv[1:]:
    parser.parse(pathlib.Path(path).read_bytes())
"""


def parsing(runs: int) -> Iterator[Figure]:
    """Measure the first parse of the large file and a keystroke in it, beside the parser alone."""
    language = packaged().named("python")
    assert language is not None
    data = large_source().encode()
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))
    parsed = parse(language, data)
    offset = data.index(b"return left + right + 1700")
    edits = (Edit(Span(offset, offset), b"x"),)
    changed = apply_edits(data, edits)

    def bare_keystroke() -> None:
        tree = parser.parse(data)
        place = (data.count(b"\n", 0, offset), 4)
        tree.edit(offset, offset, offset + 1, place, place, (place[0], 5))
        started = time.perf_counter()
        parser.parse(changed, tree)
        keystrokes.append((time.perf_counter() - started) * 1e3)

    keystrokes: list[float] = []
    first, mine = [], []
    for _ in range(runs):
        first.append((_milliseconds(lambda: parse(language, data)), _milliseconds(lambda: parser.parse(data))))
        mine.append(_milliseconds(lambda: reparse(parsed, changed, edits)))
        bare_keystroke()
    ours, bare = zip(*first, strict=True)
    beside = "tree-sitter alone"
    yield Figure("first parse, 10,000 lines", "ms", ours, beside, bare, Goal("median", 80))
    yield Figure("keystroke parsed again, 10,000 lines", "ms", tuple(mine), beside, tuple(keystrokes))


def routing(runs: int) -> Iterator[Figure]:
    """Measure a decision beside LiteLLM's own classifier, both in a process that has imported LiteLLM."""
    command = [sys.executable, "-m", "tests.bench.deciding", str(max(runs, 100))]
    printed = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True).stdout
    known, read, theirs = (tuple(map(float, line.split())) for line in printed.splitlines()[-3:])
    beside = "LiteLLM's complexity_router.classify"
    yield Figure("routing decision, code action", "µs", known, beside, theirs, Goal("median", 50))
    yield Figure("routing decision, prompt read first", "µs", read, beside, theirs)


def asking(runs: int) -> Iterator[Figure]:
    """Measure how long a request of 2,000 characters is split, beside one regular expression that finds its words."""
    command = [sys.executable, "-m", "tests.bench.asking", str(max(runs, 10))]
    printed = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True).stdout
    ours, pasted, words = (tuple(map(float, line.split())) for line in printed.splitlines()[-3:])
    beside = "its words by `re.findall`"
    yield Figure("request of 2,000 characters split", "ms", ours, beside, words, Goal("median", 1))
    yield Figure("request of 2,000 characters split, mostly code", "ms", pasted, beside, words, Goal("median", 1))


def library(runs: int) -> Iterator[Figure]:
    """Measure `document --engine embedded` over the standard library, beside a bare parse of the same files."""
    files = files_of_the_library()
    parts = [files[each % PARTS :: PARTS] for each in range(max(runs, PARTS))]
    mine, theirs = zip(*map(_documented_and_parsed, parts), strict=True)
    name = f"`document --engine embedded`, the standard library's {len(files)} files, a tenth a run"
    yield Figure(name, "files/s", mine, "tree-sitter alone", theirs)


def _documented_and_parsed(files: tuple[Path, ...]) -> tuple[float, float]:
    """Return how many of these files a second are documented, and how many parsed."""
    root = Path(os.path.commonpath(files))
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder, path.relative_to(root)) for path in files]
        for path, copy in zip(files, copies, strict=True):
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        ours = [sys.executable, "-m", "rightsize", "document", folder, "--engine", "embedded"]
        bare = [sys.executable, "-c", BARE_PARSE, *map(str, copies)]
        return _files_a_second(ours, len(files)), _files_a_second(bare, len(files))


def _files_a_second(command: list[str], files: int) -> float:
    started = time.perf_counter()
    nowhere = subprocess.DEVNULL
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=nowhere, stderr=nowhere, check=False)
    if done.returncode > 1:
        raise RuntimeError(f"{command[:4]} ended with {done.returncode}")
    return files / (time.perf_counter() - started)


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1e3
