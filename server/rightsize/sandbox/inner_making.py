"""Make a project's tests ready to be called, as unittest and pytest would; runs inside of the sandbox only."""

from __future__ import annotations

import functools
import inspect
import unittest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ready: set[type] = set()
"""The classes that were made ready."""


class NotRun(Exception):  # noqa: N818 - no error: a test that cannot be run here
    """Why a test cannot be run here."""


def made(kind: Any, test: str) -> Any:
    """Return a test of a class, ready to be called.

    Raises:
        NotRun: it needs what is not known here, or is to be skipped.
    """
    if not isinstance(kind, type):
        raise NotRun("its class is not there")
    if issubclass(kind, unittest.TestCase):
        case: Any = kind(test)
        for each in (kind, getattr(kind, test, None)):
            if getattr(each, "__unittest_skip__", False):
                raise NotRun("it is to be skipped")
            if getattr(each, "__unittest_expecting_failure__", False):
                raise NotRun("it is expected to fail")
        _once(kind, "setUpClass")
        return case.debug
    _once(kind, "setup_class")
    function = getattr(kind(), test, None)
    if function is None:
        return None

    def on(instance: Any, **given: object) -> object:
        make_ready(instance, ("setup_method",), function)
        return getattr(instance, test)(**given)

    @functools.wraps(function)
    def anew(**given: object) -> object:
        # Each set of parameters has an object of its own, as with pytest.
        return on(kind(), **given)

    anew.__dict__.update(kind=kind, on=on)
    return anew


def _once(kind: type, name: str) -> None:
    """Make a class ready, unless it is."""
    if kind not in _ready:
        make_ready(kind, (name,))
        _ready.add(kind)


def make_ready(owner: Any, names: tuple[str, ...], *given: object) -> None:
    """Call what makes tests ready, with what it may ask for besides."""
    for name in names:
        if callable(ready := getattr(owner, name, None)):
            asked = [each for each in inspect.signature(ready).parameters.values() if each.default is each.empty]
            ready(*(given or (owner,))[: len(asked)])


def _marks(owner: Any) -> list[Any]:
    """Return the marks of pytest on a test, a class or a file."""
    marks = getattr(owner, "pytestmark", ())
    return list(marks) if isinstance(marks, (list, tuple)) else [marks]


def calls(test: Any, owners: tuple[Any, ...], fixtures: Any, call: Callable[..., object]) -> Iterator[Any]:
    """Yield the calls of a test, one for each set of parameters, its own and those of its fixtures.

    Parameters:
        fixtures: what it may ask for besides.
        call: calls a test with the names of what is to be made, with what is given, and how fixtures are chosen.

    Raises:
        NotRun: it needs what is not known here, or is to be skipped.
    """
    if not callable(test):
        raise NotRun("it is not there")
    needed = [each.name for each in inspect.signature(test).parameters.values() if each.default is each.empty]
    marks = [mark for each in owners for mark in _marks(each)]
    if why := next((why for mark in marks if (why := _no_run(mark))), ""):
        raise NotRun(why)
    used = [name for mark in marks if mark.name == "usefixtures" for name in mark.args]
    ready = [*fixtures.automatic()[0], *used, *needed]
    for given, chosen in _sets(marks):
        names = [each for each in dict.fromkeys(ready) if each not in given]
        for choice in fixtures.choices(names, chosen):
            yield functools.partial(call, test, fixtures, names, given, choice)


def _sets(marks: list[Any]) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Return the sets of parameters that marks give: what a test is called with, and what its fixtures are made from.

    Raises:
        NotRun: all of them are to be skipped.
    """
    sets: list[tuple[dict[str, object], dict[str, object]]] = [({}, {})]
    for mark in marks:
        if mark.name != "parametrize":
            continue
        split = mark.args[0].split(",") if isinstance(mark.args[0], str) else mark.args[0]
        names = [each.strip() for each in split if each.strip()]
        left = [each for each in mark.args[1] if not any(map(_no_run, getattr(each, "marks", ())))]
        rows = [getattr(each, "values", each) for each in left]
        if len(names) == 1:
            rows = [each if isinstance(each, tuple) and hasattr(raw, "values") else (each,)
                    for raw, each in zip(left, rows)]  # noqa: B905 - of one length  # fmt: skip
        asked = mark.kwargs.get("indirect", ())
        indirect = frozenset(names if asked is True else asked or ())
        pairs = [dict(zip(names, row)) for row in rows]  # noqa: B905 - pytest's own way
        sets = [
            (
                {**given, **{name: each for name, each in pair.items() if name not in indirect}},
                {**chosen, **{name: each for name, each in pair.items() if name in indirect}},
            )
            for given, chosen in sets
            for pair in pairs
        ]
    if not sets:
        raise NotRun("it is to be skipped")
    return sets


def _no_run(mark: Any) -> str:
    """Return why a test with a mark is not run here, or nothing."""
    if mark.name == "xfail":
        return "it is expected to fail"
    return "it is to be skipped" if mark.name == "skip" or (mark.name == "skipif" and any(mark.args)) else ""
