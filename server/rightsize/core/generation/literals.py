"""Small questions about the text of an example: where a call ends, whether it is a literal, whether it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import literal_of, module_tree

if TYPE_CHECKING:
    import ast

_OPENERS, _CLOSERS = "([{", ")]}"


def call_end(text: str) -> int | None:
    """Return where the first parenthesis closes; brackets in strings do not count."""
    depth = 0
    quote = ""
    for number, each in enumerate(text):
        if quote:
            quote = "" if each == quote and not (number and text[number - 1] == "\\") else quote
        elif each in "'\"":
            quote = each
        elif each in _OPENERS:
            depth += 1
        elif each in _CLOSERS:
            depth -= 1
            if depth == 0:
                return number + 1
    return None


def is_literal(text: str) -> bool:
    """Tell whether a text is a value and nothing else."""
    return literal_of(text)[0]


def tree_of(source: str) -> ast.Module | None:
    """Return the tree of statements, or None where they cannot be read or are none."""
    tree = module_tree(source)
    return tree if tree is not None and tree.body else None
