"""What a repository may set: style, scope, thresholds and what is left out.  Nothing else, whoever wrote its files.

A clone must not be able to choose where prompts go, which model reviews it, or where anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.settings.names import leaves, shown, unknown
from rightsize.settings.sources import Source, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

SAFE = frozenset({"document.style", "document.private", "document.line_length", "document.exclude"})
SAFE_GROUPS = frozenset({"routing.thresholds"})
"""Groups of which a workspace may set everything."""

FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("pyproject.toml", ("tool", "rightsize")), ("rightsize.toml", ()))
"""The files of a workspace and the table that is ours in each; the later one wins."""


def read_workspace(folder: Path, keys: Collection[str]) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the safe subset of what the workspace's files say, and a problem for each thing that they may not set."""
    sources: list[Source] = []
    problems: list[str] = []
    for name, table in FILES:
        data, problem = read_toml(folder / name, within=folder)
        problems += [problem] if problem else []
        for step in table:
            found = data.get(step)
            data = found if isinstance(found, dict) else {}
        values = dict(leaves(data, keys))
        problems += [f"{name}: {_refusal(key, keys)}" for key in values if not is_safe(key)]
        sources.append(Source(f"workspace ({name})", {key: values[key] for key in values if is_safe(key)}))
    return tuple(sources), tuple(problems)


def is_safe(key: str) -> bool:
    """Tell whether a workspace may set this dotted key."""
    return key in SAFE or key.rpartition(".")[0] in SAFE_GROUPS


def _refusal(key: str, keys: Collection[str]) -> str:
    known = any(each == key or each.startswith(f"{key}.") for each in keys)
    what = f"`{shown(key)}`" if known else unknown(key, [each for each in keys if is_safe(each)])
    if "did you mean" in what:
        return f"{what} It is ignored."
    return f"{what} {'and ' if not known else ''}may not be set by a workspace; it is ignored."
