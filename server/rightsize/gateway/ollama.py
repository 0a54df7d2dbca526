"""A look at an Ollama server: version, models, what is in memory; and plain words for everything else that answers."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from rightsize.core.routing.names import is_cloud_name, with_tag
from rightsize.core.routing.registry import first_model
from rightsize.engine.ports import Installed, Probe
from rightsize.gateway import failures, plain_http
from rightsize.gateway.plain_http import MovedError, NotHttpError, RefusedError, SilentError
from rightsize.gateway.wire import MOVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rightsize.gateway.hosts import Address
    from rightsize.gateway.plain_http import Answer, Limits

_OK = 200
_SHOWS_AT_ONCE = 4
_MAX_MODELS = 500
_REFUSALS = frozenset({401, 403, 407})
_KINDS: dict[type[Exception], str] = {
    SilentError: "no_answer",
    NotHttpError: "wrong_address",
}
_SIZE = re.compile(r"([\d.]+)\s*([KMBT]?)", re.IGNORECASE)
_BILLIONS = {"": 1e-9, "K": 1e-6, "M": 1e-3, "B": 1.0, "T": 1e3}

Shown = dict[str, "dict[str, Any]"]
"""Answers of /api/show by digest: they change only with the digest."""


async def look(
    address: Address, shown: Shown, *, limits: Limits, asked_at: float, heard: Callable[[], None] = lambda: None
) -> Probe:
    """Return what a server is and has; whatever goes wrong becomes the probe's sentence.

    Parameters:
        heard: called with the first answer, before the server is asked for its models.
    """
    host = address.url
    try:
        version = await plain_http.ask(address, "GET", "/api/version", limits=limits)
        heard()
        text = _text(_mapping(version.value).get("version"))
        if version.status != _OK or text is None:
            kind = "origin_refused" if version.status in _REFUSALS else "wrong_address"
            return unreachable(host, failures.sentence(kind, host=host), asked_at)
        tags, loaded = await asyncio.gather(
            plain_http.ask(address, "GET", "/api/tags", limits=limits), loaded_windows(address, limits=limits)
        )
        installed = await _installed(address, tags, loaded, shown, limits)
    except MovedError as error:
        moved = failures.failure(failures.row_of("redirected"), detail=f"{MOVED}{error}", host=host)
        return unreachable(host, str(moved), asked_at)
    except RefusedError as error:
        return unreachable(host, failures.sentence(failures.unreached(str(error)), host=host), asked_at)
    except (SilentError, NotHttpError) as error:
        return unreachable(host, failures.sentence(_KINDS[type(error)], host=host), asked_at)
    found = _found(text, host, [each for each in installed if each.chat])
    return Probe("ollama", host, reachable=True, version=text, installed=installed, sentence=found, asked_at=asked_at)


async def loaded_windows(address: Address, *, limits: Limits) -> dict[str, int]:
    """Return the models in memory with the window that each is loaded with.

    Raises:
        RefusedError, SilentError, MovedError, NotHttpError: nobody answers, or not as Ollama does.
    """
    answer = await plain_http.ask(address, "GET", "/api/ps", limits=limits)
    if answer.status != _OK or not isinstance(_mapping(answer.value).get("models"), list):
        raise NotHttpError
    windows = ((_text(each.get("name")), _count(each.get("context_length"))) for each in _rows(answer))
    return {with_tag(name): window for name, window in windows if name and window}


def unreachable(host: str, sentence: str, asked_at: float) -> Probe:
    """Return the probe of a server that cannot be used, and why."""
    return Probe("ollama", host, reachable=False, version=None, installed=(), sentence=sentence, asked_at=asked_at)


def _found(version: str, host: str, chat: Sequence[Installed]) -> str:
    if not chat:
        return f"Ollama {version} at {host} has no chat model yet; run `ollama pull {first_model()}`."
    if all(each.remote_host for each in chat):
        return (
            f"Ollama {version} at {host} has only chat models that send prompts off this machine; run "
            f"`ollama pull {first_model()}` for a local one, or allow those with `gateway.allow_remote`."
        )
    return f"Ollama {version} at {host} with {len(chat)} chat model{'s' if len(chat) > 1 else ''}."


async def _installed(
    address: Address, tags: Answer, loaded: Mapping[str, int], shown: Shown, limits: Limits
) -> tuple[Installed, ...]:
    """Return the models; those that /api/tags does not describe in full, as before 0.32, are asked for one by one."""
    if tags.status != _OK or not isinstance(_mapping(tags.value).get("models"), list):
        raise NotHttpError
    rows = [row for row in _rows(tags) if _text(row.get("name"))][:_MAX_MODELS]
    turns = asyncio.Semaphore(_SHOWS_AT_ONCE)

    async def describe(row: Mapping[str, Any]) -> Installed:
        more = {} if _complete(row) else await _show(address, row, shown, turns, limits)
        return _read(row, more, loaded)

    return tuple(await asyncio.gather(*(describe(row) for row in rows)))


def _complete(row: Mapping[str, Any]) -> bool:
    """Whether a row of /api/tags says all that is needed."""
    details = _mapping(row.get("details"))
    return isinstance(row.get("capabilities"), list) and _count(details.get("context_length")) is not None


async def _show(
    address: Address, row: Mapping[str, Any], shown: Shown, turns: asyncio.Semaphore, limits: Limits
) -> dict[str, Any]:
    """Return the server's description of a model, or an empty one where it has none: its files are damaged."""
    digest = _text(row.get("digest")) or str(row["name"])
    if digest not in shown:
        async with turns:
            try:
                answer = await plain_http.ask(address, "POST", "/api/show", {"model": row["name"]}, limits=limits)
            except (RefusedError, SilentError, MovedError, NotHttpError):
                return {}
        described = _mapping(answer.value) if answer.status == _OK else {"capabilities": []}
        info = _mapping(described.get("model_info"))
        kept = {key: info[key] for key in info if key.endswith((".parameter_count", ".context_length"))}
        shown[digest] = {"capabilities": described.get("capabilities"), "model_info": kept}
    return shown[digest]


def _read(row: Mapping[str, Any], more: Mapping[str, Any], loaded: Mapping[str, int]) -> Installed:
    """Return a model from its rows; whatever is of a wrong type counts as not said."""
    name = str(row["name"])
    details, info = _mapping(row.get("details")), _mapping(more.get("model_info"))
    capabilities = row.get("capabilities") or more.get("capabilities")
    known = [each for each in capabilities if isinstance(each, str)] if isinstance(capabilities, list) else None
    windows = (info[key] for key in info if key.endswith(".context_length"))
    window = _count(details.get("context_length")) or next(map(_count, windows), None)
    count = _count(info.get("general.parameter_count"))
    return Installed(
        name=with_tag(name),
        parameters=count / 1e9 if count else _billions(details.get("parameter_size")),
        size=_count(row.get("size")),
        context=window,
        loaded_context=loaded.get(with_tag(name)),
        remote_host=_text(row.get("remote_host")) or ("ollama.com" if is_cloud_name(name) else None),
        chat=known is None or "completion" in known,
        digest=_text(row.get("digest")),
        family=_text(details.get("family")),
    )


def _rows(answer: Answer) -> Iterable[Mapping[str, Any]]:
    return (each for each in _mapping(answer.value)["models"] if isinstance(each, dict))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    """Return a short text on one line, or None; names end up in messages."""
    return value if isinstance(value, str) and 0 < len(value) <= 200 and value.isprintable() else None  # noqa: PLR2004


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _billions(value: Any) -> float | None:
    """Read `3.2B`, `121K` or `41.28M`."""
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return float(match[1]) * _BILLIONS[match[2].upper()] or None if match else None
    except ValueError:
        return None
