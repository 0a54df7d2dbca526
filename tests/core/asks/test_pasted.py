"""What is data: it asks for nothing, whatever stands in it."""

from __future__ import annotations

import pytest

from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.split import split

DATA = {
    "a fence": "```\nwrite tests\nfix it\n```",
    "unfenced code": "def f(x):\n    return x  # fix it\n\nfor y in f(1):\n    print(y)",
    "a query": "SELECT * FROM a JOIN b ON a.id = b.id WHERE b.x > 3;",
    "a command": "find . -name '*.orig' -print0 | xargs -0 rm -f",
    "JSON": '{"action": "review and merge", "notes": "write the tests first"}',
    "a diff": "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-fix the bug\n+write the docs",
    "a log": "2024-05-01 10:00:01 ERROR run the migrations\n2024-05-01 10:00:02 INFO update the config",
    "a stack trace": 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nTypeError: fix it',
    "a quoted mail": "> please fix the build\n> and write the docs",
    "a talk": "Anna: please fix the build\nBen: I will write the tests\nAnna: also deploy it",
    "settings": "Last State: Terminated\n  Reason: OOMKilled\nLimits: memory: 128Mi",
}


@pytest.mark.parametrize("block", DATA.values(), ids=DATA)
def test_blocks(block: str) -> None:
    """A pasted block is found by its look, whether it stands in front of the request or behind it."""
    assert [each.kind.value for each in split(f"Why does this happen?\n\n{block}")] == ["reasoning"]
    assert [each.kind.value for each in split(f"{block}\n\nWhy does this happen?")] == ["reasoning"]


@pytest.mark.parametrize(
    ("lead", "paste"),
    [
        ("Summarise this thread:", "We should fix the build. Please write the tests and deploy it."),
        ("Shorten the ticket below.", "Export is empty. Fix it. Update the docs and tell support."),
        ("tl;dr of the following notes", "Decided: move to pnpm. Write the migration. Train the team."),
        ("summarise the tickets below", "T-1 Export: build the endpoint, write tests\nT-2 Login: measure, fix"),
        ("Here are my notes from the retro. Boil them down.", "Ideas: write more runbooks, add a merge queue."),
        ("squash message for these 3 commits:", "add parser, fix tests, update docs"),
        ("Fasse das folgende Ticket zusammen:", "Export ist leer. Bitte prüfen und beheben!"),
        ("Résume le compte-rendu ci-dessous.", "Marc doit corriger l'API. Écris les tests."),
    ],
)
def test_introduced_prose(lead: str, paste: str) -> None:
    """Prose that a sentence hands over is data to its end."""
    assert [each.kind.value for each in split(f"{lead}\n\n{paste}")] == ["summarisation"]


def test_a_request_behind_pasted_prose_is_read() -> None:
    """A last paragraph that speaks to the assistant again is none of what was pasted."""
    found = split("Summarise this mail:\n\nPlease fix the build.\n\nAlso write a README.")

    assert [each.kind.value for each in found] == ["summarisation", "documentation"]


@pytest.mark.parametrize(
    "text",
    [
        "Fix the bug in `a.py` (see below) and add a test",
        "Rename getCwd() to cwd() everywhere",
        "Language: Go\nTask: write a parser",
        "note: don't touch the API\nplease: add a test",
        "import the CSV, then export it as JSON",
        "return early when the list is empty",
    ],
)
def test_requests_are_no_data(text: str) -> None:
    """What looks a little like code or settings is still read."""
    assert [each for each in pasted_in(text) if not each.inline] == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "```", "> ", "\ufffc", "a" * 3_000, "(" * 500, ":\n" * 200, "\x00\r\n\t"]
)
def test_odd_text(text: str) -> None:
    """Whatever is sent, one task at least comes back."""
    assert len(split(text)) >= 1


@pytest.mark.parametrize(
    "line",
    ["A" * 90_000, "a.b.c.d" * 12_000, "." * 90_000 + "x", "word" * 20_000 + "=", "“" * 90_000],
    ids=["letters", "names", "dots", "a name", "quotes"],
)
def test_a_line_without_end_is_read(line: str) -> None:
    """What was pasted may be one line, as a picture in letters or a minified program is."""
    assert [each.kind.value for each in split(f"Explain what this is:\n{line}")] == ["qa_simple"]
