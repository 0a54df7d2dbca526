"""The card of a request that a model was asked to split: who did, what it cost, and why where the rules stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.chromium import screen
from tests.support.cli_process import PATIENCE
from tests.support.dashboard_process import MUTEX, crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.unsure import split_reply, unsure_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.browser

REQUEST = unsure_request()
SPLIT = split_reply((REQUEST.first, "qa_simple"), (REQUEST.second, "summarisation"))


@pytest.fixture
def splitting(model_server: OllamaSimulator, tmp_path: Path) -> Iterator[Dashboard]:
    """A dashboard whose user lets tier 1 split; it has answered nothing before."""
    file = tmp_path / "config" / "rightsize" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'[ask]\nsplit = "tier1"\nsplit_seconds = {PATIENCE}\n')
    with dashboard(tmp_path, model_server.url) as started:
        yield started


def serve(models: OllamaSimulator, reply: str) -> None:
    """Have every model answer well, and the lightest one split like this."""

    def light(body: Mapping[str, Any]) -> Reply:
        asked = str(body["messages"][-1]["content"])
        return Reply(text=reply if "Which tasks does this request ask for?" in asked else MUTEX)

    models.serve(*crew(granite4={"answer": light}))


def test_the_card_says_who_split_it(browser: Browser, splitting: Dashboard, models: OllamaSimulator) -> None:
    """Above the tasks with its cost, and with each task among what spoke for it: rubbish, a split, and once more."""
    steps = (
        ("two, I would say", r"answered does not hold .* \(.*, cost 0\.0\d+\)", "the rules were unsure, and their"),
        (SPLIT, r"Split by Granite 4\.1 3B, since .* \(.*, cost 0\.0\d+\)", "split by Granite 4.1 3B, verified"),
        (SPLIT, r"Split by Granite 4\.1 3B, since .* \(from the cache\)", "split by Granite 4.1 3B, verified"),
    )
    for reply, sentence, evidence in steps:
        serve(models, reply)
        with screen(browser, splitting) as page:
            page.ask(REQUEST.text)
            card = page.page.locator("#thread .card").first
            expect(card).to_contain_text(re.compile(sentence))
            card.get_by_text(re.compile("candidates")).first.click()
            expect(card).to_contain_text(evidence)
            assert page.barriers() == []


def test_a_split_without_an_answer_was_in_vain(browser: Browser, splitting: Dashboard, models: OllamaSimulator) -> None:
    """The card says of the costs what the terminal says: what answers cost holds the split, and there are none."""
    refusal = Reply("I'm sorry, but I cannot help with that request.")
    refusing = {"answer": None, "replies": [refusal]}
    split = {"answer": None, "replies": [Reply(SPLIT, when="Which tasks does"), refusal]}
    models.serve(*crew(granite4=split, llama3=refusing, gemma3=refusing, **{"mistral-small3": refusing}))
    with screen(browser, splitting) as page:
        page.ask(REQUEST.text)
        expect(page.page.locator(".card-foot")).to_contain_text(
            re.compile(r"0 of 2 tasks answered .* cost 0\.\d+, all of it without an answer")
        )
