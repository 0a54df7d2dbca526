"""The language that an answer in words is held to, by what the splitter knows of the words of a request."""

from __future__ import annotations

import pytest

from rightsize.core.tasks.task import TaskKind
from rightsize.engine.answers import judged_answer

ENGLISH = (
    "The parser reads the file line by line and keeps what it finds. It then returns a list of the tokens that the "
    "other parts use."
)
GERMAN = (
    "Der Parser liest die Datei Zeile für Zeile und behält, was er findet. Danach gibt er eine Liste der Token zurück, "
    "die die anderen Teile nutzen."
)
PORTUGUESE = (
    "O analisador lê o ficheiro linha por linha e guarda o que encontra. Depois devolve uma lista dos tokens que as "
    "outras partes usam, com os nomes."
)
TERSE = (
    "Offen ist im Parser: Mode (was in the base theme will be), Tests, Timeout im Client, und die Session in an API."
)
CODE = (
    "for item in items:\n    if item is not None and item in other:\n        return item\n    else:\n"
    "        print('there is no such item in the list and it is not for us')"
)
REFUSED, WARNED = "refused", "warned of"


@pytest.mark.parametrize(
    ("words", "answer", "data", "expected"),
    [
        ("Fasse diese Datei in zwei Sätzen zusammen", ENGLISH, (ENGLISH,), REFUSED),
        ("Erkläre den Parser", ENGLISH, (), REFUSED),
        ("Résume ce fichier en deux phrases", ENGLISH, (), REFUSED),
        ("Resume este archivo", ENGLISH, (), REFUSED),
        ("¿Qué es un mutex?", ENGLISH, (), REFUSED),
        ("Explain in Italian what a mutex is and what it is for", ENGLISH, (), REFUSED),
        ("Polish the error messages and answer in German", ENGLISH, (), REFUSED),
        ("Polish the error messages and answer in German", ENGLISH, (ENGLISH,), WARNED),
        ("Polish this German text and explain the changes in English", GERMAN, (), WARNED),
        ("Explain the parser in German for our Thai team", ENGLISH, (), REFUSED),
        ("Explain the parser in German for our Thai team", GERMAN, (), ""),
        ("Erkläre den Zweck des Dutch-Auction-Moduls auf Deutsch", ENGLISH, (), REFUSED),
        ("Fasse die Rolle des Dutch-Auction-Moduls auf Deutsch zusammen", ENGLISH, (), REFUSED),
        ("Translate the Polish text and explain it in German", ENGLISH, (), ""),
        ("Fix the Italian names in German letters", ENGLISH, (), ""),
        ("Explain the error that appears in German, our UI is Dutch", ENGLISH, (), ""),
        ("Compare answers in German and in French", ENGLISH, (), ""),
        ("Liste die Commits auf", ENGLISH, (ENGLISH,), WARNED),
        ("Liste die Commits auf", ENGLISH, (GERMAN,), REFUSED),
        ("Liste die Vorteile des Parsers auf", ENGLISH, (), REFUSED),
        ("Zitiere den ersten Satz", ENGLISH, (ENGLISH,), ""),
        ("Zitiere den ersten Satz der Datei", ENGLISH, (GERMAN,), REFUSED),
        ("Zitiere den ersten Satz und erkläre ihn auf Deutsch", ENGLISH, (ENGLISH,), WARNED),
        ("Extrahiere die Fehlermeldungen", ENGLISH, ("E1: no file",), ""),
        ("Nenne die Meldungen im Wortlaut", ENGLISH, (ENGLISH,), ""),
        ("Zitiere den ersten Satz der Lizenz", ENGLISH, (), WARNED),
        ("Cite la première phrase du fichier", ENGLISH, (ENGLISH,), WARNED),
        ("Cite trois avantages de ce langage", ENGLISH, (), REFUSED),
        ("Liste die Funktionen der Datei auf", ENGLISH, ("def f(x):\n    return x",), REFUSED),
        ("Extrae los mensajes de error", ENGLISH, (ENGLISH,), ""),
        ("Erkläre den Parser", GERMAN, (), ""),
        ("Erkläre den Parser, antworte auf Englisch", ENGLISH, (), ""),
        ("Explain what the parser of Le Monde is for", ENGLISH, (), ""),
        ("Explain what `der Parser` is", ENGLISH, (), ""),
        ("Schreibe eine englische README", ENGLISH, (), ""),
        ("Übersetze den Satz", ENGLISH, (), ""),
        ("translate this to German: the parser reads the file and keeps it", GERMAN, (), ""),
        ("Explain the German tank problem and what it is for", ENGLISH, (), ""),
        ("The comments are in German, make them English and say what you changed", ENGLISH, (), ""),
        ("Explain in Portuguese what a mutex is and what it is for", PORTUGUESE, (), ""),
        ("Korrigiere die Grammatik in diesem Text", ENGLISH, (ENGLISH,), ""),
        ("Summarise this:", GERMAN, (GERMAN,), ""),
        ("Schreib einen Test", CODE, (), ""),
        ("Korrigiere die Grammatik in diesem Text", ENGLISH, (GERMAN,), REFUSED),
        ("Resume este archivo", PORTUGUESE, (), WARNED),
        ("Erkläre den Parser", TERSE, (), WARNED),
        ("Schreib eine Commit-Message für diesen Diff", ENGLISH, (), WARNED),
    ],
)
def test_an_answer_is_in_the_language_of_a_short_request(
    words: str, answer: str, data: tuple[str, ...], expected: str
) -> None:
    """Unless the request is about another language, or in doubt."""
    verdict = judged_answer(TaskKind.QA_SIMPLE, words, answer, data).verdict
    found = {each.check: WARNED if each.warns else REFUSED for each in verdict.problems}
    assert found.get("answer_language", "") == expected
