"""What the ledger teaches, folded as far as it was read and kept on the disk: a terminal command reads what is new."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rightsize.core.ledger.experience import Experience
from rightsize.core.ledger.lines import record_in
from rightsize.journal.months import month_files
from rightsize.journal.reading import new_lines

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.tasks.trials import Learned

FILE: Final = "learned.json"
_VERSION: Final = 1
_LARGEST: Final = 4_000_000
"""Bytes; what is longer was not written by us and is not read."""

WORTH_KEEPING: Final = 200
"""New lines after which what was counted is kept: they take a process some ten milliseconds to read again."""


@dataclass(slots=True)
class ExperienceReader:
    """The teachings of one folder's ledger.  Not for two threads at once; several processes may each keep theirs."""

    folder: Path
    _experience: Experience = field(default_factory=Experience)
    _offsets: dict[Path, int] = field(default_factory=dict)
    _opened: bool = False
    _new: int = 0

    def learned(self) -> Learned:
        """Return how first attempts ended, as of now; what cannot be read is passed over."""
        if not self._opened:
            self._opened = True
            self._open()
        for path in month_files(self.folder):
            for line in new_lines(path, self._offsets):
                self._experience.add(record_in(line))
                self._new += 1
        if self._new >= WORTH_KEEPING:
            self._keep()
            self._new = 0
        return self._experience.learned()

    def _open(self) -> None:
        """Take over what was kept, unless a file that it was counted from is gone or shorter now."""
        try:
            path = self.folder / FILE
            if path.stat().st_size > _LARGEST:
                return
            kept = json.loads(path.read_text(encoding="utf-8"))
            offsets = {self.folder / str(name): int(end) for name, end in kept["read"].items()}
            if kept["version"] != _VERSION or any(each.stat().st_size < end for each, end in offsets.items()):
                return
            self._experience, self._offsets = Experience.of(kept), offsets
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return

    def _keep(self) -> None:
        """Keep what was counted; a disk that refuses costs nothing but the time to count it again."""
        read = {path.name: end for path, end in self._offsets.items()}
        with contextlib.suppress(OSError):
            new = self.folder / f"{FILE}.{os.getpid()}"
            new.unlink(missing_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump({"version": _VERSION, "read": read, **self._experience.state()}, file)
            new.replace(self.folder / FILE)


def read_learned(folder: Path) -> Learned:
    """Return how first attempts ended, from the ledger in `folder`; nothing where there is none."""
    return ExperienceReader(folder).learned()
