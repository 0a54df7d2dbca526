"""Settings: which source wins, how bad values fall back, and where each value says that it came from."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.routing.model import QualityLine
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import packaged_registry, with_user_rows
from rightsize.core.tasks.task import TaskKind
from rightsize.settings.host import is_loopback
from rightsize.settings.load import load
from rightsize.settings.resolved import Settings, defaults
from rightsize.settings.sources import user_config_file

if TYPE_CHECKING:
    from pathlib import Path


def loaded(tmp_path: Path, user: str = "", *, editor: object = None, **environment: str) -> tuple[Settings, list[str]]:
    """Load settings from a user's file of this text and the rest; the file's folder is cut from the problems."""
    file = tmp_path / "config.toml"
    file.write_text(user, encoding="utf-8")
    settings, problems = load(file, environment, editor)
    return settings, [each.replace(f"{tmp_path}/", "") for each in problems]


def test_nobody_set_anything(tmp_path: Path) -> None:
    """Complete settings, no origins, no problems; a file that is not there is none."""
    settings, problems = load(tmp_path / "none.toml", {}, {}, tmp_path)
    assert (settings, problems) == (defaults(), ())
    assert (settings.engine, settings.hover, settings.policy.policy) == ("auto", "full", "cheapest")
    assert (settings.gateway.host, settings.gateway.connect_seconds) == ("http://127.0.0.1:11434", 0.5)
    assert (settings.gateway.first_token_seconds, settings.gateway.between_tokens_seconds) == (180, 30)
    assert (settings.gateway.idle_minutes, settings.gateway.allow_remote) == (10, False)
    assert settings.ladder.max_attempts == 4
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
            "config.toml: `routing.pins[3].file` is not known here; it is ignored.",
            "config.toml: `routing.pins[4]` should be a table; it is ignored.",
            "config.toml: `routing.pins` has a pin that names neither `model` nor `minimum_tier`; it is ignored.",
            "config.toml: `gateway.host` names a scheme that is neither http nor https; it is ignored.",
            "config.toml: `gateway.connect_seconds` should be greater than 0; it is ignored.",
            "config.toml: `models[2].name` is missing; it is ignored.",
            "config.toml: `models[3].tier` should be less than or equal to 4; it is ignored.",
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


@pytest.mark.parametrize("sent", [[], "text", 3, {"rightsize": 3}, {"": {}}, {"document": [1]}, {"models": {"a": 1}}])
def test_whatever_an_editor_sends_is_survived(sent: object) -> None:
    """Nonsense gives the defaults and at most a sentence."""
    settings, problems = load(None, {}, sent)
    assert settings == defaults()
    assert len(problems) <= 1


NAMES = st.sampled_from(
    ["engine", "document", "style", "routing", "thresholds", "pins", "models", "name", "gateway", "host", "kind", "x"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["auto", "google"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


VARIABLES = st.sampled_from(
    ["OLLAMA_HOST", *(f"RIGHTSIZE_{name}" for name in ("GATEWAY_HOST", "MODELS", "ROUTING_PINS", "STATE_FOLDER", "X"))]
)


@given(
    st.dictionaries(NAMES, JSON, max_size=5),
    st.dictionaries(VARIABLES, st.text() | st.sampled_from(["[{}]", "[", "10.0.0.1"])),
)
def test_any_settings_are_survived(sent: dict[str, Any], environment: dict[str, str]) -> None:
    """Whatever is sent, the settings are complete and nothing leaves this machine; each problem is one line."""
    settings, problems = load(None, environment, sent)
    assert settings.gateway.host.startswith("http")
    assert is_loopback(settings.gateway.host)
    assert not settings.gateway.allow_remote
    assert all(each.isprintable() for each in problems)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"engine = ", "is not valid TOML"),
        (b"engine = 'auto'\xff", "is not UTF-8"),
        (b"a = " + b"[" * 100_000, "is nested too deeply"),
        (b"a = " + b"1" * 10_000, "is not valid TOML"),
        (b"#" * 256_001, "is larger than 256,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes, told: str) -> None:
    """Is told by its whole path, and the rest of the settings stands."""
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    settings, (problem,) = load(file, {"RIGHTSIZE_HOVER": "off"})
    assert problem.startswith(f"{file}: the file {told}")
    assert settings.hover == "off"


def test_a_host_that_cannot_be_read_leaves_the_weaker_one(tmp_path: Path) -> None:
    """Falling back is to the next source, not past it."""
    settings, problems = loaded(tmp_path, 'gateway = {host = "localhost:3"}', OLLAMA_HOST="ftp://localhost")
    assert settings.gateway.host == "http://localhost:3"
    assert len(problems) == 1


@pytest.mark.parametrize("folder", ["relative", "~nobody-at-all/x", "/null\0byte"])
def test_a_folder_is_an_absolute_path(folder: str) -> None:
    """Relative to what, nobody could say."""
    settings, problems = load(None, {}, {"stateFolder": folder})
    assert settings == defaults()
    assert problems == ("editor: `state_folder` should be an absolute path; it is ignored.",)


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    """Some editors write one."""
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbfhover = 'off'")
    settings, problems = load(file, {})
    assert (settings.hover, problems) == ("off", ())


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Nor is a device."""
    assert "is no regular file" in load(tmp_path, {})[1][0]


def test_prompts_go_to_this_machine_or_to_listed_hosts(tmp_path: Path) -> None:
    """A host that nobody listed is told and the default is asked; listed, it counts."""
    settings, problems = loaded(tmp_path, OLLAMA_HOST="gpu-box")
    assert settings.gateway.host == "http://127.0.0.1:11434"
    assert "gateway.host" not in settings.origins
    (problem,) = problems
    assert problem.startswith("environment (OLLAMA_HOST): `gateway.host` is another machine (list `gpu-box` in")
    settings, problems = loaded(tmp_path, 'gateway = {allowed_hosts = ["GPU-box"]}', OLLAMA_HOST="gpu-box")
    assert (settings.gateway.host, problems) == ("http://gpu-box:11434", [])


PROVIDERS = """
[[models]]
name = "studio"
litellm_name = "openai/qwen"
api_base = "http://localhost:1234/v1"

[[models]]
name = "cloud"
litellm_name = "anthropic/claude"
api_key_env = "ANTHROPIC_API_KEY"

[[models]]
name = "elsewhere"
litellm_name = "openai/x"
api_base = "http://models.example.com/v1"

[[models]]
name = "ollama/qwen3:8b"
litellm_name = "ollama/qwen3:8b"
"""


def test_models_of_other_providers(tmp_path: Path) -> None:
    """A local server is one; who sends prompts away is marked and told; a host that nobody listed is refused."""
    settings, problems = loaded(tmp_path, PROVIDERS)
    away, elsewhere = problems
    assert away.endswith("a row `cloud` that sends prompts off this machine: set `gateway.allow_remote` to use it.")
    assert "a row `elsewhere` whose `api_base` is another machine (list `models.example.com` in" in elsewhere
    rows = [(row.name, row.litellm_name, row.api_base, row.remote) for row in settings.model_rows]
    assert rows == [
        ("studio", "openai/qwen", "http://localhost:1234/v1", None),
        ("cloud", "anthropic/claude", None, True),
        ("qwen3:8b", "ollama_chat/qwen3:8b", None, None),
    ]
    allowed = '[gateway]\nallow_remote = true\nallowed_hosts = ["models.example.com"]\n'
    settings, problems = loaded(tmp_path, allowed + PROVIDERS)
    assert problems == []
    assert settings.policy.allow_remote
    assert [row.name for row in settings.model_rows if row.remote] == ["cloud", "elsewhere"]


def test_the_user_s_file_can_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Named by a variable, else in the platform's folder."""
    assert user_config_file({"RIGHTSIZE_CONFIG": "/etc/rightsize.toml"}).as_posix() == "/etc/rightsize.toml"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_config_file({"RIGHTSIZE_CONFIG": "~/mine.toml"}) == tmp_path / "mine.toml"
    assert user_config_file({"RIGHTSIZE_CONFIG": "~nobody-at-all/x"}).parts[-1:] == ("x",)
    assert user_config_file({}).parts[-2:] == ("rightsize", "config.toml")
