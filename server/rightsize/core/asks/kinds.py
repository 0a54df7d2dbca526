"""The kind of each task of a text: what its traits speak for most, as it was fitted on labelled requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.merge import kind_noun
from rightsize.core.asks.task_traits import traits_of
from rightsize.core.asks.weights import first_words, kinds, row_of, told
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.asks.outline import Outline

ORDER = (
    TaskKind.CODE_GENERATION,
    TaskKind.CODE_REVIEW,
    TaskKind.DOCUMENTATION,
    TaskKind.QA_SIMPLE,
    TaskKind.REASONING,
    TaskKind.SUMMARISATION,
)
"""The order of a row's weights."""

_NOTHING_YET = (0,) * len(ORDER)

_IN_DOUBT = tuple(200 * (kind is TaskKind.CODE_REVIEW) for kind in ORDER)
"""What speaks for a review of code that is given where a task has a word for a fault: to miss one is worse than to make
one too many.  At twice as much, labelled requests began to go wrong; at this, one more of 37,000 does."""

_NEAR = 3
"""Chunks around the one in which a task begins whose small words are not told."""

_TOLD = frozenset(
    (
        *("verb", "thing", "first two", "head", "head two", "head three", "word", "two words"),
        *("then", "prepared by", "led by", "under"),
    )
)
"""The traits that are told as evidence; what they hold are words of the request."""


class Decided(NamedTuple):
    """The kind of a task.

    Attributes:
        evidence: what spoke for it, the heaviest first.
        margin: how sure that is: by how much it outweighs the next likely kind, in hundredths of a logarithm of odds.
    """

    kind: TaskKind
    evidence: tuple[Evidence, ...]
    margin: int


def kinds_of(outline: Outline, begun: Sequence[int], table: Mapping[str, str] | None = None) -> tuple[Decided, ...]:
    """Return the kinds of tasks that begin in some chunks; what "it" stands for is of the kind of the task before."""
    table = kinds() if table is None else table
    found: list[Decided] = []
    for number, at in enumerate(begun):
        traits = traits_of(outline, begun, number, found[-1].kind.value if found else "")
        rows = [(row_of(row), trait) for trait in traits if (row := table.get("\t".join(trait)))]
        begin = _IN_DOUBT if _may_review(outline, begun, number) else _NOTHING_YET
        sums = [sum(column) for column in zip(begin, *(row for row, _ in rows), strict=True)]
        column = sums.index(max(sums))
        kind = ORDER[column]
        dull = frozenset[str]().union(*(each.dull for each in outline.chunks[max(0, at - _NEAR) : at + 1 + _NEAR]))
        words = told(((row[column], trait) for row, trait in rows), _TOLD, dull)
        rule = f"speaks for {kind_noun(kind)}" if words else "nothing more special"
        why = Evidence(rule, words or first_words(outline.chunks[at].low))
        found.append(Decided(kind, (why,), sums[column] - sorted(sums)[-2]))
    return tuple(found)


def _may_review(outline: Outline, begun: Sequence[int], number: int) -> bool:
    """Tell whether a task may ask for what is wrong with the code that is given, by the words of its line."""
    if outline.given != "code":
        return False
    at = begun[number]
    end = begun[number + 1] if number + 1 < len(begun) else len(outline.chunks)
    line = outline.chunks[at].line
    return any(each.fault for each in outline.chunks[at:end] if each.line == line)
