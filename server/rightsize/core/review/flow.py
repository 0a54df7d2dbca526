"""How values move in a language, as data: which nodes are constants, names, calls and checks, and which calls clean."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.patterns import read_patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.analysis.patterns import Pattern

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Flow:
    """One language's words for what moves a value.

    Attributes:
        functions: node types with parameters and names of their own.
        blocks: node types that run their statements one after another.
        literals: node types of constants.
        interpolations: node types inside of a string that put a value in.
        names: node types of plain names.
        receivers: names of the object whose method runs, as `self`.
        members: node types that take a part of a value, as `a.b` and `a[b]`; the first child is the value.
        calls: node types of calls.
        callee: fields of a call that name what is called, in the order of the text.
        arguments: fields of a call that hold what is passed.
        labelled: node types of which only the field `value` is a value, as a keyword argument.
        builders: node types that put text together, with the operators that do.
        operators: the operators of builders.
        tests: node types whose value is true or false, and so carries nothing.
        leaves: node types that leave the block: return, raise, break.
        leaving_calls: callees that do not come back.
        binds: patterns with `@target` and `@value`; `#set! adds yes` where what was there stays.
        parameters: patterns with `@parameter`, a name.
        conditions: patterns with `@condition` and `@then`, what runs when it holds.
        sources: expressions that come from outside, as those of a request.
        settings: expressions that come from whoever runs the program.
        building_calls: callees that put text together.
        cleaning_calls: callees whose result is harmless everywhere, as a number.
        checking: conditions that compare a value with what is allowed.
        checking_calls: callees that check what they are given and do not come back when it is bad.
    """

    functions: tuple[str, ...]
    blocks: tuple[str, ...]
    literals: tuple[str, ...]
    interpolations: tuple[str, ...]
    names: tuple[str, ...]
    receivers: tuple[str, ...]
    members: tuple[str, ...]
    calls: tuple[str, ...]
    callee: tuple[str, ...]
    arguments: tuple[str, ...]
    labelled: tuple[str, ...]
    builders: tuple[str, ...]
    operators: tuple[str, ...]
    tests: tuple[str, ...]
    leaves: tuple[str, ...]
    binds: tuple[Pattern, ...]
    parameters: tuple[Pattern, ...]
    conditions: tuple[Pattern, ...]
    leaving_calls: re.Pattern[str] = _NEVER
    sources: re.Pattern[str] = _NEVER
    settings: re.Pattern[str] = _NEVER
    building_calls: re.Pattern[str] = _NEVER
    cleaning_calls: re.Pattern[str] = _NEVER
    checking: re.Pattern[str] = _NEVER
    checking_calls: re.Pattern[str] = _NEVER


_PATTERNS = {"binds", "parameters", "conditions"}


def read_flow(table: Mapping[str, Any]) -> Flow:
    """Return the flow of a TOML table.

    Raises:
        ValueError: a field is missing, unknown, or cannot be read.
    """
    unknown = sorted(table.keys() - {each.name for each in fields(Flow)})
    if unknown:
        message = f"unknown fields: {', '.join(unknown)}"
        raise ValueError(message)
    try:
        return Flow(**{key: _field(key, value) for key, value in table.items()})
    except (TypeError, re.error) as error:
        raise ValueError(str(error)) from error


def _field(key: str, value: Any) -> Any:
    if key in _PATTERNS:
        return read_patterns(value)
    return re.compile(value) if isinstance(value, str) else tuple(value)
