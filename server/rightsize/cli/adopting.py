"""`rightsize models --adopt` and `--appoint`: what the user decides about models, written to the user's settings."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import FAILED, OK
from rightsize.cli.summary import counted
from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rightsize.cli.output import Output
    from rightsize.core.routing.adoption import Proposal
    from rightsize.core.routing.model import Model
    from rightsize.engine.runtime import Runtime

COLUMNS = ("tier", "model", "taken for that by", "family", "context", "C", "what becomes of it")

_FEW = 6
"""Models that a sentence names."""


def adopt(output: Output, *, yes: bool, as_json: bool) -> int:
    """Show a tier for every installed model, and write those that are new to the user's settings when confirmed."""
    from rightsize.cli.session import run_with_runtime, settings_for

    async def work(runtime: Runtime) -> tuple[str, tuple[Proposal, ...]]:
        from rightsize.core.routing.adoption import proposals
        from rightsize.wiring import registry_of

        settings, probe = runtime.settings, await runtime.models.probe(refresh=True)
        registry = registry_of(settings, probe)
        found = proposals(registry, probe.installed, allow_remote=settings.gateway.allow_remote)
        return "" if probe.reachable else probe.sentence, found

    fault, found = run_with_runtime(settings_for(output), None, work)
    if fault:
        output.problem(fault)
        return FAILED
    path, new = _user_file(), [each for each in found if each.write]
    if not as_json:
        _show(found, new, path, output)
    written = bool(new) and (yes or (not as_json and _confirmed(new, output)))
    if written:
        _write(path, new)
    if as_json:
        output.json({"models": [asdict(each) for each in found], "path": str(path), "written": written})
    elif written:
        output.line(f"Written to {path}; change there what you know better.")
    return OK


def appoint(name: str, output: Output) -> int:
    """Name a model for reviews where no tier 4 model can answer.

    Raises:
        UsageError: there is no such model, or it may not review.
    """
    from rightsize.cli.session import read_settings, run_with_runtime, settings_for
    from rightsize.settings.user_file import appoint as write

    model = run_with_runtime(settings_for(output), None, lambda runtime: _appointable(runtime, name))
    if model is None:
        output.line(f"{name} is of tier 4 and reviews without being appointed; nothing was changed.")
        return OK
    path = _user_file()
    write(path, model.ollama_model)
    who = f"{model.label} (tier {model.tier})"
    output.line(f"{who} reviews from now on where no tier 4 model can; every result names it")
    output.line("as appointed by you, below the recommended size.")
    output.line(f"It stands in {path} as routing.review_model; take that out to undo it.")
    settings, _ = read_settings()
    if settings.policy.review_model != model.ollama_model:
        origin = settings.origins.get("routing.review_model", "another place")
        output.warn(f"routing.review_model is {settings.policy.review_model} by {origin}, which wins over that file")
    return OK


async def _appointable(runtime: Runtime, name: str) -> Model | None:
    """Return the model of a name, or None where it needs no appointment.

    Raises:
        UsageError: it is not there, or prompts to it would leave the machine unasked.
    """
    from rightsize.core.routing.model import State
    from rightsize.core.routing.priors import HIGHEST_TIER
    from rightsize.wiring import registry_of

    probe = await runtime.models.probe(refresh=True)
    registry = registry_of(runtime.settings, probe)
    model = registry.named(name)
    if model is None:
        known = ", ".join(each.ollama_model for each in registry.models[-_FEW:])
        raise UsageError(f"there is no model `{name}`; `rightsize models` lists them, {known} among them")
    status = runtime.models.availability((model,)).of(model)
    if not status.usable and status.state in {State.EXCLUDED, State.NOT_INSTALLED}:
        raise UsageError(f"{name} cannot be appointed: {status.reason.rstrip('.')}")
    return None if model.tier == HIGHEST_TIER else model


def _show(found: Sequence[Proposal], new: Sequence[Proposal], path: Path, output: Output) -> None:
    from rightsize.core.routing.adoption import REMOTE

    output.table(COLUMNS, [_row(each) for each in found])
    output.line()
    far = [each.name for each in found if each.verdict == REMOTE]
    if far:
        output.line(
            f"Prompts sent to {', '.join(far)} leave this machine; "
            f"set gateway.allow_remote in {path} if they may, and run this again."
        )
    if not new:
        output.line("There is nothing to write: every model that may be used is known, or in your settings.")
    else:
        output.line(f"To be written to {path}: {', '.join(each.name for each in new)}.")


def _row(each: Proposal) -> tuple[str, ...]:
    if not each.tier:
        return ("-", each.name, "-", each.family or "-", "-", "-", each.verdict)
    numbers = (f"{each.context:,}", f"{each.cost:.3g}")
    return (str(each.tier), each.name, each.grounds, each.family or "-", *numbers, each.verdict)


def _confirmed(new: Sequence[Proposal], output: Output) -> bool:
    """Ask on a terminal; nobody else is asked."""
    if not (sys.stdin.isatty() and output.err.terminal):
        output.note("nothing was written; add --yes to write without a question")
        return False
    output.note(f"Write {counted(len(new), 'model')}? [y/N]")
    if sys.stdin.readline().strip().lower() in {"y", "yes"}:
        return True
    output.note("nothing was written")
    return False


def _write(path: Path, new: Sequence[Proposal]) -> None:
    from rightsize.settings.user_file import add_models

    add_models(path, [(_values(each), f"taken for tier {each.tier} by {each.grounds}") for each in new])


def _values(each: Proposal) -> dict[str, Any]:
    size = {} if each.billions is None else {"parameters": round(each.billions, 3)}
    return {"name": each.name, "tier": each.tier, **size, "context": each.context}


def _user_file() -> Path:
    from rightsize.settings.sources import user_config_file

    return user_config_file(os.environ)
