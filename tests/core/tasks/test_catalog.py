"""The catalog: a row for each kind, and what a row promises is there."""

from __future__ import annotations

from importlib.resources import files

import pytest

from rightsize.core.tasks.catalog import TASKS, TaskRow, row_of
from rightsize.core.tasks.task import TaskKind


def test_every_kind_has_one_row() -> None:
    """And is found by its kind."""
    assert sorted(row.kind.value for row in TASKS) == sorted(kind.value for kind in TaskKind)
    assert all(row_of(kind).kind is kind for kind in TaskKind)


@pytest.mark.parametrize(
    ("kind", "base", "budget"),
    [
        ("qa_simple", 0.10, 800),
        ("summarisation", 0.15, 800),
        ("documentation", 0.20, 600),
        ("code_generation", 0.55, 2048),
        ("code_review", 0.60, 2048),
        ("reasoning", 0.80, 2048),
    ],
)
def test_bases_and_budgets_are_those_of_the_design(kind: str, base: float, budget: int) -> None:
    """The numbers that complexity and the window start from."""
    row = row_of(TaskKind(kind))
    assert (row.base, row.output_budget) == (base, budget)


@pytest.mark.parametrize("row", [row for row in TASKS if row.command], ids=lambda row: str(row.command))
def test_what_is_offered_is_complete(row: TaskRow) -> None:
    """An action has a title with the symbol's name, a prefixed command, an action kind and a prompt."""
    assert "{name}" in row.title
    assert row.command is not None
    assert row.command.startswith("rightsize.")
    assert row.action_kind is not None
    assert row.action_kind.split(".")[0] in {"quickfix", "refactor", "source"}
    assert (files("rightsize.core.prompts") / "templates" / f"{row.kind.value}_system.md").is_file()
