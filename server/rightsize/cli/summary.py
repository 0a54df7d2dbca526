"""The end of `rightsize document` in words: what was done and left alone, who was asked, what was checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.cli.output import aligned
from rightsize.core.routing.explain import PREFERRED, name_of
from rightsize.core.routing.route import RULES
from rightsize.engine.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.cli.work import FileReport
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model
    from rightsize.engine.results import Attempt, SymbolResult

_RULES = {each.name: each.says for each in RULES}


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a run: files that could be read, and coverage of public symbols."""

    files: int
    changed: int
    symbols: int
    documented: int
    drafted: int
    left_alone: int
    failed: int
    interrupted: int
    covered_before: int
    covered_after: int
    public: int
    seconds: float


def total(reports: Sequence[FileReport], seconds: float) -> Totals:
    """Add up what the reports hold."""
    results = list(_results(reports))
    by_status = Counter(each.status for each in results)
    return Totals(
        files=sum(each.language is not None for each in reports),
        changed=sum(bool(each.diff) and not each.interrupted for each in reports),
        symbols=len(results),
        documented=by_status[Status.DOCUMENTED],
        drafted=sum(each.draft for each in results if each.status is Status.DOCUMENTED),
        left_alone=by_status[Status.LEFT_ALONE],
        failed=by_status[Status.FAILED],
        interrupted=by_status[Status.CANCELLED],
        covered_before=sum(each.before[0] for each in reports),
        covered_after=sum(each.after[0] for each in reports),
        public=sum(each.before[1] for each in reports),
        seconds=seconds,
    )


def summary(reports: Sequence[FileReport], seconds: float, *, write: bool) -> list[str]:
    """Return the lines of the summary."""
    totals = total(reports, seconds)
    results = list(_results(reports))
    return [
        *_head(totals, write=write),
        *_left_alone(results),
        *_routing(results),
        *_cached(results),
        *hidden_lines([attempt for each in results for attempt in each.attempts]),
        *_checks(results),
        *_failures(reports),
    ]


def coverage_line(totals: Totals) -> str:
    """Return doc coverage before and after."""
    if not totals.public:
        return "doc coverage: no public symbols"
    before, after = (f"{part / totals.public:.0%}" for part in (totals.covered_before, totals.covered_after))
    return f"doc coverage: {before} before, {after} after ({totals.covered_after} of {totals.public} public symbols)"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _results(reports: Iterable[FileReport]) -> Iterable[SymbolResult]:
    return (each.result for report in reports for each in report.symbols)


def _head(totals: Totals, *, write: bool) -> list[str]:
    """Return the figures: what was looked at, what came of it, and the coverage."""
    verb = "drafted" if totals.drafted and totals.drafted == totals.documented else "documented"
    mixed = f" ({totals.drafted} of them drafts)" if 0 < totals.drafted < totals.documented else ""
    stopped = f", {totals.interrupted} finished and not written" if totals.interrupted else ""
    changed = "changed" if write else "would change"
    return [
        (
            f"{counted(totals.files, 'file')}, {counted(totals.symbols, 'symbol')} in {totals.seconds:.1f} s: "
            f"{totals.documented} {verb}{mixed}, {totals.left_alone} left alone, {totals.failed} failed{stopped}; "
            f"{counted(totals.changed, 'file')} {changed}"
        ),
        coverage_line(totals),
    ]


def _left_alone(results: Iterable[SymbolResult]) -> list[str]:
    """Return a line for each reason, the most frequent first."""
    counts = Counter(each.reason for each in results if each.status is Status.LEFT_ALONE).most_common()
    return [f"left alone: {number:,}, {reason}" for reason, number in counts]


def _routing(results: Iterable[SymbolResult]) -> list[str]:
    """Return a table of the models that symbols were sent to, with the rule that chose them."""
    routed = [each for each in results if each.decision is not None and each.attempts]
    if not routed:
        return []
    counts = Counter(_route(each) for each in routed)
    drafts = any(each.draft for each in routed)
    heading = "drafted by the embedded engine; with a model server it would have been" if drafts else "sent to"
    rows = [(f"{number:,}", *route) for route, number in sorted(counts.items())]
    rows = [(f"tier {tier}", model, symbols, why) for symbols, tier, model, why in rows]
    return [f"{heading}:", *(f"  {line}" for line in aligned(("tier", "model", "symbols", "why"), rows))]


def _route(result: SymbolResult) -> tuple[str, str, str]:
    """Return tier, model and rule of the model that a symbol ended with; climbing is said in the last."""
    decision, last = result.decision, result.attempts[-1].model
    if decision is None:
        return "", "", ""
    climbed = not result.draft and last is not decision.model
    model = last if climbed else decision.model
    why = _why_climbed(result, decision.model) if climbed else _why_chosen(decision)
    return str(model.tier), name_of(model), why


def _why_chosen(decision: Decision) -> str:
    """Say which rule chose, and where that was among those in memory alone, who was passed over for it."""
    _, preferred, over = decision.reason.partition(PREFERRED)
    return f"{_RULES.get(decision.rule, decision.rule)}{preferred}{over}"


def _why_climbed(result: SymbolResult, first: Model) -> str:
    """Say what came of the model that was chosen: why it gave no answer, or that its answers were refused."""
    failures = [each.failure for each in result.attempts if each.model is first and each.failure]
    return failures[-1].rstrip(".") if failures else f"{name_of(first)} did not pass the checks"


def _cached(results: Iterable[SymbolResult]) -> list[str]:
    """Return how many of the answers were there already."""
    last = [each.attempts[-1] for each in results if each.attempts and not each.draft]
    cached = sum(each.cached for each in last)
    return [f"from the cache, 0 tokens: {cached:,} of {counted(len(last), 'answer')}"] if cached else []


def hidden_lines(attempts: Iterable[Attempt]) -> list[str]:
    """Return how many secrets the models were not shown, or nothing where there were none."""
    hidden = [each.hidden for each in attempts if each.hidden]
    prompts = counted(len(hidden), "prompt")
    return [f"secrets replaced by placeholders: {sum(hidden):,} in {prompts}"] if hidden else []


def _checks(results: Iterable[SymbolResult]) -> list[str]:
    """Return how many checks every new doc passed, and what they warned of."""
    verdicts = [each.attempts[-1].verdict for each in results if each.status is Status.DOCUMENTED and each.attempts]
    most = max((len(verdict.checks) for verdict in verdicts if verdict), default=0)
    warned = Counter(problem.check for verdict in verdicts if verdict for problem in verdict.problems)
    lines = [f"each passed {most} checks, which `rightsize checks` lists"] if most else []
    return lines + [f"warned: {number:,} by {check}" for check, number in warned.most_common()]


def _failures(reports: Iterable[FileReport]) -> list[str]:
    """Name each symbol that could not be documented, below its reason; `not_written` was told of the file already."""
    places: dict[str, list[str]] = {}
    for report in reports:
        for each in report.symbols:
            if each.result.status is Status.FAILED and each.result.reason_code != "not_written":
                name = each.result.symbol.qualified_name or "module"
                places.setdefault(each.result.reason, []).append(f"{report.path}:{each.line} {name}")
    by_count = sorted(places.items(), key=lambda pair: -len(pair[1]))
    return [line for reason, named in by_count for line in _failure(reason, named)]


def _failure(reason: str, named: Sequence[str]) -> list[str]:
    """Return a line for one failure, or a heading and a line each for several of one reason."""
    if len(named) == 1:
        return [f"failed: {named[0]}: {reason}"]
    return [f"failed: {len(named):,}, {reason}", *(f"  {each}" for each in named)]
