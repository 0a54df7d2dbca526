"""Signs that reasons are wanted: why, what for, which of two, should we."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import AUXILIARY, MODAL, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.seen import Sign, with_verbs

if TYPE_CHECKING:
    from rightsize.core.asks.seen import Seen

_OUGHT = MARKS["ought to be decided"]
_DECIDERS = MARKS["deciders"]
_CHOOSES = MARKS["chooses"]
_OF_A_WAY = MARKS["of a way"]
_WAY = MARKS["way"]
_WOULD_WE = MARKS["would we"]
_NO_CHOICE = MARKS["no choice"]
_FACTS = MARKS["asks for a fact"]
_SUFFICES = MARKS["suffices"]
_THINKS = MARKS["thinks"]
_VERSUS = MARKS["weighed names"]
_WHICH = MARKS["which"]
_WOULD = MARKS["would"]
_WHAT_IF = MARKS["what"]
_SUPPOSES = MARKS["supposes"]
_TO_THEM = MARKS["to the other"]
_ESTIMATED = MARKS["estimated"]
_WOULD_YOU = (("would", "you"), ("würdest", "du"), ("würden", "sie"), ("würdet", "ihr"))
_MANY = MARKS["many"]
_NEEDS = frozenset({"need", "should"})
_SHOULD = (("should", "we"), ("should", "i"))
_MOST = MARKS["most"]
_WEIGH = (("matters", "most"), ("and", "against"))
_HAPPENS = (("going", "on"), ("went", "wrong"), ("goes", "wrong"), ("go", "wrong"))
_NEAR = 4
"""Words between a verb and the "why" that it is about."""

_PAIRS = tuple(tuple(pair.split("-")) for pair in sorted(MARKS["pairs that weigh"]))


def _why(seen: Seen) -> str:
    if seen.sort == "question" and seen.has_pair("por", "qué"):
        return "por qué"
    word = seen.first("why")
    last = seen.lows[-1] if seen.lows[-1][0].isalpha() else seen.lows[-2:][0]
    near = word and (seen.sort == "question" or word == last or seen.lows.index(word) <= seen.head + _NEAR)
    return word if near else ""


def _cause(seen: Seen) -> str:
    return seen.first("cause")


def _going_on(seen: Seen) -> str:
    return next((f"{one} {two}" for one, two in _HAPPENS if seen.has_pair(one, two)), "")


def _asked_choice(seen: Seen) -> str:
    """Return the word of a question that wants a choice: "should we", "which is better"."""
    how = seen.has("how") and not MARKS["how"].isdisjoint(seen.lows[:2])
    word = seen.first("choice")
    if word in _OUGHT and (seen.lows[seen.head] in _FACTS or not _is_ought(seen, word)):
        return ""
    would_you = next((" ".join(pair) for pair in _WOULD_YOU if seen.has_pair(*pair)), "")
    if how and not seen.code and would_you:
        return would_you
    if (how and word not in _OUGHT | _CHOOSES) or _is_way(seen):
        return ""
    needed = "need" in seen.said and not _DECIDERS.isdisjoint(seen.lows[seen.head + 1 : seen.head + 2])
    if needed and seen.clause.words.roles[seen.clause.head] & MODAL:
        return "need"
    return word or next((_pair(seen, *pair) for pair in _PAIRS if seen.has_pair(*pair)), "")


def _pair(seen: Seen, first: str, second: str) -> str:
    """Return a pair of words that weighs; a need does where it is asked whether there is one."""
    asked = second != "need" or bool(seen.clause.words.roles[seen.clause.head] & MODAL)
    asked = asked and not (seen.code and second == "you")
    return f"{first} {second}" if asked else ""


def _is_ought(seen: Seen, word: str) -> bool:
    """Tell whether a question is what to do, and not what something does by rule."""
    at = seen.lows.index(word)
    return at <= seen.head or not _DECIDERS.isdisjoint(seen.lows[max(0, at - 1) : at + 2])


def _told_choice(seen: Seen) -> str:
    """Return the word of a request for what speaks for and against."""
    if pair := next((f"{one} {two}" for one, two in _WEIGH if seen.has_pair(one, two)), ""):
        return pair
    marks = things().marks["wished choice" if seen.sort in ("wish", "want") else "told choice"]
    word = next((low for low in seen.lows[seen.head + 1 :] if low in marks), "")
    if word and not (
        word in _OUGHT and seen.sort == "explain" and not seen.asks_whether() and _WHICH.isdisjoint(seen.said)
    ):
        return word
    open_choice = "whether" in seen.said and not seen.code and seen.sort in ("hand", "prepare")
    return "whether" if open_choice and seen.clause.verb not in MARKS["checks"] else ""


def _is_way(seen: Seen) -> bool:
    ours = seen.has_pair("for", "us") or seen.has_pair("should", "we")
    return not ours and not _OF_A_WAY.isdisjoint(seen.said) and not _WAY.isdisjoint(seen.said)


def _best_way(seen: Seen) -> str:
    judged = seen.code and seen.clause.words.roles[seen.clause.head] & (AUXILIARY | MODAL)
    return "best way" if _is_way(seen) and not judged else ""


def _how_risky(seen: Seen) -> str:
    """What is to be estimated: "how risky would it be", "how much work is it"."""
    pairs = ((one, two) for one, two in pairwise(seen.lows) if one in MARKS["how"] or one == "much")
    found = next((f"{one} {two}" for one, two in pairs if two in _ESTIMATED), "")
    if found or not seen.has("how") or _MANY.isdisjoint(seen.said):
        return found
    needs = (pair for pair in pairwise(seen.lows) if pair[0] in _DECIDERS and pair[1] in _NEEDS)
    return next((" ".join(pair) for pair in (*needs, *_SHOULD) if seen.has_pair(*pair)), "")


def _either(seen: Seen) -> str:
    lows = seen.lows
    if "or" not in seen.said or lows[-1] != "?":
        return ""
    if not _WOULD_WE.isdisjoint(lows[: seen.head + 2]) or not _SUFFICES.isdisjoint(seen.said) or ":" in seen.said:
        return "or"
    return "or" if not seen.code and lows[seen.head] not in _NO_CHOICE else ""


def _enough(seen: Seen) -> str:
    word = next((low for low in seen.lows if low in _SUFFICES), "")
    return word if word and not seen.is_on_given_code() and not seen.has("how") else ""


def _hypothetical(seen: Seen) -> str:
    """What would be: "would moving to events solve it?"."""
    low = seen.lows[seen.head]
    asks = low in _WOULD and _TO_THEM.isdisjoint(seen.lows[seen.head + 1 : seen.head + 2])
    if seen.code:
        return ""
    supposed = low in _WHAT_IF and not _WOULD.isdisjoint(seen.lows[seen.head + 1 : seen.head + 2])
    return low if asks or (supposed and not _SUPPOSES.isdisjoint(seen.said)) else ""


def _most(seen: Seen) -> str:
    """The one of several that is most so: "tell me which of them will be the riskiest"."""
    which = not _WHICH.isdisjoint(seen.said)
    return (
        next((low for low in seen.lows if low in _MOST or (len(low) > _NEAR and low.endswith("est"))), "")
        if which
        else ""
    )


def _versus(seen: Seen) -> str:
    return next((low for low in seen.lows if low in _VERSUS), "")


def _thought(seen: Seen) -> str:
    return seen.clause.verb if seen.clause.verb in _THINKS and not seen.named else ""


SIGNS = (
    Sign("why", with_verbs("explain hand look prepare reason want wish mention question"), _why),
    Sign("cause", with_verbs("question look hand explain prepare"), _cause),
    Sign("what is going on", with_verbs("question"), _going_on),
    Sign("choice", with_verbs("question"), _asked_choice),
    Sign("choice", with_verbs("explain hand prepare look wish want"), _told_choice),
    Sign("choice", with_verbs("name wish"), _versus),
    Sign("either or", with_verbs("question"), _either),
    Sign("enough", with_verbs("question"), _enough),
    Sign("to be estimated", with_verbs("question hand explain"), _how_risky),
    Sign("best way", with_verbs("question"), _best_way),
    Sign("what would be", with_verbs("question"), _hypothetical),
    Sign("which most", with_verbs("question hand explain look"), _most),
    Sign("thought about", with_verbs("prepare change make"), _thought),
)
"""What speaks for reasoning, and what only seems to."""
