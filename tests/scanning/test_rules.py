"""Our own rules in their child: the same findings as here, and none told where the child cannot."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.scanned import Issue
from rightsize.core.text import Span
from rightsize.engine.floor import floor_of, found_in
from rightsize.scanning.rules import RulesApart, RulesCrew
from tests.support.engine_world import runtime_with, snapshot_of

if TYPE_CHECKING:
    from rightsize.engine.snapshot import Snapshot

WEAK = 'import os\n\n\ndef ping(host):\n    os.system("ping " + host)  # nosec\n'


def everything(snapshot: Snapshot) -> Span:
    """Return the span of a whole file."""
    return Span(0, len(snapshot.parsed.data))


async def test_the_child_finds_what_is_found_here() -> None:
    """Source after source, in whatever language, suppressed findings and names of symbols among them."""
    apart = RulesApart()
    try:
        for path, source in {"a.py": WEAK, "b.js": "function f(x) { return eval(x); }\n", "c.py": ""}.items():
            snapshot = snapshot_of(source, path)
            parsed = snapshot.parsed
            here = found_in(parsed, everything(snapshot), ())
            assert await apart.find(parsed.language.id, parsed.data, everything(snapshot), ()) == here
    finally:
        await apart.close()


async def test_what_another_scanner_found_goes_with_it() -> None:
    """Its issues are read in the light of the code there as here."""
    snapshot = snapshot_of(WEAK)
    issue = Issue("B605", 78, 5, 4, 5, 30, "high", "high", "Starting a process with a shell")
    apart = RulesApart()
    try:
        found = await apart.find("python", snapshot.parsed.data, everything(snapshot), [issue])
    finally:
        await apart.close()
    assert found == found_in(snapshot.parsed, everything(snapshot), [issue])


@pytest.mark.parametrize("interpreter", ["/bin/false", "/nowhere/python"])
async def test_without_a_child_the_long_file_is_read_here(interpreter: str) -> None:
    """Whatever keeps the child from answering, the findings come."""
    snapshot = snapshot_of(WEAK + "# nothing\n" * 3_000)
    runtime = replace(runtime_with(), rules=RulesApart(interpreter))
    found, notes = await floor_of(runtime, snapshot, everything(snapshot))
    assert ([each.cwe for each in found], notes) == ([78], ())


async def test_a_language_that_only_we_know_is_read_here() -> None:
    """The child has the packaged languages, and says so of any other."""
    apart = RulesApart()
    try:
        assert await apart.find("made up", b"x", Span(0, 1), ()) is None
    finally:
        await apart.close()


async def test_a_child_that_nobody_asks_ends() -> None:
    """Its memory is given back, and the next file gets a new one."""
    apart = RulesApart(idle_seconds=0)
    language = packaged().named("python")
    assert language is not None
    for _ in range(2):
        assert await apart.find("python", b"x = 1\n", Span(0, 6), ()) == found_in(
            parse(language, b"x = 1\n"), Span(0, 6), ()
        )
    await apart.close()


async def test_a_crew_reads_several_files_at_once() -> None:
    """Each gets its own findings, whoever of the crew reads it, and small files are worth it too."""
    crew = RulesCrew(2)
    names = [f"file_{number}.py" for number in range(6)]
    sources = {name: WEAK.replace("ping", f"ping_{number}") for number, name in enumerate(names)}
    runtime = replace(runtime_with(), rules=crew)
    snapshots = [snapshot_of(source, name) for name, source in sources.items()]
    try:
        found = await asyncio.gather(*(floor_of(runtime, each, everything(each)) for each in snapshots))
    finally:
        await crew.close()
    assert [[each.symbol for each in findings] for findings, _ in found] == [[f"ping_{n}"] for n in range(6)]
