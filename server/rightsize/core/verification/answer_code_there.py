"""Check that code is there where it was asked for: surely, where a task orders some, or only likely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.answer_data import is_json
from rightsize.core.verification.code_lines import is_code
from rightsize.core.verification.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.answer_evidence import AnswerEvidence

_WRITES = (
    r"(?:write|create|build|generate|add|draft|make me|give me|show me|schreib\w*|erstell\w*|erzeug\w*|generier\w*"
    r"|bau\w*|gib mir|écri\w*|cré\w*|gén[éè]r\w*|ajoute\w*|rédige\w*|fais|donne-moi"
    r"|escrib\w*|crea\w*|genera\w*|añad\w*|hazme|haz|dame)"
)
_CODE = (
    r"(?:functions?|methods?|class(?:es)?|scripts?|programs?|quer(?:y|ies)|regex(?:es|p)?|regular expressions?"
    r"|(?:unit ?)?tests?|decorators?|hooks?|components?|macros?|endpoints?|handlers?|middlewares?|migrations?"
    r"|triggers?|parsers?|validators?|wrappers?|helpers?|one-liners?|snippets?|stored procedures?"
    r"|funktion(?:en)?|methoden?|klassen?|skripte?|programme?|abfragen?|dekorator(?:en)?|komponenten?"
    r"|fonctions?|méthodes?|classes?|requêtes?|décorateurs?|composants?"
    r"|funci(?:ón|ones)|métodos?|clases?|consultas?|pruebas?|decorador(?:es)?|componentes?)"
)
_ABOUT = (
    r"(?:to|in|for|of|on|from|into|by|it|that|which|one|and|or|about|between|with|around|above|explaining|describing"
    r"|covering|comparing|für|im|zu|das|und|über|mit|von|zwischen|pour|dans|à|de|du|que|et|avec|sur|entre|para|en|y|del"
    r"|con|sobre)"
)
_OTHER = (
    rf"(?!(?:[\s-]+{_CODE})*[\s-]+(?:plans?|cases?|ideas?|scenarios?|results?|strateg\w+|e?mails?|messages?|data|reports?"
    r"|protocols?|descriptions?|names?|titles?|diagrams?|docs?|documentation|comments?|docstrings?|headers?|pages?"
    r"|pyramids?|roadmaps?|librar(?:y|ies)|lines?|sections?|environments?|guides?|guidelines?|checklists?|lists?|overviews?"
    r"|entry|entries|folders?|director(?:y|ies)|polic(?:y|ies)|notes?|schedules?|tables?|matri(?:x|ces)|accounts?|urls?"
    r"|ablauf|beschreibung\w*|liste|übersicht|summar(?:y|ies)|outlines?|explanations?|readmes?|changelogs?|announcements?)\b)"
    rf"(?![\s-]+(?!{_ABOUT}\b)\w+[\s-]+(?:summary|outline|overview|explanation|guide|roadmap|announcement|report|entry)\b)"
)
"""What is written in words or in a line, and only begins as code does; a helper function's name is one, too."""

_BETWEEN = rf"(?:\s+(?!{_ABOUT}\b|d['\u2019])[^\s.;:]+){{0,4}}?\s+"
"""What may stand between a verb and what is to be written; behind a preposition stands something else."""

_ORDERS = re.compile(
    rf"\b{_WRITES}{_BETWEEN}{_CODE}\b{_OTHER}"
    r"|(?<!\bplan to )(?<!\bhow to )(?<!\bsteps to )(?<!\bways to )"
    r"\b(?:implement(?:er|ez|e|a|ar|en|ieren?|iere)?|implémente[rz]?|programmier(?:e|en)?)\b"
    r"|(?:(?:^|[,;.:\n])[ \t]*|\b(?:please|and|then|you|me)\s+)code\s+(?:me|up|an?|the)\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:no|without(?: any)?|kein\w*|ohne|sans|pas de|sin)\s+(?:\w+\s+)?code\b"
    r"|\b(?:don['\u2019]?t|do not|never|not|ne|no)\s+(?:\w+\s+)?(?:write|implement|code|add|écri|implémente|escrib)",
    re.IGNORECASE,
)
_ASKS_BACK = re.compile(
    r"\?\s*$|\b(?:I|we)(?:['\u2019]d| would)? (?:need|require)\b"
    r"|\b(?:please|could you|can you)\b[^.\n]{0,40}\b(?:provide|share|paste|send|post|show|tell|clarify|attach)\b"
    r"|\bich (?:brauche|benötige)\b|\bj['\u2019]ai besoin\b|\bil me faut\b|\bnecesito\b",
    re.IGNORECASE,
)
_IN_LINE = re.compile(r"`([^`\n]+)`")
_NAME = re.compile(r"[\w.:/-]+(?:\(\))?")
_STOPS = re.compile(r"\w[.!?…](?:\s|$)|:$")
_BRIEF = 80
"""Characters; a line of no more than these may be all that was asked for, as a command or a query."""


def absent_code(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find an answer without any code where some was asked for; it refuses where that is sure.

    Where nothing was given, an answer may rather ask for it; and one line may be the code itself.
    """
    if evidence.kind is not TaskKind.CODE_GENERATION or evidence.blocks:
        return
    text = evidence.text
    sure = _ORDERS.search(evidence.words) is not None and _FORBIDS.search(evidence.words) is None
    asks_back = not evidence.data and _ASKS_BACK.search(text) is not None
    if sure and not asks_back and not _shows_code(text):
        yield Finding("Code was asked for, and the reply holds none; write it in a block.", doubtful=_may_be_code(text))
    elif "`" not in text and not is_json(text):
        yield Finding("Code was asked for, and the reply holds no block of code.", doubtful=True)


def _shows_code(text: str) -> bool:
    """Tell whether a text has code without a block: more than a name between backticks, or a line."""
    in_line = (each for each in _IN_LINE.findall(text) if not _NAME.fullmatch(each))
    return any(in_line) or any(map(is_code, text.splitlines()))


def _may_be_code(text: str) -> bool:
    """Tell whether a text is one short line that names something between backticks, or that is no sentence."""
    line = text.strip()
    brief = len(line) <= _BRIEF and "\n" not in line
    return brief and (_IN_LINE.search(line) is not None or _STOPS.search(line) is None)
