"""How the page cuts the ledger into the reader's own days and hours, run in Node.js in several time zones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.support.node import ran_in_node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

SCRIPT = """
import { labelsOf, spansOf } from "./spans.mjs";
const { unit, spans } = spansOf(%s);
const calls = spans.map(({ calls_by_tier: tiers }) => Object.values(tiers).reduce((sum, each) => sum + each, 0));
const labels = labelsOf(unit, spans);
const [full, group] = ["full", "group"].map((name) => labels.map((each) => each[name]));
console.log(JSON.stringify({ unit, calls, full, group }));
"""


class Reader(NamedTuple):
    """Somebody who looks at calls of these times from this zone, and what stands below the chart."""

    why: str
    zone: str
    at: list[str]
    full: list[str]
    calls: list[int]


MORNING = ["2026-05-20T22:15Z", "2026-05-21T03:00Z"]

READERS = [
    Reader(
        "a morning in Sydney is one day", "Australia/Sydney", ["2026-05-01T01:00Z", *MORNING], [], [1, *[0] * 19, 2]
    ),
    Reader("in UTC it is two", "UTC", ["2026-05-01T01:00Z", *MORNING], [], [1, *[0] * 18, 1, 1]),
    Reader(
        "a midnight at 18:15 in UTC", "Asia/Kathmandu", ["2026-05-01T18:00Z", "2026-05-04T18:15Z"], [], [1, 0, 0, 0, 1]
    ),
    Reader("nothing", "UTC", [], [], []),
    Reader("one call", "Europe/Berlin", ["2026-05-20T22:15Z"], ["21 May, 00:00"], [1]),
    Reader(
        "two hours, and the one between",
        "UTC",
        ["2026-05-20T23:45Z", "2026-05-21T01:00Z"],
        ["20 May, 23:00", "21 May, 00:00", "21 May, 01:00"],
        [1, 0, 1],
    ),
    Reader(
        "a half hour's zone",
        "Asia/Kolkata",
        ["2026-05-20T18:15Z", "2026-05-20T18:30Z"],
        ["20 May, 23:00", "21 May, 00:00"],
        [1, 1],
    ),
    Reader(
        "a day of 23 hours",
        "Europe/Berlin",
        ["2026-03-27T12:00Z", "2026-03-30T12:00Z"],
        ["27 Mar 2026", "28 Mar 2026", "29 Mar 2026", "30 Mar 2026"],
        [1, 0, 0, 1],
    ),
    Reader("a day without a midnight", "Asia/Beirut", ["2026-03-27T12:00Z", "2026-03-31T12:00Z"], [], [1, 0, 0, 0, 1]),
    Reader("a time that is none", "UTC", ["undated00Z", "2026-05-20T22:15Z"], ["20 May, 22:00"], [1]),
]


def told(reader: Reader, folder: Path) -> Any:
    """Return what the reader is told of a call at each time."""
    slot = {
        "calls_by_tier": {"1": 1},
        "spent": 0.1,
        "answers_cost": 0.1,
        "tier4_cost": 0.2,
        "escalations": 0,
        "failovers": 0,
    }
    slots = json.dumps([{"at": each, **slot} for each in reader.at])
    return ran_in_node("spans", SCRIPT % slots, folder, TZ=reader.zone)


@pytest.mark.parametrize("reader", READERS, ids=lambda each: each.why)
def test_days_begin_at_the_readers_midnight(reader: Reader, tmp_path: Path) -> None:
    """Days and hours without a call stand between those with one, and each label names its day."""
    found = told(reader, tmp_path)
    assert found["calls"] == reader.calls
    assert found["full"] == reader.full or not reader.full
    assert all("May" in each or "Mar" in each for each in found["full"])


def test_of_many_days_the_last_are_shown(tmp_path: Path) -> None:
    """A year in which two days have calls is sixty days, and the year is named."""
    found = told(Reader("", "UTC", ["2024-12-31T00:00Z", "2025-12-30T00:00Z", "2026-01-02T00:00Z"], [], []), tmp_path)
    assert (len(found["calls"]), sum(found["calls"])) == (60, 2)
    assert {*found["group"]} == {"2025", "2026"}
