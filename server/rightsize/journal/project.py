"""How a project is tested, as its folder shows it: the settings of its tools, and its files of tests."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.generation.frameworks import frameworks_for
from rightsize.core.generation.test_places import is_test, tests_about
from rightsize.core.privacy.files import denying
from rightsize.core.tasks.testing import Project
from rightsize.settings.places import project_root, real_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = (
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    "tox.ini",
    "pytest.ini",
    "noxfile.py",
    "requirements*.txt",
    "requirements/*.txt",
    "conftest.py",
    "tests/conftest.py",
    "test/conftest.py",
    "package.json",
    "vitest.config.*",
    "vite.config.*",
    "jest.config.*",
    ".mocharc*",
    "go.mod",
    "Cargo.toml",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
)
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv", "env", "site-packages", "dist", "build", "target"})
_PACKAGE_MARK = "__init__.py"
_MOST_FILES = 20_000
_MOST_READ = 12
_LONGEST_SETTING = 200_000
_LONGEST_TEST = 1_000_000


def project_of(path: Path, language: str) -> tuple[Path, Project]:
    """Return the folder of the project that a file is in, and what it shows of how it is tested.

    Parameters:
        language: the identifier of the file's language.
    """
    file = real_of(path)
    root = project_root(file) or file.parent
    source = file.relative_to(root).as_posix()
    rows = frameworks_for(language)
    files = tuple(sorted(each for each in _files(root) if _counts(each) or any(is_test(row, each) for row in rows)))
    near = [each for each in tests_about(files, source, rows) if Path(each).suffix == file.suffix]
    near = [each for each in near if denying(os.path.realpath(root / each)) is None]
    texts = {each: text for each in near[:_MOST_READ] if (text := _text(root / each, _LONGEST_TEST)) is not None}
    return root, Project(source, files, dict(_settings(root)), texts)


def import_folders(root: Path) -> tuple[str, ...]:
    """Return where the project's own modules are imported from."""
    return tuple(str(each) for each in (root, root / "src") if each.is_dir())


def _files(root: Path) -> Iterator[str]:
    """Yield the paths of the project's files, hidden and vendored folders left out."""
    seen = 0
    for folder, names, files in os.walk(root):
        names[:] = sorted(each for each in names if each not in _PASSED_OVER and not each.startswith("."))
        here = Path(folder).relative_to(root)
        for each in files:
            yield (here / each).as_posix()
        seen += len(files)
        if seen > _MOST_FILES:
            return


def _counts(path: str) -> bool:
    return path.rpartition("/")[2] == _PACKAGE_MARK


def _settings(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the settings files with their texts, headed by their names, which say something too."""
    for pattern in _SETTINGS:
        for each in sorted(root.glob(pattern)):
            text = _text(each, _LONGEST_SETTING)
            if text is not None:
                name = each.relative_to(root).as_posix()
                yield name, f"{name}\n{text}"


def _text(path: Path, most: int) -> str | None:
    """Return the text of a file, or None where it is too large, cannot be read or is no UTF-8."""
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= most else None
        return None if data is None else data.decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        return None
