"""Tree patterns are read and matched as tree-sitter's own queries are, as far as our subset goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tree_sitter

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.matching import Matcher
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.patterns import read_patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.patterns import Shape

SOURCE = b"""
def f(a, *b, c=1):
    if a is None and not b:
        return len(a), g(a, b, key=c)
    for x in b:
        self.x.append(x)
    raise ValueError("no")
"""


def nodes_below(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    for child in node.children:
        yield from nodes_below(child)


def ours(pattern: str, language: Language, source: bytes) -> list[dict[str, list[tuple[int, int]]]]:
    """Return what our matcher captures."""
    parsed = parse(language, source)
    (read,) = read_patterns(pattern)
    matcher = Matcher(parsed.text_of)
    found = [captures for node in nodes_below(parsed.root) for captures in matcher.matches(read, node)]
    return sorted(
        ({name: [each.byte_range for each in nodes] for name, nodes in each.items()} for each in found), key=str
    )


def theirs(pattern: str, language: Language, source: bytes) -> list[dict[str, list[tuple[int, int]]]]:
    """Return what tree-sitter captures."""
    parsed = parse(language, source)
    cursor = tree_sitter.QueryCursor(tree_sitter.Query(parsed.tree.language, pattern))
    found = [captures for _, captures in cursor.matches(parsed.root)]
    return sorted(
        ({name: [each.byte_range for each in nodes] for name, nodes in each.items()} for each in found), key=str
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "(call function: (identifier) @f) @call",
        '((call function: (identifier) @f) @call (#eq? @f "len"))',
        '((call function: (identifier) @f) @call (#match? @f "^[A-Z]"))',
        '((call function: (identifier) @f) @call (#any-of? @f "g" "h"))',
        "(call arguments: (argument_list . (_) @first))",
        "(call arguments: (argument_list . (identifier) @only .))",
        "(call arguments: (argument_list (identifier) @any))",
        "(argument_list (keyword_argument name: (_) @k value: (_) @v))",
        '(comparison_operator . (identifier) @x . "is" . (none))',
        "([(identifier) (none)] @leaf)",
        "(for_statement left: (_) @v right: (_) @o)",
        "(raise_statement (call function: (_) @type arguments: (argument_list . (string) @message)))",
        "(default_parameter !type value: (_) @v)",
        '(boolean_operator left: (_) operator: "and" right: (not_operator (_) @x))',
    ],
)  # fmt: skip
def test_agrees_with_tree_sitter(pattern: str) -> None:
    """One pattern captures the same nodes in both."""
    python = packaged().named("python")
    assert python is not None
    assert ours(pattern, python, SOURCE) == theirs(pattern, python, SOURCE)
    assert ours(pattern, python, SOURCE)


@pytest.mark.parametrize(
    "pattern",
    [
        '((list (integer) @one (string) @two) (#eq? @one "7"))',
        '((list (integer) @one (string) @two (integer) @three) (#eq? @two "\'s5\'") (#match? @three "^1[12]$"))',
        "((list (integer) @one (string) @two) (#eq? @two \"'none'\"))",
        '((list (integer) @one (integer) @two) (#match? @one "^[34]$") (#not-match? @two "^[0-9]$"))',
        '((list (integer) @one . (string) @two) (#match? @one "^1"))',
    ],
)
def test_agrees_with_tree_sitter_on_many_children(pattern: str) -> None:
    """What comes behind what is told in another way where a node has many children."""
    language = packaged().named("python")
    assert language is not None
    source = f"a = [{', '.join(f'{each}, {chr(39)}s{each}{chr(39)}' for each in range(14))}]\n".encode()
    assert ours(pattern, language, source) == theirs(pattern, language, source)


def test_a_repeated_node_captures_every_child_that_fits() -> None:
    """Where tree-sitter gives each part of a run, we give the whole."""
    python = packaged().named("python")
    assert python is not None
    (found,) = ours("(argument_list (identifier)+ @x (keyword_argument))", python, b"g(a, 1, b, key=c)")
    assert found["x"] == [(2, 3), (8, 9)]


def shapes_in(shape: Shape) -> Iterator[Shape]:
    """Yield a shape and all within it."""
    yield shape
    for inner in (*shape.choices, *(part.shape for part in shape.parts)):
        yield from shapes_in(inner)


@pytest.mark.parametrize("language", [each.id for each in packaged().rows])
def test_fact_patterns_name_what_exists(language: str) -> None:
    """Node types and fields are the grammar's, and a wording's slots are captures of its pattern."""
    row = packaged().named(language)
    assert row is not None
    grammar = parse(row, b"").tree.language
    files = [folder.joinpath("facts.scm") for folder in row.query_folders]
    patterns = [each for path in files if path.is_file() for each in read_patterns(path.read_text(encoding="utf-8"))]
    assert patterns
    for pattern in patterns:
        for shape in shapes_in(pattern.shape):
            assert not shape.type or grammar.id_for_node_kind(shape.type, shape.named), shape.type
            for part in shape.parts:
                assert not part.field or grammar.field_id_for_name(part.field), part.field
        assert set(re.findall(r"\{(\w+)", pattern.settings.get("says", ""))) <= pattern.captures


@pytest.mark.parametrize("text", ["(call", "(call))", "@x", "((call) @x (#eq? @x", "}"])
def test_what_cannot_be_read_is_an_error(text: str) -> None:
    """A damaged file is told when it is read, not when it is matched."""
    with pytest.raises(ValueError, match=r"cannot read|expected"):
        read_patterns(text)
