"""The names under which a doc describes parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Parameter, Symbol

COMPONENT_OPTIONS = "props"
OPTIONS = "options"


def documented_names(symbol: Symbol) -> Iterator[tuple[str, str, Parameter]]:
    """Yield for each entry that a doc needs: its name, the name in the code, and the parameter.

    A destructured parameter has no name of its own: it is called `options`, or `props` in a function whose name starts
    with a capital letter, and each name that it binds has an entry `options.name`.
    """
    taken = {each.name for each in symbol.parameters}
    for parameter in symbol.documented_parameters:
        if parameter.kind is not ParameterKind.DESTRUCTURED:
            yield parameter.name, parameter.name, parameter
            continue
        whole = _free(COMPONENT_OPTIONS if symbol.name[:1].isupper() else OPTIONS, taken)
        taken.add(whole)
        yield whole, parameter.name, parameter
        for field in parameter.fields:
            yield f"{whole}.{field}", field, parameter


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}{number}", number + 1
    return free
