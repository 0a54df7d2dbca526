"""The floor: what deterministic rules find in a source, with no model at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.matching import Matcher
from rightsize.core.review.declared import declarations_of, names_declared
from rightsize.core.review.finding import Finding, Source
from rightsize.core.review.guards import guarded
from rightsize.core.review.naming import Naming
from rightsize.core.review.origins import origins_of
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.starts import start_of
from rightsize.core.review.surroundings import function_around, statement_around, uses_around
from rightsize.core.review.through import made_through
from rightsize.core.review.values import values_of
from rightsize.core.text import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.rule import Rule, RuleSet
    from rightsize.core.review.values import Values

    Captures = Mapping[str, tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What rules see in a file.

    Attributes:
        findings: in the order of the text.
        failed: the rules that broke off, each with the kind of its error, as `python.sql-built (RecursionError)`.
    """

    findings: tuple[Finding, ...] = ()
    failed: tuple[str, ...] = ()


def floor_findings(parsed: Parsed) -> tuple[Finding, ...]:
    """Return what the packaged rules of the file's language find, in the order of the text; none without rules."""
    return seen_in(parsed).findings


def seen_in(parsed: Parsed) -> Seen:
    """Return what the packaged rules of the file's language see; nothing without rules."""
    rules = rule_set_for(parsed.language.id)
    return seen_by(rules, parsed) if rules is not None else Seen()


def seen_by(rule_set: RuleSet, parsed: Parsed) -> Seen:
    """Return what a set of rules sees; of several that find one weakness in one piece of code, the surest.

    A rule that raises costs what it would have found from there on, and nothing of the others'.
    """
    whole = parsed.text(0, len(parsed.data))
    rules = [each for each in rule_set.rules if _concerns(each, whole)]
    if not rules:
        return Seen()
    values, matcher = _reading(rule_set, parsed)
    trials = _trials(rule_set, values, matcher)
    found: list[Finding] = []
    failed = []
    for rule in rules:
        error = _add(found, rule, values, matcher)
        if error:
            failed.append(f"{rule.id} ({error})")
            # What it was in the middle of is half known: the next rule must not read that.
            values, matcher = _reading(rule_set, parsed)
    shipped = [each for each in found if not any(start <= each.span.start < end for start, end in trials)]
    return Seen(_surest(shipped), tuple(failed))


def _reading(rule_set: RuleSet, parsed: Parsed) -> tuple[Values, Matcher]:
    values = values_of(parsed, rule_set.flow)
    return values, Matcher(Naming(values).text_of)


def _add(found: list[Finding], rule: Rule, values: Values, matcher: Matcher) -> str:
    """Add what a rule finds; return the kind of error at which it broke off, or nothing."""
    try:
        found.extend(_findings(rule, values, matcher))
    except Exception as error:  # noqa: BLE001 - one rule must not take the others with it
        return type(error).__name__
    return ""


def _surest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of which no two say the same of overlapping code, in the order of the text."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda finding: (finding.cwe, finding.span)):
        last = kept[-1] if kept else None
        if last is None or last.cwe != each.cwe or not last.span.overlaps(each.span):
            kept.append(each)
        elif last.confidence.rank < each.confidence.rank:
            kept[-1] = each
    return tuple(sorted(kept, key=lambda each: (each.span, each.cwe)))


def _trials(rule_set: RuleSet, values: Values, matcher: Matcher) -> list[tuple[int, int]]:
    """Return where code stands that only tests the rest."""
    return [
        (part.start_byte, part.end_byte)
        for pattern in rule_set.flow.trials
        for root in pattern.root_types
        for node in values.scopes.nodes.get(root, ())
        for captures in matcher.matches(pattern, node)
        for part in captures["part"]
    ]


def _concerns(rule: Rule, whole: str) -> bool:
    if rule.words and not any(word in whole for word in rule.words):
        return False
    return rule.imports is None or rule.imports.search(whole) is not None


def _findings(rule: Rule, values: Values, matcher: Matcher) -> Iterator[Finding]:
    for pattern in rule.patterns:
        for root in pattern.root_types:
            for node in values.scopes.nodes.get(root, ()):
                hit = next(
                    (each for each in matcher.matches(pattern, node) if _is_weak(rule, values, node, each)), None
                )
                if hit is not None:
                    yield _finding(rule, values, hit, hit.get("place", (node,))[0])


def _is_weak(rule: Rule, values: Values, node: Node, captures: Captures) -> bool:
    names: set[str] = set()
    harmless = rule.harmless
    for capture, conditions in rule.where:
        held = [values.of(each, harmless) for each in captures.get(capture, ())]
        if not any(each.meets(condition) for each in held for condition in conditions):
            return False
        if rule.harmless_start is not None and _starts(values, captures.get(capture, ()), rule.harmless_start):
            return False
        names.update(name for each in held for name in each.names)
    for capture, wanted in rule.holds:
        texts = {text for each in captures.get(capture, ()) for text in values.of(each, harmless).texts}
        if not any(map(wanted.search, texts)):
            return False
    if not _comes_so(rule, values, captures):
        return False
    parsed = values.parsed
    if rule.unless is not None and rule.unless.search(parsed.text_of(node)):
        return False
    if rule.unless_declared is not None and names_declared(values, node, rule.unless_declared):
        return False
    if not _stands_well(rule, values, node) or not _is_near(rule, values, node):
        return False
    return not (names and rule.guards and guarded(values, node, names, rule.harmless))


def _comes_so(rule: Rule, values: Values, captures: Captures) -> bool:
    """Tell whether what is captured was made through what a rule wants, and is declared as it wants."""
    return all(
        any(wanted.search(text) for node in captures.get(capture, ()) for text in texts_of(values, node))
        for told, texts_of in ((rule.through, made_through), (rule.declared, declarations_of))
        for capture, wanted in told
    )


def _starts(values: Values, nodes: tuple[Node, ...], wanted: re.Pattern[str]) -> bool:
    return any(wanted.match(start_of(values, each)) for each in nodes)


def _stands_well(rule: Rule, values: Values, node: Node) -> bool:
    """Tell whether the function around a node holds what it must and nothing else."""
    if rule.unless_around is None and rule.only_around is None:
        return True
    key = rule.id, values.scopes.around(node).node.id
    if key not in values.notes.stands_well:
        texts = uses_around(values, node) if rule.callers else [function_around(values, node)]
        values.notes.stands_well[key] = any(_holds(text, rule.only_around, rule.unless_around) for text in texts)
    return values.notes.stands_well[key]


def _is_near(rule: Rule, values: Values, node: Node) -> bool:
    """Tell whether the statement around a node, with the function's head, holds what it must and nothing else."""
    if rule.unless_near is None and rule.only_near is None:
        return True
    return _holds(statement_around(values, node), rule.only_near, rule.unless_near)


def _holds(text: str, only: re.Pattern[str] | None, unless: re.Pattern[str] | None) -> bool:
    if unless is not None and unless.search(text):
        return False
    return only is None or only.search(text) is not None


def _finding(rule: Rule, values: Values, captures: Captures, place: Node) -> Finding:
    parsed = values.parsed
    span = Span(place.start_byte, place.end_byte)
    held = [each for capture, _ in rule.where for each in captures.get(capture, ())]
    return Finding(
        span=span,
        cwe=rule.cwe,
        rule=rule.id,
        title=rule.title,
        message=rule.message,
        remedy=rule.remedy,
        severity=rule.severity,
        confidence=rule.confidence,
        source=Source.RULES,
        quote=parsed.text_of(place),
        related=origins_of(values, held, span),
    )
