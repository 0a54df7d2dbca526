"""Looks at every model server at once: what they have, merged, without waiting for those that do not answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rightsize.engine.ports import Probe
from rightsize.gateway import failures, ollama, plain_http
from rightsize.gateway.hosts import address_of
from rightsize.gateway.plain_http import RefusedError
from rightsize.settings.host import is_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.engine.ports import Installed
    from rightsize.gateway.exchange import Means

GRACE_SECONDS = 0.06
"""For each one to answer where another has, with a model that can be used; what it says later is taken in then."""

SILENT_SECONDS = 0.25
"""For one of which nothing is known yet, once it has taken the connection."""

STRANGER_SECONDS = 1.0
"""For such a one that has said its version, to name its models."""


class Lookout:
    """Remembers what each server said last."""

    def __init__(self, means: Means, known: Probe | None) -> None:
        """Ask nobody yet; `known` is what an earlier look found."""
        self._means = means
        self._urls = tuple(each.url for each in means.settings.servers)
        self._seen = {each.host: each for each in known.each} if known else {}
        self._shown: ollama.Shown = {}
        self._met: dict[str, float] = {}
        self._looks: dict[str, asyncio.Task[None]] = {}
        self._merged: Probe | None = None

    async def look(self, *, patient: bool) -> None:
        """Look at every server that is not being looked at; never raises.

        Parameters:
            patient: wait for every one of them, else for no more than a moment where one has answered.
        """
        now = self._means.clock.monotonic()
        for url in self._urls:
            if url not in self._looks:
                self._looks[url] = asyncio.ensure_future(self._look_at(url, now))
        loop = asyncio.get_running_loop()
        began, enough = loop.time(), False
        while self._looks:
            left = began + max(map(self._grace, self._looks)) - loop.time() if enough else None
            if left is not None and left <= 0:
                return
            await asyncio.wait(self._looks.values(), timeout=left, return_when=asyncio.FIRST_COMPLETED)
            enough = not patient and self._somebody_can_answer()

    def found(self) -> Probe | None:
        """Return what is known of all servers, the same value as long as nothing new came; None before any look."""
        if self._merged is None and self._seen:
            self._merged = merged([self._seen[url] for url in self._urls if url in self._seen])
        return self._merged

    async def close(self) -> None:
        """Stop looking."""
        for task in self._looks.values():
            task.cancel()
        await asyncio.gather(*self._looks.values(), return_exceptions=True)

    async def _look_at(self, url: str, now: float) -> None:
        try:
            found = await self._probe(url, now)
        finally:
            self._looks.pop(url, None)
            self._met.pop(url, None)
        self._seen[url] = found
        self._merged = None
        self._means.health.learn(found)

    async def _probe(self, url: str, now: float) -> Probe:
        address = address_of(url)
        if address is None or not is_allowed(address.url, self._means.settings.allowed_hosts):
            return ollama.unreachable(url, failures.sentence("host_refused", host=url), now)
        if len(self._urls) > 1:
            began = self._means.clock.monotonic()
            try:
                await plain_http.knock(address, limits=self._means.limits)
            except RefusedError as error:
                return ollama.unreachable(url, failures.sentence(failures.unreached(str(error)), host=url), now)
            self._met[url] = SILENT_SECONDS
            self._means.health.met(url, self._means.clock.monotonic() - began)

        def heard() -> None:
            self._met[url] = STRANGER_SECONDS

        return await ollama.look(address, self._shown, limits=self._means.limits, asked_at=now, heard=heard)

    def _grace(self, url: str) -> float:
        known = self._seen.get(url)
        stranger = known is None or not known.reachable
        return self._met.get(url, GRACE_SECONDS) if stranger else GRACE_SECONDS

    def _somebody_can_answer(self) -> bool:
        done = [each for url, each in self._seen.items() if url not in self._looks and each.reachable]
        return any(model.chat for each in done for model in each.installed)


def merged(looks: list[Probe]) -> Probe:
    """Return what several servers have together; what one says of a model is taken from the first that has it."""
    if len(looks) == 1:
        return looks[0]
    answered = [each for each in looks if each.reachable]
    first = (answered or looks)[0]
    return Probe(
        first.engine,
        first.host,
        reachable=first.reachable,
        version=first.version,
        installed=_together(model for each in answered for model in each.installed),
        sentence=_sentence(looks),
        asked_at=max(each.asked_at for each in looks),
        hosts=tuple(looks),
    )


def _sentence(looks: list[Probe]) -> str:
    """Say what each server is, those with the same trouble in one sentence."""
    same: dict[str, list[str]] = {}
    for each in looks:
        words = each.sentence if each.reachable else each.sentence.replace(each.host, "\0")
        same.setdefault(words, []).append(each.host)
    return " ".join(words.replace("\0", " or ".join(hosts)) for words, hosts in same.items())


def _together(models: Iterable[Installed]) -> tuple[Installed, ...]:
    """Keep one of each name: a local one before one whose prompts leave, a loaded one before one that is not."""
    found: dict[str, Installed] = {}
    for each in models:
        known = found.get(each.name)
        if known is None or _order(each) < _order(known):
            found[each.name] = each
    return tuple(found.values())


def _order(model: Installed) -> tuple[bool, bool]:
    return model.remote_host is not None, model.loaded_context is None
