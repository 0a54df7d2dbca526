"""What a running engine has at hand; `wiring.py` builds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.routing.registry import Registry
    from rightsize.core.tasks.trials import Learned
    from rightsize.engine.keeping import Cache
    from rightsize.engine.looking import Rules, Scanner
    from rightsize.engine.ports import Clock, Gateway, Journal, Probe
    from rightsize.settings.resolved import Settings


@dataclass(frozen=True, slots=True)
class Runtime:
    """Ports, settings and the models that tasks are routed to.

    Attributes:
        registry: packaged and user models, and those that the last look at the server found.
        gateway: the engine that serves: `models`, or the embedded one.
        models: the gateway to real models, there even while the embedded engine serves.
        draft: the embedded engine serves.
        probe: the last look at the model server, from this process or an earlier one; None when nobody looked.
        rules: where our own rules look at long files; None where that holds up nobody here.
        learned: how first attempts ended, as far as the ledger was read.
        real_path: where a path or a file's URI leads, links followed; as it is where there is no disk.
        scanner: who is asked about a source beside our own rules; None where nobody is.
    """

    settings: Settings
    registry: Registry
    gateway: Gateway
    models: Gateway
    journal: Journal
    cache: Cache
    clock: Clock
    draft: bool
    probe: Probe | None
    scanner: Scanner | None = None
    rules: Rules | None = None
    learned: Learned = field(default_factory=dict)
    real_path: Callable[[str], str] = str
