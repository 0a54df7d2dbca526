"""What a clause shows that its kind may hang on: its verb, what it names, and signs such as "why" or "is it safe"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.lexicon import (
    AUXILIARY,
    DETERMINER,
    MODAL,
    NAME,
    OPENER,
    PAST,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import named_by, names_within, phrase_end
from rightsize.core.asks.reading import CONTRACTED, Mood
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.reading import Clause

_FIXES = MARKS["fixes"]
_WISHED = MARKS["wished"]
_LOOKS_FOR = MARKS["looks for"]
_WHAT_IT_IS = MARKS["what it is"]
_WHETHER = MARKS["whether"]
_POINTS_AT_CODE = MARKS["points at code"]
_WRONG = MARKS["wrong"]
_WOULD_WE = MARKS["would we"]
_BEFORE_AN_ANSWER = MARKS["before an answer"]
_RELATIVE = MARKS["relative"]
_CHECKS = MARKS["checks"]
_A_AND_AN = MARKS["a and an"]
_SEES_ANY = MARKS["sees any"]
_GIVEN_HERE = MARKS["given here"]
_CHOOSES = MARKS["chooses"]
_WAY = MARKS["way"]
_NO_CHOICE = MARKS["no choice"]
_TO_BE_CHECKED = MARKS["to be checked"]
_OF_A_WAY = MARKS["of a way"]


class Shown(NamedTuple):
    """Something that a clause shows: a row of a table of weights, the words, and the one kind of the row that it is."""

    group: str
    name: str
    words: str
    kind: TaskKind | None = None


class _Seen(NamedTuple):
    """A clause as its signs are looked for in it."""

    clause: Clause
    lows: tuple[str, ...]
    sort: str
    code: bool
    lexicon: Lexicon
    named: TaskKind | None


_LONGEST_WISH = 3
_ASKING = frozenset({"explain", "hand", "look", "prepare", "reason", "want", "wish", "mention", "question"})
_MAKES = frozenset({"make", "turn", "wish", "want", "name", "hand"})
_TALKS = frozenset({"explain", "mention", "hand", "make", "change", "follow", "limit"})
_INTO = MARKS["into shown"]
_PLACES = MARKS["places"]


def shown_by(clause: Clause, lexicon: Lexicon, *, code: bool, subject: TaskKind | None) -> Iterator[Shown]:
    """Yield what a clause shows; `subject` is the kind of what its "it" stands for."""
    sort = _sort(clause)
    yield Shown("verbs", sort, clause.verb or sort)
    if done := _done(clause, lexicon):
        yield Shown("verbs", lexicon.verbs[done], done)
    kind, word = _object(clause, lexicon, sort)
    lacking = clause.mood is Mood.WISHES and clause.object - clause.begin > _LONGEST_WISH
    if subject is TaskKind.DOCUMENTATION and lacking:
        kind, word = subject, clause.words.low[clause.begin]
    if kind is None and subject is not None and _stands_for(clause):
        kind, word = subject, clause.words.low[clause.object]
    if kind is not None:
        yield Shown("objects", sort, f"{clause.verb} {word}".strip(), kind)
    seen = _Seen(clause, clause.lows, sort, code, lexicon, kind)
    for name, test in _SIGNS:
        found = test(seen)
        if found:
            yield Shown("signs", name, found)


def _sort(clause: Clause) -> str:
    if clause.mood is Mood.ASKS:
        papers = clause.sort == "inspect" and things().pasted["papers"] & set(clause.lows[1:])
        return "prepare" if papers and not things().marks["code"] & set(clause.lows) else clause.sort
    return {Mood.WISHES: "wish", Mood.QUESTION: "question"}.get(clause.mood, "name")


def _object(clause: Clause, lexicon: Lexicon, sort: str) -> tuple[TaskKind | None, str]:
    """Return the kind of what a clause names as its object; of "give each a docstring" the last."""
    words, at, end = clause.words, clause.object, clause.end
    if sort == "explain":
        return None, ""
    if sort == "question":
        is_what = words.low[at : at + 2] in _WHAT_IS or words.low[at] in CONTRACTED
        return named_by(words, at + 2 - (words.low[at] in CONTRACTED), end) if is_what else (None, "")
    if lexicon.verb_last and clause.head > clause.object:
        end = clause.head
    kind, word = named_by(words, at, end)
    if sort == "hand":
        return _given(clause, kind, word)
    if sort == "remove" and word in _IN_CODE:
        return None, ""
    if sort in ("turn", "change", "make"):
        into = next((index for index in range(at + 1, end - 1) if words.low[index] == "into"), None)
        made = named_by(words, into + 1, end) if into is not None else (None, "")
        return made if made[0] is not None else (kind, word)
    return kind, word


_WHAT_IS = frozenset({("what", "is"), ("what", "are"), ("what", "was")})
_IN_CODE = MARKS["in code"]


def _given(clause: Clause, kind: TaskKind | None, word: str) -> tuple[TaskKind | None, str]:
    """Return what is given: "give each of its methods a docstring" has it behind the one that gets it."""
    words = clause.words
    articles = [at for at in range(clause.object + 1, clause.end) if words.low[at] in _A_AND_AN]
    if articles and clause.verb == "give":
        later, last = named_by(words, articles[0], clause.end)
        return (later, last) if later is not None else (kind, word)
    return kind, word


def _stands_for(clause: Clause) -> bool:
    """Tell whether a clause's object is a pronoun, or a part of what was named before."""
    words, at = clause.words, clause.object
    if at >= clause.end:
        return False
    part = words.low[phrase_end(words, at, clause.end) - 1] in things().passages
    return bool(words.roles[at] & PRONOUN) or part


def _done(clause: Clause, lexicon: Lexicon) -> str:
    """Return the verb of a wish that something be done: "I want the options documented"."""
    if clause.mood is not Mood.WISHES:
        return ""
    words = clause.words
    for at in range(clause.begin, clause.end):
        low = words.low[at]
        if words.roles[at] & PAST and not (at and words.roles[at - 1] & DETERMINER):
            for stem in (low[:-2], low[:-1], low[:-3]):
                if stem in lexicon.verbs:
                    return stem
    return ""


def _first(seen: _Seen, mark: str) -> str:
    marks = things().marks[mark]
    return next((low for low in seen.lows if low in marks), "")


def _why(seen: _Seen) -> str:
    if seen.sort not in _ASKING:
        return ""
    word = _first(seen, "why")
    if not word and ("por", "qué") in zip(seen.lows, seen.lows[1:], strict=False) and seen.sort == "question":
        return "por qué"
    if not word:
        return ""
    at = seen.lows.index(word)
    return word if seen.sort == "question" or at <= seen.clause.head - seen.clause.begin + 4 else ""


def _cause(seen: _Seen) -> str:
    return _first(seen, "cause") if seen.sort in ("question", "look", "hand", "explain", "prepare") else ""


def _going_on(seen: _Seen) -> str:
    pairs = set(zip(seen.lows, seen.lows[1:], strict=False))
    return "going on" if seen.sort == "question" and ("going", "on") in pairs else ""


def _given_code(seen: _Seen) -> bool:
    known = things().marks
    if seen.code:
        return True
    roles = seen.clause.words.roles[seen.clause.object : seen.clause.end]
    if seen.sort != "question" and any(bits & NAME for bits in roles):
        return True
    return bool(known["code"].intersection(seen.lows) and known["given"].intersection(seen.lows))


def _flaw_looked_for(seen: _Seen) -> str:
    if (
        seen.sort not in ("look", "inspect", "hand", "prepare", "advise", "mention", "correct")
        or seen.sort == "hand"
        and seen.named
    ):
        return ""
    flaw = _first(seen, "flaws")
    fixes = _FIXES & set(seen.lows)
    return f"{seen.clause.verb} {flaw}" if flaw and not fixes else ""


def _flaw_asked_about(seen: _Seen) -> str:
    flaw = _first(seen, "flaws")
    lows = seen.lows
    if not flaw or seen.sort not in ("question", "wish", "explain") or things().marks["why"] & set(lows):
        return ""
    if seen.sort == "explain" and not _WHETHER & set(lows) or seen.sort == "wish" and not _whether(seen):
        return ""
    if seen.sort == "question" and (_concept(lows) or things().marks["how"] & set(lows)):
        return ""
    return flaw if seen.code or _given_code(seen) or _SEES_ANY & set(lows) else ""


def _yes_or_no(seen: _Seen) -> str:
    """A question about given code that wants a judgement: "does this handle empty lists?", "anything odd in here?"."""
    if seen.sort != "question" or not _on_code(seen):
        return ""
    lows = seen.lows[seen.clause.head - seen.clause.begin :]
    if lows[0] in _ANY:
        return lows[0]
    if not seen.clause.words.roles[seen.clause.head] & (AUXILIARY | MODAL) or lows[1:2] in (
        ("there",),
        ("i",),
        ("we",),
    ):
        return ""
    return "" if _WHAT_IT_IS & set(lows[:4]) else lows[0]


_ANY = MARKS["any"]


def _on_code(seen: _Seen) -> bool:
    """Tell whether a question is about pasted code or about a file that it names."""
    clause = seen.clause
    names = (clause.words.low[at] for at in range(clause.begin, clause.end) if clause.words.roles[at] & NAME)
    return seen.code or any("." in name or "/" in name for name in names)


def _whether(seen: _Seen) -> bool:
    return bool(_WHETHER & set(seen.lows))


def _concept(lows: tuple[str, ...]) -> bool:
    """Tell whether a question is about what something is, and not about given code."""
    heads = lows[:2] in {("what", "is"), ("what", "are"), ("what", "does"), ("was", "ist"), ("qué", "es")}
    return (heads or lows[0] in _WHAT_IS) and not _GIVEN_HERE & set(lows)


def _safe(seen: _Seen) -> str:
    word = _first(seen, "safe")
    lows = set(seen.lows)
    if not word or things().marks["why"] & lows or things().marks["how"] & lows:
        return ""
    if seen.sort in ("look", "hand", "explain", "prepare", "wish", "reason"):
        return word if _whether(seen) or _TO_BE_CHECKED & lows or _given_code(seen) else ""
    if seen.sort != "question":
        return ""
    roles = seen.clause.words.roles[seen.clause.head]
    plain = roles & (AUXILIARY | MODAL) and lows & _POINTS_AT_CODE
    wrong = word in _WRONG and lows & _POINTS_AT_CODE
    return word if (_given_code(seen) and not roles & OPENER) or plain or wrong else ""


def _choice(seen: _Seen) -> str:
    if seen.sort == "question":
        word = _first(seen, "choice")
        how = things().marks["how"] & set(seen.lows[:2])
        if word in _OUGHT and (seen.lows[seen.clause.head - seen.clause.begin] == "when" or not _ought(seen, word)):
            return ""
        if how and word not in _OUGHT and word not in _CHOOSES:
            return ""
        if not word:
            pairs = set(zip(seen.lows, seen.lows[1:], strict=False))
            word = next((" ".join(pair) for pair in _WEIGHED if pair in pairs), "")
            if word.endswith("need") and not seen.clause.words.roles[seen.clause.head] & MODAL:
                word = ""
        return "" if word in _OF_A_WAY and how or _is_way(seen) else word
    if seen.sort not in ("explain", "hand", "prepare", "look", "wish", "want"):
        return ""
    if seen.sort == "hand" and ("matters", "most") in zip(seen.lows, seen.lows[1:], strict=False):
        return "matters most"
    marks = {"tradeoffs", "trade-offs", "tradeoff", "trade-off", "pros", "should", "better", "worth", "cons"}
    if seen.sort in ("wish", "want"):
        marks -= _WISHED
    word = next((low for low in seen.lows if low in marks), "")
    whether = (
        "whether" in seen.lows and not seen.code and seen.sort in ("hand", "prepare") and seen.clause.verb != "check"
    )
    return word or ("whether" if whether else "")


_WEIGHED = (
    ("we", "need"),
    ("i", "need"),
    ("make", "sense"),
    ("makes", "sense"),
    ("would", "you"),
    ("matters", "most"),
    ("be", "wise"),
    ("would", "happen"),
    ("your", "opinion"),
)
_OUGHT = MARKS["ought shown"]


_DECIDERS = MARKS["deciders"]


def _ought(seen: _Seen, word: str) -> bool:
    """Tell whether a question is what to do, and not what something does by rule."""
    at = seen.lows.index(word)
    asked = seen.lows[at + 1] if at + 1 < len(seen.lows) else ""
    return at <= seen.clause.head - seen.clause.begin or bool({asked, *seen.lows[max(0, at - 1) : at]} & _DECIDERS)


def _is_way(seen: _Seen) -> bool:
    return "best" in seen.lows and bool(_WAY & set(seen.lows))


def _best_way(seen: _Seen) -> str:
    return "best way" if seen.sort == "question" and _is_way(seen) else ""


def _either(seen: _Seen) -> str:
    lows, head = seen.lows, seen.clause.head - seen.clause.begin
    if seen.sort != "question" or "or" not in lows or lows[-1] != "?":
        return ""
    if _WOULD_WE & set(lows[: head + 2]) or "enough" in lows or ":" in lows:
        return "or"
    return "or" if not seen.code and lows[head] not in _NO_CHOICE else ""


def _given_looked_at(seen: _Seen) -> str:
    if seen.sort not in ("look", "prepare") or not _given_code(seen):
        return ""
    return seen.clause.verb if seen.clause.verb in _INSPECTS or seen.sort == "look" else ""


_INSPECTS = MARKS["inspects"]
_THINKS = MARKS["thinks"]
_FINDS = MARKS["finds"]
_MEASURES = MARKS["measures"]


def _looked_for(seen: _Seen) -> str:
    lows = seen.lows
    searches = seen.clause.verb in _LOOKS_FOR
    rest = lows[seen.clause.head - seen.clause.begin + 1 :]
    return "for" if searches and "for" in rest and rest[:1] != ("for",) else ""


def _thought(seen: _Seen) -> str:
    return seen.clause.verb if seen.clause.verb in _THINKS and not seen.named else ""


def _found(seen: _Seen) -> str:
    at = seen.clause.object
    plain = at < seen.clause.end and not seen.clause.words.roles[at] & (OPENER | QUESTION | PREPOSITION)
    return seen.clause.verb if seen.clause.verb in _FINDS and plain and seen.clause.words.low[at] != "out" else ""


def _measured(seen: _Seen) -> str:
    return seen.clause.verb if seen.clause.verb in _MEASURES else ""


def _in_docs(seen: _Seen) -> str:
    if seen.sort not in _TALKS or (seen.named is not None and seen.sort == "make"):
        return ""
    clause = seen.clause
    _, word = names_within(clause.words, clause.object, clause.end, seen.lexicon)
    if not word:
        return ""
    if seen.sort == "change" and not _PLACES & set(seen.lows):
        return word if word.startswith(("in ", "im ", "dans ", "en ")) and not seen.named else ""
    return word


def _becomes(kind: TaskKind) -> Callable[[_Seen], str]:
    def test(seen: _Seen) -> str:
        words, clause = seen.clause.words, seen.clause
        if seen.sort not in ("turn", "change", "make", "prepare"):
            return ""
        for at in range(clause.object, clause.end - 1):
            if words.low[at] in _INTO and not words.roles[at + 1] & PAST:
                named, word = named_by(words, at + 1, clause.end)
                if named is kind and (words.low[at] == "into" or seen.sort == "turn"):
                    return word
        return ""

    return test


def _answer(seen: _Seen) -> str:
    """An answer in words, as in "tell me how it works"."""
    clause, words = seen.clause, seen.clause.words
    if seen.sort not in ("hand", "look", "prepare", "wish", "mention", "explain", "want"):
        return ""
    at = clause.object
    while at < clause.end and words.low[at] in _BEFORE_AN_ANSWER:
        at += 1
    if at >= clause.end or not words.roles[at] & (OPENER | QUESTION) or words.low[at] in _RELATIVE:
        return ""
    if seen.sort == "look" and clause.verb in _CHECKS:
        return ""
    return f"{clause.verb} {words.low[at]}".strip()


def _comment_on(seen: _Seen) -> str:
    return "comment on" if seen.clause.verb == "comment" and seen.clause.after[:1] == ("on",) else ""


_SIGNS: tuple[tuple[str, Callable[[_Seen], str]], ...] = (
    ("why", _why),
    ("cause", _cause),
    ("what is going on", _going_on),
    ("choice", _choice),
    ("either or", _either),
    ("best way", _best_way),
    ("a flaw looked for", _flaw_looked_for),
    ("a flaw asked about", _flaw_asked_about),
    ("safe asked about", _safe),
    ("judgement of given code", _yes_or_no),
    ("given code looked at", _given_looked_at),
    ("looked through for something", _looked_for),
    ("thought about", _thought),
    ("found by code", _found),
    ("measured", _measured),
    ("stands in documentation", _in_docs),
    ("becomes documentation", _becomes(TaskKind.DOCUMENTATION)),
    ("becomes a summary", _becomes(TaskKind.SUMMARISATION)),
    ("an answer in words", _answer),
    ("a comment on it", _comment_on),
)
