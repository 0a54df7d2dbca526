"""What requests cost beside what tier 4 alone would have cost, over real HTTP: of the same answers on both sides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.dashboard_process import TWO_TASKS, crew
from tests.support.ollama_models import Reply

if TYPE_CHECKING:
    import httpx

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

SUMS = ("spent", "answers_cost", "tier4_cost", "saved")
REFUSING = {"answer": None, "replies": [Reply("I'm sorry, but I cannot help with that request.")]}


def sums_of(client: httpx.Client) -> dict[str, float]:
    """Return what the ledger adds up to, which its slots over time add up to as well."""
    stats: dict[str, Any] = client.get("/api/stats").json()
    slots = stats["economy"]["slots"]
    for name in SUMS[:-1]:
        assert sum(each[name] for each in slots) == pytest.approx(stats[name], abs=1e-5)
    return {name: stats[name] for name in SUMS}


def test_a_task_without_an_answer_is_on_neither_side(client: httpx.Client, models: OllamaSimulator) -> None:
    """The report, the ledger and the OpenAI door say the same of a request of which half was answered."""
    models.serve(*crew(**dict.fromkeys(("llama3", "gemma3", "mistral-small3"), REFUSING)))
    before = sums_of(client)
    report = client.post("/api/chat", json={"prompt": TWO_TASKS, "cache": False}).json()
    after = sums_of(client)

    answered, in_vain = report["sub_tasks"]
    assert (in_vain["problem"] is None, in_vain["cost_units"] > 0, in_vain["tier4_cost"]) == (False, True, 0)
    assert report["cost_units"] == pytest.approx(answered["cost_units"] + in_vain["cost_units"])
    assert (report["answers_cost"], report["tier4_cost"]) == (answered["cost_units"], answered["tier4_cost"])
    # Tier 1 costs a twentieth of tier 4.
    assert 20 * report["answers_cost"] == pytest.approx(report["tier4_cost"])
    saved = report["tier4_cost"] - report["answers_cost"]
    told = (report["cost_units"], report["answers_cost"], report["tier4_cost"], saved)
    assert [after[name] - before[name] for name in SUMS] == pytest.approx(told, abs=1e-5)

    messages = [{"role": "user", "content": TWO_TASKS}]
    asked = {"model": "rightsize", "messages": messages, "cache": False}
    facts = client.post("/v1/chat/completions", json=asked).json()["rightsize"]
    assert [facts[name] for name in ("cost_units", "answers_cost", "tier4_cost")] == pytest.approx(told[:3], abs=1e-5)


def test_the_second_pass_of_a_review_is_part_of_its_cost(client: httpx.Client, models: OllamaSimulator) -> None:
    """It is a call of its own in the ledger, and so it is in the answer."""
    finding = {
        "title": "Shell injection",
        "cwe": "CWE-78",
        "severity": "high",
        "confidence": "high",
        "quote": 'os.system("ping " + host)',
        "explanation": "A host with a semicolon runs another command.",
        "remedy": "Pass a list.",
    }
    said = ({"examined": [], "findings": [finding]}, {"real": True, "reason": "It comes from outside."})
    replies = [Reply(text=json.dumps(each)) for each in said]
    models.serve(*crew(**{"mistral-small3": {"answer": None, "replies": replies}}))
    code = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)\n'
    before, calls = sums_of(client), client.get("/api/stats").json()["total_calls"]
    body = {"prompt": f"Is this safe?\n\n```python\n{code}```", "cache": False}
    report = client.post("/api/chat", json=body).json()
    after = sums_of(client)

    (task,) = report["sub_tasks"]
    assert (task["problem"], [each["passed"] for each in task["attempts"]]) == (None, [True, True])
    assert client.get("/api/stats").json()["total_calls"] - calls == 2
    told = (report["cost_units"], report["answers_cost"], report["tier4_cost"], 0)
    assert [after[name] - before[name] for name in SUMS] == pytest.approx(told, abs=1e-5)
