"""Ask over the fake gateway: tasks side by side, each on its own ladder, told as they go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.asks.split import MOST_TASKS
from rightsize.core.errors import ModelFailure, SourceError, UsageError
from rightsize.core.ledger.record import CallRecord
from rightsize.core.routing.model import Availability, ModelStatus, State
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import packaged_registry
from rightsize.core.tasks.task import TaskKind
from rightsize.engine.ask import answer, report_of
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import AskedFile, AskOptions, Began, Done, Ended, Failed, Piece, Refused, Routed
from rightsize.engine.ports import Delta, End
from rightsize.gateway.fake import FakeGateway
from tests.support.by_words import ByWords
from tests.support.engine_world import MemoryJournal, runtime_with, snapshot_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.engine.asked import AskEvent, Report
    from rightsize.engine.ports import Event, Request
    from rightsize.engine.runtime import Runtime

TWO = "Write API docs for the parser and code a secure OAuth2 decorator"
DOCS = "The parser reads a text and returns a tree. It raises `ParseError` where the text ends too early."
CODE = "```python\ndef guarded(view):\n    return view\n```\n\nIt guards a view."
UNSAFE = "import os\n\n\ndef wipe(path):\n    os.system('rm -r ' + path)\n"
REFUSAL = "I'm sorry, but I cannot help with that."


async def asked(runtime: Runtime, text: str, pin: Pin | None = None) -> tuple[Report, list[AskEvent]]:
    """Return what came of a text, and all that was told on the way."""
    events: list[AskEvent] = []
    report = await answer(runtime, text, plan_asks(runtime, text, (), pin), AskOptions(), events.append)
    return report, events


def verdicts(runtime: Runtime) -> list[str]:
    """Return how the calls ended of which the ledger has a line."""
    assert isinstance(runtime.journal, MemoryJournal)
    assert {each.task_type for each in runtime.journal.tasks} == {"documentation", "code_generation"}
    return [each.verdict for each in runtime.journal.records if isinstance(each, CallRecord)]


def test_the_thin_line() -> None:
    """Two tasks, each with its kind, its words and a decision; nobody is asked."""
    runtime = runtime_with()
    docs, code = plan_asks(runtime, TWO)
    assert (docs.ask.kind, docs.words) == (TaskKind.DOCUMENTATION, "Write API docs for the parser")
    assert (code.ask.kind, code.words) == (TaskKind.CODE_GENERATION, "code a secure OAuth2 decorator")
    assert [each.decision.model.tier for each in (docs, code) if each.decision] == [1, 2]
    assert isinstance(runtime.gateway, FakeGateway)
    assert runtime.gateway.asked == []


async def test_both_are_answered_and_merged() -> None:
    """In the order asked, a section each; what was streamed is what stands, and the ledger has a line a call."""
    runtime = runtime_with(gateway=ByWords(parser=[DOCS], OAuth2=[CODE]))
    report, events = await asked(runtime, TWO)
    assert [each.text for each in report.answers] == [DOCS, CODE]
    heads = [line for line in report.merged.splitlines() if line.startswith("## ")]
    assert [each.partition(",")[0] for each in heads] == [
        "## 1. Documentation: Granite 4.1 3B (IBM Granite)",
        "## 2. Code generation: Llama 3.2 (Meta LLaMA)",
    ]
    assert report.merged.count("\n\n---\n\n") == 1
    for at, text in enumerate((DOCS, CODE)):
        assert "".join(each.text for each in events if isinstance(each, Piece) and each.at == at) == text
    assert isinstance(events[0], Routed)
    assert isinstance(events[-1], Done)
    assert verdicts(runtime) == ["passed", "passed"]
    alone = [each.tier4_cost for each in report.answers]
    assert report.tier4_cost == pytest.approx(sum(alone))
    assert report.cost_units == pytest.approx(0.05 * alone[0] + 0.28 * alone[1])


async def test_they_run_side_by_side_and_stop_together() -> None:
    """The second one ends while the first one waits; then each is recorded, and what had ended stands."""
    runtime = runtime_with(gateway=ByWords(OAuth2=[CODE]))
    subs = plan_asks(runtime, TWO)
    ended: list[Ended] = []
    one_ended = asyncio.Event()

    def tell(event: AskEvent) -> None:
        if isinstance(event, Ended):
            ended.append(event)
            one_ended.set()

    work = asyncio.ensure_future(answer(runtime, TWO, subs, AskOptions(), tell))
    await one_ended.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert [each.at for each in ended] == [1, 0]
    report = report_of(TWO, [ended[1].answer, ended[0].answer], 1.0)
    assert [each.stopped for each in report.answers] == [True, False]
    assert "## 1. Documentation: not answered\n\n> **Not answered.** Stopped before it was answered." in report.merged
    assert sorted(verdicts(runtime)) == ["cancelled", "passed"]


async def test_one_that_fails_fails_alone() -> None:
    """Its section holds the sentence; the other one is answered."""
    failure = ModelFailure("refused", "stop", "The server refused the call.")
    runtime = runtime_with(gateway=ByWords(parser=[failure], OAuth2=[CODE]))
    report, events = await asked(runtime, TWO)
    assert [each.answered for each in report.answers] == [False, True]
    assert "The server refused the call" in report.answers[0].problem
    assert "## 1. Documentation: not answered\n\n> **Not answered.** No answer passed." in report.merged
    assert report.answers[1].text == CODE
    assert [each.sentence for each in events if isinstance(each, Failed)] == ["The server refused the call."]


class Broken(ByWords):
    """Has a fault of its own, where a fault of a model would be one of the failures table."""

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Break for one of the tasks."""
        if "parser" in request.messages[-1].content:
            raise ZeroDivisionError(request.messages[-1].content)
        async for event in super().complete(request):
            yield event


async def test_a_fault_of_ours_takes_no_other_task_with_it(caplog: pytest.LogCaptureFixture) -> None:
    """Its section says so, without a trace of where; the log has that, and no word of what was asked."""
    report, _ = await asked(runtime_with(gateway=Broken(OAuth2=[CODE])), TWO)
    assert report.answers[0].problem.startswith("This should not have happened (ZeroDivisionError).")
    assert report.answers[1].text == CODE
    assert "ZeroDivisionError < " in caplog.text
    assert "parser" not in caplog.text


async def test_what_is_refused_is_asked_of_the_next_tier() -> None:
    """Who watches is told who refused what, so that it can be taken back."""
    gateway = ByWords(mutex=[REFUSAL, "A mutex lets one thread in at a time."])
    report, events = await asked(runtime_with(gateway=gateway), "explain what a mutex is")
    told = [each for each in events if isinstance(each, (Began, Refused))]
    assert [
        (type(each).__name__, (each.model if isinstance(each, Refused) else each.step.model).tier) for each in told
    ] == [
        ("Began", 1),
        ("Refused", 1),
        ("Began", 2),
    ]
    assert [each.passed for each in (attempt.verdict for attempt in report.answers[0].attempts) if each] == [
        False,
        True,
    ]
    assert report.answers[0].text == "A mutex lets one thread in at a time."


async def test_an_answer_that_was_kept_comes_in_one_piece() -> None:
    """The same request asks nobody and costs nothing; told to, it asks anew."""
    statuses = {each.litellm_name: ModelStatus(State.READY, digest="1") for each in packaged_registry().models}
    gateway = FakeGateway(["A mutex is a lock.", "It is a lock."], availability=Availability(statuses))
    runtime = replace(runtime_with(gateway=gateway), models=gateway)
    text = "explain what a mutex is"
    await asked(runtime, text)
    report, events = await asked(runtime, text)
    assert [each.text for each in events if isinstance(each, Piece)] == ["A mutex is a lock."]
    assert (report.cost_units, report.tier4_cost, len(gateway.asked)) == (0, 0, 1)
    assert report.merged.startswith(
        "## 1. Question: Granite 4.1 3B (IBM Granite), 3,000 ms, from the cache, 0 tokens\n"
    )
    again = await answer(runtime, text, plan_asks(runtime, text), AskOptions(cache=False), events.append)
    assert again.answers[0].text == "It is a lock."


@pytest.mark.parametrize(
    ("tier", "expected"),
    [(None, [1]), (1, [1]), (2, [2]), (3, [3]), (4, [4])],
)
def test_a_least_tier(tier: int | None, expected: list[int]) -> None:
    """No model below it; above it the cheapest that is good enough."""
    pin = None if tier is None else Pin(minimum_tier=tier)
    found = plan_asks(runtime_with(), "explain what a mutex is", (), pin)
    assert [each.decision.model.tier for each in found if each.decision] == expected


async def test_secrets_are_not_shown_and_come_back() -> None:
    """The model reads a placeholder, cut anywhere on its way back; who asked reads what they wrote."""
    secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    seen: list[str] = []

    class Echo(FakeGateway):
        async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
            words = request.messages[-1].content
            seen.append(words)
            start = words.index("RIGHTSIZE_SECRET_")
            reply = f"The token {words[start : start + 25]} is a GitHub token that somebody put here."
            for each in reply:
                yield Delta(each)
            yield End("stop", 1, len(reply), 0.0, None)

    report, events = await asked(runtime_with(gateway=Echo()), f"explain what the token {secret} is for")
    assert secret not in seen[0]
    assert report.answers[0].text == f"The token {secret} is a GitHub token that somebody put here."
    pieces = [each.text for each in events if isinstance(each, Piece)]
    assert "".join(pieces) == report.answers[0].text
    assert not any("RIGHTSIZE" in each for each in pieces)
    assert report.answers[0].attempts[0].hidden == 1


def test_a_file_of_secrets_is_refused() -> None:
    """As everywhere: before anything is asked, with the file's name."""
    with pytest.raises(SourceError, match=r"^\.env: Files like this one hold secrets"):
        plan_asks(runtime_with(), "summarise this", [AskedFile(".env", "A=1\n")])


def test_files_and_pasted_text_are_data() -> None:
    """They stand between marker lines, apart from what is asked, and the words keep no copy."""
    file = AskedFile("app.py", "x = 1\n", snapshot_of("x = 1\n", "app.py"))
    (sub,) = plan_asks(
        runtime_with(), "Summarise this log:\n\n2026-01-01 10:00 ERROR boom\n2026-01-01 10:01 ERROR bam", [file]
    )
    assert sub.words == "Summarise this log:"
    assert [each.name for each in sub.data] == ["pasted by the user (log)", "the file app.py"]


def test_more_tasks_than_are_answered_at_once() -> None:
    """As many as may be are planned; one more is told at once, before any of them is routed."""
    items = [f"- write a function that adds {number}" for number in range(MOST_TASKS)]
    assert len(plan_asks(runtime_with(), "\n".join(items))) == MOST_TASKS
    with pytest.raises(UsageError, match=r"^the request asks for 33 things, more than the 32 .*; send it in parts$"):
        plan_asks(runtime_with(), "\n".join([*items, "- write a function that divides"]))


async def test_a_review_that_fails_takes_nothing_from_the_one_before() -> None:
    """What was found in the first file and what it cost stay in the answer, which says what became of the second."""

    class Breaks(FakeGateway):
        async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
            if "burn" in str(request.messages):
                raise SourceError("The disk is full.")
            async for event in super().complete(request):
                yield event

    runtime = runtime_with(gateway=Breaks(["I see nothing."] * 20))
    codes = {"first.py": UNSAFE, "second.py": UNSAFE.replace("wipe", "burn")}
    files = [AskedFile(path, code, snapshot_of(code, path)) for path, code in codes.items()]
    subs = plan_asks(runtime, "is it safe?", files, Pin(minimum_tier=4))
    (reviewed,) = (await answer(runtime, "is it safe?", subs, AskOptions(), lambda _: None)).answers
    assert (bool(reviewed.attempts), reviewed.text.splitlines()[0]) == (True, "### first.py")
    assert "second.py: The disk is full." in reviewed.problem


async def test_no_model_at_hand() -> None:
    """The tasks are shown and routed, and the section says what to do."""
    report, _ = await asked(runtime_with(draft=True), "explain what a mutex is")
    assert report.answers[0].problem.endswith("installed. `rightsize doctor` says how to get one.")


@pytest.mark.parametrize(
    ("text", "path", "given", "kinds"),
    [
        ("what does this do, and is it safe?", "wipe.py", UNSAFE, ["qa_simple", "code_review"]),
        ("does it have vulnerabilities?", "standard input", UNSAFE, ["code_review"]),
        ("is it safe?", "wipe.sh", 'rm -r "$1"/*\n', ["code_review"]),
        ("is it safe?", "wipe.c", "int x;\n", ["code_review"]),
        ("is it safe?", "Dockerfile", "FROM python:3.12\nRUN curl http://example.org/x | sh\n", ["code_review"]),
        ("is it safe?", "standard input", '#!/bin/sh\nrm -r "$1"/*\n', ["code_review"]),
        ("is it safe?", "notes.txt", "The cache keeps a mutex.\n", ["qa_simple"]),
        ("is it safe?", "README.md", f"Say:\n\n```python\n{UNSAFE}```\n", ["qa_simple"]),
        ("is it safe?", "NOTICE", "The cache keeps a mutex.\n", ["qa_simple"]),
        ("what is XSS?", "wipe.py", UNSAFE, ["qa_simple"]),
    ],
)
def test_code_beside_a_text_is_what_it_points_to(text: str, path: str, given: str, kinds: list[str]) -> None:
    """As pasted code would be: a question whether it is safe is a review, and goes to tier 4 or nowhere."""
    snapshot = snapshot_of(given, path) if path.endswith(".py") else None
    assert [
        each.ask.kind.value for each in plan_asks(runtime_with(), text, [AskedFile(path, given, snapshot)])
    ] == kinds
