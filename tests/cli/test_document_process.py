"""`rightsize document` as a process: Ctrl-C, terminals, patches and broken pipes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.cli_process import PATIENCE, command, environment, run_process, run_terminal
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.stdio

FUNCTION = "def parse_{0}(text):\n    if not text:\n        raise ValueError(text)\n    return text.split({0!r})\n"

REPLY = """{"summary": "Split the text at zero.",
 "parameters": [{"name": "text", "description": "The text to split."}],
 "returns": "The parts of the text.",
 "raises": [{"type": "ValueError", "description": "If the text is empty."}]}"""


def started(folder: Path, *arguments: str, new_session: bool = False, **settings: str) -> subprocess.Popen[bytes]:
    """Start a command in a folder, with what it prints in pipes; in a session of its own where all of it is stopped."""
    return subprocess.Popen(
        command(*arguments),
        cwd=folder,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=new_session,
    )


def source(number: int) -> str:
    """Return a module that has a doc, with a function that has none."""
    return f'"""Text that is split."""\n\n\n{FUNCTION.format(number)}'


def sources(folder: Path, count: int) -> None:
    """Make files with one function each."""
    for number in range(count):
        (folder / f"m{number:03}.py").write_text(source(number))


def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    """What `--write` does and what the patch does are the same bytes, in files of several encodings."""
    (tmp_path / "crlf.py").write_bytes(FUNCTION.format(1).replace("\n", "\r\n").encode())
    (tmp_path / "mark.py").write_bytes(b"\xef\xbb\xbf" + FUNCTION.format(2).encode())
    (tmp_path / "latin.py").write_bytes(b"# coding: latin-1\nX = '\xe9'\n" + FUNCTION.format(3).encode())
    (tmp_path / "bare.py").write_text(FUNCTION.format(4).rstrip())
    ran = run_process("document", ".", "--engine", "embedded", cwd=tmp_path)
    assert ran.returncode == 0
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=tmp_path, input=ran.stdout, check=True)
    patched = {each.name: each.read_bytes() for each in tmp_path.glob("*.py")}
    subprocess.run(["git", "apply", "-R", "--whitespace=nowarn"], cwd=tmp_path, input=ran.stdout, check=True)
    assert run_process("document", ".", "--engine", "embedded", "--write", cwd=tmp_path).returncode == 0
    assert {each.name: each.read_bytes() for each in tmp_path.glob("*.py")} == patched


def test_names_of_any_kind(tmp_path: Path) -> None:
    """Blanks, quotes, line ends, and bytes that are no UTF-8: git finds the file, and JSON stays JSON."""
    names = [b"a b.py", b"caf\xe9.py", b"new\nline.py", b'q"uote.py', "é😀.py".encode(), b"-dash.py"]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "w") as file:  # noqa: PTH118, PTH123 - names as bytes
            file.write(source(1))
    ran = run_process("document", ".", "--engine", "embedded", cwd=tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "--check"], cwd=tmp_path, input=ran.stdout, check=True)
    assert ran.stdout.count(b"+++ b/") + ran.stdout.count(b'+++ "b/') == len(names)
    record = json.loads(run_process("document", ".", "--engine", "embedded", "--json", cwd=tmp_path).stdout)
    assert record["summary"]["changed"] == len(names)


def test_a_terminal_gets_colours_and_a_bar_and_a_pipe_gets_neither(tmp_path: Path) -> None:
    """The same words in both."""
    sources(tmp_path, 3)
    code, shown = run_terminal("document", ".", "--engine", "embedded", cwd=tmp_path)
    piped = run_process("document", ".", "--engine", "embedded", cwd=tmp_path)
    assert code == 0
    assert "\x1b[32m+" in shown
    assert "documenting" in shown
    assert b"\x1b" not in piped.stdout + piped.stderr
    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    for line in piped.stdout.decode().splitlines():
        assert line in words


def test_no_color_is_obeyed(tmp_path: Path) -> None:
    """The bar may stay; it is no colour."""
    sources(tmp_path, 1)
    _, shown = run_terminal("document", ".", "--engine", "embedded", cwd=tmp_path, NO_COLOR="1")
    assert "\x1b[32m" not in shown


def test_a_source_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters in a diff are shown as pictures, and kept as they are for a program."""
    (tmp_path / "evil.py").write_text("# \x1b]0;owned\x07\n" + FUNCTION.format(1))
    _, shown = run_terminal("document", "evil.py", "--engine", "embedded", cwd=tmp_path)
    assert "\x1b]0;" not in shown
    assert b"\x1b]0;owned" in run_process("document", "evil.py", "--engine", "embedded", cwd=tmp_path).stdout


def test_ctrl_c_in_write_leaves_whole_files(tmp_path: Path) -> None:
    """What was done stays done and is said; nothing is half written, and no copy is left behind."""
    sources(tmp_path, 400)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    process = started(tmp_path, "document", ".", "--engine", "embedded", "--write", PYTHONUNBUFFERED="1")
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    after = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    changed = [name for name in before if after[name] != before[name]]
    assert 3 <= len(changed) < 400
    assert all(b'"""Return' in after[name] and after[name].endswith(before[name][-20:]) for name in changed)
    said = re.search(rb"interrupted: (\d+) files written, which stay as they are", err)
    assert said is not None
    assert int(said[1]) == len(changed)


def test_ctrl_c_while_a_model_writes_stops_it(tmp_path: Path) -> None:
    """The model server sees the client go, and the file is untouched."""
    sources(tmp_path, 2)
    slow = ScriptedModel("llama3.2", replies=(Reply(text="word " * 1000, delay=0.05),))
    with simulator([slow]) as server:
        process = started(tmp_path, "document", ".", "--engine", "ollama", "--write", OLLAMA_HOST=server.url)
        assert server.wait_until(lambda: any(each.tokens for each in server.asked("/api/chat")), PATIENCE)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        (seen,) = server.asked("/api/chat")
        assert server.wait_until(lambda: seen.disconnected_at is not None, PATIENCE)
    assert process.returncode == 130
    assert b"m000.py is untouched; 1 file not looked at" in err
    assert b"0 files changed" in out
    assert (tmp_path / "m000.py").read_text() == source(0)


def test_the_reader_of_a_diff_may_leave(tmp_path: Path) -> None:
    """The rest is not computed in vain, and nobody complains."""
    sources(tmp_path, 200)
    process = started(tmp_path, "document", ".", "--engine", "embedded")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    assert process.wait(PATIENCE) == 0
    process.stderr.close()


def test_the_reader_of_what_was_written_may_leave(tmp_path: Path) -> None:
    """The files are written all the same."""
    sources(tmp_path, 20)
    process = started(tmp_path, "document", ".", "--engine", "embedded", "--write", PYTHONUNBUFFERED="1")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == 0
    process.stderr.close()
    assert all('"""Return' in each.read_text() for each in tmp_path.iterdir())


def test_a_file_changed_while_it_is_worked_on_is_left_alone(tmp_path: Path) -> None:
    """The model takes its time, somebody saves, and their words win."""
    sources(tmp_path, 1)
    with simulator([ScriptedModel("llama3.2", replies=(Reply(text=REPLY, first_delay=2.0),))]) as server:
        process = started(tmp_path, "document", ".", "--write", OLLAMA_HOST=server.url)
        assert server.wait_until(lambda: bool(server.asked("/api/chat")), PATIENCE)
        (tmp_path / "m000.py").write_text("x = 1\n")
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert b"m000.py was changed while it was being worked on; it is left as it is, run this again" in err
    assert (tmp_path / "m000.py").read_text() == "x = 1\n"


def test_a_model_documents(tmp_path: Path) -> None:
    """The whole way: probe, route, ask over HTTP, check, write, and the ledger counts it."""
    sources(tmp_path, 1)
    with simulator([ScriptedModel("llama3.2", replies=(Reply(text=REPLY),))]) as server:
        ran = run_process("document", ".", "--write", cwd=tmp_path, OLLAMA_HOST=server.url)
        assert ran.returncode == 0, ran.stderr
        stats = run_process("stats", "--json", cwd=tmp_path, OLLAMA_HOST=server.url)
    assert b"1 documented" in ran.stdout
    assert b"Llama 3.2" in ran.stdout
    assert '"""Split the text at zero.' in (tmp_path / "m000.py").read_text()
    assert b'"total_calls": ' in stats.stdout
    assert os.listdir(tmp_path) == ["m000.py"]  # noqa: PTH208 - nothing else was left behind


def test_a_model_that_goes_missing_is_named_and_the_next_one_serves(tmp_path: Path) -> None:
    """The first 404 sends this function and all that follow to another model; how to get the first one back is said."""
    sources(tmp_path, 3)
    gone = Reply(status=404, error="model 'granite4.1:3b' not found")
    small = ScriptedModel("granite4.1:3b", replies=(Reply(text=REPLY), gone))
    with simulator([small, ScriptedModel("llama3.2", replies=(Reply(text=REPLY),))]) as server:
        ran = run_process("document", ".", "--write", cwd=tmp_path, OLLAMA_HOST=server.url)
        asked = [(each.body["model"], each.status) for each in server.asked("/api/chat")]
    assert ran.returncode == 0, ran.stderr
    assert asked == [("granite4.1:3b", 200), ("granite4.1:3b", 404), ("llama3.2", 200), ("llama3.2", 200)]
    assert b"granite4.1:3b is not installed; run `ollama pull granite4.1:3b`" in ran.stdout


def large_sources(folder: Path, count: int) -> None:
    """Make files that are worth several processes: mostly data, and one function each."""
    data = "TABLE = [\n" + "    0x1234_5678,\n" * 5_000 + "]\n"
    for number in range(count):
        (folder / f"m{number:03}.py").write_text(f"{source(number)}\n\n{data}")


def test_many_large_files_are_shared_out(tmp_path: Path) -> None:
    """Several processes draft them; what is said and written comes in the order of the names all the same."""
    large_sources(tmp_path, 6)
    ran = run_process("document", ".", "--engine", "embedded", "--write", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
    said = [line for line in ran.stdout.decode().splitlines() if line.endswith("written")]
    assert said == [f"m{number:03}.py: 1 draft written" for number in range(6)]
    assert all('"""Return' in each.read_text() for each in tmp_path.iterdir())


def test_ctrl_c_lets_every_process_finish_its_file(tmp_path: Path) -> None:
    """A terminal sends Ctrl-C to all of them; whole files are left, and those that were written are counted."""
    large_sources(tmp_path, 60)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    process = started(
        tmp_path, "document", ".", "--engine", "embedded", "--write", PYTHONUNBUFFERED="1", new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    after = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert process.returncode == 130, err
    assert after.keys() == before.keys()
    changed = [name for name in before if after[name] != before[name]]
    assert 1 <= len(changed) < 60
    assert all(b'"""Return' in after[name] and after[name].endswith(before[name][-20:]) for name in changed)
    said = re.search(rb"interrupted: (\d+) files? written, which stays? as ", err)
    assert said is not None
    assert int(said[1]) == len(changed)
