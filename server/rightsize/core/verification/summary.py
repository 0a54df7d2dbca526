"""Checks of the summary: there, one sentence, and more than the name said again."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.words import common_words, stem, words_in

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
# What may stand at a sentence's end as well, and these words tell that it does: few sentences go on with them.
_MAY_END = frozenset(["etc", "inc", "ltd", "co", "no", "max", "min"])
_OPENER = re.compile(
    r"\W*(?:It|They|This|These|That|Then|There|The|If|When|Returns?|Raises|Also|Note|Use|Uses|Each|Only|Otherwise)\b"
)
# A line that begins like a sentence, below one that has no mark at its end.
_NEW_LINE = re.compile(r"(?<=[\w)\]\"'`])[ \t]*\n[ \t]*(?=([A-Z][a-z]+)\b)")
_TWO = 2
# The length of a line, at which a text is cut by who takes its first line for its summary.
_ONE_LINE = 55
_FEWEST_WORDS = 3
_MARKS = frozenset(".!?:")
_CLOSING = " \"')]*_`\u201d\u2019"
_LEADING_WORDS = """
a an the and or of to for in on at by with from as if is are be can must will that which this it not only when
"""
_LEADS_ON = frozenset(_LEADING_WORDS.split())
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


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, its code spans masked.

    Abbreviations, versions, ellipses and dotted names end none.
    """
    prose = _CODE_SPAN.sub("Code", text.strip())
    ends = [match.end() for match in _END.finditer(prose) if _ends_sentence(match)]
    ends += [match.end() for match in _FULL_WIDTH_END.finditer(prose)]
    ends += [match.end() for match in _NEW_LINE.finditer(prose) if _begins_sentence(match)]
    return [prose[start:end].strip() for start, end in pairwise([0, *sorted(ends), len(prose)])]


def long_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary of more than one sentence."""
    text = evidence.content.summary.strip()
    sentences = sentences_of(text)
    count = len(sentences)
    if re.search(r"\n\s*\n", text) or _LIST_ITEM.search(text):
        message = "The summary is more than one paragraph; the rest belongs into the details."
        yield Finding(message, doubtful=evidence.stood(text))
    elif count > 1:
        message = f"The summary has {count} sentences; the rest belongs into the details."
        cut_off = count == _TWO and "\n" not in text and _is_cut_off(sentences[-1], text)
        yield Finding(message, doubtful=evidence.stood(text) or cut_off)


def _begins_sentence(match: re.Match[str]) -> bool:
    """Tell whether a line break ends a sentence and does not only wrap it, as before a name."""
    line = re.split(r"\n|[.!?]\s", match.string[: match.start()])[-1]
    words = line.split()
    if len(words) < _FEWEST_WORDS or words[-1].lower().strip("'\"()") in _LEADS_ON:
        return False
    if _OPENER.match(match.string, match.end()):
        return True
    # People wrap long lines only; what begins below a short one is a sentence unless its first word is a name.
    return len(line) < _ONE_LINE and match.group(1).lower() in common_words()


def _is_cut_off(last: str, text: str) -> bool:
    """Tell whether the last sentence is the piece of one that stood on the first line of a text."""
    if last.rstrip(_CLOSING)[-1:] in _MARKS:
        return False
    words = last.split()
    return len(text) >= _ONE_LINE or len(words) < _FEWEST_WORDS or words[-1].lower() in _LEADS_ON


def parroted_summary(evidence: Evidence) -> Iterator[Finding]:
    """Find a summary that only says the symbol's name again."""
    name = evidence.symbol.name
    own = {stem(word) for word in words_in(name)}
    summary = evidence.content.summary
    said = words_in(_SPEAKS_OF_KIND.sub(" ", summary)) or words_in(summary)
    left = [word for word in said if stem(word) not in own and stem(word) not in SAYS_NOTHING]
    if not words_in(_SPEAKS_OF_KIND.sub(" ", summary)) and own & set(map(stem, said)):
        left = []
    joined = "".join(word for word in said if stem(word) not in SAYS_NOTHING)
    bare = "".join(word for word in words_in(name) if stem(word) not in SAYS_NOTHING)
    again = joined and joined.rstrip("s") in {bare.rstrip("s"), "".join(words_in(name)).rstrip("s")}
    if said and own and (not left or again):
        message = "The summary only says the name again; say what it does, to what, or why."
        yield Finding(message, doubtful=evidence.opened(summary))


def _ends_sentence(match: re.Match[str]) -> bool:
    word, mark = match.group(1).strip("()[]\"'*_").lower(), match.group(2)
    if mark.startswith("..") or "\n\n" in match.group(3):
        return False
    before = f"{match.string[: match.start()].rsplit(maxsplit=1)[-1] if match.start() else ''}{word}".lower().strip("(")
    opens = _OPENER.match(match.string, match.end()) is not None
    if word in _ABBREVIATIONS or before in _ABBREVIATIONS:
        return opens and word in _MAY_END
    closed = match.group(1).endswith((")", "]"))
    return mark[0] != "." or opens or closed or (len(word) > 1 and not word.isdigit())
