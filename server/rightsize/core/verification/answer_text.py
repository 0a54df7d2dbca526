"""Checks of an answer in words: it is there, and it is whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.verification.answer_evidence import AnswerEvidence

_REFUSAL = re.compile(
    r"^\W*(?:(?:I['\u2019]m|I am) (?:very |really |so )?sorry|sorry|unfortunately|apologies|my apologies|I apologi[sz]e"
    r"|as an? (?:AI|artificial intelligence|(?:large )?language model)\b)?[^\n.]{0,60}?"
    r"\bI(?: am|['\u2019]m)? ?(?:cannot|can['\u2019]?t|can not|could not|won['\u2019]?t|will not|unable to|not able to"
    r"|must decline)\s+(?:\w+ )?(?:help|assist|provide|fulfil+|comply|answer|do that|do this|continue|create|write"
    r"|generate|discuss|support|complete)\b",
    re.IGNORECASE,
)
_LONG_REFUSAL = 400
"""Characters; an answer that begins like a refusal and goes on for longer gives something all the same."""

_ECHOED = 0.9
_SENTENCE_END = re.compile(r"[^\w\s]\s*$|\d\s*$")
_STOPS = re.compile(r"\w[.!?]\s")
"""Sentences of this text end with a mark; a title alone has none."""

_DOTS = re.compile(r"\.{3}|…")
_TAIL = re.compile(r"(?<!\W)\W+$")
_REPEATS = 6
_LONGEST_UNIT = 300
_LINE_REPEATS = 8
_SHORT_PROSE = 12
"""Words; dots at the end of less leave nothing out."""


def missing(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer that is empty, only says the question again, or refuses."""
    text = evidence.text.strip()
    if not words_in(text) and not any(each.text.strip() for each in evidence.blocks) and not re.search(r"\w", text):
        yield Finding("The reply is empty; answer the request.")
        return
    asked, said = words_in(evidence.words), words_in(text)
    if asked and _same(asked, said) and not evidence.blocks:
        yield Finding("The reply only says the request again; answer it.")
    elif _REFUSAL.match(text):
        long = len(text) > _LONG_REFUSAL
        yield Finding(f"The reply refuses: “{quoted(text)}”; answer as far as you can.", doubtful=long)


def _same(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether what is said is what was asked, in the same order but for a few words."""
    if not said or len(said) > len(asked) + 3 or len(asked) < 3:  # noqa: PLR2004
        return False
    common = sum(one == other for one, other in zip(asked, said, strict=False))
    return common >= _ECHOED * max(len(asked), len(said))


def cut_off(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer that ends in the middle, leaves a fence open, or repeats itself without end."""
    text = evidence.text.rstrip()
    if any(not each.closed for each in evidence.blocks):
        yield Finding("The last code block is not closed; answer in full, and shorter.")
        return
    repeated = _repeated(text)
    if repeated:
        yield Finding(f"The reply repeats itself without end: {quoted(repeated)}.")
        return
    if not text or text.endswith(("```", "~~~")):
        return
    last = text.splitlines()[-1]
    tail = _TAIL.search(last)
    if tail and _DOTS.search(tail.group()) and len(words_in(text)) > _SHORT_PROSE:
        yield Finding("The reply ends in dots, as if something were left out; answer in full.", doubtful=True)
    elif not _SENTENCE_END.search(last) and _is_sentence(last) and _STOPS.search(text):
        yield Finding(f"The reply may end in the middle: {quoted(last[-60:])}.", doubtful=True)


def _is_sentence(line: str) -> bool:
    """Tell whether a line is prose that would end with a mark: no heading, item or row."""
    return len(words_in(line)) > 5 and not re.match(r"\s*(?:#|[-*+|>]|\d+[.)])", line)  # noqa: PLR2004


def _repeated(text: str) -> str:
    """Return what the end of a text says over and over, or an empty string."""
    lines = [each.strip() for each in text.splitlines() if each.strip()]
    if len(lines) >= _LINE_REPEATS and len(set(lines[-_LINE_REPEATS:])) == 1 and re.search(r"\w", lines[-1]):
        return lines[-1]
    tail = text[-_LONGEST_UNIT * _REPEATS :]
    for size in range(1, min(_LONGEST_UNIT, len(tail) // _REPEATS) + 1):
        unit = tail[-size:]
        times = max(_REPEATS, -(-40 // size))
        if tail.endswith(unit * times) and re.search(r"\w", unit):
            return unit.strip()
    return ""
