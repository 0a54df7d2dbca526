"""From an action to text in the editor and back by one undo, with the embedded engine and every kind of client."""

from __future__ import annotations

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import PROFILES, SILENT, VSCODE, Profile

pytestmark = pytest.mark.stdio

AREA = """import math


def area(width: float, height: float) -> float:
    if width < 0:
        raise ValueError("négative 😀")
    return width * height
"""

SHAPES = """import math


class Shape:
    def area(self, width: float, height: float) -> float:
        return width * height

    def named(self) -> str:
        return "é😀" + self.kind


def twice(value: int) -> int:
    return value * 2
"""


def without_doc(text: str, newline: str = "\n") -> str:
    """Return a text without its first doc, the lines that hold it included."""
    start = text.index('    """')
    end = text.index('"""', start + 7) + 3 + len(newline)
    assert text[start:end].count("\n") == text[start:end].count(newline)
    return text[:start] + text[end:]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name or "bare")
async def test_one_doc_lands_and_one_undo_takes_it_back(profile: Profile) -> None:
    """Whatever the client counts columns in and however it takes edits, the text is the same."""
    async with running(profile) as editor:
        uri = editor.open(AREA)
        text = await editor.document(uri, AREA.index("area"))
        assert without_doc(text) == AREA
        assert "        ValueError: " in text
        assert len(editor.texts[uri].undo) == 1
        editor.undo(uri)
        assert editor.texts[uri].text == AREA
        assert await editor.quit() == 0


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name or "bare")
async def test_a_file_is_one_edit(profile: Profile) -> None:
    """All docs of a file come and go together."""
    async with running(profile) as editor:
        uri = editor.open(SHAPES)
        action = (await editor.actions(uri, SHAPES.index("twice"), only=["source"]))[0]
        assert await editor.run(action) is None
        await editor.server.until(lambda: editor.texts[uri].version == 1)
        assert editor.texts[uri].text.count('"""') >= 4
        assert len(editor.texts[uri].undo) == 1


async def test_a_class_is_documented_with_its_members() -> None:
    """The action of the class reaches into it and not beyond."""
    async with running() as editor:
        uri = editor.open(SHAPES)
        text = await editor.document(uri, SHAPES.index("Shape"), "Document `Shape` with its 2 members")
        assert text.endswith(SHAPES[SHAPES.index("def twice") :])
        assert text.count('"""') >= 2


async def test_the_command_is_answered_before_the_work_is_done() -> None:
    """Editors that block until the answer comes do not block; the work is shown by progress of its own."""
    async with running() as editor:
        uri = editor.open(AREA)
        action = (await editor.actions(uri, AREA.index("area")))[0]
        assert await editor.run(action) is None
        assert not editor.server.said("workspace/applyEdit")
        ends = await editor.server.until(
            lambda: [each for each in editor.server.said("$/progress") if each["value"]["kind"] == "end"]
        )
        kinds = [each["value"]["kind"] for each in editor.server.said("$/progress")]
        assert (kinds[0], kinds[-1]) == ("begin", "end")
        assert editor.server.said("$/progress")[0]["value"]["cancellable"] is True
        assert ends[0]["value"]["message"] == "`area` documented by Embedded engine."
        [created] = editor.server.said("window/workDoneProgress/create")
        assert {each["token"] for each in editor.server.said("$/progress")} == {created["token"]}


async def test_the_token_of_a_command_is_not_used_after_its_answer() -> None:
    """The protocol lets it live as long as its request; the work goes on under a token of the server's."""
    async with running() as editor:
        uri = editor.open(AREA)
        action = (await editor.actions(uri, AREA.index("area")))[0]["command"]
        editor.server.begin(
            "workspace/executeCommand",
            {"command": action["command"], "arguments": action["arguments"], "workDoneToken": 7},
        )
        await editor.server.until(lambda: editor.texts[uri].version)
        [created] = editor.server.said("window/workDoneProgress/create")
        assert {each["token"] for each in editor.server.said("$/progress")} == {created["token"]}


async def test_a_client_that_takes_no_edits_is_told_so() -> None:
    """No model is asked for what could not be written."""
    async with running(SILENT) as editor:
        uri = editor.open(AREA)
        error = await editor.run((await editor.actions(uri, AREA.index("area")))[0])
        [message] = editor.server.said("window/showMessage")
        assert error is None
        assert message["message"] == (
            "This editor does not let language servers change texts (`workspace.applyEdit`); "
            "`rightsize document --write sample.py` in a terminal writes the docs instead."
        )
        assert not editor.server.said("workspace/applyEdit")


async def test_a_file_with_components_is_documented_as_tsx() -> None:
    """The language is told by its id, as editors send it, and the doc is TSDoc."""
    component = (
        "export const Price = ({ amount }: Props) => <b title='é😀'>{amount > 0 ? amount : <i>free</i>}</b>;\n\n"
    )
    function = "export function isFree(price: number): boolean {\n  return price === 0;\n}\n"
    async with running(VSCODE) as editor:
        uri = editor.open(component + function, uri="file:///work/Price.tsx", language="typescriptreact")
        text = await editor.document(uri, (component + function).index("isFree"))
        assert text.startswith(f"{component}/**\n")
        assert text.endswith(f"\n * @returns Whether `price` equals `0`.\n */\n{function}")
        editor.undo(uri)
        assert editor.texts[uri].text == component + function


async def test_what_is_left_alone_is_said() -> None:
    """Somebody who asks for a missing doc where there is one reads why nothing happens."""
    async with running() as editor:
        uri = editor.open('import os\n\n\ndef run():\n    """Run."""\n')
        argument = {"uri": uri, "mode": "missing", "symbols": [{"name": "run", "line": 3}]}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.document", "arguments": [argument]})
        [message] = await editor.server.until(lambda: editor.server.said("window/showMessage"))
        assert message["message"] == "`run` left alone: it has a doc."
        assert editor.texts[uri].version == 0


async def test_a_position_will_do_instead_of_an_action() -> None:
    """A key bound to the command sends where the cursor is."""
    async with running() as editor:
        uri = editor.open(AREA)
        argument = {"uri": uri, "position": {"line": 5, "character": 3}}
        await editor.server.ask("workspace/executeCommand", {"command": "rightsize.document", "arguments": [argument]})
        await editor.server.until(lambda: editor.texts[uri].version)
        assert editor.texts[uri].text.count('"""') == 2


async def test_a_symbol_is_found_again_in_a_text_that_has_moved() -> None:
    """Between the list of actions and the choice the user may type."""
    async with running() as editor:
        uri = editor.open(AREA)
        action = (await editor.actions(uri, AREA.index("area")))[0]
        editor.type(uri, 0, "# a new first line\n")
        await editor.run(action)
        await editor.server.until(lambda: editor.texts[uri].version == 2)
        assert editor.texts[uri].text.startswith("# a new first line\nimport math\n")
        assert editor.texts[uri].text.count('"""') == 2


async def test_a_symbol_that_is_gone_is_said_to_be() -> None:
    """The message says what to do."""
    async with running() as editor:
        uri = editor.open(AREA)
        action = (await editor.actions(uri, AREA.index("area")))[0]
        editor.type(uri, 0, "x = 1\n", remove=len(AREA))
        await editor.run(action)
        [message] = await editor.server.until(lambda: editor.server.said("window/showMessage"))
        assert message["message"] == "What was meant is not in the file any more. Ask for the actions again."


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
async def test_line_ends_and_odd_characters_stay(newline: str) -> None:
    """Only the doc is added; what the file is made of stays byte for byte."""
    source = AREA.replace("négative 😀", "\ud83d lone, e\u0301 and \u2028").replace("\n", newline)
    async with running(VSCODE) as editor:
        uri = editor.open(source)
        text = await editor.document(uri, source.index("area"))
        assert without_doc(text, newline) == source
