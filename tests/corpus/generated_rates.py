"""Print how often the checks of generated code err: `python -m tests.corpus.generated_rates FOLDER-OR-FILE.jsonl`.

A folder holds packages of Python: each function with a session in its doc is a task, its own body the right answer.  A
file of JSON lines holds tasks as HumanEval has them (`prompt`, `canonical_solution`, `entry_point`, `test`).  The wrong
answers are mutants of the right ones; where a task brings tests, those that pass them are left out, and elsewhere some
of them are no worse than the right one, which counts against the checks.
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import json
import subprocess
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.cli.languages import language_of
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.examples import examples_for
from rightsize.core.generation.targets import body_target
from rightsize.core.text import Edit, apply_edits, decode, encode
from rightsize.engine.generated import check_generated
from rightsize.engine.snapshot import Snapshot
from rightsize.journal.packages import packages_for
from rightsize.sandbox.python import PythonSandbox
from tests.corpus.mutations import mutants_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.tasks.generation import Target
    from rightsize.core.verification.verdict import Verdict

_LEFT_OUT = frozenset({"tests", "test", "_vendor", "__pycache__"})
_TEST_SECONDS = 10


@dataclass(frozen=True)
class Task:
    """A function to be written: the file with a stand-in, the right body, and the tests that an answer must pass."""

    snapshot: Snapshot
    target: Target
    right: str
    tests: str = ""


def tasks_in_folder(folder: Path, most: int) -> Iterator[Task]:
    """Yield up to `most` functions a file whose doc holds a session."""
    for path in sorted(folder.rglob("*.py")):
        if _LEFT_OUT.isdisjoint(path.relative_to(folder).parts):
            yield from list(_tasks_in(str(path), path.read_bytes(), "", ""))[:most]


def tasks_in_lines(path: Path) -> Iterator[Task]:
    """Yield the tasks of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = f"{row['prompt']}{row['canonical_solution']}"
        tests = f"{row['test']}\ncheck({row['entry_point']})\n"
        yield from _tasks_in("/nowhere/task.py", source.encode(), row["entry_point"], tests)


def _tasks_in(path: str, data: bytes, name: str, tests: str) -> Iterator[Task]:
    parsed = parse(language_of(Path(path), packaged()), data)
    for symbol in symbols_in(parsed)[1:]:
        target = body_target(parsed, symbol)
        if target is None or target.stub or (name and symbol.name != name) or symbol.doc is None:
            continue
        if not name and ">>>" not in symbol.doc.raw:
            continue
        body = textwrap.dedent(decode(target.span.of(data)).strip("\n"))
        stub = parse(parsed.language, apply_edits(data, [Edit(target.span, encode(f"\n{target.indent}pass"))]))
        again = next((each for each in symbols_in(stub)[1:] if each.span.start == symbol.span.start), None)
        place = body_target(stub, again) if again is not None else None
        if place is not None and _parses(body):
            yield Task(Snapshot(path, stub), place, body, tests)


def _parses(body: str) -> bool:
    try:
        return bool(ast.parse(body).body)
    except SyntaxError:
        return False


def _is_wrong(task: Task, body: str) -> bool:
    """Tell whether a body fails the tests of its task; without tests every mutant counts."""
    if not task.tests:
        return True
    code = textwrap.indent(body, task.target.indent)
    data = apply_edits(task.snapshot.parsed.data, [Edit(task.target.span, encode(f"\n{code}"))])
    try:
        command = [sys.executable, "-I", "-c", f"{decode(data)}\n{task.tests}"]
        return subprocess.run(command, check=False, capture_output=True, timeout=_TEST_SECONDS).returncode != 0
    except subprocess.TimeoutExpired:
        return True


async def _verdicts(task: Task, bodies: Sequence[str], *, run: bool) -> list[Verdict]:
    sandbox = PythonSandbox() if run else None
    packages = packages_for(Path(task.snapshot.path))
    return [
        (
            await check_generated(
                task.snapshot, task.target, textwrap.indent(body, task.target.indent), packages, sandbox
            )
        ).verdict
        for body in bodies
    ]


@dataclass
class Figures:
    """What was counted, with or without running the examples."""

    right: int = 0
    refused: int = 0
    wrong: int = 0
    through: int = 0
    reached: int = 0

    def line(self, name: str) -> str:
        """Return the figures as one line."""
        return (
            f"{name:<18} right answers refused {self.refused}/{self.right} ({self.refused / max(1, self.right):.1%}), "
            f"wrong ones let through {self.through}/{self.wrong} ({self.through / max(1, self.wrong):.1%}), "
            f"examples ran for {self.reached} right ones"
        )


def measure(tasks: Sequence[Task], most: int, *, run: bool, show: bool) -> tuple[Figures, Counter[str], Counter[str]]:
    """Return the figures, and which checks refused right answers and which wrong ones."""
    figures, of_right, of_wrong = Figures(), Counter[str](), Counter[str]()
    for task in tasks:
        wrong = [each for each in mutants_of(task.right, most) if _is_wrong(task, each)]
        first, *others = asyncio.run(_verdicts(task, [task.right, *wrong], run=run))
        figures.right += 1
        figures.refused += not first.passed
        figures.reached += first.reach == "examples"
        of_right.update({each.check for each in first.problems if not each.warns})
        name = task.target.symbol.qualified_name if task.target.symbol else ""
        if show and (not first.passed or (run and first.reach == "static")):
            print(f"{task.snapshot.path}:{name}: {[each.message for each in first.problems]}")
        if not first.passed:
            continue
        figures.wrong += len(others)
        figures.through += sum(each.passed for each in others)
        for verdict in others:
            of_wrong.update({each.check for each in verdict.problems if not each.warns})
        if show and run and any(each.passed for each in others):
            print(f"  through: {name}: {sum(each.passed for each in others)} of {len(others)}")
    return figures, of_right, of_wrong


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect the tasks, mutate their right answers, and print the figures with and without running the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--most", type=int, default=25, help="functions a file")
    parser.add_argument("--mutants", type=int, default=5, help="wrong answers a function")
    parser.add_argument("--with-examples", action="store_true", help="only functions with an example")
    parser.add_argument("--show", action="store_true", help="name what was refused, not run or let through")
    chosen = parser.parse_args(arguments)
    is_file = chosen.source.is_file()
    tasks = list(tasks_in_lines(chosen.source) if is_file else tasks_in_folder(chosen.source, chosen.most))
    if chosen.with_examples:
        tasks = [each for each in tasks if examples_for(each.target, ())]
    for run in (False, True):
        figures, of_right, of_wrong = measure(tasks, chosen.mutants, run=run, show=chosen.show and run)
        print(figures.line("with examples" if run else "without examples"))
        print(f"  refused right ones: {dict(of_right.most_common())}")
        print(f"  stopped wrong ones: {dict(of_wrong.most_common())}")


if __name__ == "__main__":
    main()
