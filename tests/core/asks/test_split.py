"""What is one request and what are several: a row a sentence, with the kinds that are found in it."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split


def kinds_of(text: str) -> list[str]:
    """Return the kinds of a text's tasks in short."""
    return [each.kind.value.partition("_")[0] for each in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fix the login, rename `foo` and add a test.", "code code code"),
        ("Add pagination. Then bump the version.", "code code"),
        ("Write a README for the parser; also fix the flaky test.", "documentation code"),
        ("first refactor the module, after that write the runbook, finally draft the PR description",
         "code documentation summarisation"),
        ("Add read and write permissions to the API", "code"),
        ("Create a search and replace function", "code"),
        ("Document the push and pull methods", "documentation"),
        ("Write a script which backs up, compresses and encrypts /etc", "code"),
        ("Write a function that reads a file and document it", "code documentation"),
        ("Write a script to parse logs and write a report file", "code"),
        ("Write a script to parse logs and write tests for it", "code code"),
        ("Let the admin rename and merge tags", "code"),
        ("Refactor and document the parser", "code documentation"),
        ("Sort, filter and paginate the results", "code"),
        ("Frobnicate the widget and defenestrate this cache", "code code"),
        ("Refactro the parser and documnet it", "code documentation"),
        ("What is CORS and how do I enable it?", "qa qa"),
        ("Which one would you go for and why?", "reasoning"),
        ("Is this worth it, or should we wait?", "reasoning"),
        ("tl;dr of notes.md plus docstrings for adr.py", "summarisation documentation"),
        ("I need a summary of the log plus a script that rotates it", "summarisation code"),
        ("The parser needs tests and the CLI needs a man page. Please write both.", "code documentation"),
        ("Add an index and, if that is not enough, cache the result", "code code"),
        ("write me: a changelog entry, a tweet-length summary, and a migration script",
         "documentation summarisation code"),
        ("write me: tests, docs and a commit message", "code documentation summarisation"),
        ("Add type hints to utils.py, and while you're at it, sort the imports.", "code code"),
        ("refactor the session store so it uses redis, no need to write tests, but do update the docs",
         "code documentation"),
        ("hi", "qa"),
        ("good morning", "qa"),
        ("Thanks, that worked!", "qa"),
    ],
)  # fmt: skip
def test_how_many(text: str, expected: str) -> None:
    """Each clause with a deliverable of its own is a task; nouns, descriptions and shared objects are none."""
    assert kinds_of(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("find and fix the memory leak", "code"),
        ("take a look at this log and tell me why it crashed", "reasoning"),
        ("read the notes and summarise them", "summarisation"),
        ("Have a look at the query below and speed it up.\n\nSELECT * FROM a JOIN b ON a.id = b.a_id;", "code"),
        ("have a look at the config below and fix the port\n\n```yaml\nport: 1\n```", "code"),
        ("Look over the code below and document it.\n\n```py\nx = 1\n```", "documentation"),
        ("have a look at the code below for leaks and fix them\n\n```py\nx = 1\n```", "code code"),
        ("Please go ahead and delete the legacy endpoints", "code"),
        ("Compare Redis and Memcached and recommend one", "reasoning"),
        ("review and fix this function", "code code"),
        ("Check auth.py for timing attacks, then fix the cookies", "code code"),
        ("look at the failing tests and fix the parser", "code"),
        ("Use the strategy pattern to get rid of the switch", "code"),
        ("Finde und behebe das Speicherleck", "code"),
        ("Schreib einen Test, dann finde und behebe den Fehler", "code code"),
        ("busca y corrige el error", "code"),
        ("localiza y arregla la fuga", "code"),
        ("Lies und fasse den Bericht zusammen", "summarisation"),
        ("Lies den Bericht und fasse ihn zusammen", "summarisation"),
        ("prüfe und korrigiere den Code", "code code"),
        ("revisa y corrige el código", "code code"),
        ("search for and remove dead code", "code"),
        ("look at both and decide which to keep", "reasoning"),
        ("figure out why it hangs and fix it", "code"),
        ("check whether it leaks and fix it", "code"),
        ("Finde heraus, wo es hakt, und behebe es", "code"),
        ("Sieh die Commits seit Version 1.8 durch und schreib eine Zusammenfassung", "summarisation"),
        ("Lis le rapport puis résume-le", "summarisation"),
        ("cherche et supprime le code mort", "code"),
        ("Echa un vistazo a los registros y dime por qué va tan lento", "reasoning"),
    ],
)
def test_verbs_that_lead_up(text: str, expected: str) -> None:
    """A verb that only prepares counts for nothing beside the one that it leads up to; a review counts."""
    assert kinds_of(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. fix the bug\n2. write the docs\n3. summarise the changes", "code documentation summarisation"),
        ("Please do the following:\n- add a login page\n- write the setup guide", "code documentation"),
        ("Two things:\n* the man page is out of date, please rewrite it\n* fix the exit code", "documentation code"),
        ("Build a todo app with:\n- login\n- search\n- export", "code"),
        ("Create a CLI. Requirements:\n- parse flags\n- write logs to stderr", "code"),
        ("Add dark mode.\n\nAcceptance criteria:\n- remember the choice\n- add no dependency", "code"),
        ("1) document utils.ts 2) add unit tests for it", "documentation code"),
        ("Please (a) add an index and (b) rewrite the query", "code code"),
        ("- [ ] add a page\n  - validate the name\n- [ ] write the guide", "code documentation"),
        ("## Background\n\nWe rewrote the parser twice.\n\n## Task\nWrite a guide.", "documentation"),
        ("### Docs\nWrite a tutorial.\n\n### Bugs\nFix the crash.\nFix the exit code.", "documentation code code"),
        ("Steps:\n1. Read the CSV\n2. Write Parquet\n\nWrite a script for that.", "code"),
        ("## Task\nImplement a queue.\n\n## Constraints\n- push in O(1)\n- write no comments", "code"),
        ("Write a CLI. Requirements:\n- parse args\n- write tests for edge cases", "code"),
        ("Implement a cache. Acceptance criteria:\n- evicts LRU\n- add tests for TTL\n- document the config", "code"),
        ("- [x] add a page\n- [ ] write the guide", "documentation"),
        ("Phase 1 - document the parser\nPhase 2 - add a cache", "documentation code"),
        ("**1.** document the parser\n**2.** add a cache", "documentation code"),
        ("Hallo zusammen, für den Sprint:\n– Dubletten entfernen\n– die Anleitung ergänzen", "code documentation"),
        ("docstrings for physics.py / type hints everywhere / black in pre-commit", "documentation code code"),
        ("☑ add a page\n☐ write the guide\n☐ fix the footer", "documentation code"),
    ],
)
def test_lists_and_headings(text: str, expected: str) -> None:
    """Items that ask are tasks, items of what was asked above are details, and headings only frame."""
    assert kinds_of(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schreibe eine Funktion, die Primzahlen findet, und erkläre den Algorithmus", "code qa"),
        ("Kannst du die Funktion dokumentieren und Tests schreiben?", "documentation code"),
        ("Schreiben Sie eine Anleitung und beheben Sie den Fehler", "documentation code"),
        ("Fass den Thread zusammen und schreib ein Skript, das die Logs filtert", "summarisation code"),
        ("Écris une fonction qui trie une liste, puis documente-la", "code documentation"),
        ("Ajoute une option et mets à jour la page de manuel", "code documentation"),
        ("Peux-tu résumer ce fil ?", "summarisation"),
        ("Escribe una función que ordene una lista y documéntala", "code documentation"),
        ("¿Deberíamos usar Kafka o RabbitMQ?", "reasoning"),
        ("Elimina los imports y escribe el mensaje de commit", "code summarisation"),
        ("Génère une page d'aide et complète les tests", "documentation code"),
        ("Kein Code, erklär nur Rekursion", "qa"),
        ("Schreib keinen Code, erklär nur den Unterschied zwischen Thread und Prozess", "qa"),
        ("nada de código, explica qué es un mutex", "qa"),
        ("Sans écrire de code, explique la récursivité", "qa"),
        ("Ich brauche ein Bash-Skript, das alte Logs löscht, und eine Anleitung dazu", "code documentation"),
        ("Il me faut une requête SQL pour les doublons ainsi qu'un test", "code code"),
    ],
)
def test_other_languages(text: str, expected: str) -> None:
    """German, French and Spanish are read by tables of their own."""
    assert kinds_of(text) == expected.split()


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\ufeff", "\u200e"])
def test_what_nobody_sees_parts_nothing(unseen: str) -> None:
    """Signs without width, as chats and documents leave them in what is copied, are no words."""
    said = "fix{0} the bug and{0} write a guide{0} for it"
    read = [(each.kind, [why.words for why in each.evidence]) for each in split(said.format(unseen))]
    assert read == [(each.kind, [why.words for why in each.evidence]) for each in split(said.format(""))]
