"""What is known of models and hosts, and for how long."""

from __future__ import annotations

from typing import Any

import pytest

from rightsize.core.routing.model import Misfit, ModelStatus, State
from rightsize.engine.ports import Installed, Probe
from rightsize.gateway.health import Health
from tests.support.ollama_requests import HandClock

HOST = "http://127.0.0.1:11434"


def installed(name: str = "llama3.2:latest", **changes: Any) -> Installed:
    """Return a model as a probe tells of it."""
    values: dict[str, Any] = {"name": name, "parameters": 3.2, "size": 1, "context": 131_072, "loaded_context": None}
    return Installed(**(values | changes))


def probe(*models: Installed, reachable: bool = True) -> Probe:
    """Return a probe that found these."""
    return Probe("ollama", HOST, reachable, "0.32.15", models, "No model server answers.", 0.0)


def test_nothing_is_known_before_anybody_was_asked() -> None:
    """Such a model counts as there."""
    assert Health(HandClock()).status(HOST, "llama3.2") == ModelStatus(State.NOT_ASKED)


def test_a_probe_tells_what_is_there_and_how_to_get_the_rest() -> None:
    """Names are compared with their tags; what is missing has its pull line."""
    health = Health(HandClock())

    health.learn(probe(installed(loaded_context=8192)))

    assert health.status(HOST, "llama3.2") == ModelStatus(State.READY, True, 131_072, 8192)
    missing = health.status(HOST, "gemma3:4b")
    assert (missing.state, missing.reason) == (
        State.NOT_INSTALLED,
        "gemma3:4b is not installed; run `ollama pull gemma3:4b`.",
    )


def test_a_host_that_is_down_is_asked_again_after_half_a_minute() -> None:
    """Down is a matter of time, and one answer ends it."""
    clock = HandClock()
    health = Health(clock)
    health.learn(probe(reachable=False))

    assert health.status(HOST, "llama3.2").state is State.DOWN
    clock.seconds = 29.9
    assert health.down_reason(HOST) == "No model server answers."
    clock.seconds = 30.1
    assert health.down_reason(HOST) is None
    health.down(HOST, "again")
    health.contact(HOST)
    assert health.status(HOST, "llama3.2").state is State.NOT_ASKED


def test_a_model_that_did_not_fit_gets_another_chance() -> None:
    """A probe does not make it fit, ten minutes may, and an answer proves it."""
    clock = HandClock()
    health = Health(clock)
    health.mark(HOST, "llama3.2", State.TOO_LARGE, "too large")

    health.learn(probe(installed()))
    assert health.status(HOST, "llama3.2").state is State.TOO_LARGE
    clock.seconds = 601
    assert health.status(HOST, "llama3.2").state is State.READY
    health.mark(HOST, "llama3.2", State.TOO_LARGE, "too large")
    health.answered(HOST, "llama3.2", 4096)
    assert health.status(HOST, "llama3.2").loaded_context == 4096


def test_another_process_need_not_find_out_what_did_not_fit() -> None:
    """It is told for as long as it holds, and whoever looks again by hand has it asked again."""
    clock = HandClock()
    first, second = Health(clock), Health(clock)
    first.mark(HOST, "llama3.2", State.TOO_LARGE, "too large.")
    first.mark(HOST, "gone", State.NOT_INSTALLED, "missing")
    (misfit,) = first.misfits()

    second.recall_misfit(misfit)
    second.learn(probe(installed()))
    known = second.status(HOST, "llama3.2")
    assert (known.state, known.reason) == (State.TOO_LARGE, "too large; `rightsize doctor` has it asked again.")
    assert second.misfits() == (misfit,)
    second.forgive()
    assert second.status(HOST, "llama3.2").state is State.READY


@pytest.mark.parametrize(
    "found_at", ["2025-12-31T23:49:59.000Z", "2026-01-01T00:00:01.000Z", "2026-01-01", "yesterday"]
)
def test_what_did_not_fit_long_ago_is_asked_again(found_at: str) -> None:
    """So is what was found at no time that can be."""
    health = Health(HandClock())
    health.recall_misfit(Misfit(HOST, "llama3.2:latest", "too large.", found_at))
    assert health.status(HOST, "llama3.2").state is State.NOT_ASKED


def test_a_probe_forgets_what_was_only_a_call_ago() -> None:
    """A model that was missing may have been pulled."""
    health = Health(HandClock())
    health.mark(HOST, "llama3.2", State.NOT_INSTALLED, "missing")

    health.learn(probe(installed()))

    assert health.status(HOST, "llama3.2").state is State.READY


def test_a_model_that_fails_again_and_again_is_left_alone_for_a_while() -> None:
    """So is whoever fails after that once more; an answer, or whoever looks again by hand, ends it."""
    clock = HandClock()
    health = Health(clock)
    health.learn(probe(installed(), installed("gemma3:4b")))

    def fail(times: int, kind: str = "server_error") -> State:
        for _ in range(times):
            health.failed(HOST, "llama3.2", kind, "It failed.")
        return health.status(HOST, "llama3.2").state

    assert fail(9, "length") is State.READY
    assert fail(5, "runner_died") is State.READY
    assert fail(1, "disconnected") is State.FAILING
    assert health.status(HOST, "llama3.2").reason.startswith("It failed 6 times in a row")
    assert health.status(HOST, "gemma3:4b").usable
    health.learn(probe(installed(), installed("gemma3:4b")))
    assert not health.status(HOST, "llama3.2").usable
    clock.seconds = 31
    assert health.status(HOST, "llama3.2").usable
    assert fail(1) is State.FAILING
    health.answered(HOST, "llama3.2", 4096)
    assert fail(5) is State.READY
    assert fail(1) is State.FAILING
    health.forgive()
    assert fail(1) is State.READY


def test_our_own_calls_make_a_model_busy_or_loading() -> None:
    """Both can be waited for, so both stay usable."""
    health = Health(HandClock())
    health.learn(probe(installed(), installed("gemma3:4b", loaded_context=4096)))

    with health.running(HOST, "llama3.2"), health.running(HOST, "gemma3:4b"):
        states = [health.status(HOST, "llama3.2"), health.status(HOST, "gemma3:4b")]

    assert [each.state for each in states] == [State.LOADING, State.BUSY]
    assert all(each.usable for each in states)
    assert health.status(HOST, "llama3.2").state is State.READY
