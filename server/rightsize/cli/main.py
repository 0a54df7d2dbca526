"""The command `rightsize`: a table of subcommands, the parser over it, and the exit codes.

argparse and not typer, because parsing is most of what `route` and `--help` do: a typer program with two commands takes
0.29 s to start here, the same one with argparse 0.04 s.  Only the module of the command that was asked for is imported.
"""

from __future__ import annotations

import argparse
import errno
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from rightsize import __version__
from rightsize.cli.exits import FAILED, INTERRUPTED, NOT_REVIEWED, OK, USAGE
from rightsize.cli.faults import internal_error
from rightsize.cli.output import open_output, silence
from rightsize.core.errors import RightsizeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.cli.output import Output


class CommandModule(Protocol):
    """What the module of a subcommand offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, options: argparse.Namespace, output: Output) -> int:
        """Do the work and return the exit code."""


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand.

    Attributes:
        summary: one line of help.
        module: does the work.
        failed: the exit code when that could not be done; a review's tells it from one that found something.
    """

    name: str
    summary: str
    module: str
    failed: int = FAILED


COMMANDS = (
    Command("document", "document code: show the edits as a diff, or write them", "document"),
    Command("generate", "write the code that a stand-in, a comment or you ask for", "generate"),
    Command("review", "look for security weaknesses, by rules and a tier 4 model", "review", failed=NOT_REVIEWED),
    Command("ask", "answer what you ask for in words, task by task", "ask"),
    Command("demo", "document the bundled examples, with every step shown", "demo"),
    Command("route", "show which model a task would go to, and why; no model is called", "route"),
    Command("verify", "run the checks on a reply from anywhere", "verify"),
    Command("checks", "list the checks and what each one stops", "checks"),
    Command("models", "list the models, their tiers and where their numbers come from", "models"),
    Command("doctor", "find what stops Rightsize from working, with a remedy each", "doctor"),
    Command("stats", "sum up the ledger: calls, costs and what was saved", "stats"),
    Command("ledger", "show one task: every model that was weighed, and every attempt", "ledger"),
    Command("cache", "show what is kept for the next time, or forget it", "cache"),
    Command("dashboard", "open the local page: ask, see routing and savings", "dashboard"),
    Command("lsp", "start the language server, as editors do", "lsp"),
)

_EPILOG = """\
exit codes:
  0 all well   1 something could not be done, each thing named   2 wrong usage   130 interrupted

examples:
  rightsize document src                      show what would be documented, as a diff
  rightsize document src --write              do it
  rightsize document app.py:42 --json         one function, everything about it
  rightsize generate app.py:42                the body of the function there, as a diff
  rightsize ask "explain what a mutex is"     an answer, by the cheapest model that is good enough
  rightsize route app.py:42                   which model would get it, and why
  rightsize doctor                            why does it not work?
"""


_NO_SPACE = "no space is left for what this prints; make room, or send the output somewhere else"


class _Parser(argparse.ArgumentParser):
    """argparse, with a nearest command named where one was mistyped."""

    def error(self, message: str) -> NoReturn:
        """Raise the message, so that it is printed as every other problem is."""
        raise UsageError(f"{message}; see `{self.prog} --help`")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, or that of this process, and return the exit code."""
    if arguments is not None:
        return _outcome(list(arguments), open_output())
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    code = _outcome(sys.argv[1:], open_output())
    # All is told; what is left is the interpreter's end, of which a Ctrl-C would make a traceback.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)
    return code


def _outcome(given: list[str], output: Output) -> int:
    """Run, and tell what goes wrong in a sentence."""
    failed = next((row.failed for row in COMMANDS if row.name == _asked_in(given)), FAILED)
    try:
        code = _run(given, output)
        output.out.file.flush()
    except BrokenPipeError:
        silence()
        return OK if failed == FAILED else failed  # who reads only the head of a review does not know what follows
    except UsageError as error:
        output.problem(str(error))
        return USAGE
    except RightsizeError as error:
        output.problem(str(error))
        return failed
    except KeyboardInterrupt:
        output.note("interrupted")
        return INTERRUPTED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            output.problem(internal_error(error))
            return failed
        silence()
        output.problem(_NO_SPACE)
        return failed
    except Exception as error:  # noqa: BLE001 - the last boundary: a person gets a sentence, a developer the rest
        output.problem(internal_error(error))
        return failed
    return code


def _run(arguments: list[str], output: Output) -> int:
    """Parse and run; argparse leaves through SystemExit after `--help` and `--version`."""
    parser, module = _parser(_asked_in(arguments))
    try:
        options, apart = parser.parse_known_args(arguments)
    except SystemExit as end:
        return int(end.code or OK)
    if apart:
        _add_words(options, apart, parser)
    if options.version:
        output.line(f"rightsize {__version__}")
        return OK
    if module is None:
        parser.print_help()
        return OK
    return module.run(options, output)


def _add_words(options: argparse.Namespace, apart: Sequence[str], parser: _Parser) -> None:
    """Add to a text what stands of it behind an option.

    Raises:
        UsageError: the command takes no text, or it is an option that there is not.
    """
    if not hasattr(options, "words") or any(each.startswith("-") and each != "-" for each in apart):
        parser.error(f"unrecognized arguments: {' '.join(apart)}")
    options.words += apart


def _asked_in(arguments: Sequence[str]) -> str | None:
    """Return the name of the command that was asked for."""
    return next((each for each in arguments if not each.startswith("-")), None)


def _parser(asked: str | None) -> tuple[_Parser, CommandModule | None]:
    """Build the parser, with the arguments of the command that was asked for and of no other."""
    parser = _Parser(
        prog="rightsize",
        description="Documents, reviews and writes code with your own models: each task goes to the cheapest model "
        "that is good enough, and each answer is checked before it touches a file.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    chosen: CommandModule | None = None
    if asked is not None and asked not in {each.name for each in COMMANDS}:
        raise UsageError(_unknown(asked))
    for row in COMMANDS:
        sub = commands.add_parser(
            row.name,
            help=row.summary,
            description=f"{row.summary[0].upper()}{row.summary[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if row.name == asked:
            chosen = cast("CommandModule", import_module(f"rightsize.cli.{row.module}"))
            chosen.add_arguments(sub)
    return parser, chosen


def _unknown(name: str) -> str:
    """Word that there is no such command, with the nearest one."""
    from difflib import get_close_matches

    near = get_close_matches(name, [each.name for each in COMMANDS], n=1)
    hint = f"; did you mean `{near[0]}`?" if near else "; `rightsize --help` lists them"
    return f"there is no command `{name}`{hint}"
