"""What `rightsize ask` cannot be asked, each in one sentence that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import Ran, run_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("",), 2, "there is nothing to answer; say what you want, as in"),
        (("\u200b",), 2, "there is nothing to answer; say what you want, as in"),
        (("x" * 100_001,), 2, "the request has 100,001 characters, more than the 100,000 that are read;"),
        (
            ("- write a parser\n" * 33,),
            2,
            "the request asks for 33 things, more than the 32 that are answered at once;",
        ),
        (("explain it", "--file", "gone.py"), 1, "gone.py does not exist; check the name"),
        (("explain it", "--file", ".env"), 1, ".env: Files like this one hold secrets (`.env`) and are never shown"),
        (("explain it", "--file", "sub"), 1, "sub is a folder; name the files in it that you ask about, each with"),
        (("explain it", "--file", ""), 2, "--file names no file; give it a name, or `-` for standard input"),
        (("-", "--file", "-"), 2, "standard input is the request or a file, not both; give one of them by itself"),
        (("explain it", "--tier", "5"), 2, "argument --tier: invalid choice: 5"),
    ],
)
def test_what_cannot_be_asked(
    here: Path, rightsize: Callable[..., Ran], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """One sentence, and nobody is asked."""
    (here / ".env").write_text("TOKEN=abcdef\n")
    (here / "sub").mkdir()
    ran = rightsize("ask", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


@pytest.mark.parametrize(
    ("arguments", "piped", "sentence"),
    [
        (("-",), b"\x89PNG\0\0", "standard input is binary (it holds NUL bytes); give it text in UTF-8"),
        (("-",), b"x" * 10_000_001, "standard input has more than the 10 MB that are read; give less of it"),
        (("-",), b" \n", "there is nothing to answer; say what you want, as in"),
        (("",), b"", "there is nothing to answer; say what you want, as in"),
        (("explain this", "--file", "-"), b"", "standard input is empty; pipe into it what you ask about"),
    ],
)
def test_what_cannot_be_piped(here: Path, arguments: tuple[str, ...], piped: bytes, sentence: str) -> None:
    """One sentence, and nobody is asked."""
    for command in ("ask", "route"):
        ran = run_process(command, *arguments, cwd=here, stdin=piped)
        assert (ran.returncode, ran.stdout) == (2, b"")
        assert sentence in ran.stderr.decode()
