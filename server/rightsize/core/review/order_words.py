"""What orders to a model are made of: words in many human languages that stand for a few concepts, near each other.

A rule names concepts; it matches where words for each of them, in one language, stand in one sentence and close to one
another, in any order, since languages differ in that.  It knows nothing of code.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from rightsize.core.review.order_lexicon import (
    ANY,
    WORD,
    concepts_of,
    inner_words,
    is_unspaced,
    lexicon,
    means_something,
    possible_rules,
    senses_of,
    telling_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rightsize.core.review.order_lexicon import Rule, Tag

_SENTENCE_END = re.compile(r"[.!?;](?=\s|\\n)|[\u3002\uff01\uff1f\uff1b]|\n\s*\n")
_index = attrgetter("index")
_NEAR = 25
_BESIDE_MARK = 60
_AROUND = 200
"""Characters around a part that are read for what stands near, or speaks against it."""

_PIECE_END = re.compile(r"(?s).{240}\S{0,60}(?=\s)")
"""Pieces end where a word does; a rule's words stand in one or in two of them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that stands for a concept; `index` counts words from the start of the passage."""

    start: int
    end: int
    index: int
    concept: str
    tongue: str


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that a text meets, and the words that it is met by."""

    rule: Rule | Tag
    hits: tuple[Hit, ...]


@dataclass(slots=True)
class _Passage:
    """A part of a text, and the rules that can be met in it."""

    start: int
    end: int
    rules: tuple[Rule, ...]


def matches_in(text: str) -> Iterator[Match]:
    """Yield where a folded text meets rules or holds tags."""
    lowered = text.lower()
    tags = [(tag, found) for tag in lexicon().tags for found in _tagged(text, lowered, tag)]
    for each in _passages(text, [found.start() for _, found in tags]):
        yield from _matches(text, each, [(tag, one) for tag, one in tags if each.start <= one.start() < each.end])


def _passages(text: str, marks: Sequence[int]) -> list[_Passage]:
    """Return the parts in which a rule can be met or a tag stands, with what is around them.

    The text is read in pieces, two at a time, so that what is said across their border is not lost.
    """
    found = [_Passage(each, each, ()) for each in marks]
    ends = [each.end() for each in _PIECE_END.finditer(text)]
    borders = [0, *ends, len(text)]
    words = [words_of(text[start:end]) for start, end in pairwise(borders)]
    telling = [telling_of(each) for each in words]
    for index, meant in enumerate(telling):
        beside = words[index].union(*words[index + 1 : index + 2])
        rules = possible_rules(concepts_of(meant.union(*telling[index + 1 : index + 2]), beside))
        if any(each.near for each in rules):
            known = frozenset[str]().union(*words[max(0, index - 1) : index + 3])
            around = {name for name, _ in concepts_of(known)}
            rules = tuple(each for each in rules if not each.near or not around.isdisjoint(each.near))
        if rules:
            found.append(_Passage(borders[index], borders[min(index + 2, len(borders) - 1)], rules))
    merged: list[_Passage] = []
    for each in sorted(found, key=attrgetter("start")):
        start, end = max(0, each.start - _AROUND), min(len(text), each.end + _AROUND)
        last = merged[-1] if merged else None
        if last is None or start > last.end:
            merged.append(_Passage(start, end, each.rules))
        else:
            last.end, last.rules = max(last.end, end), tuple(dict.fromkeys((*last.rules, *each.rules)))
    return merged


def _matches(text: str, passage: _Passage, tags: Sequence[tuple[Tag, re.Match[str]]]) -> Iterator[Match]:
    wanted = {name for rule in passage.rules for name in _named(rule)} | {name for tag, _ in tags for name in tag.near}
    hits = list(_hits(text, passage, wanted)) if wanted else []
    by_concept: dict[str, list[Hit]] = {}
    for hit in hits:
        by_concept.setdefault(hit.concept, []).append(hit)
    for rule in passage.rules:
        yield from _met(text, rule, by_concept)
    for tag, found in tags:
        index = next((each.index for each in hits if each.start >= found.start()), hits[-1].index if hits else 0)
        near = [each for name in tag.near for each in by_concept.get(name, ()) if abs(each.index - index) <= _NEAR]
        if near or not tag.near:
            yield Match(tag, (Hit(found.start(), found.end(), index, tag.id, ANY), *near[:1]))


def _tagged(text: str, lowered: str, tag: Tag) -> Iterator[re.Match[str]]:
    """Yield what a tag's pattern finds, each once, looked for only around the marks."""
    done = -1
    for mark in tag.marks:
        place = lowered.find(mark)
        while place >= 0:
            found = tag.pattern.search(text, max(0, place - _BESIDE_MARK), place + _BESIDE_MARK)
            if found is not None and found.start() > done:
                done = found.start()
                yield found
            place = lowered.find(mark, place + len(mark))


def _named(rule: Rule) -> Iterator[str]:
    yield from (*rule.near, *rule.unless)
    yield from (name for either in rule.alternatives for name in either)


def _hits(text: str, passage: _Passage, wanted: set[str]) -> Iterator[Hit]:
    # What stands behind `{@` is the name of a mark in a doc comment, and no word of it.
    found = [(each.start(), each.group().lower()) for each in WORD.finditer(text, passage.start, passage.end)]
    if "{@" in text:
        found = [(start, "" if text.startswith("{@", start - 2) else word) for start, word in found]
    senses = {
        word: (inner_words(word), [each for each in senses_of(word) if each.concept in wanted])
        for word in {word for _, word in found}
        if means_something(word)
    }
    shift = 0
    for place, (start, word) in enumerate(found):
        if word not in senses:
            shift += len(word) // (2 if is_unspaced(word) else 5) if inner_words(word) else 0
            continue
        parts, meant = senses[word]
        if parts:
            yield from _inner_hits(word, start, place + shift, wanted)
            shift += len(word) // (2 if is_unspaced(word) else 5)
            continue
        for sense in meant:
            if not sense.rest:
                yield Hit(start, start + len(word), place + shift, sense.concept, sense.tongue)
            elif _continued(found, place, sense.rest):
                last, text_of_last = found[place + len(sense.rest)]
                yield Hit(start, last + len(text_of_last), place + shift, sense.concept, sense.tongue)


def _inner_hits(word: str, start: int, index: int, wanted: set[str]) -> Iterator[Hit]:
    """Yield the words in a run without spaces, of which two characters, or five Latin letters, count as one."""
    width = 2 if is_unspaced(word) else 5
    for offset, part in inner_words(word):
        for sense in senses_of(part):
            if sense.concept in wanted and not sense.rest:
                place = start + offset
                yield Hit(place, place + len(part), index + offset // width, sense.concept, sense.tongue)


def _continued(found: Sequence[tuple[int, str]], place: int, rest: tuple[str, ...]) -> bool:
    for offset, wanted in enumerate(rest, 1):
        if place + offset >= len(found):
            return False
        word = found[place + offset][1]
        if word != wanted and not (wanted.endswith("*") and word.startswith(wanted[:-1])):
            return False
    return True


def _met(text: str, rule: Rule, hits: Mapping[str, Sequence[Hit]]) -> Iterator[Match]:
    """Yield a match for each word of the rarest concept around which the others stand."""
    each_need = [
        sorted((hit for name in either for hit in hits.get(name, ())), key=_index) for either in rule.alternatives
    ]
    each_need.sort(key=len)
    for anchor in each_need[0]:
        chosen = [anchor]
        for candidates in each_need[1:]:
            near = [
                hit
                for hit in _within(candidates, anchor.index - rule.within, anchor.index + rule.within)
                if (hit.tongue == anchor.tongue or ANY in {hit.tongue, anchor.tongue})
                and all(hit.start >= one.end or hit.end <= one.start for one in chosen)
            ]
            if not near:
                break
            chosen.append(min(near, key=lambda hit: _spread(chosen, hit)))
        else:
            chosen.sort(key=lambda hit: hit.start)
            if chosen[-1].index - chosen[0].index <= rule.within and _is_order(text, rule, chosen, hits):
                yield Match(rule, tuple(chosen))


def _spread(chosen: Sequence[Hit], fresh: Hit) -> int:
    """Return over how many words the hits stand when one more is among them."""
    places = [each.index for each in (*chosen, fresh)]
    return max(places) - min(places)


def _within(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    """Return the hits between two words; hits are in the order of the text."""
    start = bisect_left(hits, first, key=_index)
    return hits[start : bisect_right(hits, last, lo=start, key=_index)]


def _is_order(text: str, rule: Rule, chosen: Sequence[Hit], hits: Mapping[str, Sequence[Hit]]) -> bool:
    start, end = chosen[0].start, chosen[-1].end
    if _SENTENCE_END.search(text, start, end):
        return False
    first, last = chosen[0].index, chosen[-1].index
    around = [
        hit
        for name in (*rule.near, *rule.unless)
        for hit in _within(hits.get(name, ()), first - _NEAR, last + _NEAR)
        if (hit.end <= start or hit.start >= end or hit not in chosen)
    ]
    if rule.near and not any(hit.concept in rule.near for hit in around):
        return False
    return not any(
        hit.concept in rule.unless and not _SENTENCE_END.search(text, min(hit.start, start), max(hit.end, end))
        for hit in around
    )
