"""Where an existing doc has its entries, whatever style it is in: which parameter a text stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# How an entry begins: a tag and perhaps a type in braces, a field that ends in a colon, or a line that opens with it.
_HEADS = (
    r"[@\\](?:param|arg|argument|property|prop)\b[ \t]*(?:\{{.*\}}[ \t]*)?[-`*\[]*({names})(?!\w)",
    r":\w+[ \t]+(?:[^\s:][^:\n]*?[ \t])?[\\*]*({names})[ \t]*:",
    r"[-*`\[\\]*(?:\w+, ?)*({names})[\]`*]*(?:[ \t]*=[^\n:]*)?[ \t]*(?:[:(,\u2013-]|$)",
)
_OPENING_WORDS = 8
_SHORTEST_OPENING = 12


def heads_in(doc: str, names: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """Return where an entry for one of `names` begins, with the name, in the order of the text."""
    choices = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name)
    if not choices or not doc:
        return ()
    found: dict[int, str] = {}
    for head in _HEADS:
        for match in re.finditer(rf"^[ \t]*{head.format(names=choices)}", doc, re.MULTILINE):
            found.setdefault(match.start(), match.group(1))
    return tuple(sorted(found.items()))


def entry_of(doc: str, names: Iterable[str], text: str) -> str | None:
    """Return the name under which `text` stands in `doc`; None where it stands nowhere or in several places."""
    words = text.split()[:_OPENING_WORDS]
    if len(" ".join(words)) < _SHORTEST_OPENING:
        return None
    found = [match.start() for match in re.finditer(r"\s+".join(map(re.escape, words)), doc)]
    if len(found) != 1:
        return None
    return next((name for start, name in reversed(heads_in(doc, names)) if start < found[0]), None)
