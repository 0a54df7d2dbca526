"""Which comments read as prose about a piece of code, and which are code, orders to a tool or asides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.documentation.verbs import base_form

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile(r"^\s*(?:#+!?|//+!?|/\*+!?|\*(?!\*)|--+|;+)[ \t]?|\s*\*+/\s*$")
# A heading between rules, as "//// Issues ////".
_BANNER = re.compile(r"\S\s*(?:/{3,}|#{2,}|-{3,}|={3,}|\*{3,})\s*$")
_NO_SUMMARY = re.compile(
    r"^[A-Z]{2,4}:|#\d{2,}\b|\b(?:gh|bpo|issue|bug)[- ]?#?\d+|\b(?:doesn't|does not|isn't|boilerplate)\b", re.IGNORECASE
)
_DIVIDER = re.compile(r"^\W*$")
_NO_PROSE = re.compile(
    r"\b(?:TODO|FIXME|XXX|HACK|BUG|NOTE|WTF|NB|noqa|nosec|pragma|copyright|SPDX)\b|\blicen[cs]e|coding[:=]|vim?:"
    r"|type:\s*ignore|pylint|mypy:|fmt:|isort|eslint|prettier|@ts-|tslint|istanbul|nolint|go:\w"
    r"|\+build"
    r"|\bregion\b"
    r"|\$(?:Id|Revision|Date|Author)\b"
    r"|^\s*@\w",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"[=;{}]\s*$|\w\(\w*\)\s*$|^[>$] |\w=\w|==|\+=|->"
    r"|^\s*(?:if|for|while|return|import|from|def|class|print|assert|self)\b.*[(:=]"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)`'\"\]])[.!](?=\s+[A-Z`\"'(]|\s*$)")

# How comments open that speak of the next statement, or of how the code came to be.
_STEP_OPENINGS = (
    "if|when|first|now|then|next|we|otherwise|else|see|we're|we've|don't|but|and|or|so|because|since|note|no need"
    "|needed|avoid"
    "|hack|workaround|special|here|this is|these|it's|it is|i|i'm|must|should|only|just|also|actually|assume"
    "|make sure|be|let's|not|without|after|before|unless|default|even|yes|ugly|fast path|slow path|todo|in case|in the"
    "|on|at|to|for|by|with|as|currently|there|using|use|try|maybe|skip|ignore|loop|start|keep|backward|backwards"
    "|deprecated|issue|bpo|gh-|bug|work around|build up|fall back|optimi[sz]ation"
    "|this (?:will|can|should|could|may|might|would|must|way|has|code|line|loop|case|check|test|makes|avoids|happens)"
)
# How comments above a definition open that are headings or notes to colleagues.
_ASIDE_OPENINGS = (
    "when|while|once|until|since|unless|using|avoid|make sure|for|note|see|deprecated|if|but|and|or|so|because|we|also"
    "|don't|these|they|ugly|hack|the following|helpers?|todo|utilit(?:y|ies)|public|private|internal|i|i'm|should|must"
    "|needed|required|only|temporary|workaround|work around|copied|taken|borrowed|from|as|after|before|not|it's|was|are"
    "|keep|sorry|this is (?:a hack|needed|required|for)"
)
_STEP = re.compile(rf"(?:{_STEP_OPENINGS})\b", re.IGNORECASE)
_ASIDE = re.compile(rf"(?:{_ASIDE_OPENINGS})\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:can|may|must|should|will|is|are|was|were|has|have|does|do)\b")
_WORD = re.compile(r"[A-Za-z]+")
_FILLERS = frozenset({
        "a", "an", "the", "this", "that", "of", "for", "to", "from", "in", "on", "at", "by", "with", "and", "or",
        "as", "into", "is", "are", "be", "it", "its", "function", "method", "class",
})  # fmt: skip
_FEWEST_WORDS = 3
_LONGEST_SUMMARY = 160
_LONGEST_DETAILS = 800


@dataclass(frozen=True, slots=True)
class Remark:
    """The first sentence of a comment, and what follows it."""

    summary: str
    details: str | None


def is_about_step(text: str) -> bool:
    """Tell whether a comment speaks of the statement behind it, and not of the whole body."""
    return _STEP.match(text) is not None


def is_aside(text: str) -> bool:
    """Tell whether a comment above a definition is a heading or a note, and does not say what the definition does."""
    return _ASIDE.match(text) is not None or _NO_SUMMARY.search(text) is not None


def opens_with_verb(text: str) -> bool:
    """Tell whether a text opens as a summary does, with "Return" or "Returns"."""
    word = re.match(r"[A-Za-z]+", text)
    return bool(word and base_form(word.group()))


def states_fact(text: str) -> bool:
    """Tell whether a comment is a statement, as "Both ends are part of it", and not what a piece of code does or is."""
    return not opens_with_verb(text) and _STATES.search(text) is not None


def says_more(text: str, name: str) -> bool:
    """Tell whether a text says more than a symbol's name, taken apart into its words, does."""
    own = "".join(_WORD.findall(name)).lower()
    return any(word.lower() not in _FILLERS and _stem(word) not in own for word in _WORD.findall(text))


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word.lower()) or word.lower()


def comment_lines(text: str) -> list[str]:
    """Return the lines of a comment without its marks."""
    return ["" if _BANNER.search(line) else _MARKS.sub("", _MARKS.sub("", line)).rstrip() for line in text.split("\n")]


def remark_in(lines: Sequence[str], *, whole: bool = False) -> Remark | None:
    """Return the first paragraph of a comment that is prose, split behind its first sentence.

    With `whole`, a paragraph further down may be an order to a tool.
    """
    paragraphs = _paragraphs(lines)
    if not paragraphs or (not whole and any(_NO_PROSE.search(line) for line in lines)):
        return None
    first = paragraphs[0]
    if not first[:1].isalpha() or not first.isprintable() or not _is_prose(first):
        return None
    end = _SENTENCE_END.search(first)
    summary = first[: end.end()] if end else first
    words = len(summary.split())
    if words < _FEWEST_WORDS or len(summary) > _LONGEST_SUMMARY or summary.endswith((":", ",")) or "?" in summary:
        return None
    rest = "\n\n".join(each for each in (first[len(summary) :].strip(), *paragraphs[1:]) if each)
    kept = rest and len(rest) <= _LONGEST_DETAILS and "?" not in rest and _is_prose(rest)
    return Remark(summary, rest if kept else None)


def _is_prose(text: str) -> bool:
    return not (_NO_PROSE.search(text) or _CODE.search(text) or "```" in text)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if _DIVIDER.match(line):
            paragraphs.append([])
        else:
            paragraphs[-1].append(line.strip())
    return [" ".join(each) for each in paragraphs if each]
