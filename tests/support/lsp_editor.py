"""A small editor that speaks to the real server over its pipes: it keeps texts, applies edits, remembers what it hears.

It is written without the server's conversions, so that it can judge them.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.lsp_connection import PATIENCE, SILENCE, Connection
from tests.support.lsp_profiles import VSCODE, Profile

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

SERVER = (sys.executable, "-m", "rightsize.lsp")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
"""A line with its end, as the protocol counts lines."""


@dataclass(slots=True)
class Text:
    """One open text as the editor holds it; `undo` keeps what stood before each edit of the server."""

    text: str
    version: int
    undo: list[str] = field(default_factory=list)


class Editor:
    """Texts, files that edits made and nobody opened, and the answers that an editor gives."""

    def __init__(self, connection: Connection, profile: Profile, settings: dict[str, Any]) -> None:
        self.server = connection
        self.profile = profile
        self.settings = settings
        self.texts: dict[str, Text] = {}
        self.files: dict[str, str] = {}
        self.choose: str | None = None
        self.before_edit: Callable[[], None] = lambda: None
        self.refuse: str | None = None
        self.deaf: set[str] = set()
        self.capabilities: dict[str, Any] = {}
        connection.on_request = self._answer

    async def initialize(self, options: dict[str, Any] | None, process_id: int | None = None) -> dict[str, Any]:
        """Shake hands."""
        result: dict[str, Any] = await self.server.ask(
            "initialize",
            {
                "processId": process_id,
                "rootUri": None,
                "clientInfo": {"name": self.profile.name},
                "capabilities": self.profile.capabilities,
                "initializationOptions": options,
            },
        )
        self.server.notify("initialized", {})
        self.capabilities = result.get("capabilities", {})
        return result

    def open(self, text: str, uri: str = "file:///work/sample.py", language: str = "python", version: int = 0) -> str:
        """Open a text and return its URI."""
        self.texts[uri] = Text(text, version)
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.server.notify("textDocument/didOpen", {"textDocument": item})
        return uri

    def type(self, uri: str, at: int, new: str, remove: int = 0) -> None:
        """Change a text by hand, character `at` on."""
        held = self.texts[uri]
        change = {"range": self._range(held.text, at, at + remove), "text": new}
        held.text = held.text[:at] + new + held.text[at + remove :]
        self._changed(uri, [change])

    def undo(self, uri: str) -> None:
        """Take back the server's last edit."""
        held = self.texts[uri]
        held.text = held.undo.pop()
        self._changed(uri, [{"text": held.text}])

    def save(self, uri: str) -> None:
        """Save a text."""
        self.server.notify("textDocument/didSave", {"textDocument": {"uri": uri}})

    def close(self, uri: str) -> None:
        """Close a text."""
        del self.texts[uri]
        self.server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    async def actions(
        self,
        uri: str,
        at: int,
        to: int | None = None,
        only: list[str] | None = None,
        diagnostics: list[dict[str, Any]] | None = None,
    ) -> list[Any]:
        """Ask for the code actions at a character, or for a selection; with what is shown there, if that is given."""
        context: dict[str, Any] = {"diagnostics": diagnostics or [], **({"only": only} if only is not None else {})}
        return await self.server.ask(  # type: ignore[no-any-return]
            "textDocument/codeAction",
            {
                "textDocument": {"uri": uri},
                "range": self._range(self.texts[uri].text, at, at if to is None else to),
                "context": context,
            },
        )

    async def hover(self, uri: str, at: int) -> Any:
        """Ask for the hover at a character."""
        where = self._range(self.texts[uri].text, at, at)["start"]
        return await self.server.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": where})

    async def run(self, action: dict[str, Any]) -> Any:
        """Run an action's command and return the answer."""
        command = action["command"] if isinstance(action["command"], dict) else action
        return await self.server.ask(
            "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
        )

    async def document(self, uri: str, at: int, title: str = "Document") -> str:
        """Run the first action whose title begins so, wait until its edit has landed, and return the text."""
        before = self.texts[uri].version
        action = next(each for each in await self.actions(uri, at) if each["title"].startswith(title))
        await self.run(action)
        await self.server.until(lambda: self.texts[uri].version > before)
        return self.texts[uri].text

    async def quit(self) -> int:
        """Say goodbye as the protocol asks and return the exit code."""
        await self.server.ask("shutdown")
        self.server.notify("exit")
        return await asyncio.wait_for(self.server.process.wait(), PATIENCE)

    async def _answer(self, message: dict[str, Any]) -> Any:
        method, params = message["method"], message["params"]
        if method in self.deaf:
            return SILENCE
        if method == "workspace/configuration":
            return [self.settings.get(each["section"]) for each in params["items"]]
        if method == "window/showMessageRequest":
            return next((each for each in params["actions"] if each["title"] == self.choose), None)
        if method == "workspace/applyEdit":
            return self._apply(params["edit"])
        return None

    def _apply(self, edit: dict[str, Any]) -> dict[str, Any]:
        self.before_edit()
        if self.refuse is not None:
            return {"applied": False, "failureReason": self.refuse}
        parts = edit.get("documentChanges")
        if parts is None:
            parts = [{"textDocument": {"uri": uri}, "edits": edits} for uri, edits in edit["changes"].items()]
        for part in parts:
            if part.get("kind") == "create":
                self.files[part["uri"]] = ""
                continue
            uri = part["textDocument"]["uri"]
            if uri in self.files and uri not in self.texts:
                self.files[uri] = "".join(each["newText"] for each in part["edits"])
                continue
            held, version = self.texts.get(uri), part["textDocument"].get("version")
            if held is None:
                return {"applied": False, "failureReason": "no such document"}
            if self.profile.checks_versions and version is not None and version != held.version:
                return {"applied": self.profile.lies}
            spans = [self._span(held.text, each["range"]) for each in part["edits"]]
            held.undo.append(held.text)
            changes = []
            placed = sorted(zip(spans, range(len(spans)), part["edits"], strict=True), key=lambda each: each[:2])
            for (start, end), _order, each in reversed(placed):
                changes.append({"range": each["range"], "text": each["newText"]})
                held.text = held.text[:start] + each["newText"] + held.text[end:]
            self._changed(uri, changes)
        return {"applied": True}

    def _changed(self, uri: str, changes: list[Any]) -> None:
        held = self.texts[uri]
        held.version += 1
        self.server.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": held.version}, "contentChanges": changes},
        )

    def _range(self, text: str, start: int, end: int) -> dict[str, Any]:
        return {"start": self._position(text, start), "end": self._position(text, end)}

    def _position(self, text: str, index: int) -> dict[str, int]:
        before = text[:index].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return {"line": len(before) - 1, "character": len(self._units(before[-1]))}

    def _span(self, text: str, given: dict[str, Any]) -> tuple[int, int]:
        return self._index(text, given["start"]), self._index(text, given["end"])

    def _index(self, text: str, position: dict[str, int]) -> int:
        lines = _LINE.findall(text)
        before = sum(len(each) for each in lines[: position["line"]])
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        column = 0
        while column < len(line) and len(self._units(line[:column])) < position["character"]:
            column += 1
        return before + column

    def _units(self, text: str) -> list[Any]:
        if self.profile.encoding == "utf-8":
            return list(text.encode("utf-8", "surrogatepass"))
        if self.profile.encoding == "utf-32":
            return list(text)
        return [None] * (len(text.encode("utf-16-le", "surrogatepass")) // 2)


@asynccontextmanager
async def running(
    profile: Profile = VSCODE,
    options: dict[str, Any] | None = None,
    *,
    settings: dict[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    shake_hands: bool = True,
) -> AsyncIterator[Editor]:
    """Start a server for a kind of client; the embedded engine serves unless the options say otherwise."""
    process = await asyncio.create_subprocess_exec(
        *SERVER,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "server", **(environment or {})},
        limit=1 << 26,
    )
    connection = Connection(process)
    editor = Editor(connection, profile, settings or {})
    try:
        if shake_hands:
            await editor.initialize({"engine": "embedded"} if options is None else options)
        yield editor
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await connection.reading
        if process.stdin is not None:
            process.stdin.close()
