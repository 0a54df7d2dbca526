"""Signs of where what is asked for is to stand or what it becomes: in the README, as a summary, in an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import OPENER, PAST, PREPOSITION, QUESTION, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, named_by, names_within
from rightsize.core.asks.seen import Sign, with_verbs
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.asks.seen import Seen

_ABOUT = MARKS["about"]
_BEFORE_AN_ANSWER = MARKS["before an answer"]
_CHECKS = MARKS["checks"]
_FINDS = MARKS["finds"]
_GIVES = MARKS["gives"]
_INSTEAD = MARKS["instead"]
_TO_ME = MARKS["to me"]
_INSIDE = MARKS["inside"]
_INTO = MARKS["becomes"]
_MEASURES = MARKS["measures"]
_PLACES = MARKS["places"]
_SENTENCES = MARKS["sentences"]
_CHANGES = MARKS["changes"]
_FROM = frozenset({"from", "aus"})
_SHOWS = MARKS["shows"]
_THEM = frozenset({"it", "them"})
_UP_AND_DOWN = MARKS["up and down"]
_DECLARES = MARKS["declares"]
_RELATIVE = MARKS["relative"]


def _in_docs(seen: Seen) -> str:
    if seen.named is not None and seen.sort == "make":
        return ""
    clause = seen.clause
    _, word = names_within(clause.words, clause.object, clause.end, seen.lexicon)
    if seen.sort != "change" or not _PLACES.isdisjoint(seen.said):
        return word
    return word if word.partition(" ")[0] in _INSIDE else ""


def _becomes(kind: TaskKind) -> Callable[[Seen], str]:
    def shows(seen: Seen) -> str:
        words, clause = seen.clause.words, seen.clause
        for at in range(clause.object, clause.end - 1):
            low = words.low[at]
            if low not in _INTO or words.roles[at + 1] & PAST or (low != "into" and seen.sort != "turn"):
                continue
            named, word = named_by(words, at + 1, clause.end)
            if named is kind:
                return word
        return ""

    return shows


def _answer(seen: Seen) -> str:
    """An answer in words, as in "tell me how it works"."""
    clause, words = seen.clause, seen.clause.words
    at = clause.object
    while at < clause.end and words.low[at] in _BEFORE_AN_ANSWER:
        at += 1
    if seen.sort == "explain" and _in_docs(seen):
        return ""
    if at >= clause.end or not words.roles[at] & (OPENER | QUESTION) or words.low[at] in _RELATIVE | _DECLARES:
        return ""
    return "" if clause.verb in _CHECKS else f"{clause.verb} {words.low[at]}".strip()


def _written(seen: Seen) -> str:
    """Something put into words, as in "write up how we handle secrets"."""
    clause, words = seen.clause, seen.clause.words
    at = clause.object + (clause.object < clause.end and words.low[clause.object] in _UP_AND_DOWN)
    asks = at < clause.end and words.roles[at] & QUESTION and words.low[at] not in _RELATIVE
    return f"{clause.verb} {words.low[at]}" if asks else ""


def _in_sentences(seen: Seen) -> str:
    condensed = seen.sort != "explain" or not (things().pasted["papers"] | _CHANGES).isdisjoint(seen.said)
    if seen.named is not None or not condensed:
        return ""
    return next((low for low in seen.lows if low in _SENTENCES), "")


def _displayed(seen: Seen) -> str:
    """Something that a program shows: "show a spinner while it loads"."""
    words, at = seen.clause.words, seen.clause.object
    placed = at + 1 < seen.clause.end and words.low[at] in _THEM and words.roles[at + 1] & PREPOSITION
    shows = seen.clause.verb in _SHOWS and at < seen.clause.end and (words.low[at] in ONE or placed)
    return seen.clause.verb if shows and seen.named is None else ""


def _given(seen: Seen) -> str:
    """Something that a program gives to others: "give admins write access"."""
    words, at = seen.clause.words, seen.clause.object
    gives = seen.clause.verb in _GIVES and at < seen.clause.end and words.low[at] not in _TO_ME
    return seen.clause.verb if gives and not words.roles[at] & (OPENER | QUESTION) and seen.named is None else ""


def _instead(seen: Seen) -> str:
    """Something done in another way than before: "read the config from a file instead of the environment"."""
    word = next((low for low in seen.lows if low in _INSTEAD), "")
    return word if seen.named in (None, TaskKind.CODE_GENERATION) else ""


def _about(seen: Seen) -> str:
    """A question what a paper says, as in "what is this RFC about?"."""
    papers = things().pasted["papers"] & seen.said
    return "about" if papers and seen.has("given") and not _ABOUT.isdisjoint(seen.said) else ""


def _drawn(seen: Seen) -> str:
    """What is drawn from a paper: "list the decisions from these notes"."""
    lows, papers = seen.lows, things().pasted["papers"]
    if seen.named in (TaskKind.CODE_GENERATION, TaskKind.DOCUMENTATION) or papers.isdisjoint(seen.said):
        return ""
    drawn = (low for at, low in enumerate(lows) if low in papers and not _FROM.isdisjoint(lows[max(0, at - 3) : at]))
    return next((f"from {low}" for low in drawn if seen.has("given")), "")


def _found(seen: Seen) -> str:
    words, at = seen.clause.words, seen.clause.object
    if seen.clause.verb not in _FINDS or at >= seen.clause.end:
        return ""
    plain = not words.roles[at] & (OPENER | QUESTION | PREPOSITION) and words.low[at] != "out"
    return seen.clause.verb if plain else ""


def _measured(seen: Seen) -> str:
    return seen.clause.verb if seen.clause.verb in _MEASURES else ""


_MAKES = with_verbs("turn change make prepare")

SIGNS = (
    Sign("stands in documentation", with_verbs("explain mention hand make change remove follow limit"), _in_docs),
    Sign("becomes documentation", _MAKES, _becomes(TaskKind.DOCUMENTATION)),
    Sign("becomes a summary", _MAKES, _becomes(TaskKind.SUMMARISATION)),
    Sign("an answer in words", with_verbs("hand look prepare wish mention explain want"), _answer),
    Sign("put into words", with_verbs("make"), _written),
    Sign("in so many sentences", with_verbs("explain make hand"), _in_sentences),
    Sign("shown by a program", with_verbs("hand"), _displayed),
    Sign("given to others", with_verbs("hand"), _given),
    Sign("done instead", with_verbs("hand prepare look inspect"), _instead),
    Sign("what it is about", with_verbs("question"), _about),
    Sign("drawn from a paper", with_verbs("hand"), _drawn),
    Sign("found by code", with_verbs("look"), _found),
    Sign("measured", with_verbs("prepare"), _measured),
)
"""What speaks for documentation, a summary, an answer, or a program that finds."""
