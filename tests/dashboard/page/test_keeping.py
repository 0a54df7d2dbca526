"""What the browser keeps, also where its store has too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.chromium import Screen, stored
from tests.support.node import ran_in_node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

QUESTION = "Explain what a mutex is"

FILLED = """
import { keepTurn, keptTurns } from "./keeping.mjs";
const store = new Map();
globalThis.localStorage = {
  getItem: (name) => store.get(name) ?? null,
  setItem: (name, value) => {
    if (value.length > 5_000_000) throw new Error("full");
    store.set(name, value);
  },
};
const turn = (id, prompt, tasks, response) => {
  const sub = { words: "Explain this", text: prompt, candidates: [{ model: "x" }] };
  const answers = Array.from({ length: tasks }, () => ({ ...sub, response, problem: null, attempts: [] }));
  const sections = answers.map((answer) => ({ sub, steps: [], text: response, waiting: "", answer, stopped: false }));
  const report = { prompt, merged: response.repeat(tasks), sub_tasks: answers };
  return { id, prompt, dryRun: false, state: "done", sections, report, problem: "", secrets: [] };
};
"""

ONE_BIG = """
const small = () => turn(crypto.randomUUID(), "Explain a mutex", 1, "A lock.");
const told = [];
for (let at = 0; at < 9; at += 1) told.push(keepTurn(small()));
told.push(keepTurn(turn("pasted", "p".repeat(100_000), 32, "a".repeat(5_000))));
told.push(keepTurn(turn("answered", "p".repeat(100_000), 32, "a".repeat(60_000))));
told.push(keepTurn(small()));
const kept = keptTurns();
const facts = (each) => [each.prompt.length, each.report.sub_tasks.length, each.cut ?? false];
console.log(JSON.stringify([told, kept.length, facts(kept[8]), facts(kept[9]), facts(kept[10]), facts(kept[11])]));
"""

ALL_BIG = """
for (let at = 0; at < 60; at += 1) keepTurn(turn(`${at}`, "p".repeat(100_000), 32, "a".repeat(9_000)));
const kept = keptTurns();
console.log(JSON.stringify([kept.length, kept[0].id, kept[49].id, kept[49].sections.length]));
"""

NO_ROOM = """
keepTurn(turn("before", "Explain a mutex", 1, "A lock."));
const { setItem } = localStorage;
localStorage.setItem = () => { throw new Error("full"); };
const told = keepTurn(turn("after", "Explain a mutex", 1, "A lock."));
console.log(JSON.stringify([told, keptTurns().map((each) => each.id)]));
"""


CUT = """
const large = (id) => turn(id, "p".repeat(100_000), 32, "a".repeat(60_000));
const stopped = large("stopped");
stopped.report = null;
for (const each of stopped.sections) each.whole = `## 1. Question\n\n${each.text}`;
keepTurn(stopped);
keepTurn(large("done"));
keepTurn(large("last"));
const length = ({ report, sections }) => [report?.merged.length ?? 0, sections[0].whole?.length ?? 0];
console.log(JSON.stringify(keptTurns().map(length)));
"""


def test_what_is_cut_has_the_beginning_of_its_document(tmp_path: Path) -> None:
    """The server's, or the sections that it had sent; nowhere both."""
    assert ran_in_node("keeping", FILLED + CUT, tmp_path) == [[0, 375], [12_000, 0], [12_000, 0]]


def test_a_big_request_takes_no_other_with_it(tmp_path: Path) -> None:
    """A file pasted for 32 tasks is kept once, and whole; of answers that have no room the beginning stays."""
    told, kept, small, pasted, answered, last = ran_in_node("keeping", FILLED + ONE_BIG, tmp_path)

    assert told == ["whole"] * 10 + ["cut", "whole"]
    assert kept == 12
    assert small == last == [len("Explain a mutex"), 1, False]
    assert pasted == [100_000, 32, False]
    assert answered == [12_000, 32, True]


def test_fifty_of_the_largest_have_room(tmp_path: Path) -> None:
    """The last fifty stay, however large each one was."""
    assert ran_in_node("keeping", FILLED + ALL_BIG, tmp_path) == [50, "10", "59", 32]


def test_what_was_kept_stays_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A store that takes nothing more does not lose what it holds."""
    assert ran_in_node("keeping", FILLED + NO_ROOM, tmp_path) == ["not", ["before"]]


def test_the_page_says_what_is_kept_in_part(page: Screen) -> None:
    """Once the request has ended, and when one comes back; those before it are there too."""
    page.page.get_by_role("switch", name="Dry run").check()
    page.ask(QUESTION)
    expect(page.page.locator(".dry")).to_have_count(1)
    page.page.evaluate("localStorage.setItem('full', 'x'.repeat(5_190_000))")
    page.ask(f"{QUESTION}\n\n```python\n{'print(1)' * 11_000}\n```")
    cut = page.page.locator(".turn").last.get_by_text("only the beginning of this request and its answers is kept")
    expect(cut).to_be_visible()
    page.idle()
    page.page.reload()
    expect(page.page.locator(".turn")).to_have_count(2)
    expect(cut).to_be_visible()


def test_two_windows_keep_one_history(page: Screen) -> None:
    """What is asked in one window does not drop what another one has kept."""
    other = page.page.context.new_page()
    other.goto(page.page.url)
    for window, text in ((page.page, QUESTION), (other, QUESTION + " again")):
        window.locator("#prompt").fill(text)
        window.keyboard.press("Enter")
        asked = window.locator(".turn").filter(has=window.locator(".bubble").get_by_text(text, exact=True))
        expect(asked.locator(".card-foot")).to_contain_text("1 of 1")
    page.idle()
    expect(other.locator("#stop")).to_be_hidden()
    assert [each["prompt"] for each in stored(page, "rightsize.turns")] == [QUESTION, QUESTION + " again"]


def test_a_window_shows_what_others_keep(page: Screen) -> None:
    """Without a reload; what is cleared there goes here, and each window counts what was asked in it alone."""
    other = page.page.context.new_page()
    other.goto(page.page.url)
    expect(other.locator(".empty")).to_be_visible()
    page.ask(QUESTION)
    for window in (page.page, other):
        expect(window.locator(".bubble p")).to_have_text(QUESTION)
        expect(window.locator(".card-foot")).to_contain_text("1 of 1")
    page.idle()
    expect(page.page.get_by_role("row", name="Requests 1")).to_be_visible()
    expect(other.get_by_role("row", name="Requests 0")).to_be_visible()
    other.locator("#history summary").click()
    other.get_by_role("button", name="Clear history").click()
    other.get_by_role("button", name="Press again to clear").click()
    for window in (page.page, other):
        expect(window.locator(".empty")).to_be_visible()
        expect(window.locator(".turn")).to_have_count(0)
