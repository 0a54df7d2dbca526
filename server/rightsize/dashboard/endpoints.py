"""What each address does: convert in, call, convert out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Query, Request

from rightsize.core.ledger.story import story_json
from rightsize.dashboard import chat, door, pages
from rightsize.dashboard.bodies import ChatBody, StopBody  # noqa: TC001 - as above
from rightsize.dashboard.door_read import MODELS, UnfitError, read_request
from rightsize.dashboard.door_wire import model_json, models_json
from rightsize.dashboard.figures import ledger_json, routing_json, stats_json
from rightsize.dashboard.figures import models_json as registry_json
from rightsize.dashboard.guard import LARGEST_BODY
from rightsize.dashboard.plain import STYLE
from rightsize.dashboard.problems import as_json, refusal
from rightsize.dashboard.streams import Stream, while_there
from rightsize.engine.asked import LONGEST_PROMPT, Unfit, unfit
from rightsize.engine.asked_json import asked_json
from rightsize.journal.attempts import is_cursor
from rightsize.journal.stories import stories_of, tasks_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response

    from rightsize.dashboard.desk import Desk

MOST_ENTRIES = 200
"""Attempts of the ledger that one page holds."""


async def front(request: Request) -> Response:
    """Serve the page."""
    _desk(request).expect()
    return pages.front_page()


async def docs(request: Request) -> Response:
    """Serve the documentation, plain HTML without a script."""
    return pages.docs_page(_described(request))


async def plain_style(request: Request) -> Response:  # noqa: ARG001
    """Serve how the pages without a script look."""
    return pages.plain_style()


async def openapi(request: Request) -> Response:
    """Return the API as OpenAPI describes it."""
    return as_json(_described(request))


async def health(request: Request) -> Response:  # noqa: ARG001
    """Say that the server answers; needs no secret."""
    return as_json({"status": "ok"})


async def ask(request: Request, body: ChatBody) -> Response:
    """Split a request into tasks, have each answered by the cheapest model that is good enough, and merge the answers.

    A dry run routes and asks nobody.  A caller that goes away stops the models.
    """
    refused = _unfit(request, body)
    if refused is not None:
        return refused
    if body.dry_run:
        return as_json(await while_there(request.receive, chat.dry_run(_desk(request), body)))
    report = await while_there(request.receive, chat.asked(_desk(request), body, lambda _: None))
    told = asked_json(report)
    if not any(each.answered for each in report.answers):
        return refusal(request.url.path, 503, chat.problems_of(report), report=told)
    return as_json(told)


async def ask_streamed(request: Request, body: ChatBody) -> Response:
    """Do the same and tell of every step as it happens, as server-sent events.

    `routed` comes first; then, a task each, `began`, `waiting`, `token`, `refused`, `failover` and `answer`; `end` is
    last.
    """
    return _unfit(request, body) or Stream(lambda send: chat.streamed(_desk(request), body, send))


async def ask_stopped(request: Request, body: StopBody) -> Response:
    """Stop a request by the name that it was sent with; it ends at once, with what was finished and what that cost."""
    return as_json({"stopped": _desk(request).stop(body.id)})


async def models(request: Request) -> Response:
    """Return every model that tasks can go to, its assumed and learned quality, and how it is now."""
    return as_json(registry_json(await _desk(request).runtime()))


async def routing(request: Request) -> Response:
    """Return what decides: policy, weights, thresholds, and what was found of the model servers."""
    return as_json(routing_json(await _desk(request).runtime()))


async def stats(request: Request) -> Response:
    """Return what the ledger adds up to, over all and over time.

    `escalations` asked a dearer tier; `failovers` left a model that gave no answer for another host or model.
    """
    return as_json(await stats_json(await _desk(request).runtime()))


async def attempts(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MOST_ENTRIES, description="Attempts on a page.")] = 50,
    before: Annotated[str, Query(description="The cursor `next` of the page before.")] = "",
) -> Response:
    """Return the attempts that the ledger holds, the newest first, page by page."""
    if before and not is_cursor(before):
        return refusal(request.url.path, 400, "`before` is no cursor; leave it out, or send `next` of the page before")
    return as_json(await ledger_json(await _desk(request).runtime(), before, limit))


async def story(request: Request, task_id: str) -> Response:
    """Return one task as the ledger tells it: who was weighed, every attempt, what came of it."""
    folder = (await _desk(request).runtime()).settings.state_folder
    named = await _desk(request).aside(lambda: tasks_named(folder, task_id))
    if len(named) != 1:
        found = "no task" if not named else f"{len(named):,} tasks"
        detail = f"the ledger has {found} whose identifier begins like this; /api/ledger lists them"
        return refusal(request.url.path, 404, detail)
    told = await _desk(request).aside(lambda: stories_of(folder, named))
    return as_json(story_json(told[0]))


async def completions(request: Request) -> Response:
    """Answer as OpenAI does, so that any program that speaks it is routed; several messages are one conversation.

    The model is `rightsize`, or `rightsize-tier-N` for none below tier N; the key is the secret.  Facts on the routing
    are in headers (`x-rightsize-…`) and in the field `rightsize`.
    """
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise UnfitError('the body is no JSON; send an object with "model" and "messages"') from None
    return await door.completed(_desk(request), read_request(body), request.receive)


async def door_models(request: Request) -> Response:  # noqa: ARG001
    """List the names that the OpenAI door answers to."""
    return as_json(models_json())


async def door_model(request: Request, model: str) -> Response:  # noqa: ARG001
    """Return one of these names."""
    if model not in MODELS:
        raise UnfitError(f"there is no model `{model}`; ask for one of {', '.join(MODELS)}", 404, "model_not_found")
    return as_json(model_json(model))


Answers = dict[int | str, dict[str, Any]]


def _says(*statuses: int, **more: str) -> Mapping[int, str]:
    return {200: more["ok"], **{status: _WHEN[status] for status in (*statuses, 401, 403)}}


_WHEN: Mapping[int, str] = {
    400: "The prompt is empty or asks for too much at once, or the body cannot be read; `detail` says what to do.",
    401: "The secret is missing or wrong.",
    403: "Another host or origin.",
    404: "There is no such thing.",
    408: "The body was not whole in time.",
    413: f"The prompt has more than {LONGEST_PROMPT:,} characters, or the body more than {LARGEST_BODY:,} bytes.",
    415: "The body is not JSON.",
    503: "Nothing was answered; `detail` says why and what to do.",
}

_SENT = (400, 408, 413, 415)
"""What becomes of a body that is not taken."""

TABLE: tuple[tuple[str, str, Callable[..., Any], Mapping[int, str]], ...] = (
    ("POST", "/api/chat", ask, _says(*_SENT, 503, ok="The report: tasks, decisions, answers, cost.")),
    ("POST", "/api/chat/stream", ask_streamed, _says(*_SENT, ok="Server-sent events.")),
    ("POST", "/api/chat/stop", ask_stopped, _says(*_SENT, ok="Whether such a request ran.")),
    ("GET", "/api/models", models, _says(ok="A list of models.")),
    ("GET", "/api/routing", routing, _says(ok="Policy, weights, thresholds, engine.")),
    ("GET", "/api/stats", stats, _says(ok="Figures.")),
    ("GET", "/api/ledger", attempts, _says(400, ok="A page of attempts and the cursor of the next one.")),
    ("GET", "/api/ledger/{task_id}", story, _says(404, ok="A task's story.")),
    ("GET", "/health", health, {200: "It answers."}),
    ("POST", "/v1/chat/completions", completions, _says(*_SENT, 404, 503, ok="A completion, or a stream of pieces.")),
    ("GET", "/v1/models", door_models, _says(ok="A list of names.")),
    ("GET", "/v1/models/{model}", door_model, _says(404, ok="One name.")),
)
"""Every address of the API: method, path, what answers, and what each status means."""

PAGES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("/", front),
    ("/api/docs", docs),
    (STYLE, plain_style),
    ("/api/openapi.json", openapi),
)
"""What is there for people, and is no part of the API."""


def _described(request: Request) -> dict[str, Any]:
    """Return the API as OpenAPI describes it, without the status that FastAPI has for what is 400 here."""
    described: dict[str, Any] = request.app.openapi()
    for operations in described["paths"].values():
        for each in operations.values():
            each["responses"].pop("422", None)
            if " ".join(each.get("description", "").split()) == each["summary"]:
                del each["description"]  # FastAPI takes the docstring for one where there is none.
    for name in ("HTTPValidationError", "ValidationError"):
        described["components"]["schemas"].pop(name, None)
    return described


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _unfit(request: Request, body: ChatBody) -> Response | None:
    """Return the answer to a prompt that cannot be a request, or None."""
    fault = unfit(body.prompt)
    if fault is None:
        return None
    status, sentence = _UNFIT[fault]
    return refusal(request.url.path, status, sentence.format(length=len(body.prompt), most=LONGEST_PROMPT))


_UNFIT = {
    Unfit.EMPTY: (400, "there is nothing to answer; say in `prompt` what you want"),
    Unfit.TOO_LONG: (
        413,
        "the prompt has {length:,} characters, more than the {most:,} that are read; leave out what no model need see",
    ),
}
