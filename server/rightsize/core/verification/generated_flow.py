"""Checks of where generated code ends: each path gives what another gives, and the body is no copy of a sibling's."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.tokens import code_tokens
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.generated_words import generated_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

    Function = ast.FunctionDef | ast.AsyncFunctionDef

_MAY_BE_NOTHING = re.compile(r"\b(?:None|Optional|Any|object|NoReturn|Never)\b")
_SAYS_NOTHING = re.compile(r"\b(?:None|nothing|optional(?:ly)?)\b", re.IGNORECASE)
_SAYS_SAME = re.compile(r"\b(?:alias|same as|synonym|like|equivalent|see|deprecated)\b", re.IGNORECASE)
_FEWEST_TOKENS = 12


def ends_without(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that gives a value on one path and ends without one on another."""
    symbol = evidence.symbol
    function = _function(evidence, symbol) if symbol is not None and evidence.target.stub else None
    if symbol is None or function is None or symbol.yields or evidence.target.asked is not Asked.BODY:
        return
    given = [each.value for each in _returns(function.body)]
    if not any(each is not None and not _is_none(each) for each in given) or not _goes_on(function.body):
        return
    promised = ast.unparse(function.returns) if function.returns is not None else ""
    if _MAY_BE_NOTHING.search(promised) or any(each is not None and _is_none(each) for each in given):
        return
    if promised:
        yield Finding(
            f"One path gives a value and another ends without one, and the signature promises {quoted(promised)}.",
            doubtful=_may_be_sure(function.body),
        )
    elif not _SAYS_NOTHING.search(evidence.target.request):
        yield Finding("One path gives a value and another ends without one.", doubtful=True)


def sibling_copied(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a body that is, token for token, that of a function beside it with another doc."""
    symbol = evidence.symbol
    if (
        symbol is None
        or symbol.body_span is None
        or evidence.target.asked is not Asked.BODY
        or not evidence.target.stub
    ):
        return
    request = evidence.target.request
    if not request.strip() or symbol.name.startswith("__") or _SAYS_SAME.search(request):
        return
    own = _tokens(evidence.after, symbol)
    owner = symbol.qualified_name.rpartition(".")[0]
    if len(own) < _FEWEST_TOKENS:
        return
    for each in symbols_in(evidence.after)[1:]:
        beside = each.qualified_name.rpartition(".")[0] == owner and each.body_span is not None
        if not beside or each.span == symbol.span or each.name == symbol.name or each.kind is not symbol.kind:
            continue
        other = each.doc.text if each.doc else ""
        if " ".join(other.split()) != " ".join(request.split()) and _tokens(evidence.after, each) == own:
            yield Finding(f"The body is a copy of that of {quoted(each.name)}.")
            return


def _tokens(parsed: Parsed, symbol: Symbol) -> tuple[tuple[str, bytes], ...]:
    body = symbol.body_span
    if body is None:
        return ()
    inner = symbol.doc is not None and body.encloses(symbol.doc.span)
    start = symbol.doc.span.end if inner and symbol.doc is not None else body.start
    return code_tokens(parsed, Span(start, body.end))


def _function(evidence: GeneratedEvidence, symbol: Symbol | None) -> Function | None:
    """Return the function as the language's own parser reads it; None where there is no such parser."""
    tree = evidence.trees[1]
    if tree is None or symbol is None:
        return None
    line = evidence.after.lines.line_of(symbol.name_span.start) + 1
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name == symbol.name
            and node.lineno == line
        ):
            return node
    return None


def _returns(body: Sequence[ast.stmt]) -> Iterator[ast.Return]:
    """Yield the `return`s of a body but those of what it defines."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return):
            yield node
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _goes_on(body: Sequence[ast.stmt]) -> bool:
    """Tell whether what stands behind these statements can be reached."""
    return all(_passes(each) for each in body)


def _passes(node: ast.stmt) -> bool:
    """Tell whether a statement can be left at its end."""
    if isinstance(node, ast.Return | ast.Raise | ast.Continue | ast.Break):
        return False
    if isinstance(node, ast.If):
        return _goes_on(node.body) or _goes_on(node.orelse)
    if isinstance(node, ast.With | ast.AsyncWith):
        return _goes_on(node.body)
    if isinstance(node, ast.While):
        return not _is_true(node.test) or _breaks(node.body)
    if isinstance(node, ast.For | ast.AsyncFor):
        return _goes_on(node.orelse) or _breaks(node.body)
    if isinstance(node, ast.Try):
        ends = _goes_on(node.body) and _goes_on(node.orelse)
        return _goes_on(node.finalbody) and (ends or any(_goes_on(each.body) for each in node.handlers))
    if isinstance(node, ast.Match):
        return any(_goes_on(each.body) for each in node.cases) or not any(_takes_all(each) for each in node.cases)
    if isinstance(node, ast.Assert):
        return not (isinstance(node.test, ast.Constant) and not node.test.value)
    call = node.value if isinstance(node, ast.Expr) else None
    return not (isinstance(call, ast.Call) and ast.unparse(call.func) in generated_words().ending)


def _may_be_sure(body: Sequence[ast.stmt]) -> bool:
    """Tell whether the end of a body may never be reached, though nobody can tell from here.

    A loop may be sure to find what it gives, a trial to fail, and one of several conditions to hold.
    """
    if not body:
        return False
    last = body[-1]
    if isinstance(last, ast.Match):
        return len(last.cases) > 1
    if isinstance(last, ast.For | ast.AsyncFor | ast.While) or _may_fail(last):
        return True
    if isinstance(last, ast.With | ast.AsyncWith):
        return _may_be_sure(last.body)
    if not isinstance(last, ast.If):
        return False
    given = [each for each in body if isinstance(each, ast.If) and not _goes_on(each.body)]
    if len(given) > 1 or (len(last.orelse) == 1 and isinstance(last.orelse[0], ast.If)):
        return True
    return all(_may_be_sure(branch) for branch in (last.body, last.orelse) if _goes_on(branch))


def _may_fail(node: ast.stmt) -> bool:
    """Tell whether a statement ends without a value only where what it tries does not fail."""
    return isinstance(node, ast.Try) and bool(node.handlers) and not any(_goes_on(each.body) for each in node.handlers)


def _is_true(test: ast.expr) -> bool:
    return isinstance(test, ast.Constant) and bool(test.value)


def _breaks(body: Sequence[ast.stmt]) -> bool:
    """Tell whether a loop can be broken out of; a loop inside of it breaks for itself."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Break):
            return True
        if isinstance(node, ast.For | ast.AsyncFor | ast.While):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            waiting += ast.iter_child_nodes(node)
    return False


def _takes_all(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
