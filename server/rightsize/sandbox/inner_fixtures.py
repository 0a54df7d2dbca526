"""Make what a project's tests ask pytest for by the names of their parameters; runs inside of the sandbox only.

Fixtures are made as pytest makes them, from the file of tests, its class and the `conftest.py` above it.  Of pytest's
own there are few: most of these write files or need what runs tests, and a test that needs one is not run.
"""

from __future__ import annotations

import asyncio
import inspect
import io
import itertools
import sys
import types
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST_CHOICES = 30
_DEEPEST = 20
_product, _first, _run = itertools.product, itertools.islice, asyncio.run
_signature, _is_coroutine, _is_generator = inspect.signature, inspect.iscoroutine, inspect.isgeneratorfunction


class Unmade(Exception):  # noqa: N818 - no error: a fixture that cannot be made here
    """What a test asks for and cannot be made here."""


class Fixture(NamedTuple):
    """A fixture that somebody wrote.

    Attributes:
        depth: how near to the test it is defined; another of the name further off is what it may build on.
        params: what it is made from, one after the other; nothing where it is made once.
        wide: it is made once for several tests.
        bound: it is a method, of the object that has the test.
    """

    name: str
    depth: int
    function: Any
    params: tuple[Any, ...]
    automatic: bool
    wide: bool
    bound: bool


class Fixtures:
    """The fixtures that a test may ask for."""

    def __init__(self, spaces: Iterable[tuple[dict[str, Any], bool]], kept: dict[Any, Any]) -> None:
        """Read them from spaces, the one that is furthest off first; `kept` holds what is made once for several tests.

        Parameters:
            spaces: each with whether it is that of a class.
        """
        self.kept = kept
        self._known: dict[str, list[Fixture]] = {}
        for depth, (space, bound) in enumerate(spaces):
            for name, each in list(space.items()):
                if (fixture := _read(name, each, depth, bound=bound)) is not None:
                    self._known.setdefault(fixture.name, []).append(fixture)

    def find(self, name: str, above: Fixture | None = None) -> Fixture | None:
        """Return the nearest fixture of a name, or the next one that is further off than another."""
        found = self._known.get(name, ())
        return next((each for each in reversed(found) if above is None or each.depth < above.depth), None)

    def automatic(self) -> tuple[list[str], str]:
        """Return the names of those that are made for every test, and the name of one that cannot be, or nothing."""
        names, missing = list[str](), ""
        for name, found in self._known.items():
            if found[-1].automatic:
                try:
                    self._used([name])
                except Unmade as unmade:
                    missing = str(unmade)
                else:
                    names.append(name)
        return names, missing

    def choices(self, names: Iterable[str], chosen: dict[str, Any]) -> Iterator[dict[Fixture, Any]]:
        """Yield each way to make fixtures of these names, and those that they ask for, from their parameters.

        Parameters:
            chosen: what the test itself has some of them made from.

        Raises:
            Unmade: one of them cannot be made here.
        """
        used = self._used(names)
        several = {each: (chosen[each.name],) if each.name in chosen else each.params for each in used}
        several = {each: params for each, params in several.items() if params}
        for values in _first(_product(*several.values()), _MOST_CHOICES):
            yield dict(zip(several, values))  # noqa: B905 - of one length

    def _used(self, names: Iterable[str]) -> list[Fixture]:
        found: dict[Fixture, None] = {}
        waiting: list[tuple[str, Fixture | None]] = [(each, None) for each in names]
        while waiting:
            name, by = waiting.pop(0)
            if name == "request" and by is not None:
                continue
            fixture = self.find(name, by if by is not None and by.name == name else None)
            if fixture is None and name not in _OWN:
                raise Unmade(name)
            if fixture is not None and fixture not in found:
                found[fixture] = None
                waiting += [(each, fixture) for each in _asked(fixture)]
        return list(found)


class Request:
    """What a fixture may ask of the test that it is made for."""

    def __init__(self, making: Making, fixture: Fixture) -> None:
        """Keep which fixture asks."""
        self.fixturename = fixture.name
        self.instance = making.instance
        self.cls = type(making.instance) if making.instance is not None else None
        self.function = making.test
        self.getfixturevalue = making.value
        self.addfinalizer = making.ends.append
        if fixture in making.choice:
            self.param = making.choice[fixture]


class Making:
    """Makes what one call of a test asks for, and clears it away."""

    def __init__(self, fixtures: Fixtures, test: Any, instance: Any, choice: dict[Fixture, Any]) -> None:
        """Keep for which call."""
        self.test, self.instance, self.choice = test, instance, choice
        self.ends: list[Callable[[], object]] = []
        self._fixtures = fixtures
        self._made: dict[Any, Any] = {}

    def value(self, name: str, by: Fixture | None = None) -> Any:
        """Return what a name stands for, made if it is not there yet.

        Raises:
            Unmade: it cannot be made here.
        """
        fixture = self._fixtures.find(name, by if by is not None and by.name == name else None)
        if fixture is None:
            if name not in _OWN:
                raise Unmade(name)
            if name not in self._made:
                self._made[name] = _OWN[name](self.ends)
            return self._made[name]
        made: dict[Any, Any] = self._fixtures.kept if fixture.wide else self._made
        key = (id(fixture.function), id(self.choice.get(fixture)))
        if key not in made:
            made[key] = self._new(fixture)
        return made[key]

    def end(self) -> None:
        """Clear away what was made, the last of it first."""
        while self.ends:
            self.ends.pop()()

    def _new(self, fixture: Fixture) -> Any:
        given = {
            each: Request(self, fixture) if each == "request" else self.value(each, fixture) for each in _asked(fixture)
        }
        function = fixture.function.__get__(self.instance) if fixture.bound else fixture.function
        made = function(**given)
        if _is_coroutine(made) or hasattr(type(made), "__anext__"):
            raise Unmade(fixture.name)
        if _is_generator(fixture.function):
            value, behind = next(made), made
            if not fixture.wide:
                self.ends.append(lambda: next(behind, None))
            return value
        return made


def call(test: Any, fixtures: Fixtures, names: list[str], given: dict[str, Any], choice: dict[Fixture, Any]) -> object:
    """Call a test with what it asks for, on an object of its own where it is a method.

    Parameters:
        names: what is to be made.
        given: what need not be.
    """
    on = getattr(test, "on", None)
    instance = test.kind() if on is not None else getattr(test, "__self__", None)
    making = Making(fixtures, test, instance, choice)
    try:
        asked = frozenset(_signature(test).parameters)
        values = {**{each: making.value(each) for each in names}, **given}
        values = {name: value for name, value in values.items() if name in asked}
        result = on(instance, **values) if on is not None else test(**values)
        return _run(result) if _is_coroutine(result) else result
    finally:
        making.end()


def _read(name: str, each: Any, depth: int, *, bound: bool) -> Fixture | None:
    """Return the fixture that a thing is, in whatever way this version of pytest keeps that; None where it is none."""
    for where in ("_fixture_function_marker", "_pytestfixturefunction"):
        marker = getattr(each, where, None)
        if type(marker).__name__ != "FixtureFunctionMarker":
            continue
        wrapped = getattr(each, "__pytest_wrapped__", None)
        function = getattr(each, "_fixture_function", None) or getattr(wrapped, "obj", each)
        params = tuple(_plain(one) for one in getattr(marker, "params", None) or ())
        wide = getattr(marker, "scope", "function") not in {"function", None}
        automatic = getattr(marker, "autouse", None) is True
        return Fixture(getattr(marker, "name", None) or name, depth, function, params, automatic, wide, bound)
    return None


def _plain(param: Any) -> Any:
    """Return a parameter of a fixture without its marks."""
    values = getattr(param, "values", None)
    return values[0] if isinstance(values, tuple) and hasattr(param, "marks") else param


def _asked(fixture: Fixture) -> list[str]:
    """Return what a fixture asks for by the names of its parameters."""
    parameters = list(_signature(fixture.function).parameters.values())[1 if fixture.bound else 0 :]
    return [each.name for each in parameters if each.default is each.empty]


class _Read(NamedTuple):
    out: str
    err: str


class _Printed:
    """What is printed from now on, as pytest's `capsys` gives it."""

    def __init__(self, ends: list[Callable[[], object]]) -> None:
        out, err = sys.stdout, sys.stderr
        ends.append(lambda: vars(sys).update(stdout=out, stderr=err))
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        self._texts = (sys.stdout, sys.stderr)

    def readouterr(self) -> _Read:
        """Return what was printed since the last time."""
        read = _Read(*(each.getvalue() for each in self._texts))
        for each in self._texts:
            each.seek(0)
            each.truncate()
        return read


def _patches(ends: list[Callable[[], object]]) -> Any:
    """Return what puts other things in the place of some for one test, as pytest has it."""
    patch = sys.modules["pytest"].MonkeyPatch()
    ends.append(patch.undo)
    return patch


_OWN: dict[str, Callable[[list[Callable[[], object]]], Any]] = {
    "monkeypatch": _patches,
    "capsys": _Printed,
    "request": lambda _: types.SimpleNamespace(),
}
"""Those of pytest's own that are made here."""
