"""The sandbox: what runs in it, what it keeps out, and that nothing runs where it cannot be made."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import TrialOrder
from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import CAN, needs_namespaces, order


@needs_namespaces
@pytest.mark.parametrize(
    ("body", "source", "expected", "printed", "outcome"),
    [
        ("return x + 1", "f(1)", "2", False, "passed"),
        ("return x", "f(1)", "2", False, "failed"),
        ("return 0.1 + 0.2", "f(1)", "0.3", False, "passed"),
        ("return [0.1 + 0.2]", "f(1)", "[0.3]", True, "passed"),
        ("return {3, 1, 2}", "f(1)", "{1, 2, 3}", True, "passed"),
        ("return {'b': 1, 'a': 2}", "f(1)", "{'a': 2, 'b': 1}", True, "passed"),
        ("return None", "f(1)", "", True, "passed"),
        ("return None", "f(1)", "None", True, "passed"),
        ("return 0", "f(1)", "", True, "failed"),
        ("print(x)", "f(1)", "1", True, "passed"),
        ("print(x + 1)", "f(1)", "1", True, "failed"),
        ("raise ValueError('no')", "f(1)", "Traceback (most recent call last):\nValueError: no", True, "passed"),
        ("raise KeyError('no')", "f(1)", "Traceback (most recent call last):\nValueError: no", True, "failed"),
        ("return 2", "f(1)", "Traceback (most recent call last):\nValueError: no", True, "failed"),
        ("return object()", "f(1)", "<object object at 0x...>", True, "passed"),
        ("return 'Hello you'", "f(1)", "'Hello...'", True, "skipped"),
        ("return 'Hello you'", "f(1)  # doctest: +ELLIPSIS", "'Hello...'", True, "passed"),
        ("print('Loading', 3)", "f(1)", "Loading...", True, "skipped"),
        ("print('Loading...')", "f(1)", "Loading...", True, "passed"),
        ("return 'Bye'", "f(1)", "'Hello...'", True, "failed"),
        ("return list(range(9))", "f(1)", "[0, 1, ..., 8]", True, "passed"),
        ("return 1e-7", "f(1)", "0.0", False, "failed"),
        ("from decimal import Decimal\nreturn [Decimal('1.0')]", "f(1)", "[Decimal('1.0')]", True, "passed"),
        ("import decimal\nreturn [decimal.Decimal(1)]", "f(1)", "[decimal.Decimal(1)]", False, "passed"),
        ("import decimal\nreturn [decimal.Decimal(2)]", "f(1)", "[decimal.Decimal(1)]", False, "failed"),
        ("import datetime\nreturn datetime.date(2020, 1, x)", "f(1)", "datetime.date(2020, 1, 1)", False, "passed"),
        ("import datetime\nreturn datetime.date(2020, 1, x)", "f(2)", "datetime.date(2020, 1, 1)", False, "failed"),
        ("return int", "f(1)", "int", False, "passed"),
        ("return float", "f(1)", "int", False, "failed"),
        ("return (1, 2)", "f(1)", "[1, 2]", False, "failed"),
        ("return y", "f(1)", "2", False, "failed"),
        ("return x", "f(unknown)", "2", False, "skipped"),
        ("return x", "import nowhere", "", True, "skipped"),
        ("while True: pass", "f(1)", "2", False, "failed"),
        ("return f(x)", "f(1)", "2", False, "failed"),
        ("import os\nos._exit(0)", "f(1)", "2", False, "failed"),
        ("return 'a' * 10**10", "f(1)", "2", False, "failed"),
        ("import sys\nsys.exit()", "f(1)", "2", False, "failed"),
        ("print('x' * 10**7)\nreturn 2", "f(1)", "2", False, "passed"),
        ("return list(range(10**6))", "f(1)", "[1]", False, "failed"),
        ("return 2 ** 70", "f(1)", "1180591620717411303424", False, "passed"),
        ("return (1, [2.0, {'a': {3}}], b'x', 1j)", "f(1)", "(1, [2, {'a': {3}}], b'x', 1j)", False, "passed"),
        ("from collections import Counter\nreturn Counter('aab')", "f(1)", "{'a': 2, 'b': 1}", False, "passed"),
        ("from collections import Counter\nreturn Counter('ab')", "f(1)", "Counter({'a': 1, 'b': 1})", True, "passed"),
        ("return math.pi", "f(1)", "math.pi", False, "failed"),
        ("import math\nreturn math.pi", "f(1)", "math.pi", False, "passed"),
        ("return {1, 2}", "f(1)", "set([1, 2])", False, "passed"),
        ("def g(y: int): pass\nreturn g.__annotations__['y'] is int", "f(1)", "True", False, "passed"),
        ("import subprocess\nreturn subprocess.run(['true']).returncode", "f(1)", "0", False, "skipped"),
        ("open('/tmp/new', 'w')\nreturn 2", "f(1)", "2", False, "skipped"),
        ("import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\nreturn 2", "f(1)", "2", False,
         "passed"),
        ("import asyncio\nreturn asyncio.run(asyncio.sleep(0, 2))", "f(1)", "2", False, "passed"),
        ("return list(range(10**6))", "f(1)", "list(range(10**6))", False, "skipped"),
        ("return list(range(10**6))", "f(1)", "list(range(10))", False, "failed"),
        ("return 'a' * 10**6", "f(1)", "'a' * 10**6", False, "skipped"),
        ("return 'a' * 10**6", "f(1)", "'a'", False, "failed"),
        ("return ['\U0001f600' * 10**4] * 30", "f(1)", "['\U0001f600' * 10**4] * 30", False, "passed"),
        ("return 2 ** 50000", "f(1)", "2 ** 50000", False, "passed"),
        ("return 2 ** 50000 + 1", "f(1)", "2 ** 50000", False, "failed"),
        ("from fractions import Fraction\nreturn {Fraction(x)}", "f(1)",
         "{__import__('fractions').Fraction(1)}", False, "passed"),
        ("from fractions import Fraction\nreturn {Fraction(2)}", "f(1)",
         "{__import__('fractions').Fraction(1)}", False, "failed"),
        ("import types\nclass C:\n    __eq__ = lambda *_: True\nreturn types.SimpleNamespace(a=C())", "f(1)",
         "__import__('types').SimpleNamespace(a=1)", False, "skipped"),
    ],
)  # fmt: skip
async def test_examples_are_tried(body: str, source: str, expected: str, printed: bool, outcome: str) -> None:
    """Values are compared as values, output as text; whatever the code does is an outcome."""
    trial = await PythonSandbox().run(order(body, source, expected, printed=printed))

    assert (trial.refused, trial.broken) == ("", "")
    assert [each.outcome for each in trial.ran] == [outcome]


FLOOD = (
    "import os\nwhile True:\n    for each in range(3, 64):\n        try:\n            os.write(each, b'x' * 10**6)\n"
    "        except OSError:\n            pass"
)


@needs_namespaces
async def test_who_tells_more_than_is_passed_on_is_ended() -> None:
    """And that is the reason, not that it takes too long."""
    trial = await PythonSandbox().run(order(FLOOD))

    assert [(each.outcome, each.reason) for each in trial.ran] == [("failed", "tells more than the sandbox passes on")]


CHEATS = {
    "equals everything": "class C:\n    __eq__ = lambda *_: True\n    __hash__ = None\nreturn C()",
    "a number that equals everything": "class C(int):\n    __eq__ = lambda *_: True\nreturn C(3)",
    "a list that equals everything": "class C(list):\n    __eq__ = lambda *_: True\nreturn C()",
    "a text that shows as a number": "class C(str):\n    __repr__ = lambda _: '3'\nreturn C('x')",
    "tells of a pass": 'import os\nfor each in range(3, 64):\n    try:\n        os.write(each, b\'{"number": 0, '
    '"outcome": "passed"}\\n\')\n    except OSError:\n        pass\nos._exit(0)',
    "mends what holds values together": "import sys\nfor each in list(sys.modules.values()):\n"
    "    for name in ('_same', 'same', '_told', 'judged', '_tried'):\n"
    "        if hasattr(each, name):\n            setattr(each, name, lambda *_: True)\nreturn 3",
    "mends what shows values": "import builtins\nbuiltins.repr = lambda _: '2'\nreturn 3",
    "ends with success": "import os\nos._exit(0)",
    "is whatever it is held against": "from unittest import mock\nreturn mock.ANY",
    "mends what values are told by": "import json\njson.dumps = lambda *_, **__: '[]'\nreturn 3",
    "mends what is printed": "import builtins\nbuiltins.print = lambda *_: None\nreturn 2",
    "takes away the function": "global f\ndel f\nreturn 3",
    "looks at frames where a signal comes": "import signal, os\nseen = []\n"
    "signal.signal(signal.SIGUSR1, lambda _, frame: seen.append(frame))\n"
    "signal.raise_signal(signal.SIGUSR1)\nreturn 2 if seen[0] else 3",
    "asks what limits it": "import signal\nreturn signal.getsignal(signal.SIGALRM).__globals__ and 2",
    "recurses in what C calls": "class C:\n    __repr__ = lambda s: repr([s])\nreturn len(repr(C()))",
}


@needs_namespaces
@pytest.mark.parametrize("body", CHEATS.values(), ids=CHEATS.keys())
async def test_code_cannot_say_that_it_passed(body: str) -> None:
    """What is expected is not inside, and values are held against it outside, as plain data."""
    trial = await PythonSandbox().run(order(body))

    assert [each.outcome for each in trial.ran] == ["failed"]


@needs_namespaces
async def test_a_bomb_of_processes_does_not_go_off() -> None:
    """No process can be started."""
    trial = await PythonSandbox().run(order("import os\nwhile True:\n    os.fork()"))

    assert [each.outcome for each in trial.ran] == ["skipped"]


async def test_where_no_sandbox_can_be_made_nothing_runs(tmp_path: Path) -> None:
    """It is refused with the reason, and the code was not run."""
    if not CAN:
        trial = await PythonSandbox().run(order("return 2"))
    else:
        wrapper = tmp_path / "python"
        limits = "for each in net mnt pid; do echo 0 > /proc/sys/user/max_${each}_namespaces; done"
        inner = f'{limits}; exec {sys.executable} "$@"'
        wrapper.write_text(f"#!/bin/sh\nexec unshare -r sh -c '{inner}' sh \"$@\"\n")
        wrapper.chmod(0o755)
        trial = await PythonSandbox(str(wrapper)).run(order("return 2"))

    assert trial.ran == ()
    assert trial.refused.startswith("the sandbox cannot be made here")


async def test_a_language_without_a_runner_is_refused() -> None:
    """It is said, and nothing is started."""
    trial = await PythonSandbox("/nowhere").run(TrialOrder("go", "a.go", "", "f", (1, 1), (Example("f(1)", "2"),)))

    assert trial.refused == "examples of go cannot be run yet"


@needs_namespaces
async def test_a_file_that_cannot_be_loaded_says_whose_fault_it_is() -> None:
    """Code on trial is guilty only where the error came through its lines."""
    head = "def f(x):\n    return 1 / x\n\n\n"
    trials = [
        await PythonSandbox().run(
            TrialOrder("python", "/nowhere/a.py", head + tail, "f", (2, 2), (Example("f(1)", "1"),))
        )
        for tail in ("import nowhere\n", "f(0)\n")
    ]

    assert [(each.guilty, each.broken != "") for each in trials] == [(False, True), (True, True)]


@needs_namespaces
async def test_what_leaves_its_group_is_ended_too() -> None:
    """A body that asks not to die with its parent and begins a session of its own holds nobody up and does not stay."""
    body = (
        "import importlib, os, time\n"
        "importlib.import_module('cty' + 'pes').CDLL(None).prctl(1, 0, 0, 0, 0)\n"
        "os.setsid()\n"
        "while True:\n"
        "    try:\n"
        "        time.sleep(1000)\n"
        "    except BaseException:\n"
        "        pass"
    )
    trial = await PythonSandbox().run(order(body))
    assert [each.outcome for each in trial.ran] == ["failed"]
    assert not _orphans()


def _orphans() -> list[str]:
    """Return the sandboxes that nobody waits for any more."""
    found: list[str] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if b"sandbox/inner.py" in (folder / "cmdline").read_bytes():
                found += [folder.name] if "\nPPid:\t1\n" in (folder / "status").read_text() else []
    return found
