"""`rightsize stats`: what the ledger adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, OK

_USE = {
    "observe": "Learned quality is shown and decides nothing; the setting `routing.learning` switches it on.",
    "on": "Learned quality decides in the place of the prior, but never who may review.",
}

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rightsize.cli.output import Output
    from rightsize.core.ledger.stats import Stats
    from rightsize.core.routing.learned_table import LearnedRow
    from rightsize.journal.reading import Reader
    from rightsize.settings.resolved import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize stats`."""
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Print the figures of the whole ledger."""
    from rightsize.cli.session import settings_for
    from rightsize.journal.months import unreadable
    from rightsize.journal.reading import Reader

    settings = settings_for(output)
    reader = Reader(settings.state_folder)
    learned = _learned(settings, reader)
    stats = reader.stats()
    unread = unreadable(settings.state_folder)
    for each in unread:
        output.problem(each)
    code = FAILED if unread else OK
    if options.json:
        output.json(
            {
                **stats.as_json(),
                "learning": settings.policy.learning,
                "learned": [each.as_json() for each in learned],
            }
        )
        return code
    if stats.newer:
        output.warn(f"{stats.newer:,} lines of the ledger are of a newer Rightsize and not counted; update this one")
    if stats.total_calls or stats.from_cache:
        show(stats, output)
        show_learned(learned, settings.policy.learning, output)
    elif not unread:
        output.line(f"The ledger in {settings.state_folder} is empty; what models are asked is written to it.")
    return code


def show(stats: Stats, output: Output) -> None:
    """Print the figures for a person."""
    quality = (
        "no verdicts yet"
        if stats.avg_quality is None
        else f"{stats.avg_quality:.2f} (1: passed, 0.5: passed after repair, 0: refused or undone)"
    )
    output.line(f"Calls           {stats.total_calls:,}")
    if stats.from_cache:
        output.line(f"From the cache  {stats.from_cache:,}, for which nobody was called")
    output.line(f"Mean quality    {quality}")
    output.line(f"Spent           {stats.spent:.3f} cost units, failed attempts included")
    answers = f"{stats.answers_cost:.3f}"
    if answers != f"{stats.spent:.3f}":
        output.line(f"For answers     {answers} cost units; the rest was without an answer, or was undone")
    output.line(f"On tier 4 alone {stats.tier4_cost:.3f} cost units for the same final answers")
    output.line(
        f"{'Saved' if stats.saved >= 0 else 'Lost':<15} {abs(stats.saved):.3f} cost units{_share(stats)}", "bold"
    )
    output.line(
        "A cost unit is a thousand output tokens of a tier 4 model; it is relative, not money. Drafts count nothing."
    )
    output.line()
    if stats.calls_by_tier:
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


def show_learned(learned: Sequence[LearnedRow], learning: str, output: Output) -> None:
    """Print what was learned of each model beside its prior, and whether that decides anything."""
    from rightsize.core.routing.learned_table import LEARNED_HEADER

    if not learned:
        return
    output.line()
    output.table(LEARNED_HEADER, [each.cells() for each in learned])
    output.line(_USE[learning], "dim")


def _learned(settings: Settings, reader: Reader) -> tuple[LearnedRow, ...]:
    """Return what the ledger teaches of the models that are known here, unless that is switched off."""
    from rightsize.core.routing.policy import OFF

    learned = None if settings.policy.learning == OFF else reader.learned()
    if not learned:
        return ()
    from rightsize.core.routing.learned_table import learned_rows
    from rightsize.journal.probes import load_probe
    from rightsize.wiring import registry_of

    hosts = [each.url for each in settings.gateway.servers]
    return learned_rows(learned, registry_of(settings, load_probe(settings.state_folder, hosts)))


def _share(stats: Stats) -> str:
    """Return the share of tier 4's cost that was saved, where there is one."""
    return f" ({stats.saved / stats.tier4_cost:.0%} of it)" if stats.tier4_cost else ""


def _tier(number: int) -> str:
    """Return a tier's name."""
    return "embedded" if number == 0 else str(number)
