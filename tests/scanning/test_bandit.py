"""Bandit in its child: what it is asked, what it may not read, and one sentence where it cannot tell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rightsize.core.review.scanned import readings
from rightsize.scanning.bandit import MOST, BanditScanner
from rightsize.scanning.inner import scan

SHELL = b"import subprocess\n\n\ndef run(line):\n    subprocess.call(line, shell=True)  # nosec\n"


def test_bandit_still_takes_a_source_that_is_no_file() -> None:
    """The private method that we call does what we believe, and `# nosec` in the source is not obeyed."""
    issues = [(each["test"], each["cwe"], each["line"], each["column"]) for each in scan(SHELL)["issues"]]
    assert issues == [("B404", 78, 1, 0), ("B602", 78, 5, 4)]


def test_each_of_its_tests_is_read() -> None:
    """A test that bandit gains needs a row that says what we make of it."""
    scan(b"")
    from bandit.core.extension_loader import MANAGER

    known = {*MANAGER.plugins_by_id, *MANAGER.blacklist_by_id}
    assert known - readings().keys() == set()


async def test_one_child_reads_source_after_source() -> None:
    """A language that it does not read costs nothing."""
    scanner = BanditScanner()
    try:
        assert (await scanner.scan("go", SHELL)).issues == ()
        for _ in range(2):
            found = await scanner.scan("python", SHELL)
            assert ([each.test for each in found.issues], found.problem) == (["B404", "B602"], "")
    finally:
        await scanner.close()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"def f(:\n", "syntax error"),
        (b"x = " + b"(" * 5_000 + b")" * 5_000, "could not read this file"),
        (b"x = " + b"-" * 100_000 + b"1", "could not read this file"),
        (b"# -*- coding: nonsense -*-\n", "could not read this file"),
        (b"\n" * (MOST + 1), "files of over 2 MB"),
    ],
)
async def test_what_it_cannot_read(source: bytes, says: str) -> None:
    """One sentence says so, and the next source is read as ever."""
    scanner = BanditScanner()
    try:
        told = await scanner.scan("python", source)
        assert told.issues == ()
        assert says in told.problem
        assert told.problem.endswith("the findings are those of Rightsize's own rules")
        assert "\n" not in told.problem
        assert (await scanner.scan("python", SHELL)).issues
    finally:
        await scanner.close()


async def test_a_child_that_does_not_start() -> None:
    """Without an interpreter that runs there is a sentence, too."""
    assert "could not read this file" in (await BanditScanner("/nowhere/python").scan("python", SHELL)).problem


async def test_a_source_that_takes_too_long() -> None:
    """The child is stopped; the next source gets a new one."""
    scanner = BanditScanner(seconds=0.000_001)
    try:
        assert "took too long" in (await scanner.scan("python", SHELL)).problem
    finally:
        await scanner.close()


async def test_no_file_of_the_workspace_switches_it_off(tmp_path: Path) -> None:
    """Neither settings of bandit nor a module of its name in the working folder count."""
    (tmp_path / ".bandit").write_text("[bandit]\nskips: B602,B404\n")
    (tmp_path / "pyproject.toml").write_text('[tool.bandit]\nskips = ["B602", "B404"]\n')
    (tmp_path / "bandit.py").write_text("raise SystemExit('read')\n")
    scanner, before = BanditScanner(), Path.cwd()
    os.chdir(tmp_path)
    try:
        assert [each.test for each in (await scanner.scan("python", SHELL)).issues] == ["B404", "B602"]
    finally:
        os.chdir(before)
        await scanner.close()
