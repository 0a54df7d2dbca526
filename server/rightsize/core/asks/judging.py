"""Signs that a judgement of given code is wanted: is it safe, any bugs, look through it for leaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.lexicon import AUXILIARY, MODAL, NAME, OPENER, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.seen import Sign, with_verbs
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.seen import Seen

_CHECKS = MARKS["checks"]
_ASKS_WHETHER = MARKS["asks whether"]
_ANY = MARKS["any"]
_FINDS = MARKS["finds"]
_FIXES = MARKS["fixes"]
_GIVEN_HERE = MARKS["given here"]
_NONE = MARKS["none"]
_INSPECTS = MARKS["inspects"]
_LOOKS_FOR = MARKS["looks for"]
_POINTS_AT_CODE = MARKS["points at code"]
_SUITS = MARKS["suits"]
_SEES_ANY = MARKS["sees any"]
_TO_BE_CHECKED = MARKS["to be checked"]
_AND = MARKS["and"]
_BE_SAFE = MARKS["be safe"]
_SURELY = MARKS["surely whether"]
_WHETHER = MARKS["whether"]
_WHAT_IS = MARKS["what is"]
_WHAT_IT_IS = MARKS["what it is"]
_WRONG = MARKS["wrong"]
_NO_SUBJECT = MARKS["no subject of code"]
_CONCEPTS = frozenset({("what", "is"), ("what", "are"), ("what", "does"), ("was", "ist"), ("qué", "es")})
_NEEDS_CODE = frozenset({"advise", "reason"})
_FIRST = 4
"""Words of a question in which its subject stands."""


def _flaw_looked_for(seen: Seen) -> str:
    concept = seen.has_pair("what", "a") or seen.has_pair("what", "an")
    if seen.sort == "hand" and (seen.named or concept):
        return ""
    if seen.sort in _NEEDS_CODE and not seen.is_on_given_code():
        return ""
    flaw = seen.first("flaws")
    if flaw and seen.sort == "reason" and "," in seen.lows[seen.head : seen.lows.index(flaw)]:
        return ""
    return f"{seen.clause.verb} {flaw}" if flaw and _FIXES.isdisjoint(seen.said) else ""


def _flaw_asked_about(seen: Seen) -> str:
    flaw = seen.first("flaws")
    if not flaw or seen.has("why") or seen.has("cause") or (seen.sort != "question" and not seen.asks_whether()):
        return ""
    if seen.sort == "question" and (_is_concept(seen) or seen.has("how")):
        return ""
    return flaw if seen.is_on_given_code() or _is_on_a_file(seen) or not _SEES_ANY.isdisjoint(seen.said) else ""


def _is_concept(seen: Seen) -> bool:
    """Tell whether a question is about what something is, and not about given code."""
    what = seen.lows[:2] in _CONCEPTS or seen.lows[0] in _WHAT_IS
    return what and _GIVEN_HERE.isdisjoint(seen.said)


def _safe_asked(seen: Seen) -> str:
    word = seen.first("safe")
    offers = "or" in seen.said and not seen.code and word in _SUITS
    if not word or seen.has("why") or seen.has("how") or offers:
        return ""
    roles = seen.clause.words.roles[seen.clause.head]
    points = not _POINTS_AT_CODE.isdisjoint(seen.said)
    if points and (roles & (AUXILIARY | MODAL) or word in _WRONG):
        return word
    return word if seen.is_on_given_code() and not roles & OPENER else ""


def _safe_told(seen: Seen) -> str:
    word = seen.first("safe")
    if not word or seen.has("why") or seen.has("how"):
        return ""
    if seen.sort == "change" and seen.clause.verb not in _CHECKS:
        return ""
    judged = seen.asks_whether() or not _TO_BE_CHECKED.isdisjoint(seen.said) or seen.is_on_given_code()
    return word if judged else ""


def _whether_safe(seen: Seen) -> str:
    """Whether given code is safe or flawed, whatever else is asked: "explain what this does and whether it's safe"."""
    lows = seen.lows
    sure = (at for at, low in enumerate(lows) if low in _WHETHER and (low in _SURELY or lows[at - 1] in _AND))
    at = next(sure, len(lows)) if seen.code else len(lows)
    return next((low for low in lows[at:] if low in _BE_SAFE | things().marks["flaws"]), "")


def _yes_or_no(seen: Seen) -> str:
    """A question about given code that wants a judgement: "does this handle empty lists?", "anything odd in here?"."""
    if not _is_on_a_file(seen):
        return ""
    lows = seen.lows[seen.head :]
    if lows[0] in _ANY:
        return lows[0]
    whether = lows[0] in _ASKS_WHETHER or seen.clause.words.roles[seen.clause.head] & (AUXILIARY | MODAL)
    asks = whether and _NO_SUBJECT.isdisjoint(lows[1:2])
    return lows[0] if asks and _WHAT_IT_IS.isdisjoint(lows[:_FIRST]) else ""


def _is_on_a_file(seen: Seen) -> bool:
    """Tell whether a question is about pasted code or about a file that it names."""
    clause = seen.clause
    names = (clause.words.low[at] for at in range(clause.begin, clause.end) if clause.words.roles[at] & NAME)
    return seen.code or any("." in name or "/" in name for name in names)


def _opinion(seen: Seen) -> str:
    return "you think" if seen.has_pair("you", "think") and seen.is_on_given_code() else ""


def _looked_at(seen: Seen) -> str:
    looks = (
        seen.sort == "correct"
        or (seen.sort == "look" and seen.clause.verb not in _FINDS)
        or seen.clause.verb in _INSPECTS
    )
    paper = seen.named is not None and seen.sort == "correct" and seen.named is not TaskKind.CODE_GENERATION
    return seen.clause.verb if looks and not paper and seen.is_on_given_code() else ""


def _looked_for(seen: Seen) -> str:
    if seen.clause.verb not in _LOOKS_FOR or "for" not in seen.said:
        return ""
    rest = seen.lows[seen.head + 1 :]
    return "for" if "for" in rest[1:] and rest[0] != "for" else ""


def _checks_whether(seen: Seen) -> str:
    asks = seen.asks_whether() or ("that" in seen.said and not _NONE.isdisjoint(seen.said))
    return f"{seen.clause.verb} whether" if asks and seen.clause.verb in _CHECKS else ""


def _comment_on(seen: Seen) -> str:
    return "comment on" if seen.clause.verb == "comment" and seen.clause.after[:1] == ("on",) else ""


SIGNS = (
    Sign("a flaw looked for", with_verbs("look inspect hand prepare advise mention correct reason"), _flaw_looked_for),
    Sign("a flaw asked about", with_verbs("question wish explain"), _flaw_asked_about),
    Sign("safe asked about", with_verbs("question"), _safe_asked),
    Sign("safe asked about", with_verbs("look hand explain prepare wish reason change"), _safe_told),
    Sign("whether it is safe", with_verbs("question look hand explain mention summarise wish"), _whether_safe),
    Sign("an opinion of given code", with_verbs("question"), _opinion),
    Sign("judgement of given code", with_verbs("question"), _yes_or_no),
    Sign("given code looked at", with_verbs("look prepare correct"), _looked_at),
    Sign("looked through for something", with_verbs("look prepare inspect"), _looked_for),
    Sign("checked whether", with_verbs("look"), _checks_whether),
    Sign("a comment on it", with_verbs("document"), _comment_on),
)
"""What speaks for a review."""
