"""The fields and attributes of a class, from its body and from what its constructors assign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.details import type_of
from rightsize.core.analysis.symbol import Parameter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.grammar import Captures
    from rightsize.core.analysis.outline import Outline
    from rightsize.core.analysis.parse import Parsed

# A field stands in its statement, that in the body.
_BODY_DEPTH = 2


def fields_of(parsed: Parsed, outline: Outline, inside: Sequence[Outline]) -> tuple[Parameter, ...]:
    """Return the fields of a class, each once; `inside` are the definitions directly in it."""
    query = parsed.grammar.query("fields")
    if query is None or outline.body is None:
        return ()
    found: dict[str, Parameter] = {}
    functions = {each.name for each in inside if each.hides}
    for _, captures in query.matches(outline.body, depth=_BODY_DEPTH):
        _add(parsed, found, captures, "field")
    for each in inside:
        if each.body is not None and each.name in parsed.language.constructors:
            for _, captures in query.matches(each.body):
                _add(parsed, found, captures, "field.assigned")
    return tuple(each for each in found.values() if each.name not in functions)


def _add(parsed: Parsed, found: dict[str, Parameter], captures: Captures, role: str) -> None:
    for node in captures.get(role, ()):
        name = parsed.line_of(node)
        known = found.get(name)
        if known is None or known.type is None:
            type_ = type_of(parsed, next(iter(captures.get("type", ())), None))
            default = parsed.line_of_first(captures, "default")
            found[name] = Parameter(name, type_, known.default if known else default)
