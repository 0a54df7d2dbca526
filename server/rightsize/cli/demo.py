"""`rightsize demo`: document the bundled examples and show every step; nothing is written."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, get_args

from rightsize.cli.exits import FAILED, OK
from rightsize.core.errors import SourceError
from rightsize.engine.results import Status

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rightsize.cli.output import Output
    from rightsize.cli.work import FileReport, SymbolReport
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime

WIDTH = 100

HERE = Path(__file__).parent
PLACES = (HERE.parent / "examples", HERE.parents[2] / "examples")
"""Where the examples lie: in the wheel, and in a checkout."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize demo`."""
    from rightsize.settings.resolved import Engine

    parser.epilog = "Nothing is written. Then try your own code: rightsize document PATH"
    parser.add_argument(
        "--engine",
        choices=get_args(Engine),
        help="auto uses Ollama when it answers, else drafts are made from the code alone (default: auto)",
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Document the examples and show what happened to each function."""
    from rightsize.cli.session import run_with_runtime, settings_for

    settings = settings_for(output)
    folder = next((each for each in PLACES if each.is_dir()), None)
    if folder is None:
        raise SourceError("the examples are missing; install Rightsize again, or run `rightsize document` on your code")
    files = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith("."))

    async def work(runtime: Runtime) -> int:
        return await _show_all(runtime, files, output)

    return run_with_runtime(settings, options.engine, work)


async def _show_all(runtime: Runtime, files: Sequence[Path], output: Output) -> int:
    """Document file by file, each shown as soon as it is done."""
    from rightsize.cli.files import Work
    from rightsize.cli.run import Watcher
    from rightsize.cli.selection import Selection
    from rightsize.cli.summary import summary
    from rightsize.cli.work import document_file
    from rightsize.engine.document import DocumentOptions

    began = time.monotonic()
    _introduce(runtime, output)
    reports: list[FileReport] = []
    named: set[tuple[str, ...]] = set()
    with output.progress("documenting") as bar:
        watcher = Watcher(output, bar, len(files))
        for file in files:
            watcher.begin(file.name)
            report = await document_file(
                runtime, Work(file), Selection(None, (), None), DocumentOptions(interactive=False), watcher, write=False
            )
            report = replace(report, path=Path("examples", file.name))
            reports.append(report)
            with bar.hidden():
                _show_file(report, named, output)
            if report.interrupted:
                break
    output.line()
    output.line("In all", "bold")
    for line in summary(reports, time.monotonic() - began, write=False):
        output.line(line)
    output.line()
    output.line(
        "Nothing was written. Your own code: rightsize document PATH    Why it went there: rightsize route FILE:LINE"
    )
    return FAILED if any(each.problems for each in reports) else OK


def _introduce(runtime: Runtime, output: Output) -> None:
    """Say who serves."""
    if runtime.probe is not None and runtime.settings.engine != "embedded":
        output.line(runtime.probe.sentence)
    if runtime.draft:
        output.line("The embedded engine serves: it drafts from facts in the code alone, and no model is needed.")
        output.line("Where each function would go is shown with the four default models.")


def _show_file(report: FileReport, named: set[tuple[str, ...]], output: Output) -> None:
    """Show what became of one file; checks that were `named` already are counted and not listed again."""
    output.line()
    output.line(f"━━ {report.path} ".ljust(WIDTH, "━"), "bold")
    for sentence in (*report.problems, *report.notes):
        output.line(sentence, "yellow")
    for each in report.symbols:
        if each.result.reason_code != "has_doc":
            _show_symbol(each, report, named, output)


def _show_symbol(each: SymbolReport, report: FileReport, named: set[tuple[str, ...]], output: Output) -> None:
    """Show where one symbol was sent and why, what came of it, and what was checked."""
    from rightsize.core.routing.explain import hover_lines, short

    result = each.result
    output.line()
    output.line(f"{result.symbol.qualified_name or report.path.stem}  (line {each.line})", "cyan")
    if result.decision is not None:
        _, complexity, *others, _ = hover_lines(result.decision)
        output.line(f"  {'would go to' if result.draft else 'sent to'} {short(result.decision)}")
        output.line(f"  {complexity}", "dim")
        _paragraph(f"Not {'; '.join(others)}", output)
    for attempt in result.attempts:
        _show_attempt(attempt, named, output)
    if result.edit is not None:
        _show_edit(each, report, output)
    elif result.status is Status.LEFT_ALONE:
        output.line(f"  left alone: {result.reason}", "dim")
    else:
        output.line("  nothing is edited", "yellow")


def _show_attempt(attempt: Attempt, named: set[tuple[str, ...]], output: Output) -> None:
    """Show how one answer fared: the checks that it passed, or why it was refused."""
    verdict = attempt.verdict
    if verdict is None:
        if attempt.failure_kind != "nothing_honest":
            output.line(f"  {attempt.model.label}: {attempt.failure}", "yellow")
        return
    if not verdict.passed:
        refused = "; ".join(each.message for each in verdict.faults)
        output.line(f"  {attempt.model.label}: refused: {refused}", "yellow")
        return
    answered = f"  {attempt.model.label}: an answer in {attempt.seconds:.2f} s, and it passed"
    if verdict.checks in named:
        output.line(f"{answered} the same {len(verdict.checks)} checks", "green")
        return
    named.add(verdict.checks)
    output.line(f"{answered} {len(verdict.checks)} checks:", "green")
    _paragraph(", ".join(verdict.checks), output)


def _paragraph(text: str, output: Output) -> None:
    """Print a long line as a paragraph."""
    for line in wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    "):
        output.line(line, "dim")


def _show_edit(each: SymbolReport, report: FileReport, output: Output) -> None:
    """Show one symbol's edit as a diff, indented."""
    from rightsize.cli.diff import unified
    from rightsize.cli.run import styled_diff

    if report.source is None or each.result.edit is None:
        return
    for text, style in styled_diff(unified(report.path.name, report.source.data, [each.result.edit])[2:]):
        output.line(f"    {text}", style)
