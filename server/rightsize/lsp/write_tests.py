"""The command `rightsize.tests`: from a symbol to tests in the project's file of tests, open, closed or new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.errors import SourceError
from rightsize.core.text import LineIndex, encode
from rightsize.lsp.apply import DISCARDED, send_edits
from rightsize.lsp.code_action import TESTS_COMMAND as COMMAND
from rightsize.lsp.convert import in_file, name_of, text_edits
from rightsize.lsp.generate import BUSY
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import read_order, targets_of
from rightsize.lsp.permission import file_of
from rightsize.lsp.talk import ANSWER_SECONDS
from rightsize.lsp.work import Work, need_edits, opened, start
from rightsize.lsp.writing import agreed, checked_words, last_answer, preview_details, write_options

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.testing import TestDraft, TestPlan
    from rightsize.engine.snapshot import Snapshot
    from rightsize.engine.write_tests import TestsResult
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call

_INSTEAD = "`rightsize generate --tests --write {file}::{name}` in a terminal writes the tests"
_NO_FILES = (
    "The tests would go to {path}, a new file, which this editor does not let language servers make; "
    "`rightsize generate --tests --write {file}::{name}` in a terminal makes it."
)
_UNSAVED = "Save this text first: tests of `{name}` must import its file."
_FAILING = "tests_pass"


async def start_tests(session: Session, call: Call) -> None:
    """Begin the work and return at once; all that follows is told through progress, an edit and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the symbol is not there, cannot be tested, or is being tested already.
    """
    frameworks = await imported("rightsize.core.generation.frameworks")
    order = read_order(call.arguments, COMMAND)
    _, snapshot = opened(session, order.uri)
    symbol: Symbol = (await in_thread(targets_of, order, snapshot))[0]
    need_edits(session, _INSTEAD.format(file=name_of(order.uri), name=symbol.qualified_name))
    if not in_file(order.uri):
        raise SourceError(_UNSAVED.format(name=symbol.name))
    why = await in_thread(frameworks.untestable, snapshot.parsed, symbol)
    if why:
        raise SourceError(why)
    names = frozenset({f"{BUSY}tests of {symbol.qualified_name}"})
    if names & session.jobs.busy(order.uri):
        raise SourceError(f"Tests for `{symbol.name}` are being written already.")
    job = _Testing(session, snapshot, symbol)
    start(session, call, Work(order.uri, names, f"Tests for `{symbol.name}`", COMMAND, job.run))


@dataclass(frozen=True, slots=True)
class _Place:
    """The file of tests: where it lies, its URI as the editor calls it, and the plan for what goes there."""

    path: Path
    uri: str
    plan: TestPlan
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Testing:
    """One job: find the place, have tests written, put them there."""

    session: Session
    snapshot: Snapshot
    symbol: Symbol

    async def run(self, _job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        place = await self._place()
        if place.plan.text is None and not self.session.client.creates_files:
            raise SourceError(self._no_files(place))
        engine = await imported("rightsize.engine.write_tests")
        wish = engine.TestsWish(self.snapshot, place.plan, str(place.path), place.folders)
        await self.session.engine.look()
        options = await write_options(self.session, self.snapshot.path, place.path.as_uri())
        async with self.session.engine.lease() as runtime:
            result = await engine.write_tests(runtime, wish, options, progress)
        return await self._deliver(place, result)

    async def _place(self) -> _Place:
        """Find the file of tests, with its text as the editor has it."""
        frameworks = await imported("rightsize.core.generation.frameworks")
        project = await imported("rightsize.journal.project")
        parsed = self.snapshot.parsed
        file = file_of(self.session, self.snapshot.path)
        root, shown = await in_thread(project.project_of, file, parsed.language.id)
        plan: TestPlan | None = await in_thread(frameworks.plan_for, parsed, self.symbol, shown)
        if plan is None:
            raise SourceError(f"No test can reach `{self.symbol.name}`.")
        path = root / plan.path
        uri = self.snapshot.path if plan.framework.within else path.as_uri()
        document = self.session.documents.get(uri)
        if document is not None:
            plan = replace(plan, text=document.data.decode("utf-8", "surrogatepass"))
        elif plan.text is None and await in_thread(path.exists):
            raise SourceError(f"{path} is there and cannot be read as UTF-8; add the tests by hand.")
        return _Place(path, uri, plan, project.import_folders(root))

    async def _deliver(self, place: _Place, result: TestsResult) -> str:
        """Put the tests in, asking first where that is wanted or one of them fails, and say how that ended."""
        if result.tests is None:
            self.session.written.fail(self.snapshot, [result], "tests")
            reason = f"{result.reason.rstrip('.')}.{last_answer(result.faults)}"
            self.session.talk.show(f"No tests for `{self.symbol.name}`: {reason}", types.MessageType.Warning)
            return "no tests"
        settings = await self.session.engine.settings()
        fails = any(each.check == _FAILING for each in _problems(result))
        if (settings.generate.apply == "preview" or fails) and not await self._agreed(place, result):
            return f"the tests were not written: {DISCARDED}"
        refused = await self._put(place, result.tests)
        if refused is not None:
            self.session.talk.show(f"The tests were not written: {refused}.", types.MessageType.Warning)
            return "not written"
        for sentence in result.warnings:
            self.session.talk.log(f"Tests for `{self.symbol.name}`: not sure: {sentence}")
        count = len(result.tests.names)
        where = f"{count} test{'' if count == 1 else 's'} for `{self.symbol.name}` in {place.plan.path}"
        return f"{where} by {result.attempts[-1].by}. {checked_words(result)}"

    async def _agreed(self, place: _Place, result: TestsResult) -> bool:
        """Show the tests, with what is not sure of them, and tell whether they are wanted."""
        question = f"Tests for `{self.symbol.name}`, into {place.plan.path}:"
        code = result.tests.code if result.tests else ""
        return await agreed(self.session, question, preview_details(result), code)

    async def _put(self, place: _Place, tests: TestDraft) -> str | None:
        """Apply the edits and return None, or why they were not applied."""
        document = self.session.documents.get(place.uri)
        before = encode(place.plan.text or "")
        label = f"Tests for {self.symbol.name}"
        if document is not None:
            if document.data != before:
                return f"{place.plan.path} has changed since; run it again"
            return await send_edits(self.session, document, tests.edits, label)
        edits = text_edits(LineIndex(before), tests.edits, self.session.client.encoding)
        params = {"label": label, "edit": _edit(place, edits, creates=self.session.client.creates_files)}
        answer = await self.session.talk.request(types.WORKSPACE_APPLY_EDIT, params, ANSWER_SECONDS)
        if getattr(answer, "applied", None):
            return None
        return getattr(answer, "failure_reason", None) or "the editor refused the edit"

    def _no_files(self, place: _Place) -> str:
        file, name = name_of(self.snapshot.path), self.symbol.qualified_name
        return _NO_FILES.format(path=place.plan.path, file=file, name=name)


def _edit(place: _Place, edits: list[dict[str, Any]], *, creates: bool) -> dict[str, Any]:
    """Return the edit of a file that no editor has open, made first where there is none."""
    if not creates:
        return {"changes": {place.uri: edits}}
    made = [] if place.plan.text is not None else [{"kind": "create", "uri": place.uri}]
    return {"documentChanges": [*made, {"textDocument": {"uri": place.uri, "version": None}, "edits": edits}]}


def _problems(result: TestsResult) -> tuple[Any, ...]:
    return result.verdict.problems if result.verdict else ()
