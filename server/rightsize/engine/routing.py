"""From a symbol to a task and from a task to a decision, with what is known of the models now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.analysis.features import features_of
from rightsize.core.prompts.documentation import SOURCE_BUDGET
from rightsize.core.routing.model import NOT_ASKED
from rightsize.core.routing.route import route
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_code
from rightsize.core.tasks.task import Task, TaskKind

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.policy import Pin
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

PROMPT_OVERHEAD = 450
"""Tokens of instructions, schema and example around the source, measured on the packaged templates."""

TOLD_TOKENS = 400
"""What is told of earlier answers, which nobody can know beforehand."""


def task_of(snapshot: Snapshot, symbol: Symbol, kind: TaskKind) -> Task:
    """Return the task of `kind` on a symbol, its complexity read from the tree.

    What is asked of a doc shows no more of the source than its prompt's budget, however long the symbol is.
    """
    features = features_of(snapshot.parsed, symbol)
    most = SOURCE_BUDGET // CHARACTERS_PER_TOKEN if kind is TaskKind.DOCUMENTATION else features.tokens
    return Task(
        id=uuid4().hex,
        kind=kind,
        complexity=complexity_of_code(kind, features),
        tokens=min(features.tokens, most) + PROMPT_OVERHEAD + row_of(kind).output_budget,
        language=snapshot.parsed.language.id,
        subject=symbol,
    )


def decide(runtime: Runtime, task: Task, pin: Pin | None = None, path: str | None = None) -> Decision:
    """Route a task among the models that are known, asking nobody.

    Parameters:
        path: the file that the task is about, for pins by pattern.

    Raises:
        RoutingError: no model can take it.
    """
    # Where drafts serve no model is asked: the decision then shows which one the task is meant for.
    availability = NOT_ASKED if runtime.draft else runtime.models.availability(runtime.registry.models)
    policy = runtime.settings.policy
    return route(
        task.kind,
        task.complexity,
        task.tokens,
        runtime.registry,
        availability,
        policy,
        pin,
        path=path,
        learned=runtime.learned,
    )
