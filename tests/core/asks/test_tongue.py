"""The language of requests of a few words: known by small words and the verb, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightsize.core.asks.lexicon import ENGLISH
from rightsize.core.asks.split import reading_of
from rightsize.core.asks.tongue import tongue_of_request

CORPUS = Path(__file__).parents[2] / "corpus" / "asks"
KNOWN = 0.97
"""Of what somebody asks for in one task; those that are left are mostly names and nouns."""


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Fasse diese Datei in zwei Sätzen zusammen", "de"),
        ("Erkläre den Parser", "de"),
        ("Was ist ein Mutex?", "de"),
        ("Résume ce fichier en deux phrases", "fr"),
        ("Explique ce code", "fr"),
        ("Pourriez-vous m'indiquer l'erreur ?", "fr"),
        ("Resume este archivo", "es"),
        ("Corrige la función", "es"),
        ("¿Qué es esto?", "es"),
        ("Explain the parser", "en"),
        ("Explain the Das Keyboard driver", "en"),
        ("Rename Que to Queue", "en"),
        ("What does “Erkläre den Parser” mean?", "en"),
        ("Explain `der die das` to me", "en"),
        ("Fix el parser", None),
        ("Linter output as SARIF", None),
        ("mira's physics step", None),
        ("Spiega questo file", None),
        ("Leg het bestand uit", None),
        ("refactor", None),
        ("", None),
    ],
)
def test_a_few_words_are_enough_or_nothing_is_said(text: str, tongue: str | None) -> None:
    """Names, code and quotes have no part in it."""
    assert tongue_of_request(text) == tongue


def test_no_request_of_one_task_is_taken_for_one_in_another_language() -> None:
    """As the splitter knows the language, which must name one where it cannot be told: English."""
    rows = [line.split("\t", 1) for name in ("single", "tongues", "kinds") for line in _lines(name)]
    texts = [text.replace("⟦", "").replace("\\n", "\n") for kinds, text in rows if "," not in kinds]
    found = [(tongue_of_request(text), outline.language) for text in texts if (outline := reading_of(text).outline)]

    assert [pair for pair in found if pair[0] not in {None, pair[1]} and pair[1] != ENGLISH] == []
    assert sum(pair[0] not in {None, pair[1]} for pair in found) <= 2
    assert sum(pair[0] == pair[1] for pair in found) >= KNOWN * len(found)


def _lines(name: str) -> list[str]:
    text = (CORPUS / f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
