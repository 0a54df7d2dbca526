"""How the page cuts what comes into events, run in Node.js as the browser runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.node import ran_in_node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

STREAM = ': alive\n\nevent: token\ndata: {"at": 0}\n\n\n\nevent: end\ndata: {"report": {}}\n\nevent: cut'

CUT = """
import { Blocks, eventOf } from "./events.mjs";
const stream = %s;
const cut = (size) => {
  const blocks = new Blocks();
  const found = [];
  for (let at = 0; at < stream.length; at += size) found.push(...blocks.take(stream.slice(at, at + size)));
  return found.map(eventOf);
};
console.log(JSON.stringify([1, 2, 3, 5, 8, 1000].map(cut)));
"""

SEARCHED = """
import { Blocks } from "./events.mjs";
let searched = 0;
const plain = String.prototype.indexOf;
String.prototype.indexOf = function (what, from = 0) {
  searched += this.length - from;
  return plain.call(this, what, from);
};
const blocks = new Blocks();
let found = [];
for (let at = 0; at < 1000; at += 1) found.push(...blocks.take("data: ".padEnd(100, "x")));
found.push(...blocks.take("\\n\\n"));
console.log(JSON.stringify([found.map((each) => each.length), searched]));
"""


def test_events_are_the_same_however_they_are_cut(tmp_path: Path) -> None:
    """A blank line may come in two halves; what no blank line ends is none yet."""
    events = [None, {"at": 0, "event": "token"}, None, {"report": {}, "event": "end"}]
    assert ran_in_node("events", CUT % json.dumps(STREAM), tmp_path) == [events] * 6


def test_each_piece_is_searched_once(tmp_path: Path) -> None:
    """A block of a thousand pieces costs a thousand times one of them, and not the square of it."""
    blocks, searched = ran_in_node("events", SEARCHED, tmp_path)
    assert blocks == [100_000]
    assert searched == 100_000 + 1000 + 2
