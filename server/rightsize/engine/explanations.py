"""What a hover says: why this model, who else was weighed, what it cost, what was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rightsize.core.routing.explain import hover_lines, who
from rightsize.core.routing.plan import ladder_line
from rightsize.core.tasks.generation import Asked
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.weaknesses import weakness
from rightsize.core.verification.named import refusals
from rightsize.core.verification.review_checks import said_of
from rightsize.engine.results import GenerationResult
from rightsize.engine.routing import decide, task_of
from rightsize.settings.names import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.review.finding import Finding
    from rightsize.engine.results import Attempt, Result, SymbolResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot


_SECOND = 2
_MOST_FAULTS = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """Lines of plain words; the shell decides how they are marked up. `level` `short` gives the first of each part."""

    title: str
    lines: tuple[str, ...]


def explain_plan(runtime: Runtime, snapshot: Snapshot, symbol: Symbol, level: str) -> Explanation:
    """Say which model a doc for this symbol would be asked of, without asking any.

    Raises:
        RoutingError: no model could take it.
    """
    decision = decide(runtime, task_of(snapshot, symbol, TaskKind.DOCUMENTATION), path=snapshot.path)
    title = f"Document `{_name_of(symbol)}`"
    lines = hover_lines(decision, level)
    if level == "full":
        lines = (*lines, ladder_line(decision, runtime.settings.ladder.limits(decision.kind)))
    if runtime.draft:
        drafted = f"{_why_drafts(runtime)}: the embedded engine would draft it from facts in the code."
        lines = (drafted, f"Routing without a draft: {lines[0]}", *lines[1:])
    return Explanation(title, tuple(lines))


def explain_finding(finding: Finding, level: str = "full") -> Explanation:
    """Say who saw a finding, how sure that is, what it cost, and how its ladder went."""
    known = weakness(finding.cwe)
    seen = {"rules": "rules, and no model", "model": finding.model, "both": f"rules and {finding.model}"}
    lines = [finding.message]
    lines += [f"Remedy: {finding.remedy}"] if finding.remedy else []
    lines += [f"CWE-{finding.cwe}: {known.name}"] if known else []
    told = f"; {finding.confirmation.rstrip('.')}" if finding.confirmation else ""
    lines.append(f"Seen by {seen[finding.source.value]}; confidence {finding.confidence.value}{told}.")
    lines += [_cost_line(finding)] if finding.model else []
    lines += finding.ladder if level == "full" else ()
    lines += [f"Rule: {finding.rule}"] if finding.rule else []
    return Explanation(f"{finding.title} ({finding.severity.value})", tuple(each for each in lines if each))


def _cost_line(finding: Finding) -> str:
    if finding.cached:
        return "The answer is from the cache: 0 tokens, and checked again."
    return f"The calls that read this code cost {finding.cost:.4f} units."


def _why_drafts(runtime: Runtime) -> str:
    """Say why no model would be asked: the user wants none, or there is none."""
    return "The setting engine = embedded" if runtime.settings.engine == "embedded" else "No local model answers"


def explain_result(result: SymbolResult, level: str) -> Explanation:
    """Say how a doc that was written came to be."""
    name = _name_of(result.symbol)
    title = f"Draft doc of `{name}`" if result.draft else f"Doc of `{name}`"
    lines = [*_ladder_lines(result.attempts, level), *_check_lines(result)]
    if result.decision is not None:
        routed = hover_lines(result.decision, level)
        lines += [f"Routing without a draft: {routed[0]}", *routed[1:]] if result.draft else routed
    return Explanation(title, tuple(lines))


def explain_done(result: Result, level: str) -> Explanation:
    """Say how a doc, or code, that was written came to be."""
    if isinstance(result, GenerationResult):
        return explain_generation(result, level)
    return explain_result(cast("SymbolResult", result), level)


def explain_generation(result: GenerationResult, level: str) -> Explanation:
    """Say how code that was put in came to be: the whole ladder, how far it was checked, and what is not sure."""
    title = f"Code of `{_name_of(result.symbol)}`" if result.target.asked is Asked.BODY else _PART[result.target.asked]
    lines = _ladder_lines(result.attempts, level)
    verdict = result.verdict
    if verdict is not None:
        lines.append(f"Checked ({verdict.reach}): {len(verdict.checks)} checks")
        lines += [result.trial] if result.trial else []
        lines += [f"Not sure: {each}" for each in result.warnings]
        lines += result.notes
    if result.decision is not None:
        lines += hover_lines(result.decision, level)
    return Explanation(title.format(name=_name_of(result.symbol)), tuple(lines))


def explain_failure(result: Result, level: str, what: str) -> Explanation:
    """Say why nothing was written: each tier that was tried, the check that refused its answer, and what that cost.

    Parameters:
        what: what there is none of, as `doc` or `tests`.
    """
    lines = [result.reason]
    moved = _moved(result.attempts)
    for each in result.attempts[-1:] if level == "short" else result.attempts:
        lines.append(attempt_line(each, moved=moved))
        faults = each.verdict.faults if each.verdict else ()
        lines += [problem.message for problem in faults[:_MOST_FAULTS]]
    units, seconds = (sum(getattr(each, name) for each in result.attempts) for name in ("cost_units", "seconds"))
    count = len(result.attempts)
    lines.append(f"In all: {count} attempt{'' if count == 1 else 's'}, {units:.4f} cost units, {seconds:.1f} s")
    if result.decision is not None:
        lines += hover_lines(result.decision, level)
    return Explanation(f"No {what} for `{_name_of(result.symbol)}`", tuple(each for each in lines if each))


_PART = {Asked.COMMENT: "Code in `{name}` that its comment asked for", Asked.LINES: "Lines of `{name}` written anew"}


def _name_of(symbol: Symbol) -> str:
    """Return a name that ends no code in Markdown: in JavaScript it may be any text, a link or an image among them."""
    return shown(symbol.name) or "module"


def _ladder_lines(attempts: tuple[Attempt, ...], level: str) -> list[str]:
    told = attempts[-1:] if level == "short" else attempts
    moved = _moved(attempts)
    return [attempt_line(each, moved=moved) for each in told]


def ladder_lines(attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """Return a line for each attempt; where one code was read several times, with the number of the reading."""
    lines, reading, moved = [], 0, _moved(attempts)
    for each in attempts:
        reading += each.attempt == 1
        line = attempt_line(each, moved=moved, review=True)
        lines.append(line if reading < _SECOND else f"Reading {reading}, {line[0].lower()}{line[1:]}")
    return tuple(lines)


def _moved(attempts: Sequence[Attempt]) -> bool:
    return len({each.host for each in attempts}) > 1


def attempt_line(attempt: Attempt, *, moved: bool = False, review: bool = False) -> str:
    """Say how one attempt ended, in which time and at what cost, and at which host where several were asked.

    Parameters:
        review: it was to review code, or to confirm a finding; why it was refused stands there in words.
    """
    where = f" at {attempt.host}" if moved and attempt.host else ""
    name = f"Attempt {attempt.attempt}: {who(attempt.model)}"
    if attempt.verdict is None:
        return f"{name} failed: {attempt.failure}"
    how = "passed" if attempt.verdict.passed else f"refused for {refusals(attempt.refused_by)},"
    if review and not attempt.verdict.passed:
        how = f"refused, since {' and '.join(dict.fromkeys(map(said_of, attempt.refused_by)))},"
    hid = f"; {secrets_words(attempt.hidden)}" if attempt.hidden else ""
    if attempt.cached:
        return f"{name} {how} before; from the cache, 0 tokens, checked again{hid}"
    cost = "" if attempt.model.tier == 0 else f", {attempt.cost_units:.4f} cost units, {attempt.tokens_out} tokens"
    return f"{name}{where} {how} in {attempt.seconds:.1f} s{cost}{hid}"


def secrets_words(hidden: int) -> str:
    """Say how many secrets a model was not shown."""
    return "1 secret was hidden from it" if hidden == 1 else f"{hidden} secrets were hidden from it"


def _check_lines(result: SymbolResult) -> list[str]:
    verdict = result.attempts[-1].verdict if result.attempts else None
    if verdict is None:
        return []
    lines = [f"Checked ({verdict.reach}): {len(verdict.checks)} checks, code tokens unchanged"]
    return lines + [f"Warning: {each.message}" for each in verdict.doubts]
