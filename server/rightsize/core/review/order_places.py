"""Where in a source a text stands: in a comment, a string, a name or code, and what the code around it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import tree_sitter

from rightsize.core.analysis.plain import said_in
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_ABOUT = re.compile(
    r"(?i)(?<!sql)(?<!sql[_ ])(?<!command[_ ])(?<!code[_ ])injection|jail_?break|adversar|malicious|attack|suspicious|"
    r"hostile|poison|red_?team|block_?list|deny_?list|untrusted|detect|guard_?rail|moderat|prompt_?guard|inject_|_inject|"
    r"sanitiz|phrases|exploit|\bblocked\b|re\.compile|new RegExp|MustCompile|Pattern\.compile|Regex::new"
)
"""Names in code that handles such orders: what guards against them, and its tests."""

_MODELS = re.compile(
    r"(?i)(?<![a-z])(?:llms?|chat_?models?|ai_?messages?|chat_?messages?|prompt_?templates?|prompts?|openai|anthropic|langchain\w*|"
    r"completions?|chatbots?|tokenizer|embeddings?)(?![a-z])|(?:LLM|ChatModel|AIMessage|Prompt)(?=[A-Z_(.]|\b)"
)
"""Names in code that works with language models."""

_MANY = 3
_PUT_IN = re.compile(r"\{\w+(?:\.\w+)*\([^{}\n\"']*\}|\bmark_safe\b")
"""Code in a text: a call whose value it takes in, and the name of a function that says what an order would."""

_LONGEST_HEAD = 160
_SHORT_GAP = 60
_PARTED = b"\0"
_KEY = re.compile(rb"[\s,{]*[\w.\-]*\s*:\s*")
"""Between the entries of a table, as those of a translation: each is a text of its own."""

_JOINS = re.compile(rb"[\s+.,()\\\[\]]*")
_NAME = re.compile(rb"[A-Za-z\x80-\xff](?<![A-Za-z0-9_\x80-\xff].)[A-Za-z0-9_\x80-\xff]{15,}")
_NUMBERS = re.compile(rb"\d(?<!\w.)(?:\d{1,2}|x[0-9A-Fa-f]{2})\b(?:\s?,\s*(?:\d{2,3}|0x[0-9A-Fa-f]{2})\b){11,}")
"""Lists of numbers that may be letters."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


@dataclass(frozen=True, slots=True)
class Place:
    """What a text stands in: `comment` (docs too), `string`, `name` or `code`, and the whole of that."""

    kind: str
    span: Span
    node: Node


@dataclass(frozen=True)
class Prose:
    """Parts of a source, and before each what parts it from the one before, as one text."""

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Note where each part begins."""
        done = 0
        for between, piece in zip(self.pieces[::2], self.pieces[1::2], strict=True):
            self.starts.append(done + len(between))
            done += len(between) + len(piece)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the bytes of characters of the text."""
        return self._byte(start), max(self._byte(end), self._byte(start))

    def _byte(self, offset: int) -> int:
        index = max(0, bisect_right(self.starts, offset) - 1)
        piece = self.pieces[2 * index + 1]
        span = self.spans[index]
        inside = min(max(offset - self.starts[index], 0), len(piece))
        if len(piece) == len(span):
            return span.start + inside
        return span.start + len(piece[:inside].encode("utf-8", "surrogateescape"))


def _gaps_names(data: bytes, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the first place of each long name outside of comments and strings."""
    seen: set[bytes] = set()
    starts = [each.start for each in spans]
    for pattern in (_NAME, _NUMBERS):
        for found in pattern.finditer(data):
            before = bisect_right(starts, found.start()) - 1
            inside = before >= 0 and spans[before].end > found.start()
            if not inside and found.group() not in seen:
                seen.add(found.group())
                yield Span(*found.span())


_QUERIES: dict[str, tree_sitter.Query] = {}


def _query(parsed: Parsed) -> tree_sitter.Query:
    language = parsed.language
    if language.id not in _QUERIES:
        types = [*language.comments, *language.atoms, "ERROR"]
        _QUERIES[language.id] = tree_sitter.Query(parsed.grammar.grammar, " ".join(f"({each}) @text" for each in types))
    return _QUERIES[language.id]


class Places:
    """The places of one source; offsets are those of bytes."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._known: dict[int, Place] = {}
        self._with_models: bool | None = None

    def prose(self) -> Prose:
        """Return what people or models read: comments, strings and long names, one behind the other.

        Where little code stands between two of them, they may be meant as one text; else a blank line parts them.
        """
        data = self._parsed.data
        spans = list(self._texts())
        pieces: list[str] = []
        end = 0
        for span in spans:
            between = data[end : span.start] if span.start - end <= _SHORT_GAP else _PARTED
            between = _PARTED if _KEY.fullmatch(between) else between
            pieces.append(
                between.decode("ascii") if _JOINS.fullmatch(between) else " " if between != _PARTED else "\n\n"
            )
            text = span.of(data).decode("utf-8", "surrogateescape")
            pieces.append(_PUT_IN.sub(_blank, text) if "{" in text or "mark_safe" in text else text)
            end = span.end
        for name in dict.fromkeys(_gaps_names(data, spans)):
            pieces += ["\n\n", data[name.start : name.end].decode("utf-8", "surrogateescape")]
            spans.append(name)
        return Prose(tuple(pieces), tuple(spans))

    def _texts(self) -> Iterator[Span]:
        if not self._parsed.language.is_read:
            yield from (each.span for each in said_in(self._parsed))
            return
        end = 0
        query = _query(self._parsed)
        nodes = [
            each for found in tree_sitter.QueryCursor(query).captures(self._parsed.root).values() for each in found
        ]
        for start, stop in sorted((each.start_byte, each.end_byte) for each in nodes):
            if start >= end:
                yield Span(start, stop)
                end = stop

    def around(self, offsets: Iterable[int], *, strict: bool = True) -> Place | None:
        """Return the place of several bytes, or None where they are of different kinds or code.

        Comments and strings may follow one another; a name holds all of them or none.
        """
        places = [self._at(each) for each in dict.fromkeys(offsets)]
        kinds = {each.kind for each in places}
        if len(kinds) != 1 or (strict and kinds == {"code"}):
            return None
        spans = [each.span for each in places]
        if kinds == {"name"} and len(set(spans)) > 1:
            return None
        whole = Span(min(each.start for each in spans), max(each.end for each in spans))
        return Place(places[0].kind, whole, places[0].node)

    def is_doc(self, place: Place) -> bool:
        """Tell whether a string stands for itself, as a docstring does."""
        return place.node.parent is not None and place.node.parent.type == "expression_statement"

    def is_about_orders(self, place: Place) -> bool:
        """Tell whether a string or a name stands in code that handles orders to models as data."""
        if place.kind not in {"string", "name"}:
            return False
        return any(_ABOUT.search(each) for each in self._heads(place.node))

    def works_with_models(self) -> bool:
        """Tell whether names of the code, and not what is said in comments and strings, speak of language models."""
        if self._with_models is None:
            data, end, names = self._parsed.data, 0, 0
            for span in (*self._texts(), Span(len(data), len(data))):
                names += len(_MODELS.findall(data[end : span.start].decode("utf-8", "replace")))
                end = span.end
            self._with_models = names >= _MANY
        return self._with_models

    def _heads(self, node: Node) -> Iterator[str]:
        """Yield the first lines of what is around a node, as far as they stand in front of it."""
        data = self._parsed.data
        around = node.parent
        while around is not None and around.parent is not None:
            end = min(node.start_byte, around.start_byte + _LONGEST_HEAD)
            yield data[around.start_byte : end].split(b"\n", 1)[0].decode("utf-8", "replace")
            before = around.prev_sibling
            if before is not None and before.type in self._parsed.language.comments:
                yield self._parsed.text_of(before)[:_LONGEST_HEAD]
            around = around.parent

    def _at(self, offset: int) -> Place:
        known = self._known.get(offset)
        if known is None:
            known = self._known[offset] = self._found(offset)
        return known

    def _found(self, offset: int) -> Place:
        language = self._parsed.language
        if not language.is_read:
            return self._found_in_plain(offset)
        leaf = self._parsed.root.descendant_for_byte_range(offset, offset + 1) or self._parsed.root
        node: Node | None = leaf
        broken: Node | None = None
        while node is not None:
            if node.type in language.comments or node.type == "hash_bang_line":
                return Place("comment", Span(node.start_byte, node.end_byte), node)
            if node.type in language.atoms:
                is_doc = node.parent is not None and node.parent.type == "expression_statement"
                return Place("comment" if is_doc else "string", Span(node.start_byte, node.end_byte), node)
            broken = node if node.is_error else broken
            node = node.parent
        if "identifier" in leaf.type:
            return Place("name", Span(leaf.start_byte, leaf.end_byte), leaf)
        return Place("comment" if broken is not None else "code", Span(leaf.start_byte, leaf.end_byte), leaf)

    def _found_in_plain(self, offset: int) -> Place:
        """Return the place of a byte in a text that no grammar reads."""
        said = next((each for each in said_in(self._parsed) if each.span.start <= offset < each.span.end), None)
        if said is not None:
            return Place("comment" if said.is_comment else "string", said.span, self._parsed.root)
        line = self._parsed.lines.span_of(self._parsed.lines.line_of(offset))
        names = _NAME.finditer(self._parsed.data, line.start, line.end)
        name = next((each for each in names if each.start() <= offset < each.end()), None)
        span = Span(offset, offset + 1) if name is None else Span(*name.span())
        return Place("code" if name is None else "name", span, self._parsed.root)
