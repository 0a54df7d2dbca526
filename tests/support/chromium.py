"""Debian's Chromium, driven by Playwright: a page of the dashboard, its complaints, and what axe says of it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

    from tests.support.dashboard_process import Dashboard

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "page"
PICTURES = ROOT / "docs" / "pictures"
WIDE, NARROW = (1280, 860), (380, 780)

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE = 120_000
"""Milliseconds that a busy machine may need for one step; the first answer waits for LiteLLM to be imported."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ANSWERED = "Failed to load resource"
_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
    (each) => `${each.impact} ${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`)"""


def must_have(found: str | None, reason: str) -> str:
    """Return what a test needs; without it the test is skipped, but not where everything must be there."""
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def node_modules() -> Path:
    """Return what the page is built from and tested with."""
    folder = SOURCES / "node_modules"
    must_have("there" if folder.is_dir() else None, "no page/node_modules: run `npm ci` in page/")
    return folder


def browser_path() -> str | None:
    """Return where the browser is, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser; it must not outlive the tests that wait for it, whose loops it would stand in the way of."""
    path = must_have(browser_path(), "no Chromium: put `chromium` on the PATH, or name one in CHROMIUM")
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_FLAGS), timeout=_PATIENCE)
        yield browser
        browser.close()


@dataclass
class Screen:
    """One page in a window of its own, with nothing kept.

    Attributes:
        complaints: what the browser said on its console, refused requests left out, and scripts that failed.
    """

    page: Page
    complaints: list[str] = field(default_factory=list)

    def ask(self, text: str) -> None:
        """Type a request and send it."""
        self.page.locator("#prompt").fill(text)
        self.page.keyboard.press("Enter")

    def idle(self) -> None:
        """Wait until nothing runs."""
        expect(self.page.locator("#stop")).to_be_hidden()
        expect(self.page.locator("#send")).to_be_visible()

    def picture(self, name: str) -> None:
        """Keep a picture of the page in docs/, where the variable PICTURES asks for it."""
        if os.environ.get("PICTURES"):
            PICTURES.mkdir(exist_ok=True)
            self.page.mouse.move(0, 0)
            self.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")

    def barriers(self) -> list[str]:
        """Return what axe-core finds that keeps people out, serious and critical findings alone."""
        script = (node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
        self.page.evaluate(script)
        found: list[str] = self.page.evaluate(_AXE)
        return [each for each in found if each.startswith(("serious", "critical"))]

    def extent(self) -> tuple[int, int]:
        """Return how wide and high the page is; more than the window means that it can be pushed out of it."""
        width, height = self.page.evaluate(
            "(({ scrollWidth, scrollHeight }) => [scrollWidth, scrollHeight])(document.documentElement)"
        )
        return int(width), int(height)


@contextmanager
def screen(
    browser: Browser, served: Dashboard, *, size: tuple[int, int] = WIDE, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Screen]:
    """Open the dashboard as a person does, at the address with the secret; what it complains of fails the test."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    context.set_default_timeout(_PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = Screen(context.new_page())

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and _ANSWERED not in message.text:
            opened.complaints.append(message.text)

    opened.page.on("console", heard)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.goto(served.address)
    expect(opened.page.locator("#side .models li")).not_to_have_count(0)
    yield opened
    context.close()
    assert opened.complaints == []


def stored(opened: Screen, name: str) -> Any:
    """Return what the browser keeps under a name."""
    return opened.page.evaluate("name => JSON.parse(localStorage.getItem(name))", name)
