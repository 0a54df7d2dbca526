"""A file as its language's own parser reads it, where a language's row names one that is at hand."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import module_tree
from rightsize.core.text import decode

if TYPE_CHECKING:
    import ast

    from rightsize.core.analysis.parse import Parsed

_MEMO = "reference tree"


def reference_tree(parsed: Parsed) -> ast.Module | None:
    """Return the tree of the language's own parser; None where there is none, or where it cannot read the file."""
    if parsed.language.reference_parser != "ast":
        return None
    if _MEMO not in parsed.memo:
        parsed.memo[_MEMO] = _tree(parsed.data)
    found: ast.Module | None = parsed.memo[_MEMO]
    return found


def _tree(data: bytes) -> ast.Module | None:
    tree = module_tree(decode(data).removeprefix("\ufeff"))
    if tree is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # What only the compiler refuses, as `return` outside of a function.
            compile(tree, "", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree
