"""Turn values into plain data; runs inside of the sandbox only."""

from __future__ import annotations

import contextlib
import types
from typing import Any

_MOST_PARTS = 20_000
_DEEPEST = 60
_LONGEST_TEXT = 20_000
_MOST_LETTERS = 300_000
"""Of all texts, bytes and numbers of a value together."""

_PLAIN = (bool, int, str, type(None))
_PARTED: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "set"}
_NAMED = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType)
_OWN_WAYS = ("__reduce__", "__reduce_ex__", "__getstate__", "__getattribute__", "__getattr__", "__class__", "__dict__")
_OF_THE_INTERPRETER = (
    types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType,
    types.GetSetDescriptorType, types.MemberDescriptorType, types.BuiltinFunctionType,
)  # fmt: skip
_KINDS, _SPACE = type.__dict__["__mro__"], type.__dict__["__dict__"]
_Member = types.MemberDescriptorType
_PLAINLY: dict[type, Any] = {int: int.__index__, float: float.__float__}


class _Huge(Exception):  # noqa: N818 - no error: a value that nobody could compare outside
    """A value has more parts than are told."""


def told(value: object, order: dict[str, Any]) -> tuple[list[Any], bool]:
    """Return a value as a tagged list, and whether the code on trial says of some part of it what equals that.

    What has no plain form is `other`, and what is too large to tell `huge`.
    """
    telling = _Told(order)
    try:
        return telling.tell(value), telling.own
    except _Huge:
        return ["huge"], telling.own


def shown(value: object) -> str:
    """Return how a value shows itself, or what it is where it cannot."""
    try:
        return str.__str__(repr(value))[:_LONGEST_TEXT]
    except Exception:  # noqa: BLE001 - foreign code
        return f"a {str.__str__(type(value).__name__)}"


def is_own(value: object, order: dict[str, Any], ways: tuple[str, ...] = ("__eq__", "__ne__")) -> bool:
    """Tell whether the code on trial says itself how its values do something, as how they are compared."""
    first, last = order["lines"]
    for kind in _KINDS.__get__(type(value)):
        for name in ways:
            way = _SPACE.__get__(kind).get(name)
            if way is None or (isinstance(way, _OF_THE_INTERPRETER) and way.__name__ == name):
                continue
            # A method of some other object, put there, would answer for any two values.
            code = None if isinstance(way, types.MethodType) else getattr(way, "__code__", None)
            if code is None or (code.co_filename == order["path"] and first <= code.co_firstlineno <= last):
                return True
    return False


class _Told:
    def __init__(self, order: dict[str, Any]) -> None:
        self._parts = self._letters = 0
        self.own = False
        self._order = order

    def tell(self, value: Any, depth: int = 0) -> list[Any]:
        self._parts += 1
        kind = type(value)
        self._letters += _letters(kind, value)
        if self._parts > _MOST_PARTS or self._letters > _MOST_LETTERS or depth > _DEEPEST:
            raise _Huge
        if kind in (float, complex):
            return [kind.__name__, repr(value)]
        if kind in _PLAIN:
            # In the decimal system, the interpreter writes no number of more than some thousand digits.
            return ["plain", value] if kind is not int or abs(value) < 1 << 53 else ["int", hex(value)]
        if kind is bytes:
            return ["bytes", value.hex()]
        if kind in _PARTED:
            return [_PARTED[kind], [self.tell(each, depth + 1) for each in value]]
        if kind is dict:
            return ["dict", [[self.tell(key, depth + 1), self.tell(each, depth + 1)] for key, each in value.items()]]
        return self._other(value, depth)

    def _other(self, value: Any, depth: int) -> list[Any]:
        for base in (bool, int, float, complex, str, bytes, list, tuple, set, frozenset, dict):
            if isinstance(value, base) and base in type(value).__mro__:
                # A subclass is what it is a kind of: it is asked by the base's own methods, not by its own.
                return self.tell(_as_base(base, value), depth + 1)
        if isinstance(value, _NAMED):
            return ["same", id(value)]
        self.own = self.own or is_own(value, self._order)
        state = self._state(value)
        if state is None:
            return ["other", str.__str__(type(value).__name__)]
        return ["object", id(type(value)), [self.tell(each, depth + 1) for each in state]]

    def _state(self, value: Any) -> list[Any] | None:
        """Return what an object is made of, by ways that the code on trial has no hand in; None where there is none."""
        if hasattr(type(value), "__next__") or is_own(value, self._order, _OWN_WAYS):
            return None
        try:
            reduced = object.__reduce_ex__(value, 2)
        except Exception:  # noqa: BLE001 - foreign code, and what cannot be taken apart
            return None
        if not isinstance(reduced, tuple):
            return None
        _, made_of, *rest = reduced
        return [
            _slots(value),
            made_of,
            *(each if number == 0 or each is None else list(each) for number, each in enumerate(rest)),
        ]


def _slots(value: Any) -> list[tuple[str, Any]]:
    """Return what lies in the slots of an object, by what its classes hold and not by what they say of that."""
    found: list[tuple[str, Any]] = []
    for kind in _KINDS.__get__(type(value)):
        for name, member in dict(_SPACE.__get__(kind)).items():
            if isinstance(member, _Member) and not name.startswith("__"):
                with contextlib.suppress(AttributeError):
                    found.append((name, _Member.__get__(member, value, type(value))))
    return found


def _letters(kind: type, value: Any) -> int:
    if kind is int:
        return int(value.bit_length()) >> 2
    return len(value) if kind in (str, bytes) else 0


def _as_base(base: type, value: Any) -> Any:
    if base is dict:
        return dict(dict.items(value))
    if base in (list, tuple, set, frozenset):
        return base(base.__iter__(value))
    if base is str:
        return str.__str__(value)
    return _PLAINLY.get(base, base)(value)
