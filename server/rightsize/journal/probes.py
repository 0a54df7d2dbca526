"""The last look at the model server, kept on disk so that a terminal command can use what an editor saw."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from rightsize.core.routing.model import Misfit
from rightsize.engine.ports import Installed, Probe
from rightsize.journal.private import write_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FILE = "last-probe.json"
_MISFITS = "last-misfits.json"
_LARGEST = 1_000_000


def save_probe(folder: Path, probe: Probe) -> None:
    """Keep a probe; a disk that refuses costs nothing but the memory of it."""
    _save(folder, _FILE, asdict(probe))


def save_misfits(folder: Path, misfits: Sequence[Misfit]) -> None:
    """Keep which models did not fit in memory, beside the last look; none of them leaves no file."""
    if misfits:
        _save(folder, _MISFITS, [asdict(each) for each in misfits])
        return
    with contextlib.suppress(OSError):
        (folder / _MISFITS).unlink(missing_ok=True)


def load_misfits(folder: Path) -> tuple[Misfit, ...]:
    """Return the models that did not fit in memory; none where nothing is kept that can be read."""
    try:
        found = tuple(Misfit(**each) for each in _load(folder, _MISFITS))
    except (OSError, ValueError, TypeError, RecursionError):
        return ()
    return found if all(isinstance(value, str) for each in found for value in asdict(each).values()) else ()


def load_probe(folder: Path, hosts: Sequence[str]) -> Probe | None:
    """Return the probe that was kept for just these hosts, or None where there is none that can be read."""
    try:
        probe = _probe(_load(folder, _FILE))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return probe if {each.host for each in probe.each} == set(hosts) else None


def looked_at(folder: Path) -> datetime | None:
    """Return when the probe that is kept was made, in UTC, or None where there is none."""
    try:
        return datetime.fromtimestamp((folder / _FILE).stat().st_mtime, timezone.utc)
    except (OSError, ValueError, OverflowError):
        return None


def _save(folder: Path, name: str, value: Any) -> None:
    """Write a file whole or not at all."""
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(folder / name, json.dumps(value))


def _load(folder: Path, name: str) -> Any:
    """Read what `_save` wrote.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no JSON, or more than was ever written.
    """
    path = folder / name
    if path.stat().st_size > _LARGEST:
        raise ValueError(name)
    return json.loads(path.read_text(encoding="utf-8"))


def _probe(kept: dict[str, Any]) -> Probe:
    installed = tuple(Installed(**each) for each in kept.pop("installed"))
    hosts = tuple(_probe(each) for each in kept.pop("hosts", ()))
    return Probe(**{**kept, "installed": installed, "hosts": hosts, "asked_at": float("-inf")})
