"""Checks of the summary: there, one sentence, and more than the name said again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.words import stem, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.evidence import Evidence

_CODE_SPAN = re.compile(r"(`+)[^`]*\1|<code>.*?</code>|\{@\w+[^}]*\}", re.DOTALL)
_END = re.compile(r"([^\s.!?]*)([.!?]+)[)\]\"'*_\u201d\u2019]*(\s+)(?=[\"'(\[*_\u201c]*[A-Z])")
_FULL_WIDTH_END = re.compile(r"[\u3002\uff01\uff1f](?=\s*\S)")
_SHORT_FORMS = """
e.g i.e eg ie etc vs cf resp approx dr mr mrs ms prof no nos fig figs eq eqs ref refs sec al incl max min w.r.t wrt inc
ltd co st u.s u.k a.k.a aka ca viz nr vol ed eds pp p.s dept est jr sr
"""
_ABBREVIATIONS = frozenset(_SHORT_FORMS.split())
# Two short sentences that share one line are a matter of taste; a paragraph is not.
_ONE_LINE = 100
_TWO = 2
_LIST_ITEM = re.compile(r"\n\s*(?:[-*+\u2022]|\d+[.)])\s")

_EMPTY_WORDS = """
a an the this that these those its it is are be was of for to from in on at by with and or as into does do given used
"""
SAYS_NOTHING = frozenset(map(stem, _EMPTY_WORDS.split()))
_KIND = (
    r"(?:functions?|methods?|class(?:es)?|modules?|procedures?|constructors?|structs?|interfaces?|enums?|traits?"
    r"|objects?|implementations?|helpers?|utilit(?:y|ies))"
)
_SPEAKS_OF_KIND = re.compile(
    rf"^\W*(?:(?:this|the|an?)\s+)?{_KIND}\b(?:\s+(?:called|named|that|which|is|will|simply|just|used|to|for|does|of)\b)*"
    rf"|\b{_KIND}(?:\s+implementation)?\W*$",
    re.IGNORECASE,
)


def empty_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary without a word in it."""
    if not words_in(evidence.content.summary):
        yield Finding("The summary is empty.")


def sentences_in(text: str) -> int:
    """Return how many sentences `text` holds; abbreviations, versions, ellipses and dotted names end none."""
    prose = _CODE_SPAN.sub("X", text.strip())
    ends = sum(1 for match in _END.finditer(prose) if _ends_sentence(match))
    return 1 + ends + len(_FULL_WIDTH_END.findall(prose))


def long_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary of more than one sentence."""
    text = evidence.content.summary.strip()
    count = sentences_in(text)
    if re.search(r"\n\s*\n", text) or _LIST_ITEM.search(text):
        message = "The summary is more than one paragraph; the rest belongs into the details."
        yield Finding(message, doubtful=evidence.opened(text))
    elif count > 1:
        doubtful = evidence.opened(text) or (count == _TWO and len(text) <= _ONE_LINE and "\n" not in text)
        yield Finding(f"The summary has {count} sentences; the rest belongs into the details.", doubtful=doubtful)


def parroted_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary that only says the symbol's name again."""
    name = evidence.symbol.name
    own = {stem(word) for word in words_in(name)}
    summary = evidence.content.summary
    said = words_in(_SPEAKS_OF_KIND.sub(" ", summary)) or words_in(summary)
    left = [word for word in said if stem(word) not in own and stem(word) not in SAYS_NOTHING]
    joined = "".join(word for word in said if stem(word) not in SAYS_NOTHING)
    again = joined and joined.rstrip("s") == "".join(words_in(name)).rstrip("s")
    if said and own and (not left or again):
        message = "The summary only says the name again; say what it does, to what, or why."
        yield Finding(message, doubtful=evidence.opened(summary))


def _ends_sentence(match: re.Match[str]) -> bool:
    word, mark = match.group(1).strip("()[]\"'*_").lower(), match.group(2)
    if mark.startswith("..") or "\n\n" in match.group(3):
        return False
    before = f"{match.string[: match.start()].rsplit(maxsplit=1)[-1] if match.start() else ''}{word}".lower().strip("(")
    if word in _ABBREVIATIONS or before in _ABBREVIATIONS:
        return False
    return mark[0] != "." or (len(word) > 1 and not word.isdigit())
