"""Reading one chunk to its end: what an answer leaves is asked about again, and what nobody examined is said."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.review.finding import Confidence
from rightsize.engine.review import ReviewOptions, course_of, review
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from rightsize.engine.ports import Event, Request
    from rightsize.engine.review import Review
    from rightsize.engine.runtime import Runtime

TWO = "def first(a):\n    return a / 0\n\n\ndef second(b):\n    return b[1]\n"
FIRST = {"symbol": "first", "quote": "return a / 0"}
SECOND = {"symbol": "second", "quote": "return b[1]"}
WHO = "Mistral Small 3.2"


def claim(quote: str, cwe: str = "CWE-369", severity: str = "low") -> dict[str, str]:
    """Return a finding as a model sends it; a mild one is not asked about again."""
    return {
        "title": "A fault",
        "cwe": cwe,
        "severity": severity,
        "confidence": "high",
        "quote": quote,
        "explanation": "Whoever calls it brings it down.",
        "remedy": "Check it.",
    }


def answer(findings: list[dict[str, str]], *examined: dict[str, str]) -> str:
    """Return a reply in the shape that models are asked for."""
    return json.dumps({"examined": examined, "findings": findings})


async def reviewed(replies: list[Any], source: str = TWO, **settings: Any) -> tuple[Review, Runtime]:
    """Review a source with these replies and these settings of reviews."""
    runtime = runtime_with(replies)
    own = replace(runtime.settings, review=replace(runtime.settings.review, **settings))
    runtime = replace(runtime, settings=own)
    return await review(runtime, snapshot_of(source), None, ReviewOptions(), ListReporter()), runtime


def prompts(runtime: Runtime) -> list[str]:
    """Return what was asked, in order."""
    assert isinstance(runtime.gateway, FakeGateway)
    return [each.request.messages[-1].content for each in runtime.gateway.asked]


async def test_a_finding_in_one_symbol_says_nothing_of_another() -> None:
    """What the answer did not examine is asked about alone, and what was reported is told."""
    done, runtime = await reviewed([answer([claim("return a / 0")]), answer([], SECOND)])
    assert (len(done.findings), done.errors, done.symbols) == (1, (), 2)
    _, again = prompts(runtime)
    assert "Examine each of:\n- second\n" in again
    assert re.search(
        r"Reported already; do not report it again:\n(=== .* ===)\n- CWE-369 A fault: return a / 0\n\1\n", again
    )


async def test_an_answer_that_shows_all_is_asked_once() -> None:
    """A finding shows its own symbol, a quote the other."""
    done, runtime = await reviewed([answer([claim("return a / 0")], SECOND)])
    assert (len(done.findings), done.errors, done.symbols) == (1, (), 2)
    assert len(prompts(runtime)) == 1


async def test_what_is_never_examined_is_an_error_beside_the_findings() -> None:
    """The findings stand, and only what was examined is counted."""
    done, _ = await reviewed([answer([claim("return a / 0")]), *[answer([])] * 4])
    assert (len(done.findings), done.symbols) == (1, 1)
    (error,) = done.errors
    assert error.startswith(
        "No answer passed. Mistral Small 3.2 (tier 4): refused, since it did not show that it had read everything"
    )
    assert error.endswith(f"{WHO} reported findings, but did not show that it examined second.")


async def test_what_the_rules_found_is_examined_beside_findings_too() -> None:
    """A finding elsewhere does not answer for it."""
    source = 'import os\n\n\ndef ping(host):\n    assert host / 0\n    os.system("ping " + host)\n'
    seen = {"symbol": "CWE-78", "quote": 'os.system("ping " + host)'}
    looked = answer([], {"symbol": "ping", "quote": "assert host / 0"}, seen)
    done, runtime = await reviewed([answer([claim("assert host / 0")]), looked], source)
    assert (len(done.findings), done.errors) == (2, ())
    assert len(prompts(runtime)) == 2


async def test_what_the_rules_found_and_nobody_examined_is_named_by_its_line() -> None:
    """A person finds the place in the file without searching for a number of MITRE's list."""
    source = 'import os\n\n\ndef ping(host):\n    assert host / 0\n    os.system("ping " + host)\n'
    done, _ = await reviewed([answer([claim("assert host / 0")]), *[answer([])] * 4], source)
    (error,) = done.errors
    assert error.endswith(
        f"{WHO} reported findings, but did not show that it examined the rules' finding on line 6 (CWE-78)."
    )


async def test_a_full_answer_is_asked_for_more() -> None:
    """As many findings as it may hold are perhaps not all; the next answer reports the other."""
    full = answer([claim("return a / 0")], FIRST, SECOND)
    more = answer([claim("return b[1]", "CWE-129")], FIRST, SECOND)
    done, runtime = await reviewed([full, more, answer([], FIRST, SECOND)], most_findings=1)
    assert [each.cwe for each in done.findings] == [369, 129]
    assert done.errors == ()
    assert len(prompts(runtime)) == 3


async def test_who_repeats_itself_is_not_asked_for_ever() -> None:
    """A full answer that brings nothing new ends it, and that there may be more is an error."""
    full = answer([claim("return a / 0")], FIRST, SECOND)
    done, runtime = await reviewed([full] * 9, most_findings=1)
    assert len(done.findings) == 1
    assert len(prompts(runtime)) == 2
    (error,) = done.errors
    assert error.startswith(f"{WHO} reported as many findings as an answer may hold (1), so that there may be more")


async def test_twenty_thousand_findings_are_looked_at_as_far_as_one_answer_may_hold() -> None:
    """The rest is not read, and that there may be more is an error."""
    flood = json.dumps({"examined": [FIRST, SECOND], "findings": [claim("return a / 0")] + [{}] * 20_000})
    done, _ = await reviewed([flood] * 9)
    assert len(done.findings) == 1
    assert "there may be more" in done.errors[0]


@pytest.mark.parametrize(
    ("confirm", "severity", "calls"),
    [("off", "critical", 1), ("high", "high", 2), ("high", "medium", 1), ("all", "low", 2)],
)
async def test_what_is_confirmed_is_a_setting(confirm: str, severity: str, calls: int) -> None:
    """From which severity on a second pass is asked."""
    no = json.dumps({"real": False, "reason": "Nobody calls it so."})
    found = answer([claim("return a / 0", severity=severity)], SECOND)
    done, runtime = await reviewed([found, no], confirm=confirm)
    assert len(prompts(runtime)) == calls
    (finding,) = done.findings
    assert (finding.confidence is Confidence.LOW) == (calls == 2)


async def test_a_finding_knows_its_ladder_and_what_it_cost() -> None:
    """Each attempt to read the code and to confirm the finding, with time and cost."""
    yes = json.dumps({"real": True, "reason": "It is."})
    found = answer([claim("return a / 0", severity="high")], SECOND)
    done, _ = await reviewed(["no JSON", found, yes])
    (finding,) = done.findings
    assert [each.rpartition(" in ")[0] for each in finding.ladder] == [
        "Attempt 1: Mistral Small 3.2 (tier 4) refused, since its answer was not in the form that was asked for,",
        "Attempt 2: Mistral Small 3.2 (tier 4) passed",
        "Second pass, attempt 1: Mistral Small 3.2 (tier 4) passed",
    ]
    assert finding.cost == pytest.approx((2 + len(found.split(" ")) + len(yes.split(" "))) / 1000)


async def test_a_clean_chunk_is_read_once_where_nothing_is_confirmed() -> None:
    """The words then say one pass."""
    done, _ = await reviewed([answer([], FIRST, SECOND)], confirm="off")
    assert (done.errors, done.passes, done.symbols) == ((), 1, 2)


class Hanging(FakeGateway):
    """A gateway that says nothing more when its queue is empty."""

    def __init__(self, replies: list[Any]) -> None:
        """Queue the replies."""
        super().__init__(replies)
        self.waits = asyncio.Event()

    async def complete(self, request: Request) -> AsyncGenerator[Event, None]:
        """Give the next reply, or wait for ever."""
        if not self.replies:
            self.waits.set()
            await asyncio.Event().wait()
        async for event in super().complete(request):
            yield event


async def test_a_stopped_review_keeps_what_was_read() -> None:
    """The finding of the first chunk stands, and what was not read any more is an error that names it."""
    long = TWO + "\n\n" + "".join(f"def other_{number}(c):\n    return c - {number}\n\n\n" for number in range(80))
    gateway = Hanging([answer([claim("return a / 0")], FIRST)])
    runtime = runtime_with(gateway=gateway)
    own = replace(runtime.settings, review=replace(runtime.settings.review, chunk_bytes=30))
    course = course_of(snapshot_of(long), None)
    running = asyncio.ensure_future(
        review(replace(runtime, settings=own), course.snapshot, None, ReviewOptions(), ListReporter(), course=course)
    )
    await gateway.waits.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    kept = course.so_far()
    assert (len(kept.findings), kept.symbols, kept.reviewer) == (1, 1, WHO)
    assert kept.errors == (
        "Stopped before this was read: second, other_0, other_1, other_2, other_3, other_4 and 75 more.",
    )
