"""Text that others wrote, as it may be shown: file names, code, what a model says.

It must not steer a terminal, turn the text around it, hide what it says, or begin a line of its own.
"""

from __future__ import annotations

import re

LONGEST_TITLE = 120
"""Characters of what stands in a heading, or beside others in a list."""

_STEERING = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Control characters, line and paragraph separators, marks of direction, what has no width, halves of characters.

The joiners of Arabic, Indic scripts and emoji are not among them: they are part of words.
"""
_ESCAPED = re.compile(f"[{_STEERING}]")
_ESCAPED_BUT_TABS = re.compile(f"(?!\t)[{_STEERING}]")
_ESCAPED_BUT_LINES = re.compile(f"(?![\t\n])[{_STEERING}]")
_IN_JSON = re.compile(f"(?![\t\n\r])[{_STEERING}]")


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return text with what nobody sees, and what would steer or break the line, escaped as `\x1b`; tabs stay.

    Parameters:
        lines: the text is meant to have several lines, and their ends stay.
    """
    return (_ESCAPED_BUT_LINES if lines else _ESCAPED_BUT_TABS).sub(_escape, text)


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return text as one line of at most `longest` characters, its white space folded and the rest made visible."""
    # More than is shown is not looked at: a title may be as long as an answer.
    folded = _ESCAPED.sub(_escape, " ".join(text[: 4 * longest].split()))
    return folded if len(folded) <= longest and len(text) <= 4 * longest else f"{folded[: longest - 1]}…"


def safe_json(text: str) -> str:
    """Return JSON that says the same and holds no character that steers a terminal."""
    return _IN_JSON.sub(lambda match: "".join(f"\\u{unit:04x}" for unit in _units(match.group())), text)


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape").decode("ascii")


def _units(character: str) -> tuple[int, ...]:
    """Return the UTF-16 code units of a character, as JSON escapes them."""
    data = character.encode("utf-16-be", "surrogatepass")
    return tuple(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
