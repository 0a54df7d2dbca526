"""Try examples on a module that was loaded, one after the other; runs inside of the sandbox only.

What comes out is told as plain data.  What is expected stays outside, so that code on trial cannot agree with it but by
giving it; only where that is no literal it is worked out in here, before the code on trial has run if that can be.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import importlib
import inspect
import itertools
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXAMPLE = "<example>"
_MODULES = frozenset(
    {"math", "re", "datetime", "collections", "itertools", "decimal", "fractions", "json", "string", "asyncio"}
)
_parse, _clock, _import = ast.parse, time.process_time, importlib.import_module
_AWAITS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_CHANGED = "_changed_by_the_call"
_MOST_ITEMS = 10_000
_first, _is_coroutine, _until_done = itertools.islice, inspect.iscoroutine, asyncio.run
_NOTHING = object()


class _NothingToAsk(Exception):  # noqa: N818 - no error: the example is about something else
    """The example itself cannot be tried here."""


def run(
    order: dict[str, Any], space: dict[str, Any], tell: Callable[[dict[str, object]], None], shared: Any, data: Any
) -> None:
    """Tell what came of each example."""
    own = space.get(order["name"])
    known = frozenset(space)
    until = _clock() + order["all_seconds"]
    wanted = [_wanted(each["compare"], space, order, (shared, data)) for each in order["examples"]]
    for number, example in enumerate(order["examples"]):
        seconds = min(order["case_seconds"], until - _clock())
        limit = shared.Limit(seconds)
        record: dict[str, object]
        try:
            with limit:
                value = _evaluated(example["source"], space, known, example["leeway"])
                record = {"value": data.told(value, order)[0], "shown": data.shown(value), "nothing": value is None}
                record |= _meant(value, space, example["leeway"], lambda meant: data.told(meant, order)[0])
        except _NothingToAsk as nothing:
            record = {"skipped": str(nothing)}
        except BaseException as error:  # noqa: BLE001 - foreign code
            record = shared.raised(error)
        else:
            if example["compare"]:
                record |= _compared(value, example["compare"], wanted[number], (space, order, shared, data))
        if own is not None:
            space[order["name"]] = own
        if changed := shared.guard.changed():
            record = {"reason": f"changes {min(changed)}", "raised": []}
        tell({"number": number, **record, "printed": limit.printed})


def _wanted(expected: str, space: dict[str, Any], order: dict[str, Any], tools: tuple[Any, Any]) -> tuple[object, Any]:
    """Return what an example should give, and as plain data, where that needs nothing of the examples before it."""
    shared, data = tools
    if not expected:
        return _NOTHING, None
    try:
        with shared.Limit(order["case_seconds"]):
            wanted = _evaluated(expected, dict(space))
            return wanted, data.told(wanted, order)[0]
    except BaseException:  # noqa: BLE001 - it is tried once more behind the example
        return _NOTHING, None


def _compared(value: Any, expected: str, before: tuple[Any, Any], tools: tuple[Any, ...]) -> dict[str, object]:
    """Return an expected value that is no literal as plain data, and whether both say that they are equal."""
    space, order, shared, data = tools
    wanted, plain = before
    try:
        with shared.Limit(order["case_seconds"]):
            if wanted is _NOTHING:
                wanted = _evaluated(expected, space)
            if plain is None or value is wanted:
                plain = data.told(wanted, order)[0]
            agrees = type(value) is type(wanted) and _all(wanted == value) and _all(value == wanted)
            own = data.is_own(value, order) or data.told(value, order)[1]
            return {
                "wanted": plain,
                "agrees": bool(agrees and not own),
                "own": bool(agrees and own),
            }
    except BaseException as error:  # noqa: BLE001 - what is printed need not be an expression, and the code is foreign
        return {"unclear": f"what it should give cannot be told ({shared.text(type(error).__name__)})"}


def _all(agrees: Any) -> bool:
    return bool(agrees.all() if hasattr(agrees, "all") else agrees)


def _meant(value: Any, space: dict[str, Any], leeway: list[str], told: Callable[[Any], Any]) -> dict[str, object]:
    """Return what may be meant by an example besides its value: the items of an iterator, what a call changed."""
    changed = space.pop(_CHANGED, None)
    if "in_place" in leeway and value is None:
        return {"changed": told(changed)}
    if "lazy" in leeway and hasattr(type(value), "__next__"):
        return {"items": told(list(_first(value, _MOST_ITEMS)))}
    return {}


def _evaluated(
    source: str, space: dict[str, Any], known: frozenset[str] = frozenset(), leeway: Sequence[str] = ()
) -> object:
    """Run statements; return the value of the last one if it is an expression, awaited where it has to be."""
    tree = _parse(source, _EXAMPLE)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in space and node.id in _MODULES:
            with contextlib.suppress(ImportError):
                space[node.id] = _import(node.id)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    if isinstance(last, ast.Expr) and "in_place" in leeway:
        _keep_first(last.value)
    try:
        _run(compile(tree, _EXAMPLE, "exec", _AWAITS, dont_inherit=True), space)
        if isinstance(last, ast.Expr):
            value = _run(compile(ast.Expression(last.value), _EXAMPLE, "eval", _AWAITS, dont_inherit=True), space)
            return _until_done(value) if _is_coroutine(value) else value
    except (NameError, ImportError) as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        is_own = trace is not None and trace.tb_frame.f_code.co_filename == _EXAMPLE
        if is_own and error.name not in known:
            raise _NothingToAsk(str(error)) from error
        raise
    return None


def _run(code: Any, space: dict[str, Any]) -> object:
    """Run what was compiled, to its end where it awaits something."""
    value = eval(code, space)  # noqa: S307 - this is what the sandbox is for
    return _until_done(value) if code.co_flags & inspect.CO_COROUTINE else value


def _keep_first(call: ast.expr) -> None:
    """Have a call keep the first of its arguments, in which what it changes can be seen."""
    if not isinstance(call, ast.Call) or not (call.args or call.keywords):
        return
    if not call.args:
        call.keywords[0].value = ast.NamedExpr(ast.Name(_CHANGED, ast.Store()), call.keywords[0].value)
    elif not isinstance(call.args[0], ast.Starred):
        call.args[0] = ast.NamedExpr(ast.Name(_CHANGED, ast.Store()), call.args[0])
    ast.fix_missing_locations(call)
