"""Load settings from a user's file that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.settings.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.settings.resolved import Settings


def loaded(tmp_path: Path, user: str = "", *, editor: object = None, **environment: str) -> tuple[Settings, list[str]]:
    """Load settings from a user's file of this text and the rest; the file's folder is cut from the problems."""
    file = tmp_path / "config.toml"
    file.write_text(user, encoding="utf-8")
    settings, problems = load(file, environment, editor)
    return settings, [each.replace(f"{tmp_path}/", "") for each in problems]
