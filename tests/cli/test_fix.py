"""`rightsize generate --fix`: what is mended, what stays open, and what is said about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

APP = '''\
import hashlib
import os
import subprocess


def ping(host):
    """Ping a host."""
    code = os.system("ping -c 1 " + host)
    return code == 0


def digest(password):
    return hashlib.md5(password.encode()).hexdigest()
'''
PING = """```python
def ping(host):
    code = subprocess.run(["ping", "-c", "1", "--", host], check=False).returncode
    return code == 0
```"""
HIDDEN = """```python
def ping(host):
    code = os.system(f"ping -c 1 {host}")
    return code == 0
```"""
DIGEST = """```python
def digest(password):
    return hashlib.scrypt(password.encode(), salt=os.urandom(16), n=16384, r=8, p=1).hex()
```"""


@pytest.fixture
def app(here: Path) -> Path:
    """A file with two findings of the rules."""
    file = here / "app.py"
    file.write_text(APP)
    return file


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A small model whose first answer hides the weakness, and a larger one that mends it."""
    small = ScriptedModel("llama3.2", replies=[Reply(HIDDEN, when="`ping`"), Reply(DIGEST, when="`digest`")])
    large = ScriptedModel("gemma3:4b", replies=[Reply(PING, when="`ping`"), Reply(DIGEST, when="`digest`")])
    with simulator([small, large]) as server:
        yield server


@pytest.fixture
def fix(models: OllamaSimulator, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `rightsize generate --fix` where these models are."""
    monkeypatch.setenv("OLLAMA_HOST", models.url)
    return lambda *arguments: rightsize("generate", "--fix", *arguments)


def test_a_finding_is_mended_by_the_tier_that_can(app: Path, fix: Callable[..., Ran]) -> None:
    """The diff goes out; who was refused, and by which check, is told beside it."""
    ran = fix("app.py:8")

    assert ran.code == 0, ran.err
    assert '-    code = os.system("ping -c 1 " + host)' in ran.out
    assert "+    code = subprocess.run(" in ran.out
    assert "app.py:8 CWE-78" in ran.err
    assert "refused for a dangerous call that was not there (no_new_danger)" in ran.err
    assert app.read_text() == APP


def test_all_findings_of_a_file_are_mended_in_place(app: Path, fix: Callable[..., Ran]) -> None:
    """Each in the file as the one before left it; afterwards the rules find nothing."""
    ran = fix("app.py", "--write", "--json")

    record = json.loads(ran.out)
    assert ran.code == 0, ran.err
    (file,) = record["files"]
    assert [(each["line"], each["status"]) for each in file["fixes"]] == [(8, "fixed"), (13, "fixed")]
    assert file["written"]
    assert "hashlib.scrypt(" in app.read_text()
    again = fix("app.py")
    assert again.code == 1
    assert "the rules find nothing there" in again.err


def test_what_another_tool_says_is_mended_as_told(app: Path, fix: Callable[..., Ran]) -> None:
    """Nobody looks again, and that is said."""
    ran = fix("app.py:13", "--instruction", "S324 insecure hash function", "--write")

    assert ran.code == 0, ran.err
    assert "not sure: Whether it is gone was not looked at" in ran.out
    assert "hashlib.scrypt(" in app.read_text()


def test_a_review_shows_fixes_beside_its_findings(
    app: Path, models: OllamaSimulator, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In SARIF, as replacements; nothing is written, and the file is as it was."""
    clean = {"examined": [{"symbol": "ping", "quote": "code = os.system"}], "findings": []}
    small = ScriptedModel("llama3.2", replies=[Reply(PING)])
    heavy = ScriptedModel("mistral-small3.2", replies=[Reply(json.dumps(clean))], parameter_size="24B")
    models.serve(small, heavy)
    monkeypatch.setenv("OLLAMA_HOST", models.url)
    ran = rightsize("review", "app.py:7", "--fix", "--format", "sarif")

    (result,) = [each for each in json.loads(ran.out)["runs"][0]["results"] if "fixes" in each]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert "subprocess.run(" in change["replacements"][0]["insertedContent"]["text"]
    assert app.read_text() == APP
    assert rightsize("review", "app.py", "--fix", "--rules-only").code == 2


def test_without_a_model_nothing_is_mended(app: Path, rightsize: Callable[..., Ran]) -> None:
    """The sentence names the next step."""
    ran = rightsize("generate", "--fix", app.name)
    assert ran.code == 1
    assert "`ollama serve`" in ran.err
    assert app.read_text() == APP


@pytest.mark.parametrize(
    ("place", "sentence"),
    [("app.py:99", "the file ends at line 13"), ("app.py::nobody", "has nothing called `nobody`")],
)
def test_a_place_that_is_not_there_is_said(app: Path, rightsize: Callable[..., Ran], place: str, sentence: str) -> None:
    """With the next step."""
    ran = rightsize("generate", "--fix", place)
    assert (ran.code, app.exists()) == (1, True)
    assert sentence in ran.err
