"""`rightsize-lsp`: the language server on standard input and output, or on a loopback port for debugging."""

from __future__ import annotations

import gc
import os
import sys

from rightsize import __version__

_USAGE = """usage: rightsize-lsp [--stdio | --tcp PORT] [--version]

Speaks the Language Server Protocol on standard input and output. Editors start it; people rarely do.

  --stdio      the default; accepted because many editors pass it
  --tcp PORT   listen on 127.0.0.1:PORT for one client, for debugging (0 picks a free port and names it on stderr)
  --version    print the version and end
"""

_PASSED_BY_CLIENTS = ("--stdio", "--clientProcessId", "--node-ipc")


def main(arguments: list[str] | None = None) -> int:
    """Run the server until its client is gone and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--help" in given or "-h" in given:
        sys.stdout.write(_USAGE)
        return 0
    if "--version" in given:
        sys.stdout.write(f"rightsize-lsp {__version__}\n")
        return 0
    port, problem = _port_of(given)
    if problem:
        sys.stderr.write(f"{problem}\n\n{_USAGE}")
        return 2
    # Start-up is the import of the protocol's 600 classes.  Collecting them again and again adds a tenth to it, and
    # not collecting what their making leaves behind a fifth to the memory: so only the youngest are looked at.
    gc.set_threshold(10_000, 50, 1000)
    from rightsize.lsp.run import run_stdio, run_tcp

    return run_stdio() if port is None else run_tcp(port)


def _port_of(given: list[str]) -> tuple[int | None, str]:
    """Return the port of `--tcp`, or None for standard input and output, and what is wrong with the arguments."""
    port: int | None = None
    waiting = list(given)
    while waiting:
        argument = waiting.pop(0)
        name, _, value = argument.partition("=")
        if name == "--tcp":
            value = value or (waiting.pop(0) if waiting else "")
            if not value.isdecimal() or int(value) > 65535:  # noqa: PLR2004 - the largest port
                return None, "--tcp needs a port number"
            port = int(value)
        elif name not in _PASSED_BY_CLIENTS:
            return None, f"unknown argument {argument}"
    return port, ""


if __name__ == "__main__":
    # With `python -m` the folder that somebody works in comes first, and nothing of it is to be imported.
    own = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - as yet without pathlib
    if sys.path[0] in ("", os.getcwd()) and sys.path[0] != own:  # noqa: PTH109 - so too
        del sys.path[0]
    sys.exit(main())
