"""What is wrong in settings: the user's own said each time, a project's once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.support.cli_process import Ran


def test_a_fault_of_a_project_is_said_once(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Who cloned it cannot mend it; after a change there is news, and `doctor` says it whenever it is asked."""
    wrong = here / "rightsize.toml"
    wrong.write_text("nonsense = 3\n")
    note = "note: workspace (rightsize.toml): `nonsense` is not a setting; it is ignored.\n"
    said = f"{note}This is said once; `rightsize doctor` says it again.\n"
    assert [rightsize("stats").err for _ in range(3)] == [said, "", ""]
    assert rightsize("cache").err == ""
    assert "`nonsense` is not a setting" in rightsize("doctor").out
    wrong.write_text("nonsense = 3\nmore = 4\n")
    assert "`nonsense` and `more` are not settings" in rightsize("stats").err
    assert rightsize("stats").err == ""


def test_a_fault_of_ones_own_is_said_each_time(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the user's to mend; and where nothing can be kept, a project's is said each time too."""
    monkeypatch.setenv("RIGHTSIZE_HOVER", "loud")
    assert rightsize("stats").err == rightsize("stats").err != ""
    monkeypatch.delenv("RIGHTSIZE_HOVER")
    (here / "file").write_text("no folder")
    monkeypatch.setenv("RIGHTSIZE_STATE_FOLDER", str(here / "file" / "state"))
    (here / "rightsize.toml").write_text("nonsense = 3\n")
    assert rightsize("checks", "--json").code == 0
    assert "nonsense" in rightsize("cache").err
    assert "nonsense" in rightsize("cache").err
