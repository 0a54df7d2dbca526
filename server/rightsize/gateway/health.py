"""What is known of each model on each host, learnt from probes and calls; LiteLLM's own cooling is never used.

Busy is not ill: a model that works for somebody else is waited for.  A host is down after one failed connect, and asked
again after half a minute.  One that fell silent or failed is doubted for as long: it is asked where no other host has
the model.  A model that failed again and again at a host is left alone there for as long, and after one more failure
again.  One that is missing stays so until a probe or a call finds it; one that did not fit in
memory gets another chance after ten minutes.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.routing.model import Misfit, ModelStatus, State
from rightsize.core.routing.names import with_tag
from rightsize.gateway import failures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rightsize.engine.ports import Clock, Installed, Probe

DOWN_SECONDS = 30.0
DOUBT_SECONDS = 30.0
HEARD, STRANGE, DOUBTED = range(3)
"""How a host stands: heard of, not asked yet, in doubt."""
FAILING_SECONDS = 30.0
MOST_FAILURES = 6
"""In a row; then a model is left alone for a while.  A task asks one twice, and its prompt may be at fault."""
_ILL = frozenset(
    {"runner_died", "disconnected", "bad_reply", "server_error", "timeout", "no_first_token", "stalled"},
)
"""Failures of the server at a model, whatever is asked; all others have a state, an end or a cause of their own."""
TOO_LARGE_SECONDS = 600.0
"""After this, memory may be free again."""


_FOR_GOOD = float("inf")
_ASK_AGAIN = "; `rightsize doctor` has it asked again."


class _Mark(NamedTuple):
    """What a call found out about a model, until when that holds, and where it is one, the misfit for others."""

    status: ModelStatus
    until: float
    misfit: Misfit | None = None


@dataclass(slots=True)
class _Host:
    """What is known of one server."""

    down_until: float = 0.0
    doubted_until: float = 0.0
    down_reason: str = ""
    contacted: float | None = None
    pace: float | None = None
    probed: bool = False
    proven: bool = False
    installed: dict[str, Installed] = field(default_factory=dict)
    marked: dict[str, _Mark] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    loaded: dict[str, int] = field(default_factory=dict)
    running: dict[str, int] = field(default_factory=dict)


class Health:
    """(host, model) → what is known now."""

    def __init__(self, clock: Clock) -> None:
        """Know nothing yet."""
        self._clock = clock
        self._hosts: dict[str, _Host] = {}

    def learn(self, probe: Probe) -> None:
        """Take over what a probe found."""
        host = self._host(probe.host)
        if not probe.reachable:
            host.proven = False
            self.down(probe.host, probe.sentence)
            return
        self.contact(probe.host)
        host.probed = host.proven = True
        host.installed = {with_tag(each.name): each for each in probe.installed}
        host.loaded = {name: each.loaded_context for name, each in host.installed.items() if each.loaded_context}
        host.marked = {name: mark for name, mark in host.marked.items() if mark.until < _FOR_GOOD}

    def recall(self, probe: Probe) -> None:
        """Take over what an earlier look found to be installed; whether anybody answers now, it cannot say."""
        if probe.reachable:
            host = self._host(probe.host)
            host.probed = True
            host.installed = {with_tag(each.name): each for each in probe.installed}

    def contact(self, host: str) -> None:
        """The host answered just now."""
        known = self._host(host)
        known.down_until = 0.0
        known.contacted = self._clock.monotonic()

    def met(self, host: str, seconds: float) -> None:
        """The host took a connection within so many seconds."""
        self._host(host).pace = seconds

    def pace(self, host: str) -> float | None:
        """Return the seconds within which the host took a connection last, or None."""
        return self._host(host).pace

    def contacted_within(self, host: str, seconds: float) -> bool:
        """Return whether the host answered within the last seconds."""
        contacted = self._host(host).contacted
        return contacted is not None and self._clock.monotonic() - contacted < seconds

    def proven(self, host: str) -> bool:
        """Tell whether a model server was met at this host: a probe found one, or a model answered."""
        return self._host(host).proven

    def down(self, host: str, reason: str) -> None:
        """The host did not answer; `reason` is the sentence for a person."""
        known = self._host(host)
        known.down_until = self._clock.monotonic() + DOWN_SECONDS
        known.down_reason = reason
        known.contacted = None
        known.loaded = {}

    def doubt(self, host: str) -> None:
        """The host failed at something that another may do better."""
        self._host(host).doubted_until = self._clock.monotonic() + DOUBT_SECONDS

    def standing(self, host: str) -> int:
        """Return how a host stands; the less, the better."""
        known = self._host(host)
        if known.doubted_until > self._clock.monotonic():
            return DOUBTED
        return STRANGE if known.contacted is None else HEARD

    def down_reason(self, host: str) -> str | None:
        """Return why the host is taken to be down, or None when it may be asked."""
        known = self._host(host)
        return known.down_reason if known.down_until > self._clock.monotonic() else None

    def mark(self, host: str, model: str, state: State, reason: str) -> None:
        """Remember what a call found out about a model."""
        name, misfit, until = with_tag(model), None, _FOR_GOOD
        if state is State.TOO_LARGE:
            misfit = Misfit(host, name, reason, self._clock.now())
            until = self._clock.monotonic() + TOO_LARGE_SECONDS
        self._host(host).marked[name] = _Mark(ModelStatus(state, reason=reason), until, misfit)

    def failed(self, host: str, model: str, kind: str, reason: str) -> None:
        """A model gave no answer; as often as that in a row, it is left alone for a while."""
        known, name = self._host(host), with_tag(model)
        if kind not in _ILL:
            return
        known.failures[name] += 1
        if known.failures[name] >= MOST_FAILURES:
            told = f"It failed {known.failures[name]} times in a row, and is asked again after half a minute. {reason}"
            until = self._clock.monotonic() + FAILING_SECONDS
            known.marked[name] = _Mark(ModelStatus(State.FAILING, reason=told), until)

    def recall_misfit(self, misfit: Misfit) -> None:
        """Take over that a model did not fit in memory when another process called it, unless that is long ago."""
        left = TOO_LARGE_SECONDS - _seconds_between(misfit.found_at, self._clock.now())
        if 0 < left <= TOO_LARGE_SECONDS:
            status = ModelStatus(State.TOO_LARGE, reason=misfit.reason.rstrip(".") + _ASK_AGAIN)
            mark = _Mark(status, self._clock.monotonic() + left, misfit)
            self._host(misfit.host).marked[with_tag(misfit.model)] = mark

    def misfits(self) -> tuple[Misfit, ...]:
        """Return the models that are known not to fit in memory now."""
        now = self._clock.monotonic()
        marks = [mark for host in self._hosts.values() for mark in host.marked.values() if mark.until > now]
        return tuple(mark.misfit for mark in marks if mark.misfit is not None)

    def forgive(self) -> None:
        """Let every model be asked again that did not fit in memory, or that failed again and again."""
        for host in self._hosts.values():
            host.marked = {name: mark for name, mark in host.marked.items() if mark.until == _FOR_GOOD}
            host.failures.clear()

    def answered(self, host: str, model: str, window: int | None) -> None:
        """A model answered, so it is there and loaded with this window."""
        known = self._host(host)
        self.contact(host)
        known.proven = True
        known.doubted_until = 0.0
        known.marked.pop(with_tag(model), None)
        del known.failures[with_tag(model)]
        if window is not None:
            known.loaded[with_tag(model)] = window

    def loaded_now(self, host: str, windows: Mapping[str, int]) -> None:
        """The server just said what is in memory, with which windows."""
        self.contact(host)
        self._host(host).loaded = dict(windows)

    def loaded(self, host: str, model: str) -> int | None:
        """Return the window that a model is loaded with, or None when it is not."""
        return self._host(host).loaded.get(with_tag(model))

    def installed(self, host: str, model: str) -> Installed | None:
        """Return what the last probe said of a model."""
        return self._host(host).installed.get(with_tag(model))

    @contextmanager
    def running(self, host: str, model: str) -> Iterator[None]:
        """Count a call of ours while it lasts."""
        running, name = self._host(host).running, with_tag(model)
        running[name] = running.get(name, 0) + 1
        try:
            yield
        finally:
            running[name] -= 1

    def status(self, host: str, model: str) -> ModelStatus:
        """Return what is known of a model now."""
        known, name, now = self._host(host), with_tag(model), self._clock.monotonic()
        if known.down_until > now:
            return ModelStatus(State.DOWN, reason=known.down_reason)
        mark = known.marked.get(name)
        if mark is not None and mark.until > now:
            return mark.status
        installed = known.installed.get(name)
        if known.probed and installed is None:
            return ModelStatus(State.NOT_INSTALLED, reason=failures.sentence("missing_model", model=model, host=host))
        window = known.loaded.get(name)
        status = ModelStatus(
            State.READY if known.probed or window else State.NOT_ASKED,
            loaded=window is not None,
            context=installed.context if installed else None,
            loaded_context=window,
            digest=installed.digest if installed else None,
        )
        if known.running.get(name):
            return replace(status, state=State.BUSY if window else State.LOADING)
        return status

    def _host(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())


def _seconds_between(before: str, after: str) -> float:
    """Return the seconds between two times in ISO 8601, or infinity where one of them is none."""
    try:
        first, second = (datetime.fromisoformat(each.replace("Z", "+00:00")) for each in (before, after))
        return (second - first).total_seconds()
    except (TypeError, ValueError):
        return float("inf")
