"""Edits and clients that are late, lie, refuse or say nothing: a doc lands where it belongs, or not at all."""

from __future__ import annotations

import pytest

from tests.support.lsp_editor import Editor, running
from tests.support.lsp_profiles import BARE, NEOVIM, VSCODE, Profile

pytestmark = pytest.mark.stdio

URI = "file:///work/sample.py"

AREA = """import math


def area(width: float, height: float) -> float:
    if width < 0:
        raise ValueError("negative")
    return width * height
"""


def type_once(editor: Editor, at: int, new: str, remove: int = 0) -> None:
    """Let the user type just before the first edit comes."""

    def type_now() -> None:
        if editor.texts[URI].version == 0:
            editor.type(URI, at, new, remove)

    editor.before_edit = type_now


async def start(editor: Editor) -> str:
    """Open the text, run the action on it and return its URI."""
    uri = editor.open(AREA)
    await editor.run((await editor.actions(uri, AREA.index("area")))[0])
    return uri


async def test_a_stale_edit_is_made_anew_for_the_text_as_it_is() -> None:
    """The user types above the function just before the edit comes; the client refuses it, and the next one fits."""
    async with running(VSCODE) as editor:
        type_once(editor, 0, "# hi\n")
        uri = await start(editor)
        await editor.server.until(lambda: editor.texts[uri].version == 2)
        assert editor.texts[uri].text.startswith(
            '# hi\nimport math\n\n\ndef area(width: float, height: float) -> float:\n    """'
        )
        assert len(editor.server.said("workspace/applyEdit")) == 2


LIAR = Profile(NEOVIM.name, "utf-16", {**NEOVIM.capabilities, "workspace": VSCODE.capabilities["workspace"]}, lies=True)


async def test_a_client_that_says_applied_is_not_believed_until_the_text_shows_it() -> None:
    """Neovim drops a stale edit and says that it applied it: the server tries again."""
    async with running(LIAR) as editor:
        type_once(editor, 0, "# hi\n")
        uri = await start(editor)
        await editor.server.until(lambda: editor.texts[uri].version == 2)
        assert editor.texts[uri].text.count('"""') == 2


async def test_a_symbol_that_changed_meanwhile_gets_no_doc() -> None:
    """A doc that was checked against other code would be a lie."""
    async with running(VSCODE) as editor:
        at = AREA.index("height")
        type_once(editor, at, "h", remove=6)
        uri = await start(editor)
        [message] = await editor.server.until(lambda: editor.server.said("window/showMessage"))
        assert message["message"] == "`area` changed meanwhile and was left as is; ask again."
        assert '"""' not in editor.texts[uri].text


@pytest.mark.parametrize("profile", [VSCODE, BARE], ids=["versions", "no versions"])
async def test_a_refusal_is_told_with_its_reason(profile: Profile) -> None:
    """VS Code refuses without a word to the user."""
    async with running(profile) as editor:
        editor.refuse = "read-only"
        uri = await start(editor)
        [message] = await editor.server.until(lambda: editor.server.said("window/showMessage"))
        assert message["message"] == (
            "`area` was not documented: read-only. Ask again once the text can be changed; the answer is kept."
        )
        assert editor.texts[uri].text == AREA


async def test_versions_are_sent_where_the_client_knows_them() -> None:
    """Version 0 is a version."""
    async with running(VSCODE) as editor:
        await start(editor)
        [sent] = await editor.server.until(lambda: editor.server.said("workspace/applyEdit"))
        [change] = sent["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": URI, "version": 0}
        assert "changes" not in sent["edit"]
        assert sent["label"] == "Document area"


async def test_other_clients_get_plain_changes() -> None:
    """Nothing is sent that the client did not say it understands."""
    async with running(NEOVIM) as editor:
        await start(editor)
        [sent] = await editor.server.until(lambda: editor.server.said("workspace/applyEdit"))
        assert list(sent["edit"]) == ["changes"]


async def test_a_client_that_never_answers_holds_nothing_up() -> None:
    """Other requests are answered, and the server ends when it is told to."""
    async with running(VSCODE) as editor:
        editor.deaf = {"workspace/applyEdit", "window/workDoneProgress/create", "workspace/configuration"}
        uri = await start(editor)
        await editor.server.until(lambda: editor.server.said("workspace/applyEdit"))
        assert (await editor.hover(uri, AREA.index("area"))) is not None
        assert await editor.quit() == 0


async def test_one_task_a_symbol_at_a_time() -> None:
    """While a doc is on its way its action is disabled, and a second order is refused."""
    async with running(VSCODE) as editor:
        editor.deaf = {"workspace/applyEdit"}
        uri = editor.open(AREA)
        action = (await editor.actions(uri, AREA.index("area")))[0]
        await editor.run(action)
        [again, _review] = await editor.actions(uri, AREA.index("area"))
        assert again["disabled"]["reason"] == "It is being worked on."
        await editor.run(action)
        [message] = await editor.server.until(lambda: editor.server.said("window/showMessage"))
        assert message["message"] == "`area` is being documented already."


async def test_a_document_that_is_closed_meanwhile_gets_nothing() -> None:
    """The work stops, and no edit opens the file again."""
    async with running(VSCODE) as editor:
        editor.deaf = {"window/workDoneProgress/create"}
        uri = await start(editor)
        editor.close(uri)
        assert await editor.quit() == 0
        assert not editor.server.said("workspace/applyEdit")


async def test_many_docs_follow_their_symbols_when_the_text_changes_meanwhile() -> None:
    """What was typed above moves them all; the doc of the file itself stays at its head."""
    source = "import os\n\n\n" + "".join(
        f"def over_{number}(left: int, right: int) -> int:\n    return left // right + {number}\n\n\n"
        for number in range(60)
    )
    async with running(VSCODE) as editor:
        type_once(editor, source.index("def over_0"), "LIMIT = 3\n\n\n")
        uri = editor.open(source)
        await editor.run((await editor.actions(uri, 0, only=["source"]))[0])
        await editor.server.until(lambda: editor.texts[uri].version == 2)
        text = editor.texts[uri].text
        assert text.startswith('"""')
        assert text.count('"""') == 2 * 61
        assert "LIMIT = 3\n\n\ndef over_0" in text
        assert len(editor.texts[uri].undo) == 1
