"""The server ends when its client is gone, however it went, and what prints does not reach the client."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys

import pytest

from tests.support.lsp_connection import PATIENCE
from tests.support.lsp_editor import SERVER, running
from tests.support.lsp_profiles import BARE

pytestmark = pytest.mark.stdio


async def ended(process: asyncio.subprocess.Process) -> int:
    """Wait for the end and return the exit code."""
    return await asyncio.wait_for(process.wait(), PATIENCE)


async def test_shutdown_and_exit_end_in_order() -> None:
    """After shutdown the exit code is 0."""
    async with running(BARE) as editor:
        assert await editor.quit() == 0


async def test_exit_without_shutdown_is_an_error() -> None:
    """The protocol asks for exit code 1."""
    async with running(BARE) as editor:
        editor.server.notify("exit")
        assert await ended(editor.server.process) == 1


@pytest.mark.parametrize("shake_hands", [True, False])
async def test_the_end_of_input_ends_the_server(shake_hands: bool) -> None:
    """A client that closes its end, before or after the first word, leaves nothing behind."""
    async with running(BARE, shake_hands=shake_hands) as editor:
        assert editor.server.process.stdin is not None
        editor.server.process.stdin.close()
        assert await ended(editor.server.process) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
async def test_a_signal_ends_the_server() -> None:
    """A manager that ends the server gets an orderly end."""
    async with running(BARE) as editor:
        editor.server.process.send_signal(signal.SIGTERM)
        assert await ended(editor.server.process) == 0


async def test_a_dead_client_ends_the_server_though_its_input_stays_open() -> None:
    """Somebody else may hold the pipe: the process that the client named is watched, reaped or not."""
    client = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)  # noqa: ASYNC220 - not waited for
    try:
        async with running(BARE, shake_hands=False) as editor:
            await editor.initialize({"engine": "embedded"}, process_id=client.pid)
            client.kill()
            assert await ended(editor.server.process) == 1
    finally:
        client.kill()
        client.communicate()


async def test_a_client_that_cannot_be_seen_is_not_watched() -> None:
    """A client in another container names a process that does not exist here."""
    gone = subprocess.Popen([sys.executable, "-c", ""])  # noqa: ASYNC220 - ends at once
    gone.wait()
    async with running(BARE, shake_hands=False) as editor:
        await editor.initialize({"engine": "embedded"}, process_id=gone.pid)
        assert await editor.quit() == 0


async def test_a_client_that_does_not_read_cannot_hold_the_server() -> None:
    """With its output full and its input closed the server still ends."""
    source, sink = os.pipe()
    process = await asyncio.create_subprocess_exec(
        *SERVER, stdin=asyncio.subprocess.PIPE, stdout=sink, env={**os.environ, "PYTHONPATH": "server"}
    )
    os.close(sink)
    assert process.stdin is not None
    body = b'{"jsonrpc":"2.0","id":1,"method":"%s"}' % (b"x" * 1000)
    process.stdin.write((b"Content-Length: %d\r\n\r\n" % len(body) + body) * 2000)
    await process.stdin.drain()
    process.stdin.close()
    try:
        assert await ended(process) == 1
    finally:
        os.close(source)


async def test_over_a_loopback_port() -> None:
    """For debugging the server listens on this machine, to one client."""
    process = await asyncio.create_subprocess_exec(
        *SERVER,
        "--tcp",
        "0",
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "server"},
    )
    assert process.stderr is not None
    try:
        line = (await asyncio.wait_for(process.stderr.readline(), PATIENCE)).decode()
        found = re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", line)
        assert found is not None
        reader, writer = await asyncio.open_connection("127.0.0.1", int(found[1]))
        body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
        writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        assert await asyncio.wait_for(reader.readuntil(b'"serverInfo"'), PATIENCE)
        writer.close()
        await writer.wait_closed()
        assert await ended(process) == 1
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--help"], 0, "usage: rightsize-lsp"),
        (["--tcp"], 2, "--tcp needs a port number"),
        (["--tcp", "70000"], 2, "--tcp needs a port number"),
        (["--bind", "0.0.0.0"], 2, "unknown argument --bind"),
    ],
)
def test_the_command_line_is_plain(arguments: list[str], code: int, said: str) -> None:
    """Wrong usage is said on standard error and ends with 2."""
    done = subprocess.run(
        [*SERVER, *arguments], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": "server"}
    )
    assert done.returncode == code
    assert said in done.stdout + done.stderr
