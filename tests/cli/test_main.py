"""The command line itself: help, versions, wrong usage, exit codes, and streams that end early."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.main import COMMANDS
from tests.support.cli_process import PATIENCE, command, environment, run_process

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cli_process import Ran


def test_help_lists_every_command(rightsize: Callable[..., Ran]) -> None:
    """Each with a line, and so does the command without any argument."""
    ran = rightsize("--help")
    assert ran.code == 0
    assert ran.out == rightsize().out
    for each in COMMANDS:
        assert each.summary in ran.out


@pytest.mark.parametrize("name", [each.name for each in COMMANDS])
def test_every_command_has_help(rightsize: Callable[..., Ran], name: str) -> None:
    """It begins with what the command is for."""
    ran = rightsize(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: rightsize {name}")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("docment", "x.py"), "there is no command `docment`; did you mean `document`?"),
        (("qqq",), "there is no command `qqq`; `rightsize --help` lists them"),
        (("--frob",), "unrecognized arguments: --frob; see `rightsize --help`"),
        (("document",), "the following arguments are required: PATH; see `rightsize document --help`"),
        (
            ("document", "x.py", "--mode", "all"),
            (
                "argument --mode: invalid choice: 'all' (choose from missing, update, regenerate); "
                "see `rightsize document --help`"
            ),
        ),
        (
            ("document", "x.py", "--write", "--diff"),
            "argument --diff: not allowed with argument --write; see `rightsize document --help`",
        ),
        (
            ("document", "x.py", "--style", "fancy"),
            "there is no doc style `fancy`; there are google, numpy, sphinx, jsdoc, tsdoc, javadoc, godoc, rustdoc",
        ),
        (
            ("document", "x.py", "--engine", "embedded", "--tier", "2"),
            "--tier does not go with --engine embedded, which asks no model; leave one of them out",
        ),
        (("document", ""), "an empty PATH names nothing; name a file or a folder, for example `.`"),
        (("document", "x.py:0"), "x.py:0: lines and columns count from 1"),
        (("verify",), "name FILE:LINE and --reply REPLY_FILE, or --batch ITEMS.jsonl"),
        (
            ("verify", "x.py", "--reply", "r"),
            "x.py: a line is missing; name the place as x.py:12, or as x.py::NAME",
        ),
    ],
)
def test_wrong_usage_is_exit_code_2(rightsize: Callable[..., Ran], arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence that says what to do instead."""
    ran = rightsize(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.replace("'missing', 'update', 'regenerate'", "missing, update, regenerate") == f"error: {sentence}\n"


def test_the_reader_of_a_pipe_may_leave(tmp_path: Path) -> None:
    """As `head` does; nothing is complained about."""
    process = subprocess.Popen(
        command("checks"), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_behind_the_output_is_said(tmp_path: Path) -> None:
    """In a sentence, and not as a fault of ours."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command("checks"),
            cwd=tmp_path,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == (
        b"error: no space is left for what this prints; make room, or send the output somewhere else\n"
    )


def test_a_stream_that_cannot_hold_a_character_gets_an_escape(tmp_path: Path) -> None:
    """And JSON stays JSON."""
    (tmp_path / "é.py").write_text("x = 1\n")
    ran = run_process("document", "é.py", "--json", "--engine", "embedded", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert b'"path": "\\u00e9.py"' in ran.stdout


def test_python_dash_m_is_the_command(tmp_path: Path) -> None:
    """So that it runs where scripts are not on the path."""
    assert run_process("--version", cwd=tmp_path).stdout.startswith(b"rightsize ")


def test_nothing_of_the_folder_is_imported(tmp_path: Path) -> None:
    """A module there that is named like one of Python's own is not run, neither here nor in a child."""
    for name in ("secrets.py", "argparse.py", "json.py"):
        (tmp_path / name).write_text("open('ran', 'w').close()\n")
    (tmp_path / "a.py").write_text("def one():\n    return 1\n")
    for arguments in (("--version",), ("review", "a.py", "--rules-only"), ("document", "a.py", "--engine", "embedded")):
        assert run_process(*arguments, cwd=tmp_path).returncode == 0
    assert not (tmp_path / "ran").exists()
