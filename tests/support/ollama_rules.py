"""The endpoints of the simulated server and what each says, as the recordings show them."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from tests.support.ollama_binding import BindError, bind
from tests.support.ollama_generation import Generation
from tests.support.ollama_wire import (
    PLAIN,
    HttpResponse,
    error,
    go_json,
    go_time,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.ollama_simulator import Seen
    from tests.support.ollama_state import Loaded, ServerState

_ROUTES: dict[str, tuple[str, ...]] = {
    "/": ("HEAD", "GET"),
    "/api/version": ("HEAD", "GET"),
    "/api/tags": ("HEAD", "GET"),
    "/api/ps": ("GET",),
    "/api/status": ("GET",),
    "/api/show": ("POST",),
    "/api/chat": ("POST",),
    "/api/generate": ("POST",),
    "/api/embed": ("POST",),
    "/api/embeddings": ("POST",),
    "/api/copy": ("POST",),
    "/api/delete": ("DELETE",),
    "/api/pull": ("POST",),
    "/api/push": ("POST",),
    "/api/create": ("POST",),
    "/api/me": ("POST",),
    "/v1/models": ("GET",),
    "/v1/chat/completions": ("POST",),
    "/v1/completions": ("POST",),
    "/v1/embeddings": ("POST",),
}
_CORS_HEADERS = (
    "Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta,X-Stainless-Arch,X-Stainless-Async,"
    "X-Stainless-Custom-Poll-Interval,X-Stainless-Helper-Method,X-Stainless-Lang,X-Stainless-Os,X-Stainless-Package-Version,"
    "X-Stainless-Poll-Helper,X-Stainless-Retry-Count,X-Stainless-Runtime,X-Stainless-Runtime-Version,X-Stainless-Timeout"
)
_OWN_ORIGIN = re.compile(
    r"(https?://(localhost|127\.0\.0\.1|0\.0\.0\.0)(:\d+)?|(app|file|tauri|vscode-webview|vscode-file)://.*)$"
)


class Rules:
    """One request and its answer."""

    def __init__(
        self, state: ServerState, seen: Seen, writer: asyncio.StreamWriter, changed: Callable[[], None]
    ) -> None:
        """Keep what an answer needs."""
        self._state = state
        self._seen = seen
        self._request = seen.request
        self._writer = writer
        self._changed = changed

    async def answer(self) -> bool:
        """Write the answer; return whether the connection stays open."""
        if self._state.mode != "ollama":
            return await self._as_somebody_else()
        refused = self._refused()
        if refused is not None:
            return await self._write(refused)
        if scripted := self._state.scripted.get(f"{self._request.method} {self._request.target}"):
            self._writer.write(scripted)
            await self._writer.drain()
            return False
        if self._request.path in {"/api/chat", "/api/generate"}:
            return await Generation(self._state, self._seen, self._writer, self._changed).answer()
        return await self._write(self._information())

    async def _write(self, response: HttpResponse) -> bool:
        """Write a whole response with the headers of an allowed origin."""
        origin = self._request.headers.get("origin")
        if origin and response.status not in {403, 204}:
            more = (("Access-Control-Allow-Origin", origin), ("Vary", "Origin"))
            response = HttpResponse(
                response.status, response.body, response.content_type, (*response.headers, *more), response.chunked
            )
        self._seen.status = response.status
        self._writer.write(whole(response, method=self._request.method, version=_answer_version(self._request.version)))
        await self._writer.drain()
        return self._request.version != "HTTP/1.0" and self._request.headers.get("connection", "").lower() != "close"

    def _refused(self) -> HttpResponse | None:
        """Return the answer of a request that reaches no handler."""
        path, method = self._request.path, self._request.method
        allowed = _ROUTES.get(path)
        if "//" in path or (path != "/" and path.endswith("/") and path.rstrip("/") in _ROUTES):
            return _redirect(method, re.sub("/+", "/", path).rstrip("/"), exact="//" not in path)
        headers = (("Allow", ", ".join(allowed)),) if allowed and method not in allowed else ()
        if not self._host_allowed():
            return HttpResponse(403, content_type=None, headers=headers)
        origin = self._request.headers.get("origin")
        if origin and not (_OWN_ORIGIN.match(origin) or origin in self._state.origins):
            return HttpResponse(403, content_type=None, headers=headers)
        if origin and method == "OPTIONS":
            return _preflight(origin, headers)
        if path.startswith("/api/blobs/"):
            return error(404, f'blob "{path.rpartition("/")[2]}" not found')
        if path.startswith("/v1/models/"):
            return None
        if allowed is None:
            return HttpResponse(404, b"404 page not found", PLAIN)
        if method not in allowed:
            return HttpResponse(405, b"405 method not allowed", PLAIN, headers)
        return None

    def _host_allowed(self) -> bool:
        host = self._request.headers.get("host", "")
        name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
        if self._state.host.startswith("0.0.0.0") or name in {"", "localhost"}:
            return True
        try:
            address = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name.endswith((".localhost", ".local", ".internal"))
        return address.is_loopback or address.is_private or address.is_unspecified

    def _information(self) -> HttpResponse:
        """Return the answer of an endpoint that does no generation."""
        handlers: dict[str, Callable[[], HttpResponse]] = {
            "/": lambda: HttpResponse(200, b"Ollama is running", "text/plain; charset=utf-8"),
            "/api/version": lambda: HttpResponse(200, go_json({"version": self._state.version})),
            "/api/status": self._status,
            "/api/tags": lambda: HttpResponse(
                200, go_json({"models": [each.summary() for each in self._state.models.values()]})
            ),
            "/api/ps": lambda: HttpResponse(
                200, go_json({"models": [_process(each) for each in self._state.in_memory()]})
            ),
            "/api/show": self._show,
            "/api/copy": self._copy,
            "/api/delete": self._delete,
            "/api/me": lambda: error(503, "account unavailable"),
            "/api/pull": self._pull,
            "/api/embed": self._embed,
            "/v1/models": self._v1_models,
        }
        handler = handlers.get(self._request.path)
        return handler() if handler else HttpResponse(404, b"404 page not found", PLAIN)

    def _status(self) -> HttpResponse:
        return HttpResponse(
            200,
            go_json({"cloud": {"disabled": not self._state.cloud, "source": "none" if self._state.cloud else "env"}}),
        )

    def _show(self) -> HttpResponse:
        try:
            body = bind(self._request.body, "ShowRequest")
        except BindError as problem:
            return error(400, str(problem))
        name = body.get("model") or body.get("name")
        if not name:
            return error(400, "model is required")
        model = self._state.find(name)
        if model is None:
            shown = name if self._state.old or ":" in name else f"{name}:latest"
            return error(404, f"model '{shown}' not found")
        if model.broken and model.show is None:
            return error(500, "invalid file magic")
        return HttpResponse(200, go_json(model.description()))

    def _copy(self) -> HttpResponse:
        body = bind(self._request.body, "CopyRequest")
        model = self._state.find(body["source"])
        if model is None:
            return error(404, f'model "{body["source"]}" not found')
        return HttpResponse(200, content_type=None)

    def _delete(self) -> HttpResponse:
        try:
            body = bind(self._request.body, "DeleteRequest")
        except BindError as problem:
            return error(400, str(problem))
        name = body.get("model") or body.get("name") or ""
        if self._state.find(name) is None:
            return error(404, f"model '{name}' not found")
        return HttpResponse(200, content_type=None)

    def _embed(self) -> HttpResponse:
        try:
            body = bind(self._request.body, "EmbedRequest")
        except BindError as problem:
            return error(400, str(problem))
        return HttpResponse(200, go_json({"model": body.get("model", ""), "embeddings": []}))

    def _pull(self) -> HttpResponse:
        return error(400, "invalid model name")

    def _v1_models(self) -> HttpResponse:
        data = [_v1_model(each.name, each.modified_at) for each in self._state.models.values()] or None
        return HttpResponse(200, go_json({"object": "list", "data": data}), "application/json")

    async def _as_somebody_else(self) -> bool:
        """Answer as something that is no Ollama, or not at all."""
        if self._state.mode == "silent":
            await asyncio.Event().wait()
        if self._state.mode == "huge":
            self._writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
            while True:
                self._writer.write(b'{"models":' + b"[" * 65536)
                await self._writer.drain()
        others = {
            "html": HttpResponse(200, b"<!doctype html><title>Router</title>", "text/html"),
            "garbage": HttpResponse(200, b'{"models": [{"name":'),
            "redirect": HttpResponse(307, content_type=None, headers=(("Location", "http://127.0.0.1:9/"),)),
            "error": HttpResponse(500, b"oops", PLAIN),
        }
        return await self._write(others[self._state.mode])


def _answer_version(asked: str) -> str:
    return "HTTP/1.0" if asked == "HTTP/1.0" else "HTTP/1.1"


def _redirect(method: str, target: str, *, exact: bool) -> HttpResponse:
    """Return gin's redirect to the clean path; Go's own, with a body, only for GET."""
    status = 301 if method == "GET" and exact else 307
    word = {301: "Moved Permanently", 307: "Temporary Redirect"}[status]
    location = (("Location", target),)
    if method != "GET":
        return HttpResponse(status, content_type=None, headers=location)
    return HttpResponse(status, f'<a href="{target}">{word}</a>.\n\n'.encode(), "text/html; charset=utf-8", location)


def _preflight(origin: str, allow: tuple[tuple[str, str], ...]) -> HttpResponse:
    headers = (
        ("Access-Control-Allow-Headers", _CORS_HEADERS),
        ("Access-Control-Allow-Methods", "GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS"),
        ("Access-Control-Allow-Origin", origin),
        ("Access-Control-Max-Age", "43200"),
        *allow,
        ("Vary", "Origin"),
        ("Vary", "Access-Control-Request-Method"),
        ("Vary", "Access-Control-Request-Headers"),
    )
    return HttpResponse(204, content_type=None, headers=headers)


def _process(loaded: Loaded) -> dict[str, Any]:
    """Return the entry of /api/ps."""
    model = loaded.model
    if model.ps_entry is not None:
        return dict(model.ps_entry)
    return {
        "name": model.name,
        "model": model.name,
        "size": model.size,
        "digest": model.digest,
        "details": {
            "parent_model": "",
            "format": "gguf",
            "family": model.family,
            "families": [model.family],
            "parameter_size": model.parameter_size,
            "quantization_level": "unknown",
        },
        "expires_at": go_time(int(loaded.expires * 1e9)),
        "size_vram": 0,
        "context_length": loaded.num_ctx,
    }


def _v1_model(name: str, modified: str) -> dict[str, Any]:
    created = int(datetime.fromisoformat(modified[:19]).replace(tzinfo=timezone.utc).timestamp())
    return {"id": name, "object": "model", "created": created, "owned_by": "library"}
