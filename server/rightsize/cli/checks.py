"""`rightsize checks`: the checks, and what each one stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.verification.checks import Check


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize checks`."""
    parser.add_argument("--json", action="store_true", help="print them as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """List every check."""
    from rightsize.core.verification.checks import CHECKS

    if options.json:
        output.json([_record(each) for each in CHECKS])
        return OK
    rows = [(each.name, each.kind.value, "warns" if each.warns else "refuses", each.stops) for each in CHECKS]
    output.table(("check", "task", "and then", "what it stops"), rows)
    output.line()
    output.line(
        "A faulty form (JSON, a missing parameter) is told to the same model once; any other fault goes a tier up."
    )
    return OK


def _record(check: Check) -> dict[str, Any]:
    """Return one check as plain values."""
    return {
        "name": check.name,
        "kind": check.kind.value,
        "stops": check.stops,
        "of_form": check.of_form,
        "warns": check.warns,
        "needs_edit": check.needs_edit,
    }
