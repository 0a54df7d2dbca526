"""`rightsize verify`: run the checks on replies from anywhere; no model and no runtime is involved."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import FAILED, OK
from rightsize.cli.targets import read_place
from rightsize.core.errors import RightsizeError, SourceError, UsageError
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from rightsize.cli.opened import Opened
    from rightsize.cli.output import Output
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.ports import Sandbox
    from rightsize.engine.verify import Manner
    from rightsize.settings.resolved import PrivacySettings, Settings

KINDS = ("documentation", "code_generation", "summarisation", "qa_simple", "reasoning")
"""The kinds of task whose replies can be checked alone."""

_MOST_OPEN = 32
"""So many files are kept with their trees: a batch of thousands has as many targets in one as files to read."""

EPILOG = """\
TARGET is the symbol that the reply is about, as FILE:LINE; or what was asked in words, and then the reply is an answer
as `rightsize ask` gets it.

A reply is what a model would answer. For documentation that is the JSON object that Rightsize asks for, bare, fenced or
with words around it; for code_generation it is code, in a fence or bare, a body or a whole function. REPLY_FILE may be
`-` for standard input, and so may ITEMS.jsonl.

With --run-examples the examples that a doc gives (sessions, `f(1) ==> 2`, `assert f(1) == 2`), or the project's README
and docs in blocks of code, run on the code, and so do the project's own tests that name the function: in a child
process without network or writing, three seconds of processor time each and six in all. Where such a process cannot be
made, nothing is run, and that is said. "reach" tells what was run: "tests", "examples", or nothing: "static"; "trial"
says of code how many examples ran.

Each line of ITEMS.jsonl is {"id": …, "target": "FILE:LINE", "kind": …, "reply": …}, the reply a text or an object; each
line that comes out is {"id": …, "passed": …, "failed_checks": […], "problems": […], "reach": …}. A line that cannot be
checked has "passed": null and "error", and the exit code is then 1. A reply that fails its checks is an answer, not an
error: in a batch it does not change the exit code; alone it does.
"""


@dataclass(slots=True)
class Files:
    """The files that were opened last, with the manner of docs in each, or the sentence that says why one could not be.

    Attributes:
        sandbox: where examples of generated code are run, or None where nobody asked for that.
        privacy: which files the user denies or allows to be read for examples, or None.
    """

    style: str | None
    line_length: int | None
    sandbox: Sandbox | None = None
    privacy: PrivacySettings | None = None
    known: dict[Path, tuple[Opened, Manner] | SourceError] = field(default_factory=dict)

    def open(self, path: Path) -> tuple[Opened, Manner]:
        """Return a file, read at its first use.

        Raises:
            SourceError: it cannot be read, or its language is not known.
        """
        from rightsize.cli.opened import open_file
        from rightsize.engine.verify import manner_of

        if path not in self.known:
            if len(self.known) >= _MOST_OPEN:
                self.known.pop(next(iter(self.known)))
            try:
                opened = open_file(path)
                self.known[path] = opened, manner_of(opened.snapshot, self.style, self.line_length)
            except SourceError as error:
                self.known[path] = error
        found = self.known[path]
        if isinstance(found, SourceError):
            raise found
        return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize verify`."""
    parser.epilog = EPILOG
    parser.add_argument(
        "target",
        nargs="?",
        metavar="TARGET",
        help="what the reply is about: FILE:LINE, FILE::NAME or a request in words",
    )
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="kind of the task (default: documentation)")
    parser.add_argument("--reply", metavar="REPLY_FILE", help="the file that holds the reply")
    parser.add_argument("--batch", metavar="ITEMS.jsonl", help="many targets and replies at once")
    parser.add_argument("--style", metavar="S", help="doc style (default: the file's own)")
    parser.add_argument(
        "--run-examples",
        action="store_true",
        help="run the examples of the doc, and tests that name it, on generated code",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Check one reply or a batch of them."""
    from rightsize.cli.session import settings_for

    whole = settings_for(output)
    settings = whole.document
    sandbox = _sandbox(whole) if options.run_examples else None
    files = Files(options.style or settings.style, settings.line_length, sandbox, whole.privacy)
    if options.batch is not None:
        if options.target is not None or options.reply is not None:
            raise UsageError("--batch brings its own targets and replies; leave FILE:LINE and --reply out")
        return _batch(options, files, output)
    if options.target is None or options.reply is None:
        raise UsageError("name FILE:LINE and --reply REPLY_FILE, or --batch ITEMS.jsonl")
    return _single(options, files, output)


def _single(options: argparse.Namespace, files: Files, output: Output) -> int:
    """Check one reply and show its verdict."""
    if not _in_words(options.target, options.kind):
        read_place(options.target)
    reply = "".join(_lines(options.reply))
    verdict, trial = check(files, options.target, reply, options.kind)
    if options.json:
        output.json({"target": options.target, "kind": options.kind, **verdict_record(verdict, trial)})
        return OK if verdict.passed else FAILED
    for each in verdict.problems:
        output.line(
            f"{each.check}: {each.message}{' (a warning)' if each.warns else ''}", "yellow" if each.warns else "red"
        )
    if trial:
        output.line(trial)
    count = len(verdict.checks)
    if not verdict.passed:
        output.line("refused", "bold")
        return FAILED
    reach = f" ({verdict.reach})" if trial else ""
    output.line(f"passed {count} checks{reach}: {', '.join(verdict.checks)}", "green")
    return OK


def _batch(options: argparse.Namespace, files: Files, output: Output) -> int:
    """Check line by line; a line that cannot be checked gets its error and the next one goes on."""
    code = OK
    for number, line in enumerate(_lines(options.batch), 1):
        if not line.strip():
            continue
        record = _item(files, number, line)
        if "error" in record:
            code = FAILED
        output.json(record, indent=None)
    return code


def _item(files: Files, number: int, line: str) -> dict[str, Any]:
    """Return the record for one line of a batch."""
    identifier: Any = None
    try:
        item = json.loads(line)
        if not isinstance(item, dict):
            return _unchecked(identifier, f'line {number}: an object is needed, as {{"id": 1, "target": …}}')
        identifier = item.get("id")
        missing = [name for name in ("id", "target", "kind", "reply") if name not in item]
        if missing:
            return _unchecked(identifier, f"line {number}: {', '.join(missing)} missing")
        if item["kind"] not in KINDS:
            return _unchecked(identifier, f"line {number}: kind must be one of: {', '.join(KINDS)}")
        reply = item["reply"] if isinstance(item["reply"], str) else json.dumps(item["reply"], ensure_ascii=False)
        return {"id": identifier, **verdict_record(*check(files, str(item["target"]), reply, item["kind"]))}
    except (ValueError, RecursionError) as error:
        return _unchecked(identifier, f"line {number}: this is not JSON: {error}")
    except RightsizeError as error:
        return _unchecked(identifier, f"line {number}: {error}")


def _unchecked(identifier: Any, sentence: str) -> dict[str, Any]:
    """Return the record for a line that could not be checked."""
    return {"id": identifier, "passed": None, "failed_checks": [], "problems": [], "error": sentence}


def check(files: Files, target: str, reply: str, kind: str) -> tuple[Verdict, str]:
    """Check one reply about the symbol at a target; return the verdict, and for code how many of its examples ran.

    Raises:
        RightsizeError: the target names nothing that a reply of the kind could be about.
    """
    if _in_words(target, kind):
        return _checked_answer(target, reply, TaskKind(kind)), ""
    place = read_place(target)
    opened, manner = files.open(place.path)
    if kind == TaskKind.CODE_GENERATION.value:
        from rightsize.cli.verify_code import check_code
        from rightsize.journal.pages import pages_for

        checked = check_code(opened, place, reply, files.sandbox, pages_for(place.path, files.privacy))
        return checked.verdict, checked.trial
    from rightsize.cli.meant import symbol_on
    from rightsize.engine.results import Mode
    from rightsize.engine.verify import check_reply

    symbol = symbol_on(opened.snapshot.parsed, place, opened.symbols)
    mode = Mode.MISSING if symbol.doc is None else Mode.REGENERATE
    return check_reply(opened.snapshot, symbol, reply, manner, mode).verdict, ""


def _in_words(target: str, kind: str) -> bool:
    """Tell whether a reply answers a text: its kind is never about a symbol, or the target has several words."""
    from rightsize.cli.route import is_text

    return kind not in KINDS[:2] or (len(target.split()) > 1 and is_text(target))


def _checked_answer(words: str, reply: str, kind: TaskKind) -> Verdict:
    from rightsize.engine.answers import judged_answer

    return judged_answer(kind, words, reply).verdict


def verdict_record(verdict: Verdict, trial: str) -> dict[str, Any]:
    """Return a verdict as plain values; problems that only warn are listed and do not refuse.

    Parameters:
        trial: how many examples ran and how that ended; empty for docs.
    """
    from rightsize.engine.records import failed_checks

    return {
        "passed": verdict.passed,
        "failed_checks": failed_checks(verdict),
        "problems": [asdict(each) for each in verdict.problems],
        "reach": verdict.reach,
        **({"trial": trial} if trial else {}),
    }


def _sandbox(settings: Settings) -> Sandbox:
    from rightsize.wiring import sandbox

    return sandbox(settings)


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`.

    Raises:
        SourceError: it cannot be read as UTF-8.
    """
    try:
        if name == "-":
            yield from sys.stdin
            return
        with Path(name).open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            yield from file
    except OSError as error:
        raise SourceError(
            f"{name} cannot be read ({(error.strerror or str(error)).lower()}); check its name"
        ) from error
