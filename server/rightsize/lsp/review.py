"""The command `rightsize.review`: from its argument to a job, and from what was found to diagnostics and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lsprotocol import types

from rightsize.core.errors import SourceError
from rightsize.core.text import Span
from rightsize.lsp.appoint import offer_appointment
from rightsize.lsp.code_action import REVIEW_COMMAND as COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.ignore import marked_by_baseline
from rightsize.lsp.jobs import Stop
from rightsize.lsp.kept import keep_findings, show_kept
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, read_order, targets_of
from rightsize.lsp.work import Call, Work, opened, start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.engine.review import Course, Review
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session

_WAITING = "review: "
_STOPPED = "stopped: nothing that was not read is said to be clean"


async def start_review(session: Session, call: Call) -> None:
    """Begin the review and return at once; what it finds comes as diagnostics.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, or is being reviewed.
    """
    begin_review(session, call, read_order(call.arguments, COMMAND))


def begin_review(session: Session, call: Call, order: Order) -> None:
    """Begin the review of what an order names, in the text as it stands now.

    Raises:
        SourceError: the document is not there, or is being reviewed.
    """
    _, snapshot = opened(session, order.uri)
    names = frozenset(f"{_WAITING}{name}" for name, _ in order.symbols) or frozenset({_WAITING})
    running = [each for each in sorted(session.jobs.busy(order.uri)) if any(_overlap(each, name) for name in names)]
    if running:
        what = running[0].removeprefix(_WAITING) or name_of(order.uri)
        raise SourceError(f"`{what}` is being reviewed already; wait for that, or cancel it.")
    job = _Reviewing(session, snapshot, order)
    work = Work(order.uri, names, f"Reviewing `{job.name}`", COMMAND, job.run, job.deliver_what_was_read, _STOPPED)
    start(session, call, work)


def _overlap(one: str, other: str) -> bool:
    """Tell whether two reviews would read the same text: a file holds everything, and a class its methods."""
    if not (one.startswith(_WAITING) and other.startswith(_WAITING)):
        return False
    outer, inner = sorted((one, other), key=len)
    return outer in (inner, _WAITING) or inner.startswith(f"{outer}.")


@dataclass(slots=True)
class _Reviewing:
    """One job: review, show the findings, tell what came of it."""

    session: Session
    snapshot: Snapshot
    order: Order
    course: Course | None = None

    async def run(self, _job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        engine = await imported("rightsize.engine.review")
        course: Course = engine.course_of(self.snapshot, await in_thread(self._span))
        self.course = course
        await self.session.engine.look()
        options = engine.ReviewOptions(cache=self.order.cache)
        async with self.session.engine.lease() as runtime:
            done = await engine.review(runtime, self.snapshot, course.within, options, progress, course=course)
        findings = await marked_by_baseline(self.session, self.order.uri, done.findings)
        await self._bring_back(done)
        return self._deliver(replace(done, findings=findings))

    async def deliver_what_was_read(self, job: EditorJob) -> None:
        """Show what a review that the user stopped had found until then, and say what it did not get to."""
        course = self.course
        if job.stopped is not Stop.USER or course is None or not (course.reads or course.floor):
            return
        done = await in_thread(course.so_far)
        await self._bring_back(done)
        self._deliver(
            replace(done, findings=await marked_by_baseline(self.session, self.order.uri, done.findings)),
            types.MessageType.Warning,
        )

    async def _bring_back(self, done: Review) -> None:
        """Know what was kept from before a restart, so that a review that failed does not write over it."""
        from rightsize.core.review.second_pass import has_failed

        document = self.session.documents.get(self.order.uri)
        silent = done.unread or any(map(has_failed, done.findings))
        if silent and document is not None and not self.session.findings.knows(self.order.uri):
            await show_kept(self.session, document)

    @property
    def name(self) -> str:
        """What is reviewed, for a person."""
        return self.order.symbols[0][0] if len(self.order.symbols) == 1 else name_of(self.order.uri)

    def _span(self) -> Span | None:
        if self.order.scope == "file":
            return None
        if self.order.lines is not None and not self.order.symbols:
            from rightsize.core.review.parts import parts_of

            first, last = self.order.lines
            return parts_of(self.snapshot.parsed, [range(first + 1, last + 2)])[0]
        found = targets_of(self.order, self.snapshot)
        return Span(min(each.span.start for each in found), max(each.span.end for each in found))

    def _deliver(self, done: Review, kind: types.MessageType = types.MessageType.Error) -> str:
        """Show what was found where it stands now, and say what was not reviewed as the error that it is."""
        session, uri = self.session, self.order.uri
        document = session.documents.get(uri)
        if document is None:
            return "the document was closed"
        done = _as_sure_as_before(done, session.findings.of(uri))
        if self.order.scope == "file" and not done.unread:
            session.findings.forget(uri)
        read = self.snapshot.parsed.data
        session.findings.put(uri, done.span, done.findings, read, document.data, unread=done.unread)
        publish(session, document)
        keep_findings(session, document)
        for note in done.notes:
            session.talk.tell_once(f"{uri} {note}", f"`{self.name}`: {note}")
        words = _words(done)
        if document.data != read:
            words += "; the text has changed since"
        if done.errors:
            self._tell_errors(f"Not reviewed: {' '.join(done.errors)} {words}.", done.appoint, kind)
            return "not reviewed"
        if any(not each.suppressed for each in done.findings):
            session.talk.log(f"`{self.name}`: {words}.")
        else:
            session.talk.show(f"`{self.name}`: {words}")
        return words

    def _tell_errors(self, sentence: str, appoint: str, kind: types.MessageType) -> None:
        """Show them; a question is left standing on the side, so that the job is over."""
        session, order = self.session, self.order
        if not appoint:
            session.talk.show(sentence, kind)
            return
        session.spawn(offer_appointment(session, sentence, appoint, lambda: begin_review(session, Call(), order)))


def _as_sure_as_before(done: Review, before: Sequence[Finding]) -> Review:
    """Leave findings confirmed that were so, where a second pass that failed has nothing to say of them now."""
    from rightsize.core.review.second_pass import as_confirmed_before

    return replace(done, findings=as_confirmed_before(done.findings, before))


def _words(done: Review) -> str:
    """Say what was found and by whom; that there is nothing, only where a model has read and reported nothing."""
    from rightsize.core.review.finding import Source
    from rightsize.core.review.suppress import lacks_reason
    from rightsize.core.review.words import UNREAD, clean, passed_over, rules_only

    shown = sum(not each.suppressed for each in done.findings)
    count = "1 finding" if shown == 1 else f"{shown} findings"
    if not done.reviewer:
        words = (
            rules_only(shown, told=any(UNREAD in each for each in done.errors))
            if done.errors or done.findings
            else "there is no code to review here"
        )
    elif done.errors or shown or any(each.source is not Source.RULES for each in done.findings):
        words = f"{count} by rules and {done.reviewer}"
    else:
        words = clean(done.reviewer, done.passes, done.symbols) + done.remark
    return words + passed_over(len(done.findings) - shown, sum(map(lacks_reason, done.findings)))
