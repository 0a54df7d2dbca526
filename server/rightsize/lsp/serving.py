"""The engine behind the server: settings and runtime, opened when first needed and opened anew when settings change.

Nothing heavy is imported before somebody needs it, and then in a thread, so that the editor's requests are not held up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from rightsize.lsp.late import imported, in_thread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.capabilities import Client
    from rightsize.lsp.talk import Talk
    from rightsize.settings.resolved import Settings

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 30.0
_ENGINES_THAT_DRAFT = {"embedded": True, "ollama": False}
_NO_MODEL = "No local model answers, and without one no code is written; `rightsize doctor` says how to get one."
_EMBEDDED = "The embedded engine writes no code; leave the setting `engine` away."


@dataclass(eq=False, slots=True)
class _Served:
    """A runtime with how many use it; one that settings replaced is closed when nobody does."""

    runtime: Runtime
    users: int = 0
    retired: bool = False


class EngineHost:
    """Holds the runtime of one session.

    Attributes:
        drafts_allowed: the user said that drafts may stand in for a missing model server.
        asked: the user was asked and answered.
        asking: held while the question is before the user.
    """

    def __init__(self, talk: Talk) -> None:
        self.drafts_allowed = False
        self.asked = False
        self.asking = asyncio.Lock()
        self._talk = talk
        self._first: dict[str, Any] = {}
        self._sent: dict[str, Any] = {}
        self._folder: str | None = None
        self._settings: Settings | None = None
        self._changes = 0
        self._served: _Served | None = None
        self._opening = asyncio.Lock()
        self._looked = float("-inf")
        self._prepared: set[str] = set()

    @property
    def draft(self) -> bool:
        """Whether the embedded engine would serve, as far as is known without asking anybody."""
        known = _ENGINES_THAT_DRAFT.get(self._chosen)
        if known is not None:
            return known
        runtime = self.current
        return runtime is not None and runtime.probe is not None and runtime.draft

    @property
    def no_code(self) -> str:
        """Why no code can be written, as far as is known without asking anybody; empty where it can."""
        if not self.draft:
            return ""
        return _EMBEDDED if self._chosen == "embedded" else _NO_MODEL

    @property
    def _chosen(self) -> str:
        return str(self._settings.engine if self._settings else self._sent.get("engine"))

    @property
    def appointed(self) -> str:
        """The model that would review because the user appointed it, as far as is known without asking anybody."""
        runtime = self.current
        if runtime is None or not runtime.settings.policy.review_model:
            return ""
        from rightsize.engine.serving import appointed_reviewer

        return appointed_reviewer(runtime)

    @property
    def log_file(self) -> str:
        """The path of the log file, for a message."""
        return str(self._settings.log_file) if self._settings else "rightsize.log"

    @property
    def current(self) -> Runtime | None:
        """The runtime, if it is open."""
        return self._served.runtime if self._served else None

    def configure(self, client: Client) -> None:
        """Take the settings that came with `initialize`."""
        self._first, self._sent, self._folder = client.options, client.options, client.folder

    async def reconfigure(self, sent: dict[str, Any]) -> None:
        """Take the settings as the client has them now; what runs ends under the old ones.

        What it does not name, or names with null, is as `initialize` said.
        """
        merged = _merged(self._first, sent)
        if merged == self._sent:
            return
        self._sent, self._settings, self.drafts_allowed, self.asked = merged, None, False, False
        self._changes += 1
        self._looked = float("-inf")
        async with self._opening:
            await self._retire()

    async def move_to(self, folder: str | None) -> None:
        """Take the settings of another folder than before, or of none; what runs ends under the old ones."""
        if folder != self._folder:
            self._folder = folder
            await self.reread()

    async def reread(self) -> None:
        """Read the settings anew, as where the user's file has changed; what runs ends under the old ones."""
        self._settings = None
        self._changes += 1
        async with self._opening:
            await self._retire()

    def warm_up(self, spawn: Callable[[Coroutine[Any, Any, Any]], None]) -> None:
        """Look at the model server on the side, now and then: the titles of actions say who would serve."""
        now = asyncio.get_running_loop().time()
        if now - self._looked > _LOOK_SECONDS:
            self._looked = now
            spawn(self.look())

    async def settings(self) -> Settings:
        """Return the settings, read once and again when they changed."""
        while self._settings is None:
            configuration = await imported("rightsize.lsp.configuration")
            changes = self._changes
            loaded, problems = await in_thread(configuration.load_settings, self._sent, self._folder)
            if changes != self._changes:
                continue  # They changed while they were read.
            self._settings = loaded
            configuration.log_to_file(loaded)
            if problems:
                self._talk.tell_once("settings", "Settings of Rightsize that were left aside: " + " ".join(problems))
        return self._settings

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[Runtime]:
        """Lend the runtime as it is known, without asking anybody."""
        served = await self._open()
        served.users += 1
        try:
            yield served.runtime
        finally:
            served.users -= 1
            await self._close_unused(served)

    async def look(self) -> Runtime:
        """Look at the model server, unless the last look is fresh, and return the runtime that follows from it."""
        served = await self._open()
        wiring = await imported("rightsize.wiring")
        runtime: Runtime = await wiring.refreshed(served.runtime)
        served.runtime = runtime
        return runtime

    async def prepare(self, snapshot: Snapshot, symbol: Symbol) -> None:
        """Load in a thread, once a language, what the first doc would else stall the editor's requests for."""
        language = snapshot.parsed.language.id
        if language not in self._prepared:
            self._prepared.add(language)
            engine = await imported("rightsize.engine.prepare")
            await in_thread(engine.prepare, snapshot, symbol)

    async def close(self, seconds: float) -> None:
        """Close the runtime, and with it the child process."""
        served, self._served = self._served, None
        if served is not None:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._close(served.runtime), seconds)

    async def _open(self) -> _Served:
        async with self._opening:
            if self._served is None:
                settings = await self.settings()
                wiring = await imported("rightsize.wiring")
                self._served = _Served(await in_thread(partial(wiring.open_unprobed, settings, served=True)))
            return self._served

    async def _retire(self) -> None:
        served, self._served = self._served, None
        if served is not None:
            served.retired = True
            await self._close_unused(served)

    async def _close_unused(self, served: _Served) -> None:
        if served.retired and served.users == 0:
            await self._close(served.runtime)

    async def _close(self, runtime: Runtime) -> None:
        wiring = await imported("rightsize.wiring")
        await wiring.close_runtime(runtime)


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return settings with those of `new` in the place of the old ones, section by section; null is none."""
    both = dict(old)
    for key, value in new.items():
        if value is None:
            continue
        before = both.get(key)
        both[key] = _merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return both
