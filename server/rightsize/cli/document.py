"""`rightsize document`: document files and folders; a diff unless `--write` says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.files import Discovery
    from rightsize.cli.output import Output

EPILOG = """\
PATH is a file, a folder, FILE:LINE[:COLUMN] for the symbol that stands there, FILE::NAME for what is called so, or
FILE:FIRST-LAST for what is defined on those lines. In folders, what .gitignore ignores, hidden and vendored folders and
links are passed over.

The diff goes to standard output and everything else to standard error: `rightsize document src > docs.patch` can be
applied with `git apply` or `patch -p1`. `--write --json` does both.

A GLOB with a slash or with a known extension selects files (`--only 'http/*.py'`), any other one selects symbols by
name or qualified name (`--only 'parse_*'`, `--only 'Client.*'`).
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize document`."""
    from rightsize.engine.results import Mode
    from rightsize.settings.resolved import Engine

    parser.epilog = EPILOG
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, FILE:LINE, FILE:FIRST-LAST or FILE::NAME"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--diff", action="store_true", help="print what would change as a diff (the default)")
    form.add_argument("--write", action="store_true", help="change the files")
    parser.add_argument("--json", action="store_true", help="print what was done for each symbol, and why, as JSON")
    parser.add_argument(
        "--mode",
        choices=[each.value for each in Mode],
        help="what happens to symbols that have a doc: they are left alone, brought up to date with a person's words "
        "kept, or documented anew (default: missing, or your settings)",
    )
    parser.add_argument("--style", metavar="S", help="doc style, as google, numpy or sphinx (default: the file's own)")
    parser.add_argument(
        "--engine",
        choices=get_args(Engine),
        help="auto uses Ollama when it answers; embedded drafts from the code alone, without a model (default: auto)",
    )
    parser.add_argument(
        "--only", metavar="GLOB", action="append", default=[], help="only what matches; may be repeated"
    )
    parser.add_argument("--tier", type=int, choices=(1, 2, 3, 4), help="use no model below this tier")
    parser.add_argument("--no-cache", action="store_true", help="ask anew, whatever was answered before")
    parser.add_argument("--private", action="store_true", help="document symbols that are not public as well")


def run(options: argparse.Namespace, output: Output) -> int:
    """Document what was named and return the exit code."""
    from rightsize.cli.files import discover
    from rightsize.cli.run import Run, Wish
    from rightsize.cli.selection import selection_of
    from rightsize.cli.session import run_with_runtime, settings_for
    from rightsize.core.analysis.languages import packaged

    _demand_what_goes_together(options)
    settings = settings_for(output)
    selection = selection_of(options.only, settings.document.exclude, packaged())
    discovery = discover(options.paths, packaged(), selection)
    if options.style is not None:
        _demand_a_style_of(options.style, discovery)
    wish = Wish(
        write=options.write,
        json=options.json,
        mode=options.mode or settings.document.mode,
        style=options.style or settings.document.style,
        style_named=options.style is not None,
        private=options.private or settings.document.private,
        tier=options.tier,
        cache=not options.no_cache,
        drafts=(options.engine or settings.engine) == "embedded",
    )
    run = Run(wish, settings, selection, discovery, output)
    return run_with_runtime(settings, options.engine, run.document, output) if discovery.work else run.finish("none")


def _demand_what_goes_together(options: argparse.Namespace) -> None:
    """Raise a sentence for a style that does not exist and for options that exclude each other.

    Raises:
        UsageError: there is such.
    """
    from rightsize.core.documentation.styles import STYLES

    if options.style is not None and options.style not in STYLES:
        raise UsageError(f"there is no doc style `{options.style}`; there are {', '.join(STYLES)}")
    if options.tier is not None and options.engine == "embedded":
        raise UsageError("--tier does not go with --engine embedded, which asks no model; leave one of them out")


def _demand_a_style_of(style: str, discovery: Discovery) -> None:
    """Raise a sentence where no file that was found can have the style; it names those that they can have.

    Raises:
        UsageError: there is none.
    """
    from rightsize.core.analysis.languages import packaged

    found = {each.id: each for work in discovery.work if (each := packaged().for_path(str(work.path))) is not None}
    if found and not any(style in each.doc_styles for each in found.values()):
        have = "; ".join(f"{each.name} has {', '.join(each.doc_styles)}" for each in found.values())
        raise UsageError(f"--style {style} fits no file that was named: {have}")
