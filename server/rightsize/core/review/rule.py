"""The rules of the floor: rows of data that say what a weakness looks like, and that carry their own tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.patterns import read_patterns
from rightsize.core.review.finding import Confidence, Severity
from rightsize.core.review.flow import Flow, read_flow
from rightsize.core.review.value import Harmless
from rightsize.core.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.abc import Traversable

    from rightsize.core.analysis.patterns import Pattern

_FLOW_FILE = "flow.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `rules/README.md` says what each field may hold.

    Attributes:
        id: stable, as `python.sql-built`; comments and baselines name it.
        cwe: number in MITRE's list.
        patterns: what it looks like, each with the capture `@place`, or a capture of the whole pattern.
        where: a capture and the conditions of which its value must meet one, as `("query", ("built",))`.
        holds: a capture and what one of the constants that its value may be must look like.
        through: a capture and what one of the callees that its value was made through must look like.
        declared: a capture and what one of the declarations of what it holds must look like.
        unless_declared: how no name in the place may be declared.
        callers: the functions around the place may be told from what calls them are part of.
        cleaned_by: callees that make a value harmless for this rule, beside those of the language.
        guarded_by: conditions that make a value harmless for this rule, beside those of the language.
        guards: a check that stands before the place counts.
        numbers: a number is harmless, as nearly everywhere; not so where the rule is about sizes.
        harmless_start: constant text with which a value may start and is harmless then, whatever follows.
        imports: what must stand somewhere in the file.
        words: one of them stands in every file that the rule is about, so that others cost nothing.
        unless: what must not stand in the place.
        unless_around: what must not stand in the function around the place.
        only_around: what must stand in the function around the place.
        unless_near, only_near: the same for the statement around the place together with the function's head.
        bad, good: examples, which are the rule's tests.
    """

    id: str
    cwe: int
    severity: Severity
    confidence: Confidence
    title: str
    message: str
    remedy: str
    patterns: tuple[Pattern, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    languages: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    holds: tuple[tuple[str, re.Pattern[str]], ...] = ()
    through: tuple[tuple[str, re.Pattern[str]], ...] = ()
    declared: tuple[tuple[str, re.Pattern[str]], ...] = ()
    unless_declared: re.Pattern[str] | None = None
    callers: bool = False
    cleaned_by: re.Pattern[str] | None = None
    guarded_by: re.Pattern[str] | None = None
    guards: bool = True
    numbers: bool = True
    harmless_start: re.Pattern[str] | None = None
    imports: re.Pattern[str] | None = None
    words: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None
    unless_around: re.Pattern[str] | None = None
    only_around: re.Pattern[str] | None = None
    unless_near: re.Pattern[str] | None = None
    only_near: re.Pattern[str] | None = None

    @property
    def harmless(self) -> Harmless:
        """What makes a value harmless for this rule."""
        return Harmless(self.cleaned_by, self.guarded_by, self.guards, self.numbers)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What is known of the languages of one folder: how values move, and the rules."""

    languages: tuple[str, ...]
    flow: Flow
    rules: tuple[Rule, ...]


@cache
def rule_set_for(language: str) -> RuleSet | None:
    """Return the packaged rules of a language, or None where it has none."""
    for folder in sorted(files("rightsize.core.review").joinpath("rules").iterdir(), key=lambda each: each.name):
        flow_file = folder.joinpath(_FLOW_FILE)
        if not flow_file.is_file():
            continue
        table = read_table(flow_file)
        if language in table["languages"]:
            return read_rule_set(folder, language)
    return None


def read_rule_set(folder: Traversable, language: str) -> RuleSet:
    """Return the rules of a folder that are about a language.

    Raises:
        ValueError: a rule lacks a field, has one that no rule has, or holds a pattern that cannot be read.
    """
    table = read_table(folder.joinpath(_FLOW_FILE))
    languages = tuple(table.pop("languages"))
    rows = [
        row
        for file in sorted(folder.iterdir(), key=lambda each: each.name)
        if file.name.endswith(".toml") and file.name != _FLOW_FILE
        for row in read_table(file)["rule"]
    ]
    about = [(rule, rule.languages or languages) for rule in map(_rule, rows)]
    return RuleSet(languages, read_flow(table), tuple(rule for rule, known in about if language in known))


_EXPRESSIONS = {"cleaned_by", "guarded_by", "harmless_start", "imports"}
_EXPRESSIONS |= {f"{sign}{where}" for sign in ("unless", "only") for where in ("_around", "_near")} | {
    "unless",
    "unless_declared",
}
_OF_CAPTURES = ("holds", "through", "declared")


def _rule(row: Mapping[str, Any]) -> Rule:
    known = {each.name for each in fields(Rule)} - {"patterns"} | {"match"}
    unknown = sorted(row.keys() - known)
    if unknown:
        message = f"rule {row.get('id')} has unknown fields: {', '.join(unknown)}"
        raise ValueError(message)
    values: dict[str, Any] = {key: tuple(each) if isinstance(each, list) else each for key, each in row.items()}
    values |= {key: re.compile(values[key]) for key in _EXPRESSIONS & values.keys()}
    values["where"] = tuple(
        (name, tuple([wanted] if isinstance(wanted, str) else wanted)) for name, wanted in row.get("where", {}).items()
    )
    for key in _OF_CAPTURES:
        values[key] = tuple((name, re.compile(wanted)) for name, wanted in row.get(key, {}).items())
    try:
        return Rule(
            **{key: each for key, each in values.items() if key not in {"match", "severity", "confidence"}},
            patterns=read_patterns(row["match"]),
            severity=Severity(row["severity"]),
            confidence=Confidence(row["confidence"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        message = f"rule {row.get('id')} cannot be read: {error}"
        raise ValueError(message) from error
