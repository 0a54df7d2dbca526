"""What stands of an answer that was stopped, or broke off with the connection or the page."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.chromium import Screen, screen, stored
from tests.support.dashboard_process import MUTEX, crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.browser

TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
QUESTION = "Explain what a mutex is"
SLOW = Reply(tokens=tuple(f"word{number} " for number in range(2000)), delay=0.02)


@pytest.mark.parametrize("button", [True, False], ids=["the button", "Escape"])
def test_what_had_come_before_a_stop_stays(page: Screen, models: OllamaSimulator, *, button: bool) -> None:
    """It is marked as not checked on its tab and in the document, is copied, has its cost, and outlives a reload."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(MUTEX * 9, ends="hang", after=9)]}))
    page.ask(f"{QUESTION}, until the {'button' if button else 'key'} stops it")
    prose = page.page.locator(".prose").first
    expect(prose).to_contain_text("that lets one")
    if button:
        page.page.get_by_role("button", name="Stop").click()
    else:
        page.page.keyboard.press("Escape")
    foot = page.page.locator(".fact-line").first
    expect(foot).to_contain_text(re.compile(r"not checked · .* tokens · cost 0\.0"))
    page.idle()
    came = prose.inner_text()
    assert MUTEX.startswith(came)
    page.page.get_by_role("button", name="Copy what had come").click()
    assert page.page.evaluate("navigator.clipboard.readText()").strip() == came
    assert page.barriers() == []
    for _ in range(2):
        note = page.page.locator(".panel .waiting").first
        expect(note).to_have_text("Stopped: what had come stands here, and was not checked.")
        expect(page.page.locator(".prose.unchecked")).to_have_text(came)
        expect(page.page.locator(".step")).to_contain_text("was stopped")
        page.page.get_by_role("tab", name="Merged").click()
        merged = page.page.get_by_role("tabpanel")
        expect(merged.get_by_role("heading")).to_have_text("1. Question: stopped, not checked")
        expect(merged.locator("blockquote")).to_have_text(came)
        page.page.reload()


@pytest.mark.parametrize(
    ("ending", "said", "how", "step"),
    [
        (signal.SIGKILL, "The connection to Rightsize broke. Start rightsize dashboard", "Broken off", "was not heard"),
        (signal.SIGINT, "The server was stopped", "Stopped", "was stopped"),
    ],
)
def test_a_server_that_ends_in_the_middle(
    browser: Browser, tmp_path: Path, ending: signal.Signals, said: str, how: str, step: str
) -> None:
    """The request says so and how to go on, what had come stays, and nothing looks as if it still came."""
    with (
        simulator(crew(granite4={"answer": None, "replies": [SLOW]})) as models,
        dashboard(tmp_path, models.url) as served,
        screen(browser, served) as page,
    ):
        page.ask(QUESTION)
        expect(page.page.locator(".prose").first).to_contain_text("word2")
        served.process.send_signal(ending)
        expect(page.page.locator(".turn-body > .trouble")).to_contain_text(said)
        page.idle()
        expect(page.page.locator(".panel .waiting").first).to_contain_text(f"{how}: what had come stands here")
        expect(page.page.locator(".step")).to_contain_text(step)
        expect(page.page.locator(".coming")).to_have_count(0)
        expect(page.page.locator(".prose.unchecked")).to_contain_text("word2")
        expect(page.page.get_by_role("button", name="Copy what had come")).to_be_visible()
        served.process.wait(60)
        page.page.get_by_role("button", name="Ask again").click()
        expect(page.page.locator("#composer-note .trouble")).to_contain_text("does not answer any more")


def test_a_reload_takes_nothing_with_it(page: Screen, models: OllamaSimulator) -> None:
    """Request, what had come and what counts are there again, once and without secrets, and asking again is a press."""
    models.serve(*crew(granite4={"answer": None, "replies": [SLOW, Reply(MUTEX)]}))
    side = page.page.locator("#side")
    page.ask(f"{QUESTION}, and what {TOKEN} is")
    expect(page.page.locator(".prose").first).to_contain_text("word2")
    assert TOKEN not in page.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    for _ in range(2):
        page.page.reload()
        expect(page.page.locator(".bubble p")).to_have_text(f"{QUESTION}, and what ghp_…[40 characters] is")
        expect(page.page.locator(".prose.unchecked")).to_contain_text("word1 word2")
        expect(page.page.locator(".panel .waiting").first).to_contain_text("Broken off: what had come stands here")
        expect(page.page.locator(".turn-body > .trouble")).to_contain_text("A reload, or closing the page, broke")
        expect(side.get_by_role("row", name="Requests 1")).to_be_visible()
        expect(side.get_by_role("row", name="Tasks answered 0 of 1")).to_be_visible()
        expect(side.get_by_role("row", name=re.compile("^Calls 1"))).to_be_visible()
    assert page.barriers() == []
    page.page.get_by_role("button", name="Ask again").click()
    expect(page.page.locator(".turn").last.locator(".prose").first).to_have_text(MUTEX)
    page.idle()
    expect(side.get_by_role("row", name="Requests 2")).to_be_visible()
    assert [each["state"] for each in stored(page, "rightsize.turns")] == ["failed", "done"]


def test_a_page_that_is_closed_leaves_its_request(page: Screen, models: OllamaSimulator) -> None:
    """Whoever opens it again has the request and what had come of it, as broken off."""
    models.serve(*crew(granite4={"answer": None, "replies": [SLOW]}))
    page.ask(f"{QUESTION}, until the page is closed")
    expect(page.page.locator(".prose").first).to_contain_text("word2")
    address, context = page.page.url, page.page.context
    page.page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.locator(".prose.unchecked")).to_contain_text("word2")
    expect(again.locator(".turn-body > .trouble")).to_contain_text("closing the page")
    expect(again.get_by_role("row", name="Requests 0")).to_be_visible()


def test_words_that_nobody_asked_outlive_a_reload(page: Screen) -> None:
    """Typed or just sent, they are in the box again; where nothing is kept they are not."""
    prompt, menu = page.page.locator("#prompt"), page.page.locator("#history summary")
    prompt.fill("What I am about to ask")
    page.page.reload()
    expect(prompt).to_have_value("What I am about to ask")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.page.route("**/api/chat/stream", hold)
    prompt.press("Enter")
    expect(page.page.locator(".turn .waiting")).to_have_text("Finding the tasks")
    prompt.fill("What comes next")
    page.page.reload()
    expect(prompt).to_have_value("What I am about to ask\n\nWhat comes next")
    menu.click()
    page.page.get_by_role("switch", name="Keep in this browser").uncheck()
    page.page.reload()
    expect(page.page.locator("#side .models li")).not_to_have_count(0)
    expect(prompt).to_have_value("")
    prompt.fill("What nobody keeps")
    page.page.reload()
    expect(page.page.locator("#side .models li")).not_to_have_count(0)
    expect(prompt).to_have_value("")
