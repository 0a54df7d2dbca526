"""The messages that ask for examples of a function, and reading the lines of the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rightsize.core.prompts.extract import object_in, without_thinking
from rightsize.core.prompts.fencing import told_problems
from rightsize.core.prompts.templates import template

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = "examples"
_MOST = 8
_LONGEST_SOURCE = 6_000
_LINE = re.compile(
    r"^[ \t]*(?:[-*\u2022]|\d+[.)])?[ \t]*`*(?:>>> )?([\w.]+\(.*\)[ \t]*(?:->|==>|=>|==).*?)`*[ \t]*$", re.MULTILINE
)


PROPOSAL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {_KEY: {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": _MOST}},
    "required": [_KEY],
    "additionalProperties": False,
}


def proposal_messages(
    *, language: str, name: str, source: str, shape: str, problems: Sequence[str], marker: str
) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for examples.

    Parameters:
        shape: one example as it should look, with values left out.
        problems: what was wrong with earlier answers.
    """
    user = template("qa_simple_examples").substitute(
        name=name, language=language, marker=f"=== {marker} ===", source=source[:_LONGEST_SOURCE], shape=shape
    )
    return (
        ("system", template("qa_simple_examples_system").substitute()),
        ("user", user + told_problems(problems)),
    )


def read_examples(text: str) -> tuple[tuple[str, ...], str]:
    """Return the lines that an answer proposes, or none and what is wrong with it."""
    found, problem = object_in(text, frozenset({_KEY}))
    listed = found.get(_KEY) if found is not None else None
    if isinstance(listed, list):
        lines = tuple(each.strip() for each in map(_line, listed) if each.strip())
        return lines[:_MOST], "" if lines else "The list of examples is empty."
    bare = tuple(each.group(1).strip() for each in _LINE.finditer(without_thinking(text)))
    return bare[:_MOST], "" if bare else problem or "The answer holds no examples."


def _line(given: Any) -> str:
    """Return one example as a line, also where a model made an object of it."""
    if isinstance(given, str):
        return " ".join(given.split())
    if isinstance(given, dict):
        call = given.get("call") or given.get("input")
        value = given.get("expected", given.get("result", given.get("output")))
        return f"{call} -> {value}" if isinstance(call, str) and value is not None else ""
    return ""
