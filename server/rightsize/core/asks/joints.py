"""Where a sentence falls into clauses that each ask for something, and where "and" only joins words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.frames import announces, names_details
from rightsize.core.asks.kinds import Context, kind_of
from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DATA,
    DETERMINER,
    FILLER,
    GERUND,
    MARK,
    MODAL,
    NAME,
    NOUN,
    OPENER,
    OPERATION,
    PARTICLE,
    PAST,
    PERSON,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    THIRD,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, kind_named, named_by
from rightsize.core.asks.openness import is_open
from rightsize.core.asks.reading import CONTRACTED, Mood, finite_in, read_clause, says_something
from rightsize.core.asks.words import phrase_at
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.words import Words

_LISTS = MARKS["lists"]
_UP_AND_DOWN = MARKS["up and down"]
_ONE_PERSON = MARKS["one person"]


@dataclass(frozen=True, slots=True)
class Joint:
    """A clause with what joins it to the one before.

    Attributes:
        joined: the words between, as `and then`; none for the first of a sentence.
        shared: it has no object of its own and takes that of the next clause.
    """

    clause: Clause
    joined: tuple[str, ...] = ()
    shared: bool = False


_MARKS = frozenset({",", ";", "—", "–", "-", "&", "+", ":", "→", "."})
_BUT = MARKS["but"]
_STRONG = frozenset({"document", "correct", "summarise", "explain", "review", "reason", "advise"})
"""Verbs that an assistant does and a program seldom."""

_ASKED_APART = frozenset({TaskKind.DOCUMENTATION, TaskKind.SUMMARISATION, TaskKind.CODE_REVIEW, TaskKind.REASONING})
_TESTS = MARKS["tests"]
_SHORT_QUESTION = 5
"""Words of what only announces: "what is left:"."""

_TAIL = 2
"""Words of a question that only asks on: "and why?"."""


def joints_of(words: Words, lexicon: Lexicon) -> tuple[Joint, ...]:
    """Split a sentence at each joint behind which something else is asked for."""
    found: list[Joint] = []
    start, joined = 0, ()
    at, size, depth = 1, len(words), 0
    while at < size:
        low = words.low[at]
        depth += (low == "(") - (low == ")" and depth > 0)
        lone = words.roles[at - 1] & (PERSON | MODAL) and not words.roles[at - 1] & VERB and not words.roles[at] & MARK
        width = 0 if depth or at == start or lone else _join_at(words, at, lexicon)
        if not width:
            at += 1
            continue
        right = at + width
        if right < size and _may_begin(words, right, lexicon):
            between = words.low[at:right]
            left = read_clause(words, start, at, lexicon)
            clause = read_clause(words, right, size, lexicon)
            if ":" in between and _holds_details(left, clause):
                break
            shared = _is_bare(left) and clause.mood is Mood.ASKS and not _is_pair(left, clause)
            if shared or _parts(found, left, between, clause, lexicon):
                found.append(Joint(left, joined, shared))
                start, joined = right, between
        at = right
    found.append(Joint(read_clause(words, start, size, lexicon), joined))
    return tuple(found)


def _join_at(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return how many words from `at` on join what stands before and behind, or 0."""
    width, size = 0, len(words)
    while at + width < size:
        low = words.low[at + width]
        count = int(low in _MARKS or low in _BUT)
        if not count and low in lexicon.joins:
            count = phrase_at(words, at + width, lexicon.joins)
        if not count or (width and low == ":"):
            break
        width += count
    return width


def _may_begin(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Tell at once that nothing begins at an index: most joints join nouns."""
    roles = words.roles[at]
    if roles & (VERB | FILLER | QUESTION | AUXILIARY | MODAL | DETERMINER | MARK | PERSON) or lexicon.verb_last:
        return True
    low = words.low[at]
    if low in lexicon.wish or low in lexicon.polite or low in lexicon.negation or low in lexicon.gerund:
        return True
    return not roles & (PREPOSITION | OPENER | DATA)


def _holds_details(left: Clause, right: Clause) -> bool:
    """Tell whether a clause before a colon asks for something that the words behind only detail."""
    asks = right.mood is Mood.ASKS and right.sort != "limit"
    if left.mood is Mood.TELLS and left.end - left.begin <= _SHORT_QUESTION and names_details(left):
        return True
    if left.mood is Mood.TELLS:
        return not asks and kind_named(left.words.low[left.head : left.end])[0] is not None
    if left.mood is Mood.QUESTION and left.end - left.head <= _SHORT_QUESTION:
        return False
    if asks and left.verb in things().frames["verbs"] and named_by(left.words, left.object, left.end)[0] is None:
        return False
    if left.mood is Mood.ASKS:
        return left.sort != "limit" and not announces(left)
    return left.mood in (Mood.WISHES, Mood.QUESTION) and not announces(left)


def _is_bare(left: Clause) -> bool:
    """Tell whether a clause is a verb without an object: "refactor and document the parser"."""
    if left.mood is not Mood.ASKS or left.head + 1 > left.end:
        return False
    words = left.words
    return all(
        words.roles[at] & (FILLER | MARK | PARTICLE) or words.low[at].endswith("ly")
        for at in range(left.head + 1, left.end)
    )


def _is_pair(left: Clause, right: Clause) -> bool:
    """Tell whether two verbs are one noun: "search and replace function", "read and write permissions"."""
    words = left.words
    last, head = words.roles[left.end - 1], words.roles[right.head]
    if not last & VERB or right.begin != right.head:
        return False
    following = words.roles[right.head + 1] if right.head + 1 < right.end else MARK
    if following & (DETERMINER | PRONOUN | NAME | DATA | OPENER | PREPOSITION) and not following & FILLER:
        return False
    both = bool(last & (OPERATION | NOUN) and head & OPERATION)
    before = words.roles[left.end - 2] if left.end - left.begin > 1 else 0
    if left.head == left.end - 1:
        return both and not following & (MARK | FILLER)
    if before & DETERMINER:
        return both or bool(head & NOUN)
    return both


def _parts(found: list[Joint], left: Clause, between: tuple[str, ...], right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a joint parts two clauses, the right one of which has a mood of its own."""
    if right.mood is Mood.TELLS:
        return _another_thing(left, right, between, lexicon)
    if right.mood is Mood.QUESTION:
        return _another_question(left, right, between)
    if right.mood is Mood.FORBIDS:
        return True
    if right.mood is Mood.WISHES:
        return right.words.low[right.begin] in lexicon.wish or not is_open(left, lexicon)
    if right.sort != "" and not right.polite and _is_pair(left, right):
        return False
    weighty = _is_weighty(between, right, lexicon)
    if not weighty and not _own_object(right, lexicon):
        return False
    if right.sort and lexicon.verb_last and not _ends_in_verb(left, right, lexicon):
        return False
    if left.mood is Mood.TELLS and not right.polite:
        return _follows_story(left, between, right, lexicon)
    return weighty or not is_open(left, lexicon) or _weighs(right, lexicon)


def _is_weighty(between: tuple[str, ...], right: Clause, lexicon: Lexicon) -> bool:
    words = right.words
    return right.polite or any(low in lexicon.weighty for low in (*between, *words.low[right.begin : right.head]))


def _another_question(left: Clause, right: Clause, between: tuple[str, ...]) -> bool:
    words, head = right.words, right.head
    roles = words.roles[head]
    follows = words.roles[head + 1] if head + 1 < right.end else MARK
    if right.end - head <= _TAIL and left.mood is Mood.QUESTION:
        return False
    if "or" in (*between, words.low[right.begin]):
        return False
    if roles & (AUXILIARY | MODAL) and not roles & QUESTION:
        inverted = bool(follows & (PERSON | PRONOUN | DETERMINER | NAME))
        return inverted and (
            left.mood is not Mood.TELLS or "," in between or bool(set(between) & _BUT) or ":" in between
        )
    if not roles & QUESTION:
        return ":" in between and left.mood is Mood.TELLS
    inside = words.roles[head + 1 : right.end]
    inverted = words.low[head] in CONTRACTED or any(
        bits & (AUXILIARY | MODAL) and not inside[at - 1] & PERSON
        for at, bits in enumerate(inside[:4])
        if at == 0 or not inside[at - 1] & DETERMINER
    )
    if left.mood is Mood.QUESTION:
        return inverted or words.low[right.end - 1] == "?" and right.end - head > _TAIL + 1
    if left.mood is Mood.TELLS:
        return words.low[right.end - 1] == "?" or inverted
    return inverted and (
        words.low[right.end - 1] == "?" or bool(follows & (AUXILIARY | MODAL)) or words.low[head] in CONTRACTED
    )


def _another_thing(left: Clause, right: Clause, between: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase behind a joint is a verbless ask of another kind than the one before."""
    if right.words.roles[right.head] & (GERUND | PAST) or _is_bare(left):
        return False
    if ":" in between and left.mood is Mood.TELLS and right.words.low[right.head] in ONE:
        return named_by(right.words, right.head, right.end)[0] is not None
    if set(between) <= {":", "-", "."} or says_something(right.words, right.head, _comma(right)):
        return ";" in between
    words = right.words
    kind, _ = named_by(words, right.head, right.end)
    if kind is None:
        return False
    named, _ = named_by(words, left.object, left.end)
    if left.mood is Mood.WISHES or (left.mood is Mood.TELLS and not says_something(words, left.head, left.end)):
        mine = named or (TaskKind.CODE_GENERATION if left.mood is Mood.WISHES else None)
        return mine is not None and kind is not mine
    if left.mood is not Mood.ASKS or kind is TaskKind.CODE_GENERATION:
        return False
    if kind is kind_of(left, lexicon, Context())[0] and left.sort not in _STRONG:
        return False
    loose = not words.roles[right.head] & DETERMINER and left.sort not in {"make", "hand", "limit"}
    return loose or _ends_with_place(left) or any(low in lexicon.weighty for low in between)


def _comma(right: Clause) -> int:
    """Return where the first part of a clause ends."""
    return next((at for at in range(right.head + 1, right.end) if right.words.low[at] in _PART_ENDS), right.end)


_PART_ENDS = MARKS["part ends"]


def _ends_with_place(left: Clause) -> bool:
    """Tell whether a clause's object is closed by where it goes: "add the check to `boot.ts`"."""
    words = left.words
    return bool(words.roles[left.end - 1] & (NAME | DATA)) and left.end - left.head > 3  # noqa: PLR2004


def _own_object(right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause behind a mere joint has an object, so that a row of nouns is not taken for verbs."""
    if lexicon.verb_last and right.head > right.object:
        return True
    at = right.head + 1
    if at >= right.end or right.words.low[right.head] != right.verb and right.words.low[at - 1][-2:] in _HANGS_ON:
        return right.words.low[right.head] != right.verb
    roles = right.words.roles[at]
    return not roles & MARK and right.words.low[at] not in _LISTS


_HANGS_ON = MARKS["hangs on"]


def _ends_in_verb(left: Clause, right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a German clause may be followed by one with its verb at the end or in front."""
    words = left.words
    if right.head == right.object - 1 and words.low[right.object : right.object + 1] == ("sie",):
        return True
    if right.head == right.object - 1 or right.polite:
        return not words.low[right.head].endswith("en") or left.mood is not Mood.ASKS or left.head >= left.object
    return left.mood is Mood.ASKS and (left.head >= left.object or left.polite)


def _follows_story(left: Clause, between: tuple[str, ...], right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a verb behind what only tells is asked, and not one more thing that was done."""
    words = left.words
    if not finite_in(words, left.begin, left.end) and not _has_subject(left):
        return bool({",", ":", "-", "–", "—", ";", "."} & set(between)) or right.head > right.begin
    if words.roles[left.head] & (OPENER | PREPOSITION) and "," in between:
        return True
    if is_open(left, lexicon):
        return _is_weighty(between, right, lexicon)
    plural = any(
        bits & PERSON and words.low[left.begin + at] not in _ONE_PERSON
        for at, bits in enumerate(words.roles[left.begin : left.end])
    )
    if _is_weighty(between, right, lexicon) or set(between) & (_BUT | {":", ";", "—", "–", "-", "."}):
        return True
    follows = words.roles[right.head + 1] if right.head + 1 < right.end else MARK
    return not plural and bool(follows & (DETERMINER | PRONOUN | NAME | DATA))


def _has_subject(left: Clause) -> bool:
    """Tell whether a clause without a small verb may still have one: "the export button crashes"."""
    words = left.words
    return bool(words.roles[left.head] & (DETERMINER | PRONOUN)) and any(
        bits & THIRD for bits in words.roles[left.head + 1 : left.end]
    )


def _weighs(right: Clause, lexicon: Lexicon) -> bool:
    """Tell whether what follows an open clause is plainly a request of its own and no part of the description."""
    if right.sort == "limit":
        return False
    words, at = right.words, right.head + 1
    if at < right.end - 1 and words.low[at] in _UP_AND_DOWN:
        at += 1
    follows = words.roles[at] if at < right.end else MARK
    if "your" in right.after or words.low[right.head] != right.verb and words.low[right.head][-2:] in _HANGS_ON:
        return True
    if right.sort in _STRONG:
        return not follows & (PREPOSITION | MARK)
    if kind_of(right, lexicon, Context())[0] in _ASKED_APART:
        return True
    return named_by(words, at, right.end)[1].split(" ")[-1] in _TESTS
