"""The literals that a name is set to: one, several that are joined, a list of them, or one after another choice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LITERAL = re.compile(
    r"[a-z@$]{0,2}(?:\\(?P<escaped>[\"'])(?P<inner>[^\"'\\\n]{1,200})\\(?P=escaped)"
    r"|(?P<quote>\"\"\"|'''|[\"'`])(?P<value>(?:\\.|(?!(?P=quote))[^\\\n]){1,200})(?P=quote))",
    re.IGNORECASE,
)
_WRAPPED = re.compile(
    r"(?:(?:new\s+)?(?:[\w.:]{0,40}\b)?(?:from|bytes?|b64decode|atob|string|str|secretstr|some|unhexlify|fromhex|decode"
    r"|decodestring|valueof|quote)[(!]\s{0,20}|\[\]byte\(|<\w{1,20}>\s?|&\s?|(?P<join>(?:\"\"|'')\.join\(\s?[\[(])"
    r"|(?P<list>[\[{(]))?\s{0,40}",
    re.IGNORECASE,
)
"""What may stand between an operator and a literal that is the value all the same."""

_JOINT = re.compile(r"\s{0,40}(?P<joint>\+|\.{1,2}|\\|,|:)?\s{0,60}(?=[a-z]{0,2}[\"'`])", re.IGNORECASE)
_LOOKED_UP = re.compile(
    r"(?:get|env|default|option|param|config|lookup|fetch|read)\w{0,20}[!]?[(\[]\s{0,4}\Z", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"(?:\|\||\?\?|\bor|\belse|\?:?|\+|\bdefault(?:_value)?\s?[=:]|unwrap_or\(|\bor_?else\(|getordefault\(.{1,60},)\s{0,20}\Z",
    re.IGNORECASE,
)
_REST = 200
"""Characters of an expression in which a literal is looked for."""


@dataclass(frozen=True, slots=True)
class Literals:
    """Literals side by side; `joined` ones are one value."""

    spans: tuple[tuple[int, int], ...]
    joined: bool
    end: int

    def values(self, text: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
        """Yield each value and where it stands."""
        if self.joined and self.spans:
            yield "".join(text[start:end] for start, end in self.spans), self.spans
        elif not self.joined:
            yield from ((text[start:end], ((start, end),)) for start, end in self.spans)


def direct(text: str, at: int) -> Literals:
    """Return the literals that stand behind an operator."""
    wrapped = _WRAPPED.match(text, at)
    at = wrapped.end() if wrapped else at
    joined = wrapped is not None and wrapped["join"] is not None
    listed = joined or (wrapped is not None and wrapped["list"] is not None)
    spans, parted = [], False
    while (literal := _LITERAL.match(text, at)) is not None:
        spans.append(_inside(literal))
        at = literal.end()
        joint = _JOINT.match(text, at)
        if joint is None or (joint["joint"] in (",", ":") and not listed):
            break
        parted = parted or (joint["joint"] in (",", ":") and not joined)
        at = joint.end()
    return Literals(tuple(spans), not parted, at)


def in_rest(text: str, at: int) -> Iterator[tuple[str, tuple[int, int], bool]]:
    """Yield the literals in the rest of a line, and whether each is what the value otherwise is."""
    line = text.find("\n", at, at + _REST)
    end = min(len(text), at + _REST) if line < 0 else line
    looked_up, asked, last = False, False, at
    for literal in _LITERAL.finditer(text, at, end):
        start, stop = _inside(literal)
        before = text[last : literal.start()]
        asked = asked or "?" in before or " if " in before
        default = looked_up and before.strip() == ","
        otherwise = _OTHERWISE.search(before) is not None or (asked and before.strip() == ":")
        looked_up = _LOOKED_UP.search(before) is not None
        if not looked_up:
            yield text[start:stop], (start, stop), default or otherwise
        last = literal.end()


def _inside(literal: re.Match[str]) -> tuple[int, int]:
    return literal.span("value" if literal["quote"] else "inner")
