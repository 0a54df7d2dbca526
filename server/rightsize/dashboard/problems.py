"""Errors as callers read them: problem JSON (RFC 9457), and behind the OpenAI door what its clients expect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

DOOR = "/v1/"
"""Where addresses begin that speak OpenAI."""

PROBLEM_TYPE = "application/problem+json"

TITLES: Mapping[int, str] = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    500: "Internal Server Error",
    503: "Service Unavailable",
}

_DOOR_KINDS: Mapping[int, tuple[str, str]] = {
    401: ("authentication_error", "invalid_api_key"),
    403: ("permission_error", "forbidden"),
    404: ("invalid_request_error", "not_found"),
    413: ("invalid_request_error", "context_length_exceeded"),
    500: ("server_error", "internal_error"),
    503: ("server_error", "not_answered"),
}
"""The type and the code of OpenAI's errors; every other status is a request that cannot be."""


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """Return problem JSON; `detail` is one sentence with the next step, and what is `more` stands beside it."""
    return {"type": "about:blank", "title": TITLES.get(status, "Error"), "status": status, "detail": detail, **more}


def door_error(status: int, detail: str, *, code: str = "", **more: Any) -> dict[str, Any]:
    """Return an error as OpenAI words it; `code` in the place of the usual one."""
    kind, usual = _DOOR_KINDS.get(status, ("invalid_request_error", "bad_request"))
    return {"error": {"message": detail, "type": kind, "param": None, "code": code or usual}, **more}


def refusal(path: str, status: int, detail: str, **more: Any) -> Response:
    """Return the answer to a request that is refused, in the form that callers of this address expect."""
    if path.startswith(DOOR):
        return as_json(door_error(status, detail, **more), status)
    return as_json(problem(status, detail, **more), status, PROBLEM_TYPE)


def as_json(
    value: Any, status: int = 200, media_type: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    """Return a value as an answer."""
    return Response(written(value), status, dict(headers or {}), media_type)


def written(value: Any) -> str:
    """Return one line of JSON in ASCII, which holds halves of characters too, as models cut their replies."""
    return json.dumps(value, allow_nan=False)
