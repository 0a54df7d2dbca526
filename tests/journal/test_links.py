"""A cloned project may hold links that lead to themselves: what they name is passed over, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.engine.ports import TrialOrder
from rightsize.journal.pages import pages_for
from rightsize.journal.project import project_of
from rightsize.sandbox.ordering import order_of
from rightsize.settings.resolved import PrivacySettings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project with a loop of links for a README, a page, a file of tests and a source."""
    for name in ("docs", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (tmp_path / "cart.py").write_text("def total():\n    pass\n")
    (tmp_path / "docs/use.md").write_text("How to use it.\n")
    (tmp_path / "tests/test_cart_more.py").write_text("def test_more():\n    pass\n")
    for name in ("README.md", "docs/a.md", "tests/test_cart.py", "loop.py"):
        (tmp_path / name).symlink_to(tmp_path / name)
    return tmp_path


def test_pages_are_read_without_it(project: Path) -> None:
    """The page beside it counts."""
    assert [each.name for each in pages_for(project / "cart.py").pages] == ["docs/use.md"]
    assert pages_for(project / "loop.py").modules == ("loop",)


def test_tests_are_found_without_it(project: Path) -> None:
    """The file of tests beside it is read."""
    root, found = project_of(project / "cart.py", "python")
    assert root == project.resolve()
    assert list(found.tests) == ["tests/test_cart_more.py"]
    assert project_of(project / "loop.py", "python")[1].source == "loop.py"


def test_an_order_can_be_made_of_it(project: Path) -> None:
    """Code for a file that cannot be read is what the editor holds."""
    asked = TrialOrder("python", str(project / "loop.py"), source="x = 1\n", name="", lines=(1, 1), examples=())
    assert order_of(asked, project.parent / "home", PrivacySettings())["module"] == "loop"
