"""Run a project's own tests of a function, one after the other; runs inside of the sandbox only.

A test says something of the function only where it called it, and nothing where it also called a function that is not
written yet, where it needs a fixture, or where something else than the function or an assertion failed.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import functools
import importlib
import inspect
import io
import itertools
import sys
import time
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 160
_MOST_TESTS = 60
_MOST_SETS = 30


class Watch:
    """Sees which functions of the file under test are called."""

    def __init__(self, order: dict[str, Any]) -> None:
        """Keep what to look for: the function, and those that are not written yet."""
        self._path, self._name, self._stubs = order["path"], order["name"], frozenset(order["stubs"])
        self.called = self.stub = False

    def __call__(self, frame: Any, event: str, _: object) -> None:
        """Note a call."""
        code = frame.f_code
        if event == "call" and code.co_filename == self._path:
            self.called = self.called or code.co_name == self._name
            self.stub = self.stub or code.co_name in self._stubs


def run(order: dict[str, Any], tell: Callable[[dict[str, object]], None], tools: dict[str, Any]) -> None:
    """Tell what came of each test that names the function; `tools` are those by which examples are run."""
    _spread(order["module"])
    until = time.process_time() + order["all_seconds"]
    for file in order["tests"]:
        module = types.ModuleType(f"tests_of_{order['name']}")
        module.__file__ = file["path"]
        sys.modules[module.__name__] = module
        try:
            with tools["limit"](order["load_seconds"]), contextlib.redirect_stdout(io.StringIO()):
                exec(compile(file["source"], file["path"], "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the sandbox
        except BaseException:  # noqa: BLE001, S112 - foreign code: a file that cannot be loaded tells nothing
            continue
        for label, call in itertools.islice(_tests(module, file["source"], order["name"]), _MOST_TESTS):
            seconds = min(order["case_seconds"], until - time.process_time())
            outcome, reason = _tried(call, order, tools, seconds)
            tell({"test": f"{file['path'].rpartition('/')[2]}::{label}", "outcome": outcome, "reason": reason})


def _spread(name: str) -> None:
    """Put what the file on trial defines wherever the version on the disk was imported."""
    ours = sys.modules[name].__dict__
    parent, _, last = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], last, sys.modules[name])
    for module in list(sys.modules.values()):
        for each, value in list(getattr(module, "__dict__", {}).items()):
            if each in ours and value is not ours[each] and getattr(value, "__module__", None) == name:
                with contextlib.suppress(Exception):
                    setattr(module, each, ours[each])


def _tests(module: types.ModuleType, source: str, name: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the tests of a module that name a function, each as its label and something to call."""
    texts = dict(_texts(source))
    for label, text in texts.items():
        if name not in text:
            continue
        owner, _, test = label.rpartition(".")
        made = _made(getattr(module, owner, None), test) if owner else getattr(module, test, None)
        for number, call in enumerate(_calls(made)):
            yield label if not number else f"{label}[{number}]", call


def _texts(source: str) -> Iterator[tuple[str, str]]:
    """Yield the labels of the tests that a text defines, with the text of each."""
    for owner in ast.walk(ast.parse(source)):
        if isinstance(owner, (ast.Module, ast.ClassDef)):
            prefix = f"{owner.name}." if isinstance(owner, ast.ClassDef) else ""
            for each in owner.body:
                if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) and each.name.startswith("test"):
                    yield f"{prefix}{each.name}", ast.get_source_segment(source, each) or ""


def _made(kind: Any, test: str) -> Any:
    """Return a test of a class, ready to be called."""
    if not isinstance(kind, type):
        return None
    unittest = sys.modules.get("unittest")
    try:
        if unittest is not None and issubclass(kind, unittest.TestCase):
            case: Any = kind(test)
            return case.debug
        instance = kind()
        if hasattr(instance, "setup_method"):
            return None
        return getattr(instance, test, None)
    except Exception:  # noqa: BLE001 - foreign code
        return None


def _calls(test: Any) -> Iterator[Callable[[], object]]:
    """Yield the calls of a test, one for each set of parameters; none where it needs what is not known here."""
    if not callable(test):
        return
    try:
        needed = [each.name for each in inspect.signature(test).parameters.values() if each.default is each.empty]
    except (TypeError, ValueError):
        return
    sets: list[dict[str, object]] = [{}]
    for mark in getattr(test, "pytestmark", ()):
        if mark.name != "parametrize":
            return
        names = mark.args[0].split(",") if isinstance(mark.args[0], str) else list(mark.args[0])
        rows = [getattr(each, "values", each) for each in mark.args[1]]
        if len(names) == 1:
            rows = [each if isinstance(each, tuple) and hasattr(raw, "values") else (each,)
                    for raw, each in zip(mark.args[1], rows)]  # noqa: B905 - of one length  # fmt: skip
        pairs = [dict(zip((each.strip() for each in names), row)) for row in rows]  # noqa: B905 - pytest's own way
        sets = [{**one, **other} for one in sets for other in pairs]
    for each in sets[:_MOST_SETS]:
        if set(needed) <= set(each):
            yield functools.partial(test, **each)


def _tried(call: Callable[[], object], order: dict[str, Any], tools: dict[str, Any], seconds: float) -> tuple[str, str]:
    """Return what a test says of the function: `passed`, `failed` or `skipped`, and why."""
    watch = Watch(order)
    try:
        with tools["limit"](seconds), contextlib.redirect_stdout(io.StringIO()):
            sys.setprofile(watch)
            try:
                result = call()
                if inspect.iscoroutine(result):
                    asyncio.run(result)
            finally:
                sys.setprofile(None)
    except BaseException as error:  # noqa: BLE001 - foreign code
        return _judged(error, watch, order, tools)
    return ("passed", "") if watch.called and not watch.stub else ("skipped", "it does not call the function alone")


def _judged(error: BaseException, watch: Watch, order: dict[str, Any], tools: dict[str, Any]) -> tuple[str, str]:
    kinds = {each.__name__ for each in type(error).__mro__}
    told = isinstance(error, AssertionError) or "Failed" in kinds or tools["passes"](error, order)
    if not watch.called or watch.stub or kinds & {"Skipped", "SkipTest"} or tools["forbidden"](error) or not told:
        return "skipped", "it fails for another reason"
    lines = str(error).strip().splitlines()
    return "failed", f"{type(error).__name__}{': ' + lines[0][:_LONGEST] if lines else ''}"


importlib.import_module("unittest")
