"""`rightsize checks`: the checks, and what each one stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.verification.answers import AnswerCheck
    from rightsize.core.verification.checks import Check
    from rightsize.core.verification.generated import GenerationCheck
    from rightsize.core.verification.proposals import ProposalCheck
    from rightsize.core.verification.repairs import RepairCheck
    from rightsize.core.verification.review_checks import ReviewCheck
    from rightsize.core.verification.tests import TestCheck

    Row = AnswerCheck | Check | GenerationCheck | ProposalCheck | RepairCheck | ReviewCheck | TestCheck


_WORDS = "asked in words"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize checks`."""
    parser.add_argument("--json", action="store_true", help="print them as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """List every check."""
    from rightsize.core.verification.answers import ANSWER_CHECKS
    from rightsize.core.verification.checks import CHECKS
    from rightsize.core.verification.generated import GENERATION_CHECKS
    from rightsize.core.verification.named import SECRETS_UNSAID, SECRETS_WHOLE
    from rightsize.core.verification.proposals import PROPOSAL_CHECKS
    from rightsize.core.verification.repairs import REPAIR_CHECKS
    from rightsize.core.verification.review_checks import REVIEW_CHECKS
    from rightsize.core.verification.tests import TEST_CHECKS

    rows: tuple[Row, ...] = (
        *CHECKS,
        *REVIEW_CHECKS,
        *GENERATION_CHECKS,
        *REPAIR_CHECKS,
        *TEST_CHECKS,
        *PROPOSAL_CHECKS,
        *ANSWER_CHECKS,
    )
    if options.json:
        output.json([_record(each) for each in rows])
        return OK
    output.table(("check", "task", "what it refuses"), [row for each in rows for row in _rows(each)])
    output.line()
    output.line(
        "A faulty form (JSON, a missing parameter) is told to the same model once; any other fault goes a tier up."
    )
    output.line(f"{SECRETS_WHOLE}, for every task: refuses a reply that changed the placeholder of a secret.")
    output.line(f"{SECRETS_UNSAID}, for docs and examples: refuses a reply that says a secret of the code.")
    return OK


def _rows(check: Row) -> list[tuple[str, str, str]]:
    """Return the lines of the table that a check takes: what it refuses and, below, what it only warns of."""
    refuses = (check.name, check.kind.value if check.kind else _WORDS, check.stops)
    return [refuses, ("", "", f"  only warns of: {check.warns_of}")] if check.warns_of else [refuses]


def _record(check: Row) -> dict[str, Any]:
    """Return one check as plain values."""
    return {
        "name": check.name,
        "kind": check.kind.value if check.kind else None,
        "stops": check.stops,
        "of_form": check.of_form,
        "warns_of": check.warns_of,
        "needs_edit": check.needs_edit,
    }
