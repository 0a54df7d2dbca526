"""Comments that ask to pass over a finding: ours obey with a reason, foreign ones are shown for what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.tokens import comments_in
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.tokens import Comment
    from rightsize.core.review.finding import Finding

REFUTED = "refuted: "
"""How `suppressed` begins for another scanner's finding that our reading of the code refutes."""

PLACEHOLDER = "say why"
"""What stands where a person is to give a reason; it is none."""

BASELINE = "baseline"
"""How `suppressed` begins for what a project lives with."""

_OURS = re.compile(r"^[\s#/*!;-]*rightsize:\s*ignore\[([\w.,\- ]+)\]\s*(.*)", re.IGNORECASE | re.MULTILINE)
"""At the beginning of a comment: one that only speaks of how to ignore something asks for nothing."""
_FOREIGN = re.compile(
    r"#\s*nosec\b|//\s*nosec\b|//\s*nolint(?:\s*(?://|$)|:(?:[\w-]+,\s*)*(?:gosec|all)\b)|NOSONAR|nosemgrep"
    r"|eslint-disable-line(?:\s*(?:\*/|--|$)|[^\n]*\bsecurity/)",
    re.IGNORECASE,
)
"""Of eslint's comments only those that switch off all rules, or those of a security plugin: most are about style."""

_MARKS = " \t\r\n\f\v#/*!;-"
"""What comments open with."""

_TESTS = re.compile(r"\bB[1-9]\d\d\b")

_HUSHES = re.compile(
    r"rightsize:\s*ignore|\bnosec\b|\bnoqa\b|\btype:\s*ignore|\bpy(?:lint|right|re)\b\s*[-:]|\bnolint\b|NOSONAR|nosemgrep"
    r"|eslint-disable|@ts-(?:ignore|nocheck|expect-error)|\blgtm\b|\bcodeql\[|\bnoinspection\b|biome-ignore"
    r"|#!?\[allow\(|@SuppressWarnings\b|@SuppressFBWarnings\b"
)
"""Whatever a tool obeys: comments, and the attributes of Rust and Java."""


def hushed_in(text: str) -> tuple[str, ...]:
    """Return the lines of a piece of code that ask a tool to pass over something, from there to their ends."""
    return tuple(text[each.start() :].partition("\n")[0].strip() for each in _HUSHES.finditer(text))


def with_suppressions(parsed: Parsed, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each with the comment that asks to pass over it.

    It stands on one of its lines, or alone on the line above: behind other code it is about that code.
    """
    found = tuple(findings)
    if not found:
        return ()
    comments: dict[int, list[Comment]] = {}
    for comment in comments_in(parsed, Span(0, len(parsed.data))):
        comments.setdefault(parsed.lines.line_of(comment.span.start), []).append(comment)
    return tuple(replace(each, suppressed=_asks(parsed, each, comments) or each.suppressed) for each in found)


def is_refuted(finding: Finding) -> bool:
    """Tell whether a finding is kept although our reading of the code refutes it."""
    return finding.suppressed.startswith(REFUTED)


def lacks_reason(finding: Finding) -> bool:
    """Tell whether somebody asked by our means to pass over a finding, and did not say why.

    It is passed over all the same, since that is what was asked for; but it is counted and shown.
    """
    ours = _OURS.search(finding.suppressed)
    if ours is None and finding.suppressed.partition(":")[0] != BASELINE:
        return False
    reason = ours.group(2) if ours is not None else finding.suppressed.partition(":")[2]
    return reason.strip(" *-/<>.:").lower() in {"", PLACEHOLDER}


def ignore_comment(line_comment: str, name: str, reason: str) -> str:
    """Return the comment that makes a finding be passed over, without white space around it."""
    return f"{line_comment} rightsize: ignore[{name}] {reason}".rstrip()


def name_of(finding: Finding) -> str:
    """Return what an ignore comment calls a finding: its rule, or its weakness where only a model saw it."""
    return finding.rule or f"CWE-{finding.cwe}"


def _asks(parsed: Parsed, finding: Finding, comments: dict[int, list[Comment]]) -> str:
    first = parsed.lines.line_of(finding.span.start)
    last = parsed.lines.line_of(max(finding.span.start, finding.span.end - 1))
    for line in (first - 1, *range(first, last + 1)):
        for comment in comments.get(line, ()):
            text = comment.text
            if line < first and not _stands_alone(parsed, comment):
                continue
            ours = _OURS.search(text)
            if ours and _names(ours.group(1), finding):
                return " ".join(ours.group().lstrip(_MARKS).removesuffix("*/").split())
            if line >= first and _FOREIGN.search(text) and _means(text, finding):
                return " ".join(text.split())
    return ""


def _stands_alone(parsed: Parsed, comment: Comment) -> bool:
    line = parsed.lines.span_of(parsed.lines.line_of(comment.span.start))
    return not parsed.data[line.start : comment.span.start].strip()


def _means(comment: str, finding: Finding) -> bool:
    """Tell whether a foreign comment is about a finding: it may name the tests of its scanner that it is about."""
    named = _TESTS.findall(comment)
    seen = {each.rpartition(".")[2] for each in (finding.rule, *finding.also)}
    return not named or not seen.isdisjoint(named)


def _names(listed: str, finding: Finding) -> bool:
    asked = {each.strip().lower() for each in listed.split(",")}
    return bool(asked & {*(each.lower() for each in (finding.rule, *finding.also)), f"cwe-{finding.cwe}"})
