"""A split by tier 1 over real HTTP and a real LiteLLM child: on and off, held against the text, paid for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import openai
import pytest

from rightsize.core.asks.split import split
from tests.support.cli_process import PATIENCE
from tests.support.dashboard_process import MUTEX, crew, dashboard, events_in
from tests.support.ollama_models import Reply
from tests.support.unsure import split_reply, unsure_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import httpx

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

REQUEST = unsure_request()
BY_RULES = [each.kind.value for each in split(REQUEST.text)]
BY_MODEL = ["qa_simple", "summarisation"]
SPLIT = split_reply((REQUEST.first, "qa_simple"), (REQUEST.second, "summarisation"))
ASKED_TO_SPLIT = "Which tasks does this request ask for?"
BODY = {"prompt": REQUEST.text, "cache": False}


@pytest.fixture(scope="module")
def splitting(model_server: OllamaSimulator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A dashboard whose user lets tier 1 split, and has patience with a busy machine."""
    home = with_setting(tmp_path_factory.mktemp("splitting"), PATIENCE)
    with dashboard(home, model_server.url) as started:
        yield started


def with_setting(home: Path, seconds: float) -> Path:
    """Return a home in which the user's own file says so."""
    file = home / "config" / "rightsize" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'[ask]\nsplit = "tier1"\nsplit_seconds = {seconds}\n')
    return home


def serve(models: OllamaSimulator, split: Reply) -> None:
    """Have every model answer well, and the lightest one split like this."""

    def light(body: Mapping[str, Any]) -> Reply:
        return split if ASKED_TO_SPLIT in body["messages"][-1]["content"] else Reply(text=MUTEX)

    models.serve(*crew(granite4={"answer": light}))


def asked_to_split(models: OllamaSimulator) -> int:
    """Return how often a model was asked to split."""
    return sum(ASKED_TO_SPLIT in each.body["messages"][-1]["content"] for each in models.asked("/api/chat"))


def kinds(report: Mapping[str, Any]) -> list[str]:
    """Return what the tasks of a report are."""
    return [each["task_type"] for each in report["sub_tasks"]]


def reasons(task: Mapping[str, Any]) -> str:
    """Return the evidence of a task as one text."""
    return " ".join(each["rule"] for each in task["evidence"])


async def test_what_is_stopped_before_it_is_split_tells_what_that_cost(
    splitting: Dashboard, models: OllamaSimulator
) -> None:
    """The report has no tasks yet; its figures are those of the ledger."""
    serve(models, Reply(SPLIT, ends="hang", after=3))
    before = len(splitting.calls())
    async with splitting.several() as client:
        asking = asyncio.ensure_future(client.post("/api/chat", json={**BODY, "id": "early"}))
        await asyncio.to_thread(models.wait_until, lambda: any(each.tokens for each in models.asked("/api/chat")))
        await client.post("/api/chat/stop", json={"id": "early"})
        report = (await asking).json()["report"]

    (line,) = splitting.calls()[before:]
    assert (report["interrupted"], report["sub_tasks"], line.asks, line.verdict) == (True, [], "split", "cancelled")
    assert report["cost_units"] == pytest.approx(line.cost_units, abs=1e-6)
    assert report["split"]["attempt"]["cost_units"] == report["cost_units"]


def test_where_it_is_on_a_model_splits(splitting: Dashboard, models: OllamaSimulator) -> None:
    """The tasks are the model's, the evidence says so, and the ledger and the report have what it cost."""
    serve(models, Reply(text=SPLIT))
    before = len(splitting.calls())
    with splitting.client() as client:
        report = client.post("/api/chat", json=BODY).json()

    assert kinds(report) == BY_MODEL
    assert all("split by Granite 4.1 3B, verified against the text" in reasons(each) for each in report["sub_tasks"])
    assert asked_to_split(models) == 1
    calls = splitting.calls()[before:]
    (call,) = (each for each in calls if each.asks == "split")
    assert (call.model_used, call.tier, call.verdict) == ("granite4.1:3b", 1, "passed")
    assert report["split"]["by_model"]
    assert 0 < call.cost_units == pytest.approx(report["split"]["attempt"]["cost_units"])
    assert report["cost_units"] == pytest.approx(sum(each.cost_units for each in calls))


def test_where_it_is_off_nobody_is_asked(client: httpx.Client, models: OllamaSimulator) -> None:
    """As it comes, the rules split, whether or not they are sure."""
    serve(models, Reply(text=SPLIT))
    report = client.post("/api/chat", json=BODY).json()

    assert (kinds(report), report["split"], asked_to_split(models)) == (BY_RULES, None, 0)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(text="Well, that depends on how you count."), "The reply holds no JSON object"),
        (Reply(text=split_reply(("write a poem", "qa_simple"))), "“write a poem” does not stand in the request"),
        (Reply(status=500, error="llama runner process has terminated"), "The process that runs granite4.1:3b died"),
    ],
)
def test_rubbish_leaves_it_to_the_rules(splitting: Dashboard, models: OllamaSimulator, reply: Reply, why: str) -> None:
    """The first event has the rules' tasks and says why; the answers come as ever."""
    serve(models, reply)
    with splitting.client() as client:
        events = events_in(client.post("/api/chat/stream", json=BODY).text)

    name, routed = events[0]
    assert (name, kinds(routed)) == ("routed", BY_RULES)
    assert not routed["split"]["by_model"]
    assert why in reasons(routed["sub_tasks"][0])
    assert "their split stands" in routed["split"]["sentence"]
    name, ended = events[-1]
    assert name == "end"
    assert [each["problem"] for each in ended["report"]["sub_tasks"]] == [None] * len(BY_RULES)


def test_who_never_answers_is_not_waited_for(models: OllamaSimulator, tmp_path: Path) -> None:
    """After the seconds of the setting the rules' split stands, and is answered."""
    serve(models, Reply(ends="hang"))
    with dashboard(with_setting(tmp_path, 0.5), models.url) as running, running.client() as client:
        report = client.post("/api/chat", json=BODY).json()
        (call,) = (each for each in running.calls() if each.asks == "split")

    assert kinds(report) == BY_RULES
    assert "gave no split within 0.5 s" in reasons(report["sub_tasks"][0])
    assert (call.verdict, call.failure) == ("failed", "out_of_time")


def test_a_dry_run_asks_nobody(splitting: Dashboard, models: OllamaSimulator) -> None:
    """It says that a model would have been."""
    serve(models, Reply(text=SPLIT))
    with splitting.client() as client:
        plan = client.post("/api/chat", json={"prompt": REQUEST.text, "dry_run": True}).json()

    assert (kinds(plan), asked_to_split(models)) == (BY_RULES, 0)
    assert "a dry run asks no model" in reasons(plan["sub_tasks"][0])


@pytest.mark.parametrize("stream", [False, True])
def test_at_the_openai_door_too(splitting: Dashboard, models: OllamaSimulator, stream: bool) -> None:
    """The tasks of the model stand in the headers, and how they were split in the extra field."""
    serve(models, Reply(text=SPLIT))
    with openai.OpenAI(
        base_url=f"{splitting.base}/v1", api_key=splitting.key, max_retries=0, timeout=PATIENCE
    ) as client:
        raw = client.chat.completions.with_raw_response.create(
            model="rightsize",
            messages=[{"role": "user", "content": REQUEST.text}],
            extra_body={"cache": False},
            stream=stream,
        )
        parsed: Any = raw.parse()
        pieces = list(parsed) if stream else [parsed]

    assert raw.headers["x-rightsize-kinds"] == ", ".join(BY_MODEL)
    assert pieces[0].model_extra["rightsize"]["split"]["by_model"]
    assert asked_to_split(models) == 1
