"""Tests in the editor: offered beside a function, put into the project's file of tests, open, closed or new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import VSCODE
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.lsp_editor import Editor
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.stdio

CALC = 'def add(a, b):\n    """Add two numbers."""\n    return a + b\n'
ADD = "```python\ndef test_numbers_are_added():\n    assert add(1, 2) == 3\n```"
WRONG = "```python\ndef test_numbers_are_added():\n    assert add(1, 2) == 4\n```"
CREATES = replace(
    VSCODE,
    capabilities={
        **VSCODE.capabilities,
        "workspace": {
            **VSCODE.capabilities["workspace"],
            "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        },
    },
)


@pytest.fixture
def models() -> Iterator[OllamaSimulator]:
    """A model that writes a test."""
    with simulator([ScriptedModel("llama3.2", replies=[Reply(ADD)])]) as server:
        yield server


@pytest.fixture
def calc(tmp_path: Path) -> Path:
    """A project with a file of code and no tests."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "calc"\n')
    file = tmp_path / "calc.py"
    file.write_text(CALC)
    return file


def options(models: OllamaSimulator, **generate: Any) -> dict[str, Any]:
    """Return settings of a user whose models these are."""
    return {"gateway": {"host": models.url}, "generate": {"runExamples": "never", **generate}}


async def ask_for_tests(editor: Editor, uri: str) -> None:
    """Run the action on the function."""
    actions = await editor.actions(uri, CALC.index("add"))
    assert [each["title"] for each in actions] == [
        "Update doc of `add`",
        "Review `add` for security",
        "Tests for `add`",
        "Explain `add`",
    ]
    assert await editor.run(actions[2]) is None


def applied(editor: Editor) -> list[dict[str, Any]]:
    """Return the edits that the server asked for."""
    return [each["edit"] for each in editor.server.said("workspace/applyEdit")]


async def ended(editor: Editor) -> str:
    """Wait for the end of the job and return what its progress bar says."""
    ends = await editor.server.until(
        lambda: [each["value"] for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]
    )
    return str(ends[-1].get("message", ""))


async def test_a_new_file_is_made_with_the_tests_in_it(calc: Path, models: OllamaSimulator) -> None:
    """In one edit: the file, then what it holds."""
    async with running(CREATES, options=options(models)) as editor:
        uri = editor.open(CALC, calc.as_uri())
        await ask_for_tests(editor, uri)
        said = await ended(editor)
        (edit,) = applied(editor)
        made, filled = edit["documentChanges"]
        place = (calc.parent / "tests" / "test_calc.py").as_uri()
        assert (made["kind"], made["uri"], filled["textDocument"]["uri"]) == ("create", place, place)
        assert editor.files[place].startswith("from calc import add\n\n\ndef test_numbers")
        assert said == (
            "1 test for `add` in tests/test_calc.py by Llama 3.2. Checked: static. "
            "1 test was not run (the setting `generate.runExamples` is `never`)."
        )
        assert editor.texts[uri].text == CALC


async def test_an_open_file_of_tests_is_written_as_it_stands(calc: Path, models: OllamaSimulator) -> None:
    """What is not saved yet counts, and nothing of it changes."""
    tests = calc.parent / "test_calc.py"
    tests.write_text("import calc\n")
    async with running(options=options(models)) as editor:
        uri = editor.open(CALC, calc.as_uri())
        there = "import calc\n\n\ndef test_old():\n    assert calc\n"
        other = editor.open(there, tests.as_uri())
        await ask_for_tests(editor, uri)
        await editor.server.until(lambda: editor.texts[other].text != there)
        assert editor.texts[other].text == (
            "import calc\nfrom calc import add\n\n\ndef test_old():\n    assert calc\n\n\n"
            "def test_numbers_are_added():\n    assert add(1, 2) == 3\n"
        )


async def test_an_editor_that_makes_no_files_is_told_where_they_would_go(calc: Path, models: OllamaSimulator) -> None:
    """And how they get there; no model was asked."""
    async with running(options=options(models)) as editor:
        uri = editor.open(CALC, calc.as_uri())
        await ask_for_tests(editor, uri)
        await editor.server.until(lambda: bool(editor.server.said("window/showMessage")))
        said = editor.server.said("window/showMessage")[0]["message"]
        assert "tests/test_calc.py" in said
        assert "rightsize generate --tests --write calc.py::add" in said
        assert applied(editor) == []


async def test_a_test_that_fails_is_shown_before_it_is_written(calc: Path, models: OllamaSimulator) -> None:
    """A person decides whether the test or the code is wrong."""
    models.serve(ScriptedModel("llama3.2", replies=[Reply(WRONG)]))
    async with running(CREATES, options=options(models, runExamples="always")) as editor:
        editor.choose = "Discard"
        uri = editor.open(CALC, calc.as_uri())
        await ask_for_tests(editor, uri)
        said = await ended(editor)
        if "1 test for" in said:
            pytest.skip("no sandbox can be made here")
        assert said == "the tests were not written: you discarded it"
        asked = editor.server.said("window/showMessageRequest")[-1]["message"]
        assert "it shows a bug" in asked
        assert "1 test ran, and 1 does not pass." in asked
        assert "assert add(1, 2) == 4" in asked
        assert applied(editor) == []


async def test_how_the_tests_ended_is_said_last(calc: Path, models: OllamaSimulator) -> None:
    """As for generated code: how many ran and how, or that no sandbox can be made."""
    async with running(CREATES, options=options(models, runExamples="always")) as editor:
        uri = editor.open(CALC, calc.as_uri())
        await ask_for_tests(editor, uri)
        said = await ended(editor)
    where, _, checked = said.partition(" Checked: ")
    assert where == "1 test for `add` in tests/test_calc.py by Llama 3.2."
    refused = checked.startswith("static. 1 test was not run (") and "sandbox" in checked
    assert refused or checked == "tests. 1 test ran and passes."


async def test_where_no_answer_passes_the_hover_tells_the_ladder(calc: Path, models: OllamaSimulator) -> None:
    """Who was asked, which check refused whom, and what it cost."""
    models.serve(ScriptedModel("llama3.2", replies=[Reply("I would rather not.")]))
    async with running(CREATES, options=options(models)) as editor:
        uri = editor.open(CALC, calc.as_uri())
        await ask_for_tests(editor, uri)
        assert await ended(editor) == "no tests"
        hover = (await editor.hover(uri, CALC.index("add")))["contents"]["value"].splitlines()
        assert applied(editor) == []
    assert hover[0] == "**No tests for `add`**"
    attempts = [each for each in hover if each.startswith("- Attempt ")]
    refused = "refused for a reply in which no code fits the place (code_read)"
    assert [each.partition(", in ")[0] for each in attempts] == [
        f"- Attempt {number}: Llama 3.2 (tier 2) {refused}" for number in (1, 2)
    ]
    assert any(each.startswith("- In all: ") and "cost units" in each for each in hover)
