"""Numbers as people read them on the page, run in Node.js."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.node import ran_in_node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

SAID = (
    ("time(0)", "0 ms"),
    ("time(999.4)", "999 ms"),
    ("time(999.6)", "1.0 s"),
    ("time(99_940)", "99.9 s"),
    ("time(99_960)", "1 min 40 s"),
    ("time(119_700)", "2 min 0 s"),
    ("time(null)", ""),
    ("moment('2026-11-27T09:05:00', new Date('2026-12-31'))", "27 Nov, 09:05"),
    ("moment('2025-11-27T09:05:00', new Date('2026-01-01T12:00:00'))", "27 Nov 2025, 09:05"),
    ("percent(0.915)", "92 %"),
    ("percent(-0.07)", "−7 %"),
    ("wasted(0.0028, 0.0025)", "0.00030 of it without an answer"),
    ("wasted(0.048, 0)", "all of it without an answer"),
    ("wasted(0.048, 0.048)", ""),
)


def test_numbers_stay_in_one_line_with_their_units(tmp_path: Path) -> None:
    """And round as people do: no minute has sixty seconds left over."""
    script = "import { moment, percent, time, wasted } from './words.mjs';\n"
    script += f"console.log(JSON.stringify([{', '.join(each for each, _ in SAID)}]));"
    found = ran_in_node("words", script, tmp_path)

    assert [each.replace("\u00a0", " ") for each in found] == [said for _, said in SAID]
    assert [each for each in found if " " in each and "answer" not in each and "Nov" not in each] == []
