"""Check values one by one against the options, and together against what they mean for each other.

This module imports pydantic by way of `options.py`; only `load.py` and `describe.py` import it, when they are called.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from rightsize.settings.names import shown, unknown
from rightsize.settings.options import Options
from rightsize.settings.resolved import DEFAULT
from rightsize.settings.rows import as_pin, as_row, host_problem, routable
from rightsize.settings.host import parse_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rightsize.settings.sources import Source


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


def structured() -> frozenset[str]:
    """Return the settings that are lists."""
    return frozenset(key for key, found in keys().items() if found.many)


def check(source: Source) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the values of a source that are right, and a sentence for each that is not."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, raw in source.values.items():
        found = keys().get(key)
        if found is None:
            problems.append(f"{source.name}: {_not_a_key(key)}; it is ignored.")
            continue
        value, faults = _valid(found, raw, strict=source.strict)
        value, more = _meant(key, value) if value is not None else (None, ())
        problems += [f"{source.origin(key)}: `{key}` {fault}; it is ignored." for fault in (*faults, *more)]
        if value is not None:
            values[key] = value
    return values, tuple(problems)


def check_together(values: dict[str, Any], origins: dict[str, str]) -> tuple[str, ...]:
    """Take back what leads out of this machine without leave, and say so: hosts that nobody listed, and their models."""
    allowed = values.get("gateway.allowed_hosts", ())
    problems: list[str] = []
    fault = host_problem(values.get("gateway.host"), allowed)
    if fault:
        problems.append(f"{origins['gateway.host']}: `gateway.host` {fault}; the default is used.")
        del values["gateway.host"]
        origins["gateway.host"] = DEFAULT
    if "models" in values:
        rows, faults = routable(values["models"], allowed, allow_remote=values.get("gateway.allow_remote", False))
        problems += [f"{origins['models']}: `models` {each}." for each in faults]
        values["models"] = rows
    return tuple(problems)


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


def _valid(key: Key, raw: Any, *, strict: bool) -> tuple[Any, tuple[str, ...]]:
    """Return the value and no fault, or what is left of it and its faults; a list loses only its bad members."""
    try:
        return getattr(key.group.model_validate({key.name: raw}, strict=strict), key.name), ()
    except ValidationError as error:
        if not key.many or not isinstance(raw, list):
            return None, (_fault(error),)
    kept: list[Any] = []
    faults: list[str] = []
    for index, member in enumerate(raw):
        value, fault = _member(key, member, strict=strict)
        kept += value
        faults += [f"has a bad member {index + 1}: it {fault}"] if fault else []
    return kept, tuple(faults)


def _member(key: Key, member: Any, *, strict: bool) -> tuple[list[Any], str]:
    """Return a list's member as a list of one, or of none; a row without its bad values is still a row."""
    faults: list[str] = []
    for _ in range(2):
        try:
            return getattr(key.group.model_validate({key.name: [member]}, strict=strict), key.name), "; ".join(faults)
        except ValidationError as error:
            faults.append(_fault(error))
            bad = {each["loc"][2] for each in error.errors(include_url=False) if len(each["loc"]) > 2}
            if not isinstance(member, dict) or not bad & member.keys():
                break
            member = {name: value for name, value in member.items() if name not in bad}
    return [], "; ".join(faults)


def _fault(error: ValidationError) -> str:
    """Say in a clause what is wrong, never what the value is: it may be a secret in the wrong place."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    within = ".".join(str(each) for each in first["loc"][2:])
    if first["type"] == "extra_forbidden":
        return f"has an unknown name `{shown(within)}`"
    message = first["msg"].replace("Input should", "should", 1)
    return f"{f'at `{shown(within)}` ' if within else ''}{message[0].lower()}{message[1:]}"


def _not_a_key(key: str) -> str:
    if any(each.startswith(f"{key}.") for each in keys()):
        return f"`{shown(key)}` is a group of settings and should be a table"
    return unknown(key, keys())


def _meant(key: str, value: Any) -> tuple[Any, tuple[str, ...]]:
    return _MEANINGS[key](value) if key in _MEANINGS else (value, ())


def _host(value: str) -> tuple[str | None, tuple[str, ...]]:
    url, problem = parse_host(value)
    return url, (problem,) if problem else ()


def _folder(value: str) -> tuple[Path | None, tuple[str, ...]]:
    path = Path(value).expanduser()
    return (path, ()) if path.is_absolute() else (None, ("should be an absolute path",))


def _texts(value: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(value), ()


def _each(make: Callable[[Any], tuple[Any, str]]) -> Callable[[list[Any]], tuple[tuple[Any, ...], tuple[str, ...]]]:
    def convert(value: list[Any]) -> tuple[tuple[Any, ...], tuple[str, ...]]:
        made = [make(each) for each in value]
        return tuple(one for one, _ in made if one is not None), tuple(problem for _, problem in made if problem)

    return convert


_MEANINGS: Mapping[str, Callable[[Any], tuple[Any, tuple[str, ...]]]] = {
    "document.exclude": _texts,
    "gateway.allowed_hosts": _texts,
    "gateway.host": _host,
    "log_file": _folder,
    "state_folder": _folder,
    "models": _each(as_row),
    "routing.pins": _each(as_pin),
}
"""What a value means, for those that mean more than they are."""
