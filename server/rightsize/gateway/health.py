"""What is known of each model on each host, learnt from probes and from calls; LiteLLM's own cooling is never used.

Busy is not ill: a model that works for somebody else waits its turn.  A host is down after one failed connect, and asked again after half a
minute.  A model that did not fit in memory, or is not there, stays so until a probe or a call finds otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.gateway.hosts import is_cloud_name, with_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rightsize.engine.ports import Clock, Installed, Probe

DOWN_SECONDS = 30.0
TOO_LARGE_SECONDS = 600.0
"""After this, memory may be free again."""


@dataclass(slots=True)
class _Host:
    """What is known of one server."""

    down_until: float = 0.0
    down_reason: str = ""
    contacted: float | None = None
    probed: bool = False
    installed: dict[str, Installed] = field(default_factory=dict)
    marked: dict[str, tuple[ModelStatus, float]] = field(default_factory=dict)
    loaded: dict[str, int] = field(default_factory=dict)
    running: dict[str, int] = field(default_factory=dict)


class Health:
    """(host, model) → what is known now."""

    def __init__(self, clock: Clock, *, allow_remote: bool) -> None:
        """Know nothing yet."""
        self._clock = clock
        self._allow_remote = allow_remote
        self._hosts: dict[str, _Host] = {}

    def learn(self, probe: Probe) -> None:
        """Take over what a probe found."""
        host = self._host(probe.host)
        if not probe.reachable:
            self.down(probe.host, probe.sentence)
            return
        self.contact(probe.host)
        host.probed = True
        host.installed = {with_tag(each.name): each for each in probe.installed}
        host.loaded = {name: each.loaded_context for name, each in host.installed.items() if each.loaded_context}
        host.marked = {name: mark for name, mark in host.marked.items() if mark[0].state is State.TOO_LARGE}

    def contact(self, host: str) -> None:
        """The host answered just now."""
        known = self._host(host)
        known.down_until = 0.0
        known.contacted = self._clock.monotonic()

    def contacted_within(self, host: str, seconds: float) -> bool:
        """Return whether the host answered within the last seconds."""
        contacted = self._host(host).contacted
        return contacted is not None and self._clock.monotonic() - contacted < seconds

    def down(self, host: str, reason: str) -> None:
        """The host did not answer; `reason` is the sentence for a person."""
        known = self._host(host)
        known.down_until = self._clock.monotonic() + DOWN_SECONDS
        known.down_reason = reason
        known.contacted = None
        known.loaded = {}

    def down_reason(self, host: str) -> str | None:
        """Return why the host is taken to be down, or None when it may be asked."""
        known = self._host(host)
        return known.down_reason if known.down_until > self._clock.monotonic() else None

    def mark(self, host: str, model: str, state: State, reason: str) -> None:
        """Remember what a call found out about a model."""
        seconds = TOO_LARGE_SECONDS if state is State.TOO_LARGE else float("inf")
        self._host(host).marked[with_tag(model)] = (ModelStatus(state, reason=reason), self._clock.monotonic() + seconds)

    def answered(self, host: str, model: str, *, window: int | None) -> None:
        """A model answered, so it is there and loaded with this window."""
        known = self._host(host)
        self.contact(host)
        known.marked.pop(with_tag(model), None)
        if window is not None:
            known.loaded[with_tag(model)] = window

    def set_loaded(self, host: str, loaded: Mapping[str, int]) -> None:
        """The server just said what is in memory."""
        self._host(host).loaded = {with_tag(name): window for name, window in loaded.items()}

    def loaded(self, host: str, model: str) -> int | None:
        """Return the window that a model is loaded with, or None when it is not."""
        return self._host(host).loaded.get(with_tag(model))

    def installed(self, host: str, model: str) -> Installed | None:
        """Return what the last probe said of a model."""
        return self._host(host).installed.get(with_tag(model))

    def begin(self, host: str, model: str) -> None:
        """A call of ours runs on this model."""
        running = self._host(host).running
        running[with_tag(model)] = running.get(with_tag(model), 0) + 1

    def end(self, host: str, model: str) -> None:
        """A call of ours ended."""
        running = self._host(host).running
        running[with_tag(model)] = max(0, running.get(with_tag(model), 0) - 1)

    def availability(self, places: Iterable[tuple[str, str, str]]) -> Availability:
        """Return what is known of models, each given as LiteLLM name, host and name on that host."""
        return Availability({litellm_name: self._status(host, model) for litellm_name, host, model in places})

    def _status(self, host: str, model: str) -> ModelStatus:
        known, name, now = self._host(host), with_tag(model), self._clock.monotonic()
        if known.down_until > now:
            return ModelStatus(State.DOWN, reason=known.down_reason)
        marked, until = known.marked.get(name, (None, 0.0))
        if marked is not None and until > now:
            return marked
        installed = known.installed.get(name)
        if known.probed and installed is None:
            return ModelStatus(State.NOT_INSTALLED, reason=f"{model} is not installed; run `ollama pull {model}`.")
        if self._excluded(model, installed):
            return ModelStatus(State.EXCLUDED, reason=_excluded_reason(model, installed))
        window = known.loaded.get(name)
        status = ModelStatus(
            State.READY if known.probed or window else State.NOT_ASKED,
            loaded=window is not None,
            context=installed.context if installed else None,
            loaded_context=window,
        )
        if known.running.get(name):
            return replace(status, state=State.BUSY if window else State.LOADING)
        return status

    def _excluded(self, model: str, installed: Installed | None) -> bool:
        if installed is not None and not installed.chat:
            return True
        return not self._allow_remote and (is_cloud_name(model) or bool(installed and installed.remote_host))

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())


def _excluded_reason(model: str, installed: Installed | None) -> str:
    if installed is not None and not installed.chat:
        return f"{model} cannot chat; pick another model."
    return f"{model} is remote: prompts would leave this machine; allow remote models in your user settings first."
