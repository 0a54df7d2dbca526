"""Lines of the ledger: what is written comes back, what is damaged is skipped, what is newer is overlooked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from rightsize.core.ledger.lines import LONGEST_LINE, Unread, line_of, record_in
from tests.support.ledger_records import call, outcome

if TYPE_CHECKING:
    from rightsize.core.ledger.lines import Record

WHOLE = json.loads(line_of(call()))


def changed(**changes: Any) -> bytes:
    """Return the line of a call with values of JSON changed."""
    return json.dumps({**WHOLE, **changes}).encode()


def test_a_line_is_flat_and_says_its_schema() -> None:
    """A line is one object of plain values, its event and its schema version among them."""
    assert line_of(outcome("c1", "undone")).decode() == snapshot(
        """\
{"id":"o-c1","call_id":"c1","timestamp":"2026-05-01T10:05:00.000Z","outcome":"undone","seen":"save","event":"outcome","schema":1}
"""
    )


@pytest.mark.parametrize(
    "record",
    [
        call(),
        call(quality_eval=None, language=None, first_token_ms=None, failure="refused", verdict="failed"),
        call(answering_ms=420.5),
        call(failed_checks=("parameters_named", "summary_is_a_sentence"), quality_eval=0.0, verdict="rejected"),
        call(model_used="naïve\n\u2028\ud800"),
        outcome("c1", "kept"),
    ],
)
def test_what_is_written_comes_back(record: Record) -> None:
    """Every record survives the way to its line and back, whatever its texts hold."""
    line = line_of(record)

    assert record_in(line) == record
    assert line.count(b"\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"call"',
        b"\xff\xfe",
        b"\x00" * 40,
        line_of(call())[:-40],
        line_of(call())[30:],
        line_of(call()).rstrip() + line_of(call()),
        b"[" * 30_000,
        b'{"event": "call"}',
        changed(event="heartbeat"),
        changed(event=["call"]),
        changed(tier="1"),
        changed(tier=1.5),
        changed(tier=True),
        changed(final=1),
        changed(cost_units=float("nan")),
        changed(cost_units=float("inf")),
        changed(cost_units=10**400),
        changed(failed_checks="parameters"),
        changed(failed_checks=[1]),
        changed(id=None),
        changed(model_used="x" * LONGEST_LINE),
    ],
)
def test_a_damaged_line_is_no_record(line: bytes) -> None:
    """Half a line, two in one, another event, a wrong type, a number that is none: nothing is read or raised."""
    assert record_in(line) is Unread.DAMAGED


@pytest.mark.parametrize(
    "line",
    [
        changed(schema=2, attempt="first"),
        changed(schema=2, event="adopted"),
    ],
    ids=["a field of another kind", "an event unknown here"],
)
def test_a_line_of_a_newer_version_is_not_called_damaged(line: bytes) -> None:
    """Nothing is wrong with it."""
    assert record_in(line) is Unread.NEWER


def test_what_a_newer_version_wrote_is_read_as_far_as_it_is_known() -> None:
    """A newer schema with fields unknown here still counts."""
    newer = record_in(changed(schema=7, energy_joules=12.5, failed_checks=["a"]))

    assert newer == replace(call(), schema=7, failed_checks=("a",))


def test_what_an_older_version_left_out_has_its_default() -> None:
    """A field that came later, and so has a default, may be missing."""
    older = {name: value for name, value in WHOLE.items() if name not in {"failure", "schema"}}

    assert record_in(json.dumps(older).encode()) == call()


@given(st.binary(max_size=200) | st.text(alphabet='{}[]":,truefalsn0123456789.eE- ', max_size=80).map(str.encode))
def test_no_bytes_raise(line: bytes) -> None:
    """Whatever stands in the file, reading it gives a record or why there is none."""
    assert isinstance(record_in(line), Unread)
