"""What stands before every request: who may call, from where, with what; and the headers of every answer.

A browser lets any page that a person has open send requests to this machine, and a name that its owner points at
127.0.0.1 makes such a page the same origin.  So the host must be ours, the origin too where one is named, and the
caller must have the secret.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse

from rightsize.dashboard.faults import fault_of
from rightsize.dashboard.plain import STYLE, entered_page, locked_page, spent_page
from rightsize.dashboard.problems import refusal
from rightsize.engine.deadline import deadline

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from rightsize.dashboard.keys import Keys
    from rightsize.dashboard.tickets import Spent

LARGEST_BODY = 2_000_000
"""Bytes of a request."""

OPEN = frozenset({"/health", STYLE})
"""What answers without the secret."""

ENTRANCES = frozenset({"/", "/api/docs"})
"""Pages that a browser may come to from elsewhere; with the secret or a ticket in the address it gets its cookie."""

_READS = frozenset({"GET", "HEAD"})
_BODILESS = _READS | {"OPTIONS", "TRACE", "DELETE"}

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Stand on every answer."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is refused: a status and one sentence with the next step."""

    status: int
    sentence: str


def judged(scope: Scope, keys: Keys) -> Refused | None:
    """Return why a request is refused before its body is read, or None."""
    headers, path, method = Headers(scope=scope), scope["path"], scope["method"]
    if headers.get("host", "").lower() not in keys.hosts:
        return Refused(403, f"this server answers to {' and '.join(keys.hosts)} alone; open the address it printed")
    enters = path in ENTRANCES and method in _READS
    if not enters and not _is_own(headers):
        return Refused(403, "requests of other sites are not answered; open the address that the command printed")
    if enters and _wants_in(scope):
        return None
    if path not in OPEN and not keys.opens(headers.get("authorization", ""), headers.get("cookie", "")):
        return Refused(401, _LOCKED)
    if (
        method not in _BODILESS
        and headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json"
    ):
        return Refused(415, "the body must be JSON; send it with `Content-Type: application/json`")
    return None


_LOCKED = (
    "the secret is missing or wrong; open the address that `rightsize dashboard` printed, "
    "or send its key as `Authorization: Bearer KEY`"
)


def _is_own(headers: Headers) -> bool:
    """Tell whether a request comes from our own page or from no page at all."""
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"http://{headers['host'].lower()}":
        return False
    return headers.get("sec-fetch-site", "none") in {"none", "same-origin"}


def _wants_in(scope: Scope) -> bool:
    """Tell whether the address holds what a browser trades for its cookie."""
    return not {"key", "ticket"}.isdisjoint(parse_qs(_query(scope), keep_blank_values=True))


def _query(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return query.decode("latin-1")


class Guard:
    """The outermost part of the application: nothing behind it is asked before it agreed."""

    def __init__(self, app: ASGIApp, keys: Keys, patience: float) -> None:
        """Stand before `app`; who may call has `patience` seconds for the body."""
        self._app = app
        self._keys = keys
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; a fault behind it becomes a sentence."""
        if scope["type"] != "http":
            return
        answer = _Answer(send)
        refused = judged(scope, self._keys)
        if refused is not None:
            await self._refuse(refused, scope, receive, answer.send)
            return
        if scope["path"] in ENTRANCES and _wants_in(scope):
            await self._enter(scope, receive, answer.send)
            return
        body = b"" if scope["method"] in _READS else await self._body(scope, receive, answer.send)
        if body is None:
            return
        try:
            await self._app(scope, _again(body, receive), answer.send)
        except Exception as error:  # noqa: BLE001 - this is the boundary
            status, sentence = fault_of(error, scope["path"])
            if not answer.begun:
                await refusal(scope["path"], status, sentence)(scope, receive, answer.send)

    async def _body(self, scope: Scope, receive: Receive, send: Send) -> bytes | None:
        """Return the whole body, or None where there is none that can be taken, which is answered."""
        try:
            async with deadline(self._patience):
                body = await _body(receive)
        except asyncio.TimeoutError:
            sentence = f"the body was not whole after {self._patience:g} s; send it at once"
            await self._refuse(Refused(408, sentence), scope, receive, send)
            return None
        if body is None:
            too_long = Refused(413, f"the body has more than {LARGEST_BODY:,} bytes; send less")
            await self._refuse(too_long, scope, receive, send)
        return body

    async def _refuse(
        self, refused: Refused, scope: Scope, receive: Receive, send: Send, spent: Spent | None = None
    ) -> None:
        """Answer with the reason and end the connection: what still comes of it is no request."""
        if refused.status == _NO_KEY and scope["path"] in ENTRANCES:
            page = locked_page() if spent is None else spent_page(spent)
            response: Response = HTMLResponse(page, refused.status)
        else:
            response = refusal(scope["path"], refused.status, refused.sentence)
        if refused.status == _NO_KEY:
            response.headers["www-authenticate"] = 'Bearer realm="rightsize"'
        response.headers["connection"] = "close"
        await response(scope, receive, send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Exchange what the address holds for a cookie, and lead to the address without it."""
        cookie = self._keys.traded(_query(scope), Headers(scope=scope).get("cookie", ""))
        if not isinstance(cookie, str):
            await self._refuse(Refused(_NO_KEY, _LOCKED), scope, receive, send, cookie)
            return
        own = Headers(scope=scope).get("sec-fetch-site", "none") in {"none", "same-origin"}
        # A browser that comes from another site keeps the cookie back on what it is redirected to, not on what the
        # page itself then opens.
        response = RedirectResponse(scope["path"], 303) if own else HTMLResponse(entered_page(scope["path"]))
        response.headers["set-cookie"] = cookie
        await response(scope, receive, send)


_NO_KEY = 401


class _Answer:
    """An answer on its way, which gets the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("cache-control", "no-store")
        await self._send(message)


async def _body(receive: Receive) -> bytes | None:
    """Return the whole body, or None where it is too large."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a way to receive what was read already, and after it what comes then: that the caller has gone."""
    left = [body]

    async def receive_again() -> Message:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return await receive()

    return receive_again
