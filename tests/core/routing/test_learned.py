"""Quality that is learned: shown, used where that is switched on, and never for who may review."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.routing.explain import hover_lines, origin_of_model, short
from rightsize.core.routing.learned import estimate
from rightsize.core.routing.learned_table import learned_rows, rows_of
from rightsize.core.routing.policy import RoutingPolicy
from rightsize.core.routing.registry import packaged_registry
from rightsize.core.routing.report import decision_json
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import BAND_STARTS, TrialKey, Trials, band_of, middle_of
from tests.support.learning_world import simulate
from tests.support.routing_tasks import decide

ON, OBSERVE, OFF = (RoutingPolicy(learning=each) for each in ("on", "observe", "off"))
WORSE = {TrialKey("code_generation", "llama3.2", 1): Trials(10, 40)}
BETTER = {TrialKey("documentation", "granite4.1:3b", 0): Trials(38, 40)}
NO_REVIEWER = {TrialKey("code_review", "mistral-small3.2", 1): Trials(0, 1_000)}


@pytest.mark.parametrize(
    ("prior", "passed", "judged", "expected"),
    [(0.6, 0, 0, 0.6), (0.6, 20, 20, 0.8), (0.6, 0, 20, 0.3), (0.6, 10.5, 20, 0.5625), (0.0, 80, 80, 0.8)],
)
def test_the_estimate_of_the_design(prior: float, passed: float, judged: int, expected: float) -> None:
    """(m·prior + passes) / (m + trials) with m = 20."""
    assert estimate(prior, Trials(passed, judged)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "complexity", "learned", "without", "used"),
    [
        ("code_generation", 0.6, WORSE, "llama3.2", "gemma3:4b"),
        ("documentation", 0.32, BETTER, "llama3.2", "granite4.1:3b"),
        # Another band or kind is another matter.
        ("documentation", 0.40, BETTER, "llama3.2", "llama3.2"),
        ("code_generation", 0.7, WORSE, "llama3.2", "llama3.2"),
        ("code_review", 0.6, NO_REVIEWER, "mistral-small3.2", "mistral-small3.2"),
    ],
)
def test_only_switched_on_it_decides(
    kind: str, complexity: float, learned: dict[TrialKey, Trials], without: str, used: str
) -> None:
    """A worse model loses its tasks, a better one gains them; observed or off, nothing moves."""
    chosen = [
        decide(kind, complexity, policy=policy, learned=learned).model.ollama_model for policy in (OFF, OBSERVE, ON)
    ]
    assert chosen == [without, without, used]


def test_the_words_name_what_was_learned() -> None:
    """Observed, it stands beside; used, the first line says where Q comes from; off, nobody speaks of it."""
    on, observed, off = (decide("code_generation", 0.6, policy=each, learned=WORSE) for each in (ON, OBSERVE, OFF))
    assert [each for each in hover_lines(on) if "earned" in each or "Llama" in each] == snapshot(
        [
            "Llama 3.2 (tier 2) is not good enough: Q 0.423 of 0.72 asked for",
            "Learned here, counted: Llama 3.2 Q 0.423 (prior 0.768, 10 of 40 first answers passed)",
            "Q, C and U are assumed priors, apart from what was learned",
        ]
    )
    assert [each for each in hover_lines(observed) if "earned" in each or "Llama" in each] == snapshot(
        [
            "Llama 3.2 (tier 2): cheapest good enough: Q 0.768 of 0.72, C 0.28 (assumed prior)",
            "Learned here, shown and not counted: Llama 3.2 Q 0.423 (prior 0.768, 10 of 40 first answers passed)",
        ]
    )
    assert not any("earned" in each for each in hover_lines(off))
    better = decide("documentation", 0.32, policy=ON, learned=BETTER)
    assert short(better) == snapshot(
        "Granite 4.1 3B (tier 1): cheapest good enough: Q 0.817 of 0.6, C 0.05 (Q learned from 40 first answers here)"
    )
    review = decide("code_review", 0.6, policy=ON, learned=NO_REVIEWER)
    (told,) = (each for each in hover_lines(review) if "earned" in each)
    assert told == snapshot(
        "Learned here, never counted for who may review: Mistral Small 3.2 Q 0.019 "
        "(prior 0.960, 0 of 1,000 first answers passed)"
    )
    assumed = "Q, C and U are assumed priors"
    assert [hover_lines(each)[-1] for each in (on, better, observed, review)] == [
        *[f"{assumed}, apart from what was learned"] * 2,
        *[assumed] * 2,
    ]


def test_the_json_says_what_decided() -> None:
    """In the words of every other place: learned where that decided, else the prior; so for a task and a model."""
    decided = [decide("documentation", 0.32, policy=each, learned=BETTER) for each in (ON, OBSERVE)]
    review = decide("code_review", 0.6, policy=ON, learned=NO_REVIEWER)
    assert [decision_json(each)["origin"] for each in (*decided, review)] == [
        "Q learned from 40 first answers here",
        "assumed prior",
        "assumed prior",
    ]
    registry = packaged_registry()
    told = [
        origin_of_model(model, learning, rows_of(model, learned_rows(learned, registry)))
        for learned, name in ((BETTER, "granite4.1:3b"), (NO_REVIEWER, "mistral-small3.2"))
        for learning in ("on", "observe")
        if (model := registry.named(name))
    ]
    assert told == ["assumed prior, Q moved by 40 first answers here", *["assumed prior"] * 3]


def test_the_json_holds_prior_and_learned() -> None:
    """Beside each other for whoever draws it."""
    candidate = decision_json(decide("code_generation", 0.6, policy=OBSERVE, learned=WORSE))["candidates"][1]
    assert {key: candidate[key] for key in ("quality", "prior", "learned")} == snapshot(
        {"quality": 0.768, "prior": 0.768, "learned": {"quality": 0.4227, "passed": 10, "judged": 40}}
    )


def test_the_table_of_what_was_learned() -> None:
    """By kind, tier and band; a model that is gone keeps its name and has no prior."""
    gone = {
        TrialKey("reasoning", "gone:7b", 2): Trials(1, 2),
        TrialKey("of a newer version", "gone:7b", 0): Trials(1, 1),
    }
    rows = learned_rows({**gone, **WORSE, **BETTER}, packaged_registry())
    assert [each.cells() for each in rows] == snapshot(
        [
            ("documentation", "Granite 4.1 3B", "[0, .35)", "0.755", "0.885", "38 of 40"),
            ("code_generation", "Llama 3.2", "[.35, .65)", "0.760", "0.420", "10 of 40"),
            ("reasoning", "gone:7b", "[.65, 1]", "", "", "1 of 2"),
        ]
    )


@given(st.floats(0, 1))
def test_every_complexity_has_a_band(complexity: float) -> None:
    """With its middle in it."""
    band = band_of(complexity)
    assert BAND_STARTS[band] <= complexity
    assert band_of(middle_of(band)) == band


KEYS = st.builds(
    TrialKey,
    st.sampled_from([each.value for each in TaskKind]),
    st.sampled_from([each.ollama_model for each in packaged_registry().models]),
    st.integers(0, 2),
)
TRIALS = st.integers(0, 500).flatmap(lambda judged: st.builds(Trials, st.floats(0, judged), st.just(judged)))


@given(st.sampled_from(TaskKind), st.floats(0, 1), st.dictionaries(KEYS, TRIALS, max_size=8), KEYS, st.integers(1, 200))
def test_failures_never_win_a_model_a_task(
    kind: TaskKind, complexity: float, learned: dict[TrialKey, Trials], key: TrialKey, failures: int
) -> None:
    """More failures of one model never give it a task that it did not have, and what is asked never falls."""
    before = decide(kind.value, complexity, policy=ON, learned=learned)
    had = learned.get(key, Trials(0, 0))
    after = decide(
        kind.value, complexity, policy=ON, learned={**learned, key: Trials(had.passed, had.judged + failures)}
    )

    assert after.threshold == before.threshold
    assert after.model is before.model or after.model.ollama_model != key.model
    assert kind is not TaskKind.CODE_REVIEW or after.model.tier == 4


def test_a_year_of_work() -> None:
    """Over 5,000 tasks the worse model loses its tasks, the better one gains them, and the same passes for less."""
    off, on = simulate("off"), simulate("on")

    assert off[-1].shares["llama3.2", "code_generation"] == 1.0
    assert on[-1].shares["llama3.2", "code_generation"] == 0.0
    assert on[-1].shares["granite4.1:3b", "documentation"] > off[-1].shares["granite4.1:3b", "documentation"]
    assert on[-1].passed >= off[-1].passed - 0.01
    assert on[-1].cost < 0.9 * off[-1].cost
    assert simulate("observe") == off
