"""What the floor says of code that people use: `python -m tests.corpus.floor_alarms FOLDER… [--show]`.

Prints, for each folder, its lines, the findings and the findings per 1,000 lines; test code is left out.  Most findings
in a well-kept library are false or beside the point, so few is good.  What is refuted of bandit's does not count.
"""

from __future__ import annotations

import argparse
import logging
import re
from collections import Counter
from pathlib import Path

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.scanned import Issue, with_issues
from rightsize.scanning.bandit import BanditScanner
from rightsize.scanning.inner import scan

_LEFT_OUT = re.compile(
    r"(?:^|/)(?:tests?|__tests__|testdata|spec|examples?|vendor|node_modules|\.[^/]+)/|[._-]tests?\."
)
_LARGEST = 1_000_000


def main() -> None:
    """Print a row a folder, and with `--show` each finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    for folder in given.folders:
        lines, rules = 0, Counter[str]()
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            language = packaged().for_path(path.name)
            name = path.relative_to(folder).as_posix()
            if language is None or _LEFT_OUT.search(name) or path.stat().st_size > _LARGEST:
                continue
            parsed = parse(language, path.read_bytes())
            lines += parsed.data.count(b"\n")
            found = floor_findings(parsed)
            if language.id in BanditScanner.languages:
                found = with_issues(parsed, found, [Issue(**each) for each in scan(parsed.data)["issues"]])
            for each in (one for one in found if not one.suppressed):
                rules[each.rule] += 1
                if given.show:
                    print(f"{path}:{parsed.lines.line_of(each.span.start) + 1}: {each.rule}")
        total = sum(rules.values())
        print(f"{folder}: {lines:,} lines, {total} findings, {1000 * total / max(1, lines):.2f} per 1,000 lines")


if __name__ == "__main__":
    main()
