"""Findings as SARIF 2.1.0 (OASIS), for code scanning services and editors that read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from rightsize.core.foreign import visible
from rightsize.core.review.finding import Confidence, Severity, Source
from rightsize.core.review.suppress import BASELINE, REFUTED, lacks_reason
from rightsize.core.review.words import told
from rightsize.core.tasks.weaknesses import weakness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.core.tasks.weaknesses import Weakness

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.LOW: "note", Severity.MEDIUM: "warning", Severity.HIGH: "error", Severity.CRITICAL: "error"}
_SCORES = {Severity.LOW: "3.0", Severity.MEDIUM: "5.5", Severity.HIGH: "8.0", Severity.CRITICAL: "9.5"}
"""GitHub's `security-severity`: the middle of each band of CVSS."""
_PRECISION = {Confidence.LOW: "low", Confidence.MEDIUM: "medium", Confidence.HIGH: "high"}
_RANKS = {Confidence.LOW: 20.0, Confidence.MEDIUM: 50.0, Confidence.HIGH: 90.0}

_PLAIN = frozenset(ascii_letters + digits + "-._~/")
_DRIVE = re.compile(r"[A-Za-z]:/")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A fix that passed every check: the place that it replaces, as people count, the new text, and who wrote it."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A related place in the same file, as people count, and what it has to do with the finding."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its file, relative to the project, and its place as people count: lines and columns from 1."""

    finding: Finding
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    fix: Replacement | None = None
    related: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What a run came to: what was found, what could not be reviewed (a sentence each), who reviewed, what to know."""

    located: tuple[Located, ...]
    errors: tuple[str, ...]
    reviewer: str
    notes: tuple[str, ...] = ()


def sarif_of(outcome: ReviewOutcome, version: str) -> dict[str, Any]:
    """Return the log of one run.

    A run with errors is not successful: a reader must not take it for a clean bill.
    """
    findings = [each.finding for each in outcome.located]
    numbers = sorted({each.cwe for each in findings})
    # Where a rule speaks for itself, its words describe it; a model's words are about one place.
    rules = {_rule_id(each): each for each in sorted(findings, key=lambda one: one.source is Source.RULES)}
    order = {name: index for index, name in enumerate(sorted(rules))}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Rightsize",
                        "semanticVersion": version,
                        "version": version,
                        "fullName": f"Rightsize {version} ({outcome.reviewer})",
                        "rules": [_rule(rules[name], name, numbers) for name in sorted(rules)],
                        "supportedTaxonomies": [{"name": "CWE", "index": 0}],
                    }
                },
                "taxonomies": [_taxonomy(numbers)],
                "invocations": [
                    {
                        "executionSuccessful": not outcome.errors,
                        "toolExecutionNotifications": [
                            {"level": level, "message": _said(each)}
                            for level, told in (("error", outcome.errors), ("warning", outcome.notes))
                            for each in told
                        ],
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, order) for each in outcome.located],
            }
        ],
    }


def _said(text: str) -> dict[str, str]:
    """Return a message of one line: parts of it may be another's words."""
    return {"text": visible(text)}


def _rule_id(finding: Finding) -> str:
    return finding.rule or f"model.CWE-{finding.cwe}"


def _rule(finding: Finding, name: str, numbers: Sequence[int]) -> dict[str, Any]:
    known = weakness(finding.cwe)
    return {
        "id": name,
        "shortDescription": _said(known.name if known and finding.source is not Source.RULES else finding.title),
        "fullDescription": _said(known.name if known else finding.title),
        "help": _said(_help(finding, known)),
        "helpUri": known.page if known else "https://cwe.mitre.org/",
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {
            "security-severity": _SCORES[finding.severity],
            "precision": _PRECISION[finding.confidence],
            "tags": ["security", f"external/cwe/cwe-{finding.cwe:03d}"],
        },
        "relationships": [{"target": _taxon(finding.cwe, numbers), "kinds": ["superset"]}],
    }


def _help(finding: Finding, known: Weakness | None) -> str:
    if known is not None and finding.source is not Source.RULES:
        return f"See {known.page}"
    return finding.remedy or finding.message


def _taxonomy(numbers: Sequence[int]) -> dict[str, Any]:
    known = [found for number in numbers if (found := weakness(number)) is not None]
    return {
        "name": "CWE",
        "version": "4.14",
        "organization": "MITRE",
        "shortDescription": {"text": "The MITRE Common Weakness Enumeration"},
        "informationUri": "https://cwe.mitre.org/data/published/cwe_v4.14.pdf",
        "taxa": [
            {"id": str(each.number), "name": each.identifier, "shortDescription": {"text": each.name}} for each in known
        ],
    }


def _taxon(number: int, numbers: Sequence[int]) -> dict[str, Any]:
    return {"id": str(number), "index": list(numbers).index(number), "toolComponent": {"name": "CWE", "index": 0}}


def _artifact(path: str) -> dict[str, str]:
    """Return where a file is: as a URI, with what none may hold escaped; only a relative one has a base."""
    drive, colon, rest = path.partition(":") if _DRIVE.match(path) else ("", "", path)
    uri = drive + colon + "".join(_quoted(each) for each in rest.encode("utf-8", "surrogateescape"))
    if not (drive or path.startswith("/")):
        return {"uri": uri, "uriBaseId": "%SRCROOT%"}
    return {"uri": f"file:///{uri.lstrip('/')}"}


def _quoted(byte: int) -> str:
    letter = chr(byte)
    return letter if letter in _PLAIN else f"%{byte:02X}"


def _result(located: Located, order: dict[str, int]) -> dict[str, Any]:
    finding = located.finding
    name = _rule_id(finding)
    result: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": order[name],
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.confidence],
        "message": _said(told(finding.title, finding.message, finding.remedy)),
        "locations": [
            {
                "physicalLocation": _physical(located.path, located, finding.shown),
                "logicalLocations": [{"fullyQualifiedName": visible(finding.symbol)}] if finding.symbol else [],
            }
        ],
        "partialFingerprints": {"rightsize/v1": finding.fingerprint},
        "properties": {
            "cwe": f"CWE-{finding.cwe}",
            "confidence": finding.confidence.value,
            "alsoSeenAs": list(finding.also),
            "seenBy": {Source.RULES: "rules", Source.MODEL: finding.model, Source.BOTH: f"rules and {finding.model}"}[
                finding.source
            ],
        },
    }
    if located.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": {"artifactLocation": _artifact(located.path), "region": _region(each)},
                "message": _said(each.message),
            }
            for number, each in enumerate(located.related, 1)
        ]
    if located.fix is not None:
        result["fixes"] = [_fix(located.path, located.fix)]
    if finding.suppressed:
        kind = "external" if finding.suppressed.startswith((BASELINE, REFUTED)) else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": visible(finding.suppressed)}]
        if lacks_reason(finding):
            result["suppressions"][0]["status"] = "underReview"
    return result


def _physical(path: str, place: Located, quote: str) -> dict[str, Any]:
    return {"artifactLocation": _artifact(path), "region": {**_region(place), "snippet": {"text": quote}}}


def _region(place: Located | Beside | Replacement) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(path: str, fix: Replacement) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix), "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": f"Written by {fix.by}, and checked: the weakness is not found in it."},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": [replacement]}],
    }
