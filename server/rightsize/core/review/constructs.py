"""What code does besides computing: it runs commands, deletes files, opens the network, changes what is shared.

The table is `constructs.toml`.  Names are looked up by `naming.py`, so that no alias, no inline import and no name that
is put together of constants hides one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.matching import Matcher
from rightsize.core.analysis.patterns import read_patterns
from rightsize.core.review.naming import UNKNOWN_PART, Naming
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.values import values_of
from rightsize.core.tables import packaged_table
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tree_sitter import Node

    from rightsize.core.analysis.matching import Captures
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.patterns import Pattern
    from rightsize.core.review.naming import Meaning
    from rightsize.core.review.values import Values

COMPUTED = "computed"
HIDING = frozenset({COMPUTED, "loading", "reflection"})
"""Kinds by which code says in a text what it does, so that nobody who reads it can find it."""

_NEVER = re.compile(r"(?!)")
_IMPORTS = ("import", "use_", "scoped_use", "package")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a construct does.

    Attributes:
        says: the end of the sentence `NAME on line 3 …`.
        refuses: it is refused where nobody asked for it; else it is warned of.
        asked: words of a request that ask for it.
    """

    id: str
    says: str
    refuses: bool
    asked: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The constructs of one family of languages.

    Attributes:
        roots: what may stand in front of a name that is there without an import.
        modules: names of modules of which no part is taken by a text that nobody can read.
        names: what is named, by kind.
        patterns: what is no name, by kind; a capture `@module` must come from outside of the file.
    """

    roots: re.Pattern[str]
    modules: re.Pattern[str]
    names: tuple[tuple[Kind, re.Pattern[str]], ...]
    patterns: tuple[tuple[Kind, Pattern], ...]


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct at one place: `name` is what it stands for, and `quote` what is written there."""

    kind: Kind
    name: str
    span: Span
    quote: str


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the packaged kinds by their ids."""
    return {
        name: Kind(name, row["says"], row["level"] == "refuse", re.compile(row["asked"], re.IGNORECASE | re.DOTALL))
        for name, row in _packaged()["kind"].items()
    }


def constructs_in(parsed: Parsed, span: Span) -> tuple[Construct, ...]:
    """Return the constructs under a span, in the order of the text; none where the language has no table."""
    table, rules = table_for(parsed.language.id), rule_set_for(parsed.language.id)
    if table is None or rules is None:
        return ()
    values = values_of(parsed, rules.flow)
    naming = Naming(values)
    found = [
        *_named(table, values, naming, span),
        *_matched(table, values, naming, span),
    ]
    kept: list[Construct] = []
    for each in sorted(found, key=lambda construct: (construct.span.start, -construct.span.end)):
        if not any(each.kind == other.kind and other.span.encloses(each.span) for other in kept):
            kept.append(each)
    return tuple(kept)


def by_a_text(parsed: Parsed, span: Span) -> tuple[Construct, ...]:
    """Return where code under a span says by a text what it does: parts of what is imported, classes, methods."""
    table, rules = table_for(parsed.language.id), rule_set_for(parsed.language.id)
    if table is None or rules is None:
        return ()
    values = values_of(parsed, rules.flow)
    naming = Naming(values)
    known = [each for each in constructs_in(parsed, span) if each.kind.id in HIDING - {COMPUTED}]
    roots = {root for pattern in rules.flow.computed for root in pattern.root_types}
    for node in _under(values, roots, span):
        parts = naming.computed(node)
        owner = naming.of(parts[0]) if parts is not None else None
        asks = node.type in rules.flow.calls
        if owner is not None and ((asks and owner.foreign) or _hides(table, naming, owner.name)):
            known.append(_construct(values, kinds()[COMPUTED], owner.name, node))
    return tuple(known)


@cache
def table_for(language: str) -> Table | None:
    """Return the packaged table of a language, or None where it has none."""
    for row in _packaged().values():
        if language in row.get("languages", ()):
            return Table(
                re.compile(row.get("roots", _NEVER.pattern)),
                re.compile(row["modules"]),
                tuple((kinds()[kind], re.compile(names)) for kind, names in row["names"].items()),
                tuple((kinds()[kind], each) for kind, text in row["match"].items() for each in read_patterns(text)),
            )
    return None


@cache
def _packaged() -> Mapping[str, Any]:
    return packaged_table("rightsize.core.review", "constructs.toml")


def _named(table: Table, values: Values, naming: Naming, span: Span) -> Iterator[Construct]:
    flow = values.flow
    types = {*flow.names, *flow.types, *flow.members, *flow.paths, *flow.calls}
    types |= {root for pattern in flow.computed for root in pattern.root_types}
    for node in _under(values, types, span):
        if naming.is_part(node) or _is_import(node):
            continue
        meaning = naming.of(node)
        if meaning is None:
            continue
        kind = _kind_of(table, naming, meaning)
        if kind is not None:
            yield _construct(values, kind, meaning.name.removesuffix("()"), node)


def _kind_of(table: Table, naming: Naming, meaning: Meaning) -> Kind | None:
    for each in naming.also(meaning):
        name = table.roots.sub("", each.removesuffix("()"))
        if name.endswith(UNKNOWN_PART) and _hides(table, naming, name.removesuffix(UNKNOWN_PART)):
            return kinds()[COMPUTED]
        found = next((kind for kind, names in table.names if names.fullmatch(name)), None)
        if found is not None:
            return found
    return None


def _hides(table: Table, naming: Naming, owner: str) -> bool:
    return bool(table.modules.fullmatch(owner) or naming.values.flow.namespaces.fullmatch(owner))


def _matched(table: Table, values: Values, naming: Naming, span: Span) -> Iterator[Construct]:
    matcher = Matcher(naming.text_of)
    for kind, pattern in table.patterns:
        for node in _under(values, pattern.root_types, span):
            hit = next((each for each in matcher.matches(pattern, node) if _is_outside(naming, each)), None)
            if hit is not None:
                place = hit["place"][0]
                yield _construct(values, kind, values.parsed.line_of(place), place)


def _is_outside(naming: Naming, captures: Captures) -> bool:
    """Tell whether what is changed comes from outside of the file, where a pattern asks for that."""
    if "module" not in captures:
        return True
    owner = naming.of(captures["module"][0])
    return owner is not None and owner.foreign and not owner.name.endswith(")")


def _under(values: Values, types: Iterable[str], span: Span) -> Iterator[Node]:
    for kind in types:
        for node in values.scopes.nodes.get(kind, ()):
            if span.start <= node.start_byte and node.end_byte <= span.end:
                yield node


def _is_import(node: Node) -> bool:
    above = node.parent
    while above is not None and not above.type.endswith(("statement", "declaration")):
        above = above.parent
    return above is not None and above.type.startswith(_IMPORTS)


def _construct(values: Values, kind: Kind, name: str, node: Node) -> Construct:
    return Construct(kind, name, Span(node.start_byte, node.end_byte), values.parsed.line_of(node))
