"""The edit that makes a finding be passed over: a comment above its line or behind it, that changes no token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.review.suppress import ignore_comment, name_of, with_suppressions
from rightsize.core.text import Edit, Span, apply_edits, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.finding import Finding


def ignore_edit(parsed: Parsed, finding: Finding, reason: str) -> Edit | None:
    """Return the edit that suppresses a finding, or None where no comment can stand without changing the code.

    In the middle of a text of several lines a comment would be part of that text.
    """
    comment = ignore_comment(parsed.language.line_comment, name_of(finding), reason)
    before = code_tokens(parsed, Span(0, len(parsed.data)))
    for edit in _places(parsed, finding, comment, reason):
        after = parse(parsed.language, apply_edits(parsed.data, [edit]))
        if code_tokens(after, Span(0, len(after.data))) == before and _suppressed(after, finding, edit):
            return edit
    return None


def _places(parsed: Parsed, finding: Finding, comment: str, reason: str) -> Iterator[Edit]:
    line = parsed.lines.span_of(parsed.lines.line_of(finding.span.start))
    text = line.of(parsed.data)
    indent = text[: len(text) - len(text.lstrip())]
    if not _goes_on(parsed.data[: line.start]):
        yield Edit(Span(line.start, line.start), indent + encode(comment + parsed.newline))
    last = parsed.lines.span_of(parsed.lines.line_of(max(finding.span.start, finding.span.end - 1)))
    end = last.start + len(last.of(parsed.data).rstrip())
    if not _goes_on(parsed.data[:end]):
        yield Edit(Span(end, end), encode(f"  {comment}"))
    if parsed.language.block_comment:
        opens, closes = parsed.language.block_comment
        at = finding.span.end
        inside = f"{ignore_comment(opens, name_of(finding), reason)} {closes}"
        yield Edit(Span(at, at), encode(f" {inside}"))


def _goes_on(before: bytes) -> bool:
    """Tell whether a text ends in the middle of a line that goes on behind a backslash: no comment may stand there.

    The grammar lets one pass where the compiler does not.
    """
    return before.rstrip(b"\r\n").endswith(b"\\")


def _suppressed(after: Parsed, finding: Finding, edit: Edit) -> bool:
    from dataclasses import replace

    shift = len(edit.new) if edit.span.start <= finding.span.start else 0
    moved = replace(finding, span=Span(finding.span.start + shift, finding.span.end + shift))
    (each,) = with_suppressions(after, [moved])
    return bool(each.suppressed)
