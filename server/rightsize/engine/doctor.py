"""Doctor: look at everything that stops people, and name the remedy for each."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import State
from rightsize.core.routing.names import with_tag
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.routing.registry import first_model
from rightsize.engine.serving import appointed_reviewer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence

    from rightsize.core.analysis.languages import Language
    from rightsize.core.routing.model import Model, ModelStatus
    from rightsize.engine.ports import Installed, Probe
    from rightsize.engine.runtime import Runtime

_REINSTALL = "Install Rightsize again: pip install --force-reinstall rightsize-lsp"

_NOWHERE = "until then docs are drafted without a model, and reviews are by rules only"
_ELSEWHERE = "until then the other hosts serve"

HEADROOM = 1.2
"""A model needs about a fifth more memory than its file, for the context that it keeps."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at.

    Attributes:
        level: `ok`, `warning` (works, but not as well as it could) or `error` (stops people).
        sentence: what was found.
        remedy: the next step, or an empty string.
    """

    subject: str
    level: str
    sentence: str
    remedy: str = ""


async def examine(runtime: Runtime, problems: Sequence[str], memory: int | None) -> AsyncGenerator[Diagnosis, None]:
    """Yield diagnoses as they are made, the quick ones first.

    Parameters:
        runtime: after a look at every model server.
        problems: what was wrong with the settings, a sentence each.
        memory: bytes of memory that this machine has, or None where that is not known.
    """
    yield Diagnosis("python", "ok", f"Python {platform.python_version()}")
    for language in packaged().rows:
        yield _grammar(language)
    for finding in _settings(runtime, problems):
        yield finding
    yield _ledger(runtime, await runtime.journal.check())
    probe = await runtime.models.probe()
    for finding in _server(probe):
        yield finding
    for finding in _models(runtime, probe, memory):
        yield finding
    yield await _child(runtime)


def _grammar(language: Language) -> Diagnosis:
    subject = f"grammar {language.id}"
    try:
        parse(language, b"")
    except (ImportError, OSError, ValueError, AttributeError) as error:
        return Diagnosis(subject, "error", f"The {language.name} grammar does not load: {error}", _REINSTALL)
    return Diagnosis(subject, "ok", f"{language.name} grammar loads")


def _settings(runtime: Runtime, problems: Sequence[str]) -> Iterator[Diagnosis]:
    for problem in problems:
        yield Diagnosis("settings", "warning", problem, "Correct it in the file or variable that it names.")
    origins = runtime.settings.origins
    if not origins:
        yield Diagnosis("settings", "ok", "every setting has its default")
    for key, origin in sorted(origins.items()):
        yield Diagnosis("settings", "ok", f"{key} comes from {origin}")


def _ledger(runtime: Runtime, trouble: str | None) -> Diagnosis:
    if trouble is None:
        return Diagnosis("ledger", "ok", f"writable: {runtime.settings.state_folder}")
    return Diagnosis(
        "ledger", "error", trouble, "Free space or make the folder writable, or set RIGHTSIZE_STATE_FOLDER."
    )


def _server(probe: Probe) -> Iterator[Diagnosis]:
    for each in probe.each:
        if each.reachable:
            yield Diagnosis("ollama", "ok", f"{each.host} answers, version {each.version or 'unknown'}")
        else:
            found, _, step = each.sentence.rstrip(".").partition("; ")
            rest = _ELSEWHERE if probe.reachable else _NOWHERE
            yield Diagnosis("ollama", "warning", found, f"{step[:1].upper()}{step[1:]}; {rest}.")
    if not probe.reachable:
        return
    if not any(each.chat for each in probe.installed):
        yield Diagnosis("ollama", "warning", "no chat model is installed", f"ollama pull {first_model()}")


def _models(runtime: Runtime, probe: Probe, memory: int | None) -> Iterator[Diagnosis]:
    if not probe.reachable:
        return
    availability = runtime.models.availability(runtime.registry.models)
    by_name = {with_tag(each.name): each for each in probe.installed}
    usable = [each for each in runtime.registry.models if availability.of(each).usable]
    for model in runtime.registry.models:
        status = availability.of(model)
        if status.state is State.NOT_INSTALLED:
            yield _missing(model, usable, appointed_reviewer(runtime))
        else:
            yield _model(model, status, by_name.get(with_tag(model.ollama_model)), memory)


def _missing(model: Model, usable: Sequence[Model], appointed: str) -> Diagnosis:
    """Say what it means that a model is not installed: nothing where another of its tier serves.

    Parameters:
        appointed: the model that reviews in the place of tier 4, or an empty string.
    """
    subject, pull = f"model {model.ollama_model}", f"ollama pull {model.ollama_model}"
    others = [each.ollama_model for each in usable if each.tier == model.tier]
    if others:
        return Diagnosis(subject, "ok", f"tier {model.tier}, not installed; {others[0]} serves that tier")
    if model.tier == HIGHEST_TIER and appointed:
        found = f"tier {model.tier}, not installed; {appointed} reviews, appointed by you, below the recommended size"
        return Diagnosis(subject, "ok", found)
    if model.tier == HIGHEST_TIER and usable:
        best = max(usable, key=lambda each: (each.tier, -each.cost)).ollama_model
        remedy = f"{pull}, or let a smaller model review: rightsize models --appoint {best}"
        return Diagnosis(
            subject, "warning", f"tier {model.tier}, not installed: reviews fail without that tier", remedy
        )
    return Diagnosis(subject, "warning", f"tier {model.tier}, not installed", pull)


def _model(model: Model, status: ModelStatus, installed: Installed | None, memory: int | None) -> Diagnosis:
    subject = f"model {model.ollama_model}"
    if not status.usable:
        return Diagnosis(subject, "warning", f"tier {model.tier}, {status.state.value}", status.reason)
    if installed and installed.size and memory and installed.size * HEADROOM > memory:
        sentence = (
            f"tier {model.tier}, {installed.size / 2**30:.1f} GiB will hardly fit in {memory / 2**30:.1f} GiB of memory"
        )
        return Diagnosis(subject, "warning", sentence, "Use a smaller model of the same tier.")
    loaded = f"loaded with {status.loaded_context:,} tokens" if status.loaded else "not loaded"
    window = f"window {status.window_of(model):,}"
    far = ", remote: prompts sent to it leave this machine" if model.remote else ""
    return Diagnosis(subject, "ok", f"tier {model.tier} ({model.origin.value}), {window}, {loaded}{far}")


async def _child(runtime: Runtime) -> Diagnosis:
    try:
        sentence = await runtime.models.check()
    except ModelFailure as failure:
        return Diagnosis("litellm", "error", str(failure), _REINSTALL)
    return Diagnosis("litellm", "ok", f"the child process starts: {sentence}")
