"""The proof for one file: before and after are compared by means that Rightsize does not use."""

from __future__ import annotations

import ast
import io
import tokenize
from typing import TYPE_CHECKING, Final

from tests.proof.lexer import RULES, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_BOM: Final = b"\xef\xbb\xbf"
_LAYOUT: Final = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
_DEFINITIONS: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def faults(path: Path, before: bytes, after: bytes, *, only_added: bool) -> list[str]:
    """Return what changed beside docs; `only_added` says that no doc was to be changed or taken away either."""
    if before == after:
        return []
    found = list(_bytes_faults(before, after))
    if path.suffix in {".py", ".pyi", ".pyw"}:
        return [*found, *_python_faults(before, after, only_added=only_added)]
    if path.suffix not in RULES:
        return [*found, "a file of a kind that was not to be touched changed"]
    return [*found, *_comment_faults(path.suffix, _text(before), _text(after), only_added=only_added)]


def _text(data: bytes) -> str:
    """Return a file's text, line ends kept."""
    return data.removeprefix(_BOM).decode("utf-8")


def _bytes_faults(before: bytes, after: bytes) -> Iterator[str]:
    """Compare the byte order mark, the line ends and how the file ends."""
    if before.startswith(_BOM) != after.startswith(_BOM):
        yield "the byte order mark changed"
    if b"\n" not in before.replace(b"\r\n", b"") and b"\n" in after.replace(b"\r\n", b""):
        yield "a line of a file with CRLF ends in LF"
    if b"\r" not in before and b"\r" in after:
        yield "a line of a file with LF ends in CRLF"
    if before[-1:] != after[-1:]:
        yield "the end of the file changed"


def _python_faults(before: bytes, after: bytes, *, only_added: bool) -> Iterator[str]:
    """Compare syntax trees without docstrings, token streams without them and layout, and comments in order."""
    try:
        old, new = ast.parse(before), ast.parse(after)
    except SyntaxError as error:
        yield f"it no longer parses: {error}"
        return
    old_docs, new_docs = dict(_docstrings(old)), dict(_docstrings(new))
    old_dump, new_dump = ast.dump(_stripped(old)), ast.dump(_stripped(new))
    if old_dump != new_dump:
        yield "the syntax tree changed"
    if _python_tokens(before, old_docs) != _python_tokens(after, new_docs):
        yield "a token or a comment changed"
    if only_added and not is_subsequence(list(old_docs.values()), list(new_docs.values())):
        yield "an existing docstring changed"
    # Of lines with a body, only the white space changes, which the syntax tree has answered for.
    if only_added and not is_subsequence(b"".join(before.split()), b"".join(after.split())):
        yield "bytes that stood there are gone"


def _docstrings(tree: ast.Module) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where each docstring begins, and what it says, in the order of the file."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS) and ast.get_docstring(node, clean=False) is not None:
            value = node.body[0]
            found.append(((value.lineno, value.col_offset), str(ast.get_docstring(node, clean=False))))
    return iter(sorted(found))


def _stripped(tree: ast.Module) -> ast.Module:
    """Return the tree without its docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return tree


def _python_tokens(data: bytes, docs: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return the tokens and comments that are no part of a docstring, without layout."""
    lines = data.removeprefix(_BOM).splitlines(keepends=True)
    starts = {(line, len(lines[line - 1][:column].decode("utf-8"))) for line, column in docs}
    found: list[tuple[int, str]] = []
    inside = False
    for each in tokenize.tokenize(io.BytesIO(data).readline):
        if each.start in starts:
            inside = True
        elif inside and each.type not in {tokenize.STRING, tokenize.NL, tokenize.COMMENT}:
            inside = False
        if each.type not in _LAYOUT and not (inside and each.type == tokenize.STRING):
            found.append((each.type, each.string))
    return found


def _comment_faults(suffix: str, before: str, after: str, *, only_added: bool) -> Iterator[str]:
    """Compare the tokens that are no comments, the comments that stood there, and the lines."""
    rules = RULES[suffix]
    old, new = tokens(before, rules), tokens(after, rules)
    old_code, new_code = _code(old, rules.line_ends), _code(new, rules.line_ends)
    if old_code != new_code:
        differs = next((a, b) for a, b in zip([*old_code, None], [*new_code, None], strict=False) if a != b)
        yield f"a token or a line end between tokens changed: {differs[0]} is {differs[1]}"
    if not only_added:
        return
    if not is_subsequence(_comments(old), _comments(new)):
        yield "a comment that stood there is gone or changed"
    added = added_lines(before.splitlines(keepends=True), after.splitlines(keepends=True))
    if added is None:
        yield "a line that stood there is gone"
    elif wrong := sorted(set(added) & _lines_of(after, [each for each in new if not each.comment])):
        yield f"line {wrong[0]} was added and is no comment"


def _code(found: Sequence[Token], line_ends: bool) -> list[tuple[str, bool]]:
    """Return the tokens that are no comments, with the line end before each where such may mean something."""
    return [(each.text, line_ends and index > 0 and each.new_line) for index, each in enumerate(_only_code(found))]


def _only_code(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a line end before a comment is one before the token behind it."""
    pending = False
    for each in found:
        if each.comment:
            pending = pending or each.new_line
        else:
            yield each._replace(new_line=each.new_line or pending)
            pending = False


def _comments(found: Sequence[Token]) -> list[str]:
    """Return the comments."""
    return [each.text for each in found if each.comment]


def _lines_of(text: str, found: Sequence[Token]) -> set[int]:
    """Return the numbers of the lines on which these tokens stand."""
    lines: set[int] = set()
    line, position = 1, 0
    for each in found:
        line += text.count("\n", position, each.start)
        position = each.start
        lines.update(range(line, line + each.text.count("\n") + 1))
    return lines


def is_subsequence(some: Sequence[object], every: Sequence[object]) -> bool:
    """Tell whether all of the first stand in the second, in the same order."""
    rest = iter(every)
    return all(any(each == other for other in rest) for each in some)


def added_lines(before: Sequence[str], after: Sequence[str]) -> list[int] | None:
    """Return the numbers of the lines that were added, or None where one was taken away or changed."""
    added: list[int] = []
    kept = 0
    for number, line in enumerate(after, 1):
        if kept < len(before) and line == before[kept]:
            kept += 1
        else:
            added.append(number)
    return added if kept == len(before) else None
