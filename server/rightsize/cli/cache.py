"""`rightsize cache`: what is kept for the next time, and to forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.journal.database import Database

EPILOG = """\
Answers that passed every check are kept, and given again where the same is asked of the same model; they are checked
again first. `--no-cache` of `document` and `review` asks anew, and so does the mode `regenerate`. The settings are
`cache.enabled` and `cache.max_megabytes`.

  stats   what is kept, and where (the default)
  clear   forget all of it; what stood in the file is overwritten
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize cache`."""
    parser.epilog = EPILOG
    parser.add_argument("action", nargs="?", choices=("stats", "clear"), default="stats", help="default: stats")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show what is kept, or forget it."""
    from rightsize.cli.session import settings_for
    from rightsize.journal.database import Database

    settings = settings_for(output)
    database = Database(settings.state_folder, settings.cache.max_megabytes << 20)
    try:
        before = database.usage()
        cleared = options.action == "clear" and not database.trouble and database.clear()
        if database.trouble:
            output.problem(
                f"{database.trouble}; nothing was forgotten" if options.action == "clear" else database.trouble
            )
            return FAILED
        if options.json:
            output.json(_record(database, enabled=settings.cache.enabled, most=settings.cache.max_megabytes << 20))
        elif cleared:
            output.line(f"{_counted(sum(before.entries.values()))} forgotten; {database.path} is empty.")
        elif options.action == "stats":
            _show(database, output, enabled=settings.cache.enabled, most=settings.cache.max_megabytes)
        for each in database.aside():
            output.warn(
                f"{each} is left as it is: it is damaged, or of another version; delete it if you need it no more"
            )
    finally:
        database.close()
    return OK


def _record(database: Database, *, enabled: bool, most: int) -> dict[str, object]:
    usage = database.usage()
    return {
        "path": str(database.path),
        "enabled": enabled,
        "entries": dict(usage.entries),
        "bytes": usage.size,
        "max_bytes": most,
    }


def _show(database: Database, output: Output, *, enabled: bool, most: int) -> None:
    usage = database.usage()
    if not enabled:
        output.line("The cache is off (`cache.enabled`).")
    if not sum(usage.entries.values()):
        output.line(f"Nothing is kept in {database.path}.")
        return
    for kind, number in sorted(usage.entries.items()):
        output.line(f"{kind:<9} {number:,}")
    output.line(f"{'size':<9} {usage.size / (1 << 20):.1f} of {most:,} MB")
    output.line(f"{'file':<9} {database.path}")


def _counted(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"
