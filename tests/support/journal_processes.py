"""Other processes that use the journal's SQLite file, and what is said of it through the log."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

WRITER = """
import sys
from pathlib import Path
from rightsize.journal.database import Database

folder, writer, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
database = Database(folder, 1 << 24, busy=60.0)
for number in range(count):
    database.put("answer", f"{writer}{number}", f"{writer} {number}".encode())
    assert database.get("answer", f"{writer}{number}") == f"{writer} {number}".encode()
database.close()
"""
"""Puts and gets numbered answers, as a server or a terminal would, and is patient with a disk that is slow."""


def python(source: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another process on a piece of source."""
    command = [sys.executable, "-c", source, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env={"PYTHONPATH": "server"})


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was said through the log."""
    return [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
