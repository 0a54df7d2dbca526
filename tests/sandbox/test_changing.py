"""Code on trial that changes what judges it: it fails, and what a test itself changes is the test's own affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces, shop, total

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A package, and a folder for its tests."""
    return shop(tmp_path, "")


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
    trial = await PythonSandbox().run(total(project, body))

    assert [each.outcome for each in trial.tests] == ["passed" if "return" in body else "failed"]


@needs_namespaces
async def test_what_a_test_puts_in_anothers_place_is_its_own_affair(project: Path) -> None:
    """As with a mock that is there while the code is called."""
    (project / "tests" / "test_prices.py").write_text(
        "from unittest import mock\n\nfrom shop.prices import total\n\n\n"
        "def test_total():\n    with mock.patch('builtins.sum', return_value=5):\n        assert total([1]) == 5\n"
    )
    trial = await PythonSandbox().run(total(project, "return sum(prices)"))

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
    trial = await PythonSandbox().run(total(project, body))

    assert [each.outcome for each in trial.tests] == outcomes, trial
