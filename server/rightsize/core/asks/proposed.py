"""A split that a model proposes where the rules are unsure: held against the text, in which every task must begin."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Ask, Evidence
from rightsize.core.asks.pasted import pasted_within
from rightsize.core.asks.split import MOST_TASKS, asks_at
from rightsize.core.foreign import one_line
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.split import Reading, Split

UNSURE = 75
"""Hundredths of a logarithm of odds; where a decision of the rules has a smaller margin, they are unsure.

Of the requests that the weights never saw 9.3 % are unsure by this, and 52 % of those that are split wrongly are among
them; `python -m tests.corpus.ask_unsure` prints it, for other bounds too.  A higher one has a model asked for more
requests that were split right, which it may spoil: at 150 it is 17.6 % for 74 %.
"""

_Found = tuple[TaskKind, tuple[Evidence, ...]]
"""The kind of a task, and why it is one."""

_INSISTED = Evidence("a review that the rules find stays one", "")

_KINDS = {kind.value: kind for kind in TaskKind}
_LONGEST_SHOWN = 60
_MOST_WORDS = 60
"""Words of a quote that are looked for; a few were asked for."""

_REST = " \n\t.…"
"""What a model may leave behind the words that it copied."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task that a model names: the words in which it begins, and its kind, both as the model wrote them."""

    starts: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text without its data.

    Attributes:
        starts, origins: where each piece of it that is the author's begins, here and in the text.
        hidden: the stretches here that stand for pasted blocks.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    hidden: tuple[tuple[int, int], ...]

    def origin(self, at: int) -> int | None:
        """Return which character of the text stands here; None within a pasted block."""
        if any(start <= at < end for start, end in self.hidden):
            return None
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]


def is_unsure(rules: Split) -> bool:
    """Tell whether the rules are so unsure of a split that a model may be asked."""
    return rules.margin is not None and rules.margin < UNSURE


def shown(reading: Reading) -> str:
    """Return the text as a model is shown it: a placeholder stands for each thing that was pasted or quoted.

    What is hidden in data can then not steer how the request is split.
    """
    return _shown(reading).text


def verified(reading: Reading, rules: Split, proposed: Sequence[Proposed], by: str) -> tuple[tuple[Ask, ...], str]:
    """Return the tasks of a proposal that holds, or none and why it does not, as a clause.

    It holds where each task begins with words that stand in the text, outside of what was pasted, behind the task
    before and in a clause of its own, and is of one of the six kinds.  A review that the rules found stays one, whether
    or not it is named.  Which words belong to which task is worked out as for the rules' own split.

    Parameters:
        by: the model, as people read it.
    """
    outline = reading.outline
    if outline is None or not proposed:
        return (), "it names no task"
    if len(proposed) > MOST_TASKS:
        return (), f"it names {len(proposed):,} tasks, more than {MOST_TASKS}"
    seen, done = _shown(reading), 0
    found: dict[int, _Found] = {}
    for each in proposed:
        kind = _KINDS.get(re.sub(r"[\s-]+", "_", each.kind.strip().lower()))
        if kind is None:
            return (), f"{_quoted(each.kind)} is no kind of task"
        match = _standing(each.starts, seen.text, done)
        if match is None:
            return (), f"{_quoted(each.starts)} does not stand in the request, or not where it would have to"
        done = match.end()
        at = _chunk_at(reading, outline.chunks, seen.origin(match.start()))
        if at is None:
            return (), f"{_quoted(each.starts)} is in what was pasted"
        if at in found:
            return (), f"{_quoted(each.starts)} is in the same clause as the task before"
        found[at] = kind, (Evidence(f"split by {by}, verified against the text", match.group()),)
    return _with_reviews(reading, rules, found, by)


def rules_stand(rules: Split, why: str) -> tuple[Ask, ...]:
    """Return the rules' own tasks with the evidence that they were unsure, and why their split stands: a clause."""
    return _noted(rules, f"the rules were unsure, and their split stands: {why}")


def _with_reviews(reading: Reading, rules: Split, found: dict[int, _Found], by: str) -> tuple[tuple[Ask, ...], str]:
    """Return the tasks with each review that the rules found; it is read by tier 4, which a model may not undo."""
    insisted = False
    for number, (at, ask) in enumerate(zip(rules.begun, rules.asks, strict=True)):
        if ask.kind is not TaskKind.CODE_REVIEW:
            continue
        same = _same_review(rules.begun, number, found)
        if same is not None and same <= at:
            continue
        moved, other = (found.pop(same) if same is not None else None), found.get(at)
        if moved is not None and other is None:
            found[at] = moved
        else:
            found[at] = ask.kind, (_INSISTED, *ask.evidence, *_overruled(other, by))
            insisted = True
    if len(found) > MOST_TASKS:
        return (), f"with the reviews these are {len(found)} tasks, more than {MOST_TASKS}"
    begun = sorted(found)
    alike = tuple(begun) == rules.begun and [found[at][0] for at in begun] == [each.kind for each in rules.asks]
    if alike and not insisted:
        return _noted(rules, f"the rules were unsure, and {by} splits it the same way"), ""
    return asks_at(reading, begun, [found[at] for at in begun]), ""


def _overruled(other: _Found | None, by: str) -> tuple[Evidence, ...]:
    """Return what a model had made of the clause that begins a review."""
    if other is None:
        return ()
    kind, (proposed, *_) = other
    return (Evidence(f"{by} named a task of the kind {kind.value} here", proposed.words),)


def _same_review(begun: Sequence[int], number: int, found: Mapping[int, _Found]) -> int | None:
    """Return where a model begins a review of the rules, a clause earlier or later perhaps; None where it does not.

    Parameters:
        begun: where the rules begin tasks; `number` is that of the review.
        found: where the model does.
    """
    at = begun[number]
    after = begun[number - 1] if number else -1
    until = begun[number + 1] if number + 1 < len(begun) else math.inf
    within = [each for each in sorted(found) if after < each < until]
    beside = (
        max((each for each in within if each <= at), default=None),
        min((each for each in within if each > at), default=None),
    )
    return next((each for each in beside if each is not None and found[each][0] is TaskKind.CODE_REVIEW), None)


def _noted(rules: Split, rule: str) -> tuple[Ask, ...]:
    return tuple(replace(each, evidence=(*each.evidence, Evidence(rule, ""))) for each in rules.asks)


def _shown(reading: Reading) -> _Shown:
    pieces: list[str] = []
    starts, origins, hidden = [0], [0], []
    at = length = 0
    for each in reading.pasted:
        stand_in = "[quoted]" if each.inline else f"[pasted {each.what}]"
        before = reading.text[at : each.start]
        pieces += [before, stand_in]
        length += len(before)
        starts.append(length)
        origins.append(each.start)
        if not each.inline:
            hidden.append((length, length + len(stand_in)))
        length += len(stand_in)
        starts.append(length)
        origins.append(each.end)
        at = each.end
    return _Shown("".join((*pieces, reading.text[at:])), tuple(starts), tuple(origins), tuple(hidden))


def _standing(quote: str, text: str, start: int) -> re.Match[str] | None:
    """Return where whole words stand behind a place of a text, whatever blanks are between them."""
    words = quote.rstrip(_REST).split()[:_MOST_WORDS]
    if not words:
        return None
    begin = r"(?<!\w)" if words[0][0].isalnum() else ""
    end = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(begin + r"\s+".join(map(re.escape, words)) + end).search(text, start)


def _chunk_at(reading: Reading, chunks: Sequence[Chunk], at: int | None) -> int | None:
    """Return the number of the chunk that a character stands in or leads to, as a mark of a list does."""
    if at is None:
        return None
    number = next((number for number, each in enumerate(chunks) if each.span[1] > at), None)
    if number is None:
        return None
    between = pasted_within(reading.pasted, at, chunks[number].span[0])
    return number if all(each.inline for each in between) else None


def _quoted(words: str) -> str:
    return f"“{one_line(words, _LONGEST_SHOWN)}”"
