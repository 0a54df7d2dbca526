"""What a running engine has at hand; `wiring.py` builds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.routing.registry import Registry
    from rightsize.engine.ports import Clock, Gateway, Journal
    from rightsize.settings.resolved import Settings


@dataclass(frozen=True, slots=True)
class Runtime:
    """Ports, settings and the models that tasks are routed to.

    Attributes:
        gateway: the engine that serves, chosen by the setting `engine`.
        draft: the gateway is the embedded engine.
        registry: packaged and user models; installed ones are added from the probe.
    """

    settings: Settings
    registry: Registry
    gateway: Gateway
    journal: Journal
    clock: Clock
    draft: bool
