"""How the floor does on pairs of a weak file and its safe twin: `python -m tests.corpus.floor_rates FOLDER… [--show]`.

A pair is two files of one name but for `.bad.` and `.good.`, as `sql_login.bad.py` and `sql_login.good.py`; a comment
in the first line of the bad one may name what must be found, as `CWE-89`.  Recall is the share of bad files in which
the weakness, or one that only a detail tells apart (or, where none is named, anything), is found; alarms are the share
of safe twins in which it still is.  Bandit counts where it is not refuted; with `--ours`, our own rules alone.
"""

from __future__ import annotations

import argparse
import logging
import re
from collections import defaultdict
from pathlib import Path

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.merge import same_weakness
from rightsize.core.review.scanned import Issue, with_issues
from rightsize.scanning.bandit import BanditScanner
from rightsize.scanning.inner import scan


def _found(path: Path, wanted: set[int], *, ours: bool) -> list[str]:
    language = packaged().for_path(path.name)
    if language is None:
        return []
    parsed = parse(language, path.read_bytes())
    found = floor_findings(parsed)
    if not ours and language.id in BanditScanner.languages:
        found = with_issues(parsed, found, [Issue(**each) for each in scan(parsed.data)["issues"]])
    return [
        f"{each.rule} line {parsed.lines.line_of(each.span.start) + 1}"
        for each in found
        if not each.suppressed and (not wanted or any(same_weakness(each.cwe, number) for number in wanted))
    ]


def main() -> None:
    """Print recall and alarms a language, and with `--show` each pair that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--ours", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for bad in sorted(path for folder in given.folders for path in folder.rglob("*.bad.*")):
        good = bad.with_name(bad.name.replace(".bad.", ".good."))
        head = bad.read_text(encoding="utf-8").split("\n", 1)[0]
        wanted = {int(number) for number in re.findall(r"CWE-(\d+)", head)}
        seen, alarms = _found(bad, wanted, ours=given.ours), _found(good, wanted, ours=given.ours)
        row = counts[bad.suffix]
        row[0] += 1
        row[1] += bool(seen)
        row[2] += bool(alarms)
        if given.show and not seen:
            print(f"missed {bad}")
        if given.show and alarms:
            print(f"alarm  {good}: {', '.join(alarms)}")
    for suffix, (pairs, found, alarmed) in sorted(counts.items()):
        print(f"{suffix}: {pairs} pairs, recall {found / pairs:.0%}, alarms {alarmed / pairs:.0%}")


if __name__ == "__main__":
    main()
