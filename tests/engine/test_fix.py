"""From a finding to code in which nobody finds it any more: what is let through, what is refused, what stays open."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.errors import ModelFailure, SourceError
from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.floor import floor_findings
from rightsize.core.tasks.generation import Complaint
from rightsize.core.text import Span, apply_edits
from rightsize.engine.fix import Wrong, fix, unconfirmed, wrong_of
from rightsize.engine.results import GenerationResult, Status
from rightsize.engine.writing import GenerateOptions
from rightsize.gateway.fake import FakeGateway
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

if TYPE_CHECKING:
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot

PING = '''\
import os
import subprocess


def ping(host):
    """Ping a host and tell whether it answered."""
    code = os.system("ping -c 1 " + host)
    if code != 0:
        print("no answer from", host)
    return code == 0
'''
GOOD = """```python
def ping(host):
    code = subprocess.run(["ping", "-c", "1", "--", host], check=False).returncode
    if code != 0:
        print("no answer from", host)
    return code == 0
```"""


def found_in(snapshot: Snapshot, number: int = 0) -> Finding:
    """Return a finding of the rules."""
    return floor_findings(snapshot.parsed)[number]


async def mended(runtime: Runtime, snapshot: Snapshot, wrong: Wrong) -> GenerationResult:
    """Return what comes of having something mended."""
    return await fix(runtime, snapshot, wrong, GenerateOptions(), ListReporter())


def after(snapshot: Snapshot, result: GenerationResult) -> str:
    """Return the file with the edit in it."""
    assert result.edit is not None, result.reason
    return apply_edits(snapshot.parsed.data, (result.edit,)).decode()


def prompts(runtime: Runtime) -> list[str]:
    """Return what each model was asked."""
    assert isinstance(runtime.models, FakeGateway)
    return [each.request.messages[-1].content for each in runtime.models.asked]


async def test_a_fix_is_an_edit_after_which_the_rule_is_silent() -> None:
    """The model is told what is wrong and where; the answer replaces the body alone; and no review is asked for."""
    snapshot, runtime = snapshot_of(PING), runtime_with([GOOD])
    result = await mended(runtime, snapshot, wrong_of(found_in(snapshot)))

    text = after(snapshot, result)
    assert text.startswith(PING[: PING.index("    code =")])
    assert "subprocess.run([" in text
    assert floor_findings(snapshot_of(text).parsed) == ()
    (asked,) = prompts(runtime)
    assert "CWE-78" in asked
    assert "line 7 of the file" in asked
    assert unconfirmed(result) == ""


BODY = "def ping(host):\n    {code}\n    if code != 0:\n        print('no answer from', host)\n    return code == 0\n"

REFUSED = [
    ("the same code", BODY.format(code='code = os.system("ping -c 1 " + host)'), "code_changed"),
    ("a comment that hushes", BODY.format(code='code = os.system("ping -c 1 " + host)  # nosec'), "code_changed"),
    (
        "a comment that hushes beside another change",
        BODY.format(code='code = subprocess.run(["ping", host], check=False).returncode  # noqa: S603'),
        "not_hushed",
    ),
    ("the same call in other words", BODY.format(code='code = os.system(f"ping -c 1 {host}")'), "no_new_danger"),
    ("the code taken out", "def ping(host):\n    return False\n", "work_kept"),
    ("a word of the code and nothing else", "def ping(host):\n    ping\n", "work_kept"),
    (
        "what was given back left out",
        'def ping(host):\n    code = subprocess.run(["ping", host], check=False).returncode\n    print(host, code)\n',
        "work_kept",
    ),
    ("the code turned into a stand-in", "def ping(host):\n    pass\n", "no_stub"),
    ("another signature", "def ping(host, shell):\n    return os.access(host, 1)\n", "signature_kept"),
    (
        "the same call under a name that is put together",
        BODY.format(code='code = getattr(os, "sys" + "tem")("ping -c 1 " + host)'),
        "not_hidden",
    ),
    ("the same call by a text", BODY.format(code='code = getattr(os, "system")(host)'), "not_hidden"),
    ("a call of which nobody can read the name", BODY.format(code="code = getattr(os, host)(host)"), "no_new_danger"),
    ("a package that nobody has", BODY.format(code="import pinger2\n    code = pinger2.go(host)"), "imports_exist"),
    ("a name that resolves nowhere", BODY.format(code="code = run_ping(host)"), "names_resolve"),
]


@pytest.mark.parametrize(("_what", "reply", "check"), REFUSED)
async def test_what_does_not_mend_is_refused(_what: str, reply: str, check: str) -> None:
    """The next tier is told why; what it answers passes."""
    snapshot, runtime = snapshot_of(PING), runtime_with([f"```\n{reply}```", GOOD])
    result = await mended(runtime, snapshot, wrong_of(found_in(snapshot)))

    assert check in result.attempts[0].refused_by
    assert result.status is Status.GENERATED
    assert "Earlier answers were refused" in prompts(runtime)[1]


TWINS = 'import os\n\n\ndef both(a, b):\n    os.system("ls " + a)\n    os.system("ls " + a)\n    return b\n'


async def test_of_two_equal_findings_one_must_go() -> None:
    """The other one is not asked for; that neither is gone is a refusal."""
    snapshot = snapshot_of(TWINS)
    half = "def both(a, b):\n    os.listdir(a)\n    os.system('ls ' + a)\n    return b\n"
    none = "def both(a, b):\n    os.system('ls ' + a)\n    os.system('ls ' + a)\n    return bool(b)\n"
    result = await mended(runtime_with([none, half]), snapshot, wrong_of(found_in(snapshot)))

    assert [each.refused_by for each in result.attempts] == [("fault_gone",), ()]


KEY = 'import os\n\nAPI_KEY = "sk_live_4eC39HqLyjWDarjtT1zdp7dc"\n\n\ndef head():\n    return {"key": API_KEY}\n'


@pytest.mark.parametrize(
    ("reply", "refused"),
    [
        ('API_KEY = os.environ["API_KEY"]', ()),
        ('KEY = os.environ["API_KEY"]', ("names_resolve",)),
        ('API_KEY = ""', ("work_kept",)),
    ],
)
async def test_a_statement_of_the_module_is_mended_where_it_stands(reply: str, refused: tuple[str, ...]) -> None:
    """It defines what it did before."""
    snapshot = snapshot_of(KEY)
    wrong = wrong_of(found_in(snapshot))
    good = '```\nAPI_KEY = os.environ["API_KEY"]\n```'
    result = await mended(runtime_with([f"```\n{reply}\n```", good]), snapshot, wrong)

    assert result.attempts[0].refused_by == refused
    assert after(snapshot, result) == KEY.replace('"sk_live_4eC39HqLyjWDarjtT1zdp7dc"', 'os.environ["API_KEY"]')


SEEN = "def pay(order, user):\n    order.charge()\n    return order.total\n"
MENDED = """```
def pay(order, user):
    if order.owner != user:
        raise PermissionError
    order.charge()
    return order.total
```"""
NOT_MENDED = "```\ndef pay(order, user):\n    order.charge(user)\n    return order.total\n```"


def seen_by_a_model() -> Finding:
    """Return a finding that no rule saw."""
    quote = "order.charge()"
    start = SEEN.index(quote)
    return Finding(
        Span(start, start + len(quote)),
        862,
        "",
        "Missing authorisation",
        "Anybody pays for anybody.",
        "Compare the owner.",
        Severity.HIGH,
        Confidence.MEDIUM,
        Source.MODEL,
        quote,
        symbol="pay",
        model="Mistral Small 3.2",
    )


def read(quote: str, *findings: dict[str, str]) -> str:
    """Return the answer of a reviewer that looked at the function."""
    return json.dumps({"examined": [{"symbol": "pay", "quote": quote}], "findings": list(findings)})


def still(quote: str) -> dict[str, str]:
    """Return the finding as a reviewer reports it once more."""
    return {
        "title": "Missing authorization",
        "cwe": "CWE-862",
        "severity": "high",
        "confidence": "high",
        "quote": quote,
        "explanation": "The user is never compared with the owner.",
        "remedy": "Compare them.",
    }


async def test_what_a_model_saw_a_model_reads_again() -> None:
    """A fix in which the reviewer still finds it goes up with its words; one in which it does not passes."""
    first, second = read("order.charge(user)", still("order.charge(user)")), read("raise PermissionError")
    replies = [NOT_MENDED, first, MENDED, second]
    runtime, snapshot = runtime_with(replies), snapshot_of(SEEN)
    result = await mended(runtime, snapshot, wrong_of(seen_by_a_model()))

    assert result.attempts[0].refused_by == ("fault_gone",)
    assert "never compared with the owner" in prompts(runtime)[2]
    assert "raise PermissionError" in after(snapshot, result)
    assert unconfirmed(result) == ""
    assert isinstance(runtime.models, FakeGateway)
    assert [each.request.model.tier for each in runtime.models.asked] == [2, 4, 3, 4]


@pytest.mark.parametrize(
    "answers",
    [
        [ModelFailure("refused", "stop", "Ollama does not answer.")],
        ["It looks fine."] * 9,
        [json.dumps({"examined": [], "findings": []})] * 9,
    ],
)
async def test_what_no_reviewer_read_is_not_confirmed(answers: list[str | ModelFailure]) -> None:
    """No answer, and one that cannot be read or shows no work, confirms nothing, and that is said."""
    snapshot = snapshot_of(SEEN)
    result = await mended(runtime_with([MENDED, *answers]), snapshot, wrong_of(seen_by_a_model()))

    assert result.status is Status.GENERATED
    assert "is not confirmed" in unconfirmed(result)
    assert result.verdict is not None
    assert "fault_gone" not in result.verdict.checks
    assert any("is not confirmed" in each for each in result.warnings)


async def test_both_must_be_silent_where_both_saw_it() -> None:
    """The rule is asked first, and a model only after it."""
    snapshot = snapshot_of(PING)
    both = replace(found_in(snapshot), source=Source.BOTH, model="Mistral Small 3.2")
    clean = json.dumps({"examined": [{"symbol": "ping", "quote": "return code == 0"}], "findings": []})
    runtime = runtime_with([GOOD, clean])
    result = await mended(runtime, snapshot, wrong_of(both))

    assert (len(prompts(runtime)), unconfirmed(result), result.status) == (2, "", Status.GENERATED)


async def test_another_tools_complaint_is_mended_and_said_to_be_unchecked() -> None:
    """Nobody here can run that tool again."""
    snapshot = snapshot_of(PING)
    start = PING.index("code = os")
    complaint = Complaint("ruff", "Starting a process with a shell (S605)", "", "", "os.system")
    runtime = runtime_with([GOOD])
    result = await mended(runtime, snapshot, Wrong(Span(start, start + 4), complaint))

    assert "ruff" in unconfirmed(result)
    assert "ruff says: Starting a process with a shell (S605)." in prompts(runtime)[0]


async def test_where_nothing_can_be_replaced_that_is_said() -> None:
    """An empty file has no statement."""
    snapshot = snapshot_of("")
    with pytest.raises(SourceError, match="mend it by hand"):
        await mended(runtime_with(), snapshot, Wrong(Span(0, 0), Complaint("ruff", "D100", "", "", "")))
