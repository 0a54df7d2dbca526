"""What a decision that asks nobody rests on: the last look at the model servers, and how long ago that was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.engine.ports import Probe
    from rightsize.engine.runtime import Runtime

_NUMBERS = "these are the numbers of the registry; `rightsize doctor` looks"
_SPANS = ((86_400, "day", "days"), (3_600, "h", "h"), (60, "min", "min"))
"""Seconds, one, and many of what an age is told in: the first that it reaches."""


@dataclass(frozen=True, slots=True)
class Looked:
    """When somebody looked, as ISO 8601 in UTC or None where nobody has, and a sentence for a person."""

    at: str | None
    sentence: str


def last_look(runtime: Runtime) -> Looked:
    """Say what the decisions of a runtime that asked nobody rest on."""
    from rightsize.journal.probes import looked_at

    if runtime.settings.engine == "embedded":
        return Looked(None, "The setting engine = embedded: no model would be asked; the numbers are the registry's.")
    if runtime.probe is None:
        return Looked(None, f"No server has been looked at yet: {_NUMBERS}.")
    at = looked_at(runtime.settings.state_folder)
    if at is None:
        return Looked(None, "Nobody knows when a server was looked at last; `rightsize doctor` looks again.")
    age = ago((datetime.now(timezone.utc) - at).total_seconds())
    return Looked(at.isoformat(timespec="seconds").replace("+00:00", "Z"), _sentence(runtime, runtime.probe, age))


def ago(seconds: float) -> str:
    """Return an age in words, as `3 min ago`; a clock that was set back makes none that is negative."""
    for length, one, many in _SPANS:
        if seconds >= length:
            count = int(seconds // length)
            return f"{count} {one if count == 1 else many} ago"
    return f"{max(0, int(seconds))} s ago"


def _sentence(runtime: Runtime, probe: Probe, age: str) -> str:
    if not probe.reachable:
        hosts = ", ".join(each.host for each in probe.each)
        return f"At the last look, {age}, no server answered at {hosts}: {_NUMBERS} again."
    if runtime.draft:
        return f"At the last look, {age}, no model that may be asked was installed: {_NUMBERS} again."
    return f"As of the last look, {age}; what was loaded or installed since is not known here."
