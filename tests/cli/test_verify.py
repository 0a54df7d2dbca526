"""`rightsize verify`: replies from anywhere, one or many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from rightsize.core.verification.checks import CHECKS
from tests.support.cli_process import run_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

SOURCE = """\
def split_name(full, separator=" "):
    if not full:
        raise ValueError("empty")
    first, _, last = full.partition(separator)
    return first, last


class Reader:
    def close(self):
        self.file.close()
"""

GOOD: dict[str, Any] = {
    "summary": "Split a full name at its separator.",
    "details": None,
    "parameters": [
        {"name": "full", "description": "The full name."},
        {"name": "separator", "description": "What stands between first and last name."},
    ],
    "returns": "The first and the last name.",
    "yields": None,
    "raises": [{"type": "ValueError", "description": "If the full name is empty."}],
    "example": None,
}


@pytest.fixture
def source(here: Path) -> Path:
    """The file that the replies are about."""
    file = here / "names.py"
    file.write_text(SOURCE)
    return file


def reply(here: Path, text: str) -> str:
    """Write a reply and return the name of its file."""
    (here / "reply.txt").write_text(text)
    return "reply.txt"


def test_a_good_reply_passes(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """The checks that it passed are named."""
    ran = rightsize("verify", "names.py:1", "--kind", "documentation", "--reply", reply(here, json.dumps(GOOD)))
    assert (ran.code, ran.err) == (0, "")
    names = ", ".join(each.name for each in CHECKS)
    assert ran.out == f"passed N checks: {names}\n"


def test_a_bad_reply_is_refused(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Exit code 1, and every problem with the check that found it."""
    bad = {
        **GOOD,
        "parameters": GOOD["parameters"][:1],
        "raises": [{"type": "KeyError", "description": "If it is missing."}],
    }
    ran = rightsize("verify", "names.py:1", "--reply", reply(here, json.dumps(bad)), "--json")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out) == snapshot(
        {
            "target": "names.py:1",
            "kind": "documentation",
            "passed": False,
            "failed_checks": ["parameters_named", "exceptions_known"],
            "problems": [
                {
                    "check": "parameters_named",
                    "message": "The parameter separator is not described.",
                    "of_form": True,
                    "warns": False,
                },
                {
                    "check": "exceptions_known",
                    "message": "KeyError is named, and nothing here raises it.",
                    "of_form": False,
                    "warns": False,
                },
            ],
            "reach": "static",
        }
    )
    words = rightsize("verify", "names.py:1", "--reply", "reply.txt")
    assert (words.code, words.out) == (
        1,
        snapshot("""\
parameters_named: The parameter separator is not described.
exceptions_known: KeyError is named, and nothing here raises it.
refused
"""),
    )


@pytest.mark.parametrize("text", ["", "I cannot help with that.", '{"summary": ', "[]", "\0"])
def test_a_reply_that_is_none_is_refused(source: Path, here: Path, rightsize: Callable[..., Ran], text: str) -> None:
    """It is an answer all the same."""
    ran = rightsize("verify", "names.py:1", "--reply", reply(here, text), "--json")
    assert ran.code == 1
    record = json.loads(ran.out)
    assert not record["passed"]
    assert record["failed_checks"]


def test_a_reply_may_be_fenced_and_talked_about(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """It is read tolerantly."""
    text = f"Here you go:\n```json\n{json.dumps(GOOD, indent=1)}\n```\nHope it helps."
    assert rightsize("verify", "names.py:1", "--reply", reply(here, text)).code == 0


def test_a_batch(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """A line a line; what cannot be checked has its error, and the others go on."""
    items = [
        {"id": 1, "target": "names.py:1", "kind": "documentation", "reply": GOOD},
        {"id": "two", "target": "names.py:1", "kind": "documentation", "reply": json.dumps({**GOOD, "returns": None})},
        {"id": 3, "target": "names.py:77", "kind": "documentation", "reply": "x"},
        {"id": 4, "target": "gone.py:1", "kind": "documentation", "reply": "x"},
        {"id": 5, "target": "names.py:1", "kind": "poetry", "reply": "x"},
        {"id": 6, "target": "names.py:1", "kind": "documentation"},
        {"id": 7, "target": "names.py", "kind": "documentation", "reply": "x"},
        {"id": 8, "target": 3, "kind": "documentation", "reply": None},
        [],
    ]
    lines = [json.dumps(each) for each in items]
    (here / "items.jsonl").write_text("\n".join([*lines, "not json", "", lines[0]]))
    ran = rightsize("verify", "--batch", "items.jsonl")
    assert (ran.code, ran.err) == (1, "")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [(each["id"], each["passed"], each["failed_checks"]) for each in records] == snapshot(
        [
            (1, True, []),
            ("two", False, ["returns_line"]),
            (3, None, []),
            (4, None, []),
            (5, None, []),
            (6, None, []),
            (7, None, []),
            (8, None, []),
            (None, None, []),
            (None, None, []),
            (1, True, []),
        ]
    )
    assert [each["error"] for each in records if "error" in each] == snapshot(
        [
            "line 3: names.py:77: the file ends at line 10; name a line in it",
            "line 4: gone.py does not exist; check the name and the folder that you are in",
            "line 5: kind must be one of: documentation, code_generation, summarisation, qa_simple, reasoning",
            "line 6: reply missing",
            "line 7: names.py: a line is missing; name the place as names.py:12, or as names.py::NAME",
            "line 8: 3: a line is missing; name the place as 3:12, or as 3::NAME",
            'line 9: an object is needed, as {"id": 1, "target": …}',
            "line 10: this is not JSON: Expecting value: line 1 column 1 (char 0)",
        ]
    )


def test_a_batch_of_refusals_is_well_done(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Every line could be checked, which is what was asked for."""
    item = {"id": 1, "target": "names.py:1", "kind": "documentation", "reply": "nonsense"}
    (here / "items.jsonl").write_text(json.dumps(item))
    assert rightsize("verify", "--batch", "items.jsonl").code == 0


def test_standard_input(source: Path, here: Path) -> None:
    """`-` stands for it, in both forms."""
    ran = run_process("verify", "names.py:1", "--reply", "-", cwd=here, stdin=json.dumps(GOOD).encode())
    assert ran.returncode == 0
    item = json.dumps({"id": 1, "target": "names.py:1", "kind": "documentation", "reply": GOOD})
    ran = run_process("verify", "--batch", "-", cwd=here, stdin=item.encode())
    assert json.loads(ran.stdout)["passed"]


def test_what_cannot_be_opened_is_said(source: Path, rightsize: Callable[..., Ran]) -> None:
    """Exit code 1 and one sentence."""
    for arguments in (("names.py:1", "--reply", "gone.json"), ("--batch", "gone.jsonl")):
        ran = rightsize("verify", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "cannot be read (no such file or directory); check its name" in ran.err


def test_a_method_by_its_line(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Without returns and parameters, and `self` is none."""
    good = {"summary": "Close the file that is read."}
    assert rightsize("verify", "names.py:9", "--reply", reply(here, json.dumps(good))).code == 0
    assert rightsize("verify", "names.py:10", "--reply", "reply.txt").code == 0


@pytest.mark.parametrize(
    ("words", "kind", "reply", "code", "line"),
    [
        (
            "explain a mutex in one sentence",
            "qa_simple",
            "A lock.\n",
            0,
            "passed 6 checks: answer_there, answer_whole,",
        ),
        (
            "explain a mutex in one sentence",
            "qa_simple",
            "A lock. It locks. It waits.\n",
            1,
            "answer_format: 1 sentence",
        ),
        (
            "code a parser for dates",
            "code_generation",
            "```python\ndef a(:\n```\n",
            1,
            "answer_code_parses: The Python",
        ),
        ("hi", "reasoning", "", 1, "answer_there: The reply is empty"),
    ],
)
def test_an_answer_to_words(
    here: Path, rightsize: Callable[..., Ran], words: str, kind: str, reply: str, code: int, line: str
) -> None:
    """The target is what was asked, and the checks are those of `rightsize ask`."""
    (here / "answer.md").write_text(reply)
    ran = rightsize("verify", words, "--kind", kind, "--reply", "answer.md")
    assert ran.code == code
    assert ran.out.replace("N checks", "6 checks").startswith(line)
