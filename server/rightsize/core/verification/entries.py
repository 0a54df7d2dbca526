"""Where an existing doc has its entries, whatever style it is in: which parameter a text stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A name at the start of a line, behind a tag or field mark and a type if there are any, in front of what ends a head.
_HEAD = (
    r"^[ \t]*(?:[:@\\]\w+[ \t]+(?:\{{[^}}\n]*\}}[ \t]*)?(?:[\w.\[\], ]*?[ \t])?)?[-*`\[\\]*(?:\w+, ?)*"
    r"({names})[\]`*]*(?:[ \t]*=[^\n:]*)?[ \t]*(?:[:(,\u2013-]|$)"
)
_OPENING_WORDS = 8
_SHORTEST_OPENING = 12


def heads_in(doc: str, names: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Return where an entry for one of `names` begins, with the name, in the order of the text."""
    choices = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name)
    if not choices or not doc:
        return ()
    return tuple(
        (match.start(), match.group(1)) for match in re.finditer(_HEAD.format(names=choices), doc, re.MULTILINE)
    )


def entry_of(doc: str, names: Iterable[str], text: str) -> str | None:
    """Return the name under which `text` stands in `doc`; None where it stands nowhere or in several places."""
    words = text.split()[:_OPENING_WORDS]
    if len(" ".join(words)) < _SHORTEST_OPENING:
        return None
    found = [match.start() for match in re.finditer(r"\s+".join(map(re.escape, words)), doc)]
    if len(found) != 1:
        return None
    return next((name for start, name in reversed(heads_in(doc, names)) if start < found[0]), None)
