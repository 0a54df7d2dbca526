"""Run examples of Python code in a child that shuts itself in; where it cannot, nothing runs and that is said."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from rightsize.core.tasks.generation import Example, Ran
from rightsize.engine.ports import Trial
from rightsize.sandbox.judging import judged, judged_test
from rightsize.sandbox.ordering import order_of, too_wide
from rightsize.settings.resolved import PrivacySettings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rightsize.engine.ports import TrialOrder

    Permit = Callable[[], Awaitable[str]]

CLOCK_SECONDS = 24.0
"""On the clock for all examples, whatever the code waits for, once the interpreter has started."""

_START_SECONDS = 30.0
_END_SECONDS = 5.0
"""Time for a process that was killed to be gone."""

_LONGEST_REPORT = 1 << 24
_KILLED = -9
_TOO_LONG = frozenset({_KILLED, -24})
"""How a process ends that uses more than it may."""

_LINUX_ONLY = "examples are run on Linux only, where a process can be shut in"
_HERE = Path(__file__).parent
_ENVIRONMENT = {
    "PATH": os.defpath,
    "HOME": "/home",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class PythonSandbox:
    """Runs examples with the interpreter that runs Rightsize, once for each answer."""

    languages = ("python",)

    def __init__(
        self,
        interpreter: str = sys.executable,
        home: Path | None = None,
        permit: Permit | None = None,
        privacy: PrivacySettings | None = None,
    ) -> None:
        """Keep which interpreter is started, and whose secrets are hidden: those of who runs Rightsize.

        Parameters:
            permit: asked once there is something to run; answers with why it must not be, or with nothing.
            privacy: which files the user keeps from code, besides those that nobody may read, or lets it read.
        """
        self._interpreter = interpreter
        self._home = home
        self._permit = permit
        self._privacy = privacy or PrivacySettings()

    def refusal(self, language: str) -> str:
        """Return why examples of a language are not run here at all, or an empty string where they may be."""
        if language not in self.languages:
            return f"examples of {language} cannot be run yet"
        return "" if sys.platform.startswith("linux") else _LINUX_ONLY

    async def run(self, order: TrialOrder) -> Trial:
        """Try the examples of one answer, and the tests of its project that name the function."""
        if refusal := self.refusal(order.language):
            return Trial(refused=refusal if order.examples else "")
        home = self._home or Path.home()
        if refusal := too_wide(order, home):
            return Trial(refused=refusal if order.examples else "")
        given = await asyncio.to_thread(order_of, order, home, self._privacy)
        if not order.examples and not given["tests"]:
            return Trial()
        if self._permit is not None and (refusal := await self._permit()):
            return Trial(refused=refusal if order.examples else "")
        mark = token_hex()
        lines, ended = await self._answers(json.dumps({**given, "mark": mark}).encode())
        listed = [f"{file['name']}::{label}" for file in given["tests"] for label in file["labels"]]
        told = list(_told(lines, mark.encode()))
        return _trial(order.examples, listed, told, ended=ended)

    async def _answers(self, order: bytes) -> tuple[list[dict[str, Any]], bool]:
        """Return what the child told, line by line, and whether it ended by itself."""
        child = await asyncio.create_subprocess_exec(
            self._interpreter,
            "-I",
            "-B",
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


def _told(lines: Sequence[dict[str, Any]], key: bytes) -> Iterator[dict[str, Any]]:
    """Yield what the process of the code told, with the walls that it ran against; never what our part did not sign."""
    last = -1
    for line in lines:
        if "refused" in line or "ended" in line:
            yield line
            continue
        sign, _, text = str(line.get("said", "")).partition(" ")
        if not compare_digest(sign.encode(), blake2b(text.encode(), key=key).hexdigest().encode()):
            continue
        number, _, data = text.partition(" ")
        with contextlib.suppress(ValueError):
            record = json.loads(data)
            if isinstance(record, dict) and int(number) > last:
                last = int(number)
                yield {**record, "walls": line.get("walls", ())}


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


def _trial(examples: Sequence[Example], listed: Sequence[str], told: Sequence[dict[str, Any]], *, ended: bool) -> Trial:
    """Return what came of the examples and of the tests that were listed; what nothing was told of has failed."""
    first = told[0] if told else {}
    if "refused" in first:
        return Trial(refused=f"the sandbox cannot be made here ({first['refused']})")
    tampers = next((str(each["tampers"]) for each in told if "tampers" in each), "")
    if first.get("loaded") is not True:
        reason = str(first.get("reason", tampers or ("ends the process" if ended else "takes too long")))
        guilty = bool(first.get("guilty")) or bool(tampers) or ("loaded" not in first and ended)
        return Trial(broken=f"the file {reason} while it is loaded", guilty=guilty)
    silent = tampers or _end(told, ended=ended)
    return Trial(tuple(_ran(examples, told[1:], silent)), tests=tuple(_tests(listed, told[1:], silent)))


def _end(told: Sequence[dict[str, Any]], *, ended: bool) -> str:
    """Return how the process of the code ended before all was told."""
    last = next((each for each in told if "ended" in each), {})
    if last.get("floods"):
        return "tells more than the sandbox passes on"
    return "takes too long" if last.get("ended", 0 if ended else _KILLED) in _TOO_LONG else "ends the process"


def _ran(examples: Sequence[Example], told: Sequence[dict[str, Any]], silent: str) -> Iterator[Ran]:
    known = {each.get("number"): each for each in told}
    for number, example in enumerate(examples):
        record = known.get(number)
        yield Ran(example, "failed", silent) if record is None else Ran(example, *judged(example, record))


def _tests(listed: Sequence[str], told: Sequence[dict[str, Any]], silent: str) -> Iterator[Ran]:
    """Yield how each test ended: the first of which not all was told ended the process, and no test behind it ran."""
    whole = {each["of"]: each["done"] for each in told if "done" in each}
    outcomes: dict[str, list[dict[str, Any]]] = {}
    for each in told:
        if "outcome" in each:
            outcomes.setdefault(str(each.get("of")), []).append(each)
    lost = False
    for label in listed:
        for each in outcomes.get(label, ()):
            number = each.get("set") or 0
            name = f"{label}[{number}]" if number else label
            yield Ran(Example(name, None), *judged_test(each))
        if whole.get(label) != len(outcomes.get(label, ())):
            reason = "it could not be run, since the process had ended" if lost else f"{silent} before the test is done"
            yield Ran(Example(label, None), "skipped" if lost else "failed", reason)
            lost = True
