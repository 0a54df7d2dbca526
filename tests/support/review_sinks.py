"""What the floor knows of the first call of `sink` in a short text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.values import Values, values_of

if TYPE_CHECKING:
    from tree_sitter import Node


def sink_in(language: str, text: str) -> tuple[Values, Node, Node]:
    """Return the values of a text, its first call of `sink`, and what that is given first."""
    row, rules = packaged().named(language), rule_set_for(language)
    assert row is not None
    assert rules is not None
    values = values_of(parse(row, text.encode()), rules.flow)
    calls = [each for kind in rules.flow.calls for each in values.scopes.nodes.get(kind, ())]
    call = next(each for each in calls if values.callee(each) == "sink")
    return values, call, values.arguments(call)[0]
