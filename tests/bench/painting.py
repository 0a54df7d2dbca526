"""The page in the real browser: from Enter to the first routing card, beside a request that does nothing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.bench.figures import Figure, Goal
from tests.support.chromium import browser_path, chromium, screen
from tests.support.dashboard_process import TWO_TASKS, crew, dashboard
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.chromium import Screen

EACH: Final = 3
"""Requests a run and way."""

LEAD: Final = 50.0
"""Milliseconds from Enter until the card stands in the page."""

_WATCH: Final = """() => {
  window.timed = { from: 0, took: 0 };
  const pressed = (event) => { if (event.key === "Enter") timed = { from: event.timeStamp, took: 0 }; };
  addEventListener("keydown", pressed, { capture: true });
  new MutationObserver(() => {
    const cards = document.querySelectorAll(".turn:last-child [aria-label=Routing]").length;
    if (cards > 0 && timed.from > 0 && timed.took === 0) timed.took = performance.now() - timed.from;
  }).observe(document.getElementById("thread"), { childList: true, subtree: true });
}"""

_NOTHING: Final = """async () => {
  const from = performance.now();
  await (await fetch("health", { cache: "no-store" })).json();
  return performance.now() - from;
}"""


def painting(runs: int) -> Iterator[Figure]:
    """Measure requests that are answered and dry ones in turn, each beside an empty answer to the same page."""
    if browser_path() is None:
        print("painting: no Chromium, not measured", file=sys.stderr)
        return
    with (
        tempfile.TemporaryDirectory() as home,
        simulator(crew()) as models,
        dashboard(Path(home), models.url) as running,
        chromium() as browser,
        screen(browser, running) as page,
    ):
        page.page.evaluate(_WATCH)
        for dry in (False, True):
            _lead(page, 0, dry=dry)
        rounds = [
            (_lead(page, number, dry=False), _lead(page, number, dry=True), page.page.evaluate(_NOTHING))
            for number in range(1, runs * EACH + 1)
        ]
    streamed, dry_runs, least = zip(*rounds, strict=True)
    yield Figure("Enter → first routing card", "ms", streamed, "GET /health by the page", least, Goal("median", LEAD))
    yield Figure("Enter → the card of a dry run", "ms", dry_runs, "the same", least, Goal("median", LEAD))


def _lead(page: Screen, number: int, *, dry: bool) -> float:
    """Return the milliseconds that the page took from the key to the card, by its own clock."""
    page.page.get_by_role("switch", name="Dry run").set_checked(dry)
    before = page.page.locator("[aria-label=Routing]").count()
    page.ask(f"{TWO_TASKS}, case {number}")
    expect(page.page.locator("[aria-label=Routing]")).to_have_count(before + 1)
    page.idle()
    took: float = page.page.evaluate("timed.took")
    return took
