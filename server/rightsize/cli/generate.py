"""`rightsize generate`: have bodies and asked-for code written; a diff unless `--write` says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rightsize.cli.output import Output
    from rightsize.cli.typed import TypedPlace
    from rightsize.cli.writing import Errand, Run

EPILOG = """\
PLACE is one of:
  FILE             every body in it that is only a stand-in and says what is wanted, by a doc or a comment
  FILE:LINE        the function on the line, or the code that a comment there asks for
  FILE::NAME       the function of that name, as `area` or `Shape.area`
  FILE:FIRST-LAST  the lines, which are written anew as --instruction, or a comment among them, asks

What is put in has passed every check of `rightsize checks --kind code_generation`; where no answer passes, nothing
changes and the exit code is 1. "static" in the summary means that no example was run: with --run-examples the examples
of the doc run in a child process without network or writing (Linux), and must hold.

With --fix nothing is written anew: each finding of the rules at PLACE is mended, and so is what --instruction says is
wrong there, as another tool's message. A fix has also passed the checks that end with "fault_gone": the rule does not
find it any more. What nobody could look for again is shown as a diff and, being a finding, not written.

With --tests the code stays as it is and gets tests: in the framework and the folder that the project has (pytest,
unittest, Vitest, Jest, Mocha, node:test, Go, Rust, JUnit), behind the tests that are there or in a new file. They name
what they test, claim what depends on it, and change nothing that the file holds; with --run-examples they are run, and
one that fails on the code as it is is shown with that: it is wrong, or it shows a bug.

With --examples a small model proposes examples for a doc or a comment that has none, one numbered line each. Nobody has
said that they are right until you do: --accept 1,3 writes these, as a doctest or in the doc's own form, and from then
on they decide whether generated code is right.

The diff goes to standard output and everything else to standard error, as with `rightsize document`.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize generate`."""
    from rightsize.settings.resolved import Engine

    parser.epilog = EPILOG
    parser.add_argument("places", nargs="+", metavar="PLACE", help="FILE, FILE:LINE, FILE::NAME or FILE:FIRST-LAST")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--diff", action="store_true", help="print what would change as a diff (the default)")
    form.add_argument("--write", action="store_true", help="change the files")
    parser.add_argument("--json", action="store_true", help="print what was done for each place, and why, as JSON")
    parser.add_argument(
        "--instruction", metavar="TEXT", default="", help="what is wanted, besides what doc or comment say"
    )
    task = parser.add_mutually_exclusive_group()
    task.add_argument(
        "--fix",
        action="store_true",
        help="mend what the rules find at PLACE, or what --instruction tells of",
    )
    task.add_argument("--tests", action="store_true", help="write tests of what stands at PLACE")
    task.add_argument("--examples", action="store_true", help="propose examples for a doc or a comment that has none")
    parser.add_argument(
        "--accept", metavar="LIST", default="", help="with --examples: those that are right, as 1,3 or all, are written"
    )
    parser.add_argument("--run-examples", action="store_true", help="run the examples of the doc on the new code")
    parser.add_argument(
        "--engine",
        choices=[each for each in get_args(Engine) if each != "embedded"],
        help="auto and ollama are the same here: code is written by a model, or not at all",
    )
    parser.add_argument("--no-cache", action="store_true", help="ask anew, whatever was answered before")
    parser.add_argument("--tier", type=int, choices=(1, 2, 3, 4), help="use no model below this tier")


def run(options: argparse.Namespace, output: Output) -> int:
    """Generate what was asked for and return the exit code."""
    from rightsize.cli.session import run_with_runtime, settings_for
    from rightsize.cli.typed import read_typed
    from rightsize.cli.writing import Run, Wish, carry_out, finish

    if not all(options.places):
        raise UsageError("an empty PLACE names nothing; name a file, as shop.py or shop.py:12")
    typed = [read_typed(each) for each in options.places]
    instruction = options.instruction.strip()
    if (
        instruction
        and not options.fix
        and any(each.line is None and each.lines is None and not each.name for each in typed)
    ):
        raise UsageError("--instruction is about one place; name it as FILE:LINE, FILE::NAME or FILE:FIRST-LAST")
    if options.accept and not options.examples:
        raise UsageError("--accept says which of the proposed --examples are right; it goes with that option")
    settings = settings_for(output)
    wish = Wish(
        write=options.write,
        json=options.json,
        instruction=instruction,
        run_examples=options.run_examples or settings.generate.run_examples == "always",
        tier=options.tier,
        cache=not options.no_cache,
    )
    run = Run(wish, output)
    errand = _errand(options, run, typed)
    if not errand.places:
        return finish(run, errand, "none")
    return run_with_runtime(settings, options.engine, lambda runtime: carry_out(run, errand, runtime), output)


def _errand(options: argparse.Namespace, run: Run, typed: Sequence[TypedPlace]) -> Errand:
    """Return what the options ask for; only its module is imported."""
    if options.fix:
        from rightsize.cli.fixing import fixing

        return fixing(run, typed)
    if options.tests:
        from rightsize.cli.testing import testing

        return testing(run, typed)
    if options.examples:
        from rightsize.cli.proposing import proposing

        return proposing(run, typed, options.accept.strip())
    from rightsize.cli.generating import generating

    return generating(run, typed)
