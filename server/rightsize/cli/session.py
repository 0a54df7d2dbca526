"""What commands that work with an engine share: settings, a runtime for as long as they run, an orderly Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from rightsize.cli.output import Output
    from rightsize.engine.runtime import Runtime
    from rightsize.settings.resolved import Settings

T = TypeVar("T")


def settings_for(output: Output, *, policy: str | None = None) -> Settings:
    """Return the settings that hold here; what is wrong in them is told, of a project's once and after a change."""
    from rightsize.journal.noticed import is_news
    from rightsize.settings.sources import is_of_workspace

    settings, problems = read_settings()
    theirs = tuple(each for each in problems if is_of_workspace(each.partition(": ")[0]))
    told = theirs if is_news(settings.state_folder, _project(), theirs) else ()
    for each in (*(each for each in problems if each not in theirs), *told):
        output.warn(each)
    if told:
        output.note("This is said once; `rightsize doctor` says it again.", "dim")
    return settings if policy is None else replace(settings, policy=replace(settings.policy, policy=policy))


def read_settings() -> tuple[Settings, tuple[str, ...]]:
    """Return the settings of user, environment and the project around this folder, and what is wrong in them."""
    from rightsize.settings.load import load
    from rightsize.settings.sources import user_config_file

    return load(user_config_file(os.environ), os.environ, None, _project())


def _project() -> Path:
    """Return the top of the repository around this folder, or this folder."""
    here = Path.cwd()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here)


def run_with_runtime(
    settings: Settings,
    engine: str | None,
    work: Callable[[Runtime], Awaitable[T]],
    output: Output | None = None,
    *,
    served: bool = False,
    expects: Callable[[Runtime], Awaitable[bool]] | None = None,
) -> T:
    """Open a runtime, do the work in it and close it; Ctrl-C cancels what the work is waiting for.

    The work decides what a cancel means: it may end in order and return.  A second Ctrl-C ends the process at once.

    Parameters:
        output: where waits are told that no progress bar shows.
        served: others are served meanwhile, and must not wait for what takes the processor long.
        expects: tells whether a model will be called; if so, what a first call starts, which takes seconds, is started
            beside all the rest.
    """
    import asyncio

    async def main() -> T:
        from rightsize.wiring import close_runtime, open_unprobed, refreshed

        with _cancelled_by_ctrl_c():
            runtime = open_unprobed(settings, engine=engine, served=served)
            early: list[asyncio.Task[None]] = []
            try:
                # Whoever found no model at the last look waits for this one, since there may be nobody to call.
                for look in (False, True):
                    runtime = await refreshed(runtime) if look else runtime
                    if expects and not early and not runtime.draft and await expects(runtime):
                        early.append(asyncio.create_task(_start(runtime)))
                        await asyncio.sleep(0)  # It begins before the work, which may be busy for long.
                return await work(runtime if output is None else _telling(runtime, output))
            finally:
                for each in early:
                    each.cancel()
                await asyncio.gather(*early, return_exceptions=True)
                await close_runtime(runtime)

    try:
        return asyncio.run(main())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


async def _start(runtime: Runtime) -> None:
    """Start what a first call would start; whoever makes that is told what stops it."""
    from rightsize.core.errors import ModelFailure

    with contextlib.suppress(ModelFailure):
        await runtime.models.check()


def _telling(runtime: Runtime, output: Output) -> Runtime:
    """Return a runtime that tells of its waits, where nobody sees a progress bar."""
    if output.err.terminal:
        return runtime
    from rightsize.cli.waiting import TellingGateway

    return replace(runtime, gateway=TellingGateway(runtime.gateway, output.note))


@contextlib.contextmanager
def _cancelled_by_ctrl_c() -> Iterator[None]:
    """Let the first Ctrl-C, or SIGTERM, cancel the running task, and the second one do what it always does."""
    import asyncio

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    signals = (signal.SIGINT, signal.SIGTERM)

    def stop() -> None:
        for each in signals:
            loop.remove_signal_handler(each)
        if task is not None:
            task.cancel()

    try:
        for each in signals:
            loop.add_signal_handler(each, stop)
    except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not in the main thread
        yield
        return
    try:
        yield
    finally:
        for each in signals:
            loop.remove_signal_handler(each)
