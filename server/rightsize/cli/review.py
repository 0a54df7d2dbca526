"""`rightsize review`: look for security weaknesses, with the rules alone or with a model that may review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from rightsize.cli.files import Skipped
    from rightsize.cli.output import Output
    from rightsize.core.review.baseline import Entry, Key
    from rightsize.settings.resolved import Settings

_EXCLUDE = "document.exclude"
_NAMED = 8

EPILOG = """\
PATH is a file, a folder, or a part of a file; what you name is always reviewed:

  FILE:LINE[:COLUMN]   the function, method or class there, or else the statement
  FILE:FIRST-LAST      those lines, with the whole of the functions that they touch
  FILE::NAME           what is called so, as `ping` or `Host.ping`

In folders, links and what .gitignore ignores and git does not track are passed over, and so are hidden and vendored
folders, which are counted and named. `document.exclude` counts where you set it, and not where the project does.

A review is for a model of tier 4, and it says so when none has read the code: what the rules find is then shown, called
what it is, and the exit code is 3. `--rules-only` asks for no more than that.

exit codes:
  0 no finding at or above the bar   1 there is one   2 wrong usage   3 something was not reviewed (3 wins over 1)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize review`."""
    from rightsize.core.review.finding import Severity
    from rightsize.settings.resolved import Engine

    parser.epilog = EPILOG
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, FILE:LINE, FILE:FIRST-LAST or FILE::NAME"
    )
    parser.add_argument(
        "--since", metavar="REV", help="only what was changed since a git revision, with the functions around it"
    )
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="default: text")
    parser.add_argument(
        "--fail-on",
        choices=[each.value for each in Severity],
        default=Severity.LOW.value,
        metavar="SEVERITY",
        help="the bar for exit code 1: low, medium, high or critical (default: low)",
    )
    parser.add_argument(
        "--baseline", metavar="FILE", help="findings to live with (default: .rightsize-baseline.json where it is there)"
    )
    parser.add_argument("--write-baseline", action="store_true", help="write what was found into the baseline file")
    parser.add_argument("--rules-only", action="store_true", help="ask no model")
    parser.add_argument(
        "--fix", action="store_true", help="show a fix beside each finding that has one; nothing is written"
    )
    parser.add_argument("--no-cache", action="store_true", help="ask anew, whatever was answered before")
    parser.add_argument("--engine", choices=get_args(Engine), help="as for `rightsize document`")


def run(options: argparse.Namespace, output: Output) -> int:
    """Review what was named and return the exit code."""
    from dataclasses import replace

    from rightsize.cli.changes import changed_lines, gone_since
    from rightsize.cli.files import discover
    from rightsize.cli.fixes import Fixes
    from rightsize.cli.reviewing import ReviewRun
    from rightsize.cli.selection import selection_of
    from rightsize.cli.session import run_with_runtime, settings_for
    from rightsize.core.analysis.languages import packaged
    from rightsize.core.errors import UsageError
    from rightsize.core.review.baseline import FILE_NAME
    from rightsize.core.review.finding import Severity
    from rightsize.engine.review import ReviewOptions

    if options.fix and options.rules_only:
        raise UsageError("--fix is written by a model, and --rules-only asks none; leave one of them out")
    settings = settings_for(output)
    selection = selection_of((), _excluded(settings), packaged())
    discovery = discover(options.paths, packaged(), selection, tracked=True)
    discovery = replace(
        discovery,
        notes=(*discovery.notes, *_left_out(discovery.left_out, settings), *_passed_over(discovery.skipped)),
    )
    changes = None
    if options.since is not None:
        changes = changed_lines(options.since, [each.path for each in discovery.work])
        gone = gone_since(options.since, [each.path for each in discovery.work])
        discovery = replace(discovery, work=tuple(each for each in discovery.work if each.path not in gone))
    baseline_file = Path(options.baseline or FILE_NAME)
    run = ReviewRun(
        discovery=discovery,
        options=ReviewOptions(rules_only=options.rules_only, interactive=False, cache=not options.no_cache),
        changes=changes,
        baseline=_baseline_of(baseline_file, named=bool(options.baseline) and not options.write_baseline),
        baseline_file=baseline_file,
        form=options.format,
        bar=Severity(options.fail_on),
        write=options.write_baseline,
        output=output,
        fixes=Fixes() if options.fix else None,
    )
    engine = "embedded" if options.rules_only else options.engine
    return run_with_runtime(settings, engine, run.review, output)


def _excluded(settings: Settings) -> Sequence[str]:
    """Return what the user leaves out of folders: a repository must not be able to keep its code from a review."""
    from rightsize.settings.sources import is_of_workspace

    return () if is_of_workspace(settings.origins.get(_EXCLUDE, "")) else settings.document.exclude


def _left_out(files: Sequence[Path], settings: Settings) -> Sequence[str]:
    """Return a sentence that names the files that the user's setting leaves out; none where there are none."""
    names = ", ".join(each.as_posix() for each in files)
    return [f"not reviewed, as `{_EXCLUDE}` ({settings.origins.get(_EXCLUDE, '')}) leaves it out: {names}"] * bool(
        files
    )


def _passed_over(skipped: Sequence[Skipped]) -> Sequence[str]:
    """Return a sentence that counts and names what was not looked into; none where there is nothing."""
    from rightsize.cli.summary import counted

    if not skipped:
        return []
    folders = sum(each.path.is_dir() for each in skipped)
    files = len(skipped) - folders
    parts = [counted(number, noun) for number, noun in ((folders, "folder"), (files, "file")) if number]
    names = ", ".join(f"{each.path.as_posix()} ({each.reason})" for each in skipped[:_NAMED])
    more = f" and {len(skipped) - _NAMED} more" if len(skipped) > _NAMED else ""
    them = "it" if len(skipped) == 1 else "them"
    return [f"{' and '.join(parts)} passed over: {names}{more}; name {them} to review {them}"]


def _baseline_of(path: Path, *, named: bool) -> Mapping[Key, Entry]:
    """Return the entries of a baseline file; none where there is no file, unless the user named it.

    Raises:
        UsageError: it cannot be read.
    """
    from rightsize.core.errors import SourceError, UsageError
    from rightsize.journal.baseline import load_baseline

    if named and not path.exists():
        raise UsageError(f"--baseline {path}: there is no such file; `--write-baseline` makes one")
    try:
        return load_baseline(path)
    except SourceError as error:
        raise UsageError(str(error)) from None
