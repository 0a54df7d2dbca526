"""The last look at the model server, kept on disk so that a terminal command can use what an editor saw."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from rightsize.engine.ports import Installed, Probe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FILE = "last-probe.json"
_LARGEST = 1_000_000


def save_probe(folder: Path, probe: Probe) -> None:
    """Keep a probe; a disk that refuses costs nothing but the memory of it."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{_FILE}.new"
        new.write_text(json.dumps(asdict(probe)), encoding="utf-8")
        new.replace(folder / _FILE)


def load_probe(folder: Path, hosts: Sequence[str]) -> Probe | None:
    """Return the probe that was kept for just these hosts, or None where there is none that can be read."""
    try:
        path = folder / _FILE
        if path.stat().st_size > _LARGEST:
            return None
        probe = _probe(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return probe if {each.host for each in probe.each} == set(hosts) else None


def looked_at(folder: Path) -> datetime | None:
    """Return when the probe that is kept was made, in UTC, or None where there is none."""
    try:
        return datetime.fromtimestamp((folder / _FILE).stat().st_mtime, timezone.utc)
    except (OSError, ValueError, OverflowError):
        return None


def _probe(kept: dict[str, Any]) -> Probe:
    installed = tuple(Installed(**each) for each in kept.pop("installed"))
    hosts = tuple(_probe(each) for each in kept.pop("hosts", ()))
    return Probe(**{**kept, "installed": installed, "hosts": hosts, "asked_at": float("-inf")})
