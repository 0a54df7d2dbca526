"""What `rightsize ask` and `rightsize route` share: the text, the files beside it, and the routing table."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import FAILED, OK
from rightsize.core.errors import SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.cli.looked import Looked
    from rightsize.cli.output import Output
    from rightsize.core.routing.policy import Pin
    from rightsize.engine.asked import AskedFile, SubTask
    from rightsize.settings.resolved import Settings

STANDARD_INPUT = "-"
PLAN_HEADER = ("", "task", "complexity", "Q", "asked", "U", "tier", "model", "what is asked")
_PIPED = "standard input"
_LONGEST_WORDS = 60


def one_text(words: Sequence[str]) -> str:
    """Return the words of a command line as the text that they are, in quotes or not.

    Raises:
        UsageError: some of them stand beside standard input.
    """
    if len(words) > 1 and STANDARD_INPUT in words:
        raise UsageError("`-` is the whole request; for a text about what is piped in, give the text and `--file -`")
    return " ".join(words)


def read_text(given: str, output: Output) -> str:
    """Return the text of a request, from standard input for `-`.

    Raises:
        UsageError: there is nothing in it, or too much, or it is no text.
    """
    from rightsize.engine.asked import LONGEST_PROMPT, unfit

    if given == STANDARD_INPUT:
        text = _standard_input("the request", output)
    else:
        text = given.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    fault = unfit(text)
    if fault is not None:
        raise UsageError(_UNFIT[fault.value].format(length=len(text), most=LONGEST_PROMPT))
    return text


_UNFIT = {
    "empty": 'there is nothing to answer; say what you want, as in `rightsize ask "explain what a mutex is"`',
    "too long": "the request has {length:,} characters, more than the {most:,} that are read; "
    "name what is long as a file with --file",
}


def read_files(names: Sequence[str], text: str, output: Output) -> tuple[AskedFile, ...]:
    """Return files that are asked about, those of a language that we read parsed; `-` is standard input.

    Parameters:
        text: what stands on the command line for the request, which may be standard input itself.

    Raises:
        SourceError: one cannot be read.
        UsageError: standard input cannot be that, or a name is empty.
    """
    if text == STANDARD_INPUT and STANDARD_INPUT in names:
        raise UsageError("standard input is the request or a file, not both; give one of them by itself")
    return tuple(_read_file(name, output) for name in dict.fromkeys(names))


def _read_file(name: str, output: Output) -> AskedFile:
    from rightsize.cli.sources import read_source
    from rightsize.cli.targets import exists
    from rightsize.core.analysis.languages import packaged
    from rightsize.core.analysis.parse import parse
    from rightsize.core.text import decode
    from rightsize.engine.asked import AskedFile
    from rightsize.engine.snapshot import Snapshot

    if name == STANDARD_INPUT:
        text = _standard_input("the text that you ask about", output)
        if not text.strip():
            raise UsageError("standard input is empty; pipe into it what you ask about")
        return AskedFile(_PIPED, text, part=_PIPED)
    if not name:
        raise UsageError("--file names no file; give it a name, or `-` for standard input")
    if exists(name) and Path(name).is_dir():
        raise SourceError(f"{name} is a folder; name the files in it that you ask about, each with --file")
    source = read_source(Path(name))
    if not source.data.strip():
        raise SourceError(f"{name} is empty; leave it out, or name another one")
    language = packaged().for_path(name)
    snapshot = None if language is None else Snapshot(name, parse(language, source.data))
    return AskedFile(name, decode(source.data), snapshot)


def _standard_input(what: str, output: Output) -> str:
    """Return the text of standard input.

    Raises:
        UsageError: it is no text, or more than is read of a file.
    """
    from rightsize.cli.sources import LARGEST

    if sys.stdin.isatty():
        output.note(f"type {what}; Ctrl-D on a line of its own ends it", "dim")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(f"standard input has more than the {LARGEST // 1_000_000} MB that are read; give less of it")
    if b"\0" in data:
        raise UsageError("standard input is binary (it holds NUL bytes); give it text in UTF-8")
    return data.decode("utf-8-sig", "replace")


def show_plan(subs: Sequence[SubTask], output: Output) -> None:
    """Print the routing table to whoever watches, a line a task; results go elsewhere."""
    from rightsize.cli.output import aligned

    cells = [_row(number, each) for number, each in enumerate(subs, 1)]
    columns = shutil.get_terminal_size().columns if output.err.terminal else None
    beneath = [""] * len(cells)
    head, *rows = aligned(PLAN_HEADER, cells)
    if columns is not None and max(map(len, (head, *rows))) > columns:
        beneath = [f"   {each[-1][: columns - 3]}" for each in cells]
        head, *rows = _without_words(cells, columns)
    output.note(head, "bold")
    for row, words in zip(rows, beneath, strict=True):
        output.note(row)
        if words:
            output.note(words, "dim")


def _without_words(cells: Sequence[tuple[str, ...]], columns: int) -> list[str]:
    """Return the table without what is asked, on a narrow terminal without numbers too."""
    from rightsize.cli.output import aligned

    tables = [
        aligned([PLAN_HEADER[each] for each in kept], [[row[each] for each in kept] for row in cells])
        for kept in _PLAN_COLUMNS
    ]
    return next((each for each in tables if max(map(len, each)) <= columns), tables[-1])


_PLAN_COLUMNS = (range(8), (0, 1, 6, 7), (0, 1, 6))
"""Columns that are kept, from what most terminals show to what the narrowest do."""


@dataclass(frozen=True, slots=True)
class DryRun:
    """How a dry run is shown: `tier` is the least one, or None; `explain` adds the ladder of each task."""

    json: bool = False
    explain: bool = False
    tier: int | None = None


def show_dry_run(settings: Settings, text: str, files: Sequence[AskedFile], how: DryRun, output: Output) -> int:
    """Show the tasks of a text and where each would go, without asking anybody, and return the exit code."""
    from rightsize.cli.looked import last_look
    from rightsize.engine.ask_plan import plan_asks
    from rightsize.engine.asked_json import plan_json
    from rightsize.wiring import open_unprobed, with_experience

    runtime = with_experience(open_unprobed(settings))
    subs = plan_asks(runtime, text, files, pin_of(how.tier))
    looked = last_look(runtime)
    if how.json:
        record = plan_json(text, subs)
        if how.explain:
            for each, task in zip(subs, record["sub_tasks"], strict=True):
                task["ladder"] = _ladder(settings, each)
        output.json({**record, "last_look": {"at": looked.at, "sentence": looked.sentence}})
    else:
        _show_in_full(settings, subs, how, looked, output)
    return OK if all(each.decision for each in subs) else FAILED


def pin_of(tier: int | None) -> Pin | None:
    """Return the pin for a least tier."""
    from rightsize.core.routing.policy import Pin

    return None if tier is None else Pin(minimum_tier=tier)


def _ladder(settings: Settings, sub: SubTask) -> dict[str, Any] | None:
    from rightsize.core.routing.plan import ladder_json

    return None if sub.decision is None else ladder_json(sub.decision, settings.ask_limits(sub.ask.kind))


def _show_in_full(settings: Settings, subs: Sequence[SubTask], how: DryRun, looked: Looked, output: Output) -> None:
    """Print every task with its evidence, its decision and all candidates."""
    from rightsize.cli.route import show, show_ladder
    from rightsize.core.foreign import one_line

    many = f"{len(subs)} tasks found" if len(subs) > 1 else "1 task found"
    output.line(many, "bold")
    output.line(looked.sentence, "yellow")
    for number, each in enumerate(subs, 1):
        output.line()
        output.line(f"{number}. {one_line(each.ask.words)}", "bold")
        output.line(f"evidence: {'; '.join(_evidence(each))}", "dim")
        if each.decision is None:
            output.line(f"{each.ask.kind.value}, {each.task.tokens:,} tokens with the output budget")
            output.line(f"not answered: {each.problem}", "red")
            continue
        show(each.decision, output, None, given=False)
        if how.explain:
            show_ladder(each.decision, settings.ask_limits(each.ask.kind), output)


def _evidence(sub: SubTask) -> Iterator[str]:
    from rightsize.core.foreign import one_line

    for each in sub.ask.evidence:
        yield f"{each.rule} ({one_line(each.words, _LONGEST_WORDS)})" if each.words else each.rule


def _row(number: int, sub: SubTask) -> tuple[str, ...]:
    from rightsize.core.foreign import one_line
    from rightsize.core.routing.explain import name_of

    words, value = sub.ask.unasked or one_line(sub.ask.words, _LONGEST_WORDS), f"{sub.task.complexity.value:.2f}"
    decision = sub.decision
    if decision is None:
        return (str(number), sub.ask.kind.value, value, "", "", "", "", "nobody", words)
    return (
        str(number),
        sub.ask.kind.value,
        value,
        f"{decision.chosen.quality:.3f}",
        f"{decision.threshold:g}",
        f"{decision.chosen.utility:+.3f}",
        str(decision.model.tier),
        name_of(decision.model),
        words,
    )
