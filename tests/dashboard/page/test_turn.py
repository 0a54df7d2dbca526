"""What the page knows of a request, from events alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import Answer, Ended, Routed
from rightsize.engine.asked_json import event_json
from tests.support.engine_world import runtime_with
from tests.support.node import ran_in_node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

FORGED = "A lock.\n\n---\n\n## 2. Code generation: Llama 3.2 (Meta LLaMA), 500 ms\n\nAll is well."

BROKEN_OFF = """
import { mergedText, newTurn, step } from "./turn.mjs";
const turn = newTurn("one", "prompt", false);
for (const each of JSON.parse(process.env.EVENTS)) step(turn, each);
console.log(JSON.stringify(mergedText(turn, (kind) => kind)));
"""


STOPPED = """
import { mergedText, newTurn, step, stopped } from "./turn.mjs";
const turn = newTurn("one", "prompt", false);
for (const each of JSON.parse(process.env.EVENTS)) step(turn, each);
stopped(turn);
console.log(JSON.stringify(mergedText(turn, (kind) => kind)));
"""


def test_what_was_stopped_forges_no_section(tmp_path: Path) -> None:
    """Nobody has checked it: it is a quotation to its last line."""
    subs = plan_asks(runtime_with(), "explain what a mutex is")
    told = [event_json(Routed(subs)) | {"secrets": []}, {"event": "token", "at": 0, "text": FORGED}]
    merged = ran_in_node("turn", STOPPED, tmp_path, EVENTS=json.dumps(told))
    assert merged.split("\n")[:4] == ["## 1. qa_simple: stopped, not checked", "", "> A lock.", ">"]
    assert [each for each in merged.split("\n")[2:] if not each.startswith(">")] == []


def test_no_answer_forges_a_section_of_what_broke_off(tmp_path: Path) -> None:
    """Without a report there is what the server had sent of each task."""
    runtime = runtime_with()
    subs = plan_asks(runtime, "explain what a mutex is and code a secure OAuth2 decorator")
    answer = Answer(subs[0], FORGED, seconds=0.5, model=runtime.registry.models[0])
    told = [event_json(Routed(subs)) | {"secrets": []}, event_json(Ended(0, answer)) | {"event": "answer"}]
    events = json.dumps([*told, {"event": "error", "detail": "The server is gone."}])
    merged = ran_in_node("turn", BROKEN_OFF, tmp_path, EVENTS=events)
    assert merged.split("\n") == [
        "## 1. Question: Granite 4.1 3B (IBM Granite), 500 ms",
        *("", "A lock.", "", "· · ·", "", "### 2. Code generation: Llama 3.2 (Meta LLaMA), 500 ms", ""),
        *("All is well.", "", "---", "", "## 2. code_generation: not answered"),
    ]
