"""Settings that are nonsense, hostile or out of reach: what is told, and what holds all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.settings.host import is_loopback
from rightsize.settings.load import load
from rightsize.settings.resolved import defaults
from rightsize.settings.sources import user_config_file
from tests.support.settings_files import loaded

if TYPE_CHECKING:
    from pathlib import Path


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
