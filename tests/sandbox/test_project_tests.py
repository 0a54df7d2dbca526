"""The project's own tests of a function: which are found, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.engine.ports import TrialOrder
from rightsize.sandbox import project_tests
from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces

if TYPE_CHECKING:
    from pathlib import Path

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


def order(project: Path, body: str) -> TrialOrder:
    """An order about `total` with a body, and no example."""
    path = project / "shop" / "prices.py"
    return TrialOrder(
        "python", str(path), SHOP.format(body=body), "total", (2, 2 + body.count("\n")), (), stubs=("other",)
    )


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
    trial = await PythonSandbox().run(order(project, body))

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
    trial = await PythonSandbox().run(order(project, "return sum(prices)"))

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
    unloaded = await PythonSandbox().run(order(project, "return 0"))
    (project / "tests" / "test_prices.py").write_text(
        "from shop.prices import total\n\nNOTHING = total([])\n\n\ndef test_total():\n    assert total([]) == 0\n"
    )
    guilty = await PythonSandbox().run(order(project, "raise ValueError"))

    assert [(each.outcome, each.reason) for each in (*unloaded.tests, *guilty.tests)] == [
        ("skipped", "its file cannot be loaded (ModuleNotFoundError)"),
        ("failed", "raises ValueError"),
    ]


PATCHES = {
    "nothing": "return sum(prices)",
    "what a test asserts by": "import unittest\n    unittest.TestCase.assertEqual = lambda *_: None",
    "and puts it back": "import unittest\n    kept = unittest.TestCase.assertEqual\n"
    "    def fake(self, *_):\n        unittest.TestCase.assertEqual = kept\n    unittest.TestCase.assertEqual = fake",
    "a builtin": "import builtins\n    builtins.abs = lambda _: 0",
    "what pytest compares by": "import pytest\n    pytest.approx = lambda *_: 1",
    "the test's own function": "import sys\n    vars(sys.modules['tests_of_total'])['same'] = lambda *_: True",
    "the code of that": "import sys\n    same = vars(sys.modules['tests_of_total'])['same']\n"
    "    same.__code__ = (lambda *_: True).__code__",
    "what watches": "import sys\n    sys.setprofile(None)",
    "what runs it, by a frame": "import sys\n    sys._getframe(1).f_back",
    "by an error": "try:\n        1 / 0\n    except ZeroDivisionError as e:\n        e.__traceback__.tb_frame.f_back",
    "by a module": "import inspect\n    inspect.stack()",
    "by a generator": "next(iter(())for _ in ()) if 0 else (_ for _ in ()).gi_frame",
    "by a name that is put together": "import sys\n    getattr(sys, '_get' + 'frame')(1)",
    "by code that is put together": "exec('import sys; sys._getframe(2)')",
    "by code under another name": "exec(compile('import sys; sys._getframe(2)', 'other', 'exec'))",
    "by code under a name of the library": "import os\n"
    "    exec(compile('import sys; sys._getframe(2)', os.__file__, 'exec'))",
    "by code that a module has compiled": "import ast\n"
    "    exec(compile(ast.parse('import sys; sys._getframe(2)'), ast.__file__, 'exec'))",
    "by code that is compiled as for an import": "import importlib, os\n"
    "    text = b'import sys; sys._getframe(2)'\n"
    "    exec(importlib._bootstrap._call_with_frames_removed(compile, text, os.__file__, 'exec'))",
    "by code that is run as for an import": "import ast, importlib, os\n"
    "    code = compile(ast.parse('import sys; sys._getframe(2)'), os.__file__, 'exec')\n"
    "    importlib._bootstrap._call_with_frames_removed(exec, code, {})",
    "nothing by a module that is imported": "import importlib, wave\n"
    "    importlib.reload(importlib.import_module('sched'))\n    return sum(prices)",
    "by code that was packed": "import marshal\n    exec(marshal.loads(marshal.dumps((lambda: 0).__code__)))",
    "what watches, by code under another name": "exec(compile('import sys; sys.setprofile(None)', 'other', 'exec'))",
    "nothing by code under another name": "return eval(compile('sum(prices)', 'other', 'eval'))",
    "nothing by a module that makes code": "return __import__('collections').namedtuple('P', 'a')(sum(prices)).a",
    "by all objects": "import gc\n    gc.get_objects()",
    "by a module for errors": "import traceback\n    list(traceback.walk_stack(None))",
    "by memory": "import ctypes\n    ctypes.string_at(id(0), 8)",
}


@needs_namespaces
@pytest.mark.parametrize("body", PATCHES.values(), ids=PATCHES.keys())
async def test_code_cannot_change_what_judges_it(project: Path, body: str) -> None:
    """What a test holds on to is the same after the call, and whoever reaches for what runs the test has failed."""
    (project / "tests" / "test_prices.py").write_text(
        "import unittest\n\nimport pytest\n\nfrom shop.prices import total\n\n\n"
        "def same(one, other):\n    return one == other\n\n\n"
        "class TotalTest(unittest.TestCase):\n    def test_total(self):\n"
        "        value = total([1])\n        self.assertEqual(value, value)\n        assert same(1, pytest.approx(1))\n"
    )
    trial = await PythonSandbox().run(order(project, body))

    assert [each.outcome for each in trial.tests] == ["passed" if "return" in body else "failed"]


@needs_namespaces
async def test_what_a_test_puts_in_anothers_place_is_its_own_affair(project: Path) -> None:
    """As with a mock that is there while the code is called."""
    (project / "tests" / "test_prices.py").write_text(
        "from unittest import mock\n\nfrom shop.prices import total\n\n\n"
        "def test_total():\n    with mock.patch('builtins.sum', return_value=5):\n        assert total([1]) == 5\n"
    )
    trial = await PythonSandbox().run(order(project, "return sum(prices)"))

    assert [(each.outcome, each.reason) for each in trial.tests] == [("passed", "")]


LOOP = """\
import threading
import unittest
from unittest import mock

from shop.prices import total


class TotalTest(unittest.TestCase):
    def test_total(self):
        for each in range(50_000):
            value = total([each])
            self.assertEqual(value, value)

    def test_total_while_patched(self):
        for each in range(2000):
            with mock.patch("builtins.abs", len):
                assert total([each]) == each

    def test_total_in_threads(self):
        found = []
        threads = [threading.Thread(target=lambda: found.append(total([1]))) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert found == [1] * 4
"""
AT_LAST = (
    "import unittest\n    total.count = getattr(total, 'count', 0) + 1\n"
    "    if total.count == {number}:\n        unittest.TestCase.assertEqual = lambda *_: None\n    return sum(prices)"
)


@needs_namespaces
@pytest.mark.parametrize(
    ("body", "outcomes"),
    [
        ("return sum(prices)", ["passed"] * 3),
        ("return len(prices)", ["passed", "failed", "passed"]),
        (AT_LAST.format(number=30_001), ["failed", "passed", "passed"]),
        (AT_LAST.format(number=50_000), ["failed", "passed", "passed"]),
    ],
)
async def test_a_test_may_call_it_in_a_long_loop(project: Path, body: str, outcomes: list[str]) -> None:
    """Not all that is kept is compared around each call, and what one of them changed is found all the same."""
    (project / "tests" / "test_prices.py").write_text(LOOP)
    trial = await PythonSandbox().run(order(project, body))

    assert [each.outcome for each in trial.tests] == outcomes, trial


async def test_without_tests_and_examples_nothing_is_started(tmp_path: Path) -> None:
    """There is nothing to ask."""
    trial = await PythonSandbox("/nowhere").run(TrialOrder("python", str(tmp_path / "a.py"), "", "f", (1, 1), ()))

    assert (trial.ran, trial.tests, trial.refused) == ((), (), "")
