"""A link that leads to itself, wherever a user may name a path: one sentence, and never an error of the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cli_process import Ran

PLACES = {
    "documented": ("document", "loop.py"),
    "documented at a line": ("document", "loop.py:1"),
    "a folder that holds one": ("document", "."),
    "reviewed": ("review", "--rules-only", "loop.py"),
    "a folder reviewed since a revision": ("review", "--rules-only", "--since", "HEAD", "loop.py"),
    "a baseline": ("review", "--rules-only", "a.py", "--baseline", "loop.py"),
    "generated": ("generate", "loop.py:1"),
    "tested": ("generate", "--tests", "loop.py:1"),
    "proposed": ("generate", "--examples", "loop.py:1"),
    "fixed": ("generate", "--fix", "loop.py:1"),
    "routed": ("route", "loop.py:1"),
    "verified": ("verify", "loop.py:1", "--reply", "a.py"),
    "verified as code": ("verify", "loop.py:1", "--kind", "code_generation", "--reply", "a.py"),
    "a reply": ("verify", "a.py:1", "--reply", "loop.py"),
    "a batch": ("verify", "--batch", "loop.py"),
}


@pytest.mark.parametrize("words", PLACES.values(), ids=PLACES.keys())
def test_a_link_to_itself_is_told(here: Path, rightsize: Callable[..., Ran], words: tuple[str, ...]) -> None:
    """Some versions of Python raise where they are asked whither such a link leads."""
    Path("a.py").write_text("def f(x):\n    pass\n")
    Path("loop.py").symlink_to(here / "loop.py")

    ran = rightsize(*words)

    said = f"{ran.out}{ran.err}"
    assert not re.search(r"Traceback|RuntimeError|internal", said, re.IGNORECASE), said
    assert ran.code != 0 or "a.py" in said, said
