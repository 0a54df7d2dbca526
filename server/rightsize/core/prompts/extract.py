"""Finding the one JSON object in a reply: behind thinking, a preamble or a fence, with a comma or a quote gone wrong.

What was cut off stays cut off: a reply whose object never ends is reported, not completed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_THINKING = re.compile(r"<(/?)(?:think|thinking|reasoning|thought)>", re.IGNORECASE)
LONGEST_REPLY = 200_000
"""Characters; what is longer was not meant as an answer."""

_MOST_OBJECTS = 20
_WIDEST_GAP = 200
_CUT = "The reply ends in the middle of its JSON object; answer with one complete, shorter object."
_NO_OBJECT = "The reply holds no JSON object; answer with one JSON object and nothing else."
_UNREADABLE = "The JSON object cannot be read; answer with one valid JSON object and nothing else."


def reply_object(text: str, known: frozenset[str]) -> tuple[dict[str, Any] | None, str]:
    """Return what `object_in` finds in a reply that is neither empty nor too long to be one object."""
    if not text.strip():
        return None, "The reply is empty; answer with one JSON object."
    if len(text) > LONGEST_REPLY:
        return None, f"The reply has {len(text)} characters; answer with one short JSON object."
    return object_in(text, known)


def object_in(text: str, known: frozenset[str]) -> tuple[dict[str, Any] | None, str]:
    """Return the object of a reply that has most of the `known` keys, or None and what is wrong."""
    body = without_thinking(text)
    best: dict[str, Any] | None = None
    problem = _NO_OBJECT
    score = 0
    for piece, whole in _objects(body):
        if not whole:
            problem = _CUT if best is None else problem
            break
        value = _loaded(piece)
        if not isinstance(value, dict):
            problem = _UNREADABLE
            continue
        common = len(known & {str(key).strip().lower() for key in value})
        if common > score or best is None:
            best, score = {str(key): each for key, each in value.items()}, common
    return best, "" if best is not None else problem


def without_thinking(text: str) -> str:
    """Return the reply without thinking, whether its marks are both there or one of them is.

    What stands before a closing mark that nothing opened is thinking, and so is all behind one that nothing closes.
    """
    outside: list[str] = []
    done, opened = 0, False
    for mark in _THINKING.finditer(text):
        closes = mark.group(1) == "/"
        if closes and not opened:
            outside = []
        elif not closes and not opened:
            outside.append(text[done : mark.start()])
        if closes:
            done = mark.end()
        opened = not closes
    return "".join(outside if opened else [*outside, text[done:]])


def _objects(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each outermost `{…}` of a text, and whether it is closed, in one pass."""
    depth = start = count = 0
    for mark, position in _braces(text):
        if mark == "{":
            start = start if depth else position
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                count += 1
                yield text[start : position + 1], True
                if count == _MOST_OBJECTS:
                    return
    if depth:
        yield text[start:], False


def _braces(text: str) -> Iterator[tuple[str, int]]:
    """Yield the braces that stand in no string, each with its place; strings are looked for only within braces."""
    quote = ""
    depth = 0
    for found in _MARKS.finditer(text):
        mark = found.group()
        if quote:
            quote = "" if mark == quote else quote
        elif mark in {'"', "'"}:
            quote = mark if depth > 0 and (mark == '"' or _opens(text, found.start())) else ""
        elif mark in {"{", "}"}:
            depth = max(0, depth + (1 if mark == "{" else -1))
            yield mark, found.start()


_MARKS = re.compile(r"\\.|[{}\"']", re.DOTALL)
_BEFORE_STRING = frozenset("{[,:")


def _opens(text: str, offset: int) -> bool:
    """Tell whether a single quote at `offset` starts a string, and is no apostrophe."""
    return text[max(0, offset - _WIDEST_GAP) : offset].rstrip()[-1:] in _BEFORE_STRING


def _loaded(piece: str) -> Any:
    try:
        return json.loads(piece, strict=False)
    except (ValueError, RecursionError):
        pass
    from json_repair import repair_json

    try:
        return repair_json(piece, return_objects=True, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
