"""Standard input and output belong to the protocol: what prints goes elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import asyncio, os, sys
from rightsize.lsp.stdio import PipeReader, PipeWriter, take_stdio

async def main():
    source, sink = take_stdio()
    print("a library prints")
    os.write(1, b"and so does C\\n")
    os.system("echo and a child of ours")
    assert sys.stdin.read() == ""
    writer = PipeWriter(sink, lambda: None)
    writer.write(b"message ")
    writer.write(await PipeReader(source).read())
    writer.close()

asyncio.run(main())
"""


def test_prints_never_reach_the_client() -> None:
    """Not those of Python, of C, or of a child; and nobody else reads what the client sent."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=b"from the client",
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "server"},
    )
    assert done.stdout == b"message from the client"
    assert {b"a library prints", b"and so does C", b"and a child of ours"} <= set(done.stderr.splitlines())
