"""The OpenAI door: any program that speaks OpenAI is routed, and every answer it gets has passed the checks.

Its protocol cannot take back what was sent, so that a stream brings each task's answer when that has passed, in the
order asked.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from rightsize.core.asks.merge import body, heading
from rightsize.dashboard.chat import problems_of
from rightsize.dashboard.door_read import UnfitError
from rightsize.dashboard.door_wire import (
    END_OF_STREAM,
    Completion,
    error_piece,
    facts_of_plan,
    facts_of_report,
    report_headers,
    routing_headers,
)
from rightsize.dashboard.faults import fault_of
from rightsize.dashboard.problems import as_json, door_error
from rightsize.dashboard.streams import Stream, while_there
from rightsize.engine.ask import answer, section_of
from rightsize.engine.ask_plan import Wish, plan
from rightsize.engine.asked import LONGEST_PROMPT, AskOptions, Ended

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from starlette.responses import Response
    from starlette.types import Receive

    from rightsize.dashboard.desk import Desk
    from rightsize.dashboard.door_read import DoorRequest
    from rightsize.engine.ask_plan import Plan
    from rightsize.engine.asked import Answer, AskEvent, Report
    from rightsize.engine.runtime import Runtime

_BETWEEN = "\n\n---\n\n"


async def completed(desk: Desk, request: DoorRequest, receive: Receive) -> Response:
    """Answer a request, in one piece or as a stream; a caller that goes away stops the models.

    Raises:
        UnfitError: it cannot be answered.
        RightsizeError: it cannot be routed.
        GoneError: the caller has gone.
    """
    length = len(request.prompt) + len(request.talk.standing) + sum(len(text) for _, text in request.talk.turns)
    if length > LONGEST_PROMPT:
        raise UnfitError(
            f"the conversation has {length:,} characters, more than the {LONGEST_PROMPT:,} that are read; "
            "leave its oldest messages out",
            413,
        )
    runtime = await desk.runtime()
    wish = Wish(request.prompt, pin=request.pin, talk=request.talk)
    planning = plan(runtime, wish, AskOptions(cache=request.cache), lambda _: None)
    found = await while_there(receive, desk.run(planning))
    serving = _Serving(
        desk, runtime, request, found, Completion(f"chatcmpl-{uuid4().hex}", int(time.time()), request.model)
    )
    if request.stream:
        return Stream(serving.stream, routing_headers(found.subs))
    report = await while_there(receive, serving.run(lambda _: None))
    if not any(each.answered for each in report.answers):
        return as_json(door_error(503, problems_of(report), rightsize=facts_of_report(report)), 503)
    text = report.answers[0].text if len(report.answers) == 1 else report.merged
    headers = {**routing_headers(found.subs), **report_headers(report)}
    return as_json(serving.completion.complete(text, report), headers=headers)


@dataclass(frozen=True, slots=True)
class _Serving:
    """One request on its way."""

    desk: Desk
    runtime: Runtime
    request: DoorRequest
    plan: Plan
    completion: Completion

    def run(self, tell: Callable[[AskEvent], None]) -> Coroutine[Any, Any, Report]:
        """Have all tasks answered."""
        options, found = AskOptions(cache=self.request.cache), self.plan
        return self.desk.run(answer(self.runtime, self.request.prompt, found.subs, options, tell, found.split))

    async def stream(self, send: Callable[[str], None]) -> None:
        """Send the answers as pieces, those in the order asked that have passed."""
        inorder = _InOrder(len(self.plan.subs), lambda text: send(self.completion.piece({"content": text})))
        start = {"role": "assistant", "content": ""}
        send(self.completion.piece(start, facts=facts_of_plan(self.plan)))
        try:
            report = await self.run(inorder.take)
        except Exception as error:  # noqa: BLE001 - the status has been sent: what is left is a piece
            send(error_piece(door_error(*fault_of(error, "a completion"))))
            return
        facts = facts_of_report(report)
        if not inorder.answered:
            send(error_piece(door_error(503, problems_of(report), rightsize=facts)))
            return
        send(self.completion.piece({}, "stop", facts))
        if self.request.usage:
            send(self.completion.counted(report))
        send(END_OF_STREAM)


@dataclass(slots=True)
class _InOrder:
    """Answers in the order asked, whichever comes first; errors among them wait until something was answered."""

    of: int
    tell: Callable[[str], None]
    answered: bool = False
    _next: int = 0
    _ended: dict[int, Answer] = field(default_factory=dict)
    _held: list[str] = field(default_factory=list)

    def take(self, event: AskEvent) -> None:
        """Take what happened; only that a task ended matters here."""
        if not isinstance(event, Ended):
            return
        self._ended[event.at] = event.answer
        while (ended := self._ended.get(self._next)) is not None:
            self._held.append(self._text(ended))
            self._next += 1
            self.answered = self.answered or ended.answered
        if self.answered:
            for line in (line for text in self._held for line in text.splitlines(keepends=True)):
                self.tell(line)
            self._held.clear()

    def _text(self, ended: Answer) -> str:
        if self.of == 1:
            return ended.text
        section = section_of(ended)
        before = _BETWEEN if self._next else ""
        return f"{before}{heading(self._next + 1, section)}\n\n{body(section)}"
