"""Examples that stand on a line of their own: a call and what it gives, an assertion, an input and its output.

A line counts only where it begins with a call of the function itself, with an assertion, or with values for its
parameters by name, and where what follows is a whole literal: a fact that is read out of prose refuses right answers.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.generation.literals import call_end, is_literal, tree_of
from rightsize.core.tasks.generation import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BULLET = re.compile(
    r"^[ \t]*(?:[-*\u2022][ \t]+|\d+[.)][ \t]+)?(?:e\.g\.:?[ \t]+|(?:Examples?|Usage)[ \t]*\d*:[ \t]*"
    r"|[Ff]or[ \t]+(?:example:?,?[ \t]+)?(?=[\w.]+\()|\|[ \t]*)?`{0,3}"
)
_ASSERT = re.compile(r"^assert\b[ \t]*")
_PRINT = re.compile(r"^print\(")
_MARK = re.compile(
    r"^`{0,2}[ \t]*(?:#[ \t]*)?(?:={1,3}>|-{1,2}>|\u279e|\u2192|\u21d2|===?|=(?!=)"
    r"|(?://[ \t]*|#[ \t]*)(?:=>|->|==|=|[Oo]utput:|[Rr]eturns?:?|[Rr]esult:|[Pp]rints:?|[Ee]xpected:?)?"
    r"|(?:#[ \t]*)?(?:should[ \t]+)?(?:returns?|gives|yields|outputs?|(?:be|is)[ \t]+equal[ \t]+to|equals?)\b:?|:|\|)"
    r"[ \t]*`{0,2}"
)
_BELOW = re.compile(r"^[ \t]*(?:#[ \t]*)?(?:={1,2}>|-{1,2}>|\u279e|\u2192|\u21d2|[Oo]utput:|[Rr]eturns:)[ \t]*(.+)$")
_TAIL = re.compile(
    r"(?:\s+#.*|\s*\((?:[^()'\"]*\s[^()'\"]*)\)|\s+(?:because|since|as|where|//|[-\u2013](?=\s+[A-Za-z])).*|[.,;`|]+)\s*$"
)
_SEVERAL = re.compile(r"\b(?:or|etc|e\.?g|approx\w*|about|random\w*)\b|\d\.{2,}|\u2026", re.IGNORECASE)
"""In what stands behind a value: it is one of several, or not all of it is written."""

_RAISES = re.compile(
    r"^`{0,2}[ \t]*(?:#[ \t]*)?(?:(?:={1,3}>|-{1,2}>|\u279e|\u2192|\u21d2)[ \t]*(?:(?:raises?|throws?):?[ \t]+)?"
    r"|(?:(?:should|will|must)[ \t]+)?(?:raises?|throws?):?[ \t]+)"
    r"(?:an?[ \t]+)?`{0,2}([A-Za-z_][\w.]*(?:Error|Exception))\b"
)
_WORDS = {"true": "True", "false": "False", "null": "None", "TRUE": "True", "FALSE": "False"}
_SUM = re.compile(r"[\d.+*/() -]+")
_MOST_LINES = 12
_INPUT = re.compile(r"^[ \t]*[Ii]nputs?:[ \t]*(.*)$")
_OUTPUT = re.compile(r"^[ \t]*(?:[Ee]xpected[ \t]+)?[Oo]utput:[ \t]*(.+)$")
_NAMED = re.compile(r"^[ \t]*(\w+)[ \t]*[:=][ \t]*(.+?),?$")
_FOR = re.compile(
    r"^[ \t]*(?:[-*\u2022][ \t]+)?(?:[Ff]or|[Ii]f|[Gg]iven|[Ww]ith)[ \t]+(\w+[ \t]*=(?!=).+?),?[ \t]+"
    r"(?:the[ \t]+(?:output|result|answer|return[ \t]value|function)[ \t]+(?:should|must|will|would)[ \t]+(?:be|return)"
    r"|the[ \t]+(?:output|result|answer)[ \t]+is|(?:should|must)[ \t]+return|returns?)[ \t]+(.+?)\.?$"
)


@dataclass(frozen=True, slots=True)
class Callee:
    """The function that examples are about: its name and the names of its parameters, of which the first are needed."""

    name: str
    parameters: tuple[str, ...] = ()
    needed: int = 0


def line_example(lines: Sequence[str], number: int, callee: Callee) -> tuple[Example | None, int]:
    """Return the example that begins on a line, or None, and how many lines it takes."""
    name = callee.name
    if not name:
        return None, 1
    if (given := _INPUT.match(lines[number])) is not None:
        return _pair(lines, number, given.group(1).strip(), callee)
    if (given := _FOR.match(lines[number])) is not None:
        return _stated(given.group(1), given.group(2), number, callee), 1
    bare = lines[number][prefix(lines[number]) :]
    asserted = _ASSERT.match(bare)
    rest = bare[asserted.end() :] if asserted else bare
    begins = re.search if asserted else re.match
    if not begins(rf"(?:print\()?(?:\w+\.)*\b{re.escape(name)}\(", rest):
        return None, 1
    for taken in range(1, min(_MOST_LINES, len(lines) - number) + 1):
        text = "\n".join([rest, *lines[number + 1 : number + taken]])
        if asserted and (tree := tree_of(f"assert {text}")) is not None:
            return _asserted(tree, text, number + 1), taken
        if (error := _raising(text, name)) is not None:
            return Example(*error, printed=True, line=number + 1), taken
        marked = called(text) if re.match(rf"(?:print\()?(?:\w+\.)*{re.escape(name)}\(", text) else None
        if marked is not None and is_literal(marked[1]):
            return Example(marked[0], marked[1], line=number + 1), taken
    return _below(lines, number, rest), 1


def pieces_of(line: str, name: str) -> list[str]:
    """Return the parts of a line that each begin with a call of the function, as in `f(1) == 2, f(2) == 3`."""
    starts, ends = [0], list[int]()
    for match in re.finditer(rf"[,;][ \t]+(?:(?:and|but|while)[ \t]+)?(?=`{{0,2}}{re.escape(name)}\()", line):
        part = line[starts[-1] : match.start()]
        if all(part.count(a) == part.count(b) for a, b in ("()", "[]", "{}")) and call_end(part) is not None:
            starts.append(match.end())
            ends.append(match.start())
    return [line[start:end] for start, end in zip(starts, [*ends, len(line)], strict=True)]


def begins(line: str, callee: Callee) -> bool:
    """Tell whether a line begins with a call of the function and says something of what it gives."""
    bare = line[prefix(line) :]
    if not callee.name or not re.match(rf"{re.escape(callee.name)}\(", bare) or (end := call_end(bare)) is None:
        return False
    return _MARK.match(bare[end:]) is not None


def called(text: str) -> tuple[str, str] | None:
    """Return a call at the start of a text and what its mark says that it gives, or None."""
    end = call_end(text)
    if end is None:
        return None
    mark = _MARK.match(text[end:])
    if mark is None:
        return None
    expected = text[end + mark.end() :].strip()
    while expected and not is_literal(expected) and (tail := _TAIL.search(expected)):
        if _SEVERAL.search(expected, max(0, tail.start() - 1)):
            return None
        expected = expected[: tail.start()].rstrip()
    call = text[:end]
    if (shown := _PRINT.match(call)) is not None:
        call = call[shown.end() : -1]
    return (call, _worked_out(_WORDS.get(expected, expected))) if expected else None


def _raising(text: str, name: str) -> tuple[str, str] | None:
    """Return a call at the start of a text and the error that it is said to raise, as a session prints one, or None."""
    end = call_end(text) if re.match(rf"(?:\w+\.)*{re.escape(name)}\(", text) else None
    error = _RAISES.match(text[end:]) if end is not None else None
    return (text[:end], f"Traceback (most recent call last):\n{error.group(1)}") if error else None


def comparison(test: ast.Compare, source: str, line: int) -> Example:
    """Return both sides of an equation, so that numbers can be held against each other with a tolerance."""
    if len(test.ops) == 1 and isinstance(test.ops[0], (ast.Eq, ast.Is)):
        return Example(ast.unparse(test.left), ast.unparse(test.comparators[0]), line=line, leeway=frozenset())
    plain = source.strip()
    return Example(plain if plain.startswith("assert") else f"assert {plain}", None, line=line)


def prefix(line: str) -> int:
    """Return how far a bullet, `For example:` and the like reach into a line."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def foreign_names(lines: Sequence[str]) -> Iterator[str]:
    """Yield the names that lines with an example call, each once."""
    seen: set[str] = set()
    for line in lines:
        bare = line[prefix(line) :]
        asserted = _ASSERT.match(bare)
        match = re.match(r"(\w+)\(", bare[asserted.end() :] if asserted else bare)
        if match is not None and match.group(1) not in seen:
            seen.add(match.group(1))
            yield match.group(1)


def fits(call: str, callee: Callee) -> bool:
    """Tell whether a call fills the parameters of the function."""
    tree = tree_of(call)
    only = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    if not isinstance(only, ast.Expr) or not isinstance(only.value, ast.Call):
        return False
    return callee.needed <= len(only.value.args) + len(only.value.keywords) <= len(callee.parameters)


def misfits(source: str, callee: Callee) -> bool:
    """Tell whether an example calls the function with arguments that its parameters do not take."""
    tree = tree_of(source)
    last = tree.body[-1] if tree is not None else None
    call = last.value if isinstance(last, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != callee.name:
        return False
    if not callee.parameters or any(isinstance(each, ast.Starred) for each in call.args):
        return False
    names = {each.arg for each in call.keywords}
    return None not in names and not (names <= set(callee.parameters) and fits(ast.unparse(call), callee))


def _below(lines: Sequence[str], number: int, rest: str) -> Example | None:
    """Return the example of a call that is alone on its line, with what it gives behind an arrow on the next one."""
    below = _BELOW.match(lines[number + 1]) if number + 1 < len(lines) else None
    call = rest.strip().rstrip(":`")
    if below is None or call_end(call) != len(call):
        return None
    expected = below.group(1).strip().rstrip("`")
    expected = _WORDS.get(expected, expected)
    return Example(call, expected, line=number + 1) if is_literal(expected) else None


def _pair(lines: Sequence[str], number: int, given: str, callee: Callee) -> tuple[Example | None, int]:
    """Return the example of a line with an input and one below it with the output that belongs to it."""
    parts = [given] if given else []
    taken = 1
    while number + taken < len(lines) and (not lines[number + taken].strip() or not given):
        line = lines[number + taken]
        named = _NAMED.match(line)
        if line.strip() and (named is None or _OUTPUT.match(line) is not None):
            break
        parts += [f"{named.group(1)}={named.group(2)}"] if named is not None else []
        taken += 1
    output = _OUTPUT.match(lines[number + taken]) if number + taken < len(lines) else None
    expected = output.group(1).strip().rstrip(".") if output else ""
    expected = _WORDS.get(expected, expected)
    call = _filled(", ".join(parts), callee)
    if call is None or not is_literal(expected):
        return None, 1
    return Example(call, expected, line=number + 1), taken + 1


def _stated(values: str, expected: str, number: int, callee: Callee) -> Example | None:
    """Return the example of a line that names each parameter with its value, and then the whole result."""
    expected = expected.strip().strip("`")
    expected = _WORDS.get(expected, expected)
    while values and (call := _filled(values, callee)) is None:
        values = values.rpartition(",")[0].rstrip()
    named = {match.group(1) for match in re.finditer(r"(\w+)[ \t]*=(?!=)", values)}
    if not values or not is_literal(expected) or not set(callee.parameters[: callee.needed]) <= named:
        return None
    return Example(str(call), expected, line=number + 1)


def _filled(values: str, callee: Callee) -> str | None:
    """Return the call that gives a function the values that a line lists, or None where they do not fit."""
    text = re.sub(r"(^|, *)(\w+)[ \t]*:[ \t]*", r"\1\2=", re.sub(r"[ \t]+and[ \t]+(?=\w+[ \t]*=)", ", ", values))
    tree = tree_of(f"{callee.name}({text})")
    only = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    if not isinstance(only, ast.Expr) or not isinstance(only.value, ast.Call):
        return None
    call = only.value
    if not (call.args or call.keywords) or any(each.arg is None for each in call.keywords):
        return None
    given = [*call.args, *(each.value for each in call.keywords)]
    if not all(is_literal(ast.unparse(each)) for each in given):
        return None
    known = not callee.parameters or all(each.arg in callee.parameters for each in call.keywords)
    if not known and not callee.needed <= len(given) <= len(callee.parameters):
        return None
    listed = [ast.unparse(each) for each in given]
    return f"{callee.name}({text})" if known else f"{callee.name}({', '.join(listed)})"


def _asserted(tree: ast.Module, text: str, line: int) -> Example | None:
    statement = tree.body[0]
    if not isinstance(statement, ast.Assert):
        return None
    if isinstance(statement.test, ast.Compare):
        return comparison(statement.test, f"assert {text}", line)
    return Example(ast.unparse(statement), None, line=line)


def _worked_out(expected: str) -> str:
    """Return the end of a chain as `19 - 5 - 6 = 8`, where all of its links are sums of numbers; else the text."""
    links = expected.split("=")
    *sums, last = [each.strip() for each in links]
    return last if sums and is_literal(last) and all(_SUM.fullmatch(each) for each in sums) else expected
