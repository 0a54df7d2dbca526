"""Judge an answer in words, whoever gave it: its text without what the model thought, and what the checks find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.tongue import tongue_of_request
from rightsize.core.prompts.extract import without_thinking
from rightsize.core.verification.answer_evidence import AnswerEvidence
from rightsize.core.verification.answers import verify_answer
from rightsize.engine.job import Judged

if TYPE_CHECKING:
    from rightsize.core.tasks.task import TaskKind


def judged_answer(kind: TaskKind, words: str, reply: str, data: tuple[str, ...] = (), request: str = "") -> Judged[str]:
    """Return an answer and the verdict on it; the parameters are those of `AnswerEvidence`."""
    text = without_thinking(reply).strip()
    tongue = tongue_of_request(words)
    return Judged(text, verify_answer(AnswerEvidence(kind, words, text, data, request, tongue)))
