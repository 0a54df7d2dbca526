"""Where a sentence falls into clauses that each ask for something, and where "and" only joins words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.clause import (
    Mood,
    is_noun_pair,
    kind_named,
    kind_wanted,
    lead,
    noun_phrase,
    read_clause,
    read_head,
    stem,
)
from rightsize.core.asks.lexicon import (
    ACTS,
    ASKS,
    AUXILIARY,
    DETERMINER,
    FILLER,
    MARK,
    PREPOSITION,
    PRONOUN,
    SUBORDINATE,
)
from rightsize.core.asks.words import DATA, NAME, phrase_at, verb_in
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.clause import Clause
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.words import Words


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


_MARKS = frozenset({",", ";", "—", "–", "-", "/", "&", "+", ":", "(", "→", ">"})
_WEIGHTY = frozenset(
    "then also plus finally afterwards as followed dann außerdem anschließend danach zusätzlich puis ensuite également luego después además también "
    "additionally next ; please bitte".split()
)
_BUT = frozenset({"but", "so", "aber", "mais", "pero"})
_OPENERS = frozenset(
    "that which who where when while if because so unless how whether what why dass wie ob wenn qui que dont où comment si "
    "donde cuando cómo como".split()
)
_ARTICLES = frozenset({"der", "die", "das", "den", "dem"})
"""Open a clause only behind a comma."""

_MODALS = frozenset("can could should must will would may might do does did".split())
_DELIVERED = frozenset(
    "docs doc documentation docstring docstrings readme tests test unit-tests summary explanation guide runbook changelog dockerfile comments migration "
    "benchmark benchmarks review script example examples tutorial walkthrough".split()
)
_STRONG = frozenset(TaskKind) - {TaskKind.CODE_GENERATION}
_STRONG_VERBS = frozenset({"test", "refactor", "benchmark", "dockerize", "deploy"})
_LISTED = frozenset({"and", "or", "und", "et", "y"})
_TIGHT = frozenset({"/", "-", "+", ">"})


def joints_of(words: Words, lexicon: Lexicon) -> tuple[Joint, ...]:
    """Split a sentence at each joint behind which something else is asked for."""
    found: list[Joint] = []
    start, joined = 0, ()
    at, size = 1, len(words)
    first: Clause | None = None
    while at < size:
        width = _join_at(words, at, lexicon)
        if not width or at == start:
            at += 1
            continue
        right = at + width
        if right < size and _may_begin(words, right, size, lexicon):
            first = first or read_clause(words, start, at, lexicon)
            left = first if first.end == at else read_clause(words, start, at, lexicon)
            shared = (
                ":" not in words.low[at:right]
                and _only_verbs(words, start, at, lexicon)
                and _verb_first(words, right, size, lexicon)
            )
            if shared or _parts(left, words.low[at:right], words, right, lexicon):
                found.append(Joint(left, joined, shared))
                start, joined, first = right, words.low[at:right], None
        at = right
    if start < size:
        found.append(Joint(read_clause(words, start, size, lexicon), joined))
    return tuple(found)


def _join_at(words: Words, at: int, lexicon: Lexicon) -> int:
    """Return how many words from `at` on join what stands before and behind, or 0."""
    width, size = 0, len(words)
    while at + width < size:
        low = words.low[at + width]
        count = phrase_at(words, at + width, lexicon.joins) or int(low in _MARKS or low in _BUT)
        if not count or (width and low == ":"):
            break
        width += count
    return width


def _may_begin(words: Words, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell at once that nothing begins at an index: most joints join nouns."""
    roles, low = words.roles[at], words.low[at]
    if roles & (ACTS | FILLER | SUBORDINATE | AUXILIARY | DETERMINER | MARK) or lexicon.verb_last:
        return True
    if low in lexicon.wishes or low in lexicon.politeness or low in lexicon.negations or low in lexicon.gerunds:
        return True
    kind_follows = kind_named(noun_phrase(words, at, min(end, at + 6), lexicon))[0] is not None
    return kind_follows or verb_in(low, lexicon) != low or low.endswith("ing")


def _only_verbs(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause is a verb without an object: "refactor and document the parser"."""
    at, _, forbids, gerund = lead(words, begin, end, lexicon)
    rest = [
        index
        for index in range(at, end)
        if not (words.roles[index] & (FILLER | MARK) or words.low[index].endswith("ly"))
    ]
    if forbids or len(rest) != 1:
        return False
    low = words.low[rest[0]]
    return lexicon.is_a(stem(low, lexicon) if gerund else verb_in(low, lexicon), ACTS)


def _verb_first(words: Words, begin: int, end: int, lexicon: Lexicon) -> bool:
    at, _, forbids, _ = lead(words, begin, end, lexicon)
    if forbids or at >= end:
        return False
    verb = verb_in(words.low[at], lexicon)
    verb = verb if lexicon.is_a(verb, ACTS) else stem(verb, lexicon)
    following = words.low[at + 1] if at + 1 < end else ""
    return lexicon.is_a(verb, ACTS) and not is_noun_pair(verb, following)


def _parts(left: Clause, between: tuple[str, ...], words: Words, right: int, lexicon: Lexicon) -> bool:
    """Tell whether a joint parts two clauses, the right one of which has a mood of its own."""
    clause = read_head(words, right, right, len(words), lexicon)
    if set(between) <= _TIGHT and clause.mood is not Mood.ASKS:
        return False
    if clause.mood is Mood.TELLS:
        return _another_wish(left, clause, between, lexicon)
    if clause.mood is Mood.QUESTION:
        return _another_question(left, clause, between)
    if clause.mood is Mood.FORBIDS:
        return True
    if not set(between) - {","} and not _own_object(clause, lexicon):
        return False
    if _in_noun_phrase(left, clause, lexicon):
        return False
    if (
        clause.mood is Mood.ASKS
        and not clause.after
        and not lexicon.verb_last
        and clause.words.low[clause.head] == clause.verb
    ):
        return False
    if (
        lexicon.verb_last
        and not clause.polite
        and clause.words.low[clause.head].endswith("n")
        and not _ends_in_verb(left, lexicon)
    ):
        return False
    return not _is_open(left, lexicon) or _weighs(left, between, clause, lexicon)


def _another_question(left: Clause, clause: Clause, between: tuple[str, ...]) -> bool:
    if not clause.words.roles[clause.head] & (SUBORDINATE | AUXILIARY):
        return False
    if set(between) & _BUT or ";" in between:
        return True
    if left.mood is Mood.TELLS:
        return False
    if left.mood is Mood.QUESTION:
        return clause.end - clause.head > 2
    return bool(set(between) & _WEIGHTY) or clause.words.low[clause.end - 1] == "?"


def _another_wish(left: Clause, clause: Clause, between: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase behind a joint is a verbless ask of another kind than the one before."""
    if left.mood not in (Mood.TELLS, Mood.WISHES) or set(between) <= {":", "-", "/", "("}:
        return False
    words = clause.words
    kind, _ = kind_wanted(words, clause.head, clause.end, lexicon)
    begin = left.head + 1 if left.mood is Mood.WISHES else left.head
    named, _ = kind_named(noun_phrase(words, begin, left.end, lexicon))
    if named is None and left.mood is Mood.WISHES:
        named = TaskKind.CODE_GENERATION
    return kind is not None and named is not None and kind is not named


def _own_object(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause behind a bare comma has an object, so that a row of nouns is not taken for verbs."""
    after = clause.after
    if lexicon.verb_last and not after:
        return clause.head > clause.begin
    return bool(after) and after[0] not in _LISTED


def _in_noun_phrase(left: Clause, clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether two verbs are parts of one noun: "the add and remove functions", "read and write permissions"."""
    words, last = left.words, left.end - 1
    if not words.roles[last] & ACTS or last == left.begin:
        return False
    before = words.roles[last - 1]
    if not before & (DETERMINER | PREPOSITION | ASKS) or words.low[last - 1] in {"to", "and"}:
        return False
    follows = clause.head + 1 < clause.end
    closed = (
        not follows
        or words.roles[clause.head + 1] & (DETERMINER | PRONOUN | SUBORDINATE)
        or words.low[clause.head + 1] in (DATA, NAME)
    )
    return not closed


def _is_open(left: Clause, lexicon: Lexicon) -> bool:
    """Tell whether a clause that describes is still open at the end of the left side."""
    words = left.words
    if _ended(left, lexicon):
        return False
    for index in range(left.head + 1, left.end):
        low = words.low[index]
        if low in _OPENERS or (low in _ARTICLES and words.low[index - 1] == ","):
            return True
        if low in _MODALS and index > left.begin and words.low[index - 1] not in {"you", "and", ","}:
            return True
        following = words.low[index + 1] if index + 1 < left.end else ""
        if low == "to" and lexicon.is_a(verb_in(following, lexicon) if following else "", ACTS):
            return True
        if low == "for" and following.endswith("ing") and lexicon.is_a(stem(following, lexicon), ACTS):
            return True
        if following.endswith(_INFINITIVES.get(low, ("\0",))):
            return True
    if left.mood is Mood.QUESTION:
        return bool(_MODALS & set(left.lows[:4]))
    return left.mood is Mood.TELLS and any(low in _OPENERS | _MODALS for low in left.lows)


def _ended(left: Clause, lexicon: Lexicon) -> bool:
    """Tell whether the last clause that describes has a verb that no bare one can stand beside: "how it works and …"."""
    lows = left.lows
    opener = max((index for index, low in enumerate(lows) if low in _OPENERS), default=None)
    if opener is None:
        return False
    inside = [low for low in lows[opener + 1 :] if low[0].isalnum()]
    if _BARE & set(inside):
        return False
    if not inside:
        return True
    last = inside[-1]
    return (
        (
            inside[0].endswith("s")
            and lows[opener] in {"that", "which", "who"}
            and not lexicon.is_a(inside[0], DETERMINER)
        )
        or last in _INTRANSITIVE
        or (
            last.endswith("s")
            and lexicon.is_a(last[:-1], ACTS)
            and len(inside) > 1
            and not lexicon.is_a(inside[-2], ACTS | DETERMINER)
        )
        or bool({"is", "are", "was", "were", "does"} & set(inside[:3]))
    )


_BARE = frozenset("to can could will would should must may might do don't cannot can't".split())
_INTRANSITIVE = frozenset({"is", "are", "was", "were", "works", "work", "does", "behaves", "fails", "happens"})
_INFINITIVES = {"pour": ("er", "ir", "re"), "para": ("ar", "er", "ir"), "zum": ("n",)}
_CLITICS = frozenset({"la", "lo", "as", "os", "le", "es"})


def _weighs(left: Clause, between: tuple[str, ...], clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether what follows an open clause is plainly a request of its own and no part of the description."""
    words = clause.words
    if clause.polite or (_WEIGHTY | _BUT) & {*between, *words.low[clause.begin : clause.head]}:
        return True
    if clause.mood is Mood.LIMITS:
        return False
    low = words.low[clause.head]
    if low != clause.verb and low[-2:] in _CLITICS:
        return True
    if lexicon.verbs.get(clause.verb) in _STRONG or clause.verb in _STRONG_VERBS:
        follows = clause.head + 1 < clause.end
        return follows and not (words.roles[clause.head + 1] & PREPOSITION)
    named = noun_phrase(words, clause.head + 1, clause.end, lexicon)
    return bool(named) and named[-1] in _DELIVERED and clause.mood is Mood.ASKS


def _ends_in_verb(left: Clause, lexicon: Lexicon) -> bool:
    lows = [low for low in left.lows if low[0].isalnum()]
    particles = {"zusammen", "hinzu", "um", "ab", "an", "aus"}
    return bool(lows) and (
        lexicon.is_a(lows[-1], ACTS) or lows[-1] in particles or any(lexicon.is_a(low, ASKS) for low in lows[:2])
    )
