"""Python's own parser as the checks ask it: the tree or the value of a text, or nothing where it is not that.

Until Python 3.11.8 all threads share the count by which the parser knows how deep it is, and two at once may end in a
SystemError that says nothing of the text, so it is asked again.
"""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIES = 8
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError, TypeError)


def module_tree(source: str) -> ast.Module | None:
    """Return the tree of a module, or None where Python cannot read it."""
    tree: ast.Module | None = _asked(lambda: ast.parse(source))
    return tree


def expression_tree(source: str) -> ast.expr | None:
    """Return the tree of one expression, or None where a text is none."""
    tree: ast.Expression | None = _asked(lambda: ast.parse(source, mode="eval"))
    return tree.body if tree is not None else None


def literal_of(text: str) -> tuple[bool, Any]:
    """Return whether a text is a literal, and its value."""
    found: tuple[Any] | None = _asked(lambda: (ast.literal_eval(text),))
    return (True, found[0]) if found is not None else (False, None)


def _asked(ask: Callable[[], Any], tries: int = _TRIES) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ask()
    except _UNREADABLE:
        return None
    except SystemError:
        if tries == 1:
            raise
    return _asked(ask, tries - 1)
