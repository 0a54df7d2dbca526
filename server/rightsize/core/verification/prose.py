"""Checks of every text of a reply: no placeholder, fence, talk about itself or loop, nothing that ends the comment."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Field, Finding, quoted
from rightsize.core.verification.returns import says_nothing
from rightsize.core.verification.words import stands_in, stem, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rightsize.core.verification.evidence import Evidence

_PLACEHOLDER = re.compile(
    r"(?-i:\b(?:TODO|TBD|FIXME|XXX+)\b)|\blorem ipsum\b"
    r"|[\[<](?:insert|enter|your|placeholder|describe|fill in|add|brief|short)\b[^\]>\n]*[\]>]"
    r"|[\[<{](?:description|summary|explanation|details)(?: here)?[\]>}]"
    r"|\b_(?:summary|description|type)_\b"
    r"|\b(?:description|explanation|summary|documentation|text) goes here\b"
    r"|\b(?:your|add|insert|some) (?:description|explanation|summary|documentation|text) here\b"
    r"|\bno (?:description|summary|documentation) (?:is )?(?:available|provided|given|yet)\b"
    r"|\bto be (?:documented|determined|filled in|described)\b"
    r"|\bnot (?:yet )?documented\b",
    re.IGNORECASE,
)
_WHOLLY_PLACEHOLDER = re.compile(
    r"\W*(?:\.{2,}|\u2026|n/?a|no (?:description|summary)|none|null|undefined"
    r"|description|summary|placeholder|(?:the )?param(?:eter)?"
    r"|(?:a |the )?(?:short |brief |one.line )?(?:description|explanation|summary|documentation)"
    r"(?: (?:of|for)(?: the| this)? (?:\w+ )?(?:parameter|param|argument|function|method|class|return value"
    r"|\w+\d))?)\W*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\W*\w+\W+){0,3}(?:param|arg|argument|parameter)_?\d+\W*$", re.IGNORECASE)
_FENCE = re.compile(r"```|^\s*~~~", re.MULTILINE)
_ABOUT_ITSELF = re.compile(
    r"\bthis (?:docstring|documentation|doc ?comment|summary|json|response|reply|answer)\b"
    r"|\bas an? (?:ai|artificial intelligence|(?:large )?language model|assistant)\b"
    r"|\bI(?:'m| am| was) (?:sorry|unable|an? (?:ai|language model|assistant)|not able)\b"
    r"|\bI (?:cannot|can't|can not|could not|won't|will not|apologi[sz]e|hope)\b"
    r"|\bI have (?:written|added|created|provided)\b"
    r"|\bI['\u2019](?:ve|ll|d)\b|\blet me (?:know|explain|provide)\b|\bhope this helps\b"
    r"|\b(?:ignore|disregard|forget) (?:(?:all|any|the|your|these|my) )*(?:previous|prior|above|earlier|preceding)"
    r" (?:instructions?|prompts?|messages?|rules)\b"
    r"|\bas (?:you )?requested\b|\bthe (?:provided|given) (?:code|snippet|source code)\b"
    r"|\b(?:based on|according to|judging by|looking at) the (?:source )?(?:code|snippet)\b"
    r"|\bthe (?:source )?(?:code|snippet) (?:you )?(?:provided|given|shown)\b"
    r"|\b(?:ask|request)(?:ed|s)? (?:me )?(?:for|to write) (?:a|an|the)"
    r" (?:summary|description|docstring|documentation)\b"
    r"|\b(?:a|the) (?:docstring|doc ?comment)s? (?:that|which|for|of|to)\b"
    r"|\byou (?:should|must|need to|could|may want to) (?:change|replace|rewrite|refactor|rename|fix)\b"
    r"[^.\n]*(?:\.\w[^.\n]*)*\b(?:here|instead)\b"
    r"|\b(?:replace|change|rewrite|refactor) (?:the|this) (?:function |method )?(?:body|code|implementation)\b"
    r"|\bhere(?:'s| is| are) (?:the|a|an|your|my) (?:\w+ ){0,3}(?:docstring|documentation|summary|json|response)\b",
    re.IGNORECASE,
)
_OPENING_TALK = re.compile(
    r"\W*(?:here(?:'s|\u2019s| is| are| you go)\b|below is\b|sure\b[,!.:]?|certainly\b|of course\b|ok(?:ay)?\b"
    r"|the following (?:is|docstring|documentation)\b|documentation (?:for|of) (?:the|this)\b|docstring\b"
    r"|(?:summary|description|docstring|answer|output|response)\s*:|\{\s*\"summary\"|please note)",
    re.IGNORECASE,
)
# What a phrase speaks of; a function about such things may do so.
_SUBJECTS = frozenset(
    {
        "docstring",
        "docstrings",
        "doc",
        "summary",
        "description",
        "documentation",
        "body",
        "code",
        "implementation",
        "snippet",
    }
)
_VALUE_LINES = frozenset({"the returns line", "the yields line"})
# What ends a doc early, by the style that it is written in; line comments have no end but the line's.
_ENDS = {**dict.fromkeys(("google", "numpy", "sphinx"), '"""'), **dict.fromkeys(("jsdoc", "tsdoc", "javadoc"), "*/")}
_LONG_TEXT = 15
_SHORTEST_SENTENCE = 4
_LONGEST_PHRASE = 40
_MOST_TOKENS = 600
_FEWEST_LETTERS = 8
_GOOD_PART = 0.25
_REPEATS = 3
_LONGEST_COINCIDENCE = 4
_FEWEST_DIFFERENT = 3
_SAME_LETTER = re.compile(r"([^\W\d_])\1{7,}")
_BAD_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
_ALLOWED_CONTROLS = frozenset("\n\t\r")
_HIDERS = frozenset(
    "\u200b\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2060\u200e\u200f\u0085"
)


def placeholders(evidence: Evidence) -> Iterator[Finding]:
    """Find text that stands where text was meant to be written."""
    for field in evidence.prose:
        if _WHOLLY_PLACEHOLDER.fullmatch(field.text) and not (field.place in _VALUE_LINES and says_nothing(field.text)):
            yield Finding(f"A placeholder stands in {field.place}: {quoted(field.text)}.")
            continue
        for pattern in (_PLACEHOLDER, _NUMBERED):
            match = pattern.search(field.text)
            if match and match.group() not in evidence.source:
                # People leave a note on unfinished work in long texts; that is no empty form.
                doubtful = evidence.stood(field.text) or (
                    field.place == "details" and len(words_in(field.text)) > _LONG_TEXT
                )
                yield Finding(f"A placeholder stands in {field.place}: {quoted(match.group())}.", doubtful=doubtful)


def code_fences(evidence: Evidence) -> Iterator[Finding]:
    """Find code fences; whole ones may stand in the details."""
    for field in evidence.prose:
        fences = len(_FENCE.findall(field.text))
        if fences and (field.place != "details" or fences % 2):
            yield Finding(f"A code fence stands in {field.place}.")


def self_talk(evidence: Evidence) -> Iterator[Finding]:
    """Find text that speaks of the answer or of who answers, and not of the code."""
    for field in evidence.prose:
        match = _ABOUT_ITSELF.search(field.text)
        if match is None and field.place == "summary":
            match = _OPENING_TALK.match(field.text)
        # "This response" is what a function about responses is about.
        if match and match.group() not in evidence.source and not _is_subject(match.group(), evidence):
            message = f"{field.place.capitalize()} speaks of itself: {quoted(match.group())}."
            yield Finding(message, doubtful=evidence.stood(field.text))


def _is_subject(phrase: str, evidence: Evidence) -> bool:
    words = words_in(phrase)
    if len(words) > 1 and words[0] == "this" and stem(words[-1]) in evidence.source_stems:
        return True
    return any(stands_in(stem(word), evidence.source_stems) for word in words if word in _SUBJECTS)


def loops(evidence: Evidence) -> Iterator[Finding]:
    """Find text that a model repeats without end."""
    for field in evidence.prose:
        repeated = _repeated_phrase(field.text) or _repeated_sentence(field.text)
        if field.place != "details":
            repeated = repeated or _said_twice(field.text)
        if repeated:
            message = f"Text repeats itself in {field.place}: {quoted(repeated)}."
            yield Finding(message, doubtful=evidence.stood(field.text))


def hidden_characters(evidence: Evidence) -> Iterator[Finding]:
    """Find control characters, lone surrogates and marks that turn the direction of text."""
    for field in evidence.fields:
        for character in dict.fromkeys(field.text):
            if character in _ALLOWED_CONTROLS or character.isprintable():
                continue
            if character in _HIDERS or unicodedata.category(character) in _BAD_CATEGORIES:
                yield Finding(f"A character that cannot be seen stands in {field.place}: U+{ord(character):04X}.")
                break


def enders(evidence: Evidence) -> Iterator[Finding]:
    """Find what would end the comment or the string that holds the doc."""
    marks = doc_ends(evidence.parsed.language.doc_styles)
    for field in (*evidence.fields, *_names_in(evidence)):
        for mark in marks:
            if mark in field.text:
                yield Finding(f"{quoted(mark)} stands in {field.place} and would end the doc early.")
        if field.text.rstrip(" \t\n").endswith("\\") and field.place != "example":
            yield Finding(f"A backslash ends {field.place} and would swallow what follows.")


def doc_ends(styles: Iterable[str]) -> tuple[str, ...]:
    """Return what would end a doc early in a language that offers these doc styles."""
    return tuple(sorted({_ENDS[style] for style in styles if style in _ENDS}))


def _names_in(evidence: Evidence) -> Iterator[Field]:
    content = evidence.content
    for each in (*content.parameters, *content.raises, *content.attributes):
        yield Field("a name", each.name)


def _repeated_phrase(text: str) -> str:
    """Return a phrase that stands three times in a row (a single word: four times), or an empty string."""
    same = _SAME_LETTER.search(text)
    if same:
        return same.group()
    tokens = text.lower().split()[:_MOST_TOKENS]
    for length in range(1, min(_LONGEST_PHRASE, len(tokens) // _REPEATS) + 1):
        needed = length * (_REPEATS - 1 if length > 1 else _REPEATS)
        run = 0
        for index in range(length, len(tokens)):
            run = run + 1 if tokens[index] == tokens[index - length] else 0
            if run < needed:
                continue
            phrase = " ".join(tokens[index - length + 1 : index + 1])
            if sum(map(str.isalpha, phrase)) >= min(_FEWEST_LETTERS, 2 * length):
                return phrase
    return ""


def _said_twice(text: str) -> str:
    """Return a phrase of many words that stands twice in a row, or an empty string."""
    tokens = [bare for each in text.lower().split() if (bare := each.strip(".,;:!?"))][:_MOST_TOKENS]
    for length in range(_LONGEST_COINCIDENCE + 1, min(_LONGEST_PHRASE, len(tokens) // 2) + 1):
        for start in range(len(tokens) - 2 * length + 1):
            phrase = tokens[start : start + length]
            words = {each for each in phrase if each.isalpha()}
            if len(words) >= _FEWEST_DIFFERENT and phrase == tokens[start + length : start + 2 * length]:
                return " ".join(phrase)
    return ""


def _repeated_sentence(text: str) -> str:
    """Return a sentence that stands three times and makes up a good part of a text, or an empty string."""
    sentences = [each.strip().lower() for each in re.split(r"[.!?\n]+", text) if each.strip()]
    for each in dict.fromkeys(sentences):
        times = sentences.count(each)
        if len(each.split()) >= _SHORTEST_SENTENCE and times >= _REPEATS and times * len(each) > len(text) * _GOOD_PART:
            return each
    return ""
