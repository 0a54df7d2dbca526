"""`rightsize models`, `doctor`, `checks` and `stats`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from rightsize.core.ledger.lines import line_of
from rightsize.core.verification.answers import ANSWER_CHECKS
from rightsize.core.verification.checks import CHECKS
from rightsize.core.verification.generated import GENERATION_CHECKS
from rightsize.core.verification.proposals import PROPOSAL_CHECKS
from rightsize.core.verification.repairs import REPAIR_CHECKS
from rightsize.core.verification.review_checks import REVIEW_CHECKS
from rightsize.core.verification.tests import TEST_CHECKS
from rightsize.journal.months import append_line
from tests.support.ledger_records import call
from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_simulator import OllamaSimulator


@pytest.fixture
def server(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaSimulator]:
    """A server with one of the four default models and one of another name."""
    models = [ScriptedModel("llama3.2"), ScriptedModel("qwen3:8b", parameters=8_190_000_000, parameter_size="8.2B")]
    with simulator(models) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        yield running


def test_models_with_a_server(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """Installed, loaded, tier, context, where the numbers come from, and how to get those that are missing."""
    server.preload("llama3.2", 8192)
    ran = rightsize("models")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace(server.url, "URL") == snapshot("""\
Ollama 0.32.15 at URL with 2 chat models.

tier  model             label              installed  loaded      window   C      numbers
1     granite4.1:3b     Granite 4.1 3B     no         no          16,384   0.05   assumed prior
2     llama3.2          Llama 3.2          yes        yes, 8,192  32,768   0.28   assumed prior
3     qwen3:8b          qwen3:8b           yes        no          32,768   0.342  assumed from size
3     gemma3:4b         Gemma 3 4B         no         no          32,768   0.35   assumed prior
4     mistral-small3.2  Mistral Small 3.2  no         no          128,000  1      assumed prior

tier 1, Granite 4.1 3B: ollama pull granite4.1:3b
tier 3, Gemma 3 4B: ollama pull gemma3:4b
tier 4, Mistral Small 3.2: ollama pull mistral-small3.2
Q and C are assumed priors unless you set them; an installed model of any name is used.
""")


def test_models_name_the_one_that_reviews(
    server: OllamaSimulator, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who appointed a model sees it there, and where that stands."""
    assert server.port
    monkeypatch.setenv("RIGHTSIZE_ROUTING_REVIEW_MODEL", "llama3.2")
    said = "llama3.2: appointed by you, reviews where no tier 4 model can (routing.review_model)"
    assert said in rightsize("models").out.splitlines()
    assert json.loads(rightsize("models", "--json").out)["appointed"] == "llama3.2"


def test_models_of_several_servers(
    server: OllamaSimulator, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line a server, and where each model is; one that does not answer stops nobody."""
    large = ScriptedModel("mistral-small3.2", parameters=24_000_000_000, parameter_size="24B")
    with simulator([large, ScriptedModel("llama3.2")]) as second:
        monkeypatch.setenv("RIGHTSIZE_GATEWAY_HOSTS", f"{server.url},{second.url},127.0.0.1:9")
        ran = rightsize("models")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace(server.url, "FIRST").replace(second.url, "SECOND") == snapshot("""\
Ollama 0.32.15 at FIRST with 2 chat models.
Ollama 0.32.15 at SECOND with 2 chat models.
No model server answers at http://127.0.0.1:9; start it with `ollama serve`, or set OLLAMA_HOST to where it listens.

tier  model             label              installed  loaded  window   C      numbers            where
1     granite4.1:3b     Granite 4.1 3B     no         no      16,384   0.05   assumed prior      -
2     llama3.2          Llama 3.2          yes        no      32,768   0.28   assumed prior      FIRST, SECOND
3     qwen3:8b          qwen3:8b           yes        no      32,768   0.342  assumed from size  FIRST
3     gemma3:4b         Gemma 3 4B         no         no      32,768   0.35   assumed prior      -
4     mistral-small3.2  Mistral Small 3.2  yes        no      128,000  1      assumed prior      SECOND

tier 1, Granite 4.1 3B: ollama pull granite4.1:3b
tier 3, Gemma 3 4B: ollama pull gemma3:4b
Q and C are assumed priors unless you set them; an installed model of any name is used.
""")


def test_models_as_json(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """The same as values."""
    record = json.loads(rightsize("models", "--json").out)
    assert record["reachable"]
    assert {
        each["ollama_model"]: (each["tier"], each["installed"], each["origin"]) for each in record["models"]
    } == snapshot(
        {
            "granite4.1:3b": (1, False, "assumed prior"),
            "llama3.2": (2, True, "assumed prior"),
            "qwen3:8b": (3, True, "assumed from size"),
            "gemma3:4b": (3, False, "assumed prior"),
            "mistral-small3.2": (4, False, "assumed prior"),
        }
    )
    assert record["models"][0] == snapshot(
        {
            "tier": 1,
            "ollama_model": "granite4.1:3b",
            "label": "Granite 4.1 3B",
            "provider": "IBM Granite",
            "litellm_name": "ollama_chat/granite4.1:3b",
            "installed": False,
            "state": "not installed",
            "reason": "granite4.1:3b is not installed; run `ollama pull granite4.1:3b`.",
            "loaded": False,
            "hosts": [],
            "context": 16384,
            "loaded_context": None,
            "cost": 0.05,
            "kinds": ["documentation", "qa_simple", "summarisation"],
            "origin": "assumed prior",
            "remote": False,
            "remedy": "ollama pull granite4.1:3b",
        }
    )


def test_models_without_a_server(rightsize: Callable[..., Ran]) -> None:
    """What is known by itself, and what to do."""
    ran = rightsize("models")
    assert ran.code == 1
    assert ran.out == snapshot("""\
No model server answers at http://127.0.0.1:1; start it with `ollama serve`, or set OLLAMA_HOST to where it listens.

tier  model             label              installed  loaded  window   C     numbers
1     granite4.1:3b     Granite 4.1 3B     ?          ?       16,384   0.05  assumed prior
2     llama3.2          Llama 3.2          ?          ?       32,768   0.28  assumed prior
3     gemma3:4b         Gemma 3 4B         ?          ?       32,768   0.35  assumed prior
4     mistral-small3.2  Mistral Small 3.2  ?          ?       128,000  1     assumed prior

Q and C are assumed priors unless you set them; an installed model of any name is used.
""")


def test_doctor_with_a_server(server: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """A line each, a remedy below what needs one, and exit code 0 where nothing stops people."""
    ran = rightsize("doctor")
    assert ran.code == 0
    words = re.sub(r"/\S*", "PATH", ran.out.replace(server.url, "URL"))
    for line in ("grammar python: Python grammar loads", "ollama: URL answers", "→ ollama pull granite4.1:3b"):
        assert line in words
    assert "litellm: the child process starts" in words
    assert "OLLAMA_HOST" in words


def test_doctor_without_a_server(rightsize: Callable[..., Ran]) -> None:
    """Without models Rightsize works, drafting; so it is a warning."""
    ran = rightsize("doctor", "--json")
    assert ran.code == 0
    findings = json.loads(ran.out)
    (ollama,) = [each for each in findings if each["subject"] == "ollama"]
    assert ollama["level"] == "warning"
    assert "ollama serve" in ollama["remedy"]
    assert {each["level"] for each in findings} == {"ok", "warning"}


def test_doctor_names_what_stops_people(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger that cannot be written is an error, and settings that are wrong are warnings."""
    (here / "file").touch()
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "file" / "state"))
    monkeypatch.setenv("RIGHTSIZE_ENGIN", "auto")
    ran = rightsize("doctor")
    assert ran.code == 1
    assert "error    ledger: " in ran.out
    assert "RIGHTSIZE_ENGIN" in ran.out


def test_one_model_has_one_window(here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that routing weighs: the registry's, or the server's where that is less."""
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    with simulator([ScriptedModel("llama3.2", context=131_072), ScriptedModel("gemma3:4b", context=8_192)]) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        models = {each["label"]: each["context"] for each in json.loads(rightsize("models", "--json").out)["models"]}
        doctor, table = rightsize("doctor").out, rightsize("route", "app.py:1").out
    for name, label, window in (("llama3.2", "Llama 3.2", 32_768), ("gemma3:4b", "Gemma 3 4B", 8_192)):
        assert models[label] == window
        assert re.search(rf"model {re.escape(name)}: .*, window {window:,}, not loaded", doctor)
        assert re.search(rf"\d +{re.escape(label)} .* {window:,} ", table)


def test_checks_are_listed(rightsize: Callable[..., Ran]) -> None:
    """Each with what it refuses and what it only warns of."""
    ran = rightsize("checks")
    assert ran.code == 0
    records = json.loads(rightsize("checks", "--json").out)
    tables = (CHECKS, REVIEW_CHECKS, GENERATION_CHECKS, REPAIR_CHECKS, TEST_CHECKS, PROPOSAL_CHECKS, ANSWER_CHECKS)
    assert [each["name"] for each in records] == [each.name for table in tables for each in table]
    for each in records:
        assert each["name"] in ran.out
        assert each["stops"] in ran.out
        assert each["warns_of"] in ran.out


def test_stats_of_an_empty_ledger(rightsize: Callable[..., Ran]) -> None:
    """All zero, and a hint for a person."""
    assert "is empty; what models are asked is written to it" in rightsize("stats").out
    record = json.loads(rightsize("stats", "--json").out)
    assert record["total_calls"] == 0
    assert record["avg_quality"] is None


def test_stats_after_drafts(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Drafts are counted and never count as saved."""
    (here / "shop.py").write_text(
        "def parse_price(text):\n    if not text:\n        raise ValueError(text)\n    return float(text)\n"
    )
    assert rightsize("document", "shop.py", "--engine", "embedded").code == 0
    record = json.loads(rightsize("stats", "--json").out)
    assert record["total_calls"] >= 1
    assert (record["spent"], record["saved"]) == (0.0, 0.0)
    assert rightsize("stats").out == snapshot("""\
Calls           2
Mean quality    1.00 (1: passed, 0.5: passed after repair, 0: refused or undone)
Spent           0.000 cost units, failed attempts included
On tier 4 alone 0.000 cost units for the same final answers
Saved           0.000 cost units
A cost unit is a thousand output tokens of a tier 4 model; it is relative, not money. Drafts count nothing.

tier      calls
embedded  2

kind           tier      passed  rate
documentation  embedded  2 of 2  100%
""")


def test_stats_compare_the_same_answers(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was spent on a task without an answer is told apart from what is compared with tier 4."""
    state = here / "state of this test"
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(state))
    again = call(id="c", task_id="c", engine="cache", quality_eval=None, cost_units=0.0)
    for each in (call(id="a", task_id="a"), call(id="b", task_id="b", verdict="rejected", cost_units=0.07), again):
        append_line(state, each.timestamp, line_of(each))

    shown = rightsize("stats").out
    assert shown.startswith("Calls           2\nFrom the cache  1, for which nobody was called\n")
    assert "For answers     0.005 cost units; the rest was without an answer, or was undone\n" in shown
    assert "Saved           0.095 cost units (95% of it)\n" in shown


@pytest.mark.parametrize(("learning", "last"), [("observe", "decides nothing"), ("on", "in the place of the prior")])
def test_stats_show_what_was_learned(
    here: Path, rightsize: Callable[..., Ran], learning: str, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the prior, with how many answers it stands on, and whether it counts."""
    state = here / "state of this test"
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(state))
    monkeypatch.setenv("RIGHTSIZE_ROUTING_LEARNING", learning)
    for number in range(4):
        append_line(state, "2026-05-01T00:00:00.000Z", line_of(call(id=str(number), verdict="rejected")))

    shown = rightsize("stats").out.splitlines()
    assert shown[-2].split() == [
        "documentation",
        "Granite",
        "4.1",
        "3B",
        "[0,",
        ".35)",
        "0.755",
        "0.629",
        "0",
        "of",
        "4",
    ]
    assert last in shown[-1]
    (row,) = json.loads(rightsize("stats", "--json").out)["learned"]
    assert (row["prior"], row["learned"], row["judged"]) == (0.755, 0.6292, 4)
    monkeypatch.setenv("RIGHTSIZE_ROUTING_LEARNING", "off")
    assert json.loads(rightsize("stats", "--json").out)["learned"] == []
