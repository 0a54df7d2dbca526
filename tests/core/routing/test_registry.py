"""The registry: packaged rows, the user's rows over them, and installed models by their size."""

from __future__ import annotations

import math

import pytest

from rightsize.core.routing.model import Origin, QualityLine
from rightsize.core.routing.priors import packaged_priors
from rightsize.core.routing.registry import (
    ModelRow,
    Registry,
    packaged_registry,
    with_installed,
    with_user_rows,
)
from rightsize.core.tasks.task import TaskKind
from tests.support.routing_tasks import GRANITE, Found

LIGHT = {TaskKind.DOCUMENTATION, TaskKind.SUMMARISATION, TaskKind.QA_SIMPLE}


def installed(*found: Found) -> Registry:
    """Return the packaged models and these."""
    return with_installed(packaged_registry(), found)


def user(*rows: ModelRow) -> Registry:
    """Return the packaged models with these rows over them."""
    return with_user_rows(packaged_registry(), rows)


def test_the_packaged_models_are_those_of_the_design() -> None:
    """Label, provider, name, tier, C, window, kinds and line of each."""
    rows = [
        (each.label, each.provider, each.ollama_model, each.litellm_name, each.tier, each.cost, each.context)
        for each in packaged_registry().models
    ]
    assert rows == [
        ("Granite 4.1 3B", "IBM Granite", "granite4.1:3b", "ollama_chat/granite4.1:3b", 1, 0.05, 16_384),
        ("Llama 3.2", "Meta LLaMA", "llama3.2", "ollama_chat/llama3.2", 2, 0.28, 32_768),
        ("Gemma 3 4B", "Google Gemma", "gemma3:4b", "ollama_chat/gemma3:4b", 3, 0.35, 32_768),
        ("Mistral Small 3.2", "Mistral AI", "mistral-small3.2", "ollama_chat/mistral-small3.2", 4, 1.0, 128_000),
    ]
    kinds = [each.kinds for each in packaged_registry().models]
    assert kinds == [LIGHT, LIGHT | {TaskKind.CODE_GENERATION}, set(TaskKind), set(TaskKind)]
    ends = [(each.quality.at(0), each.quality.at(1)) for each in packaged_registry().models]
    assert ends == [(1.0, 0.0), (0.72, pytest.approx(0.80)), (0.78, 0.90), (0.90, 1.0)]


def test_the_packaged_thresholds_are_those_of_the_design() -> None:
    """One for each kind."""
    assert {kind.value: least for kind, least in packaged_priors().thresholds.items()} == {
        "documentation": 0.60,
        "summarisation": 0.55,
        "qa_simple": 0.55,
        "code_generation": 0.72,
        "reasoning": 0.80,
        "code_review": 0.85,
    }


@pytest.mark.parametrize(
    ("billions", "tier", "cost"),
    [
        (0.135, 1, 0.02),
        (0.48, 1, 0.02),
        (2.5, 1, 2.5 / 24),
        (2.51, 2, 2.51 / 24),
        (6.0, 2, 0.25),
        (6.01, 3, 6.01 / 24),
        (14.0, 3, 14 / 24),
        (14.01, 4, 14.01 / 24),
        (24.0, 4, 1.0),
        (405.0, 4, 1.0),
    ],
)
def test_a_model_without_a_row_is_judged_by_its_size(billions: float, tier: int, cost: float) -> None:
    """Tier by the design's limits, C in proportion, the rest from the tier; and it says so."""
    model = installed(Found("somebody/else:latest", billions)).models[-1]
    assert model.tier == tier
    assert model.cost == pytest.approx(cost)
    assert model.origin.value == "assumed from size"
    like = packaged_registry().models[tier - 1]
    assert (model.quality, model.kinds, model.context) == (like.quality, like.kinds, like.context)
    assert model.litellm_name == "ollama_chat/somebody/else:latest"


@pytest.mark.parametrize(
    ("found", "tier", "origin"),
    [
        (Found("qwen3:8b"), 3, Origin.SIZE),
        (Found("qwen3:30b-a3b"), 4, Origin.SIZE),
        (Found("smollm2:135m"), 1, Origin.SIZE),
        (Found("mixtral:8x7b"), 4, Origin.SIZE),
        (Found("gemma3n:e4b"), 2, Origin.SIZE),
        (Found("hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M"), 2, Origin.SIZE),
        (Found("qwen3:8b", parameters=1.7), 1, Origin.SIZE),
        (Found("mystery", size=9_000_000_000), 4, Origin.SIZE),
        (Found("mystery", size=2_000_000_000), 2, Origin.SIZE),
        (Found("mystery", parameters=math.nan), 1, Origin.UNKNOWN_SIZE),
        (Found("mystery", parameters=-3.0, size=0), 1, Origin.UNKNOWN_SIZE),
        (Found("phi3:mini"), 1, Origin.UNKNOWN_SIZE),
        (Found("web-1billion:v2"), 1, Origin.UNKNOWN_SIZE),
    ],
)
def test_the_size_comes_from_wherever_it_is_told(found: Found, tier: int, origin: Origin) -> None:
    """The server's word, else the name's, else the file's; with none of them the lightest tier, and it says so."""
    model = installed(found).models[-1]
    assert (model.tier, model.origin) == (tier, origin)


def test_a_model_of_unknown_size_is_preferred_to_no_known_one_of_its_tier() -> None:
    """It costs what the largest of its tier would."""
    assert installed(Found("mystery")).models[-1].cost > GRANITE.cost


@pytest.mark.parametrize(
    ("context", "expected"), [(8_192, 8_192), (131_072, 32_768), (None, 32_768), (0, 32_768), (-1, 32_768)]
)
def test_the_window_is_capped_by_what_the_server_reports(context: int | None, expected: int) -> None:
    """With a row and without; never widened."""
    registry = installed(Found("qwen3:4b", 4.0, context=context), Found("gemma3:4b", 4.3, context=context))
    assert [each.context for each in registry.models[2::2]] == [expected, expected]


def test_an_installed_packaged_model_keeps_its_row() -> None:
    """Also under its full tag or in capitals; its size decides nothing."""
    registry = installed(Found("llama3.2:latest", 3.2), Found("Granite4.1:3B", 3.4))
    assert registry.models == packaged_registry().models


@pytest.mark.parametrize(
    ("row", "origin"),
    [
        (ModelRow("qwen2.5-coder:7b", tier=3, parameters=7.6, context=32_768), Origin.SIZE),
        (ModelRow("mine", tier=2), Origin.PACKAGED),
        (ModelRow("mine"), Origin.UNKNOWN_SIZE),
        (ModelRow("llama3.2", context=8_192), Origin.PACKAGED),
        (ModelRow("llama3.2", cost=0.1), Origin.USER),
        (ModelRow("mine", tier=2, quality=QualityLine(0.7, 0.8)), Origin.USER),
        (
            ModelRow("mine", tier=2, quality_by_kind={TaskKind.DOCUMENTATION: QualityLine(0.7, 0.8)}),
            Origin.USER,
        ),
    ],
)
def test_numbers_are_set_by_you_only_where_you_set_one(row: ModelRow, origin: Origin) -> None:
    """A tier, a size or a window says nothing of Q and C: those are assumed from it, as before."""
    assert next(each for each in user(row).models if each.ollama_model == row.name).origin is origin


def test_another_tag_is_another_model() -> None:
    """And one that is listed twice is there once."""
    registry = installed(Found("llama3.2:1b", 1.2), Found("qwen3", 8.0), Found("qwen3:latest", 8.0))
    assert [each.label for each in registry.models[4:]] == ["llama3.2:1b", "qwen3"]


def test_what_cannot_chat_is_no_model() -> None:
    """Embedding models are installed too."""
    assert installed(Found("nomic-embed-text:latest", 0.1, chat=False)).models == packaged_registry().models


@pytest.mark.parametrize(
    "found",
    [
        Found("gpt-oss:120b", 117.0, remote_host="https://ollama.com:443"),
        Found("gpt-oss:120b-cloud", 117.0),
        Found("kimi:cloud"),
    ],
)
def test_a_model_that_runs_elsewhere_is_marked(found: Found) -> None:
    """By what the server says or by its name."""
    assert installed(found).models[-1].remote


def test_the_order_of_the_installed_does_not_matter() -> None:
    """The registry is the same whatever the server lists first."""
    found = [Found("qwen3:8b", 8.0), Found("phi4", 14.0), Found("aya:8b", 8.0)]
    assert installed(*found) == installed(*reversed(found))


def test_a_size_is_not_read_from_a_user_row() -> None:
    """What the user set stays, the window still capped."""
    registry = with_installed(
        user(ModelRow("qwen3:8b", tier=4, context=65_536)), [Found("qwen3:8b", 8.0, context=40_960)]
    )
    assert (registry.models[-1].tier, registry.models[-1].context, len(registry.models)) == (4, 40_960, 5)


def test_a_user_row_replaces_what_it_names() -> None:
    """By name, with or without the tag; the rest of the row stays, and so does its place."""
    registry = user(ModelRow("llama3.2:latest", cost=0.1, quality=QualityLine(0.9, 0.7)))
    model = registry.models[1]
    assert (model.cost, model.quality, model.origin) == (0.1, QualityLine(0.9, 0.7), Origin.USER)
    assert (model.label, model.tier, model.context) == ("Llama 3.2", 2, 32_768)
    assert len(registry.models) == 4


def test_a_user_row_that_moves_a_model_takes_the_new_tier_s_line() -> None:
    """A tier without a line of its own means the tier's line; the cost is the model's and stays."""
    model = user(ModelRow("granite4.1:3b", tier=2)).models[0]
    assert (model.tier, model.cost, model.context) == (2, 0.05, 32_768)
    assert TaskKind.CODE_GENERATION in model.kinds


def test_a_user_row_adds_a_model() -> None:
    """What it leaves out is its tier's, or by its size."""
    by_tier, by_size, unknown = user(
        ModelRow("house-model", tier=3), ModelRow("other:7b", parameters=7.0), ModelRow("third")
    ).models[4:]
    assert (by_tier.tier, by_tier.cost, by_tier.context) == (3, 0.35, 32_768)
    assert by_size.tier == 3
    assert by_size.cost == pytest.approx(7 / 24)
    assert (unknown.tier, unknown.cost) == (1, 0.05)


def test_a_user_row_for_another_provider() -> None:
    """LiteLLM's name, the server's address and where the key is; found by the user's name for it."""
    registry = user(
        ModelRow("studio", litellm_name="openai/qwen", tier=2, api_base="http://127.0.0.1:1234/v1", api_key_env="KEY")
    )
    model = registry.models[-1]
    assert (model.litellm_name, model.ollama_model, model.api_base, model.api_key_env) == (
        "openai/qwen",
        "qwen",
        "http://127.0.0.1:1234/v1",
        "KEY",
    )
    assert registry.named("studio") is registry.named("openai/qwen") is model
    assert len(with_installed(registry, [Found("qwen", 8.0)]).models) == 6


def test_the_last_of_two_rows_for_one_model_wins() -> None:
    """Later rows see what earlier ones made."""
    models = user(ModelRow("mine", tier=2, label="Mine"), ModelRow("mine", cost=0.5)).models
    assert [(each.label, each.tier, each.cost) for each in models[4:]] == [("Mine", 2, 0.5)]


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("codellama:7b", "Meta LLaMA"),
        ("codegemma", "Google Gemma"),
        ("hf.co/bartowski/Qwen2.5-Coder-GGUF", "Alibaba Qwen"),
        ("mystery", "unknown provider"),
    ],
)
def test_the_provider_is_read_from_the_name(name: str, provider: str) -> None:
    """As far as it tells."""
    assert installed(Found(name)).models[-1].provider == provider
