"""The checks of examples that a model proposes: a call that the function can take, and a value that is whole."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import expression_tree, literal_of
from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.tasks.generation import Proposal
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rightsize.core.analysis.symbol import Symbol

FEWEST = 1
_MARK = re.compile(r"(?<=\))[ \t]*(?:-{1,2}>|={1,3}>|===?|=(?!=)|\u2192|\u21d2|//|#)[ \t]*")
_WORDS = {"true": "True", "false": "False", "null": "None", "undefined": "None", "nil": "None"}
_MANY = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})
_BY_NAME = frozenset({ParameterKind.KEYWORD_ONLY})
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ProposalCheck:
    """One check of a proposed example; the fields are those of the rows for generated code."""

    name: str
    stops: str
    find: Callable[[str, Symbol | None, str], Iterable[Finding]]
    warns_of: str = ""
    of_form: bool = True
    kind: TaskKind = TaskKind.QA_SIMPLE
    needs_edit: bool = False


def read_proposal(line: str) -> Proposal | None:
    """Return the call and the value of a line as `f(1) -> 2`, or None where it is none; the value is a literal."""
    bare = line.strip().strip("`").removeprefix(">>> ").strip()
    for mark in _MARK.finditer(bare):
        call, expected = bare[: mark.start()].strip(), bare[mark.end() :].strip().rstrip(".;`").strip()
        value = _WORDS.get(expected, expected)
        if _call(call) is not None and literal_of(value)[0]:
            return Proposal(call, value)
    return None


def unread(line: str, _symbol: Symbol | None, _name: str) -> Iterator[Finding]:
    """Find a line that is no call with a value."""
    if len(line) > _LONGEST or read_proposal(line) is None:
        yield Finding(f"{quoted(line)} is no call with a literal behind `->`.")


def other_call(line: str, _symbol: Symbol | None, name: str) -> Iterator[Finding]:
    """Find an example that calls something else."""
    proposal = read_proposal(line)
    call = _call(proposal.call) if proposal else None
    if call is not None and name and _name_of(call) != name:
        yield Finding(f"{quoted(line)} does not call {quoted(name)} itself.")


def other_arguments(line: str, symbol: Symbol | None, _name: str) -> Iterator[Finding]:
    """Find a call that the function cannot take: too many arguments, too few, or one that it does not have."""
    proposal = read_proposal(line)
    call = _call(proposal.call) if proposal else None
    if call is None or symbol is None or any(isinstance(each, ast.Starred) for each in call.args):
        return
    parameters = symbol.documented_parameters
    if any(each.kind in _MANY for each in parameters):
        return
    named = {each.arg for each in call.keywords if each.arg}
    strange = named - {each.name for each in parameters}
    room = sum(each.kind not in _BY_NAME for each in parameters)
    needed = [each.name for each in parameters if each.default is None and not each.optional]
    if strange:
        yield Finding(f"{quoted(line)}: there is no parameter {quoted(min(strange))}.")
    elif len(call.args) > room:
        yield Finding(f"{quoted(line)} gives {len(call.args)} arguments, and {room} fit.")
    elif any(each not in named for each in needed[len(call.args) :]):
        yield Finding(f"{quoted(line)} gives too few arguments; needed are: {', '.join(needed)}.")


def unknown_arguments(line: str, _symbol: Symbol | None, _name: str) -> Iterator[Finding]:
    """Find arguments that are no values: names that nobody gave a meaning."""
    proposal = read_proposal(line)
    call = _call(proposal.call) if proposal else None
    values = (*call.args, *(each.value for each in call.keywords)) if call is not None else ()
    if any(isinstance(each, ast.Name) for value in values for each in ast.walk(value)):
        yield Finding(f"{quoted(line)} uses a name that nobody gave a value.")


PROPOSAL_CHECKS: tuple[ProposalCheck, ...] = (
    ProposalCheck("example_line", "A line that is no call with a literal behind `->`.", unread),
    ProposalCheck("example_calls", "An example that calls something else.", other_call),
    ProposalCheck("example_arguments", "A call with more, fewer or other arguments than there are.", other_arguments),
    ProposalCheck("example_values", "An argument that is no value, as a name that nobody defined.", unknown_arguments),
)
"""What each proposed example must pass; one that does not is left out, and with none left the answer is refused."""


def verify_proposals(lines: Sequence[str], symbol: Symbol | None, name: str) -> tuple[tuple[Proposal, ...], Verdict]:
    """Return the examples that hold as examples, each once, and the verdict on all.

    Parameters:
        symbol: what is called, None where only a comment speaks of it.
        name: what each call must name; empty where that is not known.
    """
    kept: dict[Proposal, None] = {}
    faults: list[Problem] = []
    for line in lines:
        found = [
            Problem(row.name, each.message, of_form=row.of_form)
            for row in PROPOSAL_CHECKS
            for each in row.find(line, symbol, name)
        ]
        faults += found[:1]
        proposal = read_proposal(line)
        if not found and proposal is not None:
            kept[proposal] = None
    names = tuple(each.name for each in PROPOSAL_CHECKS)
    if len(kept) >= FEWEST:
        return tuple(kept), Verdict(tuple(Problem(each.check, each.message, warns=True) for each in faults), names)
    problems = faults or [Problem("example_line", "There is no example in the answer.", of_form=True)]
    return (), Verdict(tuple(problems), names)


def _call(text: str) -> ast.Call | None:
    tree = expression_tree(text)
    return tree if isinstance(tree, ast.Call) else None


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
