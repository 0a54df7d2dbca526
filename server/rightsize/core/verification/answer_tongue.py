"""Check of the human language of an answer: the one that the request names, else the one that it is in."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rightsize.core.verification.code_lines import is_code
from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.tongues import ENGLISH, name_of_tongue, outweighs, tongue_of
from rightsize.core.verification.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rightsize.core.verification.answer_evidence import AnswerEvidence

_SHORT_PROSE = 12
"""Words; the language of less is told with doubt."""

_CODE = re.compile(r"`[^`\n]*`|https?://\S+|\[[^\[\]\n]*\]\([^()\n]*\)|^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_BEFORE = (
    r"(?<!\bis )(?<!\bare )(?<!\bwritten )\b(?:in|into|auf|ins|en|al|au|to|zu)\s+"
    r"(?:(?!the\b|an?\b|d(?:er|ie|as|em|en)\b|l[ae]s?\b|el\b|une?\b)\w+\s+)?"
)
_TRANSLATES = re.compile(r"\btranslat|übersetz|uebersetz|traduc|tradúc|traduis|traduire", re.IGNORECASE)
_REWRITES = re.compile(
    r"\b(?:rephras|re-?word|rewrit|proof-?read|polish|shorten|improv|correct|grammar|spelling|wording)"
    r"|formulier|korrigier|korrektur|lektorier|verbesser|rechtschreib|grammatik|kürz"
    r"|reformul|corrig|corríg|amélior|orthograph|grammair|raccourci|mejor|reescrib|ortograf|gramátic|acort",
    re.IGNORECASE,
)
"""Words of a task that gives its text back, in the language that this is in."""

_OF_THE_CODE = re.compile(
    r"\bcommit[- ](?:message|msg|nachricht|titel)|\b(?:message|titre) de commit|\bmensaje de commit|\bdoc-?strings?\b"
    r"|\b(?:java|js)doc\b|\b(?:PR|pull[- ]request|MR|merge[- ]request)[- ](?:description|text|beschreibung)",
    re.IGNORECASE,
)
"""What stands beside code, often in English whatever its authors speak."""


def other_tongue(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer in another human language than the one that was asked for, or that the request is in."""
    prose = _CODE.sub(" ", "\n".join(line for line in evidence.prose.splitlines() if not is_code(line)))
    found = tongue_of(prose)
    wanted, sure = _wanted(evidence)
    if wanted is None or found is None or found == wanted:
        return
    if _REWRITES.search(evidence.words) and _is_of_its_text(evidence, found):
        return
    doubtful = (
        len(words_in(prose)) < _SHORT_PROSE
        or not outweighs(prose, found, wanted)
        or (not sure and ENGLISH not in {found, wanted})
        or (found == ENGLISH and _OF_THE_CODE.search(evidence.words) is not None)
    )
    message = f"The answer is in {name_of_tongue(found)}; it was asked for in {name_of_tongue(wanted)}."
    yield Finding(message, doubtful=doubtful)


def _wanted(evidence: AnswerEvidence) -> tuple[str | None, bool]:
    """Return the tongue that the task names, else its own, else the foreign one of the request, and whether it is sure.

    None stands for no tongue: where several are named, one is spoken of, or none can be told.
    """
    words = evidence.words
    named, spoken_of = _named_in(words), _spoken_of_in(words)
    if spoken_of or _TRANSLATES.search(words):
        return (named[0] if named == spoken_of and len(named) == 1 else None), True
    own = tongue_of(_CODE.sub(" ", words))
    if evidence.tongue not in {None, own}:
        # Few words: a neighbour is not told apart, and English ones are often about a text in another language.
        return (None if ENGLISH in {own, evidence.tongue} else evidence.tongue), False
    if own is not None or _named_in(evidence.request) or _TRANSLATES.search(evidence.request):
        return own, True
    whole = tongue_of(_CODE.sub(" ", evidence.request))
    return (None if whole == ENGLISH else whole), True


def _is_of_its_text(evidence: AnswerEvidence, tongue: str) -> bool:
    """Tell whether a task may be about a text in some tongue."""
    return not evidence.data or any(tongue_of(each) == tongue for each in evidence.data)


def _named_in(words: str) -> list[str]:
    return [tongue for tongue, (named, _) in _names().items() if named.search(words)]


def _spoken_of_in(words: str) -> list[str]:
    return [tongue for tongue, (_, spoken_of) in _names().items() if spoken_of.search(words)]


@cache
def _names() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return by tongue how a request names it as that of the answer, and how it speaks of it."""
    text = resources.files(__package__).joinpath("data/tongue_names.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {tongue: _patterns("|".join(names.split())) for tongue, names in rows}


def _patterns(names: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    whole = rf"(?:{names})(?:e[ns]?|a|s)?\b"
    return re.compile(_BEFORE + whole, re.IGNORECASE), re.compile(rf"\b(?:{names})", re.IGNORECASE)
