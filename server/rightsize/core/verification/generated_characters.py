"""Checks of the characters of generated code: none that cannot be seen, none that turn what is read around."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rightsize.core.text import decode
from rightsize.core.verification.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Characters that emoji and some scripts need between others; elsewhere they hide."""
_PLAIN = frozenset("\t\n\r\f\u00a0")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_HIDES = frozenset({"Cf", "Cc", "Co", "Cs", "Zl", "Zp"})


def unseen(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find characters without a width, controls and marks of direction that the code before did not hold."""
    text = decode(evidence.generated.edit.new)
    if text.isascii() and text.isprintable():
        return
    before = decode(evidence.target.span.of(evidence.parsed.data))
    first = evidence.after.lines.line_of(evidence.put.start) + 1
    for place, character in enumerate(text):
        if _is_hidden(text, place) and character not in before:
            line = first + text.count("\n", 0, place)
            yield Finding(f"A character that cannot be seen stands on line {line}: U+{ord(character):04X}.")


def look_alikes(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find names that are written in letters which only look like those of another name or script."""
    for each in evidence.disguises:
        yield Finding(f"The code {each.does} on line {each.line}: {each.title}.")


def _is_hidden(text: str, place: int) -> bool:
    character = text[place]
    if character in _PLAIN or (character.isascii() and character.isprintable()):
        return False
    if character in _JOINERS:
        return place == 0 or text[place - 1].isascii()
    return character in _FILLERS or unicodedata.category(character) in _HIDES
