"""Every setting with its doc, its default and its names: the table in the docs, and what a test holds it to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from rightsize.core.routing.priors import packaged_priors
from rightsize.core.tasks.task import TaskKind
from rightsize.settings.names import camel, variable
from rightsize.settings.resolved import THRESHOLDS, Settings, defaults
from rightsize.settings.workspace import ADDED, STRICTER, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Description:
    """One setting as the docs show it.

    Attributes:
        key: dotted, as the user's file nests it.
        editor: dotted, as an editor nests it.
        variable: the environment variable.
        doc: one sentence.
        default: as a file would write it; empty where nothing is set.
        values: the words that it may be, or none where it is free.
        workspace: a workspace may set it, or `stricter`: only to something stricter.
    """

    key: str
    editor: str
    variable: str
    doc: str
    default: str
    values: tuple[str, ...]
    workspace: bool
    stricter: bool


def describe() -> tuple[Description, ...]:
    """Return every setting in the order of the options."""
    from rightsize.settings import checking

    plain = defaults(Path("the platform's state folder"))
    return tuple(
        Description(
            key=key,
            editor=camel(key),
            variable=variable(key),
            doc=found.doc,
            default=_written(_default(key, plain)),
            values=tuple(_words(found.annotation)),
            workspace=is_safe(key) and key not in STRICTER and key not in ADDED,
            stricter=key in STRICTER,
        )
        for key, found in checking.keys().items()
    )


def table() -> str:
    """Return the settings as a Markdown table."""
    head = "| setting | default | in editors | environment | what it does |\n|---|---|---|---|---|\n"
    return head + "".join(_line(each) for each in describe())


def _line(each: Description) -> str:
    words = f" One of {', '.join(f'`{word}`' for word in each.values)}." if each.values else ""
    safe = " A workspace may set it." if each.workspace else ""
    safe = " A workspace may only make it stricter." if each.stricter else safe
    safe = " A workspace may add to it." if each.key in ADDED else safe
    default = f"`{each.default}`" if each.default else ""
    return f"| `{each.key}` | {default} | `{each.editor}` | `{each.variable}` | {each.doc}{words}{safe} |\n"


def _default(key: str, plain: Settings) -> Any:
    priors = packaged_priors()
    if key.startswith(THRESHOLDS):
        return priors.thresholds[TaskKind(key.removeprefix(THRESHOLDS))]
    if key == "models":
        return plain.model_rows
    if key.endswith("_weight"):
        return getattr(priors, key.rpartition(".")[2])
    value: Any = plain
    for step in key.split("."):
        value = getattr(value, "policy" if step == "routing" else step)
    return value


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "[]" if value in ((), frozenset()) else str(value)


def _words(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for each in get_args(annotation):
        if get_origin(each) is Literal:
            yield from get_args(each)
