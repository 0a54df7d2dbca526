"""What a repository may set: style, scope, thresholds, what is left out, and stricter reviews.  Nothing else.

A clone must not be able to choose where prompts go, which model reviews it, or where anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.settings.names import MOST_PROBLEMS, nearest_to, shown
from rightsize.settings.resolved import ReviewSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from rightsize.settings.sources import Source

_SAFE = frozenset({"document.style", "document.private", "document.line_length", "document.exclude"})
_SAFE_GROUPS = frozenset({"routing.thresholds"})
"""Groups of which a workspace may set everything."""


STRICTER: Mapping[str, Callable[[Any], int]] = {
    "review.confirm": ("off", "high", "all").index,
    "review.most_findings": int,
    "review.chunk_bytes": lambda size: -size,
    "review.context_bytes": int,
}
"""Settings that a workspace may only make stricter, with what makes a value stricter than another."""

_ONLY_YOU = "may not be set by a workspace, only by you"

ADDED = frozenset({"privacy.deny_files"})
"""Lists that a workspace may add to, and take nothing from."""


def is_safe(key: str) -> bool:
    """Tell whether a workspace may set this dotted key."""
    return key in _SAFE or key in STRICTER or key in ADDED or key.rpartition(".")[0] in _SAFE_GROUPS


def make_stricter(values: dict[str, Any], origins: dict[str, str], asked: Mapping[str, tuple[Any, str]]) -> list[str]:
    """Take over what a workspace asks for where that is stricter, and say for each of the others that it is ignored.

    Parameters:
        values, origins: what everybody else set, and where, by dotted key; the defaults are not among them.
        asked: what the workspace set, with its origin.
    """
    problems = []
    for key, (value, origin) in asked.items():
        if key in ADDED:
            values[key] = tuple(dict.fromkeys((*values.get(key, ()), *value)))
            origins[key] = f"{origins[key]} and {origin}" if key in origins else origin
            continue
        strictness = STRICTER[key]
        before = values.get(key, _default(key))
        if strictness(value) > strictness(before):
            values[key], origins[key] = value, origin
        elif value != before:
            problems.append(
                f"{origin}: `{key}` may only be made stricter by a workspace, and `{shown(str(value))}` is less strict "
                f"than `{shown(str(before))}`; it is ignored."
            )
    return problems


def _default(key: str) -> Any:
    return getattr(ReviewSettings(), key.partition(".")[2])


def safe_part(source: Source, keys: Collection[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the safe subset of what a workspace's file says, and a sentence for each thing that it may not set."""
    safe_keys = [each for each in keys if is_safe(each)]
    groups = {each.partition(".")[0] for each in keys}

    refused = [key for key in source.values if not is_safe(key)]
    misspelt: dict[str, str] = {}
    for key in refused[:MOST_PROBLEMS]:
        nearest = None if key in keys else nearest_to(key, safe_keys)
        misspelt |= {key: nearest} if nearest is not None else {}
    others = [key for key in refused if key not in misspelt]
    strange = [key for key in others if key.partition(".")[0] not in groups]
    forbidden = [key for key in others if key.partition(".")[0] in groups]
    clauses = [
        *(f"`{shown(key)}` is not a setting (did you mean `{near}`?); it is ignored" for key, near in misspelt.items()),
        *_told(strange, "is not a setting; it is ignored", "are not settings; they are ignored"),
        *_told(forbidden, f"{_ONLY_YOU}; it is ignored", f"{_ONLY_YOU}; they are ignored"),
    ]
    safe = {key: value for key, value in source.values.items() if is_safe(key)}
    return safe, [f"{source.name}: {each}." for each in clauses]


def _told(keys: Sequence[str], of_one: str, of_several: str) -> tuple[str, ...]:
    """Return one clause on keys that have the same wrong with them, none where there are none."""
    return (f"{_named(keys)} {of_one if len(keys) == 1 else of_several}",) if keys else ()


def _named(keys: Sequence[str]) -> str:
    """Return the names of keys for a sentence: some of them where there are very many."""
    names = [f"`{shown(each)}`" for each in keys[:MOST_PROBLEMS]]
    more = len(keys) - len(names)
    *first, last = [*names, f"{more:,} more"] if more else names
    return f"{', '.join(first)} and {last}" if first else last
