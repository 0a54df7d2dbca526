"""What `rightsize route` says of the last look at the servers."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.looked import ago
from tests.support.ollama_simulator import OllamaSimulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran
    from tests.support.ollama_models import ScriptedModel


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
