"""What the body of each function does, as far as the tree tells: what it returns, yields, raises and calls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import Raise, Return
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.grammar import Captures
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.query_text import Pattern

# Chains of calls are cut to their last name, and nothing longer than this is read at all.
_LONGEST_CALLEE = 200
_PLAIN_CALLEE = re.compile(r"[\w.:$#!?]+")
_TYPE_ARGUMENTS = re.compile(r"(?:::)?<[^()]*>\Z")
_LAST_NAME = re.compile(r"[\w$#!?]+\Z")
_TYPE_NAME = re.compile(r"(?<![\w$.:])(?:[\w$]+(?:\.|::))*[_$]*[A-Z][\w$]*(?![\w$.:(])")
_LEVELS_BELOW_GUARD = 3


@dataclass(slots=True)
class Body:
    """The findings in one body, not those in functions within it; calls count for the nearest named function."""

    returns: list[Return] = field(default_factory=list)
    yields: list[Return] = field(default_factory=list)
    raises: list[Raise] = field(default_factory=list)
    calls: dict[str, None] = field(default_factory=dict)
    bound: dict[str, list[str]] = field(default_factory=dict)
    callees: list[tuple[list[Node], str]] = field(default_factory=list)
    generator: bool = False


def bodies(parsed: Parsed, node: Node, found: Sequence[Outline]) -> dict[Outline, Body]:
    """Return the findings in and below `node` for each of the outlines in `found` that has any."""
    query = parsed.grammar.query("bodies")
    return bodies_of(parsed, query.matches(node) if query else (), found)


def bodies_of(
    parsed: Parsed, found_matches: Iterable[tuple[Pattern, Captures]], found: Sequence[Outline]
) -> dict[Outline, Body]:
    """Return the findings that the matches of the query `bodies` tell of, for each of the outlines that has any."""
    matches = [(_position(captures), captures) for _, captures in found_matches]
    guarding = (captures for _, captures in matches if "guarded" in captures)
    reader = _Reader(parsed, {each["guarded"][0].id: parsed.line_of(each["condition"][0]) for each in guarding})
    owners = _Owners(found)
    result: dict[Outline, Body] = {}
    for start, captures in sorted(matches, key=itemgetter(0)):
        owner = owners.around(start)
        named = _named(owner) if "call" in captures else owner
        if named is None:
            continue
        if named not in result:
            result[named] = Body()
        if "call" not in captures:
            reader.read(result[named], captures)
            continue
        callee = callee_of(parsed, captures["call"])
        result[named].calls[callee] = None
        if named is owner:
            result[named].callees.append((captures["call"], callee))
    return result


def callee_of(parsed: Parsed, nodes: Sequence[Node]) -> str:
    """Return the callee as written, or its last name where it holds calls or brackets of its own."""
    first, end = nodes[0].start_byte, nodes[-1].end_byte
    start = max(first, end - _LONGEST_CALLEE)
    text = parsed.text(start, end)
    if start == first and _PLAIN_CALLEE.fullmatch(text):
        return text
    last = _LAST_NAME.search(_TYPE_ARGUMENTS.sub("", text))
    return last.group() if last else ""


def _position(captures: Captures) -> int:
    for nodes in captures.values():
        return nodes[0].start_byte
    return 0


def _named(owner: Outline | None) -> Outline | None:
    """Return the nearest symbol: a call in a callback is a call of the function that the callback stands in."""
    while owner is not None and owner.kind is None:
        owner = owner.parent
    return owner


class _Owners:
    """Finds the innermost body around an offset, for offsets that are asked in the order of the text."""

    def __init__(self, found: Iterable[Outline]) -> None:
        spans = [(each.body.start_byte, -each.body.end_byte, each) for each in found if each.body is not None]
        self.waiting = sorted(spans, key=lambda span: span[:2], reverse=True)
        self.open: list[tuple[int, Outline]] = []

    def around(self, offset: int) -> Outline | None:
        """Return the outline whose body is the innermost around `offset`."""
        while self.waiting and self.waiting[-1][0] <= offset:
            start, end, outline = self.waiting.pop()
            while self.open and self.open[-1][0] <= start:
                self.open.pop()
            self.open.append((-end, outline))
        while self.open and self.open[-1][0] <= offset:
            self.open.pop()
        return self.open[-1][1] if self.open else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns matches into findings."""

    parsed: Parsed
    guards: dict[int, str]

    def read(self, body: Body, captures: Captures) -> None:
        """Add what one match tells to the body that it stands in."""
        if "value" in captures:
            is_yield = "yield" in captures
            statement = captures["yield" if is_yield else "return"][0]
            found = Return(self.parsed.text_of(captures["value"][0]), self.condition(statement), _span(statement))
            (body.yields if is_yield else body.returns).append(found)
        elif "raise" in captures:
            self.read_raise(body, captures)
        elif "panic" in captures:
            statement = captures["panic"][0]
            body.raises.append(Raise("panic", self.condition(statement), _span(statement)))
        elif "bound" in captures:
            name = self.parsed.text_of(captures["bound"][0])
            body.bound.setdefault(name, []).append(self.parsed.line_of(captures["type"][0]))
        elif "generator" in captures:
            body.generator = True

    def read_raise(self, body: Body, captures: Captures) -> None:
        """Add a raise for each type that the raised expression may have; a name stands for what it was bound to."""
        statement = captures["raise"][0]
        written = self.parsed.line_of(captures["raised"][0])
        names = [name for each in (written, *body.bound.get(written, ())) for name in _TYPE_NAME.findall(each)]
        condition = self.condition(statement)
        body.raises += [Raise(name, condition, _span(statement)) for name in names]

    def condition(self, node: Node) -> str | None:
        """Return the condition of the `if` that `node` stands in without anything between."""
        if not self.guards:
            return None
        around: Node | None = node
        for _ in range(_LEVELS_BELOW_GUARD):
            if around is None:
                return None
            if around.id in self.guards:
                return self.guards[around.id]
            around = around.parent
        return None


def _span(node: Node) -> Span:
    return Span(node.start_byte, node.end_byte)
