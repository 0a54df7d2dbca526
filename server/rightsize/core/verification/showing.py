"""What of a symbol shows that somebody read it: a line or a statement of its body, and not what anybody could say.

Its name stands in the prompt, its head can be guessed from that, and what docs, comments and strings say is a claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.plain import tokens_in
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_ENOUGH = 5
"""Words of code in a row that nobody guesses, where a line is longer than a quote needs to be."""
_SHORTEST = 3
"""Characters of a line that can be quoted at all."""
_WORD = re.compile(rb"[\w\x80-\xff]")
_CODE_IN_STRING = ("interpolation", "substitution")
_STATEMENTS = ("statement", "declaration")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on one line of a part, or in one statement: its words, and how well it shows that it was read."""

    spans: tuple[Span, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class _Leaf:
    span: Span
    line: int
    is_word: bool
    is_said: bool
    is_comment: bool


@dataclass(frozen=True, slots=True)
class Leaves:
    """What stands in a stretch of source, in order: its leaves, each within one line, and the statements on one line.

    Read once for all the parts of a stretch, because parts lie in one another and each would be walked again.
    """

    leaves: tuple[_Leaf, ...]
    statements: tuple[tuple[int, Span], ...]

    def inside(self, span: Span) -> range:
        """Return the indices of the leaves that lie in a span as a whole."""
        first = bisect_left(self.leaves, span.start, key=_start)
        last = bisect_left(self.leaves, span.end, lo=first, key=_start)
        while last > first and self.leaves[last - 1].span.end > span.end:
            last -= 1
        return range(first, last)

    def statements_inside(self, span: Span) -> Sequence[tuple[int, Span]]:
        """Return the statements that begin in a span, each with its line."""
        first = bisect_left(self.statements, span.start, key=lambda each: each[1].start)
        return self.statements[first : bisect_left(self.statements, span.end, lo=first, key=lambda each: each[1].start)]


def telling_lines(
    read: Leaves, span: Span, body: Span | None, heads: Collection[Span], given: Collection[Span]
) -> tuple[Words, ...]:
    """Return the lines and statements of which a quote shows that a part was read, the best that it has.

    A line of its body with more than one word is best, where the prompt does not show it apart from the source.  A body
    that has none, as one that is a single word, is shown by that, and a part without a body by its head.

    Parameters:
        read: what stands in the source, or in a stretch of it that holds the part.
        span: the part, as far as it was given.
        heads: the signatures of what is defined inside of the part.
        given: what the prompt shows of it besides, as what the rules found.
    """
    by_line = _by_line(read, read.inside(span))
    own = set() if body is None else {*read.inside(body)}.intersection(read.inside(span))
    own = own.difference(*(read.inside(each) for each in heads))
    own_by_line = _by_line(read, sorted(own))
    found = [*(_ranked(each, given) for each in own_by_line.values()), *(_head(each) for each in by_line.values())]
    for line, statement in read.statements_inside(span):
        inside = [each for each in own_by_line.get(line, ()) if statement.encloses(each.span)]
        found += [_ranked(inside, given)] if inside else []
    best = max((each.rank for each in found), default=0)
    return tuple(each for each in found if each.rank == best)


def shows(lines: Sequence[Words], place: Span) -> bool:
    """Tell whether a place holds one of these lines as a whole, or enough of their words."""
    if any(all(place.encloses(each) for each in line.spans) for line in lines):
        return True
    return len({each for line in lines for each in line.spans if place.encloses(each)}) >= _ENOUGH


def _ranked(leaves: Sequence[_Leaf], given: Collection[Span]) -> Words:
    """Return a line of a body: 4 where it tells, 3 where the prompt shows it besides, 2 where it is but one word."""
    code = [each for each in leaves if not each.is_comment]
    words = [each for each in code if each.is_word]
    if len(words) > 1 and not all(each.is_said for each in words):
        shown = any(each.span.overlaps(other) for each in words for other in given)
        return Words(tuple(each.span for each in words), 3 if shown else 4)
    real = [each.span for each in code if not each.is_said]
    return Words(tuple(each.span for each in code), 2 if sum(map(len, real)) >= _SHORTEST else 0)


def _head(leaves: Sequence[_Leaf]) -> Words:
    """Return any line of a part: 1 where it is code, 0 where it is not."""
    code = [each.span for each in leaves if each.is_word and not (each.is_said or each.is_comment)]
    return Words(tuple(code), 1) if code else Words(tuple(each.span for each in leaves), 0)


def _start(leaf: _Leaf) -> int:
    return leaf.span.start


def _by_line(read: Leaves, indices: Iterable[int]) -> dict[int, list[_Leaf]]:
    lines: dict[int, list[_Leaf]] = {}
    for index in indices:
        leaf = read.leaves[index]
        lines.setdefault(leaf.line, []).append(leaf)
    return lines


def leaves_of(parsed: Parsed, span: Span) -> Leaves:
    """Return what stands in a span of a file."""
    if not parsed.language.is_read:
        return Leaves(tuple(_plain_leaves(parsed, span)), ())
    leaves: list[_Leaf] = []
    statements: list[tuple[int, Span]] = []
    waiting = [(parsed.root, False)]
    while waiting:
        node, is_said = waiting.pop()
        if node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        is_said = (is_said or node.type in parsed.language.atoms) and not any(
            each in node.type for each in _CODE_IN_STRING
        )
        is_comment = node.type in parsed.language.comments
        if not is_comment and node.children:
            if node.type.endswith(_STATEMENTS) and node.start_point.row == node.end_point.row:
                statements.append((parsed.lines.line_of(node.start_byte), Span(*node.byte_range)))
            waiting += [(each, is_said) for each in reversed(node.children)]
            continue
        leaves += _clipped(parsed, node, is_said=is_said, is_comment=is_comment)
    return Leaves(tuple(each for each in leaves if span.encloses(each.span)), tuple(statements))


def _plain_leaves(parsed: Parsed, span: Span) -> Iterator[_Leaf]:
    """Yield what stands in a text that no grammar reads, word by word."""
    for token, said in tokens_in(parsed, span):
        is_word = _WORD.search(token.of(parsed.data)) is not None
        is_comment = said is not None and said.is_comment
        yield _Leaf(token, parsed.lines.line_of(token.start), is_word, said is not None and not is_comment, is_comment)


def _clipped(parsed: Parsed, node: Node, *, is_said: bool, is_comment: bool) -> Iterator[_Leaf]:
    """Yield what stands of a leaf on each of its lines, without the white space around it."""
    first, last = parsed.lines.line_of(node.start_byte), parsed.lines.line_of(max(node.start_byte, node.end_byte - 1))
    for line in range(first, last + 1):
        whole = parsed.lines.span_of(line)
        start, end = max(node.start_byte, whole.start), min(node.end_byte, whole.end)
        text = parsed.data[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        if start < end:
            is_word = _WORD.search(text) is not None
            yield _Leaf(Span(start, end), line, is_word, is_said, is_comment)
