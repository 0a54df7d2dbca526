"""Another scanner's findings beside our own: said once where both see one, and kept but refuted where values say no."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.guards import guarded
from rightsize.core.review.merge import same_weakness
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.suppress import REFUTED
from rightsize.core.review.surroundings import function_around, statement_around
from rightsize.core.review.values import values_of
from rightsize.core.tables import packaged_table
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.rule import Rule
    from rightsize.core.review.scopes import Scope
    from rightsize.core.review.values import Values

PREFIX = "bandit."
_ALWAYS = "any"
_GRADES = {"low": Severity.LOW, "medium": Severity.MEDIUM, "high": Severity.HIGH}


@dataclass(frozen=True, slots=True)
class Issue:
    """What bandit reports.

    Attributes:
        test: its test, as `B602`.
        line, end_line: from 1.
        column, end_column: bytes from the start of the line, from 0; the end may lie before the start for want of it.
    """

    test: str
    cwe: int
    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    confidence: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is made of one of bandit's tests; `bandit.toml` says what each field means."""

    remedy: str
    same: frozenset[int] = frozenset()
    values: str = ""
    low: str = ""
    refuted: str = ""
    refuted_near: re.Pattern[str] | None = None


@cache
def readings() -> dict[str, Reading]:
    """Return what is made of each test."""
    return {
        test: Reading(
            remedy=row["remedy"],
            same=frozenset(row["as"]),
            values=row.get("values", ""),
            low=row.get("low", ""),
            refuted=row.get("refuted", ""),
            refuted_near=re.compile(row["refuted_near"]) if "refuted_near" in row else None,
        )
        for row in packaged_table("rightsize.core.review", "bandit.toml")["test"]
        for test in row["ids"]
    }


_UNREAD = Reading("See what bandit's documentation says of this test.")


def with_issues(parsed: Parsed, own: Sequence[Finding], issues: Sequence[Issue]) -> tuple[Finding, ...]:
    """Return our findings and the issues: one where both say the same, and what values refute shown as that."""
    rules = rule_set_for(parsed.language.id)
    if not issues or rules is None:
        return tuple(own)
    values = values_of(parsed, rules.flow)
    kept = list(own)
    more: list[Finding] = []
    for issue in issues:
        reading, node = readings().get(issue.test, _UNREAD), _node_at(values, issue)
        span = _span(parsed, issue, node)
        same = [at for at, each in enumerate(kept) if _is_about(parsed, each, span, issue, reading)]
        same.sort(key=lambda at: kept[at].cwe != issue.cwe)
        for at in same[:1]:
            kept[at] = _agreed(parsed, kept[at], span, issue)
        if any(kept[at].cwe == issue.cwe for at in same[:1]):
            continue
        said = kept[same[0]] if same else _said_near(values, own, node, reading) or _twin(more, span, issue)
        fresh = _finding(parsed, issue, span, reading)
        reason = f"{said.rule} says it as CWE-{said.cwe}" if said else _refutation(values, node, rules.rules, reading)
        if reason and not said and reading.low and not _refutation(values, node, rules.rules, _at_low(reading)):
            fresh, reason = replace(fresh, severity=Severity.LOW, confidence=Confidence.LOW), ""
        more.append(replace(fresh, suppressed=f"{REFUTED}{reason}" if reason else ""))
    return tuple(sorted([*kept, *more], key=lambda each: (each.span, each.cwe, each.rule)))


def _at_low(reading: Reading) -> Reading:
    """Return the reading by which an issue that values speak against is shown at the lowest grade all the same."""
    if reading.low == _ALWAYS:
        return replace(reading, values="", refuted="")
    return replace(reading, values=reading.low)


def _twin(found: Sequence[Finding], span: Span, issue: Issue) -> Finding | None:
    """Return what another of bandit's tests says of the same place, and is shown."""
    shown = (each for each in found if not each.suppressed and each.span == span)
    return next((each for each in shown if same_weakness(each.cwe, issue.cwe)), None)


def _node_at(values: Values, issue: Issue) -> Node | None:
    """Return the expression that bandit names: the call that ends where it says, or what stands there."""
    point = (issue.line - 1, issue.column)
    node = values.parsed.root.named_descendant_for_point_range(point, point)
    found = node
    while node is not None and (node.start_point[0], node.start_point[1]) == point:
        if node.type in values.flow.calls and node.end_point[1] == issue.end_column:
            return node
        found, node = (node if node.type in values.flow.calls else found), node.parent
    return found


def _span(parsed: Parsed, issue: Issue, node: Node | None) -> Span:
    line = parsed.lines.span_of(issue.line - 1)
    if node is not None and node.start_point[0] == issue.line - 1 and node.parent is not None:
        return Span(node.start_byte, node.end_byte)
    text = line.of(parsed.data)
    return Span(line.start + len(text) - len(text.lstrip()), line.start + len(text.rstrip()))


def _is_about(parsed: Parsed, own: Finding, span: Span, issue: Issue, reading: Reading) -> bool:
    if not (own.cwe in reading.same or same_weakness(own.cwe, issue.cwe)):
        return False
    return own.span.overlaps(span) or parsed.lines.line_of(own.span.start) == issue.line - 1


def _agreed(parsed: Parsed, own: Finding, span: Span, issue: Issue) -> Finding:
    """Return what both saw; it stands on the line that bandit names, so that either's reports can be compared."""
    placed = own.span if parsed.lines.line_of(own.span.start) == issue.line - 1 else span
    return replace(
        own,
        span=placed,
        quote=parsed.text(placed.start, placed.end),
        also=tuple(dict.fromkeys((*own.also, f"{PREFIX}{issue.test}"))),
        confidence=Confidence.HIGH,
    )


def _said_near(values: Values, own: Sequence[Finding], node: Node | None, reading: Reading) -> Finding | None:
    """Return our finding on what a text is passed to, where bandit names the text itself."""
    if node is None or node.type in values.flow.calls:
        return None
    around, root = values.scopes.around(node), values.parsed.root
    for each in own:
        place = root.named_descendant_for_byte_range(each.span.start, max(each.span.start, each.span.end - 1))
        if each.cwe in reading.same and place is not None and values.scopes.around(place) is around:
            return each
    return None


def _refutation(values: Values, node: Node | None, rules: Sequence[Rule], reading: Reading) -> str:
    """Return why an issue is none, empty where nothing speaks against it."""
    if reading.refuted_near is not None and node is not None:
        near = statement_around(values, node)
        return reading.refuted if reading.refuted_near.search(near) else ""
    if reading.refuted or not reading.values or node is None:
        return reading.refuted
    parts = _weighed(values, node)
    held = [values.of(each) for each in parts]
    if all(each.literal for each in held):
        return "all that is passed is constant"
    if any(_holds_unknown(values, each) for each in parts):
        return ""
    if not any(each.meets(reading.values) for each in held):
        return "nothing that is passed is known to come from outside"
    for rule in (each for each in rules if each.cwe in reading.same):
        if _stands_harmless(values, node, rule):
            return "what stands around it makes it harmless"
        left = [value for each in parts if (value := values.of(each, rule.harmless)).meets(reading.values)]
        if not left:
            return "what comes from outside is made harmless before"
        if guarded(values, node, {name for each in left for name in each.names}, rule.harmless):
            return "what comes from outside is checked before"
    return ""


def _stands_harmless(values: Values, node: Node, rule: Rule) -> bool:
    """Tell whether a rule that is about such a call as a node is keeps silent for what stands around it."""
    if rule.unless_around is None or not any(word in values.parsed.text_of(node) for word in rule.words):
        return False
    return rule.unless_around.search(function_around(values, node)) is not None


def _holds_unknown(values: Values, node: Node) -> bool:
    """Tell whether a value is made of a name that the file binds nowhere, of which nothing can be known."""
    scopes, waiting = values.scopes, [node]
    while waiting:
        each = waiting.pop()
        if each.type in values.flow.names and each.parent is not None and each.parent.type not in values.flow.labelled:
            name = values.parsed.text_of(each)
            scope: Scope | None = scopes.around(each)
            while scope is not None and not (name in scope.binds or name in scope.parameters or name in scope.held):
                scope = scope.outer
            if scope is None and name not in scopes.imports:
                return True
        callee = {part.id for name in values.flow.callee for part in each.children_by_field_name(name)}
        waiting += [part for part in each.named_children if part.id not in callee]
    return False


def _weighed(values: Values, node: Node) -> list[Node]:
    """Return the nodes whose values decide: what a call is passed, or the whole text that a piece belongs to."""
    if node.type in values.flow.calls:
        return [
            part
            for name in values.flow.arguments
            for each in node.children_by_field_name(name)
            for part in each.named_children
        ]
    flow, whole = values.flow, node
    texts = {*flow.literals, *flow.interpolations, *flow.builders, *flow.members, *flow.calls}
    while (outer := whole.parent) is not None and (outer.type in texts or outer.named_child_count == 1):
        whole = outer
    return [whole]


def _finding(parsed: Parsed, issue: Issue, span: Span, reading: Reading) -> Finding:
    first, _, rest = " ".join(issue.text.split()).partition(". ")
    return Finding(
        span=span,
        cwe=issue.cwe,
        rule=f"{PREFIX}{issue.test}",
        title=first.rstrip("."),
        message=rest or f"{first.rstrip('.')}.",
        remedy=reading.remedy,
        severity=_GRADES.get(issue.severity, Severity.LOW),
        confidence=Confidence(issue.confidence) if issue.confidence in _GRADES else Confidence.LOW,
        source=Source.RULES,
        quote=parsed.text(span.start, span.end),
    )
