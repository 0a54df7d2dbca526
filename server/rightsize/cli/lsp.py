"""`rightsize lsp`: the language server, for editors that start it through this command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize lsp`; the server reads them itself."""
    parser.epilog = "It ends when its client is gone. `rightsize-lsp` is the same server as a command of its own."
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output (the default)")
    parser.add_argument("--tcp", metavar="PORT", help="listen on 127.0.0.1:PORT for one client, for debugging")


def run(options: argparse.Namespace, output: Output) -> int:  # noqa: ARG001 - the server has the streams to itself
    """Serve one client until it is gone."""
    from rightsize.lsp.__main__ import main

    return main([] if options.tcp is None else ["--tcp", options.tcp])
