"""How much of what bandit finds the floor shows: `python -m tests.corpus.bandit_rates FOLDER… [--show]`.

Bandit's own examples are in its source distribution: `pip download --no-binary bandit --no-deps bandit`.  Printed are
bandit's findings, those of them that the floor holds (the same line, test and weakness), how many of these are shown
and not refuted, and the milliseconds that bandit takes for 1,000 lines.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections import Counter
from pathlib import Path

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.scanned import PREFIX, Issue, with_issues
from rightsize.scanning.inner import scan


def _compared(path: Path, counts: Counter[str], *, show: bool) -> float:
    """Count what one file gives, and return the seconds that bandit took."""
    language = packaged().for_path(path.name)
    assert language is not None, path
    parsed = parse(language, path.read_bytes())
    began = time.perf_counter()
    issues = [Issue(**each) for each in scan(parsed.data)["issues"]]
    seconds = time.perf_counter() - began
    found = with_issues(parsed, floor_findings(parsed), issues)
    for issue in issues:
        names = [
            each
            for each in found
            if f"{PREFIX}{issue.test}" in {each.rule, *each.also}
            and each.cwe == issue.cwe
            and parsed.lines.line_of(each.span.start) + 1 == issue.line
        ]
        counts["held"] += bool(names)
        counts["shown"] += any(not each.suppressed for each in names)
        if show and not names:
            print(f"lost {path}:{issue.line}: {issue.test}")
    counts["bandit"] += len(issues)
    counts["lines"] += parsed.data.count(b"\n")
    return seconds


def main() -> None:
    """Print the row of all folders together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    scan(b"")
    counts = Counter[str]()
    paths = [path for folder in given.folders for path in sorted(folder.rglob("*.py"))]
    seconds = sum(_compared(path, counts, show=given.show) for path in paths)
    print(
        f"{len(paths)} files, {counts['lines']:,} lines: {counts['bandit']} findings of bandit, "
        f"{counts['held']} held, {counts['shown']} shown; "
        f"{1e6 * seconds / max(1, counts['lines']):.0f} ms per 1,000 lines"
    )


if __name__ == "__main__":
    main()
