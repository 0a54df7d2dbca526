"""What the side bar says was asked and spent: in this tab and in the ledger, which must not contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.chromium import screen
from tests.support.dashboard_process import MUTEX, crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.dashboard_process import Dashboard

pytestmark = pytest.mark.browser

REFUSAL = "I'm sorry, but I cannot help with that request."


def test_what_was_stopped_is_in_the_sums(browser: Browser, tmp_path: Path) -> None:
    """This tab and the ledger say the same of it: a refused attempt, and what had come of the next one."""
    hanging = {"answer": None, "replies": [Reply(MUTEX * 9, ends="hang", after=6)]}
    refusing = {"answer": None, "replies": [Reply(REFUSAL)]}
    served_models = crew(granite4=refusing, llama3=hanging, gemma3=hanging, **{"mistral-small3": hanging})
    with simulator(served_models) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        page.ask("Explain what a mutex is")
        expect(page.page.locator(".coming")).to_contain_text("A mutex is a")
        page.page.keyboard.press("Escape")
        expect(page.page.locator(".step").last).to_contain_text("was stopped")
        expect(page.page.locator(".card-foot")).to_contain_text("without an answer")
        page.idle()
        side = page.page.locator("#side")
        expect(side.get_by_role("row", name="Tasks answered 0 of 1 0 of 1")).to_be_visible()
        expect(side.get_by_role("row", name="Calls 2 2")).to_be_visible()
        tab, ledger = side.get_by_role("row", name=re.compile(r"^Cost \d")).get_by_role("cell").all_text_contents()
        assert (tab == ledger, float(tab) > 0) == (True, True)


def test_an_answer_that_is_given_again_is_no_call(browser: Browser, unused: Dashboard) -> None:
    """It is counted apart, in this tab, in the ledger and in the view Economy."""
    with screen(browser, unused) as page:
        side = page.page.locator("#side")
        for again in (0, 1):
            page.ask("Explain what a mutex is")
            expect(
                side.get_by_role("row", name=f"Tasks answered {again + 1} of {again + 1} {again + 1}")
            ).to_be_visible()
            expect(side.get_by_role("row", name="Calls 1 1")).to_be_visible()
            expect(side.get_by_role("row", name=f"From the cache {again} {again}")).to_be_visible()
        page.page.get_by_text("All 4 candidates").last.click()
        expect(page.page.locator(".won .reason").last).to_have_text(
            re.compile(r"chosen · Q learned 0\.\d\d, not counted")
        )
        page.page.get_by_role("link", name="Economy").click()
        told = page.page.locator(".headline div").first
        expect(told).to_contain_text("Calls12 tasks, 2 answered, 1 from the cache")
