"""Query files as text: cut into patterns, with what tree-sitter's bindings do badly taken out and done here.

In 0.26 they free memory twice where a pattern has both `#set!` and a predicate, and `#match?` fails on text that is no
UTF-8; so the bindings see neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tree_sitter import Node

_PART = re.compile(r'"(?:[^"\\]|\\.)*"|;[^\n]*|[()\[\]]|[^\s()\[\]";]+')
_STRING = r'"((?:[^"\\]|\\.)*)"'
_SETTING = re.compile(rf'\( #set! ([\w.-]+)(?: (?:{_STRING}|([^\s()"]+)))? \)')
_TEST = re.compile(rf"\( #(not-)?match\? @([\w.-]+) {_STRING} \)")
_ESCAPE = re.compile(r"\\(.)")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a query file says of one of its patterns.

    Attributes:
        settings: what `#set!` sets, but for the modifiers.
        modifiers: the words that it sets for `modifiers`.
        tests: captures whose text a regular expression must match, or must not.
    """

    settings: dict[str, str]
    modifiers: tuple[str, ...]
    tests: tuple[tuple[str, re.Pattern[str], bool], ...]

    def accepts(self, captures: Mapping[str, Sequence[Node]]) -> bool:
        """Tell whether all that was captured passes the tests."""
        return all(
            (expression.search((node.text or b"").decode("utf-8", "replace")) is not None) is wanted
            for name, expression, wanted in self.tests
            for node in captures.get(name, ())
        )


def patterns_of(source: str) -> tuple[str, tuple[Pattern, ...]]:
    """Return the source as the bindings may see it, and its patterns in the order of the text."""
    texts = _cut(source)
    plain = "\n".join(_TEST.sub("", _SETTING.sub("", text)) for text in texts)
    return plain, tuple(_pattern(text) for text in texts)


def _cut(source: str) -> list[str]:
    """Cut the source into its patterns, each with the captures behind it, parts apart by a space, without comments."""
    patterns: list[list[str]] = []
    depth = 0
    for match in _PART.finditer(source):
        part = match.group()
        if part.startswith(";"):
            continue
        if depth == 0 and (part in "([" or part.startswith('"') or not patterns):
            patterns.append([])
        depth += (part in "([") - (part in ")]")
        patterns[-1].append(part)
    return [" ".join(pattern) for pattern in patterns]


def _pattern(text: str) -> Pattern:
    settings = {key: _unescaped(quoted) or bare for key, quoted, bare in _SETTING.findall(text)}
    tests = (
        (name, re.compile(_unescaped(expression)), not negated) for negated, name, expression in _TEST.findall(text)
    )
    return Pattern(settings, tuple(settings.pop("modifiers", "").split()), tuple(tests))


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _CONTROLS.get(match.group(1), match.group(1)), quoted)
