"""Compare Python's own syntax trees of a symbol before and after an edit, on the symbol's lines alone."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import module_tree
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.text import Edit, Span, apply_edits, start_of_line

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol

# Above this size only the symbol's head is compared: the tokens behind it are held against each other anyway.
_MOST_BYTES = 24_000
_BOM = b"\xef\xbb\xbf"


def same_tree(data: bytes, symbol: Symbol, edit: Edit) -> bool:
    """Tell whether Python reads the symbol as the same tree, its doc set aside, before and after the edit.

    Code that this Python cannot read before the edit is not judged.
    """
    region = _region(data, symbol, edit)
    moved = Edit(Span(edit.span.start - region.start, edit.span.end - region.start), edit.new)
    before = region.of(data) + _tail(symbol, region)
    is_module = symbol.kind is SymbolKind.MODULE
    old = _tree_of(before, is_module=is_module)
    if old is None:
        return True
    new = _tree_of(apply_edits(before, (moved,)), is_module=is_module)
    return new is not None and _without_doc(old, is_module=is_module) == _without_doc(new, is_module=is_module)


def _region(data: bytes, symbol: Symbol, edit: Edit) -> Span:
    """Return the symbol's whole lines, cut short behind the doc where the symbol is large."""
    start = start_of_line(data, symbol.span.start)
    end = symbol.span.end
    if end - start > _MOST_BYTES:
        end = max(edit.span.end, symbol.signature_span.end)
    return Span(start, max(end, edit.span.end))


def _tail(symbol: Symbol, region: Span) -> bytes:
    """Return a body for a symbol whose own was cut off."""
    if region.end >= symbol.span.end or symbol.insertion is None:
        return b""
    return b"\n" + symbol.insertion.indent.encode() + b"pass\n"


def _tree_of(lines: bytes, *, is_module: bool) -> ast.Module | None:
    """Parse lines as they stand; indented ones are put under an `if` so that not one of their bytes changes."""
    bare = lines.removeprefix(_BOM)
    indented = bare[:1] in {b" ", b"\t", b"\f"} and not is_module
    text = b"if 1:\n" + bare if indented else bare
    return module_tree(text.decode("utf-8", "replace"))


def _without_doc(tree: ast.Module, *, is_module: bool) -> str:
    """Return the tree as text, with the docstring of its outermost definition left out."""
    node: ast.AST = tree
    if not is_module:
        definitions = (
            each for each in ast.walk(tree) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        )
        node = next(definitions, tree)
    body = getattr(node, "body", None)
    if body and ast.get_docstring(node, clean=False) is not None:  # type: ignore[arg-type]
        del body[0]
    return ast.dump(tree)
