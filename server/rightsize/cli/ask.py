"""`rightsize ask`: every task of a text answered at the same time, each by the cheapest model that is good enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, INTERRUPTED, OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rightsize.cli.output import Output
    from rightsize.engine.ask_plan import Plan
    from rightsize.engine.asked import Answer, AskedFile, AskEvent, AskOptions, Report
    from rightsize.engine.results import Attempt
    from rightsize.engine.runtime import Runtime

_ANSWERED = "requests"
"""Of which requests all answers are kept: no model will be called for them, as far as one can know beforehand."""

_INTERRUPTED = "interrupted: what was finished is above"
_NOTHING_FINISHED = "interrupted: nothing was finished"

EPILOG = """\
The text is split into the tasks that it asks for; `rightsize route "TEXT"` shows them, and why they are these, without
asking a model. In a terminal the answers stream in the order asked; what a check refuses is taken back. In a pipe only
answers that passed are printed, as one Markdown document. A review of code that you paste, or name with --file, goes to
tier 4 or fails. Ctrl-C stops all of it and prints what is finished.

exit codes:
  0 every task was answered   1 one was not   2 wrong usage   130 interrupted

examples:
  rightsize ask "write API docs for the parser and code a secure OAuth2 decorator"
  rightsize ask "what does this do, and is it safe?" --file app.py
  git diff | rightsize ask "write a commit message for this, and is it safe?" --file -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize ask`."""
    parser.epilog = EPILOG
    parser.add_argument("words", nargs="+", metavar="TEXT", help="what you want, or - for standard input")
    parser.add_argument(
        "--file",
        action="append",
        default=[],
        metavar="F",
        help="a file that the text is about, or - for standard input; may be given again",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the tasks and where each would go, and ask nobody")
    parser.add_argument("--tier", type=int, choices=(1, 2, 3, 4), metavar="N", help="no model below tier N, 1 to 4")
    parser.add_argument("--no-cache", action="store_true", help="ask anew, whatever was answered before")
    parser.add_argument("--json", action="store_true", help="print tasks, decisions and answers as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Answer a text and return the exit code."""
    from rightsize.cli.asking import DryRun, one_text, read_files, read_text, show_dry_run
    from rightsize.cli.session import settings_for

    given = one_text(options.words)
    files = read_files(options.file, given, output)
    text = read_text(given, output)
    if options.dry_run:
        how = DryRun(json=options.json, tier=options.tier)
        return show_dry_run(settings_for(output), text, files, how, output)
    return _run(options, text, files, output)


def _run(options: argparse.Namespace, text: str, files: Sequence[AskedFile], output: Output) -> int:
    """Have a text answered; who wants JSON and interrupts before that is begun has some, too."""
    from rightsize.cli.session import run_with_runtime, settings_for

    whole = "\0".join((text, str(options.tier), *(each.text for each in files)))
    begun = False

    async def work(runtime: Runtime) -> int:
        nonlocal begun
        begun = True
        code = await _answer(runtime, options, text, files, output)
        if code == OK:
            await runtime.cache.put(_ANSWERED, runtime.journal.keyed_hash(whole), b"1")
        return code

    async def expects(runtime: Runtime) -> bool:
        await runtime.journal.open()
        return options.no_cache or await runtime.cache.get(_ANSWERED, runtime.journal.keyed_hash(whole)) is None

    try:
        return run_with_runtime(settings_for(output), None, work, output, expects=expects)
    except KeyboardInterrupt:
        if begun or not options.json:
            raise
    from rightsize.engine.ask import report_of

    return _ended(report_of(text, (), 0.0, interrupted=True), output, json=True)


async def _answer(
    runtime: Runtime, options: argparse.Namespace, text: str, files: Sequence[AskedFile], output: Output
) -> int:
    import asyncio

    from rightsize.cli.asking import pin_of
    from rightsize.engine.ask import report_of
    from rightsize.engine.ask_plan import Wish, plan
    from rightsize.engine.ask_split import stopped_split
    from rightsize.engine.asked import AskOptions

    how = AskOptions(cache=not options.no_cache)
    noted: set[str] = set()
    made: list[Attempt] = []

    def note(sentence: str) -> None:
        if not options.json and sentence not in noted:
            noted.add(sentence)
            output.note(sentence, "dim")

    try:
        planned = await plan(runtime, Wish(text, files, pin_of(options.tier)), how, note, made.append)
    except asyncio.CancelledError:
        if not options.json:
            raise
        return _ended(report_of(text, (), 0.0, stopped_split(made), interrupted=True), output, json=True)
    if planned.split is not None:
        note(planned.split.sentence)
    return _ended(await _answered(runtime, text, planned, how, output, json=options.json), output, json=options.json)


async def _answered(
    runtime: Runtime, text: str, planned: Plan, how: AskOptions, output: Output, *, json: bool
) -> Report:
    """Have the tasks answered, and show that as it comes; who interrupts has what was finished."""
    import asyncio

    from rightsize.cli.ask_screen import Screen, nothing_shown
    from rightsize.cli.asking import show_plan
    from rightsize.engine.ask import answer, report_of, stopped_answer
    from rightsize.engine.asked import Ended

    subs = planned.subs
    finished: dict[int, Answer] = {}
    show = nothing_shown if json else Screen(output, len(subs)).tell
    if not json:
        show_plan(subs, output)

    def tell(event: AskEvent) -> None:
        if isinstance(event, Ended):
            finished[event.at] = event.answer
        show(event)

    began = runtime.clock.monotonic()
    try:
        return await answer(runtime, text, subs, how, tell, planned.split)
    except asyncio.CancelledError:
        answers = [finished.get(at) or stopped_answer(each) for at, each in enumerate(subs)]
        for at, each in enumerate(answers):
            if at not in finished:
                show(Ended(at, each))
        return report_of(text, answers, runtime.clock.monotonic() - began, planned.split, interrupted=True)


def _ended(report: Report, output: Output, *, json: bool) -> int:
    """Print what stands behind the answers, or all of it as JSON, and return the exit code."""
    from rightsize.engine.asked_json import asked_json

    if json:
        output.json(asked_json(report))
    else:
        for line in _last_lines(report):
            output.note(line, "dim")
    if report.interrupted:
        finished = any(not each.stopped for each in report.answers)
        output.note(_INTERRUPTED if finished else _NOTHING_FINISHED)
        return INTERRUPTED
    return OK if all(each.answered for each in report.answers) else FAILED


def _last_lines(report: Report) -> list[str]:
    """Say what it cost, what tier 4 alone would have cost, and what models were not shown."""
    from rightsize.cli.summary import hidden_lines

    attempts = report.attempts
    cached = sum(each.cached for each in attempts)
    cost = f"cost {report.cost_units:.4f} units{_compared(report)}; {report.seconds:.1f} s"
    return [*hidden_lines(attempts), f"{cost}; {cached} from the cache" if cached else cost]


def _compared(report: Report) -> str:
    """Say what tier 4 alone would have cost for what was answered, and what was spent on what was not."""
    for_answers = report.answers_cost if any(each.answered for each in report.answers) else 0.0
    in_vain = report.cost_units - for_answers
    part = f"{in_vain:.4f}" if for_answers else "all"
    told = f", {part} of it without an answer" if in_vain else ""
    if not report.tier4_cost:
        return told
    answers = f"; the answers cost {report.answers_cost:.4f}" if in_vain else ""
    return f"{told}{answers}, on tier 4 alone {report.tier4_cost:.4f}"
