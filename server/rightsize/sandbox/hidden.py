"""Files of secrets in a project, which code on trial does not see: those that no model is shown either."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rightsize.core.privacy.files import denying

if TYPE_CHECKING:
    from pathlib import Path

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages", "target", ".git", ".venv"})
_FIXTURES = frozenset({"tests", "test", "testdata", "fixtures"})
"""Keys in these folders were made for tests, which read them."""

_MOST_FILES = 20_000


def files_of_secrets(root: Path) -> list[str]:
    """Return the files of a project that are made of secrets; in a huge one, of the folders that are nearest."""
    found: list[str] = []
    seen = 0
    for folder, names, files in os.walk(root):
        names[:] = sorted(each for each in names if each not in _PASSED_OVER | _FIXTURES)
        paths = [os.path.join(folder, each) for each in files]  # noqa: PTH118 - a path for each of so many files
        found += [each for each in paths if denying(each) is not None]
        seen += len(files)
        if seen > _MOST_FILES:
            break
    return found
