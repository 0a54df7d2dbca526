"""From free text to tasks, each routed; nobody is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.asks.split import split
from rightsize.core.errors import RoutingError, SourceError
from rightsize.core.prompts.asking import NO_TALK, ask_messages
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_text
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.engine.asked import SubTask
from rightsize.engine.given import given_of, holds_code, shows_code
from rightsize.engine.job import Question
from rightsize.engine.routing import PROMPT_OVERHEAD, TOLD_TOKENS, decide
from rightsize.engine.veil import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.ask import Ask
    from rightsize.core.prompts.asking import Talk
    from rightsize.core.routing.policy import Pin
    from rightsize.engine.asked import AskedFile
    from rightsize.engine.runtime import Runtime


def plan_asks(
    runtime: Runtime, text: str, files: Sequence[AskedFile] = (), pin: Pin | None = None, talk: Talk = NO_TALK
) -> tuple[SubTask, ...]:
    """Return the tasks of a text, routed among the models that are known; nobody is asked.

    Parameters:
        talk: what was said before the text, where it is one of a conversation; only the text is split.

    Raises:
        SourceError: one of the files may not be shown to a model.
        UsageError: the text asks for more than is answered at once.
    """
    for each in files:
        refused = refusal(runtime, each.path, each.snapshot.parsed if each.snapshot else None)
        if refused is not None:
            raise SourceError(f"{each.path}: {refused}")
    code = any(map(shows_code, files)) or holds_code(talk.asked)
    subs = [_routed(runtime, each, files, pin, talk) for each in split(text, code=code)]
    request = "\n".join(each.words for each in subs)
    return tuple(replace(each, request=request) for each in subs)


def _routed(runtime: Runtime, ask: Ask, files: Sequence[AskedFile], pin: Pin | None, talk: Talk) -> SubTask:
    reviews = ask.kind is TaskKind.CODE_REVIEW
    given = given_of(ask, files, read=reviews)
    sources = given.sources
    if reviews and not given.data and talk.asked:
        # "Is that safe?" is about the code of an earlier turn.
        sources = given_of(replace(ask, text=talk.asked), (), read=True).sources
    sub = SubTask(ask, _NOBODYS, None, words=given.words, data=given.data, sources=sources, talk=talk)
    tokens = question_of(sub, interactive=True).tokens + TOLD_TOKENS
    if reviews and sources:
        review = runtime.settings.review
        piece = (review.chunk_bytes + review.context_bytes) // CHARACTERS_PER_TOKEN
        tokens = min(tokens, piece + PROMPT_OVERHEAD + row_of(ask.kind).output_budget)
    text = "\n\n".join((ask.text, *(each.text for each in files)))
    task = Task(uuid4().hex, ask.kind, complexity_of_text(ask.kind, text), tokens)
    try:
        return replace(sub, task=task, decision=decide(runtime, task, pin))
    except RoutingError as error:
        return replace(sub, task=task, problem=str(error), appoint=error.appoint)


def question_of(sub: SubTask, *, interactive: bool) -> Question:
    """Return what a model is asked of a task."""

    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return ask_messages(sub.ask.kind, sub.words, sub.data, problems, marker=marker, talk=sub.talk)

    return Question(messages, row_of(sub.ask.kind).output_budget, interactive)


_NOBODYS = Task("", TaskKind.QA_SIMPLE, complexity_of_text(TaskKind.QA_SIMPLE, ""), 0)
