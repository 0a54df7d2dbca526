"""The pages that are written from the code: `python -m tests.support.docs_pages` writes them again."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rightsize.cli.main import COMMANDS
from rightsize.settings.describe import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rightsize.cli.main import Command

ROOT: Final = Path(__file__).parents[2]

SETTINGS_HEAD: Final = """\
# Settings

Every setting has a default; none has to be set.  Later places win: defaults, the workspace (only what it may set), the
user's file, the environment, the editor.  `rightsize doctor` says where each value came from.

- The user's file is `rightsize/config.toml` in the platform's config folder (`~/.config` on Linux).
- A workspace sets what it may in `rightsize.toml`, or in `[tool.rightsize]` of `pyproject.toml`.
- An editor sends `initializationOptions`, or the section `rightsize`, with the names of the third column.
- A value that cannot be read is named in a message and its default is used; the others hold.

"""

COMMANDS_HEAD: Final = """\
# Commands

Exit codes: 0 all well, 1 something could not be done and each thing was named, 2 wrong usage.

"""


def settings_page() -> str:
    """Return docs/settings.md."""
    return SETTINGS_HEAD + table()


def commands_page() -> str:
    """Return docs/commands.md."""
    return COMMANDS_HEAD + "\n".join(_command(row) for row in COMMANDS)


def readme() -> str:
    """Return README.md with what its sessions print now: blocks of `console` that begin with `$ rightsize`."""
    session = re.compile(r"(?<=```console\n\$ rightsize )(.+)\n(?:.*\n)*?(?=```)")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return session.sub(lambda found: f"{found[1]}\n{_printed(found[1].split())}", text)


def _printed(arguments: list[str]) -> str:
    """Return what the command prints for somebody who has set nothing and runs no model server."""
    with tempfile.TemporaryDirectory() as home:
        own = {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "CACHE")}
        own |= {"PYTHONPATH": str(ROOT / "server"), "OLLAMA_HOST": "127.0.0.1:1", "PATH": os.environ["PATH"]}
        command = [sys.executable, "-m", "rightsize", *arguments]
        return subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=True).stdout


def _command(row: Command) -> str:
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"rightsize.cli.{row.module}").add_arguments(parser)
    lines = "".join(_argument(action) for action in parser._actions if action.help != argparse.SUPPRESS)
    head = f"## `rightsize {row.name}`\n\n{row.summary[0].upper()}{row.summary[1:]}.\n"
    return f"{head}\n| argument | what it does |\n|---|---|\n{lines}" if lines else head


def _argument(action: argparse.Action) -> str:
    names = ", ".join(action.option_strings)
    written = " ".join(filter(None, (names, *_values(action))))
    return f"| `{written}` | {action.help or ''} |\n"


def _values(action: argparse.Action) -> Iterator[str]:
    if action.nargs == 0:
        return
    shown = action.metavar if isinstance(action.metavar, str) else None
    if shown is None and action.choices:
        shown = "{" + ",".join(map(str, action.choices)) + "}"
    yield f"{shown or action.dest.upper()}{'…' if action.nargs in {'*', '+'} else ''}"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "README.md": readme,
    "docs/commands.md": commands_page,
    "docs/settings.md": settings_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")
