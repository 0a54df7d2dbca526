"""The project's own tests of a function: which are found, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.engine.ports import TrialOrder
from rightsize.sandbox import project_tests
from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces, shop, total

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """\
import os
import unittest

import pytest

from shop.prices import other, total


def test_total():
    assert total([1, 2]) == 3


@pytest.mark.parametrize(("prices", "expected"), [([], 0), ([5], 5)])
def test_total_of_some(prices, expected):
    assert total(prices) == expected


async def test_total_while_waiting():
    assert total([2]) == 2


def test_total_with_other():
    assert total([1]) == other([1])


def test_total_in_a_file(tmp_path):
    assert total([]) == 0


def test_total_that_writes():
    total([1])
    os.mkdir("/tmp/total")


class TotalTest(unittest.TestCase):
    def setUp(self):
        self.prices = [1, 1]

    def test_total(self):
        self.assertEqual(total(self.prices), 2)


def test_something_else():
    assert other([1]) == 1
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A package with a file of tests in a folder beside it."""
    shop(tmp_path, TESTS)
    (tmp_path / "tests" / "test_unlike.py").write_text("def test_x():\n    assert 1\n")
    return tmp_path


def test_files_that_name_the_function_are_found(project: Path) -> None:
    """By name and folder; a function that no test names has none."""
    path = project / "shop" / "prices.py"

    assert [each["path"] for each in project_tests.tests_of(path, "total")] == [
        str(project / "tests" / "test_prices.py")
    ]
    assert project_tests.tests_of(path, "nowhere") == []


@needs_namespaces
async def test_what_they_say(project: Path) -> None:
    """Each that calls the function alone counts; one that needs a fixture, writes, or calls a stand-in says nothing."""
    right = await PythonSandbox().run(total(project, "return sum(prices)"))
    wrong = await PythonSandbox().run(total(project, "return len(prices)"))

    assert {each.example.source: each.outcome for each in right.tests} == {
        "test_prices.py::test_total": "passed",
        "test_prices.py::test_total_of_some": "passed",
        "test_prices.py::test_total_of_some[1]": "passed",
        "test_prices.py::test_total_while_waiting": "passed",
        "test_prices.py::test_total_with_other": "skipped",
        "test_prices.py::test_total_in_a_file": "skipped",
        "test_prices.py::test_total_that_writes": "skipped",
        "test_prices.py::TotalTest.test_total": "passed",
    }
    assert [(each.example.source, each.reason) for each in wrong.tests if each.outcome == "failed"] == [
        ("test_prices.py::test_total", "raises AssertionError"),
        ("test_prices.py::test_total_of_some[1]", "raises AssertionError"),
        ("test_prices.py::test_total_while_waiting", "raises AssertionError"),
    ]


ENDS = {
    "ends the process": ("import os\n    os._exit(0)", "ends the process before the test is done"),
    "leaves": ("import sys\n    sys.exit(0)", "raises SystemExit: 0"),
    "breaks down": ("import os\n    os.abort()", "ends the process before the test is done"),
    "skips": ("import unittest\n    raise unittest.SkipTest('not now')", "raises SkipTest: not now"),
    "skips as pytest does": ("import pytest\n    pytest.skip('not now')", "raises Skipped: not now"),
    "names an error Skipped": ("raise type('Skipped', (Exception,), {})", "raises Skipped"),
    "says it may not": ("raise PermissionError(13, 'no')", "raises PermissionError: [Errno 13] no"),
    "says nothing can be written": ("raise OSError(30, 'no')", "raises OSError: [Errno 30] no"),
    "gives nothing": ("return None", "AssertionError"),
}


@needs_namespaces
@pytest.mark.parametrize(("body", "reason"), ENDS.values(), ids=ENDS.keys())
async def test_no_test_that_calls_it_is_without_a_verdict(project: Path, body: str, reason: str) -> None:
    """However the code ends it, the first test that calls it fails, and the answer with it."""
    trial = await PythonSandbox().run(total(project, body))

    first = trial.tests[0]
    assert (first.example.source, first.outcome) == ("test_prices.py::test_total", "failed")
    assert reason in first.reason


SKIPPED = """\
import os
import unittest

import pytest

from shop.prices import total


@pytest.mark.skip
def test_marked():
    assert total([1]) == 1


@unittest.skip("not now")
class MarkedTest(unittest.TestCase):
    def test_marked(self):
        assert total([1]) == 1


def test_skipped_first():
    pytest.skip("no data base")
    assert total([1]) == 1


def test_skipped_behind():
    total([1])
    pytest.skip("no data base")


def test_wrong_type():
    assert total([1]).value == 1


def test_elsewhere():
    total([1])
    open("/nowhere/else").read()
"""


@needs_namespaces
async def test_what_was_skipped_before_the_call_was_not_run(project: Path) -> None:
    """A test that skips itself first says nothing, and that is told; one that does so behind the call fails."""
    (project / "tests" / "test_prices.py").write_text(SKIPPED)
    trial = await PythonSandbox().run(total(project, "return sum(prices)"))

    assert [(each.example.source.partition("::")[2], each.outcome, each.reason[:24]) for each in trial.tests] == [
        ("test_marked", "skipped", "it is to be skipped"),
        ("test_skipped_first", "skipped", "it skips itself"),
        ("test_skipped_behind", "failed", "raises Skipped: no data "),
        ("test_wrong_type", "failed", "raises AttributeError: '"),
        ("test_elsewhere", "skipped", "something else fails (ra"),
        ("MarkedTest.test_marked", "skipped", "it is to be skipped"),
    ]


@needs_namespaces
async def test_tests_that_cannot_be_loaded_are_told(project: Path) -> None:
    """Each of them with the reason, none of them silently; where the code on trial is at fault they fail."""
    (project / "tests" / "test_prices.py").write_text(
        "import nowhere\nfrom shop.prices import total\n\n\ndef test_total():\n    assert total([]) == 0\n"
    )
    unloaded = await PythonSandbox().run(total(project, "return 0"))
    (project / "tests" / "test_prices.py").write_text(
        "from shop.prices import total\n\nNOTHING = total([])\n\n\ndef test_total():\n    assert total([]) == 0\n"
    )
    guilty = await PythonSandbox().run(total(project, "raise ValueError"))

    assert [(each.outcome, each.reason) for each in (*unloaded.tests, *guilty.tests)] == [
        ("skipped", "its file cannot be loaded (ModuleNotFoundError)"),
        ("failed", "raises ValueError"),
    ]


async def test_without_tests_and_examples_nothing_is_started(tmp_path: Path) -> None:
    """There is nothing to ask."""
    trial = await PythonSandbox("/nowhere").run(TrialOrder("python", str(tmp_path / "a.py"), "", "f", (1, 1), ()))

    assert (trial.ran, trial.tests, trial.refused) == ((), (), "")
