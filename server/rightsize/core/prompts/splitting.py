"""The messages that ask which tasks a request holds, and reading the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.prompts.extract import reply_object
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY, _STARTS, _KIND = "tasks", "starts", "kind"


def split_schema(most: int) -> Mapping[str, Any]:
    """Return the JSON schema of an answer that names so many tasks at most."""
    task = {
        "type": "object",
        "properties": {
            _STARTS: {"type": "string", "minLength": 1},
            _KIND: {"type": "string", "enum": [kind.value for kind in TaskKind]},
        },
        "required": [_STARTS, _KIND],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {_KEY: {"type": "array", "items": task, "minItems": 1, "maxItems": most}},
        "required": [_KEY],
        "additionalProperties": False,
    }


def split_messages(request: str, *, marker: str) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for the tasks of a request.

    Parameters:
        request: with placeholders for what was pasted.
    """
    user = template("qa_simple_split").substitute(marker=f"=== {marker} ===", request=request)
    return (("system", template("qa_simple_split_system").substitute()), ("user", user))


def read_split(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the first words and the kind of each task that an answer names, or none and what is wrong with it."""
    found, problem = reply_object(text, frozenset({_KEY}))
    listed = found.get(_KEY) if found is not None else None
    if not isinstance(listed, list):
        return (), problem or "The answer holds no list of tasks."
    pairs = [_pair(each) for each in listed]
    tasks = tuple(each for each in pairs if each is not None)
    if len(tasks) < len(pairs):
        return (), "A task of the answer lacks its first words or its kind."
    return tasks, "" if tasks else "The list of tasks is empty."


def _pair(task: Any) -> tuple[str, str] | None:
    starts, kind = (task.get(_STARTS), task.get(_KIND)) if isinstance(task, dict) else (None, None)
    return (starts, kind) if isinstance(starts, str) and isinstance(kind, str) else None
