"""Small questions about the text of an example: where a call ends, whether it is a literal, whether it can be read."""

from __future__ import annotations

import ast
import warnings

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
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return False
    return True


def tree_of(source: str) -> ast.Module | None:
    """Return the tree of statements, or None where they cannot be read or are none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    return tree if tree.body else None
