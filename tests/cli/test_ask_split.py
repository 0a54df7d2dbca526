"""`rightsize ask` where tier 1 splits: through the real child process to the simulator."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.asks.split import split
from tests.support.cli_process import PATIENCE, command, environment
from tests.support.dashboard_process import MUTEX, crew
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator
from tests.support.unsure import split_reply, unsure_request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

REQUEST = unsure_request()
SPLIT = split_reply((REQUEST.first, "qa_simple"), (REQUEST.second, "summarisation"))


def light(body: Mapping[str, Any]) -> Reply:
    """Split a request, and answer any other question."""
    asked = str(body["messages"][-1]["content"])
    return Reply(text=SPLIT if "Which tasks does this request ask for?" in asked else MUTEX)


REFUSAL = "I'm sorry, but I cannot help with that request."
IN_VAIN = {"answer": None, "replies": [Reply(SPLIT, when="Which tasks does"), Reply(REFUSAL)]}


@pytest.fixture
def models(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OllamaSimulator]:
    """A model of each tier, of which the lightest is let split."""
    with simulator(crew(granite4={"answer": light})) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "state"))
        monkeypatch.setenv("RIGHTSIZE_ASK_SPLIT", "tier1")
        monkeypatch.setenv("RIGHTSIZE_ASK_SPLIT_SECONDS", str(PATIENCE))
        yield server


def test_who_splits_is_told(models: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """Before it is asked, and what came of it; the tasks are its own."""
    ran = rightsize("ask", REQUEST.text)

    assert ran.code == 0
    assert "the rules are unsure how to split this; asking Granite 4.1 3B, for 300 s at most\n" in ran.err
    assert "Split by Granite 4.1 3B, since the rules were unsure.\n" in ran.err
    assert [line.split(":")[0] for line in ran.out.splitlines() if line.startswith("## ")] == [
        "## 1. Question",
        "## 2. Summarisation",
    ]


def test_its_cost_is_told(models: OllamaSimulator, rightsize: Callable[..., Ran], here: Path) -> None:
    """In the JSON and in the ledger; a request that was split before is not split again."""
    report = json.loads(rightsize("ask", REQUEST.text, "--json").out)
    (file,) = (here / "state").glob("ledger-*.jsonl")
    calls = [each for each in map(json.loads, file.read_text().splitlines()) if each["event"] == "call"]
    again = json.loads(rightsize("ask", REQUEST.text, "--json").out)

    assert [each["asks"] for each in calls].count("split") == 1
    assert report["cost_units"] == pytest.approx(sum(each["cost_units"] for each in calls))
    assert report["split"]["attempt"]["cost_units"] > 0
    assert (again["split"]["by_model"], again["split"]["attempt"]["cached"], again["cost_units"]) == (True, True, 0)


def test_a_split_without_an_answer_was_in_vain(models: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """It is counted to what answers cost, of which there are none: all of the costs was without an answer."""
    refusing = {"answer": None, "replies": [Reply(REFUSAL)]}
    models.serve(*crew(granite4=IN_VAIN, llama3=refusing, gemma3=refusing, **{"mistral-small3": refusing}))
    ran = rightsize("ask", REQUEST.text)

    assert ran.code == 1
    assert re.search(r"^cost 0\.\d+ units, all of it without an answer; ", ran.err, re.MULTILINE)


def test_ctrl_c_before_it_is_split_prints_the_report(models: OllamaSimulator, here: Path) -> None:
    """The same object, without tasks, and with what the call cost."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(SPLIT, ends="hang", after=3)]}))
    process = subprocess.Popen(
        command("ask", REQUEST.text, "--json"),
        cwd=here,
        env=environment(OLLAMA_HOST=models.url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert models.wait_until(lambda: any(each.tokens for each in models.asked("/api/chat")), PATIENCE)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    report = json.loads(out)

    assert process.returncode == 130
    assert err.endswith(b"interrupted: nothing was finished\n")
    assert (report["interrupted"], report["dry_run"], report["sub_tasks"]) == (True, False, [])
    assert report["prompt"] == REQUEST.text
    assert (report["split"]["by_model"], report["split"]["sentence"]) == (False, "Stopped before it was split.")
    assert report["cost_units"] == report["split"]["attempt"]["cost_units"]


def test_a_dry_run_says_that_nobody_was_asked(models: OllamaSimulator, rightsize: Callable[..., Ran]) -> None:
    """`route`, and `ask --dry-run`, show the rules' split."""
    for arguments in (("route", REQUEST.text), ("ask", REQUEST.text, "--dry-run")):
        ran = rightsize(*arguments)
        assert "the rules were unsure, and their split stands: a dry run asks no model" in ran.out
        number = len(split(REQUEST.text))
        assert ran.out.startswith(f"{number} task{'s' if number > 1 else ''} found\n")
    assert models.asked("/api/chat") == []
