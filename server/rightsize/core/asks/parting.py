"""Whether what stands on both sides of a joint are two requests, or parts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.frames import announces
from rightsize.core.asks.kinds import Context, kind_of
from rightsize.core.asks.later import CONDITIONS
from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    FINITE,
    GERUND,
    MARK,
    NAME,
    OPENER,
    PARTICLE,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    THIRD,
    VERB,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, named_by
from rightsize.core.asks.openness import is_open, opens_at
from rightsize.core.asks.questioning import asks_another
from rightsize.core.asks.reading import Mood, says_something
from rightsize.core.asks.rows import HELD, is_a_row, is_in_row
from rightsize.core.asks.wanted import names_something
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause


class Meeting(NamedTuple):
    """Two clauses and the words between them; the right one goes on to the end of the sentence."""

    left: Clause
    between: tuple[str, ...]
    right: Clause
    lexicon: Lexicon

    @property
    def is_weighty(self) -> bool:
        """Tell whether the right one begins with "then", "also", "please", a condition or the like."""
        right, weighty = self.right, self.lexicon.weighty
        said = right.words.low[right.begin : right.head]
        pleads = right.words.low[right.head + 1 : right.head + 2]
        depends = right.head > right.begin and not CONDITIONS.isdisjoint(said)
        return depends or right.polite or not weighty.isdisjoint((*self.between, self.joined, *said, *pleads))

    @property
    def joined(self) -> str:
        """The words between as one phrase: "as well as"."""
        return " ".join(low for low in self.between if low not in _COMMAS)


_STRONG = frozenset({"document", "correct", "summarise", "explain", "review", "reason", "advise"})
"""Verbs that an assistant does and a program seldom."""

_ASKED_APART = frozenset({TaskKind.DOCUMENTATION, TaskKind.SUMMARISATION, TaskKind.CODE_REVIEW, TaskKind.REASONING})
_ANSWERS = frozenset({"explain", "hand", "reason"})
_CHANGES = frozenset({"make", "change", "remove", "turn"})
_LISTING = frozenset({"make", "hand", "limit"})
"""Verbs whose object may be a list of things of several kinds."""

_BREAKS = frozenset({":", ";", "—", "–", "-", "."})  # noqa: RUF001
_SETS_OFF = frozenset({":", "-", "."})
_ANDS = MARKS["and"]
_BUT = MARKS["but"]
HERE = MARKS["here it is"]
_HANGS_ON = MARKS["hangs on"]
_LISTS = MARKS["lists"]
_COMMAS = frozenset({","})
_PLUS = MARKS["plus"]
_ONE_PERSON = MARKS["one person"]
_PART_ENDS = MARKS["part ends"]
_SIE = MARKS["formal you"]
_TESTS = MARKS["tests"]
_UP_AND_DOWN = MARKS["up and down"]
_YOUR = MARKS["your"]
_WITH_PLACE = 3
"""Words of a verb, its object and where that goes."""


def parts(meeting: Meeting) -> bool:
    """Tell whether a joint parts two clauses, the right one of which has a mood of its own."""
    left, between, right, lexicon = meeting
    if left.mood is Mood.TELLS and left.object >= left.end:
        return False  # "also, …", "after that, …"
    if right.mood is Mood.TELLS:
        return _names_another(meeting)
    if right.mood is Mood.QUESTION and is_bare(left) and left.sort == "explain" and _COMMAS.issuperset(between):
        return False  # "kannst du mir erklären, was das ist?"
    if right.mood is Mood.QUESTION:
        return asks_another(left, between, right)
    if right.mood is Mood.WISHES:
        return right.words.low[right.begin] in lexicon.wish or not is_open(left, lexicon)
    return right.mood is Mood.FORBIDS or _asks_another(meeting)


def _asks_another(meeting: Meeting) -> bool:
    left, _, right, lexicon = meeting
    weighty = meeting.is_weighty or _answers_first(meeting)
    if not weighty and is_in_row(left, right):
        return False
    if not weighty and not _has_object(right, lexicon):
        return False
    if lexicon.verb_last and not _may_follow(left, right):
        return False
    if left.mood is Mood.TELLS and not right.polite:
        return _follows_story(meeting)
    ended = lexicon.verb_last and "," in meeting.between  # a German clause within another ends with a comma
    return weighty or ended or not is_open(left, lexicon) or _weighs(right, lexicon) or _is_set_apart(meeting)


def _is_set_apart(meeting: Meeting) -> bool:
    """Tell whether ", and" ends what a clause describes: two verbs of one description have no comma between them."""
    left, between, right, _ = meeting
    if "," not in between or _ANDS.isdisjoint({*between} - {","}) or right.sort not in _CHANGES:
        return False
    opened = opens_at(left)
    follows = right.words.roles[right.head + 1] if right.head + 1 < right.end else MARK
    return bool(follows & HELD) and not is_a_row(left.words.low[opened : left.end])


def _answers_first(meeting: Meeting) -> bool:
    """Tell whether what is to be told ends before a request for something new: "tell me how X works, write a query"."""
    left, between, right, _ = meeting
    at = right.head + 1
    if at >= right.end or right.sort not in _CHANGES or "to" in left.after:
        return False
    new = right.words.low[at] in ONE
    set_off = (
        "," in between and bool(right.words.roles[at] & (DETERMINER | NAME)) and not right.words.roles[at] & PRONOUN
    )
    if left.mood is Mood.QUESTION:
        return set_off and len(between) > 1
    roles = left.words.roles
    ended = roles[left.end - 1] & (VERB | FINITE) and roles[left.end - 2] & THIRD and right.words.roles[at] & DETERMINER
    looks = left.sort == "look" and bool(right.words.roles[at] & DETERMINER)
    return left.mood is Mood.ASKS and (looks or left.sort in _ANSWERS) and (looks or new or set_off or bool(ended))


def is_bare(left: Clause) -> bool:
    """Tell whether a clause is a verb without an object: "refactor and document the parser"."""
    words = left.words
    return left.mood is Mood.ASKS and all(
        words.roles[at] & (FILLER | MARK | PARTICLE) or words.low[at].endswith("ly")
        for at in range(left.head + 1, left.end)
    )


def _names_another(meeting: Meeting) -> bool:
    """Tell whether a noun phrase behind a joint is a verbless ask of another kind than the one before."""
    left, between, right, _ = meeting
    words = right.words
    if words.roles[right.head] & (GERUND | PAST) or is_bare(left):
        return False
    if words.low[right.begin] in HERE:
        return words.low[right.begin] != "here" or bool(words.roles[right.begin + 1] & AUXILIARY)
    if ":" in between and announces(left):
        return True
    if left.mood is Mood.TELLS and ":" in between and words.low[right.head] in ONE:
        return named_by(words, right.head, right.end)[0] is not None
    first = next((at for at in range(right.head + 1, right.end) if words.low[at] in _PART_ENDS), right.end)
    if _SETS_OFF.issuperset(between) or says_something(words, right.head, first):
        return ";" in between
    kind, _ = named_by(words, right.head, right.end)
    if kind is None or _goes_on(meeting):
        return False
    return _is_another(meeting, kind)


def _is_another(meeting: Meeting, kind: TaskKind) -> bool:
    """Tell whether what a phrase names, of a kind, is asked for besides what the clause before asks for."""
    left, between, right, lexicon = meeting
    words = right.words
    if left.mood is Mood.ASKS and not _PLUS.isdisjoint(between):
        return kind is not kind_of(left, lexicon, Context())[0]
    if left.mood is Mood.WISHES or (left.mood is Mood.TELLS and not says_something(words, left.head, left.end)):
        mine = named_by(words, left.object, left.end)[0] or TaskKind.CODE_GENERATION
        return kind is not mine or (left.mood is Mood.TELLS and _is_whole(left) and words.low[right.head] in ONE)
    if left.mood is not Mood.ASKS or kind is TaskKind.CODE_GENERATION or not _is_whole(left):
        return False
    if kind is kind_of(left, lexicon, Context())[0] and left.sort not in _STRONG:
        return False
    loose = not words.roles[right.head] & DETERMINER and left.sort not in _LISTING
    return loose or _ends_with_place(left) or not lexicon.weighty.isdisjoint(between)


def _goes_on(meeting: Meeting) -> bool:
    """Tell whether words go on with what a clause describes: "… that reads X and answers …", "eine Funktion, die …"."""
    left, between, right, lexicon = meeting
    roles, begins = left.words.roles, left.words.roles[right.head]
    if lexicon.verb_last and between == (",",) and begins & DETERMINER:
        return True
    if begins & DETERMINER and left.mood is Mood.TELLS and left.words.low[right.head] not in ONE:
        return True
    inside = range(left.head + 2, left.end)
    return bool(begins & THIRD) and any(roles[at] & (FINITE | THIRD) and roles[at - 1] & OPENER for at in inside)


def _is_whole(left: Clause) -> bool:
    """Tell whether a clause says what its object is of or for, so that what follows is no second word for the same."""
    roles = left.words.roles
    return any(roles[at] & (PREPOSITION | NAME | DATA) for at in range(left.head + 1, left.end))


def _ends_with_place(left: Clause) -> bool:
    """Tell whether a clause's object is closed by where it goes: "add the check to `boot.ts`"."""
    return bool(left.words.roles[left.end - 1] & (NAME | DATA)) and left.end - left.head > _WITH_PLACE


def _has_object(right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause behind a mere joint has an object, so that a row of nouns is not taken for verbs."""
    if (lexicon.verb_last and right.head > right.object) or _hangs_on(right):
        return True
    at = right.head + 1
    if at >= right.end:
        return right.words.low[right.head] != right.verb
    return not right.words.roles[at] & MARK and right.words.low[at] not in _LISTS


def _hangs_on(right: Clause) -> bool:
    """Tell whether a verb's object hangs on it: "documéntala"."""
    low = right.words.low[right.head]
    return low != right.verb and low[-2:] in _HANGS_ON


def _may_follow(left: Clause, right: Clause) -> bool:
    """Tell whether a German clause may be followed by one with its verb at the end or in front."""
    words, in_front = right.words, right.head < right.object
    if in_front and right.object < right.end and words.low[right.object] in _SIE:
        return True
    at_end = left.mood is Mood.ASKS and left.head >= left.object
    if in_front or right.polite:
        return not words.low[right.head].endswith("en") or left.mood is not Mood.ASKS or at_end
    return at_end or (left.mood is Mood.ASKS and left.polite)


def _follows_story(meeting: Meeting) -> bool:
    """Tell whether a verb behind what only tells is asked, and not one more thing that was done."""
    left, between, right, lexicon = meeting
    words, roles = left.words, left.words.roles
    if not says_something(words, left.begin, left.end) and not _has_subject(left):
        set_off = "," in between or not _BREAKS.isdisjoint(between) or right.head > right.begin
        return set_off or names_something(left)
    if roles[left.head] & (OPENER | PREPOSITION) and "," in between:
        return True
    if meeting.is_weighty or _hangs_on(right):
        return True
    if is_open(left, lexicon):
        return False
    if not _BREAKS.isdisjoint(between) or (not _BUT.isdisjoint(between) and "," in between):
        return True
    person = any(roles[at] & PERSON and words.low[at] not in _ONE_PERSON for at in range(left.begin, left.end))
    follows = roles[right.head + 1] if right.head + 1 < right.end else MARK
    return not person and bool(follows & HELD)


def _has_subject(left: Clause) -> bool:
    """Tell whether a clause without a small verb may still have one: "the export button crashes"."""
    roles = left.words.roles
    return bool(roles[left.head] & (DETERMINER | PRONOUN)) and any(
        bits & THIRD for bits in roles[left.head + 1 : left.end]
    )


def _weighs(right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether what follows an open clause is plainly a request of its own and no part of the description."""
    if right.sort == "limit":
        return False
    if _hangs_on(right) or not _YOUR.isdisjoint(right.after):
        return True
    words, at = right.words, right.head + 1
    at += at < right.end - 1 and words.low[at] in _UP_AND_DOWN
    follows = words.roles[at] if at < right.end else MARK
    if right.sort in _STRONG:
        return not follows & (PREPOSITION | MARK)
    if kind_of(right, lexicon, Context())[0] in _ASKED_APART:
        return True
    return named_by(words, at, right.end)[1].rpartition(" ")[2] in _TESTS
