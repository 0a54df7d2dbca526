"""Answers that passed before: what makes two questions the same, and whose answer may be given again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rightsize import __version__
from rightsize.core.routing.ladder import rungs_of

if TYPE_CHECKING:
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.model import Model
    from rightsize.engine.ports import Request
    from rightsize.engine.runtime import Runtime

ANSWER: Final = "answer"
"""What answers are kept as."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that passed every check.

    Attributes:
        model: LiteLLM name of the model that gave it.
        identity: what told that model from another of its name, as the digest of its weights.
    """

    text: str
    model: str
    identity: str


def key_of(runtime: Runtime, request: Request, reading: int) -> str:
    """Return what stands for a question, or an empty string where nobody knows which model would answer.

    It holds every word that the model reads but for the random marker, which differs each time, the reply's schema,
    the model with its digest, and our version, with which sampling and checks change.  A second, independent reading of
    the same code is another question.
    """
    identity = _identity(runtime, request.model)
    if not identity:
        return ""
    # Lengths stand before the texts in JSON's own way, so no text can pass for two.
    words = [[each.role, _without(each.content, request.marker)] for each in request.messages]
    parts = [__version__, reading, request.model.litellm_name, identity, request.max_tokens, request.schema, words]
    return runtime.journal.keyed_hash(json.dumps(parts, sort_keys=True))


async def recall(runtime: Runtime, decision: Decision, key: str) -> tuple[Model, str] | None:
    """Return who answered this question before and what, or None.

    Only a model counts that this ladder could come to, and that is still the one that it was.
    """
    answer = answer_in(await runtime.cache.get(ANSWER, key)) if key else None
    if answer is None:
        return None
    for model in rungs_of(decision):
        if model.litellm_name == answer.model and _identity(runtime, model) == answer.identity:
            return model, answer.text
    return None


async def keep(runtime: Runtime, keys: tuple[str, ...], request: Request, text: str) -> None:
    """Keep an answer that passed, for the question that it answers and for the one that the ladder began with."""
    answer = Answer(text, request.model.litellm_name, _identity(runtime, request.model))
    for key in dict.fromkeys(keys):
        if key and answer.identity:
            await runtime.cache.put(ANSWER, key, body_of(answer))


async def forget(runtime: Runtime, key: str) -> None:
    """Forget an answer that no longer passes."""
    await runtime.cache.drop(ANSWER, key)


def body_of(answer: Answer) -> bytes:
    """Return what is kept of an answer."""
    return json.dumps([answer.text, answer.model, answer.identity]).encode()


def answer_in(body: bytes | None) -> Answer | None:
    """Return the answer that was kept, or None; what cannot be read counts as not there."""
    try:
        text, model, identity = json.loads(body or b"null")
    except (TypeError, ValueError, RecursionError):
        return None
    return Answer(str(text), str(model), str(identity))


def _identity(runtime: Runtime, model: Model) -> str:
    """Return what tells a model from a later one of its name: the digest of its weights, and elsewhere its address.

    The embedded engine has none: a draft costs less than looking it up.
    """
    if model.tier == 0:
        return ""
    if model.on_ollama:
        return runtime.models.availability((model,)).of(model).digest or ""
    return f"at {model.api_base or 'its provider'}"


def _without(text: str, marker: str) -> str:
    return text.replace(marker, "\0") if marker else text
