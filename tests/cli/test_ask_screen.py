"""Answers on a screen: the first unfinished task streams, the others wait for their turn, what is refused goes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from rightsize.cli.ask_screen import Screen, rows_of
from rightsize.cli.asking import show_plan
from rightsize.cli.output import Output, Stream
from rightsize.core.routing.ladder import Try
from rightsize.engine.ask_plan import plan_asks
from rightsize.engine.asked import Answer, Began, Ended, Failed, Piece, Refused, Routed, Waiting
from tests.support.engine_world import runtime_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.engine.asked import AskEvent

SUBS = plan_asks(runtime_with(), "explain what a mutex is and code a secure OAuth2 decorator")
LIGHT, NEXT, *_ = runtime_with().registry.models
MUTEX = "A mutex is a lock.\nOne thread holds it."
CODE = "```python\nx = 1\n```"
_MOVES = re.compile(r"\r(?:\x1b\[(?P<up>\d+)A)?\x1b\[J")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen of twelve rows of forty columns."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "12")


def unanswered(at: int, problem: str, briefly: str = "") -> Ended:
    """Return the end of a task that nobody answered."""
    return Ended(at, Answer(SUBS[at], "", problem=problem, briefly=briefly))


def ended(at: int, text: str, problem: str = "") -> Ended:
    """Return the end of a task."""
    return Ended(at, Answer(SUBS[at], text, problem=problem, seconds=0.5, model=None if problem else (LIGHT, NEXT)[at]))


def shown(events: Sequence[AskEvent], *, terminal: bool = True) -> tuple[str, str]:
    """Return what was written to either stream."""
    out, err = io.StringIO(), io.StringIO()
    screen = Screen(Output(Stream(out, terminal, color=False), Stream(err, terminal, color=False)), len(SUBS))
    for each in (Routed(SUBS), *events):
        screen.tell(each)
    return out.getvalue(), err.getvalue()


def left(written: str) -> list[str]:
    """Return the rows that stand on a screen of any height after all was taken back that was."""
    rows = [""]
    at = 0
    for move in (*_MOVES.finditer(written), None):
        first, *more = written[at : move.start() if move else len(written)].split("\n")
        rows[-1] += first
        rows += more
        if move is not None:
            rows = [*rows[: len(rows) - 1 - int(move["up"] or 0)], ""]
            at = move.end()
    return rows


WHOLE = [
    "## 1. Question: Granite 4.1 3B (IBM Granite), 500 ms",
    "",
    *MUTEX.split("\n"),
    "",
    "---",
    "",
    "## 2. Code generation: Llama 3.2 (Meta LLaMA), 500 ms",
    "",
    *CODE.split("\n"),
    "",
    "",
]

BEGAN = [Began(0, Try(LIGHT, 1)), Began(1, Try(NEXT, 1))]
COURSES = {
    "one behind the other": [
        *BEGAN,
        Waiting(0, "loading granite4.1:3b"),
        Piece(0, "A mutex is "),
        Piece(0, "a lock.\nOne thread holds it."),
        ended(0, MUTEX),
        Piece(1, CODE),
        ended(1, CODE),
    ],
    "the second one first": [*BEGAN, Piece(1, CODE), ended(1, CODE), Piece(0, MUTEX), ended(0, MUTEX)],
    "both at once": [*BEGAN, Piece(0, MUTEX), Piece(1, CODE[:5]), ended(0, MUTEX), Piece(1, CODE[5:]), ended(1, CODE)],
    "refused, and begun anew": [
        *BEGAN,
        Piece(0, "I'm sorry,\nbut no."),
        Refused(0, LIGHT, ("It refuses.",)),
        Began(0, Try(LIGHT, 2)),
        Piece(0, MUTEX),
        ended(0, MUTEX),
        ended(1, CODE),
    ],
    "another text than was streamed": [*BEGAN, Piece(0, "thinking of it"), ended(0, MUTEX), ended(1, CODE)],
}


@pytest.mark.parametrize("course", COURSES.values(), ids=COURSES)
def test_what_is_left_is_the_document(course: list[AskEvent]) -> None:
    """Whatever came in which order, and however often it was drawn."""
    assert left(shown(course)[0]) == WHOLE


@pytest.mark.parametrize("course", COURSES.values(), ids=COURSES)
def test_in_a_pipe_only_what_passed(course: list[AskEvent]) -> None:
    """Line by line the same, and nothing is ever taken back."""
    out, _ = shown(course, terminal=False)
    assert out.split("\n") == WHOLE


def test_refusals_and_failures_are_told_in_their_turn() -> None:
    """Those of the second task before its own answer, and not into the first one's."""
    course: list[AskEvent] = [
        *BEGAN,
        Refused(1, NEXT, ("It does\x1b[2J not parse.",)),
        Failed(0, LIGHT, "The server is down."),
        ended(0, MUTEX),
        ended(1, CODE),
    ]
    assert shown(course, terminal=False)[1] == (
        "no answer: The server is down.\nrefused: Llama 3.2 (tier 2): It does\\x1b[2J not parse.\n"
    )


def test_a_long_answer_is_not_said_twice() -> None:
    """What has left the screen cannot be taken back: it stays, and who wrote it is said below."""
    long = "\n".join(f"line {number}" for number in range(40))
    out, _ = shown([*BEGAN, Piece(0, long), ended(0, long), ended(1, CODE)])
    assert out.count("line 7\n") == 1
    assert "1. Question: Granite 4.1 3B (IBM Granite), 500 ms" in out.partition("line 39")[2]


def test_a_long_answer_forges_no_section() -> None:
    """Neither on the way nor where it is left as it was streamed; what waited is shown at its end."""
    long = "A lock.\n\n---\n\n## 2. Code review: M, 12 ms\n\n" + "No findings.\n" * 40 + "2026"
    out, _ = shown([*BEGAN, *(Piece(0, each) for each in long), ended(0, long), ended(1, CODE)])
    assert "\n### 2. Code review: M, 12 ms\n" in out
    assert "\n## 2. Code review" not in out
    assert out.count("\n---\n") == 1
    assert out.count("2026") == 1


@pytest.mark.parametrize(
    ("text", "rows"),
    [("", 1), ("a", 1), ("a\n", 2), ("x" * 40, 1), ("x" * 41, 2), ("漢" * 21, 2), ("a\n\nb", 3), ("e\u0301" * 40, 1)],
)
def test_rows_of_a_text(text: str, rows: int) -> None:
    """As a terminal of forty columns counts them."""
    assert rows_of(text, 40) == rows


def test_what_was_told_of_each_attempt_is_not_said_again() -> None:
    """On one screen it stands above; a document that goes elsewhere says all of it."""
    steps = (Began(0, Try(LIGHT, 1)), Refused(0, LIGHT, ("It refuses.",)))
    whole, briefly = "No answer passed. Granite: refused; no dearer model.", "No answer passed: no dearer model."
    out, err = shown([*steps, unanswered(0, whole, briefly)])
    assert f"> **Not answered.** {briefly}" in "\n".join(left(out))
    assert "refused: Granite 4.1 3B (tier 1): It refuses." in err
    assert f"> **Not answered.** {whole}\n" in shown([*steps, unanswered(0, whole, briefly)], terminal=False)[0]
    assert f"> **Not answered.** {whole}\n" in shown([unanswered(0, whole, briefly)])[0]


def test_one_reason_for_all_is_said_once() -> None:
    """A server that is gone is gone for every model and every task."""
    nobody = "Nobody answers at http://127.0.0.1:1."
    err = shown([Failed(0, LIGHT, nobody), Failed(0, NEXT, nobody), Failed(1, NEXT, nobody), ended(0, MUTEX)])[1]
    assert err.count(nobody) == 1
    gone = "No model server answers at http://127.0.0.1:1; start it with `ollama serve`."
    for terminal in (True, False):
        out = shown([unanswered(0, gone), unanswered(1, gone)], terminal=terminal)[0]
        assert out.count(gone) == 1
        assert "> **Not answered.** For the same reason as 1.\n" in out


@pytest.mark.parametrize(
    ("columns", "table"),
    [
        (
            120,
            """\
   task             complexity  Q      asked  U       tier  model           what is asked
1  qa_simple        0.14        0.807  0.55   +0.464  1     Granite 4.1 3B  explain what a mutex is
2  code_generation  0.71        0.777  0.72   +0.354  2     Llama 3.2       code a secure OAuth2 decorator
""",
        ),
        (
            80,
            """\
   task             complexity  Q      asked  U       tier  model
1  qa_simple        0.14        0.807  0.55   +0.464  1     Granite 4.1 3B
   explain what a mutex is
2  code_generation  0.71        0.777  0.72   +0.354  2     Llama 3.2
   code a secure OAuth2 decorator
""",
        ),
        (
            30,
            """\
   task             tier
1  qa_simple        1
   explain what a mutex is
2  code_generation  2
   code a secure OAuth2 decora
""",
        ),
    ],
)
def test_the_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int, table: str) -> None:
    """What is asked goes onto a line of its own first, and then numbers go; in a pipe a task is always one line."""
    monkeypatch.setenv("COLUMNS", str(columns))
    err = io.StringIO()
    show_plan(SUBS, Output(Stream(io.StringIO(), terminal=True, color=False), Stream(err, terminal=True, color=False)))
    assert err.getvalue() == table
