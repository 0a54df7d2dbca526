"""Whether a verb asks for something of its own, or only leads up to another or hands over what another makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    FILLER,
    FINITE,
    HANDS,
    LEADS,
    MARK,
    MODAL,
    NAME,
    OPENER,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, named_by
from rightsize.core.asks.reading import Mood
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.asks.gathered import Task
    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause

_APART = MARKS["apart"]
_MADE_SO = MARKS["made so"]
_OR = MARKS["either"]
_PARTS = MARKS["parts"]
_PONDERS = MARKS["ponders"]
_STANDS_FOR = MARKS["stand for a thing"]
_TO_ME = MARKS["to me"]
_WHETHER = MARKS["whether"]
_COVERS = MARKS["covers"]
_LINKS = MARKS["links"]
_FOR_AN_ANSWER = MARKS["asks for an answer"]
_FIRST_PERSONS = MARKS["first persons"]
_SHOWS = MARKS["shows"]
_OF_SEVERAL = MARKS["of several"]
_POINTS = MARKS["where it stands"]
_REFERS = MARKS["refers"]
_THEN = MARKS["apart"]
_ASKED_OF_THEM = MARKS["asked of them"]
_WHATEVER = MARKS["whatever"]
_READS = frozenset({"have", "look", "go", "read", "run", "cast"})
_SHORT = 2
_TALKS = frozenset({"hand", "make", "explain", "mention"})
_LOOKS = frozenset({"prepare", "look", "inspect"})
_MADE = frozenset({TaskKind.CODE_GENERATION, TaskKind.DOCUMENTATION})


class Before(NamedTuple):
    """The task that a clause may belong to.

    Attributes:
        kind, clause: its own.
        next_to: it began in the unit before this one, or in this one.
        first: the clause stands first in its unit.
        fills: a sentence before this one asked for it, or clauses of this one say what is to stand in it.
        ended: a semicolon stood behind it.
    """

    kind: TaskKind
    clause: Clause
    next_to: bool
    first: bool
    fills: bool
    ended: bool


class Read(NamedTuple):
    """A clause with what was found out about it: its kind, what it names, the words that it says of it."""

    joint: Joint
    clause: Clause
    kind: TaskKind
    named: TaskKind | None
    word: str
    said: tuple[str, ...]


def read_of(joint: Joint, kind: TaskKind) -> Read:
    """Return a clause with what is found out about it."""
    clause = joint.clause
    named, word = named_by(clause.words, clause.object, clause.end)
    return Read(joint, clause, kind, named, word, _said(clause))


def _said(clause: Clause) -> tuple[str, ...]:
    """Return what a clause says behind its verb, without marks, "please" and to whom."""
    words = clause.words
    said = range(clause.head + 1, clause.end)
    return tuple(words.low[at] for at in said if not words.roles[at] & (MARK | FILLER) and words.low[at] not in _TO_ME)


def leads_up(clause: Clause, follows: Joint, kind_of: Callable[[Clause], TaskKind]) -> bool:
    """Tell whether a verb only leads up to what follows: "find and fix", but not "check it for leaks, then fix"."""
    if clause.sort != "inspect" and not clause.words.roles[clause.head] & LEADS:
        return False
    if clause.sort in ("look", "prepare", "inspect") and not things().pasted["papers"].isdisjoint(clause.lows):
        return True  # "have a look at the notes and …"
    kind = kind_of(clause)
    if clause.sort == "inspect":
        other = follows.clause
        at = other.words.roles[other.object] if other.object < other.end else PRONOUN
        bound = (
            at & (PRONOUN | OPENER | (PREPOSITION if other.sort == "look" else 0))
            or other.words.roles[other.head] & HANDS
        )
        seeks = bool({"for", *_WHETHER} & set(clause.after))
        same = kind_of(other) is kind and bool(bound) and "for" not in clause.after
        # "have a look at the query below and speed it up"
        only_reads = clause.verb in _READS and not seeks and (clause.verb == "have" or bound)
        return kind is not TaskKind.CODE_REVIEW or same or (bool(only_reads) and kind_of(other) in _MADE)
    if clause.sort == "prepare":
        return True
    if clause.sort == "look" and not _WHETHER.isdisjoint(clause.after):
        return False
    if kind is TaskKind.CODE_REVIEW and clause.sort == "reason":
        return False
    if kind is TaskKind.CODE_REVIEW:
        apart = bool(_APART & {*follows.joined, *follows.clause.lows[:1]})
        return not (apart and clause.after) and not ("for" in clause.after or _WHETHER & set(clause.after))
    if clause.sort == "reason":
        hands = follows.clause.words.roles[follows.clause.head] & HANDS
        other = follows.clause
        on_it = other.object < other.end and bool(other.words.roles[other.object] & PRONOUN)
        return not clause.after or (clause.verb in _PONDERS and (bool(hands) or on_it or other.sort == "look"))
    return clause.sort == "look" or not clause.after


def fills(read: Read, before: Before, lexicon: Lexicon) -> bool:
    """Tell whether a verb says what is to stand in the documentation that was asked for before it."""
    clause = read.clause
    if before.kind is not TaskKind.DOCUMENTATION or before.ended or not before.fills:
        return False
    if clause.words.roles[clause.begin] & PREPOSITION:
        return False  # "in the README, link to it"
    if clause.polite or lexicon.weighty.intersection(clause.words.low[clause.begin : clause.head]):
        return False
    return (
        clause.sort in _TALKS - {"make"}
        or clause.verb in _LINKS
        or (clause.verb in _COVERS and "with" not in clause.after)
    ) and not _FOR_AN_ANSWER & set(clause.lows)


def belongs(read: Read, before: Before, lexicon: Lexicon) -> bool:
    """Tell whether a clause asks for no more than a part of the task before it."""
    clause, said = read.clause, read.said
    if clause.sort in _TALKS and (read.word in _PARTS or "your" in said[:1]):
        return True
    if clause.verb == "make" and said and said[0] in _MADE_SO and "into" not in said:
        return before.first or not read.joint.joined
    own = clause.object < clause.end and clause.words.low[clause.object] in ONE  # "publish a new version"
    if (clause.sort == "follow" and not own) or _takes_what_comes(read, before):
        return True
    shows = clause.sort == "output" or (clause.verb in _SHOWS and read.kind is TaskKind.CODE_GENERATION)
    if shows and not before.first and not lexicon.weighty.intersection(read.joint.joined):
        return True
    if _stands_for(read, before):
        return True
    if (
        (clause.words.roles[clause.head] | lexicon.roles.get(clause.verb, 0)) & HANDS
        and not before.ended
        and (not before.first or read.kind is TaskKind.REASONING)
    ):
        return hands_over(read, before)
    if before.first:
        return (
            (clause.sort == "prepare" and read.named is None)
            or (clause.lows[-1] == ":" and not clause.after)
            or (clause.verb == "let" and lexicon.weighty.isdisjoint(clause.words.low[clause.begin : clause.head]))
        )
    if clause.sort == "prepare" and read.kind is TaskKind.QA_SIMPLE:
        return True
    asks_on = len(said) <= _SHORT and bool(clause.words.roles[clause.object - 1] & VERB)
    return before.kind is read.kind is TaskKind.REASONING and asks_on


def _takes_what_comes(read: Read, before: Before) -> bool:
    """Tell whether a verb is about what the one before brings: "lint the repo and fix whatever it reports"."""
    if before.first or read.kind is not before.kind or len(read.said) <= _SHORT:
        return False
    return read.said[0] in _WHATEVER and read.said[1] in _REFERS


def _stands_for(read: Read, before: Before) -> bool:
    """Tell whether a clause only asks for what was named or wished before it: "please write both"."""
    clause, last = read.clause, before.clause
    if not read.said or clause.sort not in ("make", "change", "hand"):
        return False
    wished = last.mood is Mood.WISHES or (last.polite and bool(_FIRST_PERSONS & set(last.lows)))
    if last.mood is Mood.WISHES and before.next_to and read.kind is before.kind and read.said[0] in _STANDS_FOR:
        return True
    alone = len(read.said) == 1 and clause.words.roles[clause.object] & PRONOUN
    made = clause.sort == "make" and before.kind is not TaskKind.REASONING
    return bool(alone) and (made or (wished and before.next_to))


def only_asks_on(clause: Clause, kind: Callable[[], TaskKind], last: Task, unit: int) -> bool:
    """Tell whether a question in a unit only goes on with the task before it."""
    if last.unit < unit - 1:
        return False
    if last.kind is TaskKind.REASONING:
        several = last.unit == unit and last.clause.mood is Mood.QUESTION and not _OF_SEVERAL.isdisjoint(clause.lows)
        return several or _only_names_options(clause)  # "and what would each cost?"
    looks = last.kind is TaskKind.CODE_REVIEW and last.clause.sort in _LOOKS and clause.head == clause.begin
    return looks and kind() is last.kind  # "look at it. Is it set up properly?"


def _only_names_options(clause: Clause) -> bool:
    """Tell whether a question only names what is to be chosen from: "MIT or Apache?"."""
    words = clause.words
    inside = words.roles[clause.head : clause.end]
    return not _OR.isdisjoint(clause.lows) and not any(
        bits & (AUXILIARY | MODAL | PERSON | VERB | FINITE | QUESTION) for bits in inside
    )


def hands_over(read: Read, before: Before) -> bool:
    """Tell whether a verb hands over what the task before it finds."""
    clause, kind = read.clause, read.kind
    own = _has_matter(read)
    if kind is before.kind:
        apart = own and kind is not TaskKind.CODE_REVIEW
        return clause.sort != "explain" and kind is not TaskKind.CODE_GENERATION and not apart
    if settles(read, before):
        return True
    if not _THEN.isdisjoint(read.joint.joined) and read.said[:1] and read.said[0] in _ASKED_OF_THEM:
        return False  # "a recap of the thread, then tell me who is right"
    if read.named is kind is not TaskKind.QA_SIMPLE or clause.sort in ("explain", "reason"):
        return False
    if kind is TaskKind.QA_SIMPLE:
        answers = bool(_TO_ME & set(clause.after)) or bool(clause.words.roles[clause.object] & OPENER)
        told = clause.sort == "hand" and answers and (own or before.kind in _MADE)
        return not told or "you" in clause.after
    weighs = before.kind in (TaskKind.REASONING, TaskKind.CODE_REVIEW)
    return kind is TaskKind.REASONING and weighs and clause.sort == "advise" and not own


def _has_matter(read: Read) -> bool:
    """Tell whether a clause is about something of its own: "recommend a queue for us", not "recommend one of them"."""
    roles = read.clause.words.roles[read.clause.object : read.clause.end]
    about = any(bits & (PREPOSITION | OPENER | NAME) for bits in roles)
    return about and len(read.said) > _SHORT and _REFERS.isdisjoint(read.said)


def settles(read: Read, before: Before) -> bool:
    """Tell whether a clause says that the question before it wants reasons: "… Please give me the trade-offs"."""
    return before.clause.mood is Mood.QUESTION and read.named is read.kind is TaskKind.REASONING


def points(clause: Clause) -> bool:
    """Tell whether a clause only says where something stands: "see below"."""
    return clause.sort == "look" and bool(clause.after) and _POINTS.issuperset(clause.after)


def asks_more(clause: Clause) -> bool:
    """Tell whether a clause asks for more than a bound."""
    return clause.mood is Mood.ASKS and clause.sort != "limit"


def object_of(rest: Sequence[Joint]) -> list[tuple[int, int]]:
    """Return the characters of the object that the last of some verbs has."""
    clause = next((each.clause for each in rest if not each.shared), None)
    if clause is None or clause.object >= clause.end:
        return []
    return [(clause.words.start[clause.object], clause.span[1])]
