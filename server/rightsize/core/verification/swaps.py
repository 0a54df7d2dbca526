"""Checks of the descriptions beside the names: they say something, and each stands under its own name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.verification.affinity import affinity
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.parameters import normal_name, signature_of, written_names
from rightsize.core.verification.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Parameter
    from rightsize.core.verification.evidence import Evidence

LEAST_AFFINITY = -4.5
"""Below this, two descriptions would fit far better the other way round; see the error rates in tests/corpus."""
DOUBTFUL_AFFINITY = -2.5


def empty_descriptions(evidence: Evidence) -> Iterator[Finding]:
    """Find parameters, fields and exceptions without a description."""
    content = evidence.content
    for each in (*content.parameters, *content.raises, *content.attributes):
        if not words_in(each.description) and not any(map(str.isdigit, each.description)):
            yield Finding(f"The description of {quoted(each.name)} is empty.")


def swapped_descriptions(evidence: Evidence) -> Iterator[Finding]:
    """Find two neighbours whose descriptions fit each other's parameter far better than their own."""
    for (first, its), (second, other) in pairwise(_described(evidence)):
        if its.strip() == other.strip():
            continue
        as_written = affinity(first, second, its, evidence.source) + affinity(second, first, other, evidence.source)
        exchanged = affinity(first, second, other, evidence.source) + affinity(second, first, its, evidence.source)
        margin = as_written - exchanged
        if margin < DOUBTFUL_AFFINITY:
            message = f"The descriptions of {quoted(first.name)} and {quoted(second.name)} seem to stand under each other's name."
            yield Finding(message, doubtful=margin >= LEAST_AFFINITY)


def _described(evidence: Evidence) -> list[tuple[Parameter, str]]:
    """Return the parameters that have a description of their own, in the reply's order."""
    known = {normal_name(each.name): each for each in signature_of(evidence)}
    named = ((written_names(each), each.description) for each in evidence.content.parameters)
    return [(known[names[0]], text) for names, text in named if len(names) == 1 and names[0] in known and text.strip()]
