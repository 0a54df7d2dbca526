"""Clauses for what guards a step: "if `x` is None", "when `KeyError` is caught", "otherwise"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.documentation.context import Context
    from rightsize.core.documentation.outline import Guard, Step

_LINK = re.compile(r" (?:and|or) ")
_MOST_CLAUSES = 2
_LONGEST = 130


def condition_of(context: Context, step: Step) -> str | None:
    """Return when a step runs, as "if …" or "when …"; empty where nothing guards it, None where that cannot be said."""
    clauses = [clause_of(context, guard) for guard in step.guards]
    if not clauses:
        return ""
    if None in clauses or len(clauses) > _MOST_CLAUSES:
        return None
    told = sorted((each for each in clauses if each), key=lambda each: each.startswith("unless "))
    text = " ".join(_joined(told))
    return text if len(text) <= _LONGEST else None


def clause_of(context: Context, guard: Guard) -> str | None:
    """Return the clause for one guard, or None where it cannot be said briefly."""
    captures = guard.fact.captures
    if guard.kind in {"if", "unless"} and captures.get("cond"):
        test = context.phrases.test(captures["cond"][0])
        if test and guard.kind == "unless" and test.count(" is not ") == 1 and not _LINK.search(test):
            return f"if {test.replace(' is not ', ' is ')}"
        return f"{guard.kind} {test}" if test else None
    if guard.kind == "catch":
        caught = [context.phrases.code(each) for each in captures.get("type", ())]
        return f"when {caught[0]} is caught" if caught and caught[0] else "when an exception is caught"
    return None


def _joined(clauses: list[str]) -> list[str]:
    """Join "if a", "if b" to "if a", "and b", and "unless a", "unless b" to "unless a", "or b"."""
    joined = clauses[:1]
    for before, clause in pairwise(clauses):
        word, rest = clause.split(" ", 1)
        link = "or" if word == "unless" else "and"
        if word == before.split(" ", 1)[0]:
            joined.append(f"{link} {rest}")
        else:
            joined[-1] += "," if word == "unless" else " and"
            joined.append(clause)
    return joined
