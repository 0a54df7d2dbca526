"""The sandbox: what runs in it, what it keeps out, and that nothing runs where it cannot be made."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rightsize.core.tasks.generation import Example
from rightsize.engine.ports import Order
from rightsize.sandbox.python import PythonSandbox

_CAN = (
    sys.platform == "linux"
    and subprocess.run(["unshare", "-rnmp", "true"], check=False, capture_output=True).returncode == 0
    if shutil.which("unshare")
    else False
)
needs_namespaces = pytest.mark.skipif(not _CAN, reason="this machine lets nobody make namespaces")


def order(body: str, source: str = "f(1)", expected: str | None = "2", *, printed: bool = False) -> Order:
    """An order about a function f(x) with a body, and one example."""
    lines = "\n".join(f"    {each}" for each in body.splitlines())
    example = Example(source, expected, printed=printed)
    return Order("python", "/nowhere/shop.py", f"def f(x):\n{lines}\n", "f", (2, 2 + body.count("\n")), (example,))


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
    ],
)  # fmt: skip
async def test_examples_are_tried(body: str, source: str, expected: str, printed: bool, outcome: str) -> None:
    """Values are compared as values, output as text; whatever the code does is an outcome."""
    trial = await PythonSandbox().run(order(body, source, expected, printed=printed))

    assert (trial.refused, trial.broken) == ("", "")
    assert [each.outcome for each in trial.ran] == [outcome]


@needs_namespaces
async def test_nothing_is_written(tmp_path: Path) -> None:
    """Neither made, nor changed, nor removed."""
    kept = tmp_path / "kept.txt"
    kept.write_text("here")
    body = (
        "import os\nbad = 0\n"
        f"for act in (lambda: open({str(tmp_path / 'new.txt')!r}, 'w'), lambda: open({str(kept)!r}, 'w'),\n"
        f"            lambda: os.remove({str(kept)!r}), lambda: os.mkdir({str(tmp_path / 'd')!r})):\n"
        "    try:\n        act()\n    except OSError:\n        bad += 1\nreturn bad"
    )
    trial = await PythonSandbox().run(order(body, expected="4"))

    assert [each.outcome for each in trial.ran] == ["passed"], trial
    assert [each.name for each in tmp_path.iterdir()] == ["kept.txt"]
    assert kept.read_text() == "here"


@needs_namespaces
async def test_there_is_no_network_and_no_other_process() -> None:
    """Not even the machine's own loopback, and no process to send a signal to."""
    body = (
        "import os, socket\nfound = []\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError as error:\n    found.append(error.errno)\n"
        "found.append(os.getpid())\nfound.append(os.getppid())\nreturn found"
    )
    trial = await PythonSandbox().run(order(body, expected="[1, 1, 0]"))

    assert [each.reason for each in trial.ran] == [""]


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


@needs_namespaces
async def test_nothing_is_read_but_the_project(tmp_path: Path) -> None:
    """Neither the user's folder, nor what the system knows, nor files of the project that are made of secrets."""
    home, project = tmp_path / "home", tmp_path / "home" / "shop"
    project.mkdir(parents=True)
    for name in ("pyproject.toml", "data.txt", ".env", "config.pem", "team.secret"):
        (project / name).write_text("text")
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text("text")
    (home / "letter.txt").write_text("text")
    (tmp_path / "elsewhere.txt").write_text("text")
    body = (
        "import os\nfound = []\n"
        f"for name in ('data.txt', '.env', 'config.pem', 'team.secret', '.git/config', '../letter.txt',\n"
        f"             '../../elsewhere.txt', '/etc/passwd', '/proc/self/environ', '/proc/self/mem', {__file__!r}):\n"
        "    try:\n"
        f"        with open(os.path.join({str(project)!r}, name)) as file:\n            found.append(file.read())\n"
        "    except OSError:\n        found.append(None)\n"
        "return found, sorted({*os.environ} - {'LC_CTYPE'})"
    )
    lines = "\n".join(f"    {each}" for each in body.splitlines())
    expected = str(
        (["text", *[None] * 10], ["HOME", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONHASHSEED"])
    )
    trial = await PythonSandbox(home=home, denied=("*.secret",)).run(
        Order("python", str(project / "shop.py"), f"def f(x):\n{lines}\n", "f", (2, 14), (Example("f(1)", expected),))
    )

    assert [(each.outcome, each.reason) for each in trial.ran] == [("passed", "")]


@needs_namespaces
async def test_what_is_expected_cannot_be_read_out_of_the_doc(tmp_path: Path) -> None:
    """Neither from the function, nor from its text, nor from the file, nor from the tests beside it."""
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "test_shop.py").write_text("from shop import f\n\n\ndef test_f():\n    assert f(1) == 41\n")
    head = 'def f(x):\n    """Give it.\n\n    >>> f(1)\n    41\n    """\n'
    (tmp_path / "shop.py").write_text(f"{head}    pass\n")
    body = (
        "    import linecache\n    texts = [f.__doc__, ''.join(linecache.getlines(__file__))]\n"
        f"    for each in (__file__, {str(tmp_path / 'test_shop.py')!r}):\n"
        "        try:\n            with open(each) as file:\n                texts.append(file.read())\n"
        "        except OSError:\n            pass\n"
        "    return int('4' + '1') if any('4' + '1' in each for each in texts) else len(texts)\n"
    )
    example = Example("f(1)", "41", printed=True)
    trial = await PythonSandbox().run(Order("python", str(tmp_path / "shop.py"), head + body, "f", (7, 15), (example,)))

    assert [each.reason for each in trial.ran] == ["gives 3, not 41"]
    assert [each.outcome for each in trial.tests] == ["failed"]


WALLS = {
    "writes a file": ("open('/tmp/new', 'w')", "skipped"),
    "makes a folder": ("import os\nos.mkdir('/tmp/new')", "skipped"),
    "makes a file for a moment": ("import tempfile\ntempfile.TemporaryFile()", "skipped"),
    "opens a socket": ("import socket\nsocket.create_connection(('127.0.0.1', 9))", "skipped"),
    "asks for a name": ("import socket\nsocket.getaddrinfo('example.org', 80)", "skipped"),
    "starts a process": ("import subprocess\nsubprocess.run(['true'])", "skipped"),
    "says that it may not": ("raise PermissionError(13, 'no')", "failed"),
    "says that nothing can be written": ("import errno\nraise OSError(errno.EROFS, 'no')", "failed"),
    "says that it has no folder": ("raise FileNotFoundError(2, 'No usable temporary directory found')", "failed"),
    "reads what is not there": ("open('/etc/shadow')", "failed"),
    "runs against a wall and goes on": ("try:\n    open('/tmp/new', 'w')\nexcept OSError:\n    return 3", "failed"),
    "and fails otherwise": ("try:\n    open('/tmp/new', 'w')\nexcept OSError:\n    pass\n1 / 0", "failed"),
}


@needs_namespaces
@pytest.mark.parametrize(("body", "outcome"), WALLS.values(), ids=WALLS.keys())
async def test_only_what_a_wall_refused_excuses_an_example(body: str, outcome: str) -> None:
    """The walls know what they refused; an error number that code makes up excuses nothing."""
    trial = await PythonSandbox().run(order(f"{body}\nreturn 2"))

    assert [each.outcome for each in trial.ran] == [outcome], trial
    assert outcome == "failed" or "which the sandbox does not allow" in trial.ran[0].reason


async def test_where_no_sandbox_can_be_made_nothing_runs(tmp_path: Path) -> None:
    """It is refused with the reason, and the code was not run."""
    if not _CAN:
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
    trial = await PythonSandbox("/nowhere").run(Order("go", "a.go", "", "f", (1, 1), (Example("f(1)", "2"),)))

    assert trial.refused == "examples of go cannot be run yet"


@needs_namespaces
async def test_a_file_that_cannot_be_loaded_says_whose_fault_it_is() -> None:
    """Code on trial is guilty only where the error came through its lines."""
    head = "def f(x):\n    return 1 / x\n\n\n"
    trials = [
        await PythonSandbox().run(Order("python", "/nowhere/a.py", head + tail, "f", (2, 2), (Example("f(1)", "1"),)))
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
