"""Check values one by one against the options, and together against what they mean for each other.

This module imports pydantic by way of `options.py`; only `load.py` and `describe.py` import it, when they are called.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from rightsize.core.tasks.task import TaskKind
from rightsize.settings.environment import from_variables
from rightsize.settings.host import DEFAULT_HOST, parse_host
from rightsize.settings.names import GROUPS, shown, told, unknown
from rightsize.settings.options import Options
from rightsize.settings.rows import as_host, as_pin, as_row, host_problem, reachable, routable
from rightsize.settings.sources import Place, home_expanded
from rightsize.settings.workspace import safe_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from rightsize.settings.sources import Source

_MOST_MEMBERS = 1000
_IN_MEMBER = 2
"""Steps of an error's place that lead to a member of a list; those behind lead into it."""

_SPARED = {"hosts": ("at_once",)}
"""What a member of a list is kept without, where it is wrong."""

_WHOLE = "all of that entry is ignored"

_CLAUSES = {
    "extra_forbidden": "is not known here",
    "missing": "is missing",
    "model_type": "should be a table",
    "list_type": "should be a list",
    "string_type": "should be text",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
}
"""Our words for what pydantic calls by Python's."""


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: the group of options that it stands in, its doc, and whether it is a list."""

    group: type[BaseModel]
    name: str
    doc: str
    annotation: Any
    many: bool


@cache
def keys() -> Mapping[str, Key]:
    """Return every setting by its dotted key, in the order of the options."""
    return dict(_keys(Options, ""))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, as a clause, where within it, as `[2].tier`, and what is lost by that."""

    within: str
    clause: str
    lost: str = "it is ignored"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is right in a source, where each value came from, and a sentence for each thing that is not right."""

    values: dict[str, Any]
    origins: dict[str, str]
    problems: list[str]


def check(source: Source) -> Checked:
    """Check each value of a source by itself."""
    raw, variables, problems = _settings_of(source)
    checked = Checked({}, {}, problems)
    strange = [key for key in raw if key not in keys()]
    problems += told(f"{source.name}: {_not_a_key(key)}; it is ignored." for key in strange)
    for key, setting in keys().items():
        if key not in raw:
            continue
        origin = f"{source.name} ({variables[key]})" if key in variables else source.name
        value, faults = _valid(setting, raw[key], strict=source.place is not Place.ENVIRONMENT)
        if value is not None and key in _MEANINGS:
            value, more = _MEANINGS[key](value)
            faults = (*faults, *(Fault("", each) for each in more))
        problems += told(f"{origin}: `{key}{each.within}` {each.clause}; {each.lost}." for each in faults)
        if value is not None:
            checked.values[key] = value
            checked.origins[key] = origin
    return checked


def check_together(values: dict[str, Any], origins: dict[str, str]) -> list[str]:
    """Take back what leads out of this machine without leave, hosts that nobody listed and their models, and say so."""
    allowed = values.get("gateway.allowed_hosts", ())
    problems: list[str] = []
    fault = host_problem(values.get("gateway.host"), allowed)
    if fault:
        problems.append(f"{origins.pop('gateway.host')}: `gateway.host` {fault}; the default is used.")
        del values["gateway.host"]
    if "gateway.hosts" in values:
        values["gateway.hosts"], faults = reachable(values["gateway.hosts"], allowed)
        problems += [f"{origins['gateway.hosts']}: `gateway.hosts` {each}." for each in faults]
    if "models" in values:
        rows, faults = routable(values["models"], allowed, allow_remote=values.get("gateway.allow_remote", False))
        problems += [f"{origins['models']}: `models` {each}." for each in faults]
        values["models"] = rows
    return problems


def _keys(group: type[BaseModel], prefix: str) -> Iterator[tuple[str, Key]]:
    for name, field in group.model_fields.items():
        inner = next((each for each in (field.annotation, *get_args(field.annotation)) if _is_group(each)), None)
        if inner is not None:
            yield from _keys(inner, f"{prefix}{name}.")
        else:
            many = any(get_origin(each) is list for each in _unwrapped(field.annotation))
            yield f"{prefix}{name}", Key(group, name, field.description or "", field.annotation, many)


def _is_group(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """Yield the alternatives of an annotation without what is annotated to them."""
    for each in get_args(annotation) or (annotation,):
        yield get_args(each)[0] if hasattr(each, "__metadata__") else each


def _settings_of(source: Source) -> tuple[Mapping[str, Any], Mapping[str, str], list[str]]:
    """Return what a source may set, the variables that it stands in, and what it may not."""
    if source.place is Place.ENVIRONMENT:
        return from_variables(source, keys(), {key for key, found in keys().items() if found.many})
    if source.place is Place.WORKSPACE:
        values, problems = safe_part(source, keys())
        return values, {}, problems
    return source.values, {}, []


def _valid(key: Key, raw: Any, *, strict: bool) -> tuple[Any, tuple[Fault, ...]]:
    """Return the value and no fault, or what is left of it and its faults.

    A list loses only its bad members, and each of those as a whole: half a pin would hold for more than was meant.  A
    server is one without what is spared.
    """
    if isinstance(raw, list) and len(raw) > _MOST_MEMBERS:
        return None, (Fault("", f"has more than {_MOST_MEMBERS:,} members"),)
    try:
        return getattr(key.group.model_validate({key.name: raw}, strict=strict), key.name), ()
    except ValidationError as error:
        if not key.many or not isinstance(raw, list):
            return None, (Fault("", _clause(error)),)
    kept: list[Any] = []
    faults: list[Fault] = []
    for number, member in enumerate(raw, 1):
        value, fault = _member(key, member, strict=strict)
        kept += value
        faults += [replace(fault, within=f"[{number}]{fault.within}")] if fault is not None else []
    return kept or None, tuple(faults)


def _member(key: Key, member: Any, *, strict: bool) -> tuple[list[Any], Fault | None]:
    """Return a member of a list as a list of one, or none, and its fault."""
    try:
        return getattr(key.group.model_validate({key.name: [member]}, strict=strict), key.name), None
    except ValidationError as error:
        place = error.errors(include_url=False, include_input=False)[0]["loc"][_IN_MEMBER:]
        within, clause = "".join(f".{shown(str(each))}" for each in place), _clause(error)
        if isinstance(member, dict) and place == _SPARED.get(key.name):
            value, fault = _member(
                key, {name: each for name, each in member.items() if name not in place}, strict=strict
            )
            return value, fault or Fault(within, clause, "it is ignored, and the default is used")
        return [], Fault(within, clause, _WHOLE if within else "it is ignored")


def _clause(error: ValidationError) -> str:
    """Say in a clause what is wrong, never what the value is: it may be a secret in the wrong place."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    if first["type"] in _CLAUSES:
        return _CLAUSES[first["type"]]
    message = first["msg"].replace("Input should", "should", 1)
    return f"{message[0].lower()}{message[1:]}"


def _not_a_key(key: str) -> str:
    if key in GROUPS:
        return f"`{key}` is a group of settings and should be a table"
    return unknown(key, [*keys(), *GROUPS])


def _host(value: str) -> tuple[str | None, tuple[str, ...]]:
    url, problem = parse_host(value)
    if problem and url == DEFAULT_HOST:  # nothing of it could be read: what a weaker source says counts
        return None, (problem,)
    return url, (problem,) if problem else ()


def _folder(value: str) -> tuple[Path | None, tuple[str, ...]]:
    path = home_expanded(value)
    return (path, ()) if path.is_absolute() and "\0" not in value else (None, ("should be an absolute path",))


def _texts(value: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(value), ()


def _kinds(value: list[str]) -> tuple[frozenset[TaskKind], tuple[str, ...]]:
    return frozenset(TaskKind(each) for each in value), ()


def _each(make: Callable[[Any], tuple[Any, str]]) -> Callable[[list[Any]], tuple[tuple[Any, ...], tuple[str, ...]]]:
    def convert(value: list[Any]) -> tuple[tuple[Any, ...], tuple[str, ...]]:
        made = [make(each) for each in value]
        return tuple(one for one, _ in made if one is not None), tuple(problem for _, problem in made if problem)

    return convert


_MEANINGS: Mapping[str, Callable[[Any], tuple[Any, tuple[str, ...]]]] = {
    "document.exclude": _texts,
    "gateway.allowed_hosts": _texts,
    "gateway.host": _host,
    "gateway.hosts": _each(as_host),
    "log_file": _folder,
    "state_folder": _folder,
    "models": _each(as_row),
    "routing.allow_down": _kinds,
    "routing.pins": _each(as_pin),
}
"""What a value means, for those that mean more than they are."""
