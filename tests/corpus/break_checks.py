"""Break each check in turn and show that the tests notice: `python -m tests.corpus.break_checks [NAME ...]`.

Each run is a process of its own in which this module is loaded as a pytest plugin; the environment names the check that
finds nothing there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.verification import checks
from rightsize.engine import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.verification.evidence import Evidence, Finding

BROKEN = "RIGHTSIZE_TEST_BROKEN_CHECK"
ROOT = Path(__file__).parents[2]
SUITE = ("tests/core/verification", "tests/engine/test_verify.py")
DECIDED_BEFORE = {checks.REPLY_READ: "unread_problems", checks.DOC_PLACED: "unplaced_problems"}
"""The checks that have no finder, with the function of `engine/verify.py` that finds their problems."""
SLOW = ("test_properties.py", "test_error_rates.py")


def finds_nothing(evidence: Evidence | Sequence[str]) -> tuple[Finding, ...]:
    """Stand in for a check that is broken."""
    return ()


def break_check(name: str) -> None:
    """Let one check find nothing, in this process."""
    checks.CHECKS = tuple(replace(each, find=finds_nothing) if each.name == name else each for each in checks.CHECKS)
    if name in DECIDED_BEFORE:
        setattr(verify, DECIDED_BEFORE[name], finds_nothing)


def suite_fails_without(name: str) -> tuple[bool, str]:
    """Run the suite without what one check finds; return whether it fails, and its last line."""
    plain = [f"--ignore={SUITE[0]}/{each}" for each in SLOW]
    command = [
        sys.executable,
        "-m",
        "pytest",
        *SUITE,
        *plain,
        "-x",
        "-q",
        "-p",
        "tests.corpus.break_checks",
        "-p",
        "no:cacheprovider",
    ]
    environment = {**os.environ, BROKEN: name, "PYTHONPATH": f"{ROOT / 'server'}{os.pathsep}{ROOT}"}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    lines = ran.stdout.strip().splitlines()
    failed = next((line for line in lines if line.startswith("FAILED")), lines[-1] if lines else ran.stderr[-200:])
    return ran.returncode == 1 and failed.startswith("FAILED"), failed


def main(arguments: Sequence[str]) -> int:
    """Break the named checks, or all; return 1 if the suite misses one."""
    names = list(arguments) or [each.name for each in checks.CHECKS]
    missed = 0
    for name in names:
        start = time.monotonic()
        noticed, line = suite_fails_without(name)
        missed += not noticed
        print(f"{name:<24}{'noticed' if noticed else 'MISSED':<9}{time.monotonic() - start:>5.0f} s  {line[:110]}")
    print(f"{len(names) - missed} of {len(names)} broken checks noticed")
    return 1 if missed else 0


if BROKEN in os.environ:
    break_check(os.environ[BROKEN])

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
