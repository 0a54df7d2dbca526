"""Ask over the fake gateway: an answer is in the language of the whole request, also where a task has few words."""

from __future__ import annotations

from rightsize.engine.ask import answer
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import AskEvent, AskOptions
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import runtime_with

ASKED = "Fasse das Protokoll zusammen. Erkläre danach, was ein Mutex ist und wozu er gut ist."
ENGLISH = "A mutex is a lock that lets one thread at a time into a section of code, so that shared data stays whole."
GERMAN = (
    "Ein Mutex ist eine Sperre, die nur einen Faden auf einmal in einen Abschnitt lässt, damit die Daten ganz sind."
)


async def test_a_task_of_few_words_is_answered_in_the_language_of_the_request() -> None:
    """What is in another one is refused, and the next model is asked."""
    runtime = runtime_with(gateway=FakeGateway([ENGLISH, ENGLISH, GERMAN, GERMAN]))
    events: list[AskEvent] = []
    report = await answer(runtime, ASKED, plan_asks(runtime, ASKED), AskOptions(), events.append)
    assert [each.text for each in report.answers] == [GERMAN, GERMAN]
    assert [len(each.attempts) for each in report.answers] == [2, 2]
