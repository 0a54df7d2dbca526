"""The composition root: from settings to a runtime with gateways, ledger and clock."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from rightsize.core.routing.policy import OFF
from rightsize.core.routing.registry import packaged_registry, with_installed, with_user_rows
from rightsize.core.tasks.trials import NOTHING_LEARNED
from rightsize.engine.keeping import NoCache
from rightsize.engine.runtime import Runtime
from rightsize.gateway.embedded import EmbeddedGateway
from rightsize.gateway.litellm_gateway import open_gateway
from rightsize.journal.cache import DiskCache
from rightsize.journal.ledger import Ledger
from rightsize.journal.places import real_path
from rightsize.journal.probes import load_misfits, load_probe, save_misfits, save_probe
from rightsize.journal.reading import read_learned
from rightsize.scanning.bandit import BanditScanner
from rightsize.scanning.rules import RulesApart

if TYPE_CHECKING:
    from rightsize.core.routing.registry import Registry
    from rightsize.core.tasks.trials import Learned
    from rightsize.engine.keeping import Cache
    from rightsize.engine.ports import Clock, Probe
    from rightsize.sandbox.python import Permit, PythonSandbox
    from rightsize.settings.resolved import Settings

AUTO, EMBEDDED = "auto", "embedded"


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC with milliseconds."""
        return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def open_unprobed(
    settings: Settings, *, engine: str | None = None, clock: Clock | None = None, served: bool = False
) -> Runtime:
    """Build a runtime without asking anybody: what is known of the server is what was seen last, here or elsewhere.

    Parameters:
        engine: `auto`, `ollama` or `embedded`; None for what the settings say.
        served: somebody else is served meanwhile, as by a language server: what takes long is done in other processes.
    """
    settings = replace(settings, engine=engine) if engine else settings
    clock = clock or SystemClock()
    known = load_probe(settings.state_folder, [each.url for each in settings.gateway.servers])
    models = open_gateway(settings.gateway, clock, known=known, misfits=load_misfits(settings.state_folder))
    opened = Runtime(
        settings=settings,
        registry=packaged_registry(),
        gateway=models,
        models=models,
        journal=Ledger(settings.state_folder),
        cache=_cache(settings),
        clock=clock,
        draft=False,
        probe=None,
        scanner=BanditScanner(),
        rules=RulesApart() if served else None,
        real_path=real_path,
    )
    return _knowing(opened, known)


async def open_runtime(
    settings: Settings, *, engine: str | None = None, clock: Clock | None = None, served: bool = False
) -> Runtime:
    """Build a runtime and look at the model server, unless the engine is the embedded one, which needs none."""
    return await refreshed(open_unprobed(settings, engine=engine, clock=clock, served=served))


async def refreshed(runtime: Runtime, *, force: bool = False) -> Runtime:
    """Return the runtime after a look at the model server; a look that is still fresh is used again."""
    await runtime.journal.open()
    if runtime.settings.engine == EMBEDDED:
        return runtime
    probe, learned = await asyncio.gather(runtime.models.probe(refresh=force), _learned(runtime))
    if probe is not runtime.probe:
        save_probe(runtime.settings.state_folder, probe)
    return replace(_knowing(runtime, probe), learned=learned)


def with_experience(runtime: Runtime) -> Runtime:
    """Return a runtime that nobody looked anywhere for, with what the ledger teaches, read from the disk now."""
    settings = runtime.settings
    return runtime if settings.policy.learning == OFF else replace(runtime, learned=read_learned(settings.state_folder))


async def _learned(runtime: Runtime) -> Learned:
    return NOTHING_LEARNED if runtime.settings.policy.learning == OFF else await runtime.journal.learned()


async def close_runtime(runtime: Runtime) -> None:
    """End the child process and every call, and write what the ledger and the cache still hold back."""
    save_misfits(runtime.settings.state_folder, runtime.models.misfits())
    await runtime.models.close()
    if runtime.scanner is not None:
        await runtime.scanner.close()
    if runtime.rules is not None:
        await runtime.rules.close()
    await runtime.journal.close()
    await runtime.cache.close()


def _cache(settings: Settings) -> Cache:
    kept = settings.cache
    return DiskCache(settings.state_folder, kept.max_megabytes << 20) if kept.enabled else NoCache()


def _knowing(runtime: Runtime, probe: Probe | None) -> Runtime:
    """Return the runtime as it is with what a look at the model server found."""
    settings, registry = runtime.settings, registry_of(runtime.settings, probe)
    draft = _drafts(settings, registry, probe)
    gateway = EmbeddedGateway(runtime.clock) if draft else runtime.models
    return replace(runtime, registry=registry, gateway=gateway, draft=draft, probe=probe)


def registry_of(settings: Settings, probe: Probe | None) -> Registry:
    """Return the models that tasks can go to: packaged ones, the user's, and those that a look found."""
    registry = with_user_rows(packaged_registry(), settings.model_rows)
    if probe is not None and probe.reachable:
        registry = with_installed(registry, probe.installed)
    return registry


def _drafts(settings: Settings, registry: Registry, probe: Probe | None) -> bool:
    """Tell whether the embedded engine serves: told so, or `auto` without any model that could answer.

    A server that nobody has looked at is taken to be absent until somebody has.
    """
    if settings.engine != AUTO:
        return settings.engine == EMBEDDED
    elsewhere = any(not each.on_ollama for each in registry.models)
    if elsewhere:
        return False
    allowed = settings.gateway.allow_remote
    return (
        probe is None
        or not probe.reachable
        or not any(each.chat and (allowed or not each.remote_host) for each in probe.installed)
    )


def sandbox(settings: Settings, permit: Permit | None = None) -> PythonSandbox:
    """Return where code that nobody has read runs, once whoever may be asked for leave gives it."""
    from rightsize.sandbox.python import PythonSandbox

    return PythonSandbox(permit=permit, privacy=settings.privacy)
