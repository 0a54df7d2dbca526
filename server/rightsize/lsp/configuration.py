"""From settings as the editor sent them to complete ones, and the log that they ask for; imported late."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.lsp.convert import path_of

if TYPE_CHECKING:
    from io import TextIOWrapper

    from rightsize.settings.resolved import Settings

_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_LEVELS = {
    "off": logging.CRITICAL + 1,
    "error": logging.ERROR,
    "warning": logging.WARNING,
    "info": logging.INFO,
    "debug": logging.DEBUG,
}


def load_settings(sent: dict[str, Any], folder: str | None) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of a session and what was wrong with those that were sent."""
    from rightsize.settings.load import load
    from rightsize.settings.sources import user_config_file

    return load(user_config_file(os.environ), os.environ, sent, Path(path_of(folder)) if folder else None)


def log_to_file(settings: Settings) -> None:
    """Write the log of our own modules to the file that the settings name; one that cannot be written is no failure."""
    logger = logging.getLogger("rightsize")
    for handler in [each for each in logger.handlers if isinstance(each, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(_LEVELS[settings.log_level])
    if settings.log_level == "off":
        return
    try:
        settings.log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateLog(
            settings.log_file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)


class _PrivateLog(RotatingFileHandler):
    """A log that its user alone may read, as the ledger."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()
