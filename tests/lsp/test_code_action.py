"""Which actions a place offers, in the words that people read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.lsp_editor import Editor, running
from tests.support.lsp_profiles import BARE, HELIX, NEOVIM, VSCODE, Profile

pytestmark = pytest.mark.stdio

ALL = "$0"

FUNCTION = "import os\n\n\ndef $0add(a, b):\n    return a + b\n"
DOCUMENTED = 'import os\n\n\ndef $0add(a, b):\n    """Add."""\n    return a + b\n'
CLASS = (
    "import os\n\n\nclass $0Shape:\n    def area(self):\n        return 1\n\n    def name(self):\n        return 'x'\n"
)


def placed(editor: Editor, source: str, **opened: Any) -> tuple[str, int, int]:
    """Open a source without its `$0` marks and return the URI and where they stood."""
    first = source.index(ALL)
    rest = source.replace(ALL, "", 1)
    second = rest.find(ALL)
    uri = editor.open(rest.replace(ALL, ""), **opened)
    return uri, first, first if second < 0 else second


async def titles(source: str, profile: Profile = VSCODE, only: list[str] | None = None, **opened: Any) -> list[str]:
    """Return the titles of the actions at the mark, or for what is between two marks."""
    async with running(profile) as editor:
        uri, start, end = placed(editor, source, **opened)
        return [each["title"].replace(" (draft, no model)", "") for each in await editor.actions(uri, start, end, only)]


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a function", FUNCTION, ["Document `add`", "Review `add` for security"]),
        (
            "inside its body",
            FUNCTION.replace("$0", "").replace("return", "ret$0urn"),
            ["Document `add`", "Review `add` for security"],
        ),
        (
            "a doc that exists",
            DOCUMENTED,
            ["Update doc of `add`", "Rewrite doc of `add`", "Review `add` for security"],
        ),
        (
            "a class",
            CLASS,
            ["Document `Shape`", "Document `Shape` with its 2 members", "Review `Shape` for security"],
        ),
        (
            "a method",
            CLASS.replace("$0", "").replace("def area", "def $0area"),
            ["Document `area`", "Review `area` for security"],
        ),
        (
            "in front of a method",
            CLASS.replace("$0", "").replace("    def area", "$0    def area"),
            ["Document `area`", "Review `area` for security"],
        ),
        (
            "a selection of two",
            CLASS.replace("$0", "").replace("    def area", "$0    def area") + "$0",
            ["Document the 2 selected symbols", "Review the 2 selected symbols for security"],
        ),
        (
            "a selection of lines outside of all symbols",
            "import os\n\n$0os.system(\n    os.environ['RUN']\n)\n$0\n\ndef add(a):\n    return a\n",
            ["Review the selected lines for security"],
        ),
        ("a selection of nothing", "import os\n$0\n\n$0os.nice(1)\n", []),
        (
            "the head of the file",
            "$0import os\n\ndef add(a):\n    return a\n",
            ["Document file `sample.py`", "Review file `sample.py` for security"],
        ),
        (
            "the doc of the file",
            '"""A$0 module."""\n\ndef add(a):\n    return a\n',
            ["Update doc of module `sample`", "Document file `sample.py`", "Review file `sample.py` for security"],
        ),
        (
            "an f-string as doc",
            'import os\ndef $0add(a):\n    f"""Add {a}."""\n    return a\n',
            ["Document `add`", "Review `add` for security"],
        ),
        ("an empty file", "$0", ["Document file `sample.py`", "Review file `sample.py` for security"]),
    ],
)
async def test_actions_follow_the_tree_at_the_cursor(name: str, source: str, expected: list[str]) -> None:
    """At most three actions, the innermost symbol's first."""
    assert await titles(source) == expected


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (["refactor"], ["Document `add`", "Review `add` for security", "Tests for `add`", "Explain `add`"]),
        (["refactor.rewrite"], ["Document `add`"]),
        ([""], ["Document `add`", "Document file `sample.py`", "Review file `sample.py` for security"]),
        (["source"], ["Document file `sample.py`", "Review file `sample.py` for security"]),
        (["refactor.rightsize.review"], ["Review `add` for security"]),
        (["source.document"], ["Document file `sample.py`"]),
        (["quickfix"], []),
        (["refactor.rewrit"], []),
        (["source.organizeImports"], []),
    ],
)
async def test_only_what_is_asked_for_is_offered(only: list[str], expected: list[str]) -> None:
    """A kind stands for all kinds below it; the file's action comes when sources are asked for."""
    assert await titles(FUNCTION, only=only) == expected


@pytest.mark.parametrize(
    ("uri", "language", "source"),
    [
        ("file:///work/a.ts", "typescript", "export function $0add(a: number) { return a }\n"),
        ("file:///work/a.go", "go", "package a\n\nfunc $0add(a int) int { return a }\n"),
        ("file:///work/a.rs", "rust", "pub fn $0add(a: i32) -> i32 { a }\n"),
        ("untitled:Untitled-1", "javascript", "function $0add(a) { return a }\n"),
        ("file:///work/a.py", "plaintext", "def $0add(a):\n    return a\n"),
    ],
)
async def test_languages_are_known_by_what_the_editor_calls_them(uri: str, language: str, source: str) -> None:
    """Where the editor does not know the language, the file's name may tell it."""
    assert (await titles(source, uri=uri, language=language))[0] == "Document `add`"


async def test_an_unknown_language_offers_nothing() -> None:
    """Other servers' files are left to them."""
    assert await titles("$0hello\n", uri="file:///work/a.txt", language="plaintext") == []


async def action(profile: Profile, source: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the first action at the mark as it came."""
    async with running(profile, options) as editor:
        uri, start, end = placed(editor, source)
        found: dict[str, Any] = (await editor.actions(uri, start, end))[0]
        return found


async def test_a_client_without_literals_gets_commands() -> None:
    """Old clients take commands only."""
    found = await action(BARE, FUNCTION, {"engine": "embedded"})
    assert (found["command"], found["title"]) == ("rightsize.document", "Document `add` (draft, no model)")


async def test_a_model_is_marked_as_one_where_the_client_shows_it() -> None:
    """A draft comes from no model and carries no such mark."""
    assert (await action(VSCODE, FUNCTION, {"engine": "ollama"}))["tags"] == [1]
    assert "tags" not in await action(VSCODE, FUNCTION, {"engine": "embedded"})
    assert "tags" not in await action(NEOVIM, FUNCTION, {"engine": "ollama"})


async def test_what_cannot_run_says_why_where_the_client_shows_it() -> None:
    """Other clients would offer it as usable, so they do not see it."""
    broken = "import os\n\n\ndef $0add(a, b):\n    return (a +\n\n\nx = 1\n"
    found = await action(VSCODE, broken, {"engine": "ollama"})
    assert found["disabled"]["reason"] == "The grammar for its language cannot read all of it."
    assert "command" not in found
    assert await titles(broken, NEOVIM) == ["Review `add` for security"]


async def test_a_cursor_of_one_character_is_a_cursor() -> None:
    """Helix selects the character under its cursor."""
    async with running(HELIX) as editor:
        uri, at, _ = placed(editor, FUNCTION)
        assert len(await editor.actions(uri, at, at + 1)) == 2


async def test_the_argument_finds_the_symbol_again() -> None:
    """Name and line go along, and nothing of the source."""
    found = await action(VSCODE, FUNCTION, {"engine": "ollama"})
    assert found["command"]["arguments"] == [
        {
            "uri": "file:///work/sample.py",
            "version": 0,
            "scope": "symbol",
            "mode": "missing",
            "symbols": [{"name": "add", "line": 3}],
        }
    ]
