"""Whether a value is what an example shows, by what its doc leaves open: rounding, order, how the values are given."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from rightsize.core.analysis.python_tree import expression_tree, literal_of
from rightsize.core.tasks.generation import Leeway
from rightsize.sandbox.told import same, value_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_FEWEST_PLACES = 2
"""A number with fewer of them is written as it is, and not rounded."""

_PLACES = re.compile(r"\d*\.(\d+)")
_CUT = re.compile(r"(-?\d+\.\d+)(?:\.{3}|\u2026)")


def within(record: Mapping[str, Any], expected: str, leeway: Collection[Leeway]) -> bool:
    """Tell whether what came of an example is the value that is shown, as far as it is left open.

    Parameters:
        record: what the sandbox told: the value, its items where it is an iterator, what the call changed.
    """
    text = expected.strip()
    cut = _CUT.fullmatch(text)
    if cut is not None:
        return _is_begun(value_of(record["value"]), cut.group(1))
    is_literal, wanted = literal_of(text)
    tree = expression_tree(text) if is_literal else None
    if tree is None:
        return False
    return any(_fits(each, wanted, (tree, text), leeway) for each in _meant(record, leeway))


def _meant(record: Mapping[str, Any], leeway: Collection[Leeway]) -> Iterator[Any]:
    """Yield what may be meant by the value of a call."""
    yield value_of(record["value"])
    if Leeway.LAZY in leeway and "items" in record:
        yield value_of(record["items"])
    if Leeway.IN_PLACE in leeway and record["nothing"] and "changed" in record:
        yield value_of(record["changed"])


def _fits(value: Any, wanted: Any, written: tuple[ast.expr, str], leeway: Collection[Leeway]) -> bool:
    several = (list, tuple)
    if same(value, wanted):
        return True
    if isinstance(value, several) and isinstance(wanted, several):
        if (Leeway.SEQUENCE in leeway or Leeway.LAZY in leeway) and same(list(value), list(wanted)):
            return True
        if Leeway.ORDER in leeway and type(value) is type(wanted) and _same_items(value, wanted):
            return True
    return Leeway.ROUNDED in leeway and _as_written(value, *written)


def _same_items(value: Any, wanted: Any) -> bool:
    left = list(wanted)
    for each in value:
        place = next((number for number, other in enumerate(left) if same(each, other)), None)
        if place is None:
            return False
        del left[place]
    return not left


def _as_written(value: Any, node: ast.expr, text: str) -> bool:
    """Tell whether a value is the one that is written, with numbers cut or rounded to the places that they have."""
    if isinstance(node, ast.List | ast.Tuple):
        kind = list if isinstance(node, ast.List) else tuple
        return (
            type(value) is kind
            and len(value) == len(node.elts)
            and all(_as_written(each, one, text) for each, one in zip(value, node.elts, strict=True))
        )
    if isinstance(node, ast.Dict):
        if not isinstance(value, dict) or len(value) != len(node.keys) or None in node.keys:
            return False
        keys = [literal_of(ast.unparse(each))[1] for each in node.keys if each is not None]
        return all(
            key in value and _as_written(value[key], one, text) for key, one in zip(keys, node.values, strict=True)
        )
    source = ast.get_source_segment(text, node) or ""
    wanted = literal_of(source)[1]
    places = _PLACES.fullmatch(source.lstrip("-+ "))
    if not isinstance(value, float) or places is None or len(places.group(1)) < _FEWEST_PLACES or wanted == int(wanted):
        return same(value, wanted)
    return same(round(value, len(places.group(1))), wanted) or _is_begun(value, source)


def _is_begun(value: Any, digits: str) -> bool:
    """Tell whether a number begins with these digits."""
    if not isinstance(value, float):
        return False
    wanted, step = float(digits), 10.0 ** -len(digits.partition(".")[2])
    return abs(wanted) <= abs(value) < abs(wanted) + step and (value < 0) == (wanted < 0)
