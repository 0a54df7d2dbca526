"""What tests of the sandbox share: whether one can be made here, and an order about one function."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import TrialOrder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rightsize.core.tasks.generation import Ran

CAN = (
    sys.platform == "linux"
    and subprocess.run(["unshare", "-rnmp", "true"], check=False, capture_output=True).returncode == 0
    if shutil.which("unshare")
    else False
)
_SHOP = "def total(prices):\n    {body}\n\n\ndef other(prices):\n    pass\n"
needs_namespaces = pytest.mark.skipif(not CAN, reason="this machine lets nobody make namespaces")


def order(body: str, source: str = "f(1)", expected: str | None = "2", *, printed: bool = False) -> TrialOrder:
    """An order about a function f(x) with a body, and one example."""
    lines = "\n".join(f"    {each}" for each in body.splitlines())
    example = Example(source, expected, printed=printed)
    return TrialOrder("python", "/nowhere/shop.py", f"def f(x):\n{lines}\n", "f", (2, 2 + body.count("\n")), (example,))


def shop(folder: Path, tests: str) -> Path:
    """Make a project of a package, in whose `prices.py` a function `total` is to be written, and a file of tests."""
    (folder / "pyproject.toml").write_text("[project]\nname = 'shop'\n")
    (folder / "shop").mkdir()
    (folder / "shop" / "__init__.py").write_text("from shop.prices import total\n")
    (folder / "shop" / "prices.py").write_text(_SHOP.format(body="pass"))
    (folder / "tests").mkdir()
    (folder / "tests" / "test_prices.py").write_text(tests)
    return folder


def total(project: Path, body: str) -> TrialOrder:
    """An order about `total` of a shop with a body, and no example."""
    path = project / "shop" / "prices.py"
    return TrialOrder(
        "python", str(path), _SHOP.format(body=body), "total", (2, 2 + body.count("\n")), (), stubs=("other",)
    )


def outcomes(tests: Iterable[Ran]) -> dict[str, str]:
    """Return how each test ended that says something, by its name."""
    return {each.example.source.partition("::")[2]: each.outcome for each in tests if each.outcome != "skipped"}
