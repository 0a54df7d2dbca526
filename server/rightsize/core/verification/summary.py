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
_ABBREVIATIONS = frozenset(
    ["e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "resp", "approx", "dr", "mr", "mrs", "ms", "prof", "no", "nos", "fig", "figs", "eq", "eqs", "ref", "refs", "sec", "al", "incl", "max", "min", "w.r.t", "wrt", "inc", "ltd", "co", "st", "u.s", "u.k", "a.k.a", "aka", "ca", "viz", "nr", "vol", "ed", "eds", "pp", "p.s", "dept", "est", "jr", "sr"]
)
# Two short sentences that share one line are a matter of taste; a paragraph is not.
_ONE_LINE = 100
_LIST_ITEM = re.compile(r"\n\s*(?:[-*+\u2022]|\d+[.)])\s")

_SAYS_NOTHING = frozenset(
    map(
        stem,
        ["a", "an", "the", "this", "that", "these", "those", "its", "it", "is", "are", "be", "was", "of", "for", "to", "from", "in", "on", "at", "by", "with", "and", "or", "as", "into", "function", "method", "class", "module", "procedure", "routine", "constructor", "struct", "interface", "enum", "trait", "object", "does", "do", "will", "simply", "just", "which", "used", "use", "called", "name", "named", "given", "instance", "implementation", "helper", "utility", "responsible"],
    )
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
        yield Finding("The summary is more than one paragraph; the rest belongs into the details.")
    elif count > 1:
        doubtful = count == 2 and len(text) <= _ONE_LINE and "\n" not in text
        yield Finding(f"The summary has {count} sentences; the rest belongs into the details.", doubtful=doubtful)


def parroted_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary that only says the symbol's name again."""
    said = [stem(word) for word in words_in(evidence.content.summary)]
    name = "".join(words_in(evidence.symbol.name)) or "\0"
    own = {stem(word) for word in words_in(evidence.symbol.name)}
    left = [each for each in said if each not in own and each not in _SAYS_NOTHING]
    joined = "".join(word for word in words_in(evidence.content.summary) if stem(word) not in _SAYS_NOTHING)
    if said and own and (not left or joined == name):
        yield Finding("The summary only says the name again; say what it does, to what, or why.")


def _ends_sentence(match: re.Match[str]) -> bool:
    word, mark = match.group(1).strip("()[]\"'*_").lower(), match.group(2)
    if mark.startswith("..") or "\n\n" in match.group(3):
        return False
    before = f"{match.string[: match.start()].rsplit(maxsplit=1)[-1] if match.start() else ''}{word}".lower().strip("(")
    if word in _ABBREVIATIONS or before in _ABBREVIATIONS:
        return False
    return mark[0] != "." or (len(word) > 1 and not word.isdigit())
