"""Make a project's tests ready to be called, as unittest and pytest would; runs inside of the sandbox only.

What needs a fixture is not made: only pytest knows how.
"""

from __future__ import annotations

import functools
import inspect
import unittest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import types
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

    @functools.wraps(function)
    def anew(**given: object) -> object:
        # Each set of parameters has an object of its own, as with pytest.
        instance = kind()
        make_ready(instance, ("setup_method",), function)
        return getattr(instance, test)(**given)

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


def unready(module: types.ModuleType, kind: Any) -> str:
    """Return the name of a fixture that each test of a file or a class has, which only pytest makes, or nothing."""
    spaces = [vars(module), *(vars(each) for each in getattr(kind, "__mro__", ()))]
    for name, each in [pair for space in spaces for pair in space.items()]:
        markers = [getattr(each, where, None) for where in ("_pytestfixturefunction", "_fixture_function_marker")]
        if any(getattr(marker, "autouse", None) is True for marker in markers):
            return str(name)
    return ""


def _marks(owner: Any) -> list[Any]:
    """Return the marks of pytest on a test, a class or a file."""
    marks = getattr(owner, "pytestmark", ())
    return list(marks) if isinstance(marks, (list, tuple)) else [marks]


def calls(test: Any, owners: tuple[Any, ...]) -> Iterator[Callable[[], object]]:
    """Yield the calls of a test, one for each set of parameters.

    Raises:
        NotRun: it needs what is not known here, or is to be skipped.
    """
    if not callable(test):
        raise NotRun("it is not there")
    needed = [each.name for each in inspect.signature(test).parameters.values() if each.default is each.empty]
    sets: list[dict[str, object]] = [{}]
    for mark in [mark for each in owners for mark in _marks(each)]:
        if why := _no_run(mark):
            raise NotRun(why)
        if mark.name != "parametrize":
            continue
        names = mark.args[0].split(",") if isinstance(mark.args[0], str) else list(mark.args[0])
        given = [each for each in mark.args[1] if not any(map(_no_run, getattr(each, "marks", ())))]
        rows = [getattr(each, "values", each) for each in given]
        if len(names) == 1:
            rows = [each if isinstance(each, tuple) and hasattr(raw, "values") else (each,)
                    for raw, each in zip(given, rows)]  # noqa: B905 - of one length  # fmt: skip
        pairs = [dict(zip((each.strip() for each in names), row)) for row in rows]  # noqa: B905 - pytest's own way
        sets = [{**one, **other} for one in sets for other in pairs]
    if not sets:
        raise NotRun("it is to be skipped")
    missing = [each for each in needed if any(each not in one for one in sets)]
    if missing:
        raise NotRun(f"it needs the fixture `{missing[0]}`")
    for each in sets:
        yield functools.partial(test, **each)


def _no_run(mark: Any) -> str:
    """Return why a test with a mark is not run here, or nothing."""
    if mark.name == "usefixtures" and mark.args:
        return f"it needs the fixture `{mark.args[0]}`"
    if mark.name == "xfail":
        return "it is expected to fail"
    return "it is to be skipped" if mark.name == "skip" or (mark.name == "skipif" and any(mark.args)) else ""
