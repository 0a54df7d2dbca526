"""`rightsize cache`, and what the cache does for `document` and `review` in a terminal."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.database import Database
from rightsize.settings.resolved import default_state_folder
from tests.support.cli_process import run_process
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.support.cli_process import Ran

ADD = "def add(one, other):\n    return one + other\n"
CONTENT = {
    "summary": "Return the sum of two numbers.",
    "details": None,
    "parameters": [{"name": each, "description": "A number to add."} for each in ("one", "other")],
    "returns": "The sum of both.",
    "yields": None,
    "raises": [],
    "example": None,
}


@pytest.fixture
def kept() -> Path:
    """Two answers in the cache of whoever runs the test; return its folder."""
    folder = default_state_folder()
    database = Database(folder, 1 << 20)
    for key in ("one", "two"):
        database.put("answer", key, b"the words of an answer")
    database.close()
    return folder


def test_stats(kept: Path, rightsize: Callable[..., Ran]) -> None:
    """What is kept, how large that is, and where."""
    ran = rightsize("cache")

    assert ran.code == 0
    assert ran.out.splitlines()[0] == "answer    2"
    assert ran.out.splitlines()[2] == f"file      {kept / 'journal.sqlite3'}"
    record = json.loads(rightsize("cache", "stats", "--json").out)
    assert (record["entries"], record["enabled"], record["max_bytes"]) == ({"answer": 2}, True, 64 << 20)
    assert record["bytes"] > 0


def test_clear(kept: Path, rightsize: Callable[..., Ran]) -> None:
    """Everything is forgotten, also on the disk; what was there is counted."""
    ran = rightsize("cache", "clear")

    assert (ran.code, ran.out) == (0, f"2 entries forgotten; {kept / 'journal.sqlite3'} is empty.\n")
    assert all(b"the words" not in each.read_bytes() for each in kept.iterdir())
    assert json.loads(rightsize("cache", "clear", "--json").out)["entries"] == {}


def test_where_nothing_is(rightsize: Callable[..., Ran]) -> None:
    """That is no error, and no file is made."""
    assert rightsize("cache").out.startswith("Nothing is kept in ")
    assert rightsize("cache", "clear").code == 0
    assert not default_state_folder().exists()


IN_THE_WAY: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (lambda path: path.mkdir(), "is a folder; move it away, and a file will be made there"),
    "a pipe": (os.mkfifo, "is no file; move it away, and a file will be made there"),
    "a link to itself": (lambda path: path.symlink_to(path), "is a link that leads nowhere; remove it, and a file"),
    "a link to nowhere": (lambda path: path.symlink_to("/nowhere/x"), "is a link that leads nowhere; remove it, and"),
    "a file for its folder": (
        lambda path: (path.parent.rename(path.parent.with_name("away")), path.parent.write_text("no folder")),
        "cannot be made, since a file stands where its folder should be; set `state_folder` to another one",
    ),
}


@pytest.mark.parametrize("obstacle", IN_THE_WAY)
def test_what_stands_in_its_way_is_named(obstacle: str, rightsize: Callable[..., Ran]) -> None:
    """Nobody is told to close an editor that has nothing to do with it, and what stands there stays."""
    put, what = IN_THE_WAY[obstacle]
    path = default_state_folder() / "journal.sqlite3"
    path.parent.mkdir(parents=True)
    put(path)

    shown, cleared = rightsize("cache"), rightsize("cache", "clear")

    assert (shown.code, shown.out, cleared.code, cleared.out) == (1, "", 1, "")
    assert shown.err.startswith(f"error: {path} {what}")
    assert cleared.err.startswith(f"error: {path} {what}")
    assert cleared.err.endswith("; nothing was forgotten\n")
    assert os.path.lexists(path) or path.parent.is_file()


def test_a_file_that_somebody_works_on(kept: Path, rightsize: Callable[..., Ran]) -> None:
    """That is what it is called then."""
    with closing(sqlite3.connect(kept / "journal.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = rightsize("cache", "clear")

    assert ran.code == 1
    assert "is in use by another process; close the editor or the terminal that works on it" in ran.err
    assert json.loads(rightsize("cache", "--json").out)["entries"] == {"answer": 2}


def test_what_was_moved_aside_is_named(kept: Path, rightsize: Callable[..., Ran]) -> None:
    """It may quote code, and `clear` does not delete what it cannot read."""
    (kept / "journal.sqlite3").write_bytes(b"no database" * 1000)

    ran = rightsize("cache", "clear")

    assert ran.code == 0
    assert f"note: {kept / 'journal.sqlite3.damaged-1'} is left as it is" in ran.err
    assert (kept / "journal.sqlite3.damaged-1").exists()


@pytest.mark.parametrize("arguments", [("forget",), ("clear", "everything")])
def test_wrong_usage(rightsize: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """The actions are named."""
    ran = rightsize("cache", *arguments)

    assert ran.code == 2
    assert "--help`" in ran.err


@pytest.mark.stdio
def test_a_second_run_asks_nobody(tmp_path: Path) -> None:
    """Summary and JSON say so; `--no-cache` asks again, and so does another model under the same name."""
    (tmp_path / "sums.py").write_text(ADD)
    model = ScriptedModel("granite4.1:3b", replies=[Reply(text=json.dumps(CONTENT))])
    with simulator([model]) as server:

        def run(*arguments: str) -> tuple[str, str]:
            ran = run_process("document", "sums.py:1", *arguments, cwd=tmp_path, OLLAMA_HOST=server.url)
            assert ran.returncode == 0, ran.stderr
            return ran.stdout.decode(), ran.stderr.decode()

        diff, said = run()
        assert "from the cache" not in said
        again, said = run()
        assert again == diff
        assert "from the cache, 0 tokens: 1 of 1 answer" in said
        [attempt] = json.loads(run("--json")[0])["files"][0]["symbols"][0]["attempts"]
        assert (attempt["cached"], attempt["engine"], attempt["tokens_out"]) == (True, "cache", 0)
        assert len(server.asked("/api/chat")) == 1
        assert "from the cache" not in run("--no-cache")[1]
        assert len(server.asked("/api/chat")) == 2
