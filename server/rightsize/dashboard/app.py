"""The application: the table of addresses, what becomes of errors, and the guard before both."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from rightsize import __version__
from rightsize.core.errors import RightsizeError
from rightsize.dashboard.bodies import sentence_of
from rightsize.dashboard.door_read import UnfitError
from rightsize.dashboard.endpoints import PAGES, TABLE
from rightsize.dashboard.faults import status_of
from rightsize.dashboard.guard import Guard
from rightsize.dashboard.pages import STATIC, Files
from rightsize.dashboard.problems import DOOR, as_json, door_error, refusal
from rightsize.dashboard.streams import GoneError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from rightsize.dashboard.connections import Bounds
    from rightsize.dashboard.desk import Desk
    from rightsize.dashboard.keys import Keys

_SENTENCES = {
    400: "the body cannot be read as JSON in UTF-8; /api/docs shows what to send",
    404: "there is nothing at this address; /api/docs lists what there is",
    405: "this address takes another method; /api/docs lists which",
}
_NOBODY_READS = 499


def application(desk: Desk, keys: Keys, bounds: Bounds) -> ASGIApp:
    """Return the application behind its guard."""
    app = FastAPI(
        title="Rightsize",
        version=__version__,
        description="Every request goes to the cheapest local model that is good enough, and its answer is checked.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.desk = desk
    for method, path, endpoint, answers in TABLE:
        summary, _, description = cleandoc(endpoint.__doc__ or "").partition("\n\n")
        app.add_api_route(
            path,
            endpoint,
            methods=[method],
            summary=summary.replace("\n", " "),
            description=description,
            responses={status: {"description": text} for status, text in answers.items()},
            response_class=Response,
            response_model=None,
        )
    for path, endpoint in PAGES:
        app.add_api_route(path, endpoint, methods=["GET", "HEAD"], include_in_schema=False, response_model=None)
    for kind, handler in _HANDLERS:
        app.add_exception_handler(kind, handler)
    if STATIC.is_dir():
        # Mounted, they would answer for addresses that only take another method.
        app.router.default = Files(directory=STATIC)
    return Guard(app, keys, bounds.body)


async def _refused(request: Request, error: Exception) -> Response:
    """Word what the framework refuses."""
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (400, None)
    answer = refusal(request.url.path, status, _SENTENCES.get(status, "this cannot be answered; see /api/docs"))
    answer.headers.update(headers or {})
    return answer


async def _unread(request: Request, error: Exception) -> Response:
    """Word what is wrong with a body or a parameter."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    return refusal(request.url.path, 400, sentence_of(faults))


async def _unfit(request: Request, error: Exception) -> Response:
    """Word what cannot be done; the sentence has the next step in it."""
    if isinstance(error, UnfitError) and request.url.path.startswith(DOOR):
        return as_json(door_error(error.status, str(error), code=error.code), error.status)
    return refusal(request.url.path, status_of(error) if isinstance(error, RightsizeError) else 400, str(error))


async def _gone(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Answer nobody."""
    return Response(status_code=_NOBODY_READS)


_HANDLERS = (
    (HTTPException, _refused),
    (RequestValidationError, _unread),
    (RightsizeError, _unfit),
    (UnfitError, _unfit),
    (GoneError, _gone),
)
