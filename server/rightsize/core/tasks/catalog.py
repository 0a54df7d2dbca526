"""The catalog of task kinds: one row each, read by code actions, commands, complexity and routing.

A kind that is offered as a code action has a command and an action kind; the others are routed only.  The prompts of a
kind are the templates whose names begin with its own, and its checks the rows of `verification/checks.py` that name it.
"""

from __future__ import annotations

from dataclasses import dataclass

from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class TaskRow:
    """What is fixed about a kind of task.

    Attributes:
        title: the code action's title with `{name}` for the symbol, or for a kind without an action what it is called.
        base: base of its complexity.
        output_budget: tokens that an answer may take.
        command: the name of the `workspace/executeCommand`, or None where no action is offered.
        action_kind: the code action kind, which `context.only` filters by, or None.
    """

    kind: TaskKind
    title: str
    base: float
    output_budget: int
    command: str | None = None
    action_kind: str | None = None


TASKS: tuple[TaskRow, ...] = (
    TaskRow(
        TaskKind.DOCUMENTATION,
        "Document `{name}`",
        base=0.20,
        output_budget=600,
        command="rightsize.document",
        action_kind="refactor.rewrite.rightsize.document",
    ),
    TaskRow(TaskKind.SUMMARISATION, "Summarise", base=0.15, output_budget=800),
    TaskRow(TaskKind.QA_SIMPLE, "Answer a question", base=0.10, output_budget=800),
    TaskRow(
        TaskKind.CODE_GENERATION,
        "Generate `{name}`",
        base=0.55,
        output_budget=2048,
        command="rightsize.generate",
        action_kind="refactor.rewrite.rightsize.generate",
    ),
    TaskRow(
        TaskKind.CODE_REVIEW,
        "Review `{name}` for security",
        base=0.60,
        output_budget=2048,
        command="rightsize.review",
        action_kind="refactor.rightsize.review",
    ),
    TaskRow(TaskKind.REASONING, "Reason step by step", base=0.80, output_budget=2048),
)
"""Every kind, in the order in which editors list the actions."""

_BY_KIND = {row.kind: row for row in TASKS}


def row_of(kind: TaskKind) -> TaskRow:
    """Return the catalog's row for a kind."""
    return _BY_KIND[kind]
