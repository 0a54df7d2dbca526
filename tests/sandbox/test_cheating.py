"""Code on trial that would decide its own verdict: by what tests load, by what is told, by what values are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import TrialOrder
from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces, shop, total

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """\
from helpers import check
from shop.prices import total


def test_total():
    check(total([1, 2]), 3)


def test_total_again():
    from later import check

    check(total([1, 2]), 3)


def test_total_by_pytest():
    import pytest

    assert total([1, 2]) == pytest.approx(3)
"""
CHECK = "def check(value, wanted):\n    assert value == wanted\n"
FAKE = "import sys, types\n    fake = types.ModuleType('fake')\n    fake.check = fake.approx = lambda *_: len(prices)\n"
PLANTS = {
    "a finder": f"{FAKE}    class F:\n        def find_spec(self, name, *_):\n"
    "            import importlib.util\n            return importlib.util.spec_from_loader(name, self)\n"
    "        def create_module(self, _):\n            return fake\n"
    "        def exec_module(self, _):\n            pass\n"
    "    sys.meta_path.insert(0, F())\n    return len(prices)",
    "a module": f"{FAKE}    for name in ('helpers', 'later', 'pytest', 'tests.helpers'):\n"
    "        sys.modules[name] = fake\n    return len(prices)",
    "what reads modules": "import importlib.machinery as m\n"
    "    m.SourceFileLoader.get_data = lambda *_: b'check = approx = lambda *_: 2'\n    return len(prices)",
    "a hook for folders": "import sys\n    sys.path_importer_cache.clear()\n"
    "    sys.path_hooks.insert(0, lambda _: 1)\n    return len(prices)",
    "a list of finders of its own": "import sys\n    sys.meta_path = []\n    return len(prices)",
    "nothing": "return len(prices)",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A package, tests that load helpers from beside them, and folders in which these are found."""
    shop(tmp_path, TESTS)
    for name in ("helpers", "later"):
        (tmp_path / f"{name}.py").write_text(CHECK)
    return tmp_path


@needs_namespaces
@pytest.mark.parametrize("body", PLANTS.values(), ids=PLANTS.keys())
async def test_nobody_plants_what_tests_load(project: Path, body: str) -> None:
    """All that tests load is loaded before the code runs, whatever an example of it does first."""
    order = replace(total(project, body), examples=(Example("total([5])", "1"),))
    trial = await PythonSandbox().run(order)

    assert [each.outcome for each in trial.tests] == ["failed"] * 3, trial


@needs_namespaces
async def test_right_code_passes_tests_that_load_late(project: Path) -> None:
    """And code that imports what brings a finder of its own is nobody's enemy."""
    (project / "finds.py").write_text(
        "import sys\n\n\nclass Finder:\n    def find_spec(self, name, path, target=None):\n        return None\n\n\n"
        "sys.meta_path.append(Finder())\n"
    )
    order = replace(total(project, "import finds\n    return sum(prices)"), examples=(Example("total([5])", "5"),))
    trial = await PythonSandbox().run(order)

    assert [each.outcome for each in (*trial.ran, *trial.tests)] == ["passed"] * 4, trial


TELLS = {
    "spoils the line of a test that fails": "import os\n    for each in range(3, 64):\n        try:\n"
    "            os.write(each, b'x')\n        except OSError:\n            pass\n    return len(prices)",
    "listens to what is told": "import os, threading\n    reading, writing = os.pipe()\n"
    "    for each in range(3, 64):\n        if each not in (reading, writing):\n            try:\n"
    "                os.fstat(each)\n                kept = os.dup(each)\n                os.dup2(writing, each)\n"
    "            except OSError:\n                continue\n"
    "            def tell(kept=kept):\n                while True:\n"
    "                    text = os.read(reading, 99999).replace(b'failed', b'passed')\n"
    "                    os.write(kept, text)\n"
    "            threading.Thread(target=tell, daemon=True).start()\n            break\n    return len(prices)",
    "takes frames that nobody holds any more": "import gc\n    gc.set_debug(gc.DEBUG_SAVEALL)\n    gc.collect()\n"
    "    frames = [each for each in gc.garbage if type(each).__name__ == 'frame']\n"
    "    return sum(prices) if frames else len(prices)",
    "asks a module of one line for a frame": "import logging as l\n    l.currentframe().f_back\n    return sum(prices)",
}


@needs_namespaces
@pytest.mark.parametrize("body", TELLS.values(), ids=TELLS.keys())
async def test_nobody_tells_for_the_judge(project: Path, body: str) -> None:
    """A line that is lost is no line less, and one that was changed is none of ours."""
    trial = await PythonSandbox().run(total(project, body))

    assert "passed" not in [each.outcome for each in trial.tests], trial
    assert "failed" in [each.outcome for each in trial.tests], trial


POINT = """\
import dataclasses


@dataclasses.dataclass(slots=True)
class Point:
    x: int
    y: int


class Plain:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


ORIGIN = Plain(0)


def f(x):
    {body}
"""
SAME = "Point(1, 2)"
VALUES = {
    "right": ("return Point(1, 2)", SAME, "passed"),
    "wrong": ("return Point(1, 3)", SAME, "failed"),
    "in slots": ("return Plain(1)", "Plain(1)", "passed"),
    "wrong in slots": ("return Plain(2)", "Plain(1)", "failed"),
    "the same thing": ("return ORIGIN", "ORIGIN", "passed"),
    "slots that are said to be none": ("Plain.__slotnames__ = []; return Plain(2)", "Plain(1)", "failed"),
    "slots that nobody finds": (
        "import copyreg; copyreg._slotnames = lambda _: []; return Plain(2)", "Plain(1)", "failed"
    ),
    "what is expected, changed": ("ORIGIN.x = 5; return Plain(5)", "ORIGIN", "failed"),
    "equal by unequal": ("Point.__eq__ = object.__ne__; return Point(3, 4)", SAME, "failed"),
    "equal by another's method": (
        "import unittest.mock as m; Point.__eq__ = m.ANY.__eq__; return Point(3, 4)", SAME, "failed"
    ),
    "a class of its own": ("class Point:\n        pass\n    return Point()", SAME, "failed"),
}  # fmt: skip


@needs_namespaces
@pytest.mark.parametrize(("body", "expected", "outcome"), VALUES.values(), ids=VALUES.keys())
async def test_nobody_says_what_values_are_equal(body: str, expected: str, outcome: str) -> None:
    """What a value is made of is read from what its class holds, and how it is compared stays as it was."""
    source = POINT.format(body=body)
    first = source[: source.index("def f")].count("\n") + 2
    order = TrialOrder(
        "python", "/nowhere/a.py", source, "f", (first, first + body.count("\n")), (Example("f(1)", expected),)
    )
    trial = await PythonSandbox().run(order)

    assert [each.outcome for each in trial.ran] == [outcome], trial
