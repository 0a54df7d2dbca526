"""The checks of a fix, beside those of generated code: what was wrong is gone, and the work is still done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.tasks.generation import Asked
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.text import Span
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_WORD = re.compile(r"[^\W\d]\w*")
_HALF, _SIXTH = 2, 6
_FEWEST = 12
"""Tokens of code from which on it says something that half of them are gone."""


@dataclass(frozen=True, slots=True)
class Recheck:
    """What was found out about a complaint after the fix.

    Attributes:
        left: what still finds it, a sentence each.
        hushed: comments of the new code that ask a tool to pass over something, and were not there before.
        hidden: places of the new code that say by a text what is done, and were not there before.
        unsure: why nobody could say whether it is gone; empty where somebody could.
    """

    left: tuple[str, ...] = ()
    hushed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class RepairEvidence:
    """The code of one reply that mends something, and what was found out afterwards."""

    code: GeneratedEvidence
    recheck: Recheck


@dataclass(frozen=True, slots=True)
class RepairCheck:
    """One check of mended code; the fields are those of the rows for generated code."""

    name: str
    stops: str
    find: Callable[[RepairEvidence], Iterable[Finding]]
    warns_of: str = ""
    of_form: bool = False
    kind: TaskKind = TaskKind.CODE_GENERATION
    needs_edit: bool = True


def unchanged(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find code of which no token is another than before."""
    if _tokens(evidence.code.parsed, evidence.code.target.span) == _tokens(evidence.code.after, evidence.code.put):
        yield Finding("The code is what it was; at most comments are different.")


def still_there(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find what is still wrong, and say where nobody could find that out."""
    for each in evidence.recheck.left:
        yield Finding(each)
    if evidence.recheck.unsure:
        yield Finding(evidence.recheck.unsure, doubtful=True, unseen=True)


def hushed(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find comments that silence a tool."""
    for each in evidence.recheck.hushed:
        yield Finding(f"The comment {quoted(each)} silences a tool and mends nothing.")


def out_of_sight(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find parts of modules, classes and methods that are named by a text, so that no rule sees what is done."""
    for each in evidence.recheck.hidden:
        yield Finding(f"{each} names by a text what it does, which hides the fault; write the name itself.")


def taken_out(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find code that was removed: nothing of it is left, or less than half."""
    before = _tokens(evidence.code.parsed, evidence.code.target.span)
    after = _tokens(evidence.code.after, evidence.code.put)
    words, left = _words(before), _words(after)
    said = left - set(_defined(evidence.code.after, evidence.code.put))
    gone = len(before) >= _FEWEST and len(after) * _SIXTH < len(before)
    if words and (not words & left or not said or gone):
        yield Finding("Nothing of the code is left; mend it, and keep what it does.")
    elif _gave_back(evidence.code.target.symbol) and not _gave_back(evidence.code.symbol, raising=True):
        yield Finding("The code gave something back, and gives nothing back any more.")
    elif len(before) >= _FEWEST and len(after) * _HALF < len(before):
        yield Finding("Less than half of the code is left; see whether all of its work is still done.", doubtful=True)


def names_gone(evidence: RepairEvidence) -> Iterator[Finding]:
    """Find definitions, parameters and variables of replaced statements that other code may use and that are gone."""
    code = evidence.code
    if code.target.asked is not Asked.LINES:
        return
    before, after = _defined(code.parsed, code.target.span), _defined(code.after, code.put)
    for name, parameters in before.items():
        if name not in after:
            yield Finding(f"{quoted(name)} is not defined any more, and other code may use it.")
        elif after[name] != parameters:
            listed = ", ".join(parameters) or "none"
            yield Finding(f"The parameters of {quoted(name)} would change; they are: {listed}.")


FAULT_GONE = RepairCheck(
    "fault_gone",
    "A fix after which the rule, or the model that reviews, finds the weakness in the new code.",
    still_there,
    warns_of="A fault that nobody could look for again: another tool's, or a model's while none of tier 4 answers.",
)

REPAIR_CHECKS: tuple[RepairCheck, ...] = (
    RepairCheck("code_changed", "A fix that changes no token of the code.", unchanged),
    RepairCheck("not_hushed", "A new comment that asks a tool to pass over something.", hushed),
    RepairCheck("not_hidden", "A fix that names by a text what the code does, so that no rule sees it.", out_of_sight),
    RepairCheck(
        "work_kept",
        "A fix that leaves nothing of the code, or gives nothing back where the code did.",
        taken_out,
        warns_of="One that leaves less than half of the code.",
    ),
    RepairCheck(
        "names_kept", "Statements that no longer define what they did, or a function with other parameters.", names_gone
    ),
    FAULT_GONE,
)
"""What a fix must pass besides all checks of generated code, in the order in which it is asked; a model comes last."""


def _gave_back(symbol: Symbol | None, *, raising: bool = False) -> bool:
    return symbol is not None and bool(symbol.returns or symbol.yields or (raising and symbol.raises))


def _tokens(parsed: Parsed, span: Span) -> tuple[tuple[str, bytes], ...]:
    return tuple((kind, text) for kind, text in code_tokens(parsed, span) if text)


def _words(tokens: tuple[tuple[str, bytes], ...]) -> set[str]:
    """Return the words of names and strings; those of the language itself are tokens of their own name."""
    texts = (text.decode("utf-8", "replace") for kind, text in tokens if kind.encode() != text)
    return {word for each in texts for word in _WORD.findall(each)}


def _defined(parsed: Parsed, span: Span) -> dict[str, tuple[str, ...]]:
    """Return the names that statements bind, each with its parameters where it is a function."""
    symbols = {
        each.name: tuple(parameter.name for parameter in each.parameters)
        for each in symbols_in(parsed)[1:]
        if span.encloses(each.span)
    }
    return {**{name: () for name in _bound(parsed, span) if name not in symbols}, **symbols}


def _bound(parsed: Parsed, span: Span) -> Iterator[str]:
    """Yield the names that are bound outside of every body."""
    waiting = [parsed.root]
    while waiting:
        node = waiting.pop()
        if node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        inside = span.start <= node.start_byte and node.end_byte <= span.end
        name = _name_of(node) if inside else None
        if name is not None:
            yield from _WORD.findall(parsed.text_of(name))
        elif node.type not in parsed.language.atoms:
            body = node.child_by_field_name("body") if inside else None
            waiting += [each for each in node.children if each != body]


def _name_of(node: Node) -> Node | None:
    """Return the node of what a statement binds, or None."""
    if node.child_by_field_name("right") is not None and node.child_by_field_name("operator") is None:
        return node.child_by_field_name("left")
    return node.child_by_field_name("name") if node.child_by_field_name("value") is not None else None
