"""`rightsize models --adopt` and `--appoint`: shown first, written where the user said so, and nothing else touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.support.cli_process import run_here, run_terminal
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_simulator import OllamaSimulator

OWN = '# mine\n[routing]  # how\npolicy = "utility"\n'


@pytest.fixture
def server(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaSimulator]:
    """A server with a known model, new ones, one whose prompts leave, and one that embeds."""
    models = [
        ScriptedModel("llama3.2"),
        ScriptedModel("qwen2.5-coder:7b", parameters=7_620_000_000, parameter_size="7.6B", family="qwen2"),
        ScriptedModel("far", remote_host="https://far.example", remote_model="x", parameter_size="70B"),
        ScriptedModel("nomic", capabilities=("embedding",), family="nomic-bert", parameter_size="137M"),
    ]
    with simulator(models) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        monkeypatch.setenv("RIGHTSIZE_CONFIG", str(here / "config.toml"))
        yield running


@pytest.mark.usefixtures("server")
def test_every_installed_model_is_shown_with_its_tier_and_the_reason(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Nothing is written unasked; what would be is named."""
    ran = rightsize("models", "--adopt")
    assert ran.code == 0
    assert ran.out.replace(str(here), "HOME") == snapshot("""\
tier  model             taken for that by  family      context  C      what becomes of it
2     llama3.2          assumed prior      llama       32,768   0.28   known already
3     qwen2.5-coder:7b  7.6 B parameters   qwen2       32,768   0.317  proposed
4     far               70 B parameters    llama       128,000  1      left out: remote
-     nomic             -                  nomic-bert  -        -      left out: cannot chat

Prompts sent to far leave this machine; set gateway.allow_remote in HOME/config.toml if they may, and run this again.
To be written to HOME/config.toml: qwen2.5-coder:7b.
""")
    assert ran.err == snapshot("nothing was written; add --yes to write without a question\n")
    assert not (here / "config.toml").exists()


@pytest.mark.usefixtures("server")
def test_what_is_confirmed_stands_in_the_users_file_beside_what_was_there(
    here: Path, rightsize: Callable[..., Ran]
) -> None:
    """Comments and settings stay; a second time there is nothing left to write."""
    file = here / "config.toml"
    file.write_text(OWN)
    ran = rightsize("models", "--adopt", "--yes")
    assert ran.code == 0
    assert file.read_text() == snapshot("""\
# mine
[routing]  # how
policy = "utility"

[[models]] # taken for tier 3 by 7.6 B parameters
name = "qwen2.5-coder:7b"
tier = 3
parameters = 7.6
context = 32768

""")
    (line,) = (each for each in rightsize("models").out.splitlines() if "qwen2.5-coder:7b" in each)
    assert line.rstrip().endswith("assumed from size")
    again = rightsize("models", "--adopt", "--yes")
    assert "There is nothing to write" in again.out
    assert file.read_text().count("[[models]]") == 1


@pytest.mark.usefixtures("server")
def test_a_model_whose_prompts_leave_needs_two_words(here: Path, rightsize: Callable[..., Ran]) -> None:
    """It is adopted only where remote models are allowed, and stays flagged."""
    (here / "config.toml").write_text("[gateway]\nallow_remote = true\n")
    record = json.loads(rightsize("models", "--adopt", "--yes", "--json").out)
    far = next(each for each in record["models"] if each["name"] == "far")
    assert record["written"]
    assert far["verdict"] == "proposed, prompts leave this machine"
    assert 'name = "far"' in (here / "config.toml").read_text()
    assert "far: prompts sent to it leave this machine" in rightsize("models").out


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("\n", False)])
def test_a_terminal_is_asked(server: OllamaSimulator, here: Path, answer: str, written: bool) -> None:
    """Yes writes, anything else does not, and both are said."""
    code, shown = run_terminal("models", "--adopt", cwd=here, answer=answer, OLLAMA_HOST=server.url)
    assert code == 0
    assert "Write 1 model? [y/N]" in shown
    assert ("Written to" in shown) is written
    assert ("nothing was written" in shown) is not written
    assert (here / "config.toml").exists() is written


@pytest.mark.slow
@pytest.mark.usefixtures("server")
def test_appointing_is_one_command(here: Path, rightsize: Callable[..., Ran]) -> None:
    """The command that the error names lets the review go on, and says what that means."""
    (here / "add.py").write_text("def add(one, other):\n    return one + other\n")
    refused = rightsize("review", "add.py")
    assert refused.code == 3
    assert "run `rightsize models --appoint qwen2.5-coder:7b`" in refused.err
    file = here / "config.toml"
    file.write_text(OWN)
    ran = rightsize("models", "--appoint", "qwen2.5-coder:7b")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace(str(here), "HOME") == snapshot("""\
qwen2.5-coder:7b (tier 3) reviews from now on where no tier 4 model can; every result names it
as appointed by you, below the recommended size.
It stands in HOME/config.toml as routing.review_model; take that out to undo it.
""")
    assert file.read_text() == OWN + 'review_model = "qwen2.5-coder:7b"\n'
    assert "qwen2.5-coder:7b reviews, appointed by you, below the recommended size" in rightsize("doctor").out


APPOINTMENTS = {
    "nobody": (2, "error: there is no model `nobody`; `rightsize models` lists them, "),
    "mistral-small3.2": (2, "error: mistral-small3.2 cannot be appointed: mistral-small3.2 is not installed; run"),
    "far": (2, "error: far cannot be appointed: far:latest is remote, so source code would leave this machine;"),
    "nomic": (2, "error: there is no model `nomic`;"),
}


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", APPOINTMENTS)
def test_who_cannot_be_appointed(here: Path, rightsize: Callable[..., Ran], name: str) -> None:
    """One sentence, and the file is as it was."""
    code, sentence = APPOINTMENTS[name]
    ran = rightsize("models", "--appoint", name)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(sentence)
    assert not (here / "config.toml").exists()


def test_a_heavy_model_needs_no_appointment(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """Tier 4 reviews as it is."""
    server.serve(ScriptedModel("mistral-small3.2"))
    ran = rightsize("models", "--appoint", "mistral-small3.2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "mistral-small3.2 is of tier 4 and reviews without being appointed; nothing was changed.\n"


@pytest.mark.usefixtures("server")
def test_a_workspace_appoints_nobody(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Whatever a repository says, the review fails, and says so."""
    (here / "rightsize.toml").write_text('[routing]\nreview_model = "qwen2.5-coder:7b"\n')
    (here / "add.py").write_text("def add(one, other):\n    return one + other\n")
    ran = rightsize("review", "add.py")
    assert ran.code == 3
    assert "`routing.review_model` may not be set by a workspace, only by you" in ran.err
    assert "No tier 4 model can do this review" in ran.err


@pytest.mark.usefixtures("server")
def test_a_file_that_is_no_toml_is_left_alone(here: Path, rightsize: Callable[..., Ran]) -> None:
    """What a person wrote is not overwritten by a program that cannot read it."""
    file = here / "config.toml"
    file.write_text("[routing\n")
    ran = rightsize("models", "--adopt", "--yes")
    assert ran.code == 1
    assert "is not valid TOML" in ran.err
    assert "correct it first" in ran.err
    assert file.read_text() == "[routing\n"


def test_without_a_server_there_is_nothing_to_adopt(rightsize: Callable[..., Ran]) -> None:
    """The sentence names the next step."""
    ran = rightsize("models", "--adopt")
    assert ran.code == 1
    assert "error: No model server answers at http://127.0.0.1:1; start it with `ollama serve`" in ran.err


def test_yes_is_an_answer_to_a_question(capsys: pytest.CaptureFixture[str], here: Path) -> None:
    """By itself it is wrong usage."""
    assert run_here(capsys, "models", "--yes").code == 2
    assert not (here / "config.toml").exists()
