"""The last look at the model server, kept on disk so that a terminal command can use what an editor saw."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from rightsize.engine.ports import Installed, Probe

if TYPE_CHECKING:
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


def load_probe(folder: Path, host: str) -> Probe | None:
    """Return the probe that was kept for `host`, or None where there is none that can be read."""
    try:
        path = folder / _FILE
        if path.stat().st_size > _LARGEST:
            return None
        kept = json.loads(path.read_text(encoding="utf-8"))
        installed = tuple(Installed(**each) for each in kept.pop("installed"))
        probe = Probe(**{**kept, "installed": installed, "asked_at": float("-inf")})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return probe if probe.host == host else None
