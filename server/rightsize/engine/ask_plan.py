"""From free text to tasks, each routed; a tier 1 model splits where the user wants that and the rules are unsure."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.asks.proposed import rules_stand
from rightsize.core.asks.split import by_rules, reading_of
from rightsize.core.errors import RoutingError, SourceError
from rightsize.core.prompts.asking import NO_TALK, ask_messages
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import CHARACTERS_PER_TOKEN, complexity_of_text
from rightsize.core.tasks.task import Task, TaskKind
from rightsize.engine.ask_split import asks_further, split_by_model
from rightsize.engine.asked import AskOptions, SubTask
from rightsize.engine.given import Before, code_before, given_of, holds_code, shows_code
from rightsize.engine.job import Question, unseen
from rightsize.engine.routing import PROMPT_OVERHEAD, TOLD_TOKENS, decide
from rightsize.engine.veil import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.asks.ask import Ask
    from rightsize.core.asks.split import Reading, Split
    from rightsize.core.prompts.asking import Talk
    from rightsize.core.routing.policy import Pin
    from rightsize.engine.asked import AskedFile, Splitting
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime


_DRY = "a dry run asks no model"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks.

    Attributes:
        pin: the model or the least tier that they name for it.
        talk: what was said before the text, where it is one of a conversation; only the text is split.
    """

    text: str
    files: Sequence[AskedFile] = ()
    pin: Pin | None = None
    talk: Talk = NO_TALK


@dataclass(frozen=True, slots=True)
class Plan:
    """The tasks, routed, and how a model was asked to split them, or None where none was to be."""

    subs: tuple[SubTask, ...]
    split: Splitting | None = None


def plan_asks(
    runtime: Runtime, text: str, files: Sequence[AskedFile] = (), pin: Pin | None = None, talk: Talk = NO_TALK
) -> tuple[SubTask, ...]:
    """Return the tasks of a text as the rules split it, routed among the models that are known; nobody is asked.

    Raises:
        SourceError: one of the files may not be shown to a model.
        UsageError: the text asks for more than is answered at once.
    """
    wish = Wish(text, files, pin, talk)
    _, rules = _read(runtime, wish)
    return _routed(runtime, rules_stand(rules, _DRY) if asks_further(runtime, rules) else rules.asks, wish)


async def plan(
    runtime: Runtime,
    wish: Wish,
    options: AskOptions,
    show: Callable[[str], None],
    ends: Callable[[Attempt], None] = unseen,
) -> Plan:
    """Return the tasks of what somebody asks, routed; where the rules are unsure, a model may be asked first.

    Parameters:
        show: told what is waited for, one sentence.
        ends: told of the call for the split when it has ended or was stopped.

    Raises:
        SourceError, UsageError: as of `plan_asks`.
    """
    reading, rules = await asyncio.to_thread(_read, runtime, wish)
    unsure = asks_further(runtime, rules)
    split = await split_by_model(runtime, reading, rules, options, show, ends) if unsure else None
    asks = rules.asks if split is None else split.asks
    return Plan(await asyncio.to_thread(_routed, runtime, asks, wish), split)


def _read(runtime: Runtime, wish: Wish) -> tuple[Reading, Split]:
    """Return what somebody asks as the rules read and split it."""
    files, talk = wish.files, wish.talk
    for each in files:
        refused = refusal(runtime, each.path, each.snapshot.parsed if each.snapshot else None)
        if refused is not None:
            raise SourceError(f"{each.path}: {refused}")
    code = any(map(shows_code, files)) or any(holds_code(said) for _, said in talk.turns)
    reading = reading_of(wish.text, code=code)
    return reading, by_rules(reading)


def _routed(runtime: Runtime, asks: Sequence[Ask], wish: Wish) -> tuple[SubTask, ...]:
    subs = [_routed_one(runtime, each, wish) for each in asks]
    request = "\n".join(each.words for each in subs)
    return tuple(replace(each, request=request) for each in subs)


def _routed_one(runtime: Runtime, ask: Ask, wish: Wish) -> SubTask:
    files, talk = wish.files, wish.talk
    reviews = ask.kind is TaskKind.CODE_REVIEW
    given = given_of(ask, files, read=reviews)
    read = code_before(talk) if reviews and not given.data else Before(given.sources)
    words, data, sources = given.words, given.data, read.sources
    sub = SubTask(ask, _NOBODYS, None, words=words, data=data, sources=sources, unread=read.unread, talk=talk)
    tokens = question_of(sub, interactive=True).tokens + TOLD_TOKENS
    if reviews and sources:
        review = runtime.settings.review
        piece = (review.chunk_bytes + review.context_bytes) // CHARACTERS_PER_TOKEN
        tokens = min(tokens, piece + PROMPT_OVERHEAD + row_of(ask.kind).output_budget)
    text = "\n\n".join((ask.text, *(each.text for each in files)))
    task = Task(uuid4().hex, ask.kind, complexity_of_text(ask.kind, text), tokens)
    try:
        return replace(sub, task=task, decision=decide(runtime, task, wish.pin))
    except RoutingError as error:
        return replace(sub, task=task, problem=str(error), appoint=error.appoint)


def question_of(sub: SubTask, *, interactive: bool, longest: int = 0) -> Question:
    """Return what a model is asked of a task; an answer may have the `longest` tokens where the window has room."""

    def messages(problems: Sequence[str], marker: str) -> Sequence[tuple[str, str]]:
        return ask_messages(sub.ask.kind, sub.words, sub.data, problems, marker=marker, talk=sub.talk)

    return Question(messages, row_of(sub.ask.kind).output_budget, interactive, longest=longest)


_NOBODYS = Task("", TaskKind.QA_SIMPLE, complexity_of_text(TaskKind.QA_SIMPLE, ""), 0)
