"""The command `rightsize.examples`: propose examples, ask of each whether it is right, and write those that are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError
from rightsize.lsp.apply import send_edits
from rightsize.lsp.code_action import EXAMPLES_COMMAND as COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.generate import place_of
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, read_order
from rightsize.lsp.permission import file_of
from rightsize.lsp.work import MOVED, Work, need_edits, opened, start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.tasks.generation import Proposal, Target
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call

RIGHT, WRONG, ENOUGH = "Right", "Wrong", "Enough"
_BUSY = "examples: "
_NOTHING = "A doc or a comment that says what is wanted and has no example is needed there."
_INSTEAD = "`rightsize generate --examples {file}` in a terminal proposes and writes examples"


async def start_examples(session: Session, call: Call) -> None:
    """Begin the work and return at once; each example is asked about, and nothing is written unasked.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, or nothing there lacks examples.
    """
    from rightsize.core.generation.proposals import lacks_examples

    order = read_order(call.arguments, COMMAND)
    need_edits(session, _INSTEAD.format(file=name_of(order.uri)))
    _, snapshot = opened(session, order.uri, None if order.symbols else order.version)
    target = await in_thread(place_of, order, snapshot)
    if target is None or not lacks_examples(snapshot.parsed, target):
        raise SourceError(_NOTHING)
    name = target.symbol.name if target.symbol is not None and order.symbols else "the comment"
    names = frozenset({f"{_BUSY}{name}"})
    if names & session.jobs.busy(order.uri):
        raise SourceError(f"Examples for `{name}` are being proposed already.")
    job = _Proposing(session, snapshot, order, target, name)
    start(session, call, Work(order.uri, names, f"Proposing examples for `{name}`", COMMAND, job.run))


@dataclass(frozen=True, slots=True)
class _Proposing:
    """One job: propose, ask, write."""

    session: Session
    snapshot: Snapshot
    order: Order
    target: Target
    name: str

    async def run(self, _job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        engine = await imported("rightsize.engine.propose")
        writing = await imported("rightsize.engine.writing")
        library = await imported("rightsize.journal.pages")
        settings, file = await self.session.engine.settings(), file_of(self.session, self.snapshot.path)
        pages = await in_thread(library.pages_for, file, settings.privacy)
        await self.session.engine.look()
        async with self.session.engine.lease() as runtime:
            options = writing.GenerateOptions(pages=pages)
            done = await engine.propose(runtime, self.snapshot, self.target, options, progress)
        if not done.proposals:
            self.session.talk.show(f"No examples for `{self.name}`: {done.reason.rstrip('.')}.")
            return ""
        agreed = await self._asked(done.proposals)
        return await self._write(engine, agreed) if agreed else "no example was called right"

    async def _asked(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Ask of each example whether it is right; no answer is no agreement, and ends the asking."""
        agreed: list[Proposal] = []
        for number, each in enumerate(proposals, 1):
            question = f"Is this right for `{self.name}`? ({number} of {len(proposals)})  {each}"
            answer = await self.session.talk.ask(question, (RIGHT, WRONG, ENOUGH))
            if answer == RIGHT:
                agreed.append(each)
            elif answer != WRONG:
                break
        return agreed

    async def _write(self, engine: Any, agreed: Sequence[Proposal]) -> str:
        """Put what was agreed to into the doc as it stands now, and return how that ended."""
        document = self.session.documents.get(self.order.uri)
        now = document.snapshot() if document else None
        if document is None or now is None:
            return "the document was closed"
        same = now.parsed.data == self.snapshot.parsed.data
        target = self.target if same else await in_thread(place_of, self.order, now)
        if target is None or target.request != self.target.request or document.data != now.parsed.data:
            self.session.talk.show(MOVED)
            return "the text has changed"
        edit = await in_thread(engine.agreed_edit, now, target, agreed)
        if edit is None:
            self.session.talk.show(f"The doc of `{self.name}` is written in a form that has no room for examples.")
            return "not written"
        refused = await send_edits(self.session, document, [edit], f"Examples for {self.name}")
        if refused is not None:
            self.session.talk.show(f"The examples were not written: {refused}.")
            return "not written"
        return f"{len(agreed)} example{'' if len(agreed) == 1 else 's'} written; they count from now on"
