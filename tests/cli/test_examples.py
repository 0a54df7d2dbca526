"""`rightsize generate --examples`: a list that nobody has agreed to, and a doc with what somebody did agree to."""

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

SHOP = (
    'def clamp(value, low, high):\n    """Keep a value between two bounds."""\n    pass\n\n\ndef bare(a):\n    pass\n'
)
ANSWER = json.dumps({"examples": ["clamp(5, 1, 3) -> 3", "clamp(2, 1, 3) -> 9", "clamp(0, 1, 3) -> 1"]})
CLAMP = "```python\ndef clamp(value, low, high):\n    return max(low, min(value, high))\n```"


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A small model that proposes, one of its examples being wrong, and a larger one that writes code."""
    small = ScriptedModel("granite4.1:3b", replies=[Reply(ANSWER)])
    with simulator([small, ScriptedModel("llama3.2", replies=[Reply(CLAMP)])]) as server:
        yield server


@pytest.fixture
def examples(
    models: OllamaSimulator, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Run `rightsize generate --examples` where these models are."""
    monkeypatch.setenv("OLLAMA_HOST", models.url)
    return lambda *arguments: rightsize("generate", "--examples", *arguments)


@pytest.fixture
def clamp(here: Path) -> Path:
    """A file with a stand-in whose doc has no example, and one without a doc."""
    file = here / "clamp.py"
    file.write_text(SHOP)
    return file


def test_examples_are_listed_and_nothing_is_written(clamp: Path, examples: Callable[..., Ran]) -> None:
    """By the smallest model; that nobody has agreed to them stands beside."""
    ran = examples("clamp.py::clamp")
    assert ran.code == 0, ran.err
    assert ran.out == "1  clamp(5, 1, 3) -> 3\n2  clamp(2, 1, 3) -> 9\n3  clamp(0, 1, 3) -> 1\n"
    assert "proposed by Granite 4.1 3B (tier 1), and nobody has said that they are right" in ran.err
    assert clamp.read_text() == SHOP


def test_what_is_accepted_is_written_and_counts(
    clamp: Path, examples: Callable[..., Ran], rightsize: Callable[..., Ran]
) -> None:
    """The two that are right become a doctest, and generated code is held against them."""
    ran = examples("clamp.py::clamp", "--accept", "1,3", "--write")
    assert ran.code == 0, ran.err
    assert clamp.read_text() == SHOP.replace(
        'bounds."""', 'bounds.\n\n    >>> clamp(5, 1, 3)\n    3\n    >>> clamp(0, 1, 3)\n    1\n    """'
    )
    made = json.loads(rightsize("generate", "clamp.py::clamp", "--json").out)
    assert made["files"][0]["places"][0]["examples"] == 2
    again = examples("clamp.py::clamp")
    assert again.code == 1
    assert "has no example is needed" in again.err


def test_without_write_it_is_a_diff(clamp: Path, examples: Callable[..., Ran]) -> None:
    """And as JSON it is all there."""
    ran = examples("clamp.py:1", "--accept", "all", "--json")
    record = json.loads(ran.out)
    assert len(record["proposals"]) == 3
    assert "+    >>> clamp(2, 1, 3)\n+    9\n" in record["diff"]
    assert not record["written"]
    assert clamp.read_text() == SHOP


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("clamp.py::clamp", "--accept", "4"), 1, "there are 3 examples, and no 4"),
        (("clamp.py::clamp", "--accept", "first"), 2, "give numbers of the list"),
        (("clamp.py::bare",), 1, "a doc or a comment that says what is wanted"),
        (("clamp.py::clamp", "clamp.py::bare"), 2, "about one place"),
    ],
)
def test_what_cannot_be_done_is_said(
    clamp: Path, examples: Callable[..., Ran], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """In one sentence, with the file as it was."""
    ran = examples(*arguments)
    assert (ran.code, clamp.read_text()) == (code, SHOP)
    assert sentence in ran.err


def test_accept_belongs_to_examples(clamp: Path, rightsize: Callable[..., Ran]) -> None:
    """Elsewhere it means nothing."""
    assert rightsize("generate", str(clamp), "--accept", "1").code == 2
