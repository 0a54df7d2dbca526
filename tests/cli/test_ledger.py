"""`rightsize ledger`: a task's whole ladder, from a real run over two servers of which one breaks off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rightsize.core.ledger.lines import line_of
from rightsize.journal.months import append_line, month_file
from rightsize.settings.resolved import default_state_folder
from tests.support.cli_process import run_process
from tests.support.first_minutes import SOURCE, models
from tests.support.ledger_records import call, task
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

CUT = Reply(text="{ this never ends", ends="cut", after=2)
NONSENSE = Reply(
    text='{"summary": "Return the sum of the missing.", "parameters": [{"name": "none", "description": "x"}]}'
)


@pytest.mark.slow
def test_a_task_that_moved_and_climbed(tmp_path: Path) -> None:
    """The first server breaks off, the second one's small model invents a parameter, the next tier gets it right."""
    (tmp_path / "shop.py").write_text(SOURCE)
    state = str(tmp_path / "state")
    breaking = ScriptedModel("granite4.1:3b", replies=[CUT])
    inventing = ScriptedModel("granite4.1:3b", replies=[NONSENSE])
    with simulator([breaking]) as first, simulator([inventing, *models("llama3.2")]) as second:
        ran = run_process(
            *("document", "shop.py:1"),
            cwd=tmp_path,
            OLLAMA_HOST=first.url,
            RIGHTSIZE_GATEWAY_HOSTS=second.url,
            RIGHTSIZE_STATE_FOLDER=state,
        )
        assert ran.returncode == 0, ran.stderr
        record = json.loads(run_process("ledger", "--json", cwd=tmp_path, RIGHTSIZE_STATE_FOLDER=state).stdout)
        told = run_process("ledger", record["task_id"][:10], cwd=tmp_path, RIGHTSIZE_STATE_FOLDER=state).stdout.decode()

    ends = [(each["host"], each["tier"], each["verdict"], bool(each["failed_checks"])) for each in record["attempts"]]
    assert ends[0] == (first.url, 1, "failed", False)
    assert (second.url, 1, "rejected", True) in ends
    assert ends[-1] == (second.url, 2, "passed", False)
    assert (record["escalations"], record["failovers"]) == (1, 1)
    assert [each["model"] for each in record["candidates"] if each["chosen"]] == ["granite4.1:3b"]
    assert all(each["chosen"] or each["reason"] for each in record["candidates"])
    assert told.startswith(f"Task {record['task_id'][:8]}: documentation, python, ")
    assert f"failed: {record['attempts'][0]['failure']}" in told
    assert f"went to {second.url}" in told
    assert "escalated to tier 2" in told
    assert told.splitlines()[-1].endswith("1 escalation, 1 failover")


@pytest.fixture
def two_tasks() -> None:
    """Two drafts in the ledger of whoever runs the test."""
    for name in ("3f2a", "3f9b"):
        record = call(id=f"c-{name}", task_id=name, tier=0, model_used="embedded", engine="embedded")
        append_line(default_state_folder(), record.timestamp, line_of(record))


@pytest.mark.usefixtures("two_tasks")
def test_tasks_are_listed_and_named(rightsize: Callable[..., Ran]) -> None:
    """The last one without a name; a start that fits two says which; a draft weighed nobody."""
    listed = rightsize("ledger", "--list").out.splitlines()

    assert [each.partition(":")[0] for each in listed] == ["Task 3f2a", "Task 3f9b"]
    assert rightsize("ledger").out.startswith("Task 3f9b: ")
    assert "A draft: no model was weighed." in rightsize("ledger", "3f2").out
    both = rightsize("ledger", "3f")
    assert (both.code, both.err) == (1, "error: 2 tasks begin with 3f; give more of one, as of 3f2a, 3f9b\n")
    assert [each["task_id"] for each in json.loads(rightsize("ledger", "--list", "--json").out)] == ["3f2a", "3f9b"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 0, "is empty; what models are asked is written to it."),
        (("--list",), 0, "is empty; what models are asked is written to it."),
        (("x",), 1, "no task in the ledger begins with x; `rightsize ledger --list` names the last ones"),
        (("--json",), 0, "null"),
        (("--list", "--json"), 0, "[]"),
    ],
)
def test_where_nothing_is(rightsize: Callable[..., Ran], arguments: tuple[str, ...], code: int, said: str) -> None:
    """No error where nothing was asked for; what cannot be found has its next step."""
    ran = rightsize("ledger", *arguments)

    assert ran.code == code
    assert said in ran.out + ran.err


@pytest.mark.parametrize("command", ["ledger", "stats"])
def test_a_month_that_cannot_be_read_is_an_error(command: str, rightsize: Callable[..., Ran]) -> None:
    """What it holds is missing from what is shown, so nothing is called empty."""
    month = month_file(default_state_folder(), call().timestamp)
    month.mkdir(parents=True)

    ran = rightsize(command)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"error: {month} cannot be read (")
    assert rightsize(command, "--json").code == 1


@pytest.mark.usefixtures("two_tasks")
def test_what_can_be_read_is_shown_beside_it(rightsize: Callable[..., Ran]) -> None:
    """With the error before it."""
    month_file(default_state_folder(), "2026-06-01T00:00:00.000Z").mkdir()

    ran = rightsize("ledger")

    assert ran.code == 1
    assert "cannot be read" in ran.err
    assert ran.out.startswith("Task 3f9b: ")


def test_a_task_that_has_not_ended(rightsize: Callable[..., Ran]) -> None:
    """The ledger is not empty then, and there is nothing to show."""
    record = call(final=False, verdict="rejected")
    append_line(default_state_folder(), record.timestamp, line_of(record))

    ran = rightsize("ledger")

    assert ran.code == 0
    assert ran.out.endswith("holds no finished task; a task stands here once its last attempt ended.\n")


def test_models_that_the_ledger_does_not_name_are_counted(rightsize: Callable[..., Ran]) -> None:
    """It keeps who came next, and says how many more there were and where all stand."""
    for record in (task(unlisted=14), call()):
        append_line(default_state_folder(), record.timestamp, line_of(record))

    assert "\n14 more models lost; `rightsize route --explain` weighs all.\n" in rightsize("ledger").out
