"""Which symbols other code is meant to use: a few conventions, of which a language's row names one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed

    Convention = Callable[[Parsed, Outline], bool]

# An assignment in a statement of the file; what a namespace exports is the namespace's.
_EXPORTS_DEPTH = 2


def is_public(parsed: Parsed, outline: Outline) -> bool:
    """Tell whether a symbol is public: by its own look, and because nothing around it hides it."""
    chain = [outline, *outline.around()]
    for each in reversed(chain):
        if each.public is None:
            hidden = each.parent is not None and (each.parent.hides or not each.parent.public)
            each.public = not hidden and _looks_public(parsed, each)
    return bool(outline.public)


def _looks_public(parsed: Parsed, outline: Outline) -> bool:
    if not outline.captures:
        return True
    return CONVENTIONS[parsed.language.visibility](parsed, outline)


def _all(_parsed: Parsed, _outline: Outline) -> bool:
    return True


def _underscore(_parsed: Parsed, outline: Outline) -> bool:
    """Take names that begin with an underscore for private, those between two for public."""
    name = outline.name
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def _capital(_parsed: Parsed, outline: Outline) -> bool:
    """Take names that begin with a capital for public, where their owner's name does too."""
    return all(each[:1].isupper() for each in (outline.name, *outline.owners))


def _keyword(parsed: Parsed, outline: Outline) -> bool:
    """Take what carries one of the language's words for public, and members of what says that its members are."""
    around = outline.parent
    if outline.kind is None or (around is not None and "open" in around.settings):
        return True
    return not outline.modifiers.isdisjoint(parsed.language.visibility_words)


def _export(parsed: Parsed, outline: Outline) -> bool:
    """Take what is exported for public, all of a file without exports, and members that no word or name hides."""
    if outline.name.startswith(("_", "#")) or not outline.modifiers.isdisjoint(parsed.language.visibility_words):
        return False
    if outline.parent is not None or "export" in outline.modifiers:
        return True
    exported = exported_names(parsed)
    return not exported or not exported.isdisjoint((outline.name, *outline.owners))


@lru_cache(maxsize=4)
def exported_names(parsed: Parsed) -> frozenset[str]:
    """Return the names that the file exports, with `*` among them where it exports anything at all."""
    query = parsed.grammar.query("exports")
    if query is None:
        return frozenset()
    found = [captures for _, captures in query.matches(parsed.root, depth=_EXPORTS_DEPTH)]
    names = {parsed.text_of(each) for captures in found for each in captures.get("exported", [])}
    return frozenset({*names, "*"}) if found else frozenset()


CONVENTIONS: dict[str, Convention] = {
    "all": _all,
    "capital": _capital,
    "export": _export,
    "keyword": _keyword,
    "underscore": _underscore,
}
