"""Which tier each installed model is taken for, on what grounds, and whether it is to stand in the user's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.routing.model import Origin
from rightsize.core.routing.registry import billions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.routing.model import Model
    from rightsize.core.routing.registry import InstalledModel, Registry

TO_WRITE, KNOWN, YOURS, REMOTE, MUTE = (
    "proposed",
    "known already",
    "in your settings already",
    "left out: remote",
    "left out: cannot chat",
)
"""What becomes of an installed model."""

_LEAVES = ", prompts leave this machine"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One installed model as it would stand in the user's settings.

    Attributes:
        tier, cost, context: what it is taken for; 0 for a model that cannot chat.
        billions: of parameters, as the server says, or None.
        family: as the server says, or empty.
        grounds: what its tier comes from, in words.
        verdict: what becomes of it, in words; it is written where `write` says so.
    """

    name: str
    tier: int
    cost: float
    context: int
    billions: float | None
    family: str
    grounds: str
    verdict: str
    write: bool = False


def proposals(registry: Registry, installed: Sequence[InstalledModel], *, allow_remote: bool) -> tuple[Proposal, ...]:
    """Return a proposal for every installed model, by tier and cost."""
    made = [_proposal(each, registry.named(each.name) if each.chat else None, allow_remote) for each in installed]
    return tuple(sorted(made, key=lambda each: (not each.tier, each.tier, each.cost, each.name)))


def _proposal(found: InstalledModel, model: Model | None, allow_remote: bool) -> Proposal:  # noqa: FBT001 - a setting
    name, family = found.name.removesuffix(":latest"), found.family or ""
    if model is None:
        return Proposal(name, 0, 0.0, 0, found.parameters, family, "", MUTE)
    new = not model.yours and model.origin in {Origin.SIZE, Origin.UNKNOWN_SIZE}
    write = new and (allow_remote or not model.remote)
    verdict = TO_WRITE if write else REMOTE if new else YOURS if model.yours else KNOWN
    return Proposal(
        name,
        model.tier,
        model.cost,
        model.context,
        found.parameters,
        family,
        _grounds(found, model),
        verdict + (_LEAVES if model.remote and verdict != REMOTE else ""),
        write,
    )


def _grounds(found: InstalledModel, model: Model) -> str:
    """Say what a tier comes from."""
    if model.yours:
        return str(Origin.USER.value)
    if model.origin is not Origin.SIZE:
        return str(model.origin.value)
    if found.parameters:
        return f"{found.parameters:.3g} B parameters"
    return "the size in its name" if billions_in(found.name) else f"{(found.size or 0) / 1e9:.3g} GB on disk"
