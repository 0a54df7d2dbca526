"""Requests in words over real HTTP: reports, events, errors, stops, figures; LiteLLM is real, the models are not."""

from __future__ import annotations

import asyncio
import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.dashboard_process import CODE, MUTEX, TWO_TASKS, crew, events_in
from tests.support.ollama_models import Reply

if TYPE_CHECKING:
    import httpx

    from tests.support.dashboard_process import Dashboard
    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

SLOW = Reply(tokens=tuple(f"word{number} " for number in range(2000)), delay=0.02)
ANEW = {"cache": False}


def streamed(client: httpx.Client, prompt: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return every event of a request."""
    answer = client.post("/api/chat/stream", json={"prompt": prompt, **ANEW, **more})
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    return events_in(answer.text)


def test_a_request_of_two_tasks_is_answered_by_two_models(client: httpx.Client) -> None:
    """Each task goes to the cheapest model that is good enough, and the answers are one document."""
    report = client.post("/api/chat", json={"prompt": TWO_TASKS, **ANEW}).json()

    tasks = report["sub_tasks"]
    assert [(each["task_type"], each["answered_by"]["tier"]) for each in tasks] == [
        ("qa_simple", 1),
        ("code_generation", 2),
    ]
    assert [each["response"] for each in tasks] == [MUTEX, CODE]
    assert report["merged"].count("\n\n---\n\n") == 1
    assert 0 < report["cost_units"] < report["tier4_cost"]


def test_the_stream_tells_the_routing_first_and_ends_with_the_report(client: httpx.Client) -> None:
    """Pieces of an answer add up to it; the tasks run at the same time."""
    events = streamed(client, TWO_TASKS)

    names = [name for name, _ in events]
    assert (names[0], names[-1]) == ("routed", "end")
    assert [each["task_type"] for each in events[0][1]["sub_tasks"]] == ["qa_simple", "code_generation"]
    for at, said in enumerate((MUTEX, CODE)):
        own = [(name, data) for name, data in events if data.get("at") == at]
        assert [name for name, _ in own if name not in ("token", "waiting")] == ["began", "answer"]
        assert "".join(data["text"] for name, data in own if name == "token") == said
        assert own[-1][1]["answer"]["response"] == said
    assert [each["response"] for each in events[-1][1]["report"]["sub_tasks"]] == [MUTEX, CODE]


def test_a_dry_run_asks_nobody(client: httpx.Client, models: OllamaSimulator) -> None:
    """It is what `rightsize route` says, at once or as a stream."""
    plan = client.post("/api/chat", json={"prompt": TWO_TASKS, "dry_run": True}).json()
    events = streamed(client, TWO_TASKS, dry_run=True)

    assert [name for name, _ in events] == ["routed", "end"]
    assert [each["tier"] for each in plan["sub_tasks"]] == [1, 2]
    assert (plan["dry_run"], plan["merged"]) == (True, None)
    assert models.asked("/api/chat") == []


def test_an_answer_that_the_checks_refuse_is_told_and_taken_back(client: httpx.Client, models: OllamaSimulator) -> None:
    """An escalation as it happens: refused, begun on a dearer tier, answered."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(text="I'm sorry, I can't help with that.")]}))

    events = streamed(client, "explain what a mutex is")

    steps = [(name, data.get("tier")) for name, data in events if name in ("began", "refused", "failover")]
    assert steps[0] == ("began", 1)
    assert "refused" in [name for name, _ in steps]
    assert events[-1][1]["report"]["sub_tasks"][0]["answered_by"]["tier"] > 1


def test_a_model_that_fails_hands_over(client: httpx.Client, models: OllamaSimulator) -> None:
    """A failover as it happens, with the sentence that says why."""
    models.serve(*crew(granite4={"answer": None, "broken": (500, "llama runner process has terminated")}))

    events = streamed(client, "explain what a mutex is")

    failed = [data for name, data in events if name == "failover"]
    assert failed
    assert failed[0]["tier"] == 1
    assert failed[0]["sentence"]
    assert events[-1][1]["report"]["sub_tasks"][0]["response"] == MUTEX


def test_where_nothing_is_answered_the_problem_says_why(client: httpx.Client, models: OllamaSimulator) -> None:
    """503 as problem JSON with a sentence, and the report with every attempt beside it."""
    broken = {"answer": None, "broken": (500, "llama runner process has terminated")}
    models.serve(*crew(granite4=broken, llama3=broken, gemma3=broken, **{"mistral-small3": broken}))

    answer = client.post("/api/chat", json={"prompt": "explain what a mutex is", **ANEW})

    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    problem = answer.json()
    assert problem["detail"]
    assert "Traceback" not in answer.text
    assert problem["report"]["sub_tasks"][0]["attempts"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"prompt": ""}, 400, "there is nothing to answer"),
        ({"prompt": " \n\t"}, 400, "there is nothing to answer"),
        ({"prompt": "\u200b\ufeff\0"}, 400, "there is nothing to answer"),
        ({"prompt": "x" * 100_001}, 413, "more than the 100,000"),
        ({}, 400, "`prompt` is missing"),
        ({"prompt": 7}, 400, "`prompt` cannot be read"),
        ({"prompt": "hi", "tier": 5}, 400, "`tier` cannot be read"),
        ({"prompt": "hi", "dry_run": "yes"}, 400, "`dry_run` cannot be read"),
        ({"prompt": "hi", "model": "x"}, 400, "no field `model`"),
        ([], 400, "the body cannot be read"),
    ],
)
@pytest.mark.parametrize("path", ["/api/chat", "/api/chat/stream"])
def test_what_cannot_be_a_request_gets_one_sentence(
    client: httpx.Client, path: str, body: Any, status: int, says: str
) -> None:
    """Problem JSON, before anything is streamed."""
    answer = client.post(path, json=body)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.json()["detail"]


def test_more_tasks_than_are_answered_at_once(client: httpx.Client, models: OllamaSimulator) -> None:
    """One sentence, as an answer or as the last event, and nobody is asked."""
    prompt = "- write a parser\n" * 33
    answer = client.post("/api/chat", json={"prompt": prompt, "dry_run": True})
    ((name, said),) = streamed(client, prompt)

    assert (answer.status_code, name) == (400, "error")
    assert answer.json()["detail"] == said["detail"]
    assert said["detail"].startswith("the request asks for 33 things, more than the 32 that are answered at once;")
    assert models.asked("/api/chat") == []


def test_halves_of_characters_break_nothing(client: httpx.Client) -> None:
    """JSON can hold what UTF-8 cannot."""
    answer = client.post(
        "/api/chat",
        content=rb'{"prompt": "explain \ud83d what a mutex is"}',
        headers={"content-type": "application/json"},
    )

    assert answer.status_code == 200
    assert answer.json()["sub_tasks"][0]["response"] == MUTEX


@pytest.mark.parametrize("path", ["/api/chat", "/api/chat/stream", "/v1/chat/completions"])
async def test_a_caller_that_goes_away_stops_the_models(running: Dashboard, models: OllamaSimulator, path: str) -> None:
    """Whatever it called; the model server sees that nobody listens any more, and the ledger has a line of it."""
    models.serve(*crew(granite4={"answer": None, "replies": [SLOW]}))
    prompt = f"explain what a mutex is, for {path}"
    body = {"prompt": prompt, **ANEW}
    if path.startswith("/v1"):
        body = {"model": "rightsize", "messages": [{"role": "user", "content": prompt}], "stream": True}

    async with running.several() as client:
        asking = asyncio.ensure_future(client.post(path, json=body))
        began = await asyncio.to_thread(
            models.wait_until, lambda: any(each.tokens for each in models.asked("/api/chat"))
        )
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)

    stopped = await asyncio.to_thread(
        models.wait_until, lambda: all(each.disconnected_at is not None for each in models.asked("/api/chat"))
    )
    assert (began, stopped) == (True, True)


@pytest.mark.parametrize("path", ["/api/chat", "/api/chat/stream"])
async def test_what_is_stopped_by_its_name_tells_what_it_cost(
    running: Dashboard, models: OllamaSimulator, path: str
) -> None:
    """It ends at once with a report, whose figures are those of the ledger."""
    models.serve(*crew(granite4={"answer": None, "replies": [SLOW]}))
    before = len(running.calls())
    async with running.several() as client:
        body = {"prompt": f"explain what a mutex is, until {path}", "id": path, **ANEW}
        asking = asyncio.ensure_future(client.post(path, json=body))
        await asyncio.to_thread(models.wait_until, lambda: any(each.tokens for each in models.asked("/api/chat")))
        stopped = (await client.post("/api/chat/stop", json={"id": path})).json()
        again = (await client.post("/api/chat/stop", json={"id": "nothing"})).json()
        answer = await asking

    assert (stopped, again) == ({"stopped": True}, {"stopped": False})
    report = events_in(answer.text)[-1][1]["report"] if path.endswith("stream") else answer.json()["report"]
    (task,) = report["sub_tasks"]
    (line,) = running.calls()[before:]
    assert (report["interrupted"], task["stopped"], task["response"], task["tier4_cost"]) == (True, True, None, 0)
    assert (line.verdict, line.tokens_out) == ("cancelled", task["out_tokens"])
    assert report["cost_units"] == pytest.approx(line.cost_units, abs=1e-6)


async def test_nothing_is_lost_where_many_ask_at_once(running: Dashboard, models: OllamaSimulator) -> None:
    """200 dry runs and 50 chats side by side: each is answered, and each chat has its own line in the ledger."""
    models.set(parallel=4)
    before = len(running.calls())
    async with running.several() as client:
        dry = [client.post("/api/chat", json={"prompt": f"explain mutex {n}", "dry_run": True}) for n in range(200)]
        chats = [
            client.post("/api/chat", json={"prompt": f"explain what a mutex is, part {n}", **ANEW}) for n in range(50)
        ]
        answers = await asyncio.gather(*chain.from_iterable(zip(chats, dry, strict=False)), *dry[50:])

    assert {each.status_code for each in answers} == {200}
    reports = [each.json() for each in answers]
    asked = [each["sub_tasks"][0] for each in reports if not each["dry_run"]]
    assert (len(reports), len(asked)) == (250, 50)
    assert {each["response"] for each in asked} == {MUTEX}
    calls = running.calls()[before:]
    assert len({each.task_id for each in calls if each.final and each.verdict == "passed"}) == 50
    assert len(calls) == sum(len(each["attempts"]) for each in asked)


def test_the_side_bar_has_its_figures(client: httpx.Client) -> None:
    """Models as they are now, what decides, what the ledger adds up to, and each attempt."""
    client.post("/api/chat", json={"prompt": "explain what a mutex is", **ANEW})

    models = client.get("/api/models").json()
    routing = client.get("/api/routing").json()
    stats = client.get("/api/stats").json()
    page = client.get("/api/ledger", params={"limit": 1}).json()
    story = client.get(f"/api/ledger/{page['entries'][0]['task_id']}").json()

    assert [(each["tier"], each["installed"], each["healthy"]) for each in models] == [
        (n, True, True) for n in (1, 2, 3, 4)
    ]
    granite = models[0]
    assert (granite["quality_at_low"], granite["quality_at_high"]) == (0.86, 0.0)
    assert (granite["cost_per_1k"], granite["capable_types"][0]) == (0.05, "documentation")
    assert (routing["quality_weight"], routing["cost_weight"]) == (0.6, 0.4)
    assert stats["total_calls"] + stats["from_cache"] == page["total"]
    assert stats["total_calls"] == sum(stats["calls_by_tier"].values()) > 0
    assert stats["economy"]["slots"][-1]["calls_by_tier"]["1"] > 0
    assert story["attempts"][-1]["model"] == "granite4.1:3b"
    assert page["next"]
    assert client.get("/api/ledger", params={"limit": 1, "before": page["next"]}).json()["entries"] != page["entries"]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/ledger?before=yesterday", 400, "no cursor"),
        ("/api/ledger?limit=0", 400, "`limit` cannot be read"),
        ("/api/ledger/nothing", 404, "no task"),
        ("/api/nothing", 404, "nothing at this address"),
    ],
)
def test_what_is_not_there_is_said(client: httpx.Client, path: str, status: int, says: str) -> None:
    """Problem JSON everywhere."""
    answer = client.get(path)

    assert (answer.status_code, says in answer.json()["detail"]) == (status, True)


def test_the_documentation_needs_no_script(client: httpx.Client) -> None:
    """Every address is on the page and in the OpenAPI description."""
    page = client.get("/api/docs").text
    described = json.loads(client.get("/api/openapi.json").text)

    assert "<script" not in page
    assert "://" not in page
    assert [path for path in described["paths"] if path not in page] == []
    sentences = re.findall(r"<(?:strong|p)>(.+?)</(?:strong|p)>", page)
    assert [each for each in {*sentences} if sentences.count(each) > 1] == []
    assert all(each["summary"] in page for path in described["paths"].values() for each in path.values())
    assert "<code>detail</code> says what to do" in page
    assert [each for each in ("<p></p>", "`") if each in page] == []
    assert {"/api/chat", "/api/chat/stream", "/v1/chat/completions", "/health"} <= set(described["paths"])
    told = {status for path in described["paths"].values() for each in path.values() for status in each["responses"]}
    assert told == {"200", "400", "401", "403", "404", "408", "413", "415", "503"}
    bodies = [set(each["post"]["responses"]) for each in described["paths"].values() if "post" in each]
    assert [each for each in bodies if not each >= {"400", "408", "413", "415"}] == []
