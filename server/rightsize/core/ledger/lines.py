"""Records to lines of JSON and back: a damaged line is told from one of a newer version."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.ledger.record import SCHEMA_VERSION, CallRecord, CandidateRecord, OutcomeRecord, TaskRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = CallRecord | OutcomeRecord | TaskRecord

LONGEST_LINE: Final = 1 << 16
"""Bytes; what is longer was not written by us and is not parsed."""


class Unread(Enum):
    """Why a line gave no record."""

    DAMAGED = "damaged"
    NEWER = "newer"


def line_of(record: Record) -> bytes:
    """Return the line for a record, its line feed included."""
    return json.dumps(asdict(record), separators=(",", ":"), allow_nan=False).encode() + b"\n"


def record_in(line: bytes) -> Record | Unread:
    """Return the record that a line holds, or why it holds none that can be read here."""
    if len(line) > LONGEST_LINE:
        return Unread.DAMAGED
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return Unread.DAMAGED
    if not isinstance(values, dict):
        return Unread.DAMAGED
    schema = values.get("schema")
    unread = Unread.NEWER if isinstance(schema, int) and schema > SCHEMA_VERSION else Unread.DAMAGED
    if str(values.get("event")) not in _EVENTS:
        return unread
    kind, readers = _EVENTS[str(values["event"])]
    try:
        return kind(**_read(values, readers))
    except (TypeError, ValueError, OverflowError):
        return unread


def _read(values: Mapping[str, object], readers: Mapping[str, Callable[[Any], object]]) -> dict[str, Any]:
    """Return the fields that are known here; one without a default that is missing fails the record's constructor."""
    return {name: reader(values[name]) for name, reader in readers.items() if name in values}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    if not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _count(value: object) -> int:
    number = _number(value)
    if number != int(number):
        raise ValueError(value)
    return int(number)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(each) for each in value)


def _candidates(value: object) -> tuple[CandidateRecord, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError(value)
    return tuple(CandidateRecord(**_read(each, _CANDIDATE)) for each in value)


def _or_none(reader: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else reader(value)


_READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "str": _text,
    "int": _count,
    "float": _number,
    "bool": _flag,
    "tuple[str, ...]": _texts,
    "tuple[CandidateRecord, ...]": _candidates,
    "str | None": _or_none(_text),
    "float | None": _or_none(_number),
}
"""How a value of JSON becomes a field, by the field's annotation."""

_CANDIDATE: Final = {field.name: _READERS[str(field.type)] for field in fields(CandidateRecord)}

_EVENTS: Final = {
    name: (kind, {field.name: _READERS[str(field.type)] for field in fields(kind)})
    for name, kind in (("call", CallRecord), ("outcome", OutcomeRecord), ("task", TaskRecord))
}
