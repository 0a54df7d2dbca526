"""From environment variables to settings: each has one, named after it; lists are JSON or separated by commas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rightsize.settings.names import PREFIX, nearest_to, shown, told, variable, with_snake_names
from rightsize.settings.sources import OLLAMA_HOST

if TYPE_CHECKING:
    from collections.abc import Collection

    from rightsize.settings.sources import Source


def from_variables(
    source: Source, keys: Collection[str], lists: Collection[str]
) -> tuple[dict[str, Any], dict[str, str], list[str]]:
    """Return values and variables by dotted key, and a sentence for each variable that looks like ours and is not."""
    by_variable = {variable(key): key for key in keys}
    values: dict[str, Any] = {}
    variables: dict[str, str] = {}
    for name, key in ((OLLAMA_HOST, "gateway.host"), *by_variable.items()):
        text = source.values.get(name)
        if text is not None:
            values[key] = _members(text) if key in lists else text.strip()
            variables[key] = name
    strange = [name for name in source.values if name not in by_variable and name != OLLAMA_HOST]
    return values, variables, told(f"environment: {_not_ours(name, by_variable)}; it is ignored." for name in strange)


def _not_ours(name: str, by_variable: Collection[str]) -> str:
    """Compare without the prefix, which would make any two variables look alike."""
    nearest = nearest_to(name.removeprefix(PREFIX), [each.removeprefix(PREFIX) for each in by_variable])
    return f"`{shown(name)}` is not a setting{f' (did you mean `{PREFIX}{nearest}`?)' if nearest else ''}"


def _members(text: str) -> Any:
    """Return the members of a list; JSON that cannot be read stays text, which is then refused as no list."""
    if not text.lstrip().startswith(("[", "{")):
        return [each.strip() for each in text.split(",") if each.strip()]
    try:
        return with_snake_names(json.loads(text))
    except (ValueError, RecursionError):
        return text
