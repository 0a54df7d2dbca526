"""Everybody gets in: in light and dark, wide and narrow, with the keyboard alone, and as axe sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.support.chromium import NARROW, WIDE, Screen, screen
from tests.support.dashboard_process import MUTEX, TWO_TASKS, crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[str, tuple[int, int], Scheme], ...] = (
    ("wide-light", WIDE, "light"),
    ("wide-dark", WIDE, "dark"),
    ("narrow-light", NARROW, "light"),
    ("narrow-dark", NARROW, "dark"),
)


@pytest.mark.parametrize(("name", "size", "scheme"), LOOKS, ids=[each[0] for each in LOOKS])
def test_everybody_gets_in(open_page: Callable[..., Screen], name: str, size: tuple[int, int], scheme: Scheme) -> None:
    """In each state axe has no serious finding, and nothing reaches out of the window."""
    page = open_page(size=size, scheme=scheme)
    expect(page.page.locator(".empty .engine-note")).not_to_be_empty()
    found = {"empty": page.barriers()}
    page.picture(f"empty-{name}")
    page.ask(TWO_TASKS)
    expect(page.page.locator(".card-foot")).to_contain_text("2 of 2 tasks answered")
    page.page.get_by_role("tab", name="Code").click()
    for summary in page.page.locator(".task summary").all():
        summary.click()
    found["answered"] = page.barriers()
    page.picture(f"answered-{name}")
    extents = [page.extent()]
    if size == NARROW:
        page.page.get_by_role("button", name="Models").click()
    page.page.locator("#side summary").first.click()
    expect(page.page.locator("#side .facts").first).to_be_visible()
    found["models"] = page.barriers()
    if size == NARROW:
        page.picture(f"models-{name}")
    page.page.get_by_role("link", name="Economy").click()
    expect(page.page.locator(".headline")).to_be_visible()
    expect(page.page.locator(".economy table").last).to_be_attached()
    found["economy"] = page.barriers()
    extents.append(page.extent())
    assert found == {state: [] for state in found}
    assert extents == [size] * 2


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_many_tasks_make_no_long_card(open_page: Callable[..., Screen], size: tuple[int, int]) -> None:
    """The first few are shown, and the rest on a key, which leads to the first of them and hides them again."""
    page = open_page(size=size)
    page.page.get_by_role("switch", name="Dry run").check()
    page.ask("\n".join(f"- explain what a mutex is in case {at}" for at in range(30)))
    card, button = page.page.locator(".card"), page.page.get_by_role("button", name="Show")
    expect(card).to_contain_text("30 tasks found")
    expect(card.locator(".task:visible")).to_have_count(3)
    expect(button).to_have_text("Show 27 more tasks")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(card.locator(".task:visible")).to_have_count(30)
    expect(card.locator(".task").nth(3)).to_be_focused()
    assert (page.barriers(), page.extent()) == ([], size)
    expect(button).to_have_text("Show fewer tasks")
    button.press("Enter")
    expect(card.locator(".task:visible")).to_have_count(3)
    expect(button).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("tasks", [2, 12, 32])
def test_every_tab_is_in_sight(open_page: Callable[..., Screen], size: tuple[int, int], tasks: int) -> None:
    """However many answers there are, none is scrolled for sideways, and the keyboard goes through all of them."""
    page = open_page(size=size)
    page.ask("\n".join(f"- explain what a mutex is in case {at}" for at in range(tasks)))
    expect(page.page.locator(".card-foot")).to_contain_text(f"{tasks} of {tasks}")
    bar, tabs = page.page.get_by_role("tablist"), page.page.get_by_role("tab")
    expect(tabs).to_have_count(tasks + 1)
    assert bar.evaluate("each => each.scrollWidth <= each.clientWidth && each.clientHeight < 200")
    expect(page.page.get_by_role("tab", name=f"{tasks} Question")).to_have_count(1)
    tabs.nth(tasks // 2).click()
    expect(page.page.get_by_role("tabpanel")).to_contain_text(MUTEX)
    if tasks > 2:
        expect(page.page.get_by_role("tabpanel")).to_contain_text(f"in case {tasks // 2}")
    for key, at in (("ArrowLeft", tasks // 2 - 1), ("End", tasks), ("ArrowRight", 0)):
        page.page.keyboard.press(key)
        expect(tabs.nth(at)).to_be_focused()
        expect(tabs.nth(at)).to_have_attribute("aria-selected", "true")
    assert (page.barriers(), page.extent()) == ([], size)


def test_what_an_answer_ticks_and_heads_is_seen(page: Screen, models: OllamaSimulator) -> None:
    """Done and to do differ, and no heading is smaller than the text below it, as deep as it may stand."""
    deep = "".join(f"{'#' * level} Level {level}\n\n" for level in range(1, 7))
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(f"{MUTEX}\n\n- [x] one\n- [ ] two\n\n{deep}")]}))
    page.ask("Explain what a mutex is, step by step")
    page.idle()
    page.page.get_by_role("tab", name="Merged").click()
    prose = page.page.get_by_role("tabpanel").locator(".prose")
    expect(prose.locator("li")).to_have_text(["☑ one", "☐ two"])
    sizes = prose.locator("h3, h4, h5, h6, p").evaluate_all("all => all.map(each => getComputedStyle(each).fontSize)")
    text, *heads = sorted(float(each.removesuffix("px")) for each in sizes)
    assert len(heads) == 7
    assert prose.locator("p").first.evaluate("each => getComputedStyle(each).fontSize") == f"{text:g}px"


def test_with_the_keyboard_alone(page: Screen, models: OllamaSimulator) -> None:
    """Skip to the request, ask, go through the tabs, stop, and change the view, without a mouse."""
    keyboard, focused = page.page.keyboard, page.page.locator(":focus")
    expect(focused).to_have_id("prompt")
    page.page.locator("#skip").focus()
    keyboard.press("Enter")
    expect(focused).to_have_id("prompt")
    keyboard.type("Explain what a mutex is\nand write a Python function that halves a number".replace("\n", " "))
    keyboard.press("Enter")
    expect(page.page.locator(".card-foot")).to_contain_text("2 of 2")
    page.page.get_by_role("tab").first.focus()
    for name in ("2 Code", "Merged", "1 Question"):
        keyboard.press("ArrowRight")
        expect(focused).to_contain_text(name)
        expect(focused).to_have_attribute("aria-selected", "true")
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(MUTEX * 9, ends="hang", after=6)]}))
    page.page.locator("#prompt").focus()
    keyboard.type("Explain what a semaphore is")
    keyboard.press("Shift+Enter")
    keyboard.type("in a few words")
    expect(page.page.locator("#prompt")).to_have_value("Explain what a semaphore is\nin a few words")
    keyboard.press("Enter")
    expect(page.page.locator(".coming")).to_contain_text("A mutex")
    keyboard.press("Escape")
    expect(page.page.locator("#status")).to_have_text("Stopped.")
    expect(focused).to_have_id("prompt")


def test_models_are_a_drawer_where_it_is_narrow(open_page: Callable[..., Screen]) -> None:
    """The button opens it, Escape closes it and gives the focus back."""
    page = open_page(size=NARROW)
    side, button = page.page.locator("#side"), page.page.locator("#side-toggle")
    expect(side).to_be_hidden()
    button.press("Enter")
    expect(side).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(button).to_be_focused()


def test_the_theme_is_chosen_and_kept(page: Screen) -> None:
    """System, light, dark: the choice outlives a reload."""
    button = page.page.locator("#theme")
    for name in ("system", "light", "dark"):
        expect(button).to_have_text(f"Theme: {name}")
        if name != "dark":
            button.click()
    page.page.reload()
    expect(button).to_have_text("Theme: dark")
    assert page.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_registry_is_told_as_it_is(browser: Browser, unused: Dashboard) -> None:
    """Each model with its tier and whether it answers; its numbers say where they come from."""
    with screen(browser, unused) as page:
        rows = page.page.locator("#side .models li")
        expect(rows).to_have_count(4)
        expect(rows).to_contain_text(["tier 1Granite 4.1 3B", "tier 2Llama 3.2", "tier 3Gemma 3 4B", "tier 4Mistral"])
        expect(rows.locator(".health")).to_have_text(["ready"] * 4)
        rows.nth(0).locator("summary").click()
        expect(rows.nth(0).locator(".facts")).to_contain_text("0.86 simple, 0.00 hard (assumed prior)")
        page.ask("Explain what a mutex is")
        expect(rows.locator(".health")).to_have_text(["loaded", "ready", "ready", "ready"])
        colours = rows.locator(".tier").evaluate_all("all => all.map(each => getComputedStyle(each).color)")
        assert len(set(colours)) == len(colours)


def test_a_missing_model_has_its_next_step(browser: Browser, tmp_path: Path) -> None:
    """What is not installed says so, with the command that brings it."""
    with simulator(crew()[:3]) as models, dashboard(tmp_path, models.url) as served, screen(browser, served) as page:
        row = page.page.locator("#side .models li").nth(3)
        expect(row.locator(".health")).to_have_text("not installed")
        row.locator("summary").click()
        expect(row.locator(".facts")).to_contain_text("ollama pull mistral-small3.2")
