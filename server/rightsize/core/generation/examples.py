"""The examples that a doc or a comment gives, as data: sessions behind prompts, and lines that begin with the call."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rightsize.core.analysis.comments import comment_text, string_text
from rightsize.core.analysis.python_tree import literal_of
from rightsize.core.analysis.symbol import ParameterKind, arguments_of
from rightsize.core.generation.contrasts import contrasted
from rightsize.core.generation.example_lines import (
    Callee,
    begins,
    called,
    comparison,
    fits,
    foreign_names,
    line_example,
    misfits,
    pieces_of,
)
from rightsize.core.generation.literals import is_literal, tree_of
from rightsize.core.tasks.generation import Asked, Example

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_PROMPT = re.compile(r"^[ \t]*>>>(?: ?)(.*)$")
_GOES_ON = re.compile(r"^[ \t]*\.\.\.(?: ?)(.*)$")
_DEFINED = r"[ \t]*{name}\([A-Za-z_]\w*\)[ \t]*=(?!=)"
_EQUATION = re.compile(r"\)[ \t]*=(?![=>])")
_FEWEST_WORDS = 3
_ALIKE = 0.8
_SKIPPED = re.compile(r"#[ \t]*doctest:[^\n]*\+SKIP")
_BLANK = "<BLANKLINE>"
_MANY = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})


def examples_for(
    target: Target, written: Sequence[str], known: Collection[str] = (), remarks: Sequence[str] = ()
) -> tuple[Example, ...]:
    """Return the examples in a target's doc or comment; those of a comment are about one of the functions written.

    `known` are names that the file defines: what a doc says of these is not about the target.

    Parameters:
        remarks: comments around a function, whose examples count beside those of its doc.
    """
    symbol = target.symbol
    if symbol is None or target.asked is not Asked.BODY:
        return tuple(dict.fromkeys(each for name in written for each in examples_in(target.request, name)))
    texts = [target.request]
    if symbol.doc is not None:
        # In a string that is not raw, what was meant as an escape may have become a line end.
        texts.append(_as_read(symbol.doc.raw))
    callee = _about(symbol)
    found = max((examples_in(each, callee) for each in reversed(texts)), key=len)
    beside = [example for each in remarks if each not in target.request for example in examples_in(each, callee)]
    own = found or max((_by_another_name(each, callee, known) for each in reversed(texts)), key=len)
    said = {(each.source, each.expected) for each in own}
    return (*own, *(each for each in dict.fromkeys(beside) if (each.source, each.expected) not in said))


def examples_in(text: str, callee: Callee | str) -> tuple[Example, ...]:
    """Return the examples in a text, those behind prompts and those that begin with a call of the function."""
    callee = Callee(callee) if isinstance(callee, str) else callee
    lines = text.expandtabs().split("\n")
    found = [each for each in _read(lines, callee) if tree_of(each.source) is not None]
    against = contrasted(lines, [each.line for each in found])
    found = [each for each in found if each.line not in against]
    found = [replace(each, doubtful=True) if misfits(each.source, callee) else each for each in found]
    if callee.name and any(map(re.compile(_DEFINED.format(name=re.escape(callee.name))).match, lines)):
        found = list(_without_equations(lines, found))
    if any(each.printed and not each.expected and _lacks_a_mark(each.source) for each in found):
        # A session with such a line was never run, so what else it says is not sure either.
        found = [replace(each, doubtful=True) for each in found if not _lacks_a_mark(each.source)]
    return tuple(found)


def _about(symbol: Symbol) -> Callee:
    """Return what examples must know of a function; one that takes any number of arguments is known by name alone."""
    parameters = arguments_of(symbol)
    if any(each.kind in _MANY for each in parameters):
        return Callee(symbol.name)
    needed = sum(each.default is None for each in parameters)
    return Callee(symbol.name, tuple(each.name for each in parameters), needed)


def _by_another_name(text: str, callee: Callee, known: Collection[str]) -> tuple[Example, ...]:
    """Return examples that call the function by a name that nothing has, as where it was renamed without its doc."""
    lines = [line for line in text.expandtabs().split("\n") if _PROMPT.match(line) is None]
    taken = {*known, *dir(builtins), callee.name}
    found: dict[str, tuple[Example, ...]] = {}
    for name in foreign_names(lines):
        if name not in taken:
            some = [each for each in examples_in("\n".join(lines), name) if fits(each.source, callee)]
            found |= {name: tuple(some)} if some else {}
    alike = {name: some for name, some in found.items() if _are_alike(name, callee.name)} if len(found) > 1 else found
    if not callee.needed or not found or len(alike) < len(found):
        return ()
    return tuple(
        replace(each, source=re.sub(rf"^{name}\(", f"{callee.name}(", each.source))
        for name, examples in found.items()
        for each in examples
    )


def _are_alike(name: str, other: str) -> bool:
    """Tell whether one name is the other with a slip in it."""
    return SequenceMatcher(None, name.lower(), other.lower()).ratio() >= _ALIKE


def _without_equations(lines: Sequence[str], found: Sequence[Example]) -> Iterator[Example]:
    """Yield examples but for equations that define the function, whose lines may be about parts of a result.

    Where all of these but one kind give a number and others a whole sequence, the sequence is the result.
    """
    equations = {number + 1 for number, line in enumerate(lines) if _EQUATION.search(line)}
    several = [each for each in found if each.line in equations and _is_sequence(each.expected)]
    single = [each for each in found if each.line in equations and not _is_sequence(each.expected)]
    for each in found:
        if each.printed or each.line not in equations or (single and each in several):
            yield each


def _is_sequence(expected: str | None) -> bool:
    return bool(expected) and str(expected).startswith(("[", "("))


def _lacks_a_mark(source: str) -> bool:
    """Tell whether a statement is a call with a list of several things right behind it, where a mark was forgotten."""
    tree = tree_of(source)
    only = tree.body[0] if tree is not None and len(tree.body) == 1 else None
    behind = only.value if isinstance(only, ast.Expr) else None
    return (
        isinstance(behind, ast.Subscript) and isinstance(behind.value, ast.Call) and isinstance(behind.slice, ast.Tuple)
    )


def _as_read(raw: str) -> str:
    """Return a doc as the language reads its string, escapes and all; as it is written where it is no string."""
    is_string, value = literal_of(raw)
    if not is_string:
        return comment_text(raw) if raw.startswith(("/", "#")) else string_text(raw)
    return value if isinstance(value, str) else ""


def _read(lines: Sequence[str], callee: Callee) -> Iterator[Example]:
    number = 0
    while number < len(lines):
        prompt = _PROMPT.match(lines[number])
        if prompt is None:
            pieces = pieces_of(lines[number], callee.name) if callee.name else []
            taken = 1
            for piece in pieces if len(pieces) > 1 else ():
                if (example := line_example([piece], 0, callee)[0]) is not None:
                    yield replace(example, line=number + 1)
            if len(pieces) <= 1:
                example, taken = line_example(lines, number, callee)
                yield from [example] if example is not None else []
            number += taken
            continue
        source, expected, behind = _session(lines, number, callee)
        answer = _group(_PROMPT, lines[behind]).strip() if not expected and _prompted(lines, behind) else ""
        if is_literal(answer) and not is_literal(source):
            yield Example(source, answer, line=number + 1)
            behind += 1
        elif not _SKIPPED.search(source):
            unsaid = not expected and (behind == len(lines) or _prompted(lines, behind))
            for each in _of_session(source, expected, number + 1):
                yield replace(each, doubtful=unsaid and each.printed and not _assigns(each.source, callee))
        number = behind


def _assigns(source: str, callee: Callee) -> bool:
    """Tell whether a statement keeps what the function gives, so that a session prints nothing of it."""
    tree = tree_of(source)
    kept = tree.body[-1] if tree is not None else None
    value = getattr(kept, "value", None) if isinstance(kept, ast.Assign | ast.AnnAssign) else None
    return isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] == callee.name


def _prompted(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and _PROMPT.match(lines[number]) is not None


def _session(lines: Sequence[str], start: int, callee: Callee) -> tuple[str, str, int]:
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
        if len(lines[number]) - len(lines[number].lstrip()) < margin or _is_remark(lines, number, callee, printed):
            break
        printed.append(lines[number][margin:].rstrip())
        number += 1
    return "\n".join(code), "\n".join("" if each == _BLANK else each for each in printed), number


def _is_remark(lines: Sequence[str], number: int, callee: Callee, printed: Sequence[str]) -> bool:
    """Tell whether a line right below what was printed is an example of its own, a fence, or a person's words."""
    if lines[number].strip().startswith(("```", "~~~")) or line_example(lines, number, callee)[0] is not None:
        return True
    if begins(lines[number], callee):
        return True
    words = lines[number].split()
    is_prose = len(words) >= _FEWEST_WORDS and words[0][:1].isupper() and not is_literal(lines[number].strip())
    return is_prose and len(printed) == 1 and is_literal(printed[0].strip())


def _goes_on(code: Sequence[str], line: str) -> bool:
    """Tell a continued statement from a printed line of dots: only an unfinished one goes on."""
    begun = len(code) > 1 or tree_of("\n".join(code)) is None or code[-1].rstrip().endswith(":")
    return begun or bool(_group(_GOES_ON, line).strip())


def _group(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    return match.group(1) if match else line


def _of_session(source: str, expected: str, line: int) -> Iterator[Example]:
    """Yield a session's example; a comparison that prints nothing was meant to hold."""
    tree = tree_of(source)
    if tree is None:
        marked = called(source)
        if marked is not None and not expected:
            yield Example(marked[0], marked[1], line=line)
        return
    only = tree.body[0] if len(tree.body) == 1 else None
    if not expected and isinstance(only, ast.Expr) and isinstance(only.value, ast.Compare):
        yield comparison(only.value, source, line)
        return
    marked = called(source) if not expected and "#" in source and isinstance(only, ast.Expr) else None
    if marked is not None and is_literal(marked[1]):
        yield Example(marked[0], marked[1], line=line)
        return
    yield Example(source, expected, printed=True, line=line)
