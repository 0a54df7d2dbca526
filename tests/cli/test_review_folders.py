"""Which files of a folder `rightsize review` reads: a repository cannot keep its own code from being read."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

WEAK = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)\n'


def found(ran: Ran) -> list[str]:
    """Return the files in which something was found."""
    return sorted(each["path"] for each in json.loads(ran.out)["findings"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.rightsize.document]\nexclude = ["*"]\n'),
        ("rightsize.toml", '[document]\nexclude = ["evil.py"]\n'),
    ],
)
def test_a_project_keeps_no_file_from_a_review(here: Path, rightsize: Callable[..., Ran], name: str, text: str) -> None:
    """What it leaves out is left without docs, and is reviewed all the same."""
    (here / name).write_text(text)
    (here / "evil.py").write_text(WEAK)
    ran = rightsize("review", ".", "--rules-only", "--format", "json")
    assert found(ran) == ["evil.py"]
    assert json.loads(ran.out)["notes"] == []


def test_what_the_user_leaves_out_is_named(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each format it is said which files were not read, and who said so."""
    (here / "rightsize.toml").write_text('[document]\nexclude = ["*"]\n')
    monkeypatch.setenv("RIGHTSIZE_DOCUMENT_EXCLUDE", '["old/"]')
    (here / "old").mkdir()
    (here / "old" / "weak.py").write_text(WEAK)
    (here / "new.py").write_text(WEAK)
    note = "not reviewed, as `document.exclude` (environment (RIGHTSIZE_DOCUMENT_EXCLUDE)) leaves it out: old/weak.py"
    ran = rightsize("review", ".", "--rules-only", "--format", "json")
    assert found(ran) == ["new.py"]
    assert json.loads(ran.out)["notes"] == [note]
    assert note in rightsize("review", ".", "--rules-only").err
    (run,) = json.loads(rightsize("review", ".", "--rules-only", "--format", "sarif").out)["runs"]
    assert note in [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]


def test_what_git_tracks_is_reviewed_whatever_is_ignored(here: Path, rightsize: Callable[..., Ran]) -> None:
    """A `.gitignore` hides no file that came with the repository; what is only built here is passed over."""
    (here / "lib").mkdir()
    for name in ("evil.py", "local.py", "lib/evil.py", "lib/local.py"):
        (here / name).write_text(WEAK)
    (here / ".gitignore").write_text("evil.py\nlocal.py\nlib/\n")
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    assert rightsize("review", ".", "--rules-only", "--format", "json").code == 3
    subprocess.run(["git", "add", "-f", "evil.py", "lib/evil.py"], cwd=here, check=True)
    assert found(rightsize("review", ".", "--rules-only", "--format", "json")) == ["evil.py", "lib/evil.py"]


def test_what_is_not_looked_into_is_counted_and_named(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Hidden and vendored folders and environments with code in them; one without any, and what is ignored, is not."""
    for name in (
        ".tools/evil.py",
        "node_modules/a/evil.js",
        "env/evil.py",
        ".cache/notes.txt",
        "built/evil.py",
        "a.py",
    ):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(WEAK)
    (here / ".gitignore").write_text("built/\n")
    (here / "env" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (here / ".hidden.py").write_text(WEAK)
    ran = rightsize("review", ".", "--rules-only", "--format", "json")
    told = json.loads(ran.out)
    assert found(ran) == ["a.py"]
    assert {each["path"]: each["reason"] for each in told["skipped"]} == {
        ".hidden.py": "hidden",
        ".tools": "hidden",
        "env": "foreign",
        "node_modules": "vendored",
    }
    (note,) = told["notes"]
    assert note.startswith("3 folders and 1 file passed over: .hidden.py (hidden), .tools (hidden)")
    assert note.endswith("; name them to review them")
    assert note in rightsize("review", ".", "--rules-only").err


@pytest.mark.parametrize("name", [".tools", "node_modules", "env", ".tools/evil.py"])
def test_what_is_named_is_reviewed(here: Path, rightsize: Callable[..., Ran], name: str) -> None:
    """Whatever it is called."""
    for folder in (".tools", "node_modules", "env"):
        (here / folder).mkdir()
        (here / folder / "evil.py").write_text(WEAK)
    (here / "env" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    ran = rightsize("review", name, "--rules-only", "--format", "json")
    assert found(ran) == [name if name.endswith(".py") else f"{name}/evil.py"]
    assert json.loads(ran.out)["skipped"] == []
