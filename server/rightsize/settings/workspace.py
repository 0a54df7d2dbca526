"""What a repository may set: style, scope, thresholds and what is left out.  Nothing else, whoever wrote its files.

A clone must not be able to choose where prompts go, which model reviews it, or where anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.settings.names import nearest_to, shown, told

if TYPE_CHECKING:
    from collections.abc import Collection

    from rightsize.settings.sources import Source

_SAFE = frozenset({"document.style", "document.private", "document.line_length", "document.exclude"})
_SAFE_GROUPS = frozenset({"routing.thresholds"})
"""Groups of which a workspace may set everything."""


def is_safe(key: str) -> bool:
    """Tell whether a workspace may set this dotted key."""
    return key in _SAFE or key.rpartition(".")[0] in _SAFE_GROUPS


def safe_part(source: Source, keys: Collection[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the safe subset of what a workspace's file says, and a sentence for each thing that it may not set."""
    safe_keys = [each for each in keys if is_safe(each)]
    groups = {each.partition(".")[0] for each in keys}

    def refusal(key: str) -> str:
        nearest = None if key in keys else nearest_to(key, safe_keys)
        if nearest is not None:
            return f"{source.name}: `{shown(key)}` is not a setting (did you mean `{nearest}`?); it is ignored."
        if key.partition(".")[0] not in groups:
            return f"{source.name}: `{shown(key)}` is not a setting; it is ignored."
        return f"{source.name}: `{shown(key)}` may not be set by a workspace, only by you; it is ignored."

    refused = [key for key in source.values if not is_safe(key)]
    return {key: value for key, value in source.values.items() if is_safe(key)}, told(refusal(key) for key in refused)
