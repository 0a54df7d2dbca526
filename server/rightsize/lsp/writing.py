"""A job that has code written: progress, what the model may look at, and the way of what passed into the text.

What is written, and for whom, is the caller's: the body of a stand-in, a fix, a test.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rightsize.core.text import encode
from rightsize.lsp.apply import DISCARDED, Landing, Manner, apply_results
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.permission import file_of, sandbox_for
from rightsize.lsp.report import GENERATED, Words, tell_results

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from rightsize.engine.results import GenerationResult
    from rightsize.engine.snapshot import Snapshot
    from rightsize.engine.write_tests import TestsResult
    from rightsize.engine.writing import GenerateOptions
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session

APPLY, DISCARD = "Apply", "Discard"
_MOST_NEARBY = 20
_LARGEST_NEARBY = 1_000_000
_MOST_SHOWN = 30
_MOST_FAULTS = 2


def never(_result: GenerationResult) -> str:
    """Ask about no result in particular."""
    return ""


def nothing() -> None:
    """Do nothing more once the text shows the code."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One job.

    Attributes:
        name: what it is about, which other files are searched for.
        write: asks the engine, given a runtime, options and whoever watches.
        cache: an answer that was given before will do.
        doubt: why a result is never applied unasked, whatever the settings say; empty where it may be.
        sought: what there is none of where no answer passed, as `fix`.
        verb, words: what that is called in the client's undo list, and to a person.
        landed: done once the text shows the code.
    """

    session: Session
    snapshot: Snapshot
    name: str
    write: Callable[[Any, Any, Any], Awaitable[GenerationResult]]
    cache: bool = True
    doubt: Callable[[GenerationResult], str] = never
    sought: str = "code"
    verb: str = "Generate"
    words: Words = GENERATED
    landed: Callable[[], None] = nothing

    async def run(self, _job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        await self.session.engine.look()
        options = await write_options(self.session, self.snapshot.path, self.snapshot.path)
        options = replace(options, nearby=self._nearby(), cache=self.cache)
        async with self.session.engine.lease() as runtime:
            result = await self.write(runtime, options, progress)
        return await self._deliver(result)

    def _nearby(self) -> tuple[Snapshot, ...]:
        """Return the other open texts of the same language that speak of what is written."""
        word, language = encode(self.name), self.snapshot.parsed.language
        found = [
            snapshot
            for each in self.session.documents.all()
            if each.uri != self.snapshot.path and each.language == language and len(each.data) <= _LARGEST_NEARBY
            if word in each.data and (snapshot := each.snapshot()) is not None
        ]
        return tuple(found[:_MOST_NEARBY])

    async def _deliver(self, result: GenerationResult) -> str:
        """Put the code in, asking first where that is wanted, and return how the job ended in a few words."""
        if result.edit is None:
            self.session.written.fail(self.snapshot, [result], self.sought)
            why = last_answer(result.faults)
            told = replace(result, reason=f"{result.reason}{why}")
            return tell_results(self.session, [told], Landing(), self.words, anew=True)
        settings = await self.session.engine.settings()
        doubt = self.doubt(result)
        moving = await imported("rightsize.engine.reanchor")
        manner = Manner(self.verb, moving.reanchor_code)
        if settings.generate.apply == "preview" or doubt:
            question = _question(self.name, result)
            details = preview_details(result, doubt, result.notes)
            if self.session.client.annotations:
                manner = replace(manner, question=question, details=details)
            elif not await agreed(self.session, question, details, result.generated.code if result.generated else ""):
                return f"`{self.name}` was not written: {DISCARDED}."
        landing = await apply_results(self.session, self.snapshot, [result], manner)
        if landing.refused == DISCARDED:
            return f"`{self.name}` was not written: {DISCARDED}."
        ending = tell_results(self.session, [result], landing, self.words, anew=True)
        if not landing.landed:
            return ending
        self.landed()
        for sentence in result.warnings:
            self.session.talk.log(f"`{self.name}`: not sure: {sentence}")
        unsure = f", {len(result.warnings)} not sure" if result.warnings else ""
        return f"{ending} {checked_words(result, unsure)}"


def last_answer(faults: Sequence[str]) -> str:
    """Return what was wrong with the answer that nothing followed, to stand behind a reason."""
    return f" The last answer: {' '.join(faults[:_MOST_FAULTS])}" if faults else ""


def checked_words(result: GenerationResult | TestsResult, unsure: str = "") -> str:
    """Return how far what was written is checked, and what of it was run: the end of a job's last message."""
    reach = result.verdict.reach if result.verdict else "static"
    return f"Checked: {reach}{unsure}.{f' {result.trial}' if result.trial else ''}"


def preview_details(result: GenerationResult | TestsResult, doubt: str = "", notes: Sequence[str] = ()) -> str:
    """Return the lines below a preview: a doubt about the place, what was run, and what the checks are not sure of."""
    return "\n".join(each for each in (doubt, result.trial, *result.warnings, *notes) if each)


async def write_options(session: Session, about: str, run_in: str) -> GenerateOptions:
    """Return what code may use and whether it may be run: where the text `about` lies, and where `run_in` does."""
    engine = await imported("rightsize.engine.writing")
    project = await imported("rightsize.journal.packages")
    library = await imported("rightsize.journal.pages")
    settings, file = await session.engine.settings(), file_of(session, about)
    options: GenerateOptions = engine.GenerateOptions(
        packages=await in_thread(project.packages_for, file),
        pages=await in_thread(library.pages_for, file, settings.privacy),
        sandbox=await sandbox_for(session, run_in),
    )
    return options


async def agreed(session: Session, question: str, details: str, code: str) -> bool:
    """Show code to somebody whose editor has no view of changes, and tell whether it is wanted."""
    lines = code.splitlines()
    more = [f"({len(lines) - _MOST_SHOWN} more lines)"] if len(lines) > _MOST_SHOWN else []
    shown = "\n".join([question, *([details] if details else []), "", *lines[:_MOST_SHOWN], *more])
    return await session.talk.ask(shown, (APPLY, DISCARD)) == APPLY


def _question(name: str, result: GenerationResult) -> str:
    """Say what is about to be put in: how much, by whom, and how far it was checked."""
    count = len(result.generated.code.splitlines()) if result.generated else 0
    reach = result.verdict.reach if result.verdict else "static"
    who = result.attempts[-1].by if result.attempts else ""
    return f"`{name}`: {count} line{'' if count == 1 else 's'} by {who}, checked: {reach}"
