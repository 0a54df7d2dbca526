"""The page against the real server, the real LiteLLM child and a simulated Ollama: ask, watch, stop, and try dry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.chromium import Screen, stored
from tests.support.dashboard_process import CODE, MUTEX, TWO_TASKS, crew
from tests.support.ollama_models import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.browser

MUTEX_QUESTION = "Explain what a mutex is"
TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345"
REFUSAL = "I'm sorry, but I cannot help with that request."
HOSTILE = (
    MUTEX + " <img src=x onerror=\"document.title='taken'\"> <script>document.title='taken'</script> "
    "<a class=primary href='javascript:document.title=1'>a</a> [b](javascript:alert(1)) [c](https://example.org) "
    "![d <img>](https://example.org/d.png) <p style='position:fixed'>e</p>\n\n```python\nprint('<b>')\n```"
)


def test_the_thin_line(page: Screen) -> None:
    """Two tasks are found, routed to two models, answered side by side, and merged; it says what that cost."""
    page.ask(TWO_TASKS)
    thread = page.page.locator("#thread")
    expect(thread.locator(".card-head")).to_contain_text("2 tasks found")
    expect(thread.locator(".task")).to_have_count(2)
    expect(thread.locator(".bars dt")).to_have_text(["Complexity", "Quality", "Threshold", "Utility"] * 2)
    expect(thread.locator(".bars .bar .fill")).to_have_count(8)
    expect(thread.locator(".task").nth(0)).to_contain_text("Granite 4.1 3B")
    expect(thread.locator(".task").nth(1)).to_contain_text("Llama 3.2")
    expect(thread.locator(".card-foot")).to_contain_text("2 of 2 tasks answered")
    expect(thread.locator(".card-foot")).to_contain_text("less than on tier 4 alone")
    expect(thread.locator("[role=tabpanel]").nth(0)).to_contain_text(MUTEX)
    page.page.get_by_role("tab", name="Code").click()
    expect(thread.locator("[role=tabpanel]").nth(1).locator("pre")).to_contain_text("return amount / 2")
    page.picture("ask")
    side = page.page.locator("#side")
    expect(side.get_by_role("row", name="Requests 1")).to_be_visible()
    expect(side.get_by_role("row", name="Tasks answered 2 of 2")).to_be_visible()
    page.page.get_by_role("tab", name="Merged").click()
    merged = thread.locator("[role=tabpanel]").nth(2)
    expect(merged.get_by_role("button", name="Copy all")).to_be_visible()
    expect(merged.get_by_role("heading")).to_contain_text(["1. Question: Granite 4.1 3B", "2. Code generation: Llama"])


def test_every_candidate_has_its_reason(page: Screen) -> None:
    """On a click all models are there: the one that was chosen, and why each other one was not."""
    page.ask(MUTEX_QUESTION)
    page.page.get_by_text(re.compile("All 4 candidates")).click()
    rows = page.page.locator(".task tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(0)).to_contain_text("chosen")
    for at in (1, 2, 3):
        expect(rows.nth(at).locator(".reason")).to_contain_text("costs more")
    expect(page.page.locator(".task .facts")).to_contain_text("Why question")


def test_the_first_example_says_what_it_shows(page: Screen) -> None:
    """It says how many tasks it holds; how many models they go to is for the routing to say."""
    page.page.get_by_role("switch", name="Dry run").check()
    example = page.page.locator(".examples button").first
    expect(example.locator(".faint")).to_have_text("Two tasks at once")
    example.click()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".task")).to_have_count(2)


def test_an_answer_is_shown_while_it_comes_and_stopped_on_a_word(page: Screen, models: OllamaSimulator) -> None:
    """What has come is there before the end is; Stop ends it, and the model server is told to."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(MUTEX * 9, ends="hang", after=6)]}))
    page.ask(MUTEX_QUESTION + ", slowly")
    expect(page.page.locator(".coming")).to_contain_text("A mutex is a")
    expect(page.page.locator(".step.asking")).to_contain_text("Granite 4.1 3B is asked")
    page.ask("Meanwhile")
    expect(page.page.locator("#composer-note")).to_have_text("Wait for the answers, or stop them first.")
    page.page.get_by_role("button", name="Stop").click()
    expect(page.page.locator(".step")).to_contain_text("was stopped")
    expect(page.page.locator(".card-foot")).to_contain_text("Stopped")
    page.idle()
    expect(page.page.locator("#composer-note")).to_be_empty()
    assert models.wait_until(lambda: models.asked("/api/chat")[-1].disconnected_at is not None)


def test_a_refused_answer_climbs(page: Screen, models: OllamaSimulator) -> None:
    """An answer that the checks refuse is dropped, the step says why, and the next model's answer stands."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(REFUSAL)]}))
    page.ask(MUTEX_QUESTION + " at last")
    steps = page.page.locator(".step")
    expect(steps.nth(0)).to_contain_text("Granite 4.1 3B was refused")
    expect(steps.nth(1)).to_contain_text("passed")
    expect(page.page.locator(".prose").first).to_have_text(MUTEX)
    expect(page.page.locator(".fact-line").first).to_contain_text("2 attempts")
    page.picture("escalation")


def test_the_end_stays_in_sight(page: Screen, models: OllamaSimulator) -> None:
    """The thread follows an answer as it grows, and stays where somebody opens or reads something."""
    long = "\n\n".join(f"{number}. {MUTEX}" for number in range(1, 40))
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(long)]}))
    page.ask(MUTEX_QUESTION + " at length")
    expect(page.page.locator(".card-foot")).to_contain_text("1 of 1")
    expect(page.page.locator(".card-foot")).to_be_in_viewport()
    summary = page.page.get_by_text(re.compile("All 4 candidates"))
    summary.click()
    expect(page.page.locator(".task tbody tr")).to_have_count(4)
    expect(summary).to_be_in_viewport()


def test_a_dry_run_asks_nobody(page: Screen, models: OllamaSimulator) -> None:
    """With the switch on, routing is shown and no model is asked, until the person says so."""
    page.page.get_by_role("switch", name="Dry run").check()
    page.ask("Is this safe?\n\n```python\nimport os\nos.system(input())\n```")
    expect(page.page.locator(".task")).to_contain_text("Mistral Small 3.2")
    expect(page.page.locator(".why")).to_have_text("A review goes to tier 4, whatever it costs.")
    expect(page.page.locator(".dry")).to_contain_text("no model was asked")
    assert models.asked("/api/chat") == []
    page.ask(MUTEX_QUESTION)
    expect(page.page.locator(".dry")).to_have_count(2)
    page.page.locator("#prompt").fill("What I write next")
    page.page.get_by_role("button", name="Ask it now").last.click()
    expect(page.page.locator(".prose").first).to_have_text(MUTEX)
    expect(page.page.locator("#prompt")).to_have_value("What I write next")


def test_code_alone_is_explained(page: Screen, models: OllamaSimulator) -> None:
    """The card says that nothing is asked and what is done all the same, and the model is asked for that."""
    page.ask("```python\ndef halve(amount):\n    return amount / 2\n```")
    expect(page.page.locator(".task .unasked")).to_have_text("nothing is asked, so the code is explained")
    page.idle()
    assert "Explain what this code does." in models.asked("/api/chat")[-1].body["messages"][-1]["content"]


def test_the_sliders_only_ask_what_if(page: Screen) -> None:
    """Other weights change the formula and say what utility would choose; the decision stays."""
    page.page.get_by_role("switch", name="Dry run").check()
    page.ask("Write a function that halves a number")
    expect(page.page.locator(".chosen")).to_contain_text("Llama 3.2")
    expect(page.page.locator(".wish")).to_be_hidden()
    page.page.get_by_label("α, the weight of quality").fill("0.9")
    expect(page.page.locator(".formula")).to_have_text("U = 0.90 · Q − 0.40 · C")
    expect(page.page.locator(".wish")).to_contain_text("would choose Gemma 3 4B (tier 3)")
    expect(page.page.locator(".chosen")).to_contain_text("Llama 3.2")
    page.picture("what-if")
    page.page.get_by_label("α, the weight of quality").fill("0")
    expect(page.page.locator("#side td.best")).not_to_have_count(0)
    page.page.get_by_label("β, the weight of cost").fill("0")
    expect(page.page.locator(".wish")).to_have_text(
        "With α 0.00 and β 0.00 nothing is weighed, so utility chooses nobody."
    )
    expect(page.page.locator("#side td.best")).to_have_count(0)
    page.page.get_by_role("button", name="Reset").click()
    expect(page.page.locator(".wish")).to_be_hidden()


def test_what_a_model_writes_is_text(page: Screen, models: OllamaSimulator) -> None:
    """Markup, scripts, pictures and odd links in an answer do nothing, and nothing is fetched."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(HOSTILE)]}))
    page.ask(MUTEX_QUESTION + " and no more")
    prose = page.page.locator(".prose").first
    expect(prose.locator(".code pre")).to_have_text("print('<b>')\n")
    assert prose.locator("img, script, [style], .primary, a[href^=javascript]").count() == 0
    assert prose.locator("a[href]").evaluate_all("all => all.map(each => each.href)") == ["https://example.org/"]
    expect(prose).to_contain_text("<script>")
    expect(prose).to_contain_text("[picture: d <img>]")
    expect(page.page).to_have_title("Rightsize")


def test_copying(page: Screen) -> None:
    """Answers and code are copied as the model wrote them, and the button says so."""
    page.ask("Write a Python function that halves a number")
    page.page.get_by_role("button", name="Copy answer").click()
    expect(page.page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.page.evaluate("navigator.clipboard.readText()") == CODE
    page.page.get_by_role("button", name="Copy code").first.click()
    assert page.page.evaluate("navigator.clipboard.readText()") == "def halve(amount):\n    return amount / 2\n"


def test_a_long_history_costs_nothing(page: Screen) -> None:
    """Requests out of sight are not drawn, and the newest one is in sight, after a reload too."""
    page.page.get_by_role("switch", name="Dry run").check()
    turns = page.page.locator(".turn")
    for number in range(1, 9):
        page.ask(f"{MUTEX_QUESTION}, case {number}")
        expect(turns.locator(".dry")).to_have_count(number)
    for _ in range(2):
        expect(turns.last.locator(".dry")).to_be_in_viewport()
        first = turns.first.locator(".dry").evaluate_handle("each => each")
        assert not first.evaluate("each => each.checkVisibility({ contentVisibilityAuto: true })")
        page.idle()
        page.page.reload()
        expect(turns).to_have_count(8)


def test_history_stays_in_the_browser(page: Screen) -> None:
    """After a reload the thread is there, asked of nobody again; cleared, it is gone for good."""
    page.ask(MUTEX_QUESTION)
    expect(page.page.locator(".card-foot")).to_contain_text("1 of 1 task answered")
    page.idle()
    page.page.reload()
    expect(page.page.locator(".bubble p")).to_have_text(MUTEX_QUESTION)
    expect(page.page.locator(".prose").first).to_have_text(MUTEX)
    page.page.locator("#history summary").click()
    page.page.get_by_role("button", name="Clear history").click()
    page.page.get_by_role("button", name="Press again to clear").click()
    expect(page.page.locator(".empty")).to_be_visible()
    assert stored(page, "rightsize.turns") == []


def test_secrets_are_kept_as_masks(page: Screen, models: OllamaSimulator) -> None:
    """What no model is shown does not lie in the browser's store either; the page itself shows it until it is left."""
    models.serve(*crew(granite4={"answer": lambda body: Reply(f"It is this: {_placeholder(body)}. " + MUTEX)}))
    page.ask(f"{MUTEX_QUESTION}, and what {TOKEN} is")
    expect(page.page.locator(".bubble p")).to_contain_text(TOKEN)
    expect(page.page.locator(".prose").first).to_contain_text(f"It is this: {TOKEN}.")
    page.idle()
    assert TOKEN not in page.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    page.page.reload()
    expect(page.page.locator(".bubble p")).to_contain_text("what ghp_…[40 characters] is")
    expect(page.page.locator(".prose").first).to_contain_text("It is this: ghp_…[40 characters].")


def _placeholder(body: Mapping[str, Any]) -> str:
    """Return what the model is shown in the place of the secret."""
    found: list[str] = re.findall(r"RIGHTSIZE_SECRET_\w+", str(body["messages"][-1]["content"]))
    return found[0]


def test_nothing_is_kept_where_nobody_wants_it(page: Screen) -> None:
    """Off, the history of before goes at once, what is asked then stays on the page alone, and off stays off."""
    page.ask(MUTEX_QUESTION)
    expect(page.page.locator(".card-foot")).to_contain_text("1 of 1")
    page.idle()
    menu = page.page.locator("#history summary")
    menu.click()
    assert page.barriers() == []
    page.page.get_by_role("switch", name="Keep in this browser").uncheck()
    page.page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.page.locator(".turn")).to_have_count(1)
    assert stored(page, "rightsize.turns") == []
    page.ask(MUTEX_QUESTION + " again")
    expect(page.page.locator(".turn")).to_have_count(2)
    page.idle()
    page.page.reload()
    expect(page.page.locator(".empty")).to_be_visible()
    menu.click()
    expect(page.page.get_by_role("switch", name="Keep in this browser")).not_to_be_checked()
    assert stored(page, "rightsize.turns") == []


def test_what_was_counted_outlives_a_reload(page: Screen) -> None:
    """The figures of this tab stand beside those of the ledger, and say what they are."""
    page.ask(TWO_TASKS)
    expect(page.page.locator(".card-foot")).to_contain_text("2 of 2")
    page.idle()
    side = page.page.locator("#side")
    for _ in range(2):
        expect(side.get_by_role("row", name="Requests 1")).to_be_visible()
        expect(side.get_by_role("row", name="Tasks answered 2 of 2")).to_be_visible()
        expect(side.locator(".unit")).to_contain_text("what was asked here since it was opened")
        page.page.reload()


def test_what_stands_of_an_answer_is_not_drawn_again(page: Screen, models: OllamaSimulator) -> None:
    """While an answer comes only its last block changes, and at its end it is what a whole one would be."""
    blocks = ("# One", MUTEX, "- a\n- b", "## Two", MUTEX + " And so on." * 40, "### Three", "The end of it.")
    text = "\n\n".join(blocks)
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(text, delay=0.01)]}))
    page.ask(MUTEX_QUESTION + " in parts")
    prose = page.page.locator(".prose").first
    expect(prose).to_contain_text("And so on.")
    expect(page.page.locator(".coming")).to_have_count(1)
    first = prose.locator("p").first.evaluate_handle("each => each")
    grown = "([box, seen]) => box.innerText.length > seen.length"
    page.page.wait_for_function(grown, arg=[prose.element_handle(), prose.inner_text()])
    assert first.evaluate("each => each.isConnected")
    assert prose.locator("h3, h4, h5").evaluate_all("all => all.map(each => each.tagName)")[:2] == ["H3", "H4"]
    expect(prose).to_contain_text("The end of it.")
    page.idle()
    assert prose.locator("h3, h4, h5").evaluate_all("all => all.map(each => each.tagName)") == ["H3", "H4", "H5"]
