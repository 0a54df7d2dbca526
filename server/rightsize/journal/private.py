"""Files of the state folder that their user alone may read, each written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MODE = 0o600


def write_private(path: Path, text: str) -> None:
    """Put a text in the place of a file; several processes may, and the last one's stands.

    Raises:
        OSError: the folder cannot be written.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)
