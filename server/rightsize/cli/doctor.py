"""`rightsize doctor`: look at everything that stops people, a line each, with its remedy."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, OK
from rightsize.cli.summary import counted

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.engine.doctor import Diagnosis
    from rightsize.engine.runtime import Runtime

MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "error": ("error", "red")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize doctor`."""
    parser.epilog = "Exit code 1 where something stops people; a warning is something that works, but could be better."
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Examine and report as the findings come in."""
    from rightsize.cli.session import read_settings, run_with_runtime
    from rightsize.engine.doctor import examine
    from rightsize.wiring import refreshed

    settings, problems = read_settings()

    async def work(runtime: Runtime) -> list[Diagnosis]:
        runtime = await refreshed(runtime, force=True)
        found = []
        async for each in examine(runtime, problems, _memory()):
            found.append(each)
            if not options.json:
                _show(each, output)
        return found

    diagnoses = run_with_runtime(settings, None, work)
    if options.json:
        output.json([asdict(each) for each in diagnoses])
    else:
        _sum_up(diagnoses, output)
    return FAILED if any(each.level == "error" for each in diagnoses) else OK


def _show(diagnosis: Diagnosis, output: Output) -> None:
    """Print one diagnosis and, below it, its remedy."""
    word, color = MARKS[diagnosis.level]
    output.line(f"{output.out.styled(f'{word:<8}', color)} {diagnosis.subject}: {diagnosis.sentence}")
    if diagnosis.remedy:
        output.line(f"{'':<8} → {diagnosis.remedy}")


def _sum_up(diagnoses: list[Diagnosis], output: Output) -> None:
    """Print the last line."""
    errors = sum(each.level == "error" for each in diagnoses)
    warnings = sum(each.level == "warning" for each in diagnoses)
    output.line()
    found = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    output.line(found if errors or warnings else "Everything is as it should be.")


def _memory() -> int | None:
    """Return the bytes of memory of this machine, or None where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None
