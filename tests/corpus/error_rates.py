"""Print how often the checks err on a folder of packages: `python -m tests.corpus.error_rates FOLDER`.

Packages fall into two halves by a hash of their name: thresholds are tuned on `tune`, figures are reported on `report`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.verification.documentation import verify_content
from tests.corpus.faults import FAULTS
from tests.corpus.items import items_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.tasks.content import DocContent
    from rightsize.core.verification.verdict import Verdict
    from tests.corpus.faults import Fault
    from tests.corpus.items import Item

_LEFT_OUT = frozenset({"tests", "test", "_vendor", "externals", "node_modules", "bin", "__pycache__"})


def half_of(package: str) -> str:
    """Return the half that a package belongs to."""
    return "report" if int(sha256(package.encode()).hexdigest(), 16) % 2 else "tune"


def collect(folder: Path, half: str, most: int, *, in_place: bool) -> tuple[Item, ...]:
    """Return up to `most` right answers a package, from files in an order that depends on nothing but their names."""
    items: list[Item] = []
    for package in sorted(each for each in folder.iterdir() if each.is_dir() and "." not in each.name):
        if half not in {half_of(package.name), "both"} or package.name in _LEFT_OUT:
            continue
        files = sorted(
            each
            for each in package.rglob("*")
            if each.is_file() and not _LEFT_OUT & set(each.relative_to(folder).parts)
        )
        random.Random(package.name).shuffle(files)
        found: list[Item] = []
        for path in files:
            if len(found) >= most:
                break
            found += items_in(package.name, path, in_place=in_place)
        items += found[:most]
    return tuple(items)


def verdict_on(item: Item, content: DocContent) -> Verdict:
    """Return the verdict on one answer."""
    return verify_content(item.parsed, item.symbol, content)


def refusals(items: Iterable[Item]) -> tuple[int, Counter[str], list[tuple[Item, Verdict]]]:
    """Return how many right answers are refused, by which checks, and the cases."""
    by_check: Counter[str] = Counter()
    refused: list[tuple[Item, Verdict]] = []
    for item in items:
        verdict = verdict_on(item, item.content)
        if not verdict.passed:
            refused.append((item, verdict))
            by_check.update({each.check for each in verdict.problems if not each.warns})
    return len(refused), by_check, refused


def share_through(fault: Fault, items: Sequence[Item]) -> tuple[int, float]:
    """Return to how many right answers a fault applies, and the share of the faulty ones that passes."""
    chance = random.Random(fault.name)
    faulty = [(item, content) for item in items if (content := fault.put(item, tuple(items), chance)) is not None]
    through = sum(verdict_on(item, content).passed for item, content in faulty)
    return len(faulty), through / max(1, len(faulty))


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect the right answers, put the faults in, and print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "both"), default="report")
    parser.add_argument("--most", type=int, default=60, help="right answers a package")
    parser.add_argument("--in-place", action="store_true", help="leave the old docs in the files")
    parser.add_argument("--show", metavar="CHECK", help="print the right answers that this check refuses")
    chosen = parser.parse_args(arguments)
    items = collect(chosen.folder, chosen.half, chosen.most, in_place=chosen.in_place)
    count, by_check, refused = refusals(items)
    print(f"{len(items)} right answers of {len({each.package for each in items})} packages")
    print(f"right answers refused: {count} ({count / max(1, len(items)):.1%})")
    for name, times in by_check.most_common():
        print(f"  {name:<24}{times:>6}  {times / len(items):.1%}")
    for item, verdict in refused:
        for problem in verdict.problems:
            if problem.check == chosen.show and not problem.warns:
                print(f"{item.path}:{item.symbol.qualified_name}: {problem.message}\n    {item.content.summary!r}")
    print(f"\n{'fault':<44}{'items':>6}  let through")
    right = [item for item in items if verdict_on(item, item.content).passed]
    for fault in FAULTS:
        times, share = share_through(fault, right)
        print(f"{fault.name:<44}{times:>6}  {share:.1%}")


if __name__ == "__main__":
    main()
