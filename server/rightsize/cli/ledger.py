"""`rightsize ledger`: one task from the ledger, with who was weighed and every attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.cli.exits import FAILED, OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.ledger.story import Story

LISTED = 20
"""Tasks that `--list` names."""

FEW = 5
"""Tasks that an ambiguous start names."""

EPILOG = """\
A task is named by the first characters of its identifier, or of that of one of its attempts; without one the task that
ended last is shown. `--list` names the last ones. The ledger holds no code, prompts or paths.

examples:
  rightsize ledger                the last task
  rightsize ledger --list         the last tasks, with their identifiers
  rightsize ledger 3f2a9c --json  one task, everything about it
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize ledger`."""
    parser.epilog = EPILOG
    parser.add_argument("task", nargs="?", default="", metavar="TASK", help="the start of its identifier")
    parser.add_argument("--list", action="store_true", help=f"name the last {LISTED} tasks")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show one task, or name the last ones."""
    from rightsize.cli.session import settings_for
    from rightsize.core.ledger.story import headline, story_json
    from rightsize.core.verification.named import refusals
    from rightsize.journal.months import unreadable
    from rightsize.journal.stories import has_lines, last_tasks, stories_of, tasks_named

    folder = settings_for(output).state_folder
    unread = unreadable(folder)
    for sentence in unread:
        output.problem(sentence)
    named = bool(options.task)
    tasks = tasks_named(folder, options.task) if named else last_tasks(folder, LISTED if options.list else 1)
    if named and not tasks:
        output.problem(
            f"no task in the ledger begins with {options.task}; `rightsize ledger --list` names the last ones"
        )
        return FAILED
    if named and len(tasks) > 1 and not options.list:
        some = ", ".join(each[:12] for each in tasks[-FEW:])
        output.problem(f"{len(tasks):,} tasks begin with {options.task}; give more of one, as of {some}")
        return FAILED
    stories = stories_of(folder, tasks[-LISTED:])
    if options.json:
        records = [story_json(each) for each in stories]
        output.json(records if options.list else next(iter(records), None))
    elif not stories and has_lines(folder):
        output.line(f"The ledger in {folder} holds no finished task; a task stands here once its last attempt ended.")
    elif not stories and not unread:
        output.line(f"The ledger in {folder} is empty; what models are asked is written to it.")
    elif options.list:
        for each in stories:
            output.line(headline(each, refusals))
    elif stories:
        show(stories[0], output)
    return FAILED if unread else OK


def show(story: Story, output: Output) -> None:
    """Print one task for a person."""
    from rightsize.core.ledger.story import (
        ATTEMPTS_HEADER,
        WEIGHED_HEADER,
        attempt_rows,
        headline,
        totals_line,
        weighed_rows,
    )
    from rightsize.core.verification.named import refusals

    output.line(headline(story, refusals), "bold")
    if story.task is None:
        draft = story.calls[-1].engine == "embedded"
        output.line(
            "A draft: no model was weighed." if draft else "An older version wrote this: who was weighed is lost."
        )
    else:
        output.line(f"Complexity {story.task.complexity:.2f}, policy {story.task.policy}, rule {story.task.rule}")
        output.line()
        output.table(WEIGHED_HEADER, weighed_rows(story.task))
        if story.task.unlisted:
            output.line(f"{_counted(story.task.unlisted, 'more model')} lost; `rightsize route --explain` weighs all.")
    output.line()
    output.table(ATTEMPTS_HEADER, attempt_rows(story, refusals))
    output.line()
    output.line(totals_line(story))


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
