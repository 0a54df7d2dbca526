"""Requests in words: the whole report at once, or every step as it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.privacy.masks import mask, secrets_of
from rightsize.core.routing.policy import Pin
from rightsize.dashboard.faults import WithdrawnError, fault_of
from rightsize.dashboard.problems import problem
from rightsize.dashboard.streams import event
from rightsize.engine.aside import aside
from rightsize.engine.ask import STOPPED, answer, report_of, stopped_answer
from rightsize.engine.ask_plan import Wish, plan, plan_asks
from rightsize.engine.ask_split import stopped_split
from rightsize.engine.asked import Answer, AskOptions, Began, Done, Ended, Failed, Piece, Refused, Routed, Waiting
from rightsize.engine.asked_json import event_json, plan_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from rightsize.dashboard.bodies import ChatBody
    from rightsize.dashboard.desk import Desk
    from rightsize.engine.asked import AskEvent, Report
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime

    Preparing = Callable[[], Awaitable[None]]

NAMES: Mapping[type, str] = {
    Routed: "routed",
    Began: "began",
    Waiting: "waiting",
    Piece: "token",
    Refused: "refused",
    Failed: "failover",
    Ended: "answer",
    Done: "end",
}
"""What an event is called on the wire."""


async def _nothing() -> None:
    pass


async def asked(desk: Desk, body: ChatBody, tell: Callable[[AskEvent], None], first: Preparing = _nothing) -> Report:
    """Have a request answered, and tell of every step; one that is stopped by its name has what was finished.

    Parameters:
        first: what is to be ready before the first step is told; it can be stopped like all that follows.

    Raises:
        RightsizeError: it cannot be routed.
    """
    routed, ended = Routed(()), dict[int, Answer]()
    made: list[Attempt] = []

    def note(each: AskEvent) -> None:
        nonlocal routed
        if isinstance(each, Routed):
            routed = each
        elif isinstance(each, Ended):
            ended[each.at] = each.answer
        tell(each)

    async def work() -> Report:
        await first()
        return await _answered(await desk.runtime(), body, note, made.append)

    try:
        return await desk.run(work(), body.id)
    except WithdrawnError:
        answers = [ended.get(at) or stopped_answer(each) for at, each in enumerate(routed.tasks)]
        seconds = max((each.seconds for each in answers), default=0.0)
        split = routed.split or stopped_split(made)
        report = report_of(body.prompt, answers, seconds, split, interrupted=True)
        tell(Done(report))
        return report


async def dry_run(desk: Desk, body: ChatBody) -> dict[str, Any]:
    """Return what `rightsize route` prints as JSON; nobody is asked.

    Raises:
        RightsizeError: it cannot be routed.
    """
    runtime = await desk.runtime()
    subs = await aside(len(body.prompt), lambda: plan_asks(runtime, body.prompt, pin=_pin(body)))
    return plan_json(body.prompt, subs)


async def streamed(desk: Desk, body: ChatBody, send: Callable[[str], None]) -> None:
    """Send every step of a request as an event; a fault is the last one."""
    secrets: list[dict[str, str]] = []

    async def find_secrets() -> None:
        secrets.extend(await aside(len(body.prompt), lambda: _secrets_in(body.prompt)))

    def tell(each: AskEvent) -> None:
        send(_event(body, each, secrets))

    try:
        if body.dry_run:
            await find_secrets()
            plan = await dry_run(desk, body)
            routed = {**{name: plan[name] for name in ("prompt", "dry_run", "sub_tasks")}, "secrets": secrets}
            send(event(NAMES[Routed], routed) + event(NAMES[Done], {"report": plan}))
        else:
            await asked(desk, body, tell, find_secrets)
    except Exception as error:  # noqa: BLE001 - the status has been sent: what is left is an event
        send(event("error", problem(*fault_of(error, "a chat"))))


def problems_of(report: Report) -> str:
    """Return why nothing was answered, each reason once; a request that was stopped at once has no task yet."""
    return " ".join(dict.fromkeys(each.problem for each in report.answers if each.problem)) or STOPPED


async def _answered(
    runtime: Runtime, body: ChatBody, tell: Callable[[AskEvent], None], ends: Callable[[Attempt], None]
) -> Report:
    options = AskOptions(cache=body.cache)
    found = await plan(runtime, Wish(body.prompt, pin=_pin(body)), options, lambda _: None, ends)
    return await answer(runtime, body.prompt, found.subs, options, tell, found.split)


def _pin(body: ChatBody) -> Pin | None:
    return None if body.tier is None else Pin(minimum_tier=body.tier)


def _secrets_in(prompt: str) -> list[dict[str, str]]:
    """Return what no model is shown of a prompt, each with what to keep in its place; the longest first."""
    longest_first = sorted(sorted(secrets_of(prompt)), key=len, reverse=True)
    return [{"text": each, "mask": mask(each)} for each in longest_first]


def _event(body: ChatBody, each: AskEvent, secrets: list[dict[str, str]]) -> str:
    data = event_json(each)
    del data["event"]
    if isinstance(each, Routed):
        data = {"prompt": body.prompt, "dry_run": False, **data, "secrets": secrets}
    return event(NAMES[type(each)], data)
