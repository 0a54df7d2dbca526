"""Run a project's own tests of a function, one after the other; runs inside of the sandbox only.

Each of them comes back with what it says.  It says something of the function only where it called it, and nothing where
it also called a function that is not written yet, where it needs what cannot be made, or where it was skipped before.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import importlib
import inspect
import itertools
import sys
import threading
import time
import types
import unittest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 160
_MOST_SETS = 30
_clock, _set_profile, _run = time.process_time, sys.setprofile, asyncio.run
_import, _parse, _parts, _Import, _From = importlib.import_module, ast.parse, ast.walk, ast.Import, ast.ImportFrom
_set_for_threads: Any = threading.setprofile
_ELSEWHERE = (OSError, ImportError)


Loaded = list[tuple[dict[str, Any], types.ModuleType, dict[str, object], list[types.ModuleType]]]
"""Each file of tests, its module, why that could not be loaded, and the files of fixtures above it."""


def loaded(order: dict[str, Any], shared: Any) -> Loaded:
    """Load the files of tests, with all that they will import, so that nothing is looked for once the code runs."""
    made: Loaded = []
    shared_by: dict[str, types.ModuleType] = {}
    if order["tests"]:
        _spread(order["module"])
    for file in order["tests"]:
        above = [_with_fixtures(each, shared_by, order, shared) for each in file["conftests"]]
        module = types.ModuleType(f"tests_of_{order['name']}")
        module.__file__ = file["path"]
        module.__dict__["__builtins__"] = sys.modules["builtins"]
        sys.modules[module.__name__] = module
        unloaded: dict[str, object] = {}
        try:
            with shared.Limit(order["load_seconds"]):
                exec(compile(file["source"], file["path"], "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the sandbox
                shared.making.make_ready(module, ("setUpModule", "setup_module"))
        except BaseException as error:  # noqa: BLE001 - foreign code
            unloaded = _unloaded(error, order, shared)
        needed = list(_imported(file["source"]))
        for name in needed:
            with contextlib.suppress(BaseException), shared.Limit(order["load_seconds"]):
                _import(name)
        made.append((file, module, unloaded, above))
        shared.guard.keep_used(module, file["source"])
        shared.guard.keep_modules(needed)
    return made


def run(order: dict[str, Any], loaded: Loaded, tell: Callable[[dict[str, object]], None], shared: Any) -> None:
    """Tell what came of each test that is listed, and that all of it was told."""
    until = _clock() + order["all_seconds"]
    before = (
        {"outcome": "failed", "reason": f"the code changes {min(changed)}"}
        if (changed := shared.guard.changed())
        else {}
    )
    kept: dict[Any, Any] = {}
    for file, module, unloaded, above in loaded:
        for label in file["labels"]:
            named = {"of": f"{file['name']}::{label}"}
            number = 0
            for record in (
                [said]
                if (said := before or unloaded)
                else _outcomes((*above, module), label, order, shared, (until, kept))
            ):
                tell({**named, **record})
                number += 1
            tell({**named, "done": number})


def _with_fixtures(
    file: dict[str, Any], known: dict[str, types.ModuleType], order: dict[str, Any], shared: Any
) -> types.ModuleType:
    """Return the module of a file of fixtures; one that cannot be loaded has those that came before the fault."""
    if file["path"] not in known:
        module = known[file["path"]] = types.ModuleType("conftest")
        module.__file__ = file["path"]
        module.__dict__["__builtins__"] = sys.modules["builtins"]
        with contextlib.suppress(BaseException), shared.Limit(order["load_seconds"]):
            exec(compile(file["source"], file["path"], "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - the sandbox
        shared.guard.keep_used(module, file["source"])
    sys.modules["conftest"] = known[file["path"]]
    return known[file["path"]]


def _imported(source: str) -> Iterator[str]:
    """Yield the modules that a text imports somewhere, in its functions too, but for those named from where it lies."""
    for node in _parts(_parse(source)):
        if isinstance(node, _Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, _From) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _outcomes(
    modules: tuple[types.ModuleType, ...], label: str, order: dict[str, Any], shared: Any, bounds: tuple[float, Any]
) -> Iterator[dict[str, object]]:
    """Yield what came of each set of parameters of a test.

    Parameters:
        modules: those of the files of fixtures above, and last that of the tests.
        bounds: until when, of processor time, and what fixtures made once for several tests.
    """
    until, kept = bounds
    module = modules[-1]
    owner, _, test = label.rpartition(".")
    try:
        with shared.Limit(order["case_seconds"]):
            kind = getattr(module, owner, None) if owner else None
            made = shared.making.made(kind, test) if owner else getattr(module, test, None)
            spaces = [(vars(each), False) for each in modules]
            spaces += [(dict(vars(each)), True) for each in reversed(getattr(kind, "__mro__", ()))]
            fixtures = shared.fixtures.Fixtures(spaces, kept)
            missing = fixtures.automatic()[1]
            owners = (module, kind, made)
            calls = list(
                itertools.islice(shared.making.calls(made, owners, fixtures, shared.fixtures.call), _MOST_SETS)
            )
    except shared.fixtures.Unmade as unmade:
        yield {"outcome": "skipped", "reason": f"it needs the fixture `{unmade}`"}
        return
    except shared.making.NotRun as reason:
        yield {"outcome": "skipped", "reason": str(reason)}
        return
    except BaseException as error:  # noqa: BLE001 - foreign code
        why = f"it cannot be made ready ({shared.text(type(error).__name__)})"
        through = shared.passes(error, order)
        yield {**shared.raised(error), "outcome": "failed"} if through else {"outcome": "skipped", "reason": why}
        return
    for number, call in enumerate(calls):
        left = until - _clock()
        if left <= 0:
            yield {"set": number, "outcome": "skipped", "reason": "no time is left for it"}
        else:
            record = _tried(call, order, shared, min(order["case_seconds"], left))
            if missing and record["outcome"] == "failed" and "raised" in record:
                # Who is not made ready may fail for that; who passes all the same has said what it says.
                record = {"outcome": "skipped", "reason": f"it needs `{missing}` ({record['reason']})"}
            yield {"set": number, **record}


def _unloaded(error: BaseException, order: dict[str, Any], shared: Any) -> dict[str, object]:
    if shared.passes(error, order):
        return {**shared.raised(error), "outcome": "failed"}
    return {"outcome": "skipped", "reason": f"its file cannot be loaded ({shared.text(type(error).__name__)})"}


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


def _tried(call: Callable[[], object], order: dict[str, Any], shared: Any, seconds: float) -> dict[str, object]:
    """Return what a test says of the function: `passed`, `failed` or `skipped`, and why."""
    if shared.runs():
        return {"outcome": "skipped", "reason": "the code of an earlier call still runs in a thread"}
    seen, saw = shared.watch(order, shared.guard)
    error: BaseException | None = None
    try:
        with shared.Limit(seconds):
            _set_profile(watching := shared.opaque(seen))
            _set_for_threads(watching)
            try:
                result = call()
                if inspect.iscoroutine(result):
                    _run(result)
            finally:
                _set_profile(None)
                _set_for_threads(None)
    except BaseException as raised:  # noqa: BLE001 - foreign code
        error = raised
    called, stub, changed = saw()
    if changed:
        return {"outcome": "failed", "reason": f"the code changes {changed}"}
    if stub:
        return {"outcome": "skipped", "reason": "it calls something that is not written yet"}
    if error is not None:
        return _judged(error, order, shared, called=called, short=seconds < order["case_seconds"])
    return {"outcome": "passed", "reason": ""} if called else {"outcome": "skipped", "reason": "it does not call it"}


def _judged(
    error: BaseException, order: dict[str, Any], shared: Any, *, called: bool, short: bool
) -> dict[str, object]:
    """Return what an error says: all that comes through the code on trial, or of a test that called it, is its own."""
    if isinstance(error, shared.fixtures.Unmade):
        return {"outcome": "skipped", "reason": f"it needs the fixture `{error}`"}
    record = shared.raised(error)
    through = shared.passes(error, order)
    if record.get("late") and short:
        return {"outcome": "skipped", "reason": "no time is left for it"}
    if not through and not called:
        is_skip = isinstance(error, _skips())
        return {"outcome": "skipped", "reason": "it skips itself" if is_skip else "it fails before it calls it"}
    if not through and not isinstance(error, (AssertionError, *_failures(), *_skips())) and _is_elsewhere(error, order):
        return {**record, "outcome": "skipped", "reason": f"something else fails ({record['reason']})"}
    lines = [each for each in str(record["reason"]).splitlines() if each]
    return {**record, "outcome": "failed", "reason": lines[0][:_LONGEST] if lines else ""}


def _is_elsewhere(error: BaseException, order: dict[str, Any]) -> bool:
    """Tell whether an error arose neither in the test's own lines nor in the code on trial, or is one of the system."""
    if isinstance(error, _ELSEWHERE):
        return True
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is None or trace.tb_frame.f_code.co_filename not in {each["path"] for each in order["tests"]}


def _skips() -> tuple[type[BaseException], ...]:
    outcomes = sys.modules.get("_pytest.outcomes")
    return (unittest.SkipTest, *([outcomes.Skipped] if outcomes is not None else []))


def _failures() -> tuple[type[BaseException], ...]:
    outcomes = sys.modules.get("_pytest.outcomes")
    return (outcomes.Failed,) if outcomes is not None else ()
