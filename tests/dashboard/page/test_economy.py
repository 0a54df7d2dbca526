"""The view Economy: the ledger in figures, fresh while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from rightsize.core.ledger.lines import line_of
from tests.support.chromium import screen
from tests.support.dashboard_process import crew, dashboard
from tests.support.ledger_records import call
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from rightsize.core.ledger.record import CallRecord
    from tests.support.dashboard_process import Dashboard

pytestmark = pytest.mark.browser

COST = {1: 0.05, 2: 0.28, 3: 0.35, 4: 1.0}
NAMES = {1: "granite4.1:3b", 2: "llama3.2", 3: "gemma3:4b", 4: "mistral-small3.2"}
"""The models of the ledger that is made up here."""


def attempts(days: int) -> Iterator[CallRecord]:
    """Return a made-up ledger: each day some questions, some code, a few refusals that climb, and a review."""
    for day in range(1, days + 1):
        steps = [
            *[("qa_simple", 1, "passed")] * (3 + day % 4),
            *[("documentation", 1, "passed")] * (2 + day % 3),
            *[("code_generation", 2, "rejected"), ("code_generation", 3, "passed")] * (day % 3),
            *[("code_generation", 2, "passed")] * 2,
            ("code_review", 4, "passed"),
        ]
        for at, (kind, tier, verdict) in enumerate(steps):
            climbed = (kind, tier) == ("code_generation", 3)
            yield _attempt(day, at, kind, tier, passed=verdict == "passed", climbed=climbed)


def _attempt(day: int, at: int, kind: str, tier: int, *, passed: bool, climbed: bool) -> CallRecord:
    return call(
        id=f"{day}-{at}",
        task_id=f"t{day}-{at - climbed}",
        timestamp=f"2026-05-{day:02d}T10:{at:02d}:00.000Z",
        task_type=kind,
        tier=tier,
        model_used=NAMES[tier],
        verdict="passed" if passed else "rejected",
        quality_eval=float(passed),
        final=passed,
        failed_checks=() if passed else ("answer_code_parses",),
        cost_units=0.2 * COST[tier],
        tokens_out=200,
        tier4_cost=0.2,
        latency_ms=400.0 * tier * (1 + at % 5 / 3) + 60.0 * at,
        answering_ms=400.0 * tier * (1 + at % 5 / 3),
        attempt=1 + climbed,
    )


@pytest.fixture
def used(tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard whose ledger has twenty days in it."""
    folder = tmp_path / "state" / "rightsize"
    folder.mkdir(parents=True)
    (folder / "ledger-2026-05.jsonl").write_bytes(b"".join(map(line_of, attempts(20))))
    with simulator(crew()) as models, dashboard(tmp_path, models.url) as started:
        yield started


def test_a_ledger_in_figures(browser: Browser, used: Dashboard) -> None:
    """Calls, cost, quality, time and refusals, each as a picture and as numbers."""
    with screen(browser, used) as page:
        page.page.get_by_role("link", name="Economy").click()
        view = page.page.locator("#economy-view")
        expect(view.locator(".headline")).to_contain_text("on tier 4 alone")
        expect(view.locator(".plot canvas")).to_have_count(3)
        expect(view.locator(".headline div").last).to_contain_text("Escalations21")
        titles = (
            "Calls a tier",
            "Cost against always tier 4",
            "Escalations and failovers",
            "Latency",
            "Top failing checks",
        )
        expect(view.locator("h2")).to_contain_text([*titles, "Pass rate, prior and learned", "Latest attempts"])
        expect(view.get_by_role("row", name="code parses 21")).to_be_visible()
        answered = view.locator("section[aria-labelledby=latency-title]")
        expect(answered.get_by_role("columnheader")).to_contain_text(["Median", "95 %", "First token", "Waited"])
        expect(answered.get_by_role("row").nth(1)).to_contain_text("667 ms933 ms121 ms180 ms")
        expect(view.get_by_role("row", name="Code tier 2 66 % of 61 0.76")).to_be_visible()
        expect(view.get_by_role("row", name="Question, simple")).to_contain_text("0.96")
        expect(view.locator(".verdict.rejected + .faint").first).to_have_text("by the check “code parses”")
        view.get_by_text("As a table").first.click()
        expect(view.get_by_role("row", name="20 May 2026 7 4 2 1", exact=True)).to_be_visible()
        assert page.barriers() == []
        page.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = false")
        page.picture("economy-light")


def test_a_damaged_ledger_still_counts(browser: Browser, tmp_path: Path) -> None:
    """What cannot be read is left out and said; the rest is there, and new attempts come to it."""
    folder = tmp_path / "state" / "rightsize"
    folder.mkdir(parents=True)
    lines = b"".join(map(line_of, attempts(1)))
    (folder / "ledger-2026-05.jsonl").write_bytes(b'\x00\xff{"event":\n' + lines + b"no JSON\n" + lines[:40] + b"\n")
    with simulator(crew()) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        page.page.get_by_role("link", name="Economy").click()
        view = page.page.locator("#economy-view")
        expect(view.locator(".damaged")).to_have_text("3 damaged lines of the ledger left out.")
        calls = len(list(attempts(1)))
        expect(view.locator(".headline div").first).to_contain_text(f"Calls{calls}")
        with served.client() as program:
            program.post("/api/chat", json={"prompt": "Explain what a mutex is"}).raise_for_status()
        expect(view.locator(".headline div").first).to_contain_text(f"Calls{calls + 1}")


def test_it_is_dark_too(browser: Browser, used: Dashboard) -> None:
    """The charts take the colours of the theme."""
    with screen(browser, used, scheme="dark") as page:
        page.page.goto(used.base + "/#economy")
        expect(page.page.locator(".plot canvas")).to_have_count(3)
        assert page.barriers() == []
        page.picture("economy-dark")


def test_older_attempts_follow_on_a_click(browser: Browser, used: Dashboard) -> None:
    """The ledger comes in pages, the newest attempts first."""
    with screen(browser, used) as page:
        page.page.get_by_role("link", name="Economy").click()
        rows = page.page.locator("section[aria-labelledby=recent-title] tbody tr")
        expect(rows).to_have_count(20)
        expect(rows.first).to_contain_text("20 May")
        page.page.get_by_role("button", name="Older attempts").click()
        expect(rows).to_have_count(60)


def test_what_was_learned_and_decides_is_named_as_learned(browser: Browser, tmp_path: Path) -> None:
    """On the card, in the side bar and in the API, in the same words as everywhere."""
    folder = tmp_path / "state" / "rightsize"
    folder.mkdir(parents=True)
    passed = [call(id=str(number), task_type="qa_simple", verdict="passed") for number in range(4)]
    (folder / "ledger-2026-05.jsonl").write_bytes(b"".join(map(line_of, passed)))
    settings = tmp_path / "config" / "rightsize" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[routing]\nlearning = "on"\n', encoding="utf-8")
    with simulator(crew()) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        page.page.get_by_role("switch", name="Dry run").check()
        page.ask("Explain what a mutex is")
        page.page.get_by_text("All 4 candidates").click()
        expect(page.page.locator(".task .facts dd").last).to_have_text("Q learned from 4 first answers here")
        expect(page.page.locator(".won .reason")).to_have_text("chosen · Q is learned")
        side = page.page.locator("#side")
        expect(side.locator(".formula-foot")).to_contain_text("where Q was learned (see each model), that decides")
        side.get_by_text("Granite 4.1 3B").first.click()
        expect(side.locator(".facts").first).to_contain_text("(assumed prior, Q moved by 4 first answers here)")
        expect(side.locator(".facts").first).to_contain_text("4 of 4 first answers passed")
        with served.client() as program:
            assert program.get("/api/models").json()[0]["learned"][0]["counts"] is True


def test_nothing_yet_says_what_to_do(browser: Browser, unused: Dashboard) -> None:
    """An empty ledger leads to the first request; what is asked elsewhere then shows up by itself."""
    with screen(browser, unused) as page:
        page.page.get_by_role("link", name="Economy").click()
        expect(page.page.locator("#economy-view .empty")).to_contain_text("The ledger is empty")
        with unused.client() as program:
            program.post("/api/chat", json={"prompt": "Explain what a mutex is"}).raise_for_status()
        expect(page.page.locator(".headline div").first).to_contain_text("1 task, 1 answered")
        expect(page.page.locator("section[aria-labelledby=recent-title] tbody tr")).to_have_count(1)
