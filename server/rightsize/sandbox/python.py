"""Run examples of Python code in a child that shuts itself in; where it cannot, nothing runs and that is said."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from rightsize.core.tasks.generation import Example, Ran
from rightsize.engine.ports import Trial
from rightsize.sandbox.hidden import files_of_secrets
from rightsize.sandbox.judging import compared_inside, judged
from rightsize.sandbox.project_tests import root_of, tests_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rightsize.engine.ports import Order

    Permit = Callable[[], Awaitable[str]]

CASE_SECONDS = 3.0
"""Of processor time, for one example."""

ALL_SECONDS = 6.0
"""Of processor time, for all examples of one answer; so much too for loading the file."""

CLOCK_SECONDS = 24.0
"""On the clock for all examples, whatever the code waits for, once the interpreter has started."""

MEMORY = 1 << 30
"""Bytes of address space."""

_ENVIRONMENTS = (".venv", "venv", "env")
_MOST_PARENTS = 6
_START_SECONDS = 30.0
_END_SECONDS = 5.0
"""Time for a process that was killed to be gone."""

_LONGEST_REPORT = 1 << 20
_LINUX_ONLY = "examples are run on Linux only, where a process can be shut in"
_HERE = Path(__file__).parent
_ENVIRONMENT = {"PATH": os.defpath, "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class PythonSandbox:
    """Runs examples with the interpreter that runs Rightsize, once for each answer."""

    languages = ("python",)

    def __init__(
        self, interpreter: str = sys.executable, home: Path | None = None, permit: Permit | None = None
    ) -> None:
        """Keep which interpreter is started, and whose secrets are hidden: those of who runs Rightsize.

        Parameters:
            permit: asked once there is something to run; answers with why it must not be, or with nothing.
        """
        self._interpreter = interpreter
        self._home = home
        self._permit = permit

    def refusal(self, language: str) -> str:
        """Return why examples of a language are not run here at all, or an empty string where they may be."""
        if language not in self.languages:
            return f"examples of {language} cannot be run yet"
        return "" if sys.platform.startswith("linux") else _LINUX_ONLY

    async def run(self, order: Order) -> Trial:
        """Try the examples of one answer, and the tests of its project that name the function."""
        if refusal := self.refusal(order.language):
            return Trial(refused=refusal if order.examples else "")
        given = await asyncio.to_thread(_order, order, self._home or Path.home())
        if not order.examples and not given["tests"]:
            return Trial()
        if self._permit is not None and (refusal := await self._permit()):
            return Trial(refused=refusal if order.examples else "")
        mark = token_hex()
        lines, ended = await self._answers(json.dumps({**given, "mark": mark}).encode())
        lines = [each for each in lines if each.get("mark") == mark]
        return _trial(order.examples, lines, ended=ended)

    async def _answers(self, order: bytes) -> tuple[list[dict[str, Any]], bool]:
        """Return what the child told, line by line, and whether it ended by itself."""
        child = await asyncio.create_subprocess_exec(
            self._interpreter,
            "-I",
            "-X",
            "utf8",
            str(_HERE / "inner.py"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
            start_new_session=True,
            limit=_LONGEST_REPORT,
        )
        told: list[dict[str, Any]] = []
        ended = False
        try:
            if child.stdin is not None and child.stdout is not None:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    child.stdin.write(order)
                    await child.stdin.drain()
                child.stdin.close()
                ended = await _listen(child.stdout, told)
        finally:
            _kill(child.pid)
            with contextlib.suppress(TimeoutError, asyncio.TimeoutError):
                await asyncio.wait_for(child.wait(), _END_SECONDS)
        return told, ended


async def _listen(stream: asyncio.StreamReader, told: list[dict[str, Any]]) -> bool:
    """Read lines until the stream ends or the time is over; tell whether it ended."""
    wait = _START_SECONDS
    loop = asyncio.get_running_loop()
    until = loop.time() + wait
    while True:
        try:
            line = await asyncio.wait_for(stream.readline(), max(0.0, until - loop.time()))
        except (TimeoutError, asyncio.TimeoutError, ValueError):
            return False
        if not line:
            return True
        if not told:
            until = loop.time() + CLOCK_SECONDS
        with contextlib.suppress(ValueError):
            record = json.loads(line)
            if isinstance(record, dict):
                told.append(record)


def _kill(pid: int) -> None:
    """End the child and all that it started; what left its group is found by its parent."""
    for each in (*_below(pid), pid):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(each, 9)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, 9)


def _below(pid: int) -> list[int]:
    """Return the processes that one started, and those that they did."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{waiting.pop()}/task").iterdir():
                children = [int(each) for each in (task / "children").read_text().split()]
                found += children
                waiting += children
    return found


def _order(order: Order, home: Path) -> dict[str, Any]:
    path = Path(order.path).resolve()
    packages = _packages(path.parent)
    taken = not packages and (path.stem in sys.stdlib_module_names or not path.stem.isidentifier())
    top = path.parents[len(packages)]
    root = root_of(path)
    return {
        "source": order.source,
        "path": order.path,
        "name": order.name,
        "lines": list(order.lines),
        "module": f"generated_{path.stem}" if taken else ".".join((*packages, path.stem)),
        "package": ".".join(packages),
        "examples": [{"source": each.source, "compare": compared_inside(each)} for each in order.examples],
        "folders": [str(top), *([str(root)] if root not in {None, top} else []), *order.folders, *_site_packages(top)],
        "home": str(home),
        "hidden": files_of_secrets(root or top),
        "tools": str(_HERE),
        "tests": tests_of(path, order.name),
        "stubs": list(order.stubs),
        "memory": MEMORY,
        "seconds": int(3 * ALL_SECONDS),
        "load_seconds": ALL_SECONDS,
        "all_seconds": ALL_SECONDS,
        "case_seconds": CASE_SECONDS,
    }


def _site_packages(top: Path) -> list[str]:
    """Return where the project's own environment keeps its packages, if it is for this version of Python."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    found = [
        folder / name / "lib" / version / "site-packages"
        for folder in (top, *top.parents[:_MOST_PARENTS])
        for name in _ENVIRONMENTS
    ]
    return [str(each) for each in found if each.is_dir()][:1]


def _packages(folder: Path) -> tuple[str, ...]:
    """Return the names of the packages that a folder lies in, the outermost first."""
    names: list[str] = []
    while (folder / "__init__.py").is_file() and folder.name.isidentifier():
        names.append(folder.name)
        folder = folder.parent
    return tuple(reversed(names))


def _trial(examples: Sequence[Example], told: Sequence[dict[str, Any]], *, ended: bool) -> Trial:
    """Return what came of the examples; one that nothing was told of took the whole process with it."""
    first = told[0] if told else {}
    if "refused" in first:
        return Trial(refused=f"the sandbox cannot be made here ({first['refused']})")
    if first.get("loaded") is not True:
        reason = str(first.get("reason", "takes too long to load" if not ended else "ends the process while it loads"))
        return Trial(broken=f"the file {reason}", guilty=bool(first.get("guilty")))
    tests = (each for each in told[1:] if "test" in each)
    tried = (Ran(Example(str(each["test"]), None), str(each["outcome"]), str(each["reason"])) for each in tests)
    return Trial(tuple(_ran(examples, told[1:], ended=ended)), tests=tuple(tried))


def _ran(examples: Sequence[Example], told: Sequence[dict[str, Any]], *, ended: bool) -> Iterator[Ran]:
    known = {each.get("number"): each for each in told}
    silent = "ends the process" if ended else "takes too long"
    for number, example in enumerate(examples):
        record = known.get(number)
        if record is None:
            yield Ran(example, "failed", silent)
        else:
            yield Ran(example, *judged(example, record))
