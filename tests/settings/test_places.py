"""Where a project begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.settings.places import project_root

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("mark", ["pyproject.toml", "package.json", "go.mod", "Cargo.toml", "pom.xml", "tox.ini"])
def test_the_nearest_folder_that_is_marked(tmp_path: Path, mark: str) -> None:
    """Whatever the language; a mark further up is another project's."""
    inner = tmp_path / "project" / "src"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()

    assert project_root(inner / "a.py") == tmp_path

    (tmp_path / "project" / mark).touch()

    assert project_root(inner / "a.py") == tmp_path / "project"
