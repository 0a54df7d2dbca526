"""The messages that ask for tests: the code, what stands around it, how the project's tests look, what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.prompts.fencing import fenced, told_problems
from rightsize.core.prompts.surroundings import surroundings
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.generation import Asked, Target
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.testing import TestPlan

_LONGEST_SOURCE = 8_000
_LONGEST_HEAD = 1_200
_MOST_TAKEN = 40


def testing_messages(
    parsed: Parsed, plan: TestPlan, problems: Sequence[str], *, marker: str, budget: int
) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for tests of a symbol.

    Parameters:
        problems: what was wrong with earlier answers.
        budget: characters of what stands around the symbol that are shown at most.
    """
    symbol = plan.symbol
    start = min(symbol.span.start, symbol.doc.span.start if symbol.doc else symbol.span.start)
    source = decode(Span(start, symbol.span.end).of(parsed.data))[:_LONGEST_SOURCE]
    target = Target(Asked.LINES, symbol, symbol.span, "", "", stub=False)
    context = "\n".join(surroundings(parsed, target, source, budget))
    mark = f"=== {marker} ==="
    user = template("code_generation_tests").substitute(
        name=symbol.qualified_name,
        language=parsed.language.name,
        framework=plan.framework.name,
        marker=mark,
        source=source,
        context=fenced("What the file has beside it, for reference only:", context, mark),
        there=fenced("The tests go to the end of a file that begins so:", _head_of(plan), mark),
        style=plan.framework.style,
        entry=f"It is imported by `{plan.entry}`. " if plan.entry else "",
        taken=fenced("Names of tests that are taken:", _taken(plan), mark),
    )
    return (
        ("system", template("code_generation_tests_system").substitute()),
        ("user", user + told_problems(problems)),
    )


def _head_of(plan: TestPlan) -> str:
    """Return how the file of tests begins, so that new ones look like its own."""
    if not plan.text or plan.framework.within:
        return ""
    return plan.text[:_LONGEST_HEAD].rstrip()


def _taken(plan: TestPlan) -> str:
    names = [each.group("name") for each in re.finditer(plan.framework.test, plan.text or "")]
    return ", ".join(names[:_MOST_TAKEN])
