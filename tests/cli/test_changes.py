"""What changed since a revision: nothing that a name, a line, an attribute or a folder can keep from being reviewed."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.changes import changed_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

WEAK = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)\n'


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(here: Path) -> Path:
    """A repository with two folders and one commit."""
    git(here, "init", "-q")
    for name in ("a", "b"):
        (here / name).mkdir()
        (here / name / "weak.py").write_text(WEAK)
    git(here, "add", ".")
    git(here, "commit", "-qm", "one")
    return here


def test_a_line_that_looks_like_a_head_of_the_diff(project: Path) -> None:
    """It is a line of its file, and what follows it is not counted elsewhere."""
    file = project / "a" / "weak.py"
    file.write_text("++ b/other.py\n-- a/other.py\n" + WEAK.replace("ping(host)", "ping(host, _)"))
    assert changed_lines("HEAD", [file]) == {file.resolve(): [range(1, 3), range(6, 7)]}


@pytest.mark.parametrize("name", ['quo"te.py', "tab\there.py", "ümläut.py", "back\\slash.py", "a space.py"])
def test_any_name(project: Path, name: str) -> None:
    """Names that git quotes are read as what they are."""
    file = project / name
    file.write_text("one = 1\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "two")
    file.write_text("one = 1\ntwo = 2\n")
    assert changed_lines("HEAD", [file]) == {file.resolve(): [range(2, 3)]}


def test_attributes_and_settings_hide_nothing(project: Path) -> None:
    """A file that the repository calls binary is text to us, and a folder is no bound."""
    (project / ".gitattributes").write_text("*.py binary\n")
    git(project, "config", "diff.relative", "true")
    git(project, "config", "diff.noprefix", "true")
    file = project / "b" / "weak.py"
    file.write_text(f"import sys\n{WEAK}")
    assert changed_lines("HEAD", [project / "a" / "weak.py", file])[file.resolve()] == [range(1, 2)]


def test_what_git_does_not_follow_is_new(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Beside the first path or not, ignored, or in no repository at all."""
    (project / ".gitignore").write_text("ignored.py\n")
    outside = tmp_path_factory.mktemp("outside") / "weak.py"
    new = [project / "b" / "new.py", project / "b" / "ignored.py", outside]
    for each in new:
        each.write_text(WEAK)
    changes = changed_lines("HEAD", [project / "a" / "weak.py", *new])
    assert {each.resolve() for each in new} <= changes.keys()
    assert (project / "a" / "weak.py").resolve() not in changes


GUARD = "    check(host)\n    os.system"


@pytest.mark.parametrize(
    ("before", "after"),
    [(GUARD, "    os.system"), ("@guarded\ndef ping", "def ping"), ("def ping(host)", "def ping(host: str)")],
    ids=["guard", "decorator", "signature"],
)
def test_what_changed_is_seen_with_its_function(
    project: Path, rightsize: Callable[..., Ran], before: str, after: str
) -> None:
    """A weakness that a line kept shut is one of the change that took the line away."""
    file = project / "a" / "weak.py"
    file.write_text(WEAK.replace(after.replace(": str", ""), before))
    git(project, "commit", "-qam", "two", "--allow-empty")
    file.write_text(file.read_text().replace(before, after))
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD", "--format", "json")
    assert [each["path"] for each in json.loads(ran.out)["findings"]] == ["a/weak.py"]


def test_a_function_that_nobody_touched_is_not_seen(project: Path, rightsize: Callable[..., Ran]) -> None:
    """What changed at the top of the file is reviewed alone."""
    (project / "a" / "weak.py").write_text(WEAK.replace("import os", "import os  # here"))
    assert rightsize("review", ".", "--rules-only").code == 1
    assert rightsize("review", ".", "--rules-only", "--since", "HEAD").code == 0


def found_in(ran: Ran) -> list[str]:
    """Return the files in which something was found."""
    return sorted({each["path"] for each in json.loads(ran.out)["findings"]})


def test_of_a_renamed_file_what_changed_is_reviewed(project: Path, rightsize: Callable[..., Ran]) -> None:
    """Where only its name did, nothing; where its weak function did too, that is found under the new name."""
    git(project, "mv", "a/weak.py", "a/moved.py")
    since = ("--rules-only", "--since", "HEAD", "--format", "json")
    assert found_in(rightsize("review", ".", *since)) == []
    moved = project / "a" / "moved.py"
    moved.write_text(moved.read_text().replace("ping(host)", "ping(host: str)"))
    assert found_in(rightsize("review", ".", *since)) == ["a/moved.py"]


def test_new_files_are_reviewed_whole(project: Path, rightsize: Callable[..., Ran]) -> None:
    """Whether git was told of them, follows them since, or does not know them."""
    for name in ("unknown.py", "staged.py", "committed.py"):
        (project / name).write_text(WEAK)
    git(project, "add", "committed.py")
    git(project, "commit", "-qm", "two")
    git(project, "add", "staged.py")
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD~1", "--format", "json")
    assert found_in(ran) == ["committed.py", "staged.py", "unknown.py"]


def test_a_deleted_file_is_none(project: Path, rightsize: Callable[..., Ran]) -> None:
    """It is not missed, and is not said to be clean; what changed beside it is reviewed."""
    (project / "a" / "weak.py").unlink()
    (project / "b" / "weak.py").write_text(f"import sys\n{WEAK}")
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD")
    assert (ran.code, "nothing found" in ran.err) == (0, True)
    assert "a/weak.py" not in ran.out + ran.err


def test_a_binary_file_is_no_clean_one(project: Path, rightsize: Callable[..., Ran]) -> None:
    """What is called source and is none was not reviewed; a picture is nobody's source."""
    (project / "a" / "weak.py").write_bytes(b"\x00\x01\xff\xfe" * 50)
    (project / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD")
    assert ran.code == 3
    assert "a/weak.py" in ran.err
    assert "picture.png" not in ran.err + ran.out


@pytest.mark.parametrize("folder", [".", "a"])
def test_a_folder_of_the_repository_is_enough(project: Path, rightsize: Callable[..., Ran], folder: str) -> None:
    """What changed elsewhere is not reviewed."""
    for name in ("a", "b"):
        (project / name / "weak.py").write_text(WEAK.replace("ping(host)", "ping(host, _)"))
    found = found_in(rightsize("review", folder, "--rules-only", "--since", "HEAD", "--format", "json"))
    assert found == (["a/weak.py", "b/weak.py"] if folder == "." else ["a/weak.py"])


def test_a_clone_that_was_cut_off_says_how_to_get_the_rest(
    project: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Build servers clone the last commit alone, and the one before is asked for."""
    git(project, "commit", "-qm", "two", "--allow-empty")
    git(project, "clone", "-q", "--depth", "1", project.as_uri(), "shallow")
    monkeypatch.chdir(project / "shallow")
    ran = rightsize("review", ".", "--rules-only", "--since", "HEAD~1")
    assert ran.code == 2
    assert "`git fetch --unshallow` brings the rest" in ran.err
