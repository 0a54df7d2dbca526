"""The recordings of real servers: what was sent, what came back, and what a server must have been like to say it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.ollama_models import Reply, ScriptedModel, with_tag

FOLDER = Path(__file__).parents[1] / "golden" / "ollama-wire"
_SEPARATOR = b"\r\n=====RESPONSE=====\r\n"


@dataclass(frozen=True, slots=True)
class Recording:
    """One request and its response, as bytes.

    Attributes:
        cut: offset in the response's body at which the recording leaves bytes out, or None.
    """

    name: str
    version: str
    env: dict[str, str]
    request: bytes
    response: bytes
    end: str
    cut: int | None

    @property
    def path(self) -> str:
        """What was asked, as `POST /api/chat`."""
        method, target, _ = self.request.split(b" ", 2)
        return f"{method.decode()} {target.decode()}"

    @property
    def status(self) -> int | None:
        """The status of the response."""
        return int(self.response.split(b" ", 2)[1]) if self.response else None

    @property
    def body(self) -> dict[str, Any]:
        """The JSON of the request, where it is some."""
        raw = self.request.partition(b"\r\n\r\n")[2]
        try:
            value = json.JSONDecoder().raw_decode(raw.decode())[0]
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def objects(self) -> list[dict[str, Any]]:
        """Return the JSON objects of the response, in order."""
        chunks = payloads(self.response)
        lines = b"".join(chunks).split(b"\n")
        found = [_json(line) for line in lines]
        return [each for each in found if isinstance(each, dict)]


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


@cache
def recordings() -> tuple[Recording, ...]:
    """Return every recording of the folder, as its index lists them."""
    return tuple(_read(row) for row in json.loads((FOLDER / "index.json").read_text("utf-8")))


def recording(name: str, version: str = "0.32.15") -> Recording:
    """Return one recording."""
    return next(each for each in recordings() if each.name == name and each.version == version)


def _read(row: dict[str, Any]) -> Recording:
    raw = (FOLDER / f"v{row['version']}" / f"{row['name']}.http").read_bytes()
    request, _, response = raw.partition(_SEPARATOR)
    cut = row["cut"]["at"] if row.get("cut") else None
    return Recording(row["name"], row["version"], row.get("env") or {}, _filled(request), response, row["end"], cut)


def _filled(request: bytes) -> bytes:
    """Put back the middle of a long prompt that the recording leaves out."""
    start, _, body = request.partition(b"\r\n\r\n")
    match = re.search(rb"Content-Length: (\d+)", start)
    missing = int(match[1]) - len(body) if match else 0
    middle = len(body) // 2
    return start + b"\r\n\r\n" + body[:middle] + b"x" * missing + body[middle:]


def payloads(response: bytes) -> list[bytes]:
    """Return what the chunks of a response hold, or its body in one piece; wrong framing is an error."""
    start, _, body = response.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" not in start.lower():
        return [body]
    found: list[bytes] = []
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            assert rest == b"\r\n", rest
            return found
        data, body = rest[:length], rest[length + 2 :]
        if len(data) == length:
            assert rest[length : length + 2] == b"\r\n"
        found.append(data)
    return found


_CHANGING = (
    (re.compile(rb'"created_at":"[^"]*Z"'), b'"created_at":"T"'),
    (re.compile(rb'"expires_at":"[^"]*Z"'), b'"expires_at":"T"'),
    (re.compile(rb'_duration":\d+'), b'_duration":0'),
    (re.compile(rb'"id":"call_\w{8}"'), b'"id":"call_"'),
)


def normal(response: bytes) -> tuple[bytes, ...]:
    """Return a response without what differs each time: head first, then a piece a chunk.

    The lengths are checked here, and then left out, because times are printed with fewer digits now and then.
    """
    start, _, body = response.partition(b"\r\n\r\n")
    match = re.search(rb"Content-Length: (\d+)", start)
    if match and body:
        assert len(body) == int(match[1])
    start = re.sub(rb"Date: [^\r]*", b"Date: D", start)
    start = re.sub(rb"Content-Length: \d+", b"Content-Length: N", start)
    pieces = payloads(response)
    for pattern, plain in _CHANGING:
        pieces = [pattern.sub(plain, each) for each in pieces]
    return (start, *pieces)


def scene(taken: Recording) -> tuple[list[ScriptedModel], dict[str, Any]]:
    """Return the models and settings with which a server says what was recorded.

    Texts and token counts are scripted from the recording, because they are random; everything else must follow.
    """
    env = taken.env
    settings: dict[str, Any] = {
        "version": taken.version,
        "host": env.get("OLLAMA_HOST", "127.0.0.1"),
        "origins": tuple(filter(None, [env.get("OLLAMA_ORIGINS")])),
        "cloud": env.get("OLLAMA_NO_CLOUD") == "0",
        "busy": int(taken.status == 503 and "server busy" in taken.response.decode("utf-8", "replace")),
    }
    name = str(taken.body.get("model") or taken.body.get("name") or taken.body.get("source") or "")
    known = {each["name"]: each for each in _tags(taken.version)}
    names = set(known) | ({with_tag(_short(name))} if _served(taken) else set())
    if taken.path.endswith("/api/ps"):
        return [_from_ps(each) for each in taken.objects()[0]["models"]], settings
    if taken.status == 404 and _short(name):
        names.discard(with_tag(_short(name)))
    if taken.path.endswith("/api/tags") and taken.cut is None and taken.objects():
        return [ScriptedModel(each["name"], tags_entry=each) for each in taken.objects()[0]["models"]], settings
    models = [ScriptedModel(each, capabilities=_capabilities(each, known), num_ctx=2048) for each in sorted(names)]
    scripted = [_scripted(model, taken) if model.name == with_tag(_short(name)) else model for model in models]
    return scripted, settings


def _from_ps(row: dict[str, Any]) -> ScriptedModel:
    details = row["details"]
    return ScriptedModel(
        row["name"],
        size=row["size"],
        digest=row["digest"],
        family=details["family"],
        parameter_size=details["parameter_size"],
        num_ctx=row["context_length"],
    )


@cache
def _tags(version: str) -> tuple[dict[str, Any], ...]:
    return tuple(recording("tags", version).objects()[0]["models"])


def _capabilities(name: str, known: dict[str, Any]) -> tuple[str, ...]:
    newest = {each["name"]: each.get("capabilities") for each in _tags("0.32.15")}
    return tuple(newest.get(name) or ("completion",)) if name in known else ("completion",)


def _short(name: str) -> str:
    return name.lower().removeprefix("registry.ollama.ai/library/")


def _served(taken: Recording) -> bool:
    return taken.status != 404 and bool(taken.body)


def _scripted(model: ScriptedModel, taken: Recording) -> ScriptedModel:
    """Give a model the reply that was recorded."""
    objects = taken.objects()
    last = objects[-1] if objects else {}
    lines = [each for each in objects if "message" in each or "response" in each]
    tokens: list[str] = []
    thinking: list[str] = []
    calls: list[dict[str, Any]] = []
    logprobs: list[dict[str, Any]] = []
    for line in lines:
        message = line.get("message") or {"content": line.get("response"), "thinking": line.get("thinking")}
        tokens += _split(message.get("content") or "", whole=len(lines) == 1, done=line["done"])
        thinking += _split(message.get("thinking") or "", whole=len(lines) == 1, done=line["done"])
        calls += message.get("tool_calls") or []
        logprobs += line.get("logprobs") or []
    error = str(last.get("error", ""))
    overflow = re.search(r'n_prompt_tokens\\?":(\d+)', taken.response.decode("utf-8", "replace"))
    reply = Reply(
        tokens=tuple(tokens),
        thinking=tuple(thinking),
        tool_calls=tuple(calls),
        logprobs=tuple(logprobs),
        context=tuple(last.get("context") or ()),
        prompt_tokens=last.get("prompt_eval_count") or (int(overflow[1]) if overflow else _prompt(taken)),
        eval_count=last.get("eval_count"),
        ends=_ends(taken, last, objects),
        after=len(tokens),
        status=taken.status or 200,
    )
    if "requires more system memory" in error or "insufficient memory" in error:
        return replace(model, memory_context=4096, memory_text=error, context=1 << 40)
    if "exceeds file size" in error or error == "invalid file magic":
        return replace(model, broken=(taken.status or 500, error))
    if "does not support chat" in error:
        return replace(model, capabilities=tuple(each for each in model.capabilities if each != "completion"))
    if last.get("remote_host"):
        model = replace(model, remote_host=last["remote_host"], remote_model=last["remote_model"])
    return replace(model, replies=(reply,), show=last if taken.path == "POST /api/show" and not error else None)


def _prompt(taken: Recording) -> int:
    """Return a prompt size for an error that does not tell it: too long where the text says so."""
    return 100_000 if b"context length" in taken.response else 25


def _split(text: str, *, whole: bool, done: bool) -> list[str]:
    """Return the tokens of a line: one a streamed line, words for a reply in one piece."""
    if not text:
        return []
    return re.findall(r"\s*\S+|\s+$", text) if whole and done else [text]


def _ends(taken: Recording, last: dict[str, Any], objects: list[dict[str, Any]]) -> str:
    """Return how the reply ended."""
    if taken.end == "closed by server" and not taken.response.startswith(b"HTTP/1.0"):
        return "cut"
    if "error" in last and (len(objects) > 1 or "error was encountered while running" in last["error"]):
        return "error"
    if last.get("done") is True:
        return str(last.get("done_reason", "stop"))
    return "repeat" if taken.status == 200 else "stop"
