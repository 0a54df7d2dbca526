"""Settings: which source wins, how bad values fall back, and where each value says that it came from."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from rightsize.core.routing.model import QualityLine
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import packaged_registry, with_user_rows
from rightsize.core.tasks.task import TaskKind
from rightsize.settings.load import load
from rightsize.settings.resolved import defaults
from tests.support.settings_files import loaded

if TYPE_CHECKING:
    from pathlib import Path


def test_nobody_set_anything(tmp_path: Path) -> None:
    """Complete settings, no origins, no problems; a file that is not there is none."""
    settings, problems = load(tmp_path / "none.toml", {}, {}, tmp_path)
    assert (settings, problems) == (defaults(), ())
    assert (settings.engine, settings.hover, settings.policy.policy) == ("auto", "full", "cheapest")
    assert (settings.gateway.host, settings.gateway.connect_seconds) == ("http://127.0.0.1:11434", 0.5)
    assert (settings.gateway.first_token_seconds, settings.gateway.between_tokens_seconds) == (180, 30)
    assert (settings.gateway.idle_minutes, settings.gateway.allow_remote) == (10, False)
    assert settings.ladder.limits(TaskKind.DOCUMENTATION).max_attempts == 4
    assert settings.log_file.parent == settings.state_folder
    assert settings.origins == {}


def test_pydantic_is_only_imported_where_something_is_set() -> None:
    """A server that starts without settings never pays for it."""
    script = (
        "import sys; from rightsize.settings.load import load; load(None, {}, {});"
        "assert 'pydantic' not in sys.modules;"
        "load(None, {}, {'hover': 'off'}); assert 'pydantic' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": "server"})


def test_the_stronger_source_wins(tmp_path: Path) -> None:
    """Workspace < user's file < environment < editor, and each value says where it came from."""
    (tmp_path / "rightsize.toml").write_text('document = {style = "google", line_length = 79, exclude = ["a"]}')
    (tmp_path / "config.toml").write_text('hover = "short"\ndocument = {style = "numpy", line_length = 88}')
    settings, problems = load(
        tmp_path / "config.toml",
        {"RIGHTSIZE_DOCUMENT_STYLE": "sphinx", "RIGHTSIZE_HOVER": "off"},
        {"document": {"style": "rustdoc"}},
        tmp_path,
    )
    assert problems == ()
    document = settings.document
    assert (document.style, document.line_length, document.exclude, settings.hover) == ("rustdoc", 88, ("a",), "off")
    assert {key: origin.replace(f"{tmp_path}/", "") for key, origin in settings.origins.items()} == {
        "document.style": "editor",
        "document.line_length": "config.toml",
        "document.exclude": "workspace (rightsize.toml)",
        "hover": "environment (RIGHTSIZE_HOVER)",
    }


def test_every_kind_of_value(tmp_path: Path) -> None:
    """A whole file, as the docs show it."""
    settings, problems = loaded(
        tmp_path,
        """
        engine = "ollama"
        state_folder = "/var/tmp/rightsize"
        log_level = "debug"

        [document]
        mode = "update"
        private = true
        exclude = ["vendor/*", "*_pb2.py"]

        [routing]
        policy = "utility"
        prefer_loaded = true
        quality_weight = 1
        cost_weight = 0.5
        review_model = "qwen3:14b"
        thresholds = {documentation = 0.5, code_review = 1}
        pins = [{kind = "documentation", files = "legacy/*", minimum_tier = 3}, {model = "llama3.2"}]

        [gateway]
        host = "localhost"
        connect_seconds = 2
        idle_minutes = 0.5

        [ladder]
        max_attempts = 2

        [[models]]
        name = "qwen3:14b"
        tier = 4
        kinds = ["code_review", "reasoning"]
        quality = [0.9, 0.8]
        quality_by_kind = {code_review = [1, 0.5]}
        """,
    )
    assert problems == []
    assert (settings.engine, settings.log_level) == ("ollama", "debug")
    assert str(settings.log_file) == "/var/tmp/rightsize/rightsize.log"
    assert (settings.document.mode, settings.document.private) == ("update", True)
    assert settings.document.exclude == ("vendor/*", "*_pb2.py")
    policy = settings.policy
    assert (policy.policy, policy.prefer_loaded, policy.review_model) == ("utility", True, "qwen3:14b")
    assert policy.weights(packaged_registry().priors) == (1, 0.5)
    assert policy.thresholds == {TaskKind.DOCUMENTATION: 0.5, TaskKind.CODE_REVIEW: 1}
    assert policy.pins == (Pin(None, 3, TaskKind.DOCUMENTATION, "legacy/*"), Pin("llama3.2"))
    assert (settings.gateway.host, settings.gateway.connect_seconds) == ("http://localhost:11434", 2)
    assert settings.ladder.max_attempts == 2
    model = with_user_rows(packaged_registry(), settings.model_rows).models[-1]
    assert (model.tier, model.quality, model.context) == (4, QualityLine(0.9, 0.8), 128_000)
    assert model.quality_by_kind == {TaskKind.CODE_REVIEW: QualityLine(1, 0.5)}
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    "sent",
    [
        {"document": {"lineLength": 72}, "gateway": {"idleMinutes": 3}, "logLevel": "error", "hover": None},
        {"rightsize": {"document": {"lineLength": 72}, "gateway": {"idleMinutes": 3}, "logLevel": "error"}},
        {"document": {"line_length": 72}, "gateway": {"idle-minutes": 3}, "log_level": "error"},
    ],
)
def test_an_editor_speaks_camel_case(sent: dict[str, Any]) -> None:
    """By itself or under the section's name; null is unset; the file's spelling is understood too."""
    settings, problems = load(None, {}, sent)
    assert problems == ()
    assert (settings.document.line_length, settings.gateway.idle_minutes, settings.log_level) == (72, 3, "error")


def test_the_environment_has_text_only(tmp_path: Path) -> None:
    """Numbers, switches and lists are read from it; empty is unset."""
    settings, problems = loaded(
        tmp_path,
        RIGHTSIZE_DOCUMENT_PRIVATE="yes",
        RIGHTSIZE_DOCUMENT_LINE_LENGTH=" 99 ",
        RIGHTSIZE_DOCUMENT_EXCLUDE="a/*, b",
        RIGHTSIZE_ROUTING_THRESHOLDS_QA_SIMPLE="0.7",
        RIGHTSIZE_ROUTING_PINS='[{"kind": "reasoning", "minimumTier": 4}]',
        RIGHTSIZE_ENGINE="",
        RIGHTSIZE_CONFIG="/somewhere",
        OLLAMA_MODELS="/elsewhere",
    )
    assert problems == []
    assert (settings.document.private, settings.document.line_length) == (True, 99)
    assert settings.document.exclude == ("a/*", "b")
    assert settings.policy.thresholds == {TaskKind.QA_SIMPLE: 0.7}
    assert settings.policy.pins == (Pin(None, 4, TaskKind.REASONING),)


@pytest.mark.parametrize(
    ("environment", "host", "origin"),
    [
        ({"OLLAMA_HOST": "0.0.0.0:8080"}, "http://127.0.0.1:8080", "environment (OLLAMA_HOST)"),
        (
            {"OLLAMA_HOST": "localhost:1", "RIGHTSIZE_GATEWAY_HOST": "localhost:2"},
            "http://localhost:2",
            "environment (RIGHTSIZE_GATEWAY_HOST)",
        ),
        ({"OLLAMA_HOST": ""}, "http://localhost:3", "config.toml"),
    ],
)
def test_ollama_s_own_variable_counts(tmp_path: Path, environment: dict[str, str], host: str, origin: str) -> None:
    """Over the user's file, under our own variable."""
    settings, problems = loaded(tmp_path, 'gateway = {host = "localhost:3"}', **environment)
    assert problems == []
    assert settings.gateway.host == host
    assert settings.origins["gateway.host"].endswith(origin)


def test_what_is_wrong_falls_back_by_itself(tmp_path: Path) -> None:
    """Everything else still counts, and each thing is told in one sentence that names its place."""
    settings, problems = loaded(
        tmp_path,
        """
        engine = "olama"
        hoover = "short"
        docment = {style = "google"}
        line_length = 100
        log_file = "here.log"
        ladder = 4

        [document]
        private = "yes"
        line_length = 100.5
        exclude = ["a", 3, "b"]
        stile = "google"

        [routing]
        policy = "utility"
        cost_weight = nan
        thresholds = {documentation = 7, poetry = 0.1}
        pins = [{model = "a"}, {kind = "documentation"}, {file = "x", model = "b"}, "c"]

        [gateway]
        host = "ftp://example.com"
        connect_seconds = -1

        [[models]]
        name = "good"

        [[models]]
        tier = 3

        [[models]]
        name = "tier 7"
        tier = 7
        """,
        editor={"engine": ["ollama"], "gateway": {"api-key": "sk-secret"}},
        RIGHTSIZE_ENGIN="auto",
        RIGHTSIZE_LADDER_MAX_TOKENS="two",
        RIGHTSIZE_ROUTING_PINS="[{",
    )
    assert problems == snapshot(
        [
            "config.toml: `hoover` is not a setting (did you mean `hover`?); it is ignored.",
            "config.toml: `docment` is not a setting (did you mean `document`?); it is ignored.",
            "config.toml: `line_length` is not a setting (did you mean `document.line_length`?); it is ignored.",
            "config.toml: `ladder` is a group of settings and should be a table; it is ignored.",
            "config.toml: `document.stile` is not a setting (did you mean `document.style`?); it is ignored.",
            "config.toml: `routing.thresholds.poetry` is not a setting; it is ignored.",
            "config.toml: `engine` should be 'auto', 'ollama' or 'embedded'; it is ignored.",
            "config.toml: `log_file` should be an absolute path; it is ignored.",
            "config.toml: `document.private` should be true or false; it is ignored.",
            "config.toml: `document.line_length` should be a whole number; it is ignored.",
            "config.toml: `document.exclude[2]` should be text; it is ignored.",
            "config.toml: `routing.thresholds.documentation` should be less than or equal to 1; it is ignored.",
            "config.toml: `routing.cost_weight` should be a finite number; it is ignored.",
            "config.toml: `routing.pins[3].file` is not known here; all of that entry is ignored.",
            "config.toml: `routing.pins[4]` should be a table; it is ignored.",
            "config.toml: `routing.pins` has a pin that names neither `model` nor `minimum_tier`; it is ignored.",
            "config.toml: `gateway.host` names a scheme that is neither http nor https; it is ignored.",
            "config.toml: `gateway.connect_seconds` should be greater than 0; it is ignored.",
            "config.toml: `models[2].name` is missing; all of that entry is ignored.",
            "config.toml: `models[3].tier` should be less than or equal to 4; all of that entry is ignored.",
            "environment: `RIGHTSIZE_ENGIN` is not a setting (did you mean `RIGHTSIZE_ENGINE`?); it is ignored.",
            "environment (RIGHTSIZE_ROUTING_PINS): `routing.pins` should be a list; it is ignored.",
            "environment (RIGHTSIZE_LADDER_MAX_TOKENS): `ladder.max_tokens` should be a whole number; it is ignored.",
            "editor: `gateway.api_key` is not a setting; it is ignored.",
            "editor: `engine` should be 'auto', 'ollama' or 'embedded'; it is ignored.",
        ]
    )
    assert "sk-secret" not in str(problems)
    assert (settings.engine, settings.policy.policy, settings.document.exclude) == ("auto", "utility", ("a", "b"))
    assert settings.policy.pins == (Pin("a"),)
    assert [row.name for row in settings.model_rows] == ["good"]
