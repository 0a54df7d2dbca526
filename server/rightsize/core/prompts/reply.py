"""Reading a model's reply to a documentation task, tolerantly, without inventing what is not there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from rightsize.core.prompts.extract import reply_object
from rightsize.core.tasks.content import Described, DocContent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NOTHING = frozenset(
    {"", "none", "null", "n/a", "na", "nil", "undefined", "nothing", "void", "-", "not applicable", "none."}
)
_NAMED = re.compile(r"\s*`?([*.&\w$<>\[\]{}, ]+?)`?\s*(?:\([^()]*\))?\s*(?::|\s[-\u2013\u2014]+)\s+(.+)", re.DOTALL)
_KNOWN = frozenset({"summary", "details", "parameters", "returns", "yields", "raises", "example", "attributes"})
_ALIASES = {
    "description": "details",
    "params": "parameters",
    "args": "parameters",
    "arguments": "parameters",
    "return": "returns",
    "yield": "yields",
    "throws": "raises",
    "exceptions": "raises",
    "examples": "example",
    "fields": "attributes",
}


def read_documentation(text: str) -> tuple[DocContent | None, tuple[str, ...]]:
    """Return the content of a reply, or None and what is wrong with its form, a sentence each."""
    found, problem = reply_object(text, _KNOWN)
    if found is None:
        return None, (problem,)
    fields = _by_known_name(found)
    summary = _text(fields.get("summary"))
    if summary is None:
        return None, ('The reply has no text under "summary".',)
    problems = tuple(_misfits(fields))
    if problems:
        return None, problems
    return (
        DocContent(
            summary=summary,
            details=_text(fields.get("details")),
            parameters=_described(fields.get("parameters")),
            returns=_text(fields.get("returns")),
            yields=_text(fields.get("yields")),
            raises=_described(fields.get("raises")),
            example=_example(fields.get("example")),
            attributes=_described(fields.get("attributes")),
        ),
        (),
    )


def write_documentation(content: DocContent) -> str:
    """Return `content` in the shape of a reply."""
    listed = {
        "parameters": [{"name": each.name, "description": each.description} for each in content.parameters],
        "raises": [{"type": each.name, "description": each.description} for each in content.raises],
        "attributes": [{"name": each.name, "description": each.description} for each in content.attributes],
    }
    plain = {
        "summary": content.summary,
        "details": content.details,
        "returns": content.returns,
        "yields": content.yields,
        "example": content.example,
    }
    return json.dumps({**plain, **listed}, ensure_ascii=False)


def _by_known_name(found: Mapping[str, Any]) -> dict[str, Any]:
    """Fold spelling variants of the keys; the proper name wins over an alias."""
    fields: dict[str, Any] = {}
    for key, value in found.items():
        name = key.strip().lower()
        proper = name if name in _KNOWN else _ALIASES.get(name)
        if proper and (proper == name or proper not in fields):
            fields[proper] = value
    return fields


def _misfits(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("parameters", "raises", "attributes"):
        value = fields.get(name)
        if value is None or isinstance(value, (list, dict)):
            continue
        if isinstance(value, str) and (value.strip().lower() in _NOTHING or _NAMED.match(value)):
            continue
        yield f'"{name}" must be a list of objects with a name and a description.'


def _text(value: Any) -> str | None:
    """Return one text of whatever stands there, or None where that says "nothing"."""
    if isinstance(value, dict):
        value = value.get("description") or value.get("text") or value.get("type")
    if isinstance(value, list):
        value = "\n\n".join(part for part in map(_text, value) if part)
    if not isinstance(value, str):
        return None
    bare = value.strip()
    return None if bare.lower() in _NOTHING else bare


def _example(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = "\n".join(value)
    text = value if isinstance(value, str) else _text(value)
    return None if text is None or text.strip().lower() in _NOTHING else text.strip("\n")


def _described(value: Any) -> tuple[Described, ...]:
    """Return names with descriptions from a list of objects, of strings `name: text`, or from an object by name.

    What stands there twice is kept twice: that is for the checks to find.
    """
    items: list[Any] = []
    if isinstance(value, dict):
        items = (
            [value]
            if "name" in value or "type" in value
            else [{"name": name, "description": text} for name, text in value.items()]
        )
    elif isinstance(value, list):
        items = value
    elif isinstance(value, str):
        items = value.split("\n")
    return tuple(Described(name, description) for item in items for name, description in _pairs(item))


def _pairs(item: Any) -> Iterator[tuple[str, str]]:
    if isinstance(item, str):
        match = _NAMED.match(item)
        if match:
            yield _name(match.group(1)), match.group(2).strip()
        elif item.strip().lower() not in _NOTHING:
            yield _name(item), ""
        return
    if not isinstance(item, dict):
        return
    name = next(
        (item[key] for key in ("name", "type", "exception", "parameter") if isinstance(item.get(key), str)), None
    )
    if name is None and len(item) == 1:
        name, text = next(iter(item.items()))
        yield _name(str(name)), _text(text) or ""
    elif name is not None and name.strip().lower() not in _NOTHING:
        yield _name(name), _text(item.get("description", item.get("text"))) or ""


def _name(text: str) -> str:
    """Return a name without stars, dots and backticks around it."""
    bare = text.strip().strip("`").strip()
    return re.sub(r"^(?:\*{1,2}|\.\.\.|&)(?=\w)", "", bare)
