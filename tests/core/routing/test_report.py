"""A decision as JSON: the keys that others read, rounded numbers, null where nothing ran."""

from __future__ import annotations

import json

from inline_snapshot import snapshot

from rightsize.core.routing.report import decision_json, report_json
from tests.support.routing_tasks import decide


def test_a_decision_that_nobody_ran() -> None:
    """Every named key in its order; four places; null where a model would have answered."""
    report = report_json("", [decision_json(decide("documentation", 0.29))])
    assert report == snapshot(
        {
            "prompt": "",
            "total_ms": None,
            "merged": None,
            "dry_run": True,
            "sub_tasks": [
                {
                    "task_type": "documentation",
                    "complexity": 0.29,
                    "tier": 2,
                    "model": "Llama 3.2",
                    "provider": "Meta LLaMA",
                    "ollama_model": "llama3.2",
                    "utility": 0.3339,
                    "quality": 0.7432,
                    "threshold": 0.6,
                    "latency_ms": None,
                    "out_tokens": None,
                    "cost_units": None,
                    "response": None,
                    "text": None,
                    "policy": "cheapest",
                    "rule": "cheapest",
                    "override": None,
                    "learning": "observe",
                    "complexity_parts": {"base": 0.29, "size": 0.0, "structure": 0.0, "markers": []},
                    "origin": "assumed prior",
                    "candidates": [
                        {
                            "tier": 1,
                            "model": "Granite 4.1 3B",
                            "quality": 0.594,
                            "threshold": 0.6,
                            "cost": 0.05,
                            "utility": 0.3364,
                            "prior": 0.594,
                            "learned": None,
                            "fits": True,
                            "available": True,
                            "qualified": False,
                            "reason": "is not good enough: Q 0.594 of 0.6 asked for",
                        },
                        {
                            "tier": 2,
                            "model": "Llama 3.2",
                            "quality": 0.7432,
                            "threshold": 0.6,
                            "cost": 0.28,
                            "utility": 0.3339,
                            "prior": 0.7432,
                            "learned": None,
                            "fits": True,
                            "available": True,
                            "qualified": True,
                            "reason": "",
                        },
                        {
                            "tier": 3,
                            "model": "Gemma 3 4B",
                            "quality": 0.8148,
                            "threshold": 0.6,
                            "cost": 0.35,
                            "utility": 0.3489,
                            "prior": 0.8148,
                            "learned": None,
                            "fits": True,
                            "available": True,
                            "qualified": True,
                            "reason": "costs more: C 0.35 against 0.28",
                        },
                        {
                            "tier": 4,
                            "model": "Mistral Small 3.2",
                            "quality": 0.929,
                            "threshold": 0.6,
                            "cost": 1.0,
                            "utility": 0.1574,
                            "prior": 0.929,
                            "learned": None,
                            "fits": True,
                            "available": True,
                            "qualified": True,
                            "reason": "costs more: C 1 against 0.28",
                        },
                    ],
                }
            ],
        }
    )


def test_a_decision_that_was_run() -> None:
    """What came of it is rounded too, and the whole is JSON."""
    ran = decision_json(
        decide("code_review"),
        text="a.py:3 parse",
        response="x",
        latency_ms=12.345678,
        out_tokens=7,
        cost_units=0.0071239,
    )
    assert (ran["latency_ms"], ran["out_tokens"], ran["cost_units"], ran["response"]) == (12.3457, 7, 0.0071, "x")
    whole = report_json("review this", [ran, ran], total_ms=24.69138, merged="# Review", dry_run=False)
    assert json.loads(json.dumps(whole)) == whole
    assert (whole["total_ms"], whole["dry_run"], len(whole["sub_tasks"])) == (24.6914, False, 2)
