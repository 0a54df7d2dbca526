"""What a task may take at most, and how long an answer to free text may be within that."""

from __future__ import annotations

import pytest

from rightsize.core.routing.limits import LADDERS, LadderOverrides
from rightsize.core.tasks.task import TaskKind

DOC, REVIEW, REASON = TaskKind.DOCUMENTATION, TaskKind.CODE_REVIEW, TaskKind.REASONING


@pytest.mark.parametrize(
    ("kind", "overrides", "answer", "expected"),
    [
        (DOC, LadderOverrides(), 3_000, (3_000, 12_000, 12.0)),
        (REASON, LadderOverrides(), 2_200, (2_200, 10_000, 10.0)),
        (DOC, LadderOverrides(), 100, (600, 3_000, 2.0)),
        (REVIEW, LadderOverrides(), 3_000, (2_048, 10_000, 10.0)),
        (DOC, LadderOverrides(max_tokens=1_000), 3_000, (1_000, 1_000, 12.0)),
        (DOC, LadderOverrides(max_cost=1.5), 3_000, (1_500, 12_000, 1.5)),
        (DOC, LadderOverrides(max_tokens=50), 3_000, (600, 50, 12.0)),
    ],
    ids=["room for four", "the kind's own bounds are wide enough", "never less than the kind's own", "a review",
         "the user's bound on tokens", "the user's bound on cost", "a bound that lets nothing begin"],
)  # fmt: skip
def test_an_answer_to_free_text(
    kind: TaskKind, overrides: LadderOverrides, answer: int, expected: tuple[int, int, float]
) -> None:
    """It may be long, within what the user bounds; tokens of one answer, of all, and their cost."""
    bounds = overrides.asked(kind, answer)
    assert (bounds.answer, bounds.max_tokens, bounds.max_cost) == expected
    assert bounds.max_attempts == LADDERS[kind].max_attempts
