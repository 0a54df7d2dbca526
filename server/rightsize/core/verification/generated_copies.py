"""Whether code works out what its examples ask for, or holds nothing but these."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import expression_tree
from rightsize.core.verification.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rightsize.core.tasks.generation import Example
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

_FEWEST = 2


def copied_examples(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find a table in which nothing stands but examples: that they hold for it says nothing of any other value."""
    tree = evidence.trees[1]
    known = [pair for each in evidence.examples if (pair := _pair(each)) is not None]
    if tree is None or len(known) < _FEWEST:
        return
    lines = evidence.after.lines
    first, last = lines.line_of(evidence.put.start) + 1, lines.line_of(evidence.put.end) + 1
    for node in ast.walk(tree):
        if not isinstance(node, ast.Dict) or len(node.keys) < _FEWEST or not first <= node.lineno <= last:
            continue
        if all(_stands_in(known, *pair) for pair in zip(node.keys, node.values, strict=True)):
            yield Finding("A table in the code holds the examples and nothing else.", doubtful=True, unseen=True)
            return


def _pair(example: Example) -> tuple[str, str] | None:
    """Return what an example calls with and what it expects, as trees in words; None where these are no literals."""
    call, wanted = expression_tree(example.source), expression_tree(example.expected or "")
    if wanted is None or not isinstance(call, ast.Call) or call.keywords or not call.args:
        return None
    return _words(call.args), ast.dump(wanted)


def _words(parts: Iterable[ast.expr]) -> str:
    return " ".join(map(ast.dump, parts))


def _stands_in(known: list[tuple[str, str]], key: ast.expr | None, value: ast.expr) -> bool:
    if key is None:
        return False
    keys = {ast.dump(key), _words(key.elts) if isinstance(key, ast.Tuple) else ""}
    return any(called in keys and wanted == ast.dump(value) for called, wanted in known)
