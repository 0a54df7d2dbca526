"""The command `rightsize.review`: from its argument to a job, and from what was found to diagnostics and words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.errors import SourceError
from rightsize.core.text import Span
from rightsize.lsp.appoint import offer_appointment
from rightsize.lsp.convert import name_of
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.guard import told
from rightsize.lsp.ignore import marked_by_baseline
from rightsize.lsp.jobs import Job, Stop
from rightsize.lsp.kept import keep_findings, show_kept
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, read_order, targets_of
from rightsize.lsp.progress import EditorProgress

if TYPE_CHECKING:
    from rightsize.engine.review import Course, Review
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session

_WAITING = "review: "


async def start_review(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Begin the review and return at once; what it finds comes as diagnostics.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, or is being reviewed.
    """
    order = read_order(arguments, "rightsize.review")
    begin_review(session, order, request_id, token)


def begin_review(session: Session, order: Order, request_id: int | str | None, token: int | str | None) -> None:
    """Begin the review of what an order names, in the text as it stands now.

    Raises:
        SourceError: the document is not there, or is being reviewed.
    """
    document = session.documents.get(order.uri)
    snapshot = document.snapshot() if document else None
    if snapshot is None:
        raise SourceError(f"`{name_of(order.uri)}` is not open here, or Rightsize does not know its language.")
    names = frozenset(f"{_WAITING}{name}" for name, _ in order.symbols) or frozenset({_WAITING})
    running = [each for each in sorted(session.jobs.busy(order.uri)) if any(_overlap(each, name) for name in names)]
    if running:
        what = running[0].removeprefix(_WAITING) or name_of(order.uri)
        raise SourceError(f"`{what}` is being reviewed already; wait for that, or cancel it.")
    work = _Work(session, snapshot, order)
    session.jobs.start(Job(order.uri, request_id, names, tokens=set() if token is None else {token}), work.run)


def _overlap(one: str, other: str) -> bool:
    """Tell whether two reviews would read the same text: a file holds everything, and a class its methods."""
    if not (one.startswith(_WAITING) and other.startswith(_WAITING)):
        return False
    outer, inner = sorted((one, other), key=len)
    return outer in (inner, _WAITING) or inner.startswith(f"{outer}.")


@dataclass(frozen=True, slots=True)
class _Work:
    """One job: review, show the findings, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order

    async def run(self, job: Job) -> None:
        """Do the work; whatever happens, the progress bar is closed."""
        progress = EditorProgress(self.session, f"Reviewing `{self._name()}`")
        ending = ""
        course: Course | None = None
        try:
            await progress.begin(job)
            engine = await imported("rightsize.engine.review")
            course = engine.course_of(self.snapshot, await in_thread(self._span))
            await self.session.engine.look()
            async with self.session.engine.lease() as runtime:
                done = await engine.review(
                    runtime,
                    self.snapshot,
                    course.within,
                    engine.ReviewOptions(cache=self.order.cache),
                    progress,
                    course=course,
                )
            findings = await marked_by_baseline(self.session, self.order.uri, done.findings)
            await self._bring_back(done)
            ending = self._deliver(replace(done, findings=findings))
        except asyncio.CancelledError:
            progress.end("stopped: nothing that was not read is said to be clean")
            if job.stopped is Stop.USER and course is not None and (course.reads or course.floor):
                await self._deliver_what_was_read(course)
            raise
        except Exception as error:  # noqa: BLE001 - a job has nobody above it
            ending = told(self.session, "rightsize.review", error)
        finally:
            progress.end(ending)

    async def _deliver_what_was_read(self, course: Course) -> None:
        """Show what a review that the user stopped had found until then, and say what it did not get to."""
        done = await in_thread(course.so_far)
        await self._bring_back(done)
        self._deliver(
            replace(done, findings=await marked_by_baseline(self.session, self.order.uri, done.findings)),
            types.MessageType.Warning,
        )

    async def _bring_back(self, done: Review) -> None:
        """Know what was kept from before a restart, so that a review that failed does not write over it."""
        document = self.session.documents.get(self.order.uri)
        if done.unread and document is not None and not self.session.findings.knows(self.order.uri):
            await show_kept(self.session, document)

    def _name(self) -> str:
        return self.order.symbols[0][0] if len(self.order.symbols) == 1 else name_of(self.order.uri)

    def _span(self) -> Span | None:
        if self.order.scope == "file":
            return None
        found = targets_of(self.order, self.snapshot)
        return Span(min(each.span.start for each in found), max(each.span.end for each in found))

    def _deliver(self, done: Review, kind: types.MessageType = types.MessageType.Error) -> str:
        """Show what was found where it stands now, and say what was not reviewed as the error that it is."""
        session, uri = self.session, self.order.uri
        document = session.documents.get(uri)
        if document is None:
            return "the document was closed"
        if self.order.scope == "file" and not done.unread:
            session.findings.forget(uri)
        read = self.snapshot.parsed.data
        session.findings.put(uri, done.span, done.findings, read, document.data, unread=done.unread)
        publish(session, document)
        keep_findings(session, document)
        for note in done.notes:
            session.talk.tell_once(f"{uri} {note}", f"`{self._name()}`: {note}")
        words = _words(done)
        if document.data != read:
            words += "; the text has changed since"
        if done.errors:
            self._tell_errors(f"Not reviewed: {' '.join(done.errors)} {words}.", done.appoint, kind)
            return "not reviewed"
        if any(not each.suppressed for each in done.findings):
            session.talk.log(f"`{self._name()}`: {words}.")
        else:
            session.talk.show(f"`{self._name()}`: {words}")
        return words

    def _tell_errors(self, sentence: str, appoint: str, kind: types.MessageType) -> None:
        """Show them; a question is left standing on the side, so that the job is over."""
        session, order = self.session, self.order
        if not appoint:
            session.talk.show(sentence, kind)
            return
        session.spawn(offer_appointment(session, sentence, appoint, lambda: begin_review(session, order, None, None)))


def _words(done: Review) -> str:
    """Say what was found and by whom; that there is nothing, only where a model has read and reported nothing."""
    from rightsize.core.review.finding import Source
    from rightsize.core.review.suppress import lacks_reason
    from rightsize.core.review.words import clean, passed_over, rules_only

    shown = sum(not each.suppressed for each in done.findings)
    count = "1 finding" if shown == 1 else f"{shown} findings"
    if not done.reviewer:
        words = rules_only(shown) if done.errors or done.findings else "there is no code to review here"
    elif done.errors or shown or any(each.source is not Source.RULES for each in done.findings):
        words = f"{count} by rules and {done.reviewer}"
    else:
        words = clean(done.reviewer, done.passes, done.symbols) + done.remark
    return words + passed_over(len(done.findings) - shown, sum(map(lacks_reason, done.findings)))
