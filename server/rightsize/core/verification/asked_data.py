"""Tell whether a request asks for an answer in a form of data, as JSON, or only speaks of that form.

A form is surely asked for where a sentence orders it ("give me JSON with two keys"), or orders something in it ("list
the ports as JSON").  Behind a word that tells, as in "how it is sent as JSON", it may only be spoken of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Asked(Enum):
    """How surely a form is asked for."""

    SURELY = "surely"
    PERHAPS = "perhaps"
    BY_ORDER = "by order"
    """Surely, and it is all that is to be given, as in "give me JSON with two keys"."""


_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_POLITE = (
    r"^[\s\-*+\d.)]*(?:(?:please|pls|kindly|now|then|and|just|can you|could you|would you|bitte|dann|und|kannst du"
    r"|könntest du|s'il te plaît|stp|svp|peux-tu|por favor|puedes)[,\s]+)*"
)
_TO_ME = r"(?:\s+(?:me|us|mir|uns|nous)|-(?:moi|nous)|(?<=da)me)"
_GIVES = rf"(?:give|send|gib|gebt|schick\w*|donne[rz]?|dame|da)(?:{_TO_ME})"
_RETURNS = (
    r"(?:(?:return|give|provide|produce|output|generate|create|liefere?|erzeuge|erstelle|renvoie|retourne"
    rf"|fournis|génère|devuelve|genera)(?:{_TO_ME})?"
    rf"|(?:print|send|show|muestra)(?:{_TO_ME}|(?=\s+(?:only|just|an?|one|una?|solo)\b)))"
)
_TALKS = r"(?:answer|reply|respond|output|antworte|antworten|réponds|répondez|responde|responda)"
_RESULT = (
    r"\b(?:answer|reply|response|output|result|antwort|ausgabe|réponse|sortie|respuesta|salida)\s+"
    r"(?:must|should|has to|shall|muss|soll|doit|debe)\s+(?:be\s+|être\s+|ser\s+)?"
)
_SMALL = (
    r"(?:\s+(?:to me|with|in|as|using|only|just|an?|one|some|valid|pure|plain|raw|single|small|short|flat|minimal"
    r"|sample|mit|als|im|nur|eine?[mnrs]?|gültige[mns]?|en|avec|comme|un|une|au|seulement|uniquement|con|como|una|solo"
    r"|válido)){0,5}\s+"
)
_PIECE = r"(?:[ -](?:object|array|document|list|objekt|objet|objeto))?"
_WITH = (
    r"(?=\s*(?:$|[,(])|\s+(?:with|of|containing|holding|listing|whose|that (?:has|holds|contains|lists)|only|please|mit"
    r"|aus|das|avec|con|bitte)\b)"
)
_ONLY = r"(?:only|just|nothing but|nur|ausschließlich|uniquement|seulement|solo)\s+(?:(?:valid|gültiges|du|un)\s+)?"
_AS = r"(?:as|als|comme|como|au|in|im|en)\s+(?:(?:an?|eine?|une?|valid|plain|pure|gültiges)\s+)*"
_STAYS = re.compile(r"\s*(?:$|[,(])|\s+(?:with|mit|avec|con|please|bitte|and|und|et|y|only|auf|aus|zurück|zusammen)\b")
_CLOSES = re.compile(r"(?:\s*\))?\s*(?:$|[^\w\s()])")
_LEADS = re.compile(r"\s+(?:list|give|show|summari[sz]e|return|nenne|gib|zeig|résume|donne|resume|dame)", re.IGNORECASE)
"""How a task goes on behind "as JSON" in front."""

_ENDS = re.compile(r"(?:\s*(?:please|bitte|svp|stp|por favor|only)\b)?\W*$")
_WITHIN = re.compile(r"(?:in|im|en)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:that|which|who|whose|how|why|when|where|what|whether|if|because|is|are|was|were|be|been|has|have|had|does|do|did"
    r"|can|should|must|i|we|they|he|she|dass|welche[mnrs]?|wie|warum|wann|wenn|was|wo|ob|weil|ist|sind|war|wird|werden|hat"
    r"|haben|ich|wir|que|qui|quand|comment|pourquoi|est|sont|je|on|nous|qué|cómo|cuando|es|son|está|están|hay)\b"
    r"|\b(?:stor|sav|keep|send|writ|return|pass|encod|seriali[sz]|export|represent|load|read|treat|exchang|dump|hold)ing\b"
    r"|\b\w+(?:ed|ing)\s*$|\b(?:sent|kept|written|and|or|und|oder|et|ou|y|o|ge\w+t)\s*$",
    re.IGNORECASE,
)
"""Words in front of a form by which it may be told of something else."""

_PROGRAMS = re.compile(
    r"`|\b(?:functions?|methods?|classe?s?|scripts?|programs?|code|endpoints?|handlers?|routes?|apis?|controllers?|views?"
    r"|servers?|services?|clients?|pages?|parsers?|flags?|options?|errors?|requests?|responses?|instead|when|if|from"
    r"|funktion\w*|methode\w*|klasse\w*|skript\w*|statt|wenn|fonctions?|méthodes?|función|método|clase|cuando)\b",
    re.IGNORECASE,
)
"""Words by which an order for a form may be one for code that gives it."""

_STATES = re.compile(
    r"^\W*(?:my|our|your|his|their|its?|the|this|these|those|an?|mein\w*|unser\w*|der|die|das|diese\w*|es|er|sie|mon|ma|mes"
    r"|notre|nos|le|la|les|cette?|ces|mis?|nuestr\w+|el|los|las|est[ea]s?)\b"
    r"|\b(?:(?:read|accept|support|understand|handle|expect|pars|load|take|know|speak|allow)\w*"
    r"|(?:send|return|use|emit|produce|give|output|write|store)s|(?:explain|describe|discuss|cover|erklär|beschreib|expliqu)\w*"
    r"|(?!(?:please|and|then|just|you|to|bitte)\b)\w+\s+(?:send|return|use|emit|produce|give|output|write|store))\s*$",
    re.IGNORECASE,
)
"""What stands before "only JSON" in a sentence that says what something does, or that is about JSON alone."""

_COMPARES = re.compile(
    r"\b(?:compar|vergleich|differen|unterschied|différence|diferencia|pros\b|vor- und)", re.IGNORECASE
)
_WITH_ANOTHER = re.compile(r"\s+(?:with|mit|avec|con|and|und|et|y)\b", re.IGNORECASE)

_FEW = 5
"""Words of a sentence that says nothing but the form."""


@dataclass(frozen=True)
class DataForm:
    """A form of data; `names` is a pattern of what it is called."""

    names: str

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        whole = rf"(?:format\s+|formato\s+)?{self.names}(?:[- ]format)?\b"
        return {
            name: re.compile(pattern, re.IGNORECASE)
            for name, pattern in (
                ("gives", rf"{_POLITE}(?:{_GIVES}|{_TALKS}){_SMALL}{whole}{_PIECE}{_WITH}"),
                ("returns", rf"{_POLITE}(?:{_RETURNS}){_SMALL}{whole}{_PIECE}{_WITH}"),
                ("talks", rf"{_POLITE}{_TALKS}{_SMALL}{whole}"),
                ("result", rf"{_RESULT}(?:(?:in|as|only|valid|an?|als|en|un)\s+)*{whole}"),
                ("only", rf"\b{_ONLY}{whole}|\b{whole}\s+only\b"),
                ("as", rf"(?<![\w-]){_AS}{whole}{_PIECE}(?![\w-])"),
            )
        }

    def asked_by(self, words: str) -> Asked | None:
        """Return how surely some words ask for it, the surest; None where they do not."""
        leads = words.rstrip().endswith("?")
        pieces = _SENTENCE.split(words)
        found = [how for each in pieces if (how := self._asked_in(each, leads=leads and each.endswith(":")))]
        return next((how for how in (Asked.BY_ORDER, Asked.SURELY, Asked.PERHAPS) if how in found), None)

    def _asked_in(self, said: str, *, leads: bool) -> Asked | None:
        """Return how surely a sentence asks for it; one that leads to a question may only say what that is about."""
        sentence = said.rstrip(" .!:;?")
        match = {name: found for name, pattern in self._patterns.items() if (found := pattern.search(sentence))}
        stated = "only" in match and _STATES.search(sentence[: match["only"].start()]) is not None
        alone = "only" in match and not stated and len(sentence.split()) <= _FEW
        if ("gives" in match or alone) and not _PROGRAMS.search(sentence):
            return Asked.BY_ORDER
        if ordered := {"gives", "returns", "talks", "result"} & match.keys():
            return Asked.PERHAPS if leads and ordered == {"returns"} else Asked.SURELY
        if "only" in match:
            return Asked.PERHAPS if stated or _TELLS.search(sentence) else Asked.SURELY
        if "as" not in match:
            return None
        return _as_it(sentence, match["as"], question=said.endswith("?"))


def only_told(words: str, at: int) -> bool:
    """Tell whether what stands at a place may be told of something else: in a question, or behind a word that tells."""
    start = max((each.end() for each in _SENTENCE.finditer(words, 0, at)), default=0)
    return words.rstrip().endswith("?") or _TELLS.search(words[start:at].rstrip()) is not None


def _as_it(sentence: str, match: re.Match[str], *, question: bool) -> Asked | None:
    """Return how surely "as JSON" in a sentence is the form of the answer."""
    before, behind = sentence[: match.start()].rstrip(), sentence[match.end() :]
    within = _WITHIN.match(match.group())
    if within and not _ENDS.match(behind):
        return None
    apart = not before or before[-1] in ",(-–—"  # noqa: RUF001
    stays = _STAYS.match(behind) or (not before and _LEADS.match(behind))
    if _COMPARES.search(before) and _WITH_ANOTHER.match(behind):
        return Asked.PERHAPS
    alone = apart and (stays or _CLOSES.match(behind))
    if not question and (alone or (stays and not _TELLS.search(before))):
        return Asked.SURELY
    return None if within else Asked.PERHAPS
