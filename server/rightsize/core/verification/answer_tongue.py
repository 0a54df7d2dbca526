"""Check of the human language of an answer: the one that the request names, else the one that it is in."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rightsize.core.verification.asked_data import only_told
from rightsize.core.verification.code_lines import is_code
from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.tongues import (
    ENGLISH,
    has_letters,
    holds_script,
    name_of_tongue,
    outweighs,
    script_of,
    tongue_of,
)
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
_STAYS = re.compile(
    r"\s*(?:$|[^\w\s-])|\s*\n|\s+(?:for|and|please|only|with|so|to|what|how|why|when|where|which|who|whether|the|this|that|my|our"
    r"|your|about|because|since|but|if|too|für|und|bitte|nur|mit|was|wie|warum|wann|wo|welche\w*|ob|die|der|das|den|dem|diese\w*"
    r"|auf|aus|zusammen|ab|an|vor|durch|weil|damit|pour|et|avec|ce|cette|ces|la|les?|comment|pourquoi|que|para|y|con|el|los|las"
    r"|cómo|qué|por)\b",
    re.IGNORECASE,
)
"""What may stand behind the tongue of an answer; before another word it says what that word is."""

_TRANSLATES = re.compile(r"\btranslat|übersetz|uebersetz|traduc|tradúc|traduis|traduire", re.IGNORECASE)
_REWRITES = re.compile(
    r"\b(?:rephras|re-?word|rewrit|proof-?read|polish|shorten|improv|correct|grammar|spelling|wording)"
    r"|formulier|korrigier|korrektur|lektorier|verbesser|rechtschreib|grammatik|kürz"
    r"|reformul|corrig|corríg|amélior|orthograph|grammair|raccourci|mejor|reescrib|ortograf|gramátic|acort",
    re.IGNORECASE,
)
"""Words of a task that gives its text back, in the language that this is in."""

_QUOTES = re.compile(
    r"\b(?:re-?)?quot(?:e|ing)|\bextract|verbatim|word for word|zitier|extrahier|wortlaut|wörtlich|herausschreib"
    r"|\bextrai|textuellement|mot pour mot|\bextrae|\bextraig|literalmente|textualmente",
    re.IGNORECASE,
)
"""The same of one that gives pieces of its text as they are."""

_LISTS = re.compile(
    r"(?:^|[,;.:]|\n|\b(?:and|und|et|y)\b)[ \t]*(?:(?:please|bitte)\s+)?"
    r"(?:list|cite|cita|nenn|zähl|sammle|such|find|énum|enum|trouve|relève|busca|encuentra|copy|kopier|copie|copia)\w*\b",
    re.IGNORECASE,
)
"""How a task may begin that gives pieces of its text, as they are or in its own words."""

_QUOTED = re.compile(r'"[^"\n]*"|[“„][^“”„\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」|^[ \t]*>.*$', re.MULTILINE)
_OF_TONGUES = re.compile(
    r"(?<!programming )\blanguages?\b|\bsprachen?\b|\blangues?\b|\bidiomas?\b"
    r"|\bi18n|\bl10n|\blocali[sz]|\blokalisier|multiling|mehrsprach|transliter",
    re.IGNORECASE,
)
"""What may ask for words of some language without its name."""

_OF_SIGNS = re.compile(
    r"\bunicode|\bU\+|\bemo(?:ji|ticon)|\bcharacters?\b|\bsymbols?\b|\bzeichen\b|\balphabet", re.IGNORECASE
)
"""What may ask for a sign of any script."""

_OF_THE_CODE = re.compile(
    r"\bcommit[- ](?:message|msg|nachricht|titel)|\b(?:message|titre) de commit|\bmensaje de commit|\bdoc-?strings?\b"
    r"|\b(?:java|js)doc\b|\b(?:PR|pull[- ]request|MR|merge[- ]request)[- ](?:description|text|beschreibung)",
    re.IGNORECASE,
)
"""What stands beside code, often in English whatever its authors speak."""


def other_tongue(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer in another human language than the one that was asked for, or that the request is in."""
    prose = _CODE.sub(" ", "\n".join(line for line in evidence.prose.splitlines() if not is_code(line)))
    if (script := _strange_script(evidence, prose)) is not None:
        yield Finding(f"The answer is in {name_of_tongue(script)}; the request is not.")
        return
    found = tongue_of(prose)
    wanted, sure = _wanted(evidence)
    if wanted is None or found is None or found == wanted:
        return
    given = {tongue_of(each) for each in evidence.data}
    rewrites = (not given or found in given) and _REWRITES.search(evidence.words) is not None
    quotes = (not given or not given.isdisjoint({found, None})) and _QUOTES.search(evidence.words) is not None
    if (rewrites or (quotes and given)) and not _is_ordered(evidence.words, wanted):
        return
    doubtful = (
        quotes
        or (rewrites and (bool(given) or found in _spoken_of_in(evidence.words)))
        or (found in given and _LISTS.search(evidence.words) is not None)
        or len(words_in(prose)) < _SHORT_PROSE
        or not outweighs(prose, found, wanted)
        or (not sure and ENGLISH not in {found, wanted})
        or (found == ENGLISH and _OF_THE_CODE.search(evidence.words) is not None)
    )
    message = f"The answer is in {name_of_tongue(found)}; it was asked for in {name_of_tongue(wanted)}."
    yield Finding(message, doubtful=doubtful)


def _strange_script(evidence: AnswerEvidence, prose: str) -> str | None:
    """Return the tongue of an answer in letters that nothing in the request has or asks for, however short both are."""
    script = script_of(_QUOTED.sub(" ", prose))
    asked = f"{evidence.words}\n{evidence.request}"
    if script is None or not has_letters(asked) or _spoken_of_in(asked):
        return None
    if _TRANSLATES.search(asked) or _OF_TONGUES.search(asked) or (_OF_SIGNS.search(asked) and not tongue_of(prose)):
        return None
    return None if any(holds_script(each, script) for each in (asked, *evidence.data)) else script


def _wanted(evidence: AnswerEvidence) -> tuple[str | None, bool]:
    """Return the tongue that the task names, else its own, else the foreign one of the request, and whether it is sure.

    None stands for no tongue: where several are named, one is spoken of, or none can be told.
    """
    words = evidence.words
    spoken_of = _spoken_of_in(words)
    if spoken_of or _TRANSLATES.search(words):
        return _ordered_in(words, spoken_of), True
    own = tongue_of(_CODE.sub(" ", words))
    if evidence.tongue not in {None, own}:
        # Few words: a neighbour is not told apart, and English ones are often about a text in another language.
        return (None if ENGLISH in {own, evidence.tongue} else evidence.tongue), False
    if own is not None or _named_in(evidence.request) or _TRANSLATES.search(evidence.request):
        return own, True
    whole = tongue_of(_CODE.sub(" ", evidence.request))
    return (None if whole == ENGLISH else whole), True


def _ordered_in(words: str, spoken_of: list[str]) -> str | None:
    """Return the one tongue that some words order, beside others that they may speak of unless they translate."""
    named = _named_in(words)
    if named == spoken_of or _TRANSLATES.search(words):
        return named[0] if named == spoken_of and len(named) == 1 else None
    ordered = [tongue for tongue in named if _is_ordered(words, tongue)]
    return ordered[0] if len(named) == len(ordered) == 1 else None


def _is_ordered(words: str, tongue: str) -> bool:
    """Tell whether a tongue is named as that of the answer, and not as one that the task tells of."""
    named, _ = _names().get(tongue, (None, None))
    found = named.search(words) if named else None
    return found is not None and _STAYS.match(words, found.end()) is not None and not only_told(words, found.start())


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
