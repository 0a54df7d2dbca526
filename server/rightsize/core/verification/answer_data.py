"""Data in an answer: whether a text is JSON or YAML that can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_YAML = 50_000
"""Characters; without its compiled half the parser takes a second for so many, and what is longer is not looked at."""


def is_json(text: str) -> bool:
    """Tell whether a text is one JSON value, or one a line."""
    if _loads(text):
        return True
    lines = [each for each in text.splitlines() if each.strip()]
    return len(lines) > 1 and all(each.strip()[:1] in "{[" and _loads(each) for each in lines)


def is_yaml(text: str) -> bool:
    """Tell whether a text is YAML that holds a list or keys: every text is YAML of one scalar.

    Events alone are read, so that no tag makes anything and no alias is followed.
    """
    # Imported where it is needed: few requests ask for YAML.
    import yaml

    if len(text) > LONGEST_YAML:
        return True
    try:
        events = list(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return any(isinstance(each, (yaml.MappingStartEvent, yaml.SequenceStartEvent)) for each in events)


READERS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "json": ("JSON", is_json),
    "yaml": ("YAML", is_yaml),
    "yml": ("YAML", is_yaml),
}
"""By the tag of a fence: what the block is called, and whether it can be read."""


def _loads(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
