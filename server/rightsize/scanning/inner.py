"""What runs in the child: it imports bandit and nothing of Rightsize.

It reads a line of JSON for each source and answers with one.  Nothing of a workspace is read: the source comes through
the pipe, bandit is given no settings, and a `# nosec` in the source is not obeyed.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import os
import sys
import warnings
from typing import Any

NAME = "source.py"
"""What bandit believes the file is called; it reads no such file."""


def scan(source: bytes) -> dict[str, Any]:
    """Return what bandit finds in a source, or why it finds nothing there.

    Bandit takes a source that is no file through a private method alone; a test tells when that has changed.
    """
    with warnings.catch_warnings():  # what its libraries and the source's own literals give cause for
        warnings.simplefilter("ignore")
        from bandit.core.config import BanditConfig
        from bandit.core.manager import BanditManager

        manager = BanditManager(BanditConfig(), "file", ignore_nosec=True)
        manager._parse_file(NAME, io.BytesIO(source), [NAME])  # noqa: SLF001 - there is no public one
    skipped = [reason for _, reason in manager.get_skipped()]
    return {"issues": [_issue(each) for each in manager.get_issue_list()], "skipped": skipped[0] if skipped else ""}


def _issue(found: Any) -> dict[str, Any]:
    lines = found.linerange or [found.lineno]
    return {
        "test": found.test_id,
        "cwe": found.cwe.id,
        "line": found.lineno,
        "column": max(0, found.col_offset),
        "end_line": max(found.lineno, *lines),
        "end_column": found.end_col_offset,
        "severity": found.severity.lower(),
        "confidence": found.confidence.lower(),
        "text": found.text,
    }


def main() -> None:
    """Answer line by line until the pipe is closed."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints does not come between the answers
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        try:
            answer = scan(base64.b64decode(line))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a hostile source does ends with its answer
            answer = {"issues": [], "skipped": f"{type(error).__name__}: {error}"[:200]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
