"""Keep what judges code on trial as it is; runs inside of the sandbox only.

What tests and examples hold on to, as `assertEqual` or `print`, must be the same things after the code as before, and
so must be the way by which modules are found: who could plant a module would judge itself.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WAYS = (
    "__eq__",
    "__ne__",
    "__hash__",
    "__getattribute__",
    "__getattr__",
    "__reduce__",
    "__reduce_ex__",
    "__getstate__",
)
"""By what a class has a say in whether two of its values are equal."""

_MACHINERY = ("_frozen_importlib", "_frozen_importlib_external", "copyreg")
"""What finds modules and runs them, and what takes values apart."""

_HELD = (types.ModuleType, classmethod, property)
_FINDERS = ("meta_path", "path_hooks")


class Guard:
    """Knows what must stay as it is."""

    def __init__(self, wrote: Callable[[Any], bool]) -> None:
        """Keep nothing yet but what the interpreter goes by; `wrote` tells whether a function is on trial."""
        self._kept: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        self._wrote = wrote
        self.keep("builtins", sys.modules["builtins"].__dict__)
        for name in _MACHINERY:
            space = sys.modules[name].__dict__
            self.keep(name, space)
            for each in list(space.values()):
                if isinstance(each, type) and each.__module__ == name:
                    self.keep(f"{name}.{each.__name__}", each.__dict__)
        self._finders = {name: list(getattr(sys, name)) for name in _FINDERS}
        self._found = {name: getattr(sys, name) for name in (*_FINDERS, "modules", "path_importer_cache")}

    def keep(self, name: str, space: Any) -> None:
        """Keep the functions, classes and modules that a space holds."""
        now = {key: each for key, each in dict(space).items() if callable(each) or isinstance(each, _HELD)}
        self._kept.append((name, space, now))

    def keep_ways(self, space: dict[str, Any]) -> None:
        """Keep how the values of the classes of a space are compared and taken apart."""
        for kind in {id(each): each for each in list(space.values()) if isinstance(each, type)}.values():
            own: Any = kind.__dict__
            self._kept.append((kind.__name__, own, {name: own.get(name) for name in _WAYS}))

    def keep_used(self, module: types.ModuleType, source: str) -> None:
        """Keep what a file of tests uses: what it holds, and of modules what it names."""
        self.keep(module.__name__, module.__dict__)
        words = frozenset("".join(each if each.isalnum() or each == "_" else " " for each in source).split())
        for each in list(module.__dict__.values()):
            if isinstance(each, types.ModuleType):
                self._keep_named(each, words)
        for kind in _cases():
            self.keep(kind.__name__, kind.__dict__)

    def keep_modules(self, names: Iterable[str]) -> None:
        """Keep which modules these names stand for, and of each what it is part of."""
        whole = {
            ".".join(parts[: end + 1]) for each in names for parts in [each.split(".")] for end in range(len(parts))
        }
        there = {each: module for each in whole if (module := sys.modules.get(each)) is not None}
        self._kept.append(("sys.modules", sys.modules, there))

    def changed(self) -> frozenset[str]:
        """Return the names of what is no longer what it was."""
        changed = {
            f"{name}.{key}"
            for name, space, then in self._kept
            for key, each in then.items()
            if space.get(key) is not each
        }
        changed |= {f"sys.{name}" for name, each in self._found.items() if getattr(sys, name, None) is not each}
        for name, then in self._finders.items():
            new = [each for each in self._found[name] if not any(each is one for one in then)]
            changed |= {f"sys.{name}" for each in new if self._is_own(each)}
        return frozenset(changed)

    def _is_own(self, finder: Any) -> bool:
        """Tell whether the code on trial says what a finder finds; what is no function of a file may be its own."""
        try:
            ways = [getattr(finder, "find_spec", finder), getattr(type(finder), "find_spec", None)]
            functions = [getattr(each, "__func__", each) for each in ways if each is not None]
            return not all(isinstance(each, types.FunctionType) and not self._wrote(each) for each in functions)
        except BaseException:  # noqa: BLE001 - foreign code
            return True

    def _keep_named(self, module: types.ModuleType, words: frozenset[str], *, deep: bool = True) -> None:
        space = module.__dict__
        named = {key: each for key, each in list(space.items()) if key in words and not key.startswith("__")}
        self._kept.append((module.__name__, space, named))
        if deep:
            for each in named.values():
                if isinstance(each, types.ModuleType):
                    self._keep_named(each, words, deep=False)


def _cases() -> Iterator[type]:
    """Yield the classes whose methods say whether a test holds."""
    for name in ("unittest.case", "_pytest.python_api", "_pytest.raises", "_pytest.outcomes"):
        module = sys.modules.get(name)
        yield from (each for each in vars(module).values() if isinstance(each, type)) if module is not None else ()
