"""The command `rightsize.ask`: a question about a symbol or a selection, and its answer as a document or a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.errors import SourceError, UsageError
from rightsize.core.foreign import one_line
from rightsize.core.text import decode
from rightsize.lsp.appoint import offer_appointment
from rightsize.lsp.code_action import ASK_COMMAND as COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.late import imported, in_thread
from rightsize.lsp.orders import Order, read_order, targets_of
from rightsize.lsp.work import Call, Work, opened, start

if TYPE_CHECKING:
    from rightsize.engine.asked import Answer, AskedFile, AskEvent, Report
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.jobs import EditorJob
    from rightsize.lsp.progress import EditorProgress
    from rightsize.lsp.session import Session

QUESTIONS = (
    ("What does it do?", "Explain what this code does."),
    ("What does it do with edge cases?", "Explain what this code does with edge cases."),
    ("How could it be simpler?", "Explain how this code could be simpler."),
)
"""What a person can ask where the editor lets them choose and not type: the button, and the question."""

_EXPLAIN = "Explain what `{name}` does."
_BUSY = "ask: "
_LONGEST_MESSAGE = 4_000
_LONGEST_TITLE = 200


async def start_ask(session: Session, call: Call) -> None:
    """Begin to answer and return at once; the answer comes as a document that cannot be written in, or as a message.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the document is not there, or the question is being answered.
    """
    begin_ask(session, call, read_order(call.arguments, COMMAND))


def begin_ask(session: Session, call: Call, order: Order) -> None:
    """Begin to answer what an order asks, about the text as it stands now.

    Raises:
        UsageError: the question is too long.
        SourceError: the document is not there, or the question is being answered.
    """
    from rightsize.engine.asked import LONGEST_PROMPT, unfit

    fault = unfit(order.instruction or COMMAND)
    if fault is not None:
        raise UsageError(_UNFIT[fault.value].format(most=LONGEST_PROMPT))
    _, snapshot = opened(session, order.uri, None if order.symbols else order.version)
    job = _Asking(session, snapshot, order)
    names = frozenset({f"{_BUSY}{job.name} {order.instruction}"})
    if names & session.jobs.busy(order.uri):
        raise SourceError(f"This about `{job.name}` is being answered already; wait for that, or cancel it.")
    start(session, call, Work(order.uri, names, f"Answering about `{job.name}`", COMMAND, job.run, job.show_finished))


_UNFIT = {
    "empty": "There is nothing to answer; say what you want to know.",
    "too long": "A question may have {most:,} characters; ask a shorter one, and select what it is about.",
}


@dataclass(slots=True)
class _Asking:
    """One job: ask what is wanted, have it answered, show that."""

    session: Session
    snapshot: Snapshot
    order: Order
    ended: dict[int, Answer] = field(default_factory=dict)
    prompt: str = ""
    split: str = ""
    """How a model was asked to split it, one sentence; empty where the rules were sure."""

    @property
    def name(self) -> str:
        """What it is about, for a person."""
        order = self.order
        if len(order.symbols) == 1:
            return order.symbols[0][0] or name_of(order.uri)
        if order.lines is not None:
            first, last = order.lines
            return f"{name_of(order.uri)}:{first + 1}" + (f"-{last + 1}" if last > first else "")
        return name_of(order.uri)

    async def run(self, _job: EditorJob, progress: EditorProgress) -> str:
        """Do the work and return how it ended, in a few words."""
        self.prompt = self.order.instruction or await self._question()
        if not self.prompt:
            return "nothing was asked"
        planning, engine = await imported("rightsize.engine.ask_plan"), await imported("rightsize.engine.ask")
        asked = await imported("rightsize.engine.asked")
        await self.session.engine.look()
        told = await imported("rightsize.core.routing.explain")
        async with self.session.engine.lease() as runtime:
            file = await in_thread(self._file)
            options = asked.AskOptions(cache=self.order.cache)
            wish = planning.Wish(self.prompt, (file,))
            found = await planning.plan(runtime, wish, options, lambda sentence: progress.step(0, 1, sentence))
            subs, self.split = found.subs, found.split.sentence if found.split else ""
            words = [0] * len(subs)

            def tell(event: AskEvent) -> None:
                if isinstance(event, asked.Began):
                    progress.step(len(self.ended), len(subs), f"{told.who(event.step.model)}")
                elif isinstance(event, asked.Waiting):
                    progress.step(len(self.ended), len(subs), event.sentence)
                elif isinstance(event, asked.Piece):
                    words[event.at] += event.text.count(" ")
                    progress.step(len(self.ended), len(subs), f"{sum(words)} words so far")
                elif isinstance(event, asked.Ended) and not event.answer.stopped:
                    self.ended[event.at] = event.answer

            report: Report = await engine.answer(runtime, self.prompt, subs, options, tell, found.split)
        return await self._deliver(report.merged, report.answers)

    async def show_finished(self, _job: EditorJob) -> None:
        """Show the answers that were there before somebody stopped the others."""
        finished = tuple(self.ended[at] for at in sorted(self.ended))
        if any(each.answered for each in finished):
            merge, engine = await imported("rightsize.core.asks.merge"), await imported("rightsize.engine.ask")
            await self._deliver(merge.merged(engine.sections_of(finished)), finished)

    async def _question(self) -> str:
        """Return what is asked: of a symbol what it does; of a selection what a person chooses, or nothing."""
        if len(self.order.symbols) == 1:
            return _EXPLAIN.format(name=self.name)
        choices = dict(QUESTIONS)
        chosen = await self.session.talk.ask(f"What do you want to know about {self.name}?", tuple(choices))
        return choices.get(chosen or "", "")

    def _file(self) -> AskedFile:
        """Return what is asked about: a symbol with its doc, the lines of a selection, or the file."""
        from rightsize.core.analysis.parse import parse
        from rightsize.engine.asked import AskedFile
        from rightsize.engine.snapshot import Snapshot

        parsed, order = self.snapshot.parsed, self.order
        data, lines = parsed.data, parsed.lines
        if order.lines is not None and not order.symbols:
            first, last = (min(each, len(lines.starts) - 1) for each in order.lines)
            data = data[lines.starts[first] : lines.span_of(last).end]
        elif order.scope != "file":
            found = targets_of(order, self.snapshot)
            starts = [min(each.span.start, each.doc.span.start if each.doc else each.span.start) for each in found]
            data = data[min(starts) : max(each.span.end for each in found)]
        if not data.strip():
            raise SourceError("There is nothing in what you selected; select the code that you ask about.")
        part = Snapshot(self.snapshot.path, parse(parsed.language, data))
        named = self.name if order.lines is not None else f"`{self.name}` in {name_of(order.uri)}"
        return AskedFile(self.snapshot.path, decode(data), part, "" if order.scope == "file" else named)

    async def _deliver(self, markdown: str, answers: tuple[Answer, ...]) -> str:
        """Show the document, and what was not answered as the error that it is; return how it ended."""
        problems = list(dict.fromkeys(each.problem for each in answers if each.problem))
        appoint = next((each.appoint for each in answers if each.appoint), "")
        if any(each.answered or each.text for each in answers):
            await self._show(f"> {self.split}\n\n{markdown}" if self.split else markdown)
        if not problems:
            return "answered"
        sentence = f"Not answered: {' '.join(problems)}"
        if appoint:
            session, order = self.session, self.order
            session.spawn(offer_appointment(session, sentence, appoint, lambda: begin_ask(session, Call(), order)))
        else:
            self.session.talk.show(sentence, types.MessageType.Error)
        return "not answered"

    async def _show(self, markdown: str) -> None:
        """Show Markdown in a document where the client opens one, else in a message."""
        if self.session.client.shows_documents and await self._open(markdown):
            return
        whole = len(markdown) <= _LONGEST_MESSAGE
        self.session.talk.show_lines(
            markdown if whole else f"{markdown[:_LONGEST_MESSAGE]}\n…\n(The log has all of it.)"
        )
        if not whole:
            self.session.talk.log_lines(markdown)

    async def _open(self, markdown: str) -> bool:
        settings = await self.session.engine.settings()
        answers = await imported("rightsize.journal.answers")
        titled = f"# {one_line(self.prompt, _LONGEST_TITLE)}\n\n{markdown}"
        path = await in_thread(answers.keep_answer, settings.state_folder, titled)
        # Whoever asked has gone on typing: what they type must not go into the answer.
        params = types.ShowDocumentParams(uri=path.as_uri(), take_focus=False)
        shown: Any = await self.session.talk.request(types.WINDOW_SHOW_DOCUMENT, params)
        return bool(getattr(shown, "success", False))
