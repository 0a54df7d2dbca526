"""What `rightsize ask` and `rightsize route` share: the text, the files beside it, and the routing table."""

from __future__ import annotations

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
_LONGEST_WORDS = 60


def read_text(given: str, output: Output) -> str:
    """Return the text of a request, from standard input for `-`.

    Raises:
        UsageError: there is nothing in it, or too much.
    """
    from rightsize.engine.asked import problem_of_prompt

    if given == STANDARD_INPUT:
        if sys.stdin.isatty():
            output.note("type the request; Ctrl-D on a line of its own ends it", "dim")
        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    else:
        text = given.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    problem = problem_of_prompt(text)
    if problem:
        raise UsageError(problem)
    return text


def read_files(names: Sequence[str]) -> tuple[AskedFile, ...]:
    """Return files that are asked about, those of a language that we read parsed.

    Raises:
        SourceError: one cannot be read.
    """
    from rightsize.cli.sources import read_source
    from rightsize.core.analysis.languages import packaged
    from rightsize.core.analysis.parse import parse
    from rightsize.core.text import decode
    from rightsize.engine.asked import AskedFile
    from rightsize.engine.snapshot import Snapshot

    files = []
    for name in dict.fromkeys(names):
        source = read_source(Path(name))
        if not source.data.strip():
            raise SourceError(f"{name} is empty; leave it out, or name another one")
        language = packaged().for_path(name)
        snapshot = None if language is None else Snapshot(name, parse(language, source.data))
        files.append(AskedFile(name, decode(source.data), snapshot))
    return tuple(files)


def show_plan(subs: Sequence[SubTask], output: Output) -> None:
    """Print the routing table to whoever watches, a line a task; results go elsewhere."""
    from rightsize.cli.output import aligned

    head, *rows = aligned(PLAN_HEADER, [_row(number, each) for number, each in enumerate(subs, 1)])
    output.note(head, "bold")
    for row in rows:
        output.note(row)


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

    return None if sub.decision is None else ladder_json(sub.decision, settings.ladder.limits(sub.ask.kind))


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
            show_ladder(each.decision, settings.ladder.limits(each.ask.kind), output)


def _evidence(sub: SubTask) -> Iterator[str]:
    from rightsize.core.foreign import one_line

    for each in sub.ask.evidence:
        yield f"{each.rule} ({one_line(each.words, _LONGEST_WORDS)})" if each.words else each.rule


def _row(number: int, sub: SubTask) -> tuple[str, ...]:
    from rightsize.core.foreign import one_line
    from rightsize.core.routing.explain import name_of

    words, value = one_line(sub.ask.words, _LONGEST_WORDS), f"{sub.task.complexity.value:.2f}"
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
