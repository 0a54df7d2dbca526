"""Print how often the checks of generated code err on real answers: `python -m tests.corpus.answer_rates FILE.jsonl`.

Each line is a task as HumanEval has it and one answer to it: `prompt` (a Python file that ends in the head and the doc
of a function), `entry_point`, `reply` (the text of a model), `right` (whether it passes tests that the checks do not
see), and perhaps `src`, by which the figures are also given.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.cli.languages import language_of
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.targets import body_target
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import check_generated
from rightsize.engine.snapshot import Snapshot
from rightsize.sandbox.python import PythonSandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.ports import Sandbox

_NOWHERE = "/nowhere/task.py"
_AT_ONCE = 2


async def verdict_on(row: dict[str, Any], sandbox: Sandbox | None) -> Verdict:
    """Return the verdict on the answer of one row."""
    parsed = parse(language_of(Path(_NOWHERE), packaged()), row["prompt"].encode())
    symbol = next(each for each in symbols_in(parsed)[1:] if each.name == row["entry_point"])
    target = body_target(parsed, symbol)
    if target is None:
        raise ValueError(row["entry_point"])
    snapshot = Snapshot(_NOWHERE, parsed)
    return (await check_generated(snapshot, target, row["reply"], Packages(), sandbox)).verdict


async def verdicts(rows: Sequence[dict[str, Any]], sandbox: Sandbox | None) -> list[Verdict]:
    """Return the verdicts on all rows, in their order."""
    turn = asyncio.Semaphore(_AT_ONCE)

    async def one(row: dict[str, Any]) -> Verdict:
        async with turn:
            return await verdict_on(row, sandbox)

    return list(await asyncio.gather(*map(one, rows)))


def figures(rows: Sequence[dict[str, Any]], found: Sequence[Verdict]) -> str:
    """Return the shares of right answers refused and of wrong ones let through, as one line."""
    right = [verdict for row, verdict in zip(rows, found, strict=True) if row["right"]]
    wrong = [verdict for row, verdict in zip(rows, found, strict=True) if not row["right"]]
    refused, through = sum(not each.passed for each in right), sum(each.passed for each in wrong)
    return (
        f"right refused {refused}/{len(right)} ({refused / max(1, len(right)):.1%}), "
        f"wrong through {through}/{len(wrong)} ({through / max(1, len(wrong)):.1%})"
    )


def by_check(rows: Sequence[dict[str, Any]], found: Sequence[Verdict], *, right: bool) -> dict[str, int]:
    """Return how many right, or wrong, answers each check refused."""
    refusals = Counter[str]()
    for row, verdict in zip(rows, found, strict=True):
        if row["right"] is right:
            refusals.update({each.check for each in verdict.problems if not each.warns})
    return dict(refusals.most_common())


def main(arguments: Sequence[str] | None = None) -> None:
    """Check every answer with and without running the examples, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--dump", type=Path, help="write each row that the checks err on to this file")
    chosen = parser.parse_args(arguments)
    rows = [json.loads(line) for line in chosen.source.read_text(encoding="utf-8").splitlines()]
    found: list[Verdict] = []
    for sandbox in (None, PythonSandbox()):
        found = asyncio.run(verdicts(rows, sandbox))
        print(f"{'with' if sandbox else 'without'} examples: {figures(rows, found)}")
        print(f"  refused right ones: {by_check(rows, found, right=True)}")
        print(f"  stopped wrong ones: {by_check(rows, found, right=False)}")
    for source in sorted({row.get("src", "") for row in rows}):
        pairs = [pair for pair in zip(rows, found, strict=True) if pair[0].get("src", "") == source]
        print(f"  {source}: {figures([row for row, _ in pairs], [verdict for _, verdict in pairs])}")
    if chosen.dump is not None:
        with chosen.dump.open("w", encoding="utf-8") as file:
            for row, verdict in zip(rows, found, strict=True):
                if verdict.passed is not row["right"]:
                    problems = [[each.check, each.message, each.warns] for each in verdict.problems]
                    print(json.dumps({**row, "problems": problems, "reach": verdict.reach}), file=file)


if __name__ == "__main__":
    main()
