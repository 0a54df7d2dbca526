"""The project's own tests of a function: which are found, and what they say of it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from rightsize.engine.ports import Order
from rightsize.sandbox import project_tests
from rightsize.sandbox.python import PythonSandbox

if TYPE_CHECKING:
    from pathlib import Path

_CAN = shutil.which("unshare") is not None and (
    subprocess.run(["unshare", "-rnmp", "true"], check=False, capture_output=True).returncode == 0
)
needs_namespaces = pytest.mark.skipif(not _CAN, reason="this machine lets nobody make namespaces")

SHOP = "def total(prices):\n    {body}\n\n\ndef other(prices):\n    pass\n"
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
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'shop'\n")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").write_text("from shop.prices import total\n")
    (tmp_path / "shop" / "prices.py").write_text(SHOP.format(body="pass"))
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_prices.py").write_text(TESTS)
    (tmp_path / "tests" / "test_unlike.py").write_text("def test_x():\n    assert 1\n")
    return tmp_path


def order(project: Path, body: str) -> Order:
    """An order about `total` with a body, and no example."""
    path = project / "shop" / "prices.py"
    return Order("python", str(path), SHOP.format(body=body), "total", (2, 2), (), stubs=("other",))


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
    right = await PythonSandbox().run(order(project, "return sum(prices)"))
    wrong = await PythonSandbox().run(order(project, "return len(prices)"))

    assert {each.example.source: each.outcome for each in right.tests} == {
        "test_prices.py::test_total": "passed",
        "test_prices.py::test_total_of_some": "passed",
        "test_prices.py::test_total_of_some[1]": "passed",
        "test_prices.py::test_total_while_waiting": "passed",
        "test_prices.py::test_total_with_other": "skipped",
        "test_prices.py::test_total_that_writes": "skipped",
        "test_prices.py::TotalTest.test_total": "passed",
    }
    assert [(each.example.source, each.reason[:14]) for each in wrong.tests if each.outcome == "failed"] == [
        ("test_prices.py::test_total", "AssertionError"),
        ("test_prices.py::test_total_of_some[1]", "AssertionError"),
        ("test_prices.py::test_total_while_waiting", "AssertionError"),
    ]


async def test_without_tests_and_examples_nothing_is_started(tmp_path: Path) -> None:
    """There is nothing to ask."""
    trial = await PythonSandbox("/nowhere").run(Order("python", str(tmp_path / "a.py"), "", "f", (1, 1), ()))

    assert (trial.ran, trial.tests, trial.refused) == ((), (), "")
