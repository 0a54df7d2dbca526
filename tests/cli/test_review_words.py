"""What `rightsize review` prints of what others wrote: names of files, code, and the words of a model."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_review import CLEAN, SOUND, WEAK, heavy
from tests.support.cli_process import run_process, run_terminal
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

pytestmark = pytest.mark.slow

CLEAN_LINE = "b.py: No findings by Mistral Small 3.2 (2 passes, 9 symbols examined)"
STEERING = {
    "title": f"A\x1b[2J\x1b[1;1H\n{CLEAN_LINE}",
    "cwe": "CWE-78",
    "severity": "high",
    "confidence": "high",
    "quote": 'os.system("ping " + host)',
    "explanation": f"It is.\n{CLEAN_LINE}\x1b]0;pwn\x07 \u202eDone.",
    "remedy": f"None.\r{CLEAN_LINE}\x9b2J",
}


@pytest.mark.stdio
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_model_writes_no_line_of_its_own(tmp_path: Path, form: str) -> None:
    """Neither in a terminal nor in a log does its text steer anything, or stand where our words stand."""
    (tmp_path / "weak.py").write_text(WEAK)
    answers = ({"examined": [], "findings": [STEERING]}, {"real": True, "reason": f"So.\n{CLEAN_LINE}\x1b[0m"})
    with simulator([heavy(*answers)]) as server:
        ran = run_process("review", "weak.py", "--format", form, cwd=tmp_path, OLLAMA_HOST=server.url)
    assert ran.returncode == 1, ran.stderr
    text = ran.stdout.decode()
    assert CLEAN_LINE in text
    assert not any(line.strip().startswith(CLEAN_LINE) for line in text.splitlines())
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")
    if form == "json":
        (found,) = json.loads(text)["findings"]
        assert found["title"] == f"A\\x1b[2J\\x1b[1;1H {CLEAN_LINE}"


def test_a_name_of_a_file_steers_nothing(here: Path, rightsize: Callable[..., Ran]) -> None:
    """It may hold anything but a slash, and is one line."""
    (here / f"a\n{CLEAN_LINE}").mkdir()
    (here / f"a\n{CLEAN_LINE}" / "\x1b[31mred.py").write_text(WEAK)
    (here / "b\r\u202e.py").write_text(SOUND)
    ran = rightsize("review", ".", "--rules-only")
    assert f"a\\n{CLEAN_LINE}/\\x1b[31mred.py:5:5: high [CWE-78]" in ran.out
    alone = rightsize("review", "b\r\u202e.py", "--rules-only")
    assert "b\\r\\u202e.py: Rules only" in alone.err
    assert not any(line.startswith(CLEAN_LINE) for line in (ran.out + ran.err).splitlines())


@pytest.mark.stdio
def test_rules_findings_are_no_clean_result(tmp_path: Path) -> None:
    """Where the rules found something nothing says that there are no findings, whatever the model says of the file."""
    (tmp_path / "weak.py").write_text(WEAK)
    looked = {"examined": [{"symbol": "ping", "quote": 'os.system("ping " + host)'}], "findings": []}
    with simulator([heavy(looked)]) as server:
        ran = run_process("review", "weak.py", cwd=tmp_path, OLLAMA_HOST=server.url)
        (tmp_path / "weak.py").write_text(f"{WEAK.rstrip()}  # nosec\n")
        hushed = run_process("review", "weak.py", cwd=tmp_path, OLLAMA_HOST=server.url)
    assert ran.returncode == 1, ran.stderr
    assert b"No findings" not in ran.stdout
    assert b"weak.py: 1 finding by rules, none by Mistral Small 3.2 (2 passes, 1 symbol examined)" in ran.stdout
    assert hushed.returncode == 0, hushed.stderr
    assert b"No findings by Mistral Small 3.2 (2 passes, 1 symbol examined), 1 passed over" in hushed.stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize(
    ("code", "line"),
    [
        pytest.param("function f(h {\n  return (h;\n", 1, id="broken code"),
        pytest.param("const f = () => {\n}\n\n[...f.name].forEach(f)\n", 4, id="valid code"),
    ],
)
def test_what_the_grammar_cannot_read_is_said(
    here: Path, rightsize: Callable[..., Ran], form: str, code: str, line: int
) -> None:
    """Nothing found is no good news where the rules could not read; the code may be sound, and is not blamed."""
    (here / "odd.js").write_text(code)
    ran = rightsize("review", "odd.js", "--rules-only", "--format", form)
    said = (
        f"odd.js: The grammar for JavaScript could not read line {line}; the rules may have missed what stands there."
    )
    assert said in (ran.err if form == "text" else ran.out)


@pytest.mark.parametrize(("where", "named"), [("sub", "../weak.py"), (".", "weak.py")])
def test_sarif_names_files_from_the_top_of_the_repository(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, where: str, named: str
) -> None:
    """Wherever the review is started; no address leads out of the root that it is relative to."""
    (here / "sub").mkdir()
    (here / ".git").mkdir()
    (here / "weak.py").write_text(WEAK)
    monkeypatch.chdir(here / where)
    (result,) = json.loads(rightsize("review", named, "--rules-only", "--format", "sarif").out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "weak.py", "uriBaseId": "%SRCROOT%"}


def test_a_tree_without_findings_is_one_line(here: Path, rightsize: Callable[..., Ran]) -> None:
    """A line for each of a thousand files says no more than one for all; that no model looked is said there."""
    (here / "one.py").write_text(SOUND)
    (here / "two.py").write_text(SOUND)
    ran = rightsize("review", ".", "--rules-only")
    assert ran.err == "2 files by rules only, no model has read them; 0 findings\n"


def test_a_file_whose_rules_were_interrupted_is_not_called_read(tmp_path: Path) -> None:
    """One sentence names it, none counts findings, and the exit code is that of an interrupt."""
    (tmp_path / "big.py").write_text("\n\n".join(WEAK.replace("ping", f"ping{number}") for number in range(1500)))
    sent: list[int] = []

    def interrupt(shown: bytes, pid: int) -> None:
        if b"reviewing" in shown and not sent:
            sent.append(pid)
            os.kill(pid, signal.SIGINT)

    code, shown = run_terminal("review", "big.py", "--rules-only", cwd=tmp_path, watch=interrupt)
    assert code == 130
    assert "error: big.py: interrupted before it was reviewed" in shown
    assert shown.endswith("nothing was reviewed\n")
    assert "rules only" not in shown


@pytest.mark.stdio
def test_of_a_part_of_a_file_its_lines_are_named(tmp_path: Path) -> None:
    """That nothing was found there says nothing of the rest, where there is something."""
    (tmp_path / "half.py").write_text(f"{SOUND}\n\n{WEAK}")
    with simulator([heavy(CLEAN)]) as server:
        ran = run_process("review", "half.py:1", cwd=tmp_path, OLLAMA_HOST=server.url)
        told = run_process("review", "half.py:1", "--format", "json", cwd=tmp_path, OLLAMA_HOST=server.url)
    assert (ran.returncode, told.returncode) == (0, 0), ran.stderr + told.stderr
    assert b"half.py:1-2: No findings by Mistral Small 3.2 (2 passes, 1 symbol examined)" in ran.stdout
    (read,) = json.loads(told.stdout)["reviewed"]
    assert (read["line"], read["end_line"], read["clean"]) == (1, 2, True)


def test_an_engine_that_reviews_nothing_is_named(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Who asked for it is told what to leave away, and not that a model is missing."""
    (here / "sound.py").write_text(SOUND)
    ran = rightsize("review", "sound.py", "--engine", "embedded")
    assert ran.code == 3
    assert "No model has read this" in ran.err
    assert "Leave `--engine embedded`" in ran.err
