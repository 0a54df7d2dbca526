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
    r"(?:return|give|provide|produce|output|print|send|show|generate|create|liefere?|erzeuge|erstelle|renvoie|retourne"
    rf"|fournis|génère|devuelve|genera|muestra)(?:{_TO_ME})?"
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
_ENDS = re.compile(r"\s*(?:please|bitte|svp|stp|por favor|only)?\W*$")
_WITHIN = re.compile(r"(?:in|im|en)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:that|which|who|whose|how|why|when|where|what|whether|if|because|is|are|was|were|be|been|has|have|had|does|do|did"
    r"|can|should|must|i|we|they|he|she|dass|welche[mnrs]?|wie|warum|wann|wenn|was|wo|ob|weil|ist|sind|war|wird|werden|hat"
    r"|haben|ich|wir|que|qui|quand|comment|pourquoi|est|sont|je|on|nous|qué|cómo|cuando|es|son|está|están|hay)\b"
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
        found = [how for each in _SENTENCE.split(words) if (how := self._asked_in(each)) is not None]
        return next((how for how in (Asked.BY_ORDER, Asked.SURELY, Asked.PERHAPS) if how in found), None)

    def _asked_in(self, said: str) -> Asked | None:
        sentence = said.rstrip(" .!:;?")
        match = {name: found for name, pattern in self._patterns.items() if (found := pattern.search(sentence))}
        alone = "only" in match and len(sentence.split()) <= _FEW
        if ("gives" in match or alone) and not _PROGRAMS.search(sentence):
            return Asked.BY_ORDER
        if {"gives", "returns", "talks", "result"} & match.keys():
            return Asked.SURELY
        if "only" in match:
            return Asked.PERHAPS if _TELLS.search(sentence) else Asked.SURELY
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
    if not question and (apart or (_STAYS.match(behind) and not _TELLS.search(before))):
        return Asked.SURELY
    return None if within else Asked.PERHAPS
