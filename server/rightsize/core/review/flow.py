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
        branches: fields of a condition's statement that run or not; one without braces is a block of its own.
        literals: node types of constants.
        interpolations: node types inside of a string that put a value in.
        inlined: a place of a text inside of `tokens` that names the value to put in, with the name as its group.
        tokens: node types of what a macro is given, which is not parsed.
        names: node types of plain names.
        libraries: names of the language's own that are written as constants are and are none, as `JSON`.
        receivers: names of the object whose method runs, as `self`.
        members: node types that take a part of a value, as `a.b` and `a[b]`; the first child is the value.
        calls: node types of calls.
        callee: fields of a call that name what is called, in the order of the text.
        arguments: fields of a call that hold what is passed.
        labelled: node types of which only the field `value` is a value, as a keyword argument.
        comprehensions: node types of which only the field `body` is a value, as a list made of each item of another.
        bounding: operators whose result is no larger than what stands beside the value, as those of a mask.
        builders: node types that put text together, with the operators that do.
        operators: the operators of builders.
        tests: node types whose value is true or false, and so carries nothing.
        choosers: fields that choose between the values of a node and are none of them, as the condition of `a ? b : c`.
        ternaries: node types of a value, the condition under which it is that, and the other value.
        trials: patterns with `@part`, code that only tests the rest, where nothing is looked for.
        leaves: node types that leave the block: return, raise, break.
        leaving_calls: callees that do not come back.
        binds: patterns with `@target`, `@value` and perhaps `@declared`, the target's type; `#set! adds yes` where what
            was there stays, `#set! holds yes` where it stays and the value stands beside it, as an item in a list,
            `#set! inside yes` where what is around sees it.
        held: patterns with `@name`, a part of an object that gets its value where it is not seen.
        parameters: patterns with `@parameter`, a name, and `@declared`, all that is said of it, where something is.
        fields: patterns with `@name` and `@declared`, a part of the file's own types and what it is declared as.
        closed_types: patterns with `@name`, a type of the file that has nothing but the values that it names.
        constant_results: declarations of what a function gives back that hold for constants alone.
        harmless_parameters: declarations of parameters that can hold no text, as those of numbers; so of other names.
        context_parameters: declarations of parameters that hold what the program works with, and not what it is given.
        entries: patterns with `@function`, whose parameters come from outside, as those of a route's handler.
        routed: text that hands a function to a router, with the function's name as its group; it is an entry, too.
        imports: patterns with `@name`, and `@module` and `@alias` where said: what a name of the file stands for;
            `#set! whole yes` where that is a path of which rules write the last part alone.
        stars: patterns with `@module`, of which every name is imported.
        modules: patterns with `@name`, an expression that stands for a module whose name is a text.
        loaders: names, as `naming.py` says them, of functions that give a module whose name they are given.
        unpacks: patterns with `@name`, `@value` and perhaps `@alias`: a part of a value gets a name of its own.
        computed: patterns with `@object` and `@key`, a part of a value that is named by a text.
        namespaces: names, as `naming.py` says them, of what holds the names of a program, as `globals()`.
        paths: node types of names with what they belong to in front, beside members.
        types: node types of names of types.
        wrappers: node types that stand for the last node in them.
        prefixes: what rules leave out in front of a name, as its package.
        separator: what stands between the parts of a path.
        conditions: patterns with `@condition` and `@then`, what runs when it holds.
        callbacks: patterns with `@function` and `@value`, what the function's parameters are taken from.
        sources: expressions that come from outside, as those of a request.
        given: expressions that hold what whoever runs the program said, as its arguments; they count as parameters.
        own_sources: parts of the object whose method runs that come from outside, in entries.
        settings: expressions that come from whoever runs the program.
        building_calls: callees that put text together.
        adding_calls: callees that add to a text or trim it, and so do no more to it than `building_calls` either.
        lookups: node types that take one of several values by what they are given, as the item of a list.
        cleaning_calls: callees whose result is harmless everywhere, as a number.
        cleaning_texts: calls, as written with what is passed, whose result is harmless everywhere.
        cleaning_members: parts of values that are harmless everywhere, as the last part of a path.
        mapping_calls: callees whose result is made of what the function that they are given returns.
        returns: node types of statements that give a function's value.
        tails: node types of blocks whose last statement is their value, and of what stands around such a value.
        passing_calls: callees whose result is what they are given in another form, whatever stands before the dot.
        lookup_calls: callees that take one of the values of what they are called on, or else what they are passed last.
        table_calls: callees that take one of the values of what they are called on, whatever they are passed, unless
            that is a request.
        chaining_calls: callees whose result is what they are called on, whatever they are passed.
        choosing_calls: callees whose result is what they are passed, where what they are called on holds.
        fetching_calls: callees whose result is not made of what they are given, as that of a query.
        negated: conditions that hold for what is not allowed.
        checking: conditions that compare a value with what is allowed.
        parsing_calls: callees that read what they are given as what has no text in it, and say when it is none.
        emptiness: conditions that only ask whether there is anything, which is no check whatever they name.
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
    bounding: tuple[str, ...] = ()
    fields: tuple[Pattern, ...] = ()
    closed_types: tuple[Pattern, ...] = ()
    constant_results: re.Pattern[str] = _NEVER
    comprehensions: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    trials: tuple[Pattern, ...] = ()
    stars: tuple[Pattern, ...] = ()
    modules: tuple[Pattern, ...] = ()
    unpacks: tuple[Pattern, ...] = ()
    computed: tuple[Pattern, ...] = ()
    loaders: re.Pattern[str] = _NEVER
    namespaces: re.Pattern[str] = _NEVER
    paths: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    wrappers: tuple[str, ...] = ()
    prefixes: re.Pattern[str] = _NEVER
    separator: str = "."
    inlined: re.Pattern[str] = _NEVER
    entries: tuple[Pattern, ...] = ()
    routed: re.Pattern[str] = _NEVER
    imports: tuple[Pattern, ...] = ()
    held: tuple[Pattern, ...] = ()
    choosers: tuple[str, ...] = ()
    ternaries: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    callbacks: tuple[Pattern, ...] = ()
    leaving_calls: re.Pattern[str] = _NEVER
    harmless_parameters: re.Pattern[str] = _NEVER
    context_parameters: re.Pattern[str] = _NEVER
    sources: re.Pattern[str] = _NEVER
    given: re.Pattern[str] = _NEVER
    own_sources: re.Pattern[str] = _NEVER
    settings: re.Pattern[str] = _NEVER
    building_calls: re.Pattern[str] = _NEVER
    adding_calls: re.Pattern[str] = _NEVER
    lookups: tuple[str, ...] = ()
    cleaning_calls: re.Pattern[str] = _NEVER
    cleaning_texts: re.Pattern[str] = _NEVER
    cleaning_members: re.Pattern[str] = _NEVER
    mapping_calls: re.Pattern[str] = _NEVER
    returns: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    passing_calls: re.Pattern[str] = _NEVER
    lookup_calls: re.Pattern[str] = _NEVER
    table_calls: re.Pattern[str] = _NEVER
    chaining_calls: re.Pattern[str] = _NEVER
    choosing_calls: re.Pattern[str] = _NEVER
    fetching_calls: re.Pattern[str] = _NEVER
    negated: re.Pattern[str] = _NEVER
    checking: re.Pattern[str] = _NEVER
    parsing_calls: re.Pattern[str] = _NEVER
    emptiness: re.Pattern[str] = _NEVER
    checking_calls: re.Pattern[str] = _NEVER


_PATTERNS = {"binds", "parameters", "conditions", "callbacks", "entries", "imports", "held", "trials"}
_PATTERNS |= {"stars", "modules", "unpacks", "computed", "fields", "closed_types"}
_PLAIN = {"separator"}


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
    if key in _PLAIN:
        return value
    return re.compile(value) if isinstance(value, str) else tuple(value)
