"""Small wrong changes to a right Python body, one at a time: what a model gets wrong, and what no parser sees."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "sorted": "list",
    "append": "extend",
    "lower": "upper",
}


def mutants_of(body: str, most: int) -> tuple[str, ...]:
    """Return up to `most` bodies that differ from a right one in one place, spread over it; each parses."""
    tree = ast.parse(body)
    places = [(number, change) for number, node in enumerate(ast.walk(tree)) for change in _changes(node)]
    step = max(1, len(places) // most)
    found: dict[str, None] = {}
    for number, change in places[::step]:
        changed = copy.deepcopy(tree)
        change(list(ast.walk(changed))[number])
        text = ast.unparse(ast.fix_missing_locations(changed))
        if text != ast.unparse(tree):
            found[text] = None
    return tuple(found)[:most]


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    """Yield what can be done to a node, each as a change of the same node of a copy."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        yield _compare
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _COUNTED:
        yield _count
    if isinstance(node, ast.BoolOp):
        yield _join
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _affirm
    if isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, float, str)):
        yield _another
    if isinstance(node, (ast.Name, ast.Attribute)) and _name_of(node) in _NAMES:
        yield _rename
    if isinstance(node, ast.Return) and node.value is not None:
        yield _forget
    if isinstance(node, (ast.If, ast.While)):
        yield _negate
    if isinstance(node, (ast.For, ast.If, ast.While)) and len(node.body) > 1:
        yield _drop


def _compare(node: ast.AST) -> None:
    if isinstance(node, ast.Compare):
        node.ops[0] = _COMPARED[type(node.ops[0])]()


def _count(node: ast.AST) -> None:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        node.op = _COUNTED[type(node.op)]()


def _join(node: ast.AST) -> None:
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _affirm(node: ast.AST) -> None:
    if isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def _another(node: ast.AST) -> None:
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            node.value = not value
        elif isinstance(value, (int, float)):
            node.value = value + 1
        elif isinstance(value, str):
            node.value = f"{value}X"


def _name_of(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def _rename(node: ast.AST) -> None:
    if isinstance(node, ast.Name):
        node.id = _NAMES[node.id]
    elif isinstance(node, ast.Attribute):
        node.attr = _NAMES[node.attr]


def _forget(node: ast.AST) -> None:
    if isinstance(node, ast.Return):
        node.value = ast.Constant(None)


def _negate(node: ast.AST) -> None:
    if isinstance(node, (ast.If, ast.While)):
        node.test = ast.UnaryOp(ast.Not(), node.test)


def _drop(node: ast.AST) -> None:
    if isinstance(node, (ast.For, ast.If, ast.While)):
        body: Sequence[ast.stmt] = node.body
        node.body = list(body[:-1])
