"""What `rightsize route` says of the last look at the servers."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.looked import ago
from rightsize.core.routing.model import Misfit
from rightsize.journal.probes import load_misfits, save_misfits
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import OllamaSimulator, simulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran


LENGTH = {
    "summary": "Return the length of a path.",
    "parameters": [{"name": "path", "description": "The path to measure."}],
    "returns": "The length of the path.",
    "raises": [],
}
NUMBERS = "these are the numbers of the registry; `rightsize doctor` looks"
NO_LADDER_YET: dict[str, tuple[list[ScriptedModel] | None, str]] = {
    "an empty server": ([], f"At the last look, 3 min ago, no model that may be asked was installed: {NUMBERS} again."),
    "no server": (None, f"At the last look, 3 min ago, no server answered at http://127.0.0.1:1: {NUMBERS} again."),
}


@pytest.mark.parametrize(("models", "sentence"), NO_LADDER_YET.values(), ids=NO_LADDER_YET)
def test_a_decision_that_could_not_be_kept_says_so(
    here: Path,
    rightsize: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    models: list[ScriptedModel] | None,
    sentence: str,
) -> None:
    """Before any look, and after one that found no model, in text, beside the ladder and in JSON."""
    state = here / "state"
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(state))
    with OllamaSimulator() as simulator:
        simulator.state.replace_models(models or [])
        if models is not None:
            monkeypatch.setenv("OLLAMA_HOST", simulator.url)
        assert f"\nNo server has been looked at yet: {NUMBERS}.\n" in rightsize("route", "app.py:1").out
        rightsize("models")
        seen = time.time() - 200
        os.utime(state / "last-probe.json", (seen, seen))
        for more in ((), ("--explain",)):
            assert f"\n{sentence}\n" in rightsize("route", "app.py:1", *more).out
        assert json.loads(rightsize("route", "app.py:1", "--json").out)["last_look"]["sentence"] == sentence


def test_nobody_else_reads_the_last_look(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names servers and models; the folder and all in it are their user's alone, as the ledger is."""
    state = here / "new" / "state"
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(state))
    with simulator([ScriptedModel("llama3.2")]) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        rightsize("models")
    kept = [state, *state.iterdir()]
    assert "last-probe.json" in {each.name for each in kept}
    assert [each.name for each in kept if each.stat().st_mode & 0o077] == []


@pytest.mark.slow
def test_what_did_not_fit_in_memory_is_not_asked_again_by_the_next_command(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes to the next model at once, and says why; whoever looks again has it asked again."""
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "state"))
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    doc = Reply(text=json.dumps(LENGTH))
    small, large = ScriptedModel("gemma3:4b", memory_context=1), ScriptedModel("mistral-small3.2", replies=[doc])
    with simulator([small, large]) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)

        def asked() -> list[str]:
            """Document the function, and return who was asked for that."""
            before = len(server.asked("/api/chat"))
            assert rightsize("document", "app.py:1", "--no-cache").code == 0
            return [each.body["model"] for each in server.asked("/api/chat")[before:]]

        assert asked() == ["gemma3:4b", "mistral-small3.2"]
        assert asked() == ["mistral-small3.2"]
        said = rightsize("route", "app.py:1").out
        assert "does not fit in memory: close other programs" in said
        assert "rightsize doctor has it asked again" in said
        rightsize("doctor")
        assert asked() == ["gemma3:4b", "mistral-small3.2"]


@pytest.mark.parametrize(
    "kept", ["", "[]", "{", "[1]", '[{"host": "h"}]', '[{"host": 1, "model": 2, "reason": 3, "found_at": 4}]']
)
def test_what_is_kept_of_models_that_did_not_fit_may_be_damaged(tmp_path: Path, kept: str) -> None:
    """Then nothing is known of them; what is whole comes back."""
    (tmp_path / "last-misfits.json").write_text(kept)
    assert load_misfits(tmp_path) == ()
    misfit = Misfit("http://127.0.0.1:11434", "gemma3:4b", "gemma3:4b does not fit in memory.", "2026-01-01T00:00:00Z")
    save_misfits(tmp_path, [misfit])
    assert load_misfits(tmp_path) == (misfit,)
    save_misfits(tmp_path, [])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "0 s ago"), (59, "59 s ago"), (200, "3 min ago"), (7_300, "2 h ago"), (90_000, "1 day ago")],
)
def test_ages_in_words(seconds: float, words: str) -> None:
    """The largest span that fits; never a negative one."""
    assert ago(seconds) == words


def test_where_the_user_wants_no_model_that_is_said(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look would change nothing then."""
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    monkeypatch.setenv("RIGHTSIZE_ENGINE", "embedded")
    last = json.loads(rightsize("route", "app.py:1", "--json").out)["last_look"]
    assert last["at"] is None
    assert last["sentence"].startswith("The setting engine = embedded: no model would be asked")
