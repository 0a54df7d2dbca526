"""When something fails, the page says what in a sentence with the next step, and stays usable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.chromium import NARROW, WIDE, Screen, screen
from tests.support.dashboard_process import MUTEX, TWO_TASKS, Dashboard, crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.browser

QUESTION = "Explain what a mutex is"
REFUSAL = "I'm sorry, but I cannot help with that request."
BROKEN = {"broken": (500, "unable to load model: invalid file magic")}


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard of its own, since it remembers for a while which models failed."""
    models = crew(**dict.fromkeys(request.param, BROKEN))
    with simulator(models) as server, dashboard(tmp_path, server.url) as started:
        yield started


def test_who_hears_the_page_is_told_how_much_is_there(browser: Browser, tmp_path: Path) -> None:
    """Where a task has no answer, the last word does not say that all have one."""
    refusing = {"answer": None, "replies": [Reply(REFUSAL)] * 9}
    served_models = crew(**dict.fromkeys(("llama3", "gemma3", "mistral-small3"), refusing))
    with simulator(served_models) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        page.ask(TWO_TASKS)
        expect(page.page.locator(".card-foot")).to_contain_text("1 of 2 tasks answered")
        expect(page.page.locator("#status")).to_have_text("1 of 2 tasks answered.")


@pytest.mark.parametrize("broken", [("granite4",)], indirect=True)
def test_a_model_that_fails_is_passed_over(browser: Browser, broken: Dashboard) -> None:
    """A model that gives no answer says why, and another one answers."""
    with screen(browser, broken) as page:
        page.ask(QUESTION)
        steps = page.page.locator(".step")
        expect(steps.nth(0)).to_contain_text("Granite 4.1 3B gave no answer: The files of granite4.1:3b are damaged")
        expect(steps.nth(1)).to_contain_text("passed")
        expect(page.page.locator(".prose").first).to_have_text(MUTEX)
        page.picture("failover")


@pytest.mark.parametrize("broken", [("granite4", "llama3", "gemma3", "mistral-small3")], indirect=True)
def test_nobody_answers(browser: Browser, broken: Dashboard) -> None:
    """Where every model fails, the section holds the error."""
    with screen(browser, broken) as page:
        page.ask(QUESTION)
        expect(page.page.locator(".panel .trouble").first).to_contain_text("No answer passed; each step above says why")
        expect(page.page.locator(".step")).to_contain_text(["ollama pull granite4.1:3b"] + ["are damaged"] * 3)
        expect(page.page.locator(".card-foot")).to_contain_text("0 of 1 task answered")
        page.idle()
        page.picture("error")


def test_a_model_that_was_removed(browser: Browser, tmp_path: Path) -> None:
    """Its name stays as it is typed, though the sentence begins with it."""
    with (
        simulator(crew()) as models,
        dashboard(tmp_path, models.url) as served,
        screen(browser, served) as page,
    ):
        models.serve(*crew()[1:])
        page.ask(QUESTION)
        expect(page.page.locator(".step").first).to_contain_text("gave no answer: granite4.1:3b is not installed")
        page.idle()


def test_no_model_server(browser: Browser, tmp_path: Path) -> None:
    """Before anything was asked, the page says that nobody would answer and what to do about it."""
    with dashboard(tmp_path, "http://127.0.0.1:1") as served, screen(browser, served) as page:
        expect(page.page.locator(".engine-note")).to_contain_text("ollama serve")
        commands = page.page.locator(".setup .command code")
        larger = ["ollama pull llama3.2", "ollama pull gemma3:4b", "ollama pull mistral-small3.2"]
        expect(commands).to_have_text(["ollama serve", "ollama pull granite4.1:3b", *larger])
        assert page.barriers() == []
        page.picture("no-models")
        page.page.locator(".setup").get_by_role("button", name="Copy").nth(1).click()
        assert page.page.evaluate("navigator.clipboard.readText()") == "ollama pull granite4.1:3b"
        page.ask(QUESTION)
        expect(page.page.locator(".card-foot")).to_have_text("0 of 1 task answered · no model was asked")
        page.idle()


def test_no_model_installed(browser: Browser, tmp_path: Path) -> None:
    """The one step that is left; once it is done the page says that it can answer, without a reload."""
    with simulator([]) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        expect(page.page.locator(".setup li")).to_have_count(2)
        expect(page.page.locator(".setup .command code").first).to_have_text("ollama pull granite4.1:3b")
        models.serve(*crew())
        expect(page.page.locator(".engine-note")).to_contain_text("with 4 chat models")
        expect(page.page.locator(".setup")).to_have_count(0)


def test_a_request_without_words_is_not_sent(page: Screen) -> None:
    """A hint says what is missing, where one looks and where one listens, and goes when something is typed."""
    hint = page.page.locator("#composer-note")
    for blank in ("", "   "):
        page.ask(blank)
        expect(hint).to_have_text("Write what you want first.")
        expect(page.page.locator("#status")).to_have_text("Write what you want first.")
        expect(page.page.get_by_role("alert")).to_have_count(0)
        assert page.barriers() == []
        page.page.locator("#prompt").press_sequentially("a")
        expect(hint).to_be_empty()
    expect(page.page.locator(".turn")).to_have_count(0)


TOO_MANY = "\n".join(f"- explain what number {at} is" for at in range(40))
TOO_MUCH = [
    pytest.param("x" * 100_001, "100,000", id="too long"),
    pytest.param(TOO_MANY, "40 things", id="too many tasks"),
]


@pytest.mark.parametrize(("text", "reason"), TOO_MUCH)
def test_a_request_that_is_refused(open_page: Callable[..., Screen], text: str, reason: str) -> None:
    """Its words are in the box again, below the reason, for who wants to change them; it counts as none."""
    page = open_page(size=WIDE)
    side, prompt = page.page.locator("#side"), page.page.locator("#prompt")
    page.page.get_by_role("switch", name="Dry run").check()
    page.ask(QUESTION)
    expect(side.get_by_role("row", name="Requests 1")).to_be_visible()
    page.page.get_by_role("switch", name="Dry run").uncheck()
    prompt.evaluate("(box, text) => { box.value = text }", text)
    page.page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.page.get_by_role("alert")).to_contain_text(reason)
    page.idle()
    expect(prompt).to_have_value(text)
    expect(prompt).to_be_focused()
    expect(page.page.locator(".turn")).to_have_count(1)
    assert page.barriers() == []
    prompt.fill(QUESTION)
    expect(page.page.locator("#composer-note")).to_be_empty()
    prompt.press("Enter")
    expect(side.get_by_role("row", name="Requests 2")).to_be_visible()


def test_a_refused_request_takes_no_other_words(page: Screen) -> None:
    """What was typed while it was on its way stays in the box, and its own words are a press away."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.page.route("**/api/chat/stream", hold)
    prompt = page.page.locator("#prompt")
    page.ask(TOO_MANY)
    expect(page.page.locator(".turn .waiting")).to_have_text("Finding the tasks")
    prompt.fill(QUESTION)
    held[0].continue_()
    expect(page.page.get_by_role("alert")).to_contain_text("40 things")
    expect(prompt).to_have_value(QUESTION)
    expect(page.page.locator(".turn .waiting")).to_have_text("Refused; the reason stands below.")
    page.page.get_by_role("button", name="Edit again").click()
    expect(prompt).to_have_value(TOO_MANY)


def test_both_sides_count_the_same_tasks(browser: Browser, tmp_path: Path) -> None:
    """What a task without an answer cost is told, and saved is what the other one saved."""
    refusing = {"answer": None, "replies": [Reply(REFUSAL)]}
    others = dict.fromkeys(("llama3", "gemma3", "mistral-small3"), refusing)
    with (
        simulator(crew(**others)) as models,
        dashboard(tmp_path, models.url) as served,
        screen(browser, served) as page,
    ):
        page.ask(TWO_TASKS)
        foot, side = page.page.locator(".card-foot"), page.page.locator("#side")
        expect(foot).to_contain_text("1 of 2 tasks answered")
        expect(foot).to_contain_text(
            re.compile(r"cost [\d.]+, [\d.]+ of it without an answer · what was answered cost 95\s% less")
        )
        # Tier 1 costs a twentieth of tier 4.
        expect(side.get_by_role("row", name="Saved 95 % 95 %")).to_be_visible()
        page.picture("partly")
        page.page.get_by_role("link", name="Economy").click()
        headline = page.page.locator(".headline")
        expect(headline).to_contain_text("Saved95 %")
        expect(headline).to_contain_text("of it without an answer")
        figure = page.page.locator("figure", has_text="Cost against always tier 4")
        expect(figure.locator("figcaption")).to_contain_text("95 % less than on tier 4 alone for the same answers")
        expect(figure.locator(".legend li")).to_have_text(["For answers", "Tier 4 alone for the same", "Spent in all"])


def test_a_server_that_is_gone(browser: Browser, unused: Dashboard) -> None:
    """When the server has ended, the page says so and names the command, and shows no health that nobody knows."""
    with screen(browser, unused, size=NARROW) as page:
        page.page.get_by_role("link", name="Economy").click()
        expect(page.page.locator("#economy-view .empty")).to_be_visible()
        unused.process.terminate()
        unused.process.wait(60)
        expect(page.page.locator("#banner")).to_contain_text("does not answer any more. Run rightsize dashboard")
        expect(page.page.locator("#economy-view .empty")).to_be_visible()
        page.page.get_by_role("link", name="Ask", exact=True).click()
        page.ask(QUESTION)
        expect(page.page.locator("#composer-note .trouble")).to_contain_text("does not answer any more")
        expect(page.page.locator("#prompt")).to_have_value(QUESTION)
        page.idle()
        expect(page.page.locator("#side .models.stale")).to_have_count(1)


def test_a_server_that_was_started_anew(browser: Browser, tmp_path: Path) -> None:
    """It has another key: an old page says so, and goes on when its browser has that."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    nobody = "http://127.0.0.1:1"
    with dashboard(tmp_path / "old", nobody) as served, screen(browser, served) as page:
        page.page.get_by_role("link", name="Economy").click()
        served.process.terminate()
        served.process.wait(60)
        with dashboard(tmp_path / "new", nobody, "--port", str(served.port)) as anew:
            expect(page.page.locator("#banner")).to_contain_text("was started anew")
            page.page.context.new_page().goto(anew.address)
            expect(page.page.locator("#banner")).to_be_hidden()


def test_a_kept_request_that_cannot_be_shown(page: Screen) -> None:
    """As another version may have left it: it is left out, and the page works."""
    page.ask(QUESTION)
    page.idle()
    page.page.evaluate(
        """() => localStorage.setItem("rightsize.turns", JSON.stringify(
            [{ id: "old", prompt: "old", sections: [{}] }, ...JSON.parse(localStorage.getItem("rightsize.turns"))]))"""
    )
    page.page.reload()
    expect(page.page.locator(".turn")).to_have_count(1)
    expect(page.page.locator("#side .models li")).not_to_have_count(0)
