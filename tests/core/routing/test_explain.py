"""The words for decisions, whole and as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from rightsize.core.analysis.symbol import Marker
from rightsize.core.routing.candidate_table import TABLE_HEADER, table_rows
from rightsize.core.routing.explain import complexity_line, hover_lines, name_of, short
from rightsize.core.routing.model import ModelStatus, State
from rightsize.core.routing.policy import Pin, RoutingPolicy
from rightsize.core.routing.registry import Registry, packaged_registry, with_installed
from rightsize.core.routing.route import route
from rightsize.core.tasks.task import Complexity, TaskKind
from tests.support.routing_tasks import Found, decide, known, model


def test_the_cheapest_in_full() -> None:
    """Why this one, how complex, who else and why not, and that the numbers are assumed."""
    complexity = Complexity(0.29, 0.20, 0.05, 0.04, (Marker("nesting", "depth 4"),))
    availability = known(mistral=State.NOT_INSTALLED, llama=ModelStatus(State.DOWN, reason="no answer within 0.5 s."))
    decision = route(TaskKind.DOCUMENTATION, complexity, 1_100, packaged_registry(), availability, RoutingPolicy())
    assert hover_lines(decision) == snapshot(
        (
            "Gemma 3 4B (tier 3): cheapest good enough: Q 0.815 of 0.6, C 0.35 (assumed prior)",
            "Complexity 0.29 = base 0.20 + size 0.05 + structure 0.04 (nesting depth 4)",
            "Granite 4.1 3B (tier 1) is not good enough: Q 0.594 of 0.6 asked for",
            "Llama 3.2 (tier 2) is down: no answer within 0.5 s",
            "Mistral Small 3.2 (tier 4) is not installed: ollama pull mistral-small3.2",
            "Q, C and U are assumed priors",
        )
    )


def test_each_rule_in_one_line() -> None:
    """Rules that weigh numbers say where those come from; rules that do not need none."""
    decisions = [
        decide("qa_simple", 0.1),
        decide("code_generation", 0.6, policy=RoutingPolicy("utility")),
        decide("code_review"),
        decide("code_review", policy=RoutingPolicy(review_model="gemma3:4b"), availability=known(mistral=State.DOWN)),
        decide("documentation", pin=Pin(model="llama3.2")),
        decide("documentation", pin=Pin(minimum_tier=3)),
        decide("reasoning", 0.1, availability=known(mistral=State.DOWN)),
        decide(
            "documentation",
            policy=RoutingPolicy(prefer_loaded=True),
            availability=known(gemma=ModelStatus(State.READY, loaded=True)),
        ),
    ]
    assert [short(each) for each in decisions] == snapshot(
        [
            "Granite 4.1 3B (tier 1): cheapest good enough: Q 0.860 of 0.55, C 0.05 (assumed prior)",
            "Gemma 3 4B (tier 3): best trade of quality and cost: U +0.371 (assumed prior)",
            "Mistral Small 3.2 (tier 4): a code review goes to tier 4 and to no other",
            "Gemma 3 4B (tier 3): appointed by you for reviews, below the recommended size",
            "Llama 3.2 (tier 2): pinned by you",
            "Gemma 3 4B (tier 3): cheapest good enough: Q 0.816 of 0.6, C 0.35, pinned from tier 3 up (assumed prior)",
            "Gemma 3 4B (tier 3): nobody at hand reaches Q 0.8, this one comes nearest with 0.792 (assumed prior)",
            (
                "Gemma 3 4B (tier 3): cheapest good enough: Q 0.816 of 0.6, C 0.35, preferred to Llama 3.2 because "
                "it is loaded (assumed prior)"
            ),
        ]
    )


def test_levels_of_a_hover() -> None:
    """The setting for how much."""
    decision = decide("qa_simple", 0.1)
    assert hover_lines(decision, "short") == (short(decision),)
    assert hover_lines(decision, "off") == ()


def test_the_table_names_everybody_by_tier_and_cost() -> None:
    """The terminal has room for all candidates."""
    registry = with_installed(packaged_registry(), [Found("qwen3:1.7b", 1.7)])
    rows = table_rows(decide("summarisation", 0.4, 20_000, registry=registry))
    assert [TABLE_HEADER, *rows] == snapshot(
        [
            ("tier", "model", "Q", "asked", "C", "U", "window", "verdict"),
            (
                "1",
                "Granite 4.1 3B",
                "0.4400",
                "0.55",
                "0.05",
                "+0.2440",
                "16,384",
                "is too small: window 16,384, needed 20,000 tokens",
            ),
            (
                "1",
                "qwen3:1.7b",
                "0.4400",
                "0.55",
                "0.0708",
                "+0.2357",
                "16,384",
                "is too small: window 16,384, needed 20,000 tokens",
            ),
            (
                "2",
                "Llama 3.2",
                "0.7520",
                "0.55",
                "0.28",
                "+0.3392",
                "32,768",
                "chosen: cheapest good enough: Q 0.752 of 0.55, C 0.28",
            ),
            ("3", "Gemma 3 4B", "0.8280", "0.55", "0.35", "+0.3568", "32,768", "costs more: C 0.35 against 0.28"),
            ("4", "Mistral Small 3.2", "0.9400", "0.55", "1", "+0.1640", "128,000", "costs more: C 1 against 0.28"),
        ]
    )


def test_many_candidates_are_not_all_told() -> None:
    """A hover stays a few lines, those that nearly won first."""
    found = [Found(f"model-{number}:3b", 3.0) for number in range(20)]
    lines = hover_lines(decide("documentation", 0.1, registry=with_installed(packaged_registry(), found)))
    assert lines[2:] == snapshot(
        (
            "model-0:3b (tier 2) costs more: C 0.125 against 0.05",
            "model-10:3b (tier 2) costs more: C 0.125 against 0.05",
            "model-11:3b (tier 2) costs more: C 0.125 against 0.05",
            "model-12:3b (tier 2) costs more: C 0.125 against 0.05",
            "model-13:3b (tier 2) costs more: C 0.125 against 0.05",
            "model-14:3b (tier 2) costs more: C 0.125 against 0.05",
            "and 17 more",
            "Q, C and U are assumed priors; those of model-0:3b, model-10:3b, model-11:3b and more assumed from size",
        )
    )


def test_a_hostile_label_is_only_a_name() -> None:
    """Nothing that a terminal or Markdown would act on gets through."""
    hostile = model("[click](http://evil)\x1b[31m\n# **`<b>`\u202e", 1, 0.1)
    assert name_of(hostile) == snapshot("(click)(http://evil)(31m ‹b›")
    assert "\n" not in "".join(hover_lines(decide("documentation", registry=Registry((hostile,)))))


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("retry<T>(call", "generics retry‹T›(call"),
        ("retry[T](call", "generics retry(T)(call"),
        ("Map<String, List<T>>", "generics Map‹String, List‹T››"),
        ("<script>[x](y)`", "generics ‹script›(x)(y)"),
    ],
)
def test_what_makes_code_complex_keeps_its_type_parameters(evidence: str, said: str) -> None:
    """In brackets that neither Markdown nor HTML acts on."""
    complexity = Complexity(0.5, 0.42, 0.04, 0.04, (Marker("generics", evidence),))
    line = complexity_line(replace(decide("code_generation", 0.5), complexity=complexity))
    assert line.endswith(f"({said})")
    assert not set(line) & set("<>[]`")
