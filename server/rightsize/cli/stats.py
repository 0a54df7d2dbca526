"""`rightsize stats`: what the ledger adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.ledger.stats import Stats


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize stats`."""
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Print the figures of the whole ledger."""
    from rightsize.cli.session import settings_for
    from rightsize.journal.months import unreadable
    from rightsize.journal.reading import read_stats

    settings = settings_for(output)
    stats = read_stats(settings.state_folder)
    unread = unreadable(settings.state_folder)
    for each in unread:
        output.problem(each)
    code = FAILED if unread else OK
    if options.json:
        output.json(stats.as_json())
        return code
    if stats.newer:
        output.warn(f"{stats.newer:,} lines of the ledger are of a newer Rightsize and not counted; update this one")
    if stats.total_calls:
        show(stats, output)
    elif not unread:
        output.line(f"The ledger in {settings.state_folder} is empty; `rightsize document` writes to it.")
    return code


def show(stats: Stats, output: Output) -> None:
    """Print the figures for a person."""
    quality = (
        "no verdicts yet"
        if stats.avg_quality is None
        else f"{stats.avg_quality:.2f} (1: passed, 0.5: passed after repair, 0: refused or undone)"
    )
    output.line(f"Calls           {stats.total_calls:,}")
    output.line(f"Mean quality    {quality}")
    output.line(f"Spent           {stats.spent:.3f} cost units, failed attempts included")
    output.line(f"On tier 4 alone {stats.tier4_cost:.3f} cost units for the same final answers")
    output.line(
        f"{'Saved' if stats.saved >= 0 else 'Lost':<15} {abs(stats.saved):.3f} cost units{_share(stats)}", "bold"
    )
    output.line(
        "A cost unit is a thousand output tokens of a tier 4 model; it is relative, not money. Drafts count nothing."
    )
    output.line()
    output.table(("tier", "calls"), [(_tier(tier), f"{calls:,}") for tier, calls in stats.calls_by_tier.items()])
    if stats.pass_rates:
        output.line()
        rows = [
            (each.task_type, _tier(each.tier), f"{each.passed:,} of {each.judged:,}", f"{each.rate:.0%}")
            for each in stats.pass_rates
        ]
        output.table(("kind", "tier", "passed", "rate"), rows)
    if stats.outcomes:
        output.line()
        output.line("Afterwards: " + ", ".join(f"{count:,} {name}" for name, count in stats.outcomes.items()))
    if stats.unreadable:
        output.warn(f"{stats.unreadable:,} damaged lines of the ledger were passed over")


def _share(stats: Stats) -> str:
    """Return the share of tier 4's cost that was saved, where there is one."""
    return f" ({stats.saved / stats.tier4_cost:.0%} of it)" if stats.tier4_cost else ""


def _tier(number: int) -> str:
    """Return a tier's name."""
    return "embedded" if number == 0 else str(number)
