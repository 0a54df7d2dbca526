"""A task of a text that asks for a review of code: tier 4, checked quotes, and an error where nobody read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.errors import RightsizeError
from rightsize.core.review.told import review_markdown
from rightsize.core.routing.ladder import Try
from rightsize.engine.asked import Answer, Began, Piece, Waiting, event_of_end
from rightsize.engine.floor import no_rules
from rightsize.engine.review import ReviewOptions, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.engine.asked import AskEvent, AskOptions, SubTask
    from rightsize.engine.results import Attempt
    from rightsize.engine.review import Review
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class _Steps:
    """Passes on how far a review is; implements `engine.ports.Reporter`."""

    at: int
    tell: Callable[[AskEvent], None]

    def step(self, done: int, total: int, sentence: str) -> None:
        """Tell what is read."""
        if done < total:
            of_several = f" ({done + 1} of {total})" if total > 1 else ""
            self.tell(Waiting(self.at, f"reviewing {sentence}{of_several}"))

    def note(self, cause: str, sentence: str) -> None:  # noqa: ARG002 - the port's signature
        """Tell a person one thing."""
        self.tell(Waiting(self.at, sentence))


async def answer_by_review(
    runtime: Runtime,
    at: int,
    sub: SubTask,
    options: AskOptions,
    tell: Callable[[AskEvent], None],
    made: list[Attempt],
) -> Answer:
    """Review what a task was given; whatever was not read by a model that may review is an error in the answer.

    Parameters:
        made: takes each attempt as it ends, those of second passes too; whoever stops the work has them there.
    """
    if sub.decision is not None and not runtime.draft:
        tell(Began(at, Try(sub.decision.model, 1)))
    how = ReviewOptions(interactive=options.interactive, cache=options.cache, ends=made.append)
    done: list[Review] = []
    failed: list[str] = []
    for source in sub.sources:
        try:
            done.append(await review(runtime, source, None, how, _Steps(at, tell)))
        except RightsizeError as error:  # What was read of the others, and paid for, stays in the answer.
            failed.append(f"{source.path}: {error}" if len(sub.sources) > 1 else str(error))
            continue
        for event in (event_of_end(at, each) for each in done[-1].attempts):
            if event is not None:
                tell(event)
    problems = [*(error for each in done for error in each.errors), *failed]
    text = "\n\n".join(_told(each, named=len(sub.sources) > 1) for each in done)
    if text and sub.unread:
        text += _UNREAD.format(messages="one message" if sub.unread == 1 else f"{sub.unread} messages")
    tell(Piece(at, text))
    passed = [each.model for each in made if each.verdict is not None and each.verdict.passed]
    return Answer(
        sub,
        text,
        tuple(made),
        problem=" ".join(dict.fromkeys(problems)),
        model=passed[-1] if passed else None,
        appoint=next((each.appoint for each in done if each.appoint), ""),
    )


_UNREAD = "\n\nNote: code of {messages} further above was not read; paste it beside the question to have it reviewed."


def _told(done: Review, *, named: bool) -> str:
    """Return a review as Markdown, below its file's name where there are several."""
    parsed = done.snapshot.parsed
    text = review_markdown(parsed, done.findings, done.reviewer, done.passes, done.symbols)
    # Where nobody has read it, the head says already that there are no rules.
    said = () if done.reviewer else (no_rules(parsed.language),)
    notes = "".join(f"\n\nNote: {each}" for each in done.notes if each not in said)
    return f"### {done.snapshot.path}\n\n{text}{notes}" if named else f"{text}{notes}"
