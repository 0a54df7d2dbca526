"""`rightsize route`: which model a task would go to, and why; no model is called, and nobody is asked."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rightsize.cli.looked import Looked
    from rightsize.cli.output import Output
    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.limits import LadderLimits
    from rightsize.settings.resolved import Settings

EPILOG = """\
examples:
  rightsize route --kind code_generation --complexity 0.61 --tokens 300 --policy utility
      what the numbers alone say; every model counts as available
  rightsize route "write docs for the parser and code an OAuth2 decorator"
      the tasks that a text asks for, with the evidence, and which model each would go to; `-` reads standard input
  rightsize route app.py:42
      the symbol at that line, with what the last look at the model server found, and when that was
  rightsize route app.py:42 --kind code_review --explain
      the whole ladder: who is asked in which order, who follows on which trouble, and what it may take
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize route`."""
    from rightsize.core.routing.policy import CHEAPEST, UTILITY
    from rightsize.core.tasks.task import TaskKind

    parser.epilog = EPILOG
    parser.add_argument(
        "words",
        nargs="*",
        metavar="PLACE or TEXT",
        help="a symbol, as FILE:LINE[:COLUMN] or FILE::NAME; or what you would ask in words, `-` for standard input",
    )
    parser.add_argument("--file", action="append", default=[], metavar="F", help="a file that the text is about")
    parser.add_argument(
        "--kind",
        choices=[each.value for each in TaskKind],
        help="kind of the task (default with a target: documentation)",
    )
    parser.add_argument("--tier", type=int, choices=(1, 2, 3, 4), metavar="N", help="no model below tier N, 1 to 4")
    parser.add_argument("--complexity", type=float, metavar="C", help="complexity of the task, from 0 to 1")
    parser.add_argument("--tokens", type=int, metavar="N", help="tokens of prompt and output budget together")
    parser.add_argument("--policy", choices=(CHEAPEST, UTILITY), help="default: cheapest, or your settings")
    parser.add_argument("--explain", action="store_true", help="show the ladder that would run, and its bounds")
    parser.add_argument("--json", action="store_true", help="print the decision as JSON, every candidate included")


def run(options: argparse.Namespace, output: Output) -> int:
    """Route and show the decision."""
    from rightsize.cli.session import settings_for

    options.target = _meant(options.words)
    _demand_what_goes_together(options)
    settings = settings_for(output, policy=options.policy)
    if options.target is not None and is_text(options.target):
        from rightsize.cli.asking import DryRun, read_files, read_text, show_dry_run

        files = read_files(options.file, options.target, output)
        how = DryRun(json=options.json, explain=options.explain, tier=options.tier)
        return show_dry_run(settings, read_text(options.target, output), files, how, output)
    if options.target is None:
        decision, prompt, text, looked = _given(options, settings), "", None, None
    else:
        decision, prompt, text, looked = _at_target(options, settings)
    limits = settings.ladder.limits(decision.kind)
    if options.json:
        from rightsize.core.routing.plan import ladder_json
        from rightsize.core.routing.report import decision_json, report_json

        ladder = {"ladder": ladder_json(decision, limits)} if options.explain else {}
        record = report_json(prompt, [{**decision_json(decision, text=text), **ladder}])
        last = {} if looked is None else {"last_look": {"at": looked.at, "sentence": looked.sentence}}
        output.json({**record, **last})
        return 0
    show(decision, output, text, looked)
    if options.explain:
        show_ladder(decision, limits, output)
    return 0


def _meant(words: Sequence[str]) -> str | None:
    """Return the place or the text that the words of the command line are; None where there are none.

    Raises:
        UsageError: they are several places.
    """
    from rightsize.cli.asking import one_text

    if len(words) > 1 and not any(map(is_text, words)):
        raise UsageError(f"{words[0]} and {words[1]} are two places; `rightsize route` shows one, so name one of them")
    return one_text(words) if words else None


def is_text(target: str) -> bool:
    """Tell free text, also none, from a place in a file: it has several words, or none in it looks like a file."""
    from rightsize.cli.targets import exists

    if target == "-" or not target.strip():
        return True
    if exists(target):
        return False
    return any(each.isspace() for each in target.strip()) or not re.search(r"[./\\:]\w", target)


def show(
    decision: Decision, output: Output, text: str | None, looked: Looked | None = None, *, given: bool = True
) -> None:
    """Print a decision in words and every candidate in a table.

    Parameters:
        given: without a text, the complexity was named by the user, and has no parts.
    """
    from rightsize.core.routing.candidate_table import TABLE_HEADER, table_rows
    from rightsize.core.routing.explain import hover_lines, short

    about = f" for {text}" if text else ""
    output.line(f"{decision.kind.value}{about}, {decision.tokens:,} tokens with the output budget")
    output.line(short(decision), "bold")
    if looked is not None:
        output.line(looked.sentence, "yellow")
    output.line(
        hover_lines(decision)[1] if text or not given else f"Complexity {decision.complexity.value:g}, as given"
    )
    if decision.override:
        output.line(f"Override: {decision.override}")
    output.line()
    output.table(TABLE_HEADER, table_rows(decision))
    output.line()
    output.line(hover_lines(decision)[-1].replace("*", ""), "dim")


def show_ladder(decision: Decision, limits: LadderLimits, output: Output) -> None:
    """Print the ladder that would run: its bounds, its steps, and what an attempt is told."""
    from rightsize.core.routing.ladder import unreached
    from rightsize.core.routing.plan import STEP_HEADER, bounds, step_rows, told_line

    output.line()
    output.line(f"The ladder: {bounds(limits)}", "bold")
    output.table(STEP_HEADER, step_rows(decision, limits))
    output.line(told_line(limits), "dim")
    if stop := unreached(decision, limits):
        output.line(stop, "yellow")


def _demand_what_goes_together(options: argparse.Namespace) -> None:
    """Raise a sentence for arguments that miss each other or lie out of range.

    Raises:
        UsageError: they do.
    """
    numbers: dict[str, Any] = {"--complexity": options.complexity, "--tokens": options.tokens}
    if options.file and (options.target is None or not is_text(options.target)):
        raise UsageError("--file goes with a text that is about the file")
    if options.target is not None and is_text(options.target):
        given = [name for name, value in {"--kind": options.kind, **numbers}.items() if value is not None]
        if given:
            raise UsageError(f"{' and '.join(given)} cannot be given with a text: its words say what it asks for")
        return
    if options.target is not None:
        given = [name for name, value in numbers.items() if value is not None]
        if given:
            raise UsageError(f"{' and '.join(given)} cannot be given with a target: they are read from the code")
        return
    missing = [name for name, value in {"--kind": options.kind, **numbers}.items() if value is None]
    if missing:
        raise UsageError(
            f"name FILE:LINE or a text, or give --kind, --complexity and --tokens ({', '.join(missing)} missing)"
        )
    if math.isnan(options.complexity) or not 0 <= options.complexity <= 1:
        raise UsageError(f"--complexity is {options.complexity:g}; it goes from 0 to 1")
    if options.tokens < 1:
        raise UsageError(f"--tokens is {options.tokens}; it counts from 1")


def _given(options: argparse.Namespace, settings: Settings) -> Decision:
    """Route what the numbers say, every model counting as available."""
    from rightsize.cli.asking import pin_of
    from rightsize.core.routing.model import NOT_ASKED
    from rightsize.core.routing.registry import packaged_registry, with_user_rows
    from rightsize.core.routing.route import route
    from rightsize.core.tasks.complexity import complexity_given
    from rightsize.core.tasks.task import TaskKind

    return route(
        TaskKind(options.kind),
        complexity_given(options.complexity),
        options.tokens,
        with_user_rows(packaged_registry(), settings.model_rows),
        NOT_ASKED,
        settings.policy,
        pin_of(options.tier),
    )


def _at_target(options: argparse.Namespace, settings: Settings) -> tuple[Decision, str, str, Looked]:
    """Route a task about a symbol, among the models that the last look at the server found."""
    from rightsize.cli.asking import pin_of
    from rightsize.cli.looked import last_look
    from rightsize.cli.meant import symbol_on
    from rightsize.cli.opened import open_file
    from rightsize.cli.targets import read_place
    from rightsize.core.generation.targets import body_target
    from rightsize.core.tasks.task import TaskKind
    from rightsize.engine.generate import Commission, generation_task
    from rightsize.engine.routing import decide, task_of
    from rightsize.engine.writing import GenerateOptions
    from rightsize.wiring import open_unprobed, with_experience

    target = read_place(options.target)
    opened = open_file(target.path)
    symbol = symbol_on(opened.snapshot.parsed, target, opened.symbols)
    kind = TaskKind(options.kind or TaskKind.DOCUMENTATION)
    place = body_target(opened.snapshot.parsed, symbol) if kind is TaskKind.CODE_GENERATION else None
    # What is to be written is as complex as what is asked for, not as what stands there.
    written = None if place is None else generation_task(Commission(opened.snapshot, place), GenerateOptions())
    task = written or task_of(opened.snapshot, symbol, kind)
    name = symbol.qualified_name or symbol.name or "module"
    runtime = with_experience(open_unprobed(settings))
    decision = decide(runtime, task, pin_of(options.tier), opened.snapshot.path)
    return decision, f"{task.kind.value} of {name}", f"{target} {name}", last_look(runtime)
