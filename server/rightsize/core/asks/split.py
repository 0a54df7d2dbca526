"""From free text to the tasks that it asks for; pure, and without a model."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Ask
from rightsize.core.asks.beginnings import begun_in
from rightsize.core.asks.chunks import chunks_of
from rightsize.core.asks.kinds import kinds_of
from rightsize.core.asks.outline import outline_of
from rightsize.core.asks.pasted import pasted_in, pasted_within
from rightsize.core.asks.spans import spans_of
from rightsize.core.asks.unasked import nothing_asked
from rightsize.core.asks.units import units_of
from rightsize.core.asks.words import BLOCK, QUOTED, language_of, plain_of, words_in
from rightsize.core.errors import UsageError
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.asks.ask import Evidence
    from rightsize.core.asks.chunks import Chunk
    from rightsize.core.asks.outline import Outline
    from rightsize.core.asks.pasted import Pasted
    from rightsize.core.asks.spans import Span, Spans
    from rightsize.core.asks.units import Unit

MOST_TASKS = 32
"""Tasks of one text: each begins a ladder of its own, and is given what holds for all of them."""

_CODE = frozenset({"code", "unfenced code", "diff"})
_RETURN = "\r\n"
_QUOTE = "> "


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the rules read it.

    Attributes:
        text: each of its line ends one character.
        returns: where in it a carriage return stood.
        pasted: what of it is data.
        outline: None where it has no words.
    """

    text: str
    returns: tuple[int, ...]
    pasted: tuple[Pasted, ...]
    outline: Outline | None


@dataclass(frozen=True, slots=True)
class Split:
    """The tasks that the rules find in a text.

    Attributes:
        begun: the chunk in which each of them begins; none where nothing is asked for.
        margin: how sure they are of all of that, as `Begun.margin` and `Decided.margin` have it, the least of them;
            None where there was nothing to be unsure of.
    """

    asks: tuple[Ask, ...]
    begun: tuple[int, ...]
    margin: int | None


def split(text: str, *, code: bool = False) -> tuple[Ask, ...]:
    """Return the tasks of a text in the order in which they stand; a text that asks nothing is one simple question.

    Parameters:
        code: code is given beside the text, as in a file, to which it may point as to pasted code.

    Raises:
        UsageError: these are more than `MOST_TASKS`.
    """
    return by_rules(reading_of(text, code=code)).asks


def reading_of(text: str, *, code: bool = False) -> Reading:
    """Return a text as the rules read it; `code` as for `split`."""
    lines = text.replace(_RETURN, "\n")
    whole = len(lines) == len(text)
    found = () if whole else tuple(match.start() - number for number, match in enumerate(re.finditer(_RETURN, text)))
    pasted = pasted_in(lines)
    return Reading(lines, found, pasted, read(lines, pasted, code=code))


def by_rules(reading: Reading) -> Split:
    """Return the tasks that the rules find.

    Raises:
        UsageError: these are more than `MOST_TASKS`.
    """
    outline = reading.outline
    begun = begun_in(outline) if outline else ()
    if len(begun) > MOST_TASKS:
        raise UsageError(
            f"the request asks for {len(begun):,} things, more than the {MOST_TASKS} that are answered at "
            "once; send it in parts"
        )
    if outline is None or not begun:
        whole = reading.text.strip()
        why = nothing_asked(reading.text, reading.pasted)
        nothing = Ask(TaskKind.QA_SIMPLE, reading.text, whole, 0, len(reading.text), (why,), why.rule)
        return Split((_moved(nothing, reading.returns),), (), None)
    at = tuple(each.at for each in begun)
    kinds = kinds_of(outline, at)
    found = [(each.kind, (*each.evidence, *one.evidence)) for each, one in zip(kinds, begun, strict=True)]
    margins = (*(each.margin for each in begun), *(each.margin for each in kinds))
    return Split(asks_at(reading, at, found), at, min(margins))


def asks_at(
    reading: Reading, begun: Sequence[int], found: Sequence[tuple[TaskKind, tuple[Evidence, ...]]]
) -> tuple[Ask, ...]:
    """Return the tasks that begin in some chunks of a text that has any.

    Parameters:
        begun: numbers of chunks, rising.
        found: the kind of each, and why it is one.
    """
    text, outline = reading.text, reading.outline
    if outline is None:
        return ()
    spans = spans_of(outline, begun)
    return tuple(
        _moved(Ask(kind, *_given(text, reading.pasted, spans, number), why), reading.returns)
        for number, (kind, why) in enumerate(found)
    )


def read(text: str, pasted: Sequence[Pasted], *, code: bool = False) -> Outline | None:
    """Return the outline of a text, beside what is pasted in it; None where it has no words."""
    plain = plain_of(text)
    units = units_of(text, pasted)
    lexicon = language_of(_without(plain, unit, pasted) for unit in units)
    chunks: list[Chunk] = []
    for line, unit in enumerate(units):
        words = words_in(plain, pasted, unit.start, unit.end, lexicon)
        chunks.extend(chunks_of(unit, line, words, lexicon))
    if not any(_says(low) for each in chunks for low in each.low):
        return None
    given = {each.what for each in pasted if not each.inline}
    if code or not _CODE.isdisjoint(given):
        return outline_of(chunks, lexicon.name, "code")
    return outline_of(chunks, lexicon.name, "text" if given else "nothing")


def _says(low: str) -> bool:
    """Tell whether a word is one, or stands for data, and is no number or mark."""
    return low in (BLOCK, QUOTED) or any(map(str.isalpha, low))


def _moved(ask: Ask, returns: Sequence[int]) -> Ask:
    """Return a task of a text whose line ends were made one character, with the characters that it had before."""
    return replace(ask, start=ask.start + bisect_left(returns, ask.start), end=ask.end + bisect_left(returns, ask.end))


def _without(text: str, unit: Unit, pasted: Sequence[Pasted]) -> str:
    """Return the words of a unit without the data within."""
    at, kept = unit.start, []
    for each in pasted_within(pasted, unit.start, unit.end):
        if unit.start <= each.start:
            kept.append(text[at : each.start])
            at = each.end
    return " ".join((*kept, text[at : unit.end]))


def _given(text: str, pasted: Sequence[Pasted], spans: Spans, number: int) -> tuple[str, str, int, int]:
    """Return what a task is given, its own words, and where these begin and end."""
    own = spans.own[number]
    words = _words(text, own)
    if len(spans.own) == 1:
        # Nothing is another's: headings stay above their items, and what is asked first stands first.
        return text.strip(), words, own[0][0], own[-1][1]
    data = ((each.start, each.end) for each in pasted if not each.inline)
    outside = [each for each in data if not any(start <= each[0] and each[1] <= end for start, end in own)]
    context = _words_apart(text, sorted({*spans.shared, *outside}))
    before = (
        "\n".join(_QUOTE + line for line in _words(text, spans.own[at]).split("\n")) for at in spans.refers[number]
    )
    return "\n\n".join((*before, words, *context)), words, own[0][0], own[-1][1]


def _words(text: str, spans: Iterable[Span]) -> str:
    return "\n".join(_words_apart(text, spans))


def _words_apart(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[start:end].strip() for start, end in spans]
