"""The examples that a doc or a comment gives, as data: sessions behind prompts, and lines that begin with the call.

A line counts only where it begins with a call of the function itself, or with an assertion, and where what follows its
mark is a whole literal: a fact that is read out of prose refuses right answers.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text, string_text
from rightsize.core.tasks.generation import Asked, Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.tasks.generation import Target

_PROMPT = re.compile(r"^[ \t]*>>>(?: ?)(.*)$")
_GOES_ON = re.compile(r"^[ \t]*\.\.\.(?: ?)(.*)$")
_BULLET = re.compile(
    r"^[ \t]*(?:[-*\u2022][ \t]+|\d+[.)][ \t]+)?(?:e\.g\.:?[ \t]+|Examples?:[ \t]*|[Ff]or[ \t]+(?=[\w.]+\())?`{0,3}"
)
_ASSERT = re.compile(r"^assert\b[ \t]*")
_MARK = re.compile(
    r"^`{0,2}[ \t]*(?:#[ \t]*)?(?:={1,3}>|-{1,2}>|\u279e|\u2192|\u21d2|===?|=(?!=)|(?://[ \t]*|#[ \t]*)(?:=>|->)?"
    r"|(?:#[ \t]*)?(?:should[ \t]+)?(?:returns?|gives|yields|outputs?)\b:?|:)[ \t]*`{0,2}"
)
_TAIL = re.compile(
    r"(?:\s+#.*|\s*\((?:[^()'\"]*\s[^()'\"]*)\)|\s+(?:because|since|as|where|//|[-\u2013](?=\s+[A-Za-z])).*|[.,;`]+)\s*$"
)
_DEFINED = r"[ \t]*{name}\([A-Za-z_]\w*\)[ \t]*=(?!=)"
_EQUATION = re.compile(r"\)[ \t]*=(?![=>])")
_OPENERS, _CLOSERS = "([{", ")]}"
_WORDS = {"true": "True", "false": "False", "null": "None", "TRUE": "True", "FALSE": "False"}
_SUM = re.compile(r"[\d.+*/() -]+")
_MOST_LINES = 12
_FEWEST_WORDS = 3
_INPUT = re.compile(r"^[ \t]*[Ii]nput:[ \t]*(.+)$")
_OUTPUT = re.compile(r"^[ \t]*[Oo]utput:[ \t]*(.+)$")
_SKIPPED = re.compile(r"#[ \t]*doctest:[^\n]*\+SKIP")
_BLANK = "<BLANKLINE>"


def examples_for(target: Target, written: Sequence[str]) -> tuple[Example, ...]:
    """Return the examples in a target's doc or comment; those of a comment are about one of the functions written."""
    symbol = target.symbol
    if symbol is None or symbol.doc is None or target.asked is Asked.COMMENT:
        names = [symbol.name] if symbol is not None and target.asked is Asked.BODY else written
        return tuple(dict.fromkeys(each for name in names for each in examples_in(target.request, name)))
    name = symbol.name
    found = examples_in(_as_read(symbol.doc.raw), name)
    whole = examples_in(target.request, name)
    # In a string that is not raw, what was meant as an escape may have become a line end.
    return whole if len(whole) > len(found) else found


def examples_in(text: str, name: str) -> tuple[Example, ...]:
    """Return the examples in a text, those behind prompts and those that begin with a call of `name`."""
    lines = text.expandtabs().split("\n")
    found = [each for each in _read(lines, name) if _tree(each.source) is not None]
    if name and any(map(re.compile(_DEFINED.format(name=re.escape(name))).match, lines)):
        # What defines a function by equations says how it comes about, and its lines may be about parts of a result.
        equations = {number + 1 for number, line in enumerate(lines) if _EQUATION.search(line)}
        found = [each for each in found if each.printed or each.line not in equations]
    return tuple(found)


def _as_read(raw: str) -> str:
    """Return a doc as the language reads its string, escapes and all; as it is written where it is no string."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = ast.literal_eval(raw)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return comment_text(raw) if raw.startswith(("/", "#")) else string_text(raw)
    return value if isinstance(value, str) else ""


def _read(lines: Sequence[str], name: str) -> Iterator[Example]:
    number = 0
    while number < len(lines):
        prompt = _PROMPT.match(lines[number])
        if prompt is None:
            example, taken = _line_example(lines, number, name)
            if example is not None:
                yield example
            number += taken
            continue
        source, expected, behind = _session(lines, number, name)
        if not _SKIPPED.search(source):
            yield from _of_session(source, expected, number + 1)
        number = behind


def _session(lines: Sequence[str], start: int, name: str) -> tuple[str, str, int]:
    """Return the statement behind a prompt, what a session prints for it, and the number of the line behind both."""
    margin = len(lines[start]) - len(lines[start].lstrip())
    code = [_group(_PROMPT, lines[start])]
    number = start + 1
    while number < len(lines) and _GOES_ON.match(lines[number]) and _PROMPT.match(lines[number]) is None:
        if not _goes_on(code, lines[number]):
            break
        code.append(_group(_GOES_ON, lines[number]))
        number += 1
    printed: list[str] = []
    while number < len(lines) and lines[number].strip() and _PROMPT.match(lines[number]) is None:
        if len(lines[number]) - len(lines[number].lstrip()) < margin or _is_remark(lines, number, name, printed):
            break
        printed.append(lines[number][margin:].rstrip())
        number += 1
    return "\n".join(code), "\n".join("" if each == _BLANK else each for each in printed), number


def _is_remark(lines: Sequence[str], number: int, name: str, printed: Sequence[str]) -> bool:
    """Tell whether a line right below what was printed is an example of its own, or a person's words."""
    if _line_example(lines, number, name)[0] is not None:
        return True
    words = lines[number].split()
    is_prose = len(words) >= _FEWEST_WORDS and words[0][:1].isupper() and not _is_literal(lines[number].strip())
    return is_prose and len(printed) == 1 and _is_literal(printed[0].strip())


def _goes_on(code: Sequence[str], line: str) -> bool:
    """Tell a continued statement from a printed line of dots: only an unfinished one goes on."""
    return bool(_group(_GOES_ON, line).strip()) or _tree("\n".join(code)) is None or code[-1].rstrip().endswith(":")


def _group(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    return match.group(1) if match else line


def _of_session(source: str, expected: str, line: int) -> Iterator[Example]:
    """Yield a session's example; a comparison that prints nothing was meant to hold."""
    tree = _tree(source)
    if tree is None:
        marked = _called(source)
        if marked is not None and not expected:
            yield Example(marked[0], marked[1], line=line)
        return
    only = tree.body[0] if len(tree.body) == 1 else None
    if not expected and isinstance(only, ast.Expr) and isinstance(only.value, ast.Compare):
        yield _comparison(only.value, source, line)
        return
    marked = _called(source) if not expected and "#" in source and isinstance(only, ast.Expr) else None
    if marked is not None and _is_literal(marked[1]):
        yield Example(marked[0], marked[1], line=line)
        return
    yield Example(source, expected, printed=True, line=line)


def _line_example(lines: Sequence[str], number: int, name: str) -> tuple[Example | None, int]:
    """Return the example that begins on a line, or None, and how many lines it takes."""
    if name and (given := _INPUT.match(lines[number])) is not None:
        return _pair(lines, number, f"{name}({given.group(1).strip()})")
    bare = lines[number][_prefix(lines[number]) :]
    asserted = _ASSERT.match(bare)
    rest = bare[asserted.end() :] if asserted else bare
    begins = re.search if asserted else re.match
    if not name or not begins(rf"(?:\w+\.)*\b{re.escape(name)}\(", rest):
        return None, 1
    for taken in range(1, min(_MOST_LINES, len(lines) - number) + 1):
        text = "\n".join([rest, *lines[number + 1 : number + taken]])
        if asserted and (tree := _tree(f"assert {text}")) is not None:
            return _asserted(tree, text, number + 1), taken
        marked = _called(text) if re.match(rf"(?:\w+\.)*{re.escape(name)}\(", text) else None
        if marked is not None and _is_literal(marked[1]):
            return Example(marked[0], marked[1], line=number + 1), taken
    return None, 1


def _pair(lines: Sequence[str], number: int, call: str) -> tuple[Example | None, int]:
    """Return the example of a line with an input and one right below it with the output that belongs to it."""
    taken = 1
    while number + taken < len(lines) and not lines[number + taken].strip():
        taken += 1
    given = _OUTPUT.match(lines[number + taken]) if number + taken < len(lines) else None
    expected = given.group(1).strip().rstrip(".") if given else ""
    tree = _tree(call)
    statement = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    if not _is_literal(expected) or not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return None, 1
    values = (*statement.value.args, *(each.value for each in statement.value.keywords))
    if not values or not all(_is_literal(ast.unparse(each)) for each in values):
        return None, 1
    return Example(call, expected, line=number + 1), taken + 1


def _prefix(line: str) -> int:
    match = _BULLET.match(line)
    return match.end() if match else 0


def _asserted(tree: ast.Module, text: str, line: int) -> Example | None:
    statement = tree.body[0]
    if not isinstance(statement, ast.Assert):
        return None
    if isinstance(statement.test, ast.Compare):
        return _comparison(statement.test, f"assert {text}", line)
    return Example(ast.unparse(statement), None, line=line)


def _comparison(test: ast.Compare, source: str, line: int) -> Example:
    """Return both sides of an equation, so that numbers can be held against each other with a tolerance."""
    if len(test.ops) == 1 and isinstance(test.ops[0], (ast.Eq, ast.Is)):
        return Example(ast.unparse(test.left), ast.unparse(test.comparators[0]), line=line)
    plain = source.strip()
    return Example(plain if plain.startswith("assert") else f"assert {plain}", None, line=line)


def _called(text: str) -> tuple[str, str] | None:
    """Return a call at the start of a text and what its mark says that it gives, or None."""
    end = _end_of_call(text)
    if end is None:
        return None
    mark = _MARK.match(text[end:])
    if mark is None:
        return None
    expected = text[end + mark.end() :].strip()
    while expected and not _is_literal(expected) and (tail := _TAIL.search(expected)):
        expected = expected[: tail.start()].rstrip()
    return (text[:end], _worked_out(_WORDS.get(expected, expected))) if expected else None


def _worked_out(expected: str) -> str:
    """Return the end of a chain as `19 - 5 - 6 = 8`, where all of its links are sums of numbers; else the text."""
    links = expected.split("=")
    *sums, last = [each.strip() for each in links]
    return last if sums and _is_literal(last) and all(_SUM.fullmatch(each) for each in sums) else expected


def _end_of_call(text: str) -> int | None:
    """Return where the first parenthesis closes; brackets in strings do not count."""
    depth = 0
    quote = ""
    for number, each in enumerate(text):
        if quote:
            quote = "" if each == quote and not (number and text[number - 1] == "\\") else quote
        elif each in "'\"":
            quote = each
        elif each in _OPENERS:
            depth += 1
        elif each in _CLOSERS:
            depth -= 1
            if depth == 0:
                return number + 1
    return None


def _is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return False
    return True


def _tree(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    return tree if tree.body else None
