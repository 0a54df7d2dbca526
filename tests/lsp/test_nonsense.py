"""Clients that send nonsense: every request is answered, nothing is answered twice, and the next good message works."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.lsp_editor import running
from tests.support.lsp_profiles import BARE

pytestmark = pytest.mark.stdio

ADD = "def add(a, b):\n    return a + b\n"
REVIEW = "Review `add` for security"


def body(data: bytes) -> bytes:
    """Return a body behind its header."""
    return b"Content-Length: %d\r\n\r\n" % len(data) + data


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("no JSON", body(b"{nonsense"), -32700),
        ("an empty body", body(b""), -32700),
        ("no UTF-8", body(b'{"jsonrpc":"2.0","id":77,"method":"\xff\xfe"}'), -32700),
        ("nested without end", body(b"[" * 100_000), -32700),
        ("a batch", body(b"[]"), -32600),
        ("a number", body(b"5"), -32600),
        ("another version", body(b'{"jsonrpc":"1.0","id":77,"method":"shutdown"}'), -32600),
        ("an id that is no id", body(b'{"jsonrpc":"2.0","id":{"a":1},"method":"shutdown"}'), -32600),
        ("a method that is a number", body(b'{"jsonrpc":"2.0","id":77,"method":5}'), -32600),
        ("neither method nor answer", body(b'{"jsonrpc":"2.0","id":77}'), -32600),
        ("an unknown request", body(b'{"jsonrpc":"2.0","id":77,"method":"no/such"}'), -32601),
        ("an optional request", body(b'{"jsonrpc":"2.0","id":77,"method":"$/such"}'), -32601),
        ("a second initialize", body(b'{"jsonrpc":"2.0","id":77,"method":"initialize","params":{}}'), -32600),
        ("no parameters", body(b'{"jsonrpc":"2.0","id":77,"method":"textDocument/hover"}'), -32602),
        ("wrong parameters", body(b'{"jsonrpc":"2.0","id":77,"method":"textDocument/hover","params":[1]}'), -32602),
    ],
)
async def test_what_is_no_request_is_refused_in_one_sentence(name: str, data: bytes, code: int) -> None:
    """The error has a code and a sentence, no traceback, and the server goes on."""
    async with running(BARE) as editor:
        editor.server.send_bytes(data)
        [answer] = await editor.server.until(lambda: [each for each in editor.server.seen if "error" in each])
        assert answer["error"]["code"] == code
        assert answer["error"].keys() == {"code", "message"}
        assert await editor.quit() == 0


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\0\xff" * 5000,
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"Content-Length: 99999\r\n\r\n{",
        b"Content-Length: -1\r\n\r\n",
        body(b'{"jsonrpc":"2.0","method":"no/such","params":null}'),
        body(b'{"jsonrpc":"2.0","id":"who","result":null}'),
        body(b'{"jsonrpc":"2.0","id":12345,"error":{"code":1,"message":"x"}}'),
        body(b'{"jsonrpc":"2.0","id":12345,"error":5}'),
        body(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":4711}}'),
        body(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{}}'),
        body(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[1]}}'),
        body(b'{"jsonrpc":"2.0","method":"window/workDoneProgress/cancel","params":{"token":{}}}'),
        body(b'{"jsonrpc":"2.0","method":"window/workDoneProgress/cancel","params":{"token":"none"}}'),
        body(b'{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///none"}}}'),
        body(b'{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":[5]}}'),
        body(b'{"jsonrpc":"2.0","method":"initialized","params":{}}'),
    ],
    ids=lambda data: data[:60].decode("ascii", "replace"),
)
async def test_what_needs_no_answer_does_no_harm(data: bytes) -> None:
    """The next question is answered as if nothing had been."""
    async with running(BARE) as editor:
        editor.server.send_bytes(data)
        uri = editor.open(ADD)
        assert [each["title"] for each in await editor.actions(uri, 5)] == ["Document `add` (draft, no model)", REVIEW]
        assert await editor.quit() == 0


async def test_nothing_but_initialize_is_taken_before_it() -> None:
    """The protocol's own error says so."""
    async with running(BARE, shake_hands=False) as editor:
        answer = await editor.server.ask("textDocument/hover", {})
        assert answer["code"] == -32002
        editor.open(ADD)
        assert "capabilities" in await editor.initialize({"engine": "embedded"})


@pytest.mark.parametrize("params", [None, [], {}, {"capabilities": 5}, {"capabilities": {"textDocument": None}}])
async def test_any_initialize_is_answered(params: Any) -> None:
    """A client that says little gets a server that assumes little."""
    async with running(BARE, shake_hands=False) as editor:
        answer = await editor.server.ask("initialize", params)
        assert answer["capabilities"]["positionEncoding"] == "utf-16"


async def test_after_shutdown_only_exit_is_taken() -> None:
    """A request after shutdown is refused, not left waiting."""
    async with running(BARE) as editor:
        assert await editor.server.ask("shutdown") is None
        assert (await editor.server.ask("shutdown"))["code"] == -32600
        editor.server.notify("exit")
        assert await editor.server.process.wait() == 0


async def test_diagnostics_of_a_later_protocol_do_not_stop_code_actions() -> None:
    """Tags that nobody here knows come in the context of every request."""
    async with running(BARE) as editor:
        uri = editor.open(ADD)
        place = {"line": 0, "character": 5}
        odd = {"range": {"start": place, "end": place}, "message": "m", "tags": [99], "severity": 77}
        answer = await editor.server.ask(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": uri},
                "range": {"start": place, "end": place},
                "context": {"diagnostics": [odd], "triggerKind": 1},
            },
        )
        assert [each["title"] for each in answer] == ["Document `add` (draft, no model)", REVIEW]


async def test_a_change_that_cannot_be_read_ends_the_trust_in_that_text() -> None:
    """No doc may be placed in a text that the server no longer knows; opening it again mends it."""
    async with running(BARE) as editor:
        uri = editor.open(ADD)
        broken = {"textDocument": {"uri": uri, "version": "one"}, "contentChanges": [{"text": 5}]}
        editor.server.notify("textDocument/didChange", broken)
        assert await editor.actions(uri, 5) == []
        editor.open(ADD)
        assert len(await editor.actions(uri, 5)) == 2


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("rightsize.document", None),
        ("rightsize.document", []),
        ("rightsize.document", [5]),
        ("rightsize.document", [{}]),
        ("rightsize.document", [{"uri": 5}]),
        ("rightsize.document", [{"uri": "file:///work/sample.py"}]),
        ("rightsize.document", [{"uri": "file:///work/sample.py", "scope": "world"}]),
        ("rightsize.document", [{"uri": "file:///work/sample.py", "scope": "file", "mode": "destroy"}]),
        ("rightsize.document", [{"uri": "file:///work/sample.py", "symbols": "add"}]),
        ("rightsize.document", [{"uri": "file:///work/sample.py", "symbols": [{"name": 5}]}]),
        ("rightsize.nothing", []),
        ("other.command", [{"jsonrpc": "2.0", "id": 1, "method": "exit"}]),
    ],
)
async def test_a_wrong_command_gives_one_sentence_and_one_message(command: str, arguments: Any) -> None:
    """The error holds no data; the message is for editors that show no errors of commands; twice is not told twice."""
    async with running(BARE) as editor:
        editor.open(ADD)
        for _ in range(2):
            answer = await editor.server.ask("workspace/executeCommand", {"command": command, "arguments": arguments})
            assert answer.keys() == {"code", "message"}
            assert answer["code"] == -32602
            assert "Traceback" not in json.dumps(answer)
        assert len(editor.server.said("window/showMessage")) == 1


async def test_arguments_that_look_like_messages_are_arguments() -> None:
    """An object with a `jsonrpc` key inside the arguments is not taken for a message."""
    async with running(BARE) as editor:
        editor.open(ADD)
        argument = {"uri": "file:///work/none.py", "scope": "file", "jsonrpc": "2.0", "id": 1, "method": "exit"}
        assert (
            await editor.server.ask(
                "workspace/executeCommand", {"command": "rightsize.document", "arguments": [argument]}
            )
            is None
        )
        [told] = editor.server.said("window/showMessage")
        assert told["message"] == "`none.py` is not open in this editor."
