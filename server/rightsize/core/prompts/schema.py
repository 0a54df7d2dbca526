"""The JSON schema of a reply, and the skeleton that shows it to a model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.tasks.naming import documented_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NULL = {"type": "null"}


def reply_schema(symbol: Symbol) -> dict[str, Any]:
    """Return the JSON schema of a reply about `symbol`: its parameters are the only names that fit."""
    properties: dict[str, Any] = {
        "summary": _TEXT,
        "details": _TEXT_OR_NULL,
        "parameters": _entries("name", [name for name, _, _ in documented_names(symbol)]),
        "returns": _TEXT_OR_NULL if _may_return(symbol) else _NULL,
        "yields": _TEXT_OR_NULL if symbol.yields else _NULL,
        "raises": {"type": "array", "items": _object({"type": _TEXT, "description": _TEXT}), "maxItems": 8},
        "example": _TEXT_OR_NULL,
    }
    if symbol.kind is SymbolKind.CLASS:
        properties["attributes"] = _entries("name", [each.name for each in symbol.attributes])
    return _object(properties)


def skeleton(symbol: Symbol) -> str:
    """Return a reply about `symbol` with dots where text belongs."""
    shape: dict[str, Any] = {
        "summary": "...",
        "details": None,
        "parameters": [{"name": name, "description": "..."} for name, _, _ in documented_names(symbol)],
        "returns": "..." if symbol.returns else None,
        "yields": "..." if symbol.yields else None,
        "raises": [{"type": name, "description": "..."} for name in dict.fromkeys(each.type for each in symbol.raises)],
        "example": None,
    }
    if symbol.kind is SymbolKind.CLASS:
        shape["attributes"] = [{"name": each.name, "description": "..."} for each in symbol.attributes]
    return json.dumps(shape, ensure_ascii=False)


def _may_return(symbol: Symbol) -> bool:
    """Tell whether a value may come back: one does, or there is no body that tells."""
    return bool(symbol.returns or symbol.return_type or symbol.body_span is None or symbol.delegates_to)


def _entries(key: str, names: Sequence[str]) -> dict[str, Any]:
    unique = list(dict.fromkeys(names))
    named = {"type": "string", "enum": unique} if unique else _TEXT
    return {
        "type": "array",
        "items": _object({key: named, "description": _TEXT}),
        "minItems": len(unique),
        "maxItems": len(unique),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
