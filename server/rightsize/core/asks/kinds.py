"""The kind of what a clause asks for: a row a rule, the first that holds decides, with the words that it saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.clause import Mood, kind_named, kind_wanted, noun_phrase
from rightsize.core.asks.lexicon import AUXILIARY, MADE, PRONOUN, SUBORDINATE, things
from rightsize.core.asks.words import DATA
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.asks.clause import Clause
    from rightsize.core.asks.lexicon import Lexicon

Found = tuple[TaskKind, str] | None
_INTO = frozenset({"into", "as", "to", "in"})
_TURNS = frozenset("turn convert transform translate rewrite change expand condense boil make rework reformat".split())
_LOOKS = frozenset(
    "find look check inspect scan search spot detect identify examine see study go take assess vet trace locate evaluate point flag list report highlight tell suggest give recommend propose verify prüfe prüfen suche finde cherche trouve busca encuentra vérifie analysiere analyze analyse test review".split()
)
_WHY = frozenset({"why", "warum", "weshalb", "wieso", "pourquoi"})
_CAUSES = frozenset({"cause", "causes", "causing", "caused", "ursache", "causa"})
_HOW = frozenset({"how", "wie", "comment", "cómo"})
_THIS = frozenset(
    "this that my our the these it here above below following dies diese dieser diesen das mein meine unser ce cette mon notre est esta este mi nuestro".split()
)


def kind_of(clause: Clause, lexicon: Lexicon, *, code: bool) -> tuple[TaskKind, Evidence]:
    """Return the kind of what a clause asks for; `code` says that code, or a diff, was pasted."""
    for rule, test in _RULES:
        found = test(clause, lexicon, code)
        if found is not None:
            return found[0], Evidence(rule, found[1])
    return TaskKind.QA_SIMPLE, Evidence("nothing more special", _said(clause.lows))


def _said(lows: Sequence[str]) -> str:
    return " ".join(low for low in lows[:6] if low != DATA)


def _head(clause: Clause) -> int:
    """Return the index of the head among the clause's own words."""
    return clause.head - clause.begin


def _reviews(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A question whether given code is safe, or a search for its flaws."""
    lows = clause.lows
    known = things()
    flaw = next((each for each in lows if each in known.flaws), "")
    safe = next((each for each in lows if each in known.safe), "")
    given = code or bool(set(lows) & known.code and set(lows) & _THIS)
    if clause.mood is Mood.QUESTION:
        if "lgtm" in lows:
            return TaskKind.CODE_REVIEW, "lgtm"
        if set(lows) & (_WHY | _HOW):
            return None
        if (
            safe
            and (given or lows[-1] == "?" and set(lows[:4]) & {"this", "it", "that"})
            and (
                lexicon.is_a(lows[_head(clause)], AUXILIARY)
                or lows[_head(clause)] in {"what", "was", "whats", "what's"}
            )
        ):
            return TaskKind.CODE_REVIEW, safe
        if flaw and (given or "any" in lows or "see" in lows) and not _asks_concept(lows):
            return TaskKind.CODE_REVIEW, flaw
        return None
    if flaw and clause.verb in _LOOKS and not _fixes(lows):
        return TaskKind.CODE_REVIEW, f"{clause.verb} {flaw}"
    if (
        clause.verb in _LOOKS
        and given
        and (safe or {"improvements", "feedback", "verbesserungen", "améliorations", "mejoras"} & set(lows))
    ):
        return TaskKind.CODE_REVIEW, clause.verb
    if clause.mood is Mood.WISHES and {"feedback"} & set(lows):
        return TaskKind.CODE_REVIEW, "feedback"
    return None


def _asks_concept(lows: Sequence[str]) -> bool:
    return (
        lows[0] in {"what", "what's", "whats"}
        and len(lows) > 1
        and lows[1] in {"is", "are"}
        and lows[2:3] != ["wrong"]
        and "this" not in lows
    )


def _fixes(lows: Sequence[str]) -> bool:
    return bool({"fix", "solve", "patch"} & set(lows))


def _why(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A question why something is as it is, asked or to be explained."""
    lows = clause.lows
    if clause.mood is Mood.QUESTION and (
        any(each in _WHY for each in lows) or ("por", "qué") in zip(lows, lows[1:], strict=False)
    ):
        return TaskKind.REASONING, "why"
    if clause.mood is Mood.QUESTION and _CAUSES & set(lows):
        return TaskKind.REASONING, "cause"
    if clause.verb and (
        lexicon.verbs.get(clause.verb) is TaskKind.QA_SIMPLE or clause.mood in (Mood.PREPARES, Mood.REPORTS)
    ):
        word = next((each for each in lows[_head(clause) + 1 : _head(clause) + 5] if each in _WHY), "")
        if word:
            return TaskKind.REASONING, f"{clause.verb} {word}"
    return None


def _chooses(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A question that wants a choice or a plan."""
    lows = clause.lows
    known = things()
    explains = lexicon.verbs.get(clause.verb) is TaskKind.QA_SIMPLE or clause.mood in (Mood.REPORTS, Mood.PREPARES)
    if clause.mood is Mood.QUESTION:
        word = next((each for each in lows if each in known.choice), "")
        if word == "best" and {"way", "practice", "practices"} & set(lows):
            return TaskKind.QA_SIMPLE, "best way"
        if word and not (word in {"instead"} and set(lows[:2]) & _HOW):
            return TaskKind.REASONING, word
        if (
            "or" in lows
            and lows[-1] == "?"
            and lows[_head(clause)] not in {"what", "how", "is", "are", "does", "do", "did", "can"}
            and not code
        ):
            return TaskKind.REASONING, "or"
        if ("would", "you") in zip(lows, lows[1:], strict=False):
            return TaskKind.REASONING, "would you"
        return None
    if explains:
        word = next(
            (
                each
                for each in lows
                if each in {"tradeoffs", "trade-offs", "tradeoff", "trade-off", "pros", "should", "better", "whether"}
            ),
            "",
        )
        if word and not (word == "whether" and code):
            return TaskKind.REASONING, word
    return None


def _teaches(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """An answer in words: how, what, whether."""
    lows = clause.lows
    after = clause.after[:4]
    if clause.mood in (Mood.WISHES, Mood.REPORTS, Mood.PREPARES) or clause.verb in {
        "give",
        "show",
        "tell",
        "provide",
        "write",
    }:
        skip = [each for each in after if each not in {"me", "us", "mir", "uns"}]
        if skip and (lexicon.is_a(skip[0], SUBORDINATE) or skip[0] in _HOW or skip[:2] == ["about", "how"]):
            return TaskKind.QA_SIMPLE, f"{clause.verb} {skip[0]}".strip()
        if {"understand", "know", "learn"} & set(lows[: _head(clause) + 2]):
            return TaskKind.QA_SIMPLE, "understand"
    return None


def _by_object(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A verb that makes what its object names."""
    if not lexicon.is_a(clause.verb, MADE) and clause.mood not in (Mood.WISHES, Mood.TELLS, Mood.REPORTS, Mood.FOLLOWS):
        return None
    words, end = clause.words, clause.end
    at = clause.head + 1 if clause.verb or clause.mood is Mood.WISHES else clause.head
    if clause.verb in _TURNS:
        into = next((index for index in range(at, end) if words.low[index] in _INTO), None)
        if into is not None:
            kind, word = kind_named(noun_phrase(words, into + 1, end, lexicon))
            if kind is not None:
                return kind, word
    if at < end and words.roles[at] & PRONOUN and "as" in clause.after:
        kind, word = kind_named(noun_phrase(words, words.low.index("as", at) + 1, end, lexicon))
        if kind is not None:
            return kind, word
    if at < end and words.low[at] in {"me", "us", "mir", "uns", "up", "down", "out"}:
        at += 1
    if words.low[at : at + 2] == ("à", "jour"):
        at += 2
    last = lexicon.verb_last and clause.head >= end - 2
    kind, word = kind_named(words.low[clause.begin : clause.head]) if last else kind_wanted(words, at, end, lexicon)
    if kind is TaskKind.CODE_GENERATION and clause.mood is Mood.REPORTS:
        return TaskKind.QA_SIMPLE, clause.verb
    return None if kind is None else (kind, f"{clause.verb} {word}".strip())


def _done(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A wish that something be done: "I want the options documented", "it should be refactored"."""
    if clause.mood is not Mood.WISHES:
        return None
    for low in clause.after:
        if low.endswith("ed"):
            verb = next((each for each in (low[:-2], low[:-1], low[:-3]) if each in lexicon.verbs), "")
            if verb:
                return lexicon.verbs[verb], low
    return None


def _into_docs(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """Something that is to stand in documentation: "explain it in the README"."""
    words = clause.words
    if not (
        lexicon.verbs.get(clause.verb) is TaskKind.QA_SIMPLE
        or lexicon.is_a(clause.verb, MADE)
        or clause.mood is Mood.WISHES
    ):
        return None
    phrase = noun_phrase(words, clause.head + 1, clause.end, lexicon)
    if lexicon.is_a(clause.verb, MADE) and kind_named(phrase)[0] is not None:
        kind, word = kind_wanted(words, clause.head + 1, clause.end, lexicon)
        return (kind, word) if kind is TaskKind.DOCUMENTATION else None
    for at in range(clause.head + 1, clause.end):
        if words.low[at] in {"in", "into", "to"}:
            kind, word = kind_named(noun_phrase(words, at + 1, clause.end, lexicon))
            if kind is TaskKind.DOCUMENTATION:
                return kind, f"in {word}"
    return None


def _docs_object(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A change to what is documentation."""
    if lexicon.verbs.get(clause.verb) is not TaskKind.CODE_GENERATION:
        return None
    kind, word = kind_named(noun_phrase(clause.words, clause.head + 1, clause.end, lexicon))
    if kind is TaskKind.DOCUMENTATION and clause.verb not in {"remove", "delete", "strip"}:
        return kind, f"{clause.verb} {word}"
    tail = clause.after
    if {"typo", "typos", "grammar", "wording", "spelling"} & set(tail) and any(
        things().heads.get(each) is TaskKind.DOCUMENTATION for each in tail
    ):
        return TaskKind.DOCUMENTATION, f"{clause.verb} typo"
    return None


def _by_verb(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A verb whose kind does not hang on its object."""
    if clause.verb == "comment" and clause.after[:1] == ("on",):
        return TaskKind.CODE_REVIEW, "comment on"
    if clause.verb in {"design", "outline", "suggest", "propose", "recommend"}:
        kind, word = kind_named(noun_phrase(clause.words, clause.head + 1, clause.end, lexicon))
        if kind is not None:
            return kind, f"{clause.verb} {word}"
    kind = lexicon.verbs.get(clause.verb)
    return None if kind is None else (kind, clause.verb)


def _prepares(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A verb that only leads up to something, and stands alone."""
    if clause.mood is not Mood.PREPARES:
        return None
    if clause.verb in {
        "think",
        "compare",
        "analyze",
        "analyse",
        "investigate",
        "evaluate",
        "assess",
        "consider",
        "debug",
        "profile",
        "analysiere",
        "analysieren",
        "untersuche",
        "untersuchen",
        "analyser",
        "analiza",
        "analizar",
        "explore",
        "study",
    }:
        return TaskKind.REASONING, clause.verb
    if clause.verb in {"check", "look", "inspect", "take", "scan", "examine", "go"} and (
        code or set(clause.lows) & (things().code | {"this"})
    ):
        return TaskKind.CODE_REVIEW, clause.verb
    if clause.verb in {"benchmark", "measure", "reproduce", "profile"}:
        return TaskKind.CODE_GENERATION, clause.verb
    return None


def _makes(clause: Clause, lexicon: Lexicon, code: bool) -> Found:
    """A verb that makes something that no list knows: code."""
    made = lexicon.is_a(clause.verb, MADE) or clause.mood in (Mood.WISHES, Mood.LIMITS)
    return (TaskKind.CODE_GENERATION, clause.verb) if made else None


_RULES: tuple[tuple[str, Callable[[Clause, Lexicon, bool], Found]], ...] = (
    ("why something is so", _why),
    ("flaws of given code", _reviews),
    ("a choice", _chooses),
    ("an answer in words", _teaches),
    ("what is to be done", _done),
    ("where it is to stand", _into_docs),
    ("a change to documentation", _docs_object),
    ("the verb and what it makes", _by_object),
    ("the verb", _by_verb),
    ("a verb that looks", _prepares),
    ("something that is made", _makes),
)
