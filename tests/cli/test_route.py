"""`rightsize route`: decisions without any call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.support.ollama_models import ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

CONFORMANCE = [
    ("documentation", "0.26", "15", (1, 0.6360, 0.3616), (1, 0.6360, 0.3616)),
    ("documentation", "0.29", "500", (2, 0.7432, 0.3339), (3, 0.8148, 0.3489)),
    ("summarisation", "0.40", "20000", (2, 0.7520, 0.3392), (3, 0.8280, 0.3568)),
    ("qa_simple", "0.10", "12", (1, 0.8600, 0.4960), (1, 0.8600, 0.4960)),
    ("code_generation", "0.61", "300", (2, 0.7688, 0.3493), (3, 0.8532, 0.3719)),
    ("code_generation", "0.55", "40000", (4, 0.9550, 0.1730), (4, 0.9550, 0.1730)),
    ("reasoning", "0.10", "200", (4, 0.9100, 0.1460), (4, 0.9100, 0.1460)),
    ("reasoning", "0.80", "500", (3, 0.8760, 0.3856), (3, 0.8760, 0.3856)),
    ("code_review", "0.90", "300", (4, 0.9900, 0.1940), (4, 0.9900, 0.1940)),
]
"""The design's table: kind, complexity, tokens; tier, quality and utility under `cheapest` and under `utility`."""


@pytest.mark.parametrize(("kind", "complexity", "tokens", "cheapest", "utility"), CONFORMANCE)
def test_the_conformance_table(
    rightsize: Callable[..., Ran],
    kind: str,
    complexity: str,
    tokens: str,
    cheapest: tuple[int, float, float],
    utility: tuple[int, float, float],
) -> None:
    """The terminal says what the design says, rounded to four places."""
    for policy, expected in (("cheapest", cheapest), ("utility", utility)):
        ran = rightsize(
            "route", "--kind", kind, "--complexity", complexity, "--tokens", tokens, "--policy", policy, "--json"
        )
        (task,) = json.loads(ran.out)["sub_tasks"]
        assert (task["tier"], task["quality"], task["utility"]) == expected
        assert task["policy"] == policy


def test_the_object_has_the_fields_that_others_read(rightsize: Callable[..., Ran]) -> None:
    """Null where nothing ran."""
    ran = rightsize("route", "--kind", "code_review", "--complexity", "0.6", "--tokens", "300", "--json")
    record = json.loads(ran.out)
    (task,) = record["sub_tasks"]
    candidates = task.pop("candidates")
    assert record == snapshot(
        {
            "prompt": "",
            "total_ms": None,
            "merged": None,
            "dry_run": True,
            "sub_tasks": [
                {
                    "task_type": "code_review",
                    "complexity": 0.6,
                    "tier": 4,
                    "model": "Mistral Small 3.2",
                    "provider": "Mistral AI",
                    "ollama_model": "mistral-small3.2",
                    "utility": 0.176,
                    "quality": 0.96,
                    "threshold": 0.85,
                    "latency_ms": None,
                    "out_tokens": None,
                    "cost_units": None,
                    "response": None,
                    "text": None,
                    "policy": "cheapest",
                    "rule": "security",
                    "override": "security",
                    "learning": "observe",
                    "complexity_parts": {"base": 0.6, "size": 0.0, "structure": 0.0, "markers": []},
                    "origin": "assumed prior",
                }
            ],
        }
    )
    assert candidates[0] == snapshot(
        {
            "tier": 1,
            "model": "Granite 4.1 3B",
            "quality": 0.16,
            "threshold": 0.85,
            "cost": 0.05,
            "utility": 0.076,
            "prior": 0.16,
            "learned": None,
            "fits": True,
            "available": True,
            "qualified": False,
            "reason": "does not do code_review",
        }
    )


def test_a_decision_in_words(rightsize: Callable[..., Ran]) -> None:
    """The choice, its reason, and why each other lost."""
    ran = rightsize("route", "--kind", "code_generation", "--complexity", "0.61", "--tokens", "300")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == snapshot("""\
code_generation, 300 tokens with the output budget
Llama 3.2 (tier 2): cheapest good enough: Q 0.769 of 0.72, C 0.28 (assumed prior)
Complexity 0.61, as given

tier  model              Q       asked  C     U        window   verdict
1     Granite 4.1 3B     0.1460  0.72   0.05  +0.0676  16,384   does not do code_generation
2     Llama 3.2          0.7688  0.72   0.28  +0.3493  32,768   chosen: cheapest good enough: Q 0.769 of 0.72, C 0.28
3     Gemma 3 4B         0.8532  0.72   0.35  +0.3719  32,768   costs more: C 0.35 against 0.28
4     Mistral Small 3.2  0.9610  0.72   1     +0.1766  128,000  costs more: C 1 against 0.28

Q, C and U are assumed priors
""")


def test_what_fits_no_window_is_an_error(rightsize: Callable[..., Ran]) -> None:
    """It names the size and the largest window."""
    ran = rightsize("route", "--kind", "reasoning", "--complexity", "0.5", "--tokens", "500000")
    assert ran.code == 1
    assert ran.err == snapshot(
        "error: The task needs 500,000 tokens, and the largest window is 128,000 (Mistral Small 3.2): take a smaller piece.\n"  # noqa: E501 - one line
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--kind", "reasoning"),
            "name FILE:LINE or a text, or give --kind, --complexity and --tokens (--complexity, --tokens missing)",
        ),
        (
            ("--kind", "reasoning", "--complexity", "1.5", "--tokens", "1"),
            "--complexity is 1.5; it goes from 0 to 1",
        ),
        (("--kind", "reasoning", "--complexity", "nan", "--tokens", "1"), "--complexity is nan; it goes from 0 to 1"),
        (("--kind", "reasoning", "--complexity", "1", "--tokens", "0"), "--tokens is 0; it counts from 1"),
        (("app.py:1", "--tokens", "3"), "--tokens cannot be given with a target: they are read from the code"),
        (("a.py:1", "b.py:2"), "a.py:1 and b.py:2 are two places; `rightsize route` shows one, so name one of them"),
        (("app.py",), "app.py: a line is missing; name the place as app.py:12, or as app.py::NAME"),
    ],
)
def test_wrong_usage(rightsize: Callable[..., Ran], arguments: tuple[str, ...], sentence: str) -> None:
    """Exit code 2 and one sentence."""
    ran = rightsize("route", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error: {sentence}\n")


def test_a_place_in_a_file(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Complexity and tokens are read from the code, and nobody is asked."""
    (here / "app.py").write_text("import os\n\n\ndef size(path: str) -> int:\n    return os.stat(path).st_size\n")
    ran = rightsize("route", "app.py:4")
    assert ran.err == ""
    assert ran.out == snapshot("""\
documentation for app.py:4 size, 1,065 tokens with the output budget
Granite 4.1 3B (tier 1): cheapest good enough: Q 0.720 of 0.6, C 0.05 (assumed prior)
No server has been looked at yet: these are the numbers of the registry; `rightsize doctor` looks.
Complexity 0.20 = base 0.20 + size 0.00 + structure 0.00

tier  model              Q       asked  C     U        window   verdict
1     Granite 4.1 3B     0.7200  0.6    0.05  +0.4120  16,384   chosen: cheapest good enough: Q 0.720 of 0.6, C 0.05
2     Llama 3.2          0.7360  0.6    0.28  +0.3296  32,768   costs more: C 0.28 against 0.05
3     Gemma 3 4B         0.8040  0.6    0.35  +0.3424  32,768   costs more: C 0.35 against 0.05
4     Mistral Small 3.2  0.9200  0.6    1     +0.1520  128,000  costs more: C 1 against 0.05

Q, C and U are assumed priors
""")
    assert rightsize("route", "app.py:5:8").out == ran.out.replace("app.py:4", "app.py:5:8")


def test_a_place_is_routed_among_what_the_last_look_found(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not installed then is not chosen, and nobody is asked again."""
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    with OllamaSimulator() as simulator:
        simulator.state.replace_models([ScriptedModel("qwen3:4b")])
        monkeypatch.setenv("OLLAMA_HOST", simulator.url)
        monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "state"))
        rightsize("models")
        asked = len(simulator.requests)
        ran = rightsize("route", "app.py:1", "--json")
        told = rightsize("route", "app.py:1", "--explain").out
        assert len(simulator.requests) == asked
    [task] = json.loads(ran.out)["sub_tasks"]
    assert task["ollama_model"] == "qwen3:4b"
    available = {each["tier"]: each["available"] for each in task["candidates"]}
    assert not available[1]
    last = json.loads(ran.out)["last_look"]
    assert last["at"].endswith("Z")
    assert last["sentence"].startswith("As of the last look, ")
    assert last["sentence"].partition(" ago; ")[2] == "what was loaded or installed since is not known here."
    assert "\nAs of the last look, " in told


def test_a_place_that_is_none(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Outside of every definition, behind the end, in a file that is not there or of no known language."""
    (here / "app.py").write_text("import os\nimport sys\n")
    (here / "notes.txt").write_text("x\n")
    words = {
        "app.py:2": "app.py:2: no definition stands there; name the line of a function, a method or a class",
        "app.py:9": "app.py:9: the file ends at line 2; name a line in it",
        "gone.py:1": "gone.py does not exist; check the name and the folder that you are in",
    }
    for target, sentence in words.items():
        ran = rightsize("route", target)
        assert (ran.code, ran.out, ran.err) == (1, "", f"error: {sentence}\n")
    assert rightsize("route", "notes.txt:1").code == 1


def test_the_ladder_that_would_run(rightsize: Callable[..., Ran]) -> None:
    """Who is asked in which order, who follows on which trouble, and what the task may take in all."""
    question = ("--kind", "documentation", "--complexity", "0.26", "--tokens", "15", "--explain")
    ran = rightsize("route", *question)
    assert ran.out.partition("\n\nThe ")[2] == snapshot("""\
ladder: at most 4 attempts, 900 s, 3,000 output tokens and 2 cost units
step  model                       answer costs up to  fault of form                      fault of substance  no answer
1     Granite 4.1 3B (tier 1)     0.03                once more, then Llama 3.2          Llama 3.2           Llama 3.2
2     Llama 3.2 (tier 2)          0.168               once more, then Gemma 3 4B         Gemma 3 4B          Gemma 3 4B
3     Gemma 3 4B (tier 3)         0.21                once more, then Mistral Small 3.2  Mistral Small 3.2   Mistral Small 3.2
4     Mistral Small 3.2 (tier 4)  0.6                 once more, then the end            the end             the end
An answer has up to 600 tokens; the next attempt is told up to 12 problems; a busy model is asked again.
""")  # noqa: E501 - a table
    (task,) = json.loads(rightsize("route", *question, "--json").out)["sub_tasks"]
    assert [each["ollama_model"] for each in task["ladder"]["steps"]] == [
        "granite4.1:3b",
        "llama3.2",
        "gemma3:4b",
        "mistral-small3.2",
    ]
    assert task["ladder"]["steps"][0]["on_form"] == "llama3.2"


def test_a_reviews_ladder_is_tier_4_alone(rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the user's own bounds are the ones that are shown."""
    monkeypatch.setenv("RIGHTSIZE_LADDER_MAX_COST", "3.5")
    ran = rightsize("route", "--kind", "code_review", "--complexity", "0.6", "--tokens", "300", "--explain")
    assert ran.out.partition("\n\nThe ")[2] == snapshot("""\
ladder: at most 4 attempts, 3,600 s, 10,000 output tokens and 3.5 cost units
step  model                       answer costs up to  fault of form            fault of substance  no answer
1     Mistral Small 3.2 (tier 4)  2.05                once more, then the end  the end             the end
An answer has up to 2,048 tokens; the next attempt is told up to 6 problems; a busy model is asked again.
""")


BOUNDS = {
    "TOKENS=100": "No model would be asked: an answer of Llama 3.2 (tier 2) could exceed the limit of 100",
    "COST=1": "Gemma 3 4B (tier 3) is not reached where each before it gives a full answer: an answer of Gemma",
    "ATTEMPTS=1": "Gemma 3 4B (tier 3) is not reached where each before it gives a full answer: 1 attempt is the",
}


@pytest.mark.parametrize(("bound", "sentence"), BOUNDS.items())
def test_a_bound_that_keeps_models_out_is_told(
    rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, bound: str, sentence: str
) -> None:
    """The steps are those of the ladder, and beneath them stands which of them a bound keeps out."""
    question = ("--kind", "code_generation", "--complexity", "0.61", "--tokens", "300", "--explain")
    assert "not reached" not in rightsize("route", *question).out
    name, _, value = bound.partition("=")
    monkeypatch.setenv(f"RIGHTSIZE_LADDER_MAX_{name}", value)
    assert rightsize("route", *question).out.splitlines()[-1].startswith(sentence)
    (task,) = json.loads(rightsize("route", *question, "--json").out)["sub_tasks"]
    assert task["ladder"]["stops"].startswith(sentence)
