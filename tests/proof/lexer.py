"""A small lexer of its own for languages with C's comments: it shares nothing with what it is to prove."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Token(NamedTuple):
    """A word, sign or literal, or a comment, with where it starts and whether a line end stands before it."""

    text: str
    start: int
    comment: bool
    new_line: bool


@dataclass(frozen=True)
class Rules:
    """What differs between the languages.

    Attributes:
        literals: strings and characters in which comment marks are no comments.
        nested: block comments may hold block comments.
        ecma: template strings nest, and a slash may begin a regular expression.
        line_ends: a line end between two tokens may mean something.
    """

    literals: re.Pattern[str]
    nested: bool = False
    ecma: bool = False
    line_ends: bool = False


def _any_of(*texts: str) -> re.Pattern[str]:
    """Return one pattern for several, in which a dot matches line ends too."""
    return re.compile("|".join(texts), re.DOTALL)


_ECMA: Final = Rules(
    _any_of(r'"(?:\\(?:\r\n|.)|[^"\\\r\n])*"', r"'(?:\\(?:\r\n|.)|[^'\\\r\n])*'"), ecma=True, line_ends=True
)
_RUST: Final = Rules(
    _any_of(
        r'[bc]?r(#*)".*?"\1',
        r'[bc]?"(?:\\.|[^"\\])*"',
        r"b?'(?:\\(?:u\{[^}]*\}|x[0-9a-fA-F]{2}|.)|[^'\\])'",
    ),
    nested=True,
)
_CHARACTER: Final = r"'(?:\\[^'\n]+|\\'|[^'\\])'"
_GO: Final = Rules(_any_of(r"`[^`]*`", r'"(?:\\.|[^"\\\n])*"', _CHARACTER), line_ends=True)
_JAVA: Final = Rules(_any_of(r'"""(?:\\.|.)*?"""', r'"(?:\\.|[^"\\\n])*"', _CHARACTER))

RULES: Final[dict[str, Rules]] = {
    **dict.fromkeys((".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"), _ECMA),
    ".go": _GO,
    ".java": _JAVA,
    ".rs": _RUST,
}
"""The rules by the file's extension."""

_SPACE: Final = re.compile(r"[\s\ufeff]+")
_LINE_COMMENT: Final = re.compile(r"//[^\r\n]*")
_WORD: Final = re.compile(r"[\w$@#]+")
_REGEX: Final = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*")
_VALUE: Final = re.compile(r"""[\w$)\]}"'`]$""")
_BEFORE_VALUE: Final = re.compile(
    r"^(?:return|typeof|case|in|of|delete|void|throw|new|do|else|instanceof|yield|await)$"
)


def tokens(text: str, rules: Rules) -> tuple[Token, ...]:
    """Return every token and comment of a source text."""
    return tuple(_scan(text, rules))


def _scan(text: str, rules: Rules) -> Iterator[Token]:
    """Go through the text once."""
    position, previous, new_line = 0, "", False
    while position < len(text):
        if space := _SPACE.match(text, position):
            new_line = new_line or "\n" in space.group() or "\r" in space.group()
            position = space.end()
            continue
        end = _comment_end(text, position, rules)
        comment = end is not None
        if end is None:
            end = _token_end(text, position, rules, previous)
            previous = text[position:end]
        yield Token(text[position:end], position, comment, new_line)
        # A comment that spans lines is a line end for what follows; one within a line changes nothing.
        new_line = comment and (new_line or "\n" in text[position:end])
        position = end


def _comment_end(text: str, position: int, rules: Rules) -> int | None:
    """Return where the comment that begins here ends, or None where none begins."""
    if line := _LINE_COMMENT.match(text, position):
        return line.end()
    if not text.startswith("/*", position):
        return None
    depth, position = 1, position + 2
    while depth and position < len(text):
        opens = rules.nested and text.startswith("/*", position)
        closes = not opens and text.startswith("*/", position)
        depth += opens - closes
        position += 2 if opens or closes else 1
    return position


def _token_end(text: str, position: int, rules: Rules, previous: str) -> int:
    """Return where the token that begins here ends."""
    if literal := rules.literals.match(text, position):
        return literal.end()
    if rules.ecma and text[position] == "`":
        return _template_end(text, position + 1, rules)
    if rules.ecma and text[position] == "/" and (not _VALUE.search(previous) or _BEFORE_VALUE.match(previous)):
        regex = _REGEX.match(text, position)
        return regex.end() if regex else position + 1
    word = _WORD.match(text, position)
    return word.end() if word else position + 1


def _template_end(text: str, position: int, rules: Rules) -> int:
    """Return where a template string ends, whatever stands in its `${…}`."""
    while position < len(text) and text[position] != "`":
        if text.startswith("${", position):
            position = _hole_end(text, position + 2, rules)
        else:
            position += 2 if text[position] == "\\" else 1
    return position + 1


def _hole_end(text: str, position: int, rules: Rules) -> int:
    """Return where the expression in a template string ends, behind its brace."""
    depth, previous = 1, ""
    while depth and position < len(text):
        end = _comment_end(text, position, rules) or _token_end(text, position, rules, previous)
        previous = text[position:end].strip() or previous
        depth += (previous == "{") - (previous == "}") if text[position:end].strip() else 0
        position = end
    return position
