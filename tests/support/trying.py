"""What tests of the sandbox share: whether one can be made here, and an order about one function."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import TrialOrder

CAN = (
    sys.platform == "linux"
    and subprocess.run(["unshare", "-rnmp", "true"], check=False, capture_output=True).returncode == 0
    if shutil.which("unshare")
    else False
)
needs_namespaces = pytest.mark.skipif(not CAN, reason="this machine lets nobody make namespaces")


def order(body: str, source: str = "f(1)", expected: str | None = "2", *, printed: bool = False) -> TrialOrder:
    """An order about a function f(x) with a body, and one example."""
    lines = "\n".join(f"    {each}" for each in body.splitlines())
    example = Example(source, expected, printed=printed)
    return TrialOrder("python", "/nowhere/shop.py", f"def f(x):\n{lines}\n", "f", (2, 2 + body.count("\n")), (example,))
