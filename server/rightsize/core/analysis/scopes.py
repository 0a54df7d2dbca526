"""Names that a file uses and nothing in it, in its language or beside it binds, as far as the tree tells.

The look is wide, not deep: a name that is bound anywhere in the file counts as bound everywhere, so that what is found
is hardly ever there after all.  What may bind names out of sight, as an import of everything, is told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.listed import listed_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from tree_sitter import Node

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed

_WORD = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")


def unbound_names(parsed: Parsed, beside: Collection[str]) -> dict[str, bool] | None:
    """Return the names that nothing binds, and whether that is sure; None where the language has no such query.

    `beside` are words of the files that share their names with this one.
    """
    query = parsed.grammar.query("names")
    if query is None:
        return None
    bound: set[str] = set(known_names(parsed.language)) | set(beside)
    used: dict[str, None] = {}
    open_to: list[str] = []
    for pattern, captures in query.matches(parsed.root):
        for each in captures.get("bound", ()):
            bound.update(_WORD.findall(parsed.text_of(each)))
        used.update(dict.fromkeys(parsed.text_of(each) for each in captures.get("used", ()) if not _is_broken(each)))
        if "open" in captures:
            open_to.append(pattern.settings.get("names", ""))
    return {name: not any(re.search(each, name) for each in open_to) for name in used if name not in bound}


def known_names(language: Language) -> frozenset[str]:
    """Return the names that are there without being bound, by the language and what it runs in."""
    return listed_words(language, "known.txt")


def _is_broken(node: Node) -> bool:
    """Tell whether the parser made a name up, or read it where it could not read on."""
    return node.is_missing or (node.parent is not None and node.parent.is_error)
