"""Tell how many bullet points a request orders that names things by number and then the form: "three pros as bullets".

Where the number may not be that of the points, as of "three pros and three cons", it is no order for so many.
"""

from __future__ import annotations

import re

NUMBERS = {
    word: number
    for number, words in enumerate(
        ("one a single einem einen eine einer une un una uno ein", "two zwei deux dos", "three drei trois tres",
         "four vier quatre cuatro", "five fünf fuenf cinq cinco", "six sechs seis", "seven sieben sept siete",
         "eight acht huit ocho", "nine neun neuf nueve", "ten zehn dix diez"), 1,
    )
    for word in words.split()
}  # fmt: skip
_SEVERAL = rf"(?:[2-9]|1\d|20|{'|'.join(word for word, number in NUMBERS.items() if number > 1)})"
_HEAD = (
    r"(?:^|(?<=[.!?:;,\n]))[\s*\-\u2013]{0,9}(?:(?:please|pls|kindly|now|then|just|so|can you|could you|would you"
    r"|will you|bitte|dann|s'il te plaît|stp|svp|peux-tu|pouvez-vous|por favor|puedes|podrías|ahora)[,\s]{1,3}){0,4}"
)
_ORDERS = (
    r"(?:list|name|give|tell|state|mention|suggest|provide|nenn(?:e|t|en sie)?|liste[nrz]?|gib|geben sie"
    r"|zähl(?:e|en sie)?|(?:kannst|könntest) du|(?:können|könnten) sie|donne[rz]?|cite[rz]?|énumère|énumére[rz]"
    r"|nomme[rz]?|da(?:r|me|rme)|di(?:me)?|decirme|enumerar?|nombrar?|mencionar?|listar?|citar?)"
    r"(?:[\s-](?:me|us|mir|uns|moi|nous))?"
)
_JUST = (
    r"(?:(?:exactly|just|only|(?:the )?(?:top|main|best|key)|genau|nur|exactement|juste|seulement|exactamente|s[oó]lo)"
    r"\s+)?"
)
_AS = (
    r"(?:as|in|using|in the form of|als|in form von|en|sous (?:la )?forme d[e']|dans|avec|como|con|en forma de)\s+"
    r"(?:(?:an?|eine[rn]?|une?|una|des|short|brief|concise|plain|simple|kurzen?|courtes|breves)\s+)*"
)
_BULLETS = (
    r"(?:bullet(?:ed|s|[- ]?points?|[- ]?punkte?n?)?(?:[- ]lists?)?|stichpunkte?n?|stichworte?n?|aufzählung\w*"
    r"|spiegelstriche?n?|(?:liste (?:à|de) )?puces|(?:lista (?:con|de) )?viñetas)\b"
)
_ORDER = re.compile(
    rf"{_HEAD}{_ORDERS}\s+{_JUST}(?P<n>{_SEVERAL})\s+(?P<what>[^.;:,!?\n]{{1,90}}?),?\s+{_AS}{_BULLETS}", re.IGNORECASE
)
_AND = r"\b(?:and|or|plus|vs|versus|und|oder|sowie|et|ou|y|o)\b|&"
_OTHERS = re.compile(
    rf"{_AND}|\d|\b{_SEVERAL}\b|\b(?:each|every|per|both|jede\w*|jeweils|je|beide\w*|chaque|cada)\b|['\u2019]s\b|s['\u2019]\s"
    r"|\b(?:sections|paragraphs|categories|groups|lists|parts|chapters|plans|summaries|versions|scenarios|topics|columns"
    r"|kategorien|abschnitte|absätze|gruppen|listen|teile|pläne|paragraphes|catégories|groupes|listes|parties|secciones"
    r"|párrafos|categorías|grupos|listas|partes|planes)\b",
    re.IGNORECASE,
)
"""Words among which the number is not that of the points: of two kinds of things, of one of several, of whole parts."""

_BESIDE = re.compile(
    rf"\b{_BULLETS}"
    r"|\b(?:for|of|to|in|on|from|für|von|zu|pour|de|par|para|por)\s+(?:each|every|both|jede\w*|beide\w*|chaque|cada)\b"
    rf"|\b(?:per|jeweils|pro|je)\b|\b{_SEVERAL}\s+(?!(?:\w+\s+)?(?:words?|sentences?|characters?|lines?|wörter\w*|worten?"
    r"|sätze\w*|zeichen|zeilen?|mots|phrases?|caractères|lignes?|palabras|frases?|caracteres|líneas?)\b)",
    re.IGNORECASE,
)
"""What a request says elsewhere by which there may be more points."""


class NumberedThings:
    """Finds an order for so many things as bullet points, as a pattern does whose group `n` is the number."""

    def search(self, words: str) -> re.Match[str] | None:
        """Return the order; None where there is none, or where there may be more points than it says."""
        found = _ORDER.search(words)
        if found is None or _OTHERS.search(found["what"]):
            return None
        before, behind = words[: found.start()], words[found.end() :]
        more = re.match(rf"[\s,]*(?:{_AND})", behind, re.IGNORECASE)
        return None if more or _BESIDE.search(before) or _BESIDE.search(behind) else found
