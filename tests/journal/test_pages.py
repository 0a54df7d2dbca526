"""The pages and the sources of a project: read once for all of its files, and again once they change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.pages import pages_for
from rightsize.settings.resolved import PrivacySettings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a page and three sources."""
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "README.md").write_text("one")
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.py").write_text(f"def {name}_1(): ...\n")
    return tmp_path


def rewrite(path: Path, text: str, *, unseen: bool) -> None:
    """Write a text of the same length; `unseen` leaves the time as it was, so that only who reads sees it."""
    before = path.stat()
    path.write_text(text)
    moment = before.st_mtime_ns if unseen else before.st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(before.st_atime_ns, moment))


@pytest.mark.parametrize("unseen", [True, False])
def test_each_file_is_read_once_for_all_files_of_a_project(project: Path, *, unseen: bool) -> None:
    """What has the same time and size was read before, and is not read again; what changed is."""
    first = pages_for(project / "a.py")
    rewrite(project / "README.md", "two", unseen=unseen)
    rewrite(project / "c.py", "def c_2(): ...\n", unseen=unseen)
    second = pages_for(project / "b.py")

    assert ([each.text for each in first.pages], first.elsewhere) == (["one"], frozenset({"b_1", "c_1"}))
    read = (["one"], frozenset({"a_1", "c_1"})) if unseen else (["two"], frozenset({"a_1", "c_2"}))
    assert ([each.text for each in second.pages], second.elsewhere) == read


@pytest.mark.parametrize(
    ("denied", "allowed", "names"),
    [
        ((), (), ["README.md"]),
        ((), ("docs/secrets.md",), ["README.md", "docs/secrets.md"]),
        (("docs/*",), ("docs/secrets.md",), ["README.md"]),
        (("readme*",), (), []),
    ],
)
def test_pages_that_may_be_shown(
    project: Path, denied: tuple[str, ...], allowed: tuple[str, ...], names: list[str]
) -> None:
    """What the user denies is not read, and what they allow is, though its name says that it holds secrets."""
    (project / "docs").mkdir()
    (project / "docs" / "secrets.md").write_text("text")

    assert [each.name for each in pages_for(project / "a.py", PrivacySettings(denied, allowed)).pages] == names


def test_what_git_ignores_is_left_out_from_the_moment_it_does(project: Path) -> None:
    """The file that says so is looked at each time, and may say otherwise again."""
    ignoring = project / ".gitignore"
    seen = []
    for text in (None, "README.md\n", "other.md\n", "*.md\n!README.md\n"):
        if text is not None:
            ignoring.write_text(text)
        seen.append([each.name for each in pages_for(project / "a.py").pages])
    assert seen == [["README.md"], [], ["README.md"], ["README.md"]]


def test_too_many_folders_are_not_known(project: Path) -> None:
    """Then nobody says which names the project defines."""
    for number in range(1001):
        (project / f"folder{number}").mkdir()

    assert pages_for(project / "a.py").elsewhere is None
