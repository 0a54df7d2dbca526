"""Comments that say in a person's words what a symbol is for: those right above it, and those at the head of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.documentation.verbs import base_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_MARKS = re.compile(r"^\s*(?:#+!?|//+!?|/\*+!?|\*(?!\*)|--+|;+)[ \t]?|\s*\*+/\s*$")
_DIVIDER = re.compile(r"^\W*$")
_NOT_PROSE = re.compile(
    r"\b(?:TODO|FIXME|XXX|HACK|BUG|NOTE|WTF|NB)\b|noqa|type:\s*ignore|pylint|pragma|nosec|mypy:|fmt:|isort|eslint|prettier"
    r"|@ts-|tslint|istanbul|nolint|go:\w|\+build|region\b|copyright|licen[cs]e|SPDX|coding[:=]|vim?:|^\s*@\w",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"[=;{}]\s*$|^\s*(?:if|for|while|return|import|from|def|class|print|assert|self)\b.*[(:=]|\w\(\w*\)\s*$|^[>$] |\w=\w|==|\+=|->"
)
_ABOUT_STEP = re.compile(
    r"^(?:if|when|first|now|then|next|we|otherwise|else|see|we're|we've|don't|but|and|or|so|because|since|note|no need|needed|avoid"
    r"|hack|workaround|special|here|this is|these|it's|it is|i |i'm|must|should|only|just|also|actually|assume|make sure|be |let's|not |without|after|before|unless|default|even|yes|ugly|fast path|slow path|todo|in case|in the|on |at |to |for |by |with |as |currently|there|using|use |try |maybe|skip|ignore|loop|start|keep|backward|backwards|deprecated|issue|bpo|gh-|bug|work around|build up|fall back|optimi[sz]ation|this (?:will|can|should|could|may|might|would|must|way|has|code|line|loop|case|check|test|makes|avoids|happens))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:for|note|see|deprecated|if|but|and|or|so|because|we|also|don't|these|they|ugly|hack|the following|helpers?|utilit(?:y|ies)"
    r"|public|private|internal|i |i'm|todo|should|must|needed|required|only|temporary|workaround|work around|copied|taken|borrowed"
    r"|from|as|after|before|not |this is (?:a hack|needed|required|for)|it's|was|are|keep|sorry)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)`'\"\]])[.!](?=\s+[A-Z`\"'(]|\s*$)")
_FEWEST_WORDS = 3
_SHORT_BODY = 3
_LONGEST_SUMMARY = 160
_LONGEST_DETAILS = 800


@dataclass(frozen=True, slots=True)
class Remark:
    """The first sentence of a comment, and what follows it."""

    summary: str
    details: str | None


def remark_above(parsed: Parsed, symbol: Symbol) -> Remark | None:
    """Return what the comment right above a symbol says, where that reads as prose."""
    remark = _remark(_lines(parsed, list(_comments_above(parsed, symbol))))
    return None if remark is None or _ASIDE.match(remark.summary) else remark


def remark_inside(parsed: Parsed, symbol: Symbol) -> Remark | None:
    """Return what the comment at the head of a body says, where it speaks of the whole and not of the next statement."""
    if symbol.body_span is None:
        return None
    head = list(_comments_at_head(parsed, symbol))
    remark = _remark(_lines(parsed, head))
    if remark is None or _ABOUT_STEP.match(remark.summary) or not _opens_with_verb(remark.summary):
        return None
    body = parsed.root.descendant_for_byte_range(symbol.body_span.start, symbol.body_span.end) or parsed.root
    # A body with comments further down has one a step, the first of them included; so has one that leaves no gap.
    after = parsed.text(head[-1].end_byte, symbol.body_span.end)
    apart = re.match(r"[ \t]*\r?\n[ \t]*\r?\n", after) or after.count("\n") <= _SHORT_BODY
    return None if not apart or _holds_comment(parsed, body, head[-1].end_byte) else remark


def remark_of_file(parsed: Parsed) -> Remark | None:
    """Return what the comment at the head of a file says, where that is no licence."""
    groups: list[list[Node]] = []
    for node in parsed.root.children:
        if node.type not in parsed.language.comments:
            break
        if groups and node.start_point[0] - groups[-1][-1].end_point[0] <= 1:
            groups[-1].append(node)
        else:
            groups.append([node])
    for group in groups:
        if remark := _remark(_lines(parsed, group), whole=True):
            return remark
    return None


def comment_lines(text: str) -> list[str]:
    """Return the lines of a comment without its marks."""
    return [_MARKS.sub("", _MARKS.sub("", line)).rstrip() for line in text.split("\n")]


def _holds_comment(parsed: Parsed, node: Node, start: int) -> bool:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.end_byte <= start:
            continue
        if current.type in parsed.language.comments:
            return True
        waiting += current.children
    return False


def _opens_with_verb(text: str) -> bool:
    word = re.match(r"[A-Za-z]+", text)
    return bool(word and base_form(word.group()))


def _definition(parsed: Parsed, symbol: Symbol) -> Node:
    node = parsed.root.descendant_for_byte_range(symbol.span.start, symbol.span.end) or parsed.root
    while node.parent is not None and node.parent.parent is not None and node.parent.byte_range == node.byte_range:
        node = node.parent
    return node


def _comments_above(parsed: Parsed, symbol: Symbol) -> Iterator[Node]:
    """Yield the comments whose lines lead down to the symbol without a gap, in the order of the file."""
    node = _definition(parsed, symbol)
    found: list[Node] = []
    row = node.start_point[0]
    before = node.prev_sibling
    while before is not None and before.type in parsed.language.comments and row - _last_row(before) <= 1:
        if before.prev_sibling is not None and before.prev_sibling.end_point[0] == before.start_point[0]:
            break
        found.append(before)
        row, before = before.start_point[0], before.prev_sibling
    yield from reversed(found)


def _last_row(node: Node) -> int:
    row, column = node.end_point
    return row if column else row - 1


def _comments_at_head(parsed: Parsed, symbol: Symbol) -> Iterator[Node]:
    """Yield the comments between the signature and the first statement."""
    if symbol.body_span is None:
        return
    start = (
        symbol.doc.span.end if symbol.doc and symbol.body_span.encloses(symbol.doc.span) else symbol.signature_span.end
    )
    node = _definition(parsed, symbol)
    waiting = [node]
    last: int | None = None
    while waiting:
        current = waiting.pop(0)
        for child in current.children:
            if child.end_byte <= start or child.start_byte >= symbol.body_span.end:
                continue
            if child.type in parsed.language.comments:
                if last is not None and child.start_point[0] - last > 1:
                    return
                last = _last_row(child)
                yield child
            elif child.is_named and last is None and child.start_byte <= symbol.body_span.start:
                waiting.append(child)
            elif child.is_named:
                return


def _lines(parsed: Parsed, nodes: Sequence[Node]) -> list[str]:
    return [line for node in nodes for line in comment_lines(parsed.text_of(node).replace("\r\n", "\n"))]


def _remark(lines: Sequence[str], *, whole: bool = False) -> Remark | None:
    """Return the first paragraph that is prose, split behind its first sentence."""
    paragraphs = _paragraphs(lines)
    if not paragraphs or any(_NOT_PROSE.search(line) for line in lines):
        if not (whole and paragraphs):
            return None
    first = paragraphs[0]
    if _NOT_PROSE.search(first) or _CODE.search(first) or not first[:1].isalpha() or not first.isprintable():
        return None
    end = _SENTENCE_END.search(first)
    summary = first[: end.end()] if end else first
    if (
        len(summary.split()) < _FEWEST_WORDS
        or len(summary) > _LONGEST_SUMMARY
        or summary.endswith((":", ",", "?"))
        or "?" in summary
    ):
        return None
    rest = "\n\n".join(each for each in (first[len(summary) :].strip(), *paragraphs[1:]) if each)
    keep = rest and len(rest) <= _LONGEST_DETAILS and not _CODE.search(rest) and not _NOT_PROSE.search(rest)
    return Remark(summary, rest if keep else None)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if _DIVIDER.match(line):
            paragraphs.append([])
        else:
            paragraphs[-1].append(line.strip())
    return [" ".join(each) for each in paragraphs if each]
