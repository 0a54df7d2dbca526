"""`rightsize dashboard`: the local page and its API."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from rightsize.cli.exits import OK
from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.dashboard.keys import Keys
    from rightsize.engine.runtime import Runtime

EPILOG = """\
The page asks, shows how each task is routed, streams the answers, and sums the ledger up. Only this machine can reach
it, and only with the key in the address, which is new at each start. The same address is an API: docs at /api/docs.
Programs that speak OpenAI use http://127.0.0.1:PORT/v1 with that key and the model `rightsize`. Ctrl-C ends it.
"""

_HIGHEST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize dashboard`."""
    parser.epilog = EPILOG
    parser.add_argument("--port", type=int, metavar="N", help="listen on this port; without it on 7747 or a free one")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
    parser.add_argument(
        "--until-eof",
        action="store_true",
        help="end with standard input, as editors do; a line of it prints an address for one use",
    )
    parser.add_argument("--json", action="store_true", help="print address, port and key as a line of JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Serve until Ctrl-C."""
    from rightsize.cli.session import run_with_runtime, settings_for
    from rightsize.dashboard.serving import serve

    if options.port is not None and not 1 <= options.port <= _HIGHEST_PORT:
        raise UsageError(f"--port is {options.port}; it goes from 1 to {_HIGHEST_PORT:,}")

    def told(keys: Keys) -> None:
        if options.json:
            output.json({"address": keys.address, "port": keys.port, "key": keys.secret}, indent=None)
        else:
            output.line(f"Rightsize is at {keys.address}")
            output.note("Ctrl-C ends it.", "dim")
        output.out.file.flush()
        if options.until_eof:
            _obey_input(keys, output)
        if not options.no_browser:
            _open(keys.address_for_once())

    async def work(runtime: Runtime) -> int:
        try:
            await serve(runtime, options.port, told)
        except asyncio.CancelledError:
            output.note("stopped")
        return OK

    return run_with_runtime(settings_for(output), None, work, served=True)


def _obey_input(keys: Keys, output: Output) -> None:
    """Print an address for one use for each line of standard input, and cancel this task when it ends."""
    import sys
    from threading import Thread

    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def print_address() -> None:
        output.json({"address": keys.address_for_once()}, indent=None)
        output.out.file.flush()

    def obey() -> None:
        with contextlib.suppress(RuntimeError):  # The loop ended before.
            for _ in sys.stdin.buffer:
                loop.call_soon_threadsafe(print_address)
            if task is not None:
                loop.call_soon_threadsafe(task.cancel)

    Thread(target=obey, daemon=True).start()


def _open(address: str) -> None:
    """Open an address where there is a browser; one was printed, so that nothing is lost where there is none."""
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()
