"""What a person reads at the end of a job: nothing when all is well and visible, else one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.engine.results import Result
    from rightsize.lsp.apply import Landing
    from rightsize.lsp.session import Session

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Words:
    """What results of one kind are called: `done` and `failed` follow a name."""

    done: str
    failed: str


DOCUMENTED = Words("documented", "could not be documented")
GENERATED = Words("written", "could not be generated")
FIXED = Words("mended", "could not be mended")


def tell_results(
    session: Session, results: Sequence[Result], landing: Landing, words: Words, *, anew: bool = False
) -> str:
    """Tell what could not be done, log the rest, and return how the job ended for the progress bar.

    Parameters:
        anew: what was told before is shown again: a person asked for this one thing, and would else see nothing.
    """
    from rightsize.engine.results import Status

    ending = _ending(results, landing, words)
    failed = [each for each in results if each.status is Status.FAILED]
    alone = [each for each in results if each.status is Status.LEFT_ALONE]
    warnings = [
        *([_refusal(results, landing.refused, words)] if landing.refused else []),
        *([_moved_on(landing.changed)] if landing.changed else []),
        *_reasons(failed, words.failed),
    ]
    for sentence in [ending, *_reasons(alone, "left alone")] if ending else _reasons(alone, "left alone"):
        session.talk.log(sentence)
    if warnings:
        _tell(session, [] if anew else failed, " ".join(warnings))
    elif alone and not landing.landed:
        session.talk.show(" ".join(_reasons(alone, "left alone")))
    return ending


def _tell(session: Session, failed: Sequence[Result], sentence: str) -> None:
    """Show a warning; what is wrong with a model or its server is one cause, however many symbols meet it."""
    codes = {each.reason_code for each in failed}
    if codes and not codes & _ABOUT_THE_SYMBOL:
        session.talk.tell_once(f"failed: {', '.join(sorted(codes))}", sentence)
        return
    session.talk.show(sentence, types.MessageType.Warning)


_ABOUT_THE_SYMBOL = frozenset({"checks_failed", "syntax_error", "no_place"})


def _ending(results: Sequence[Result], landing: Landing, words: Words) -> str:
    if not results:
        return ""
    if len(results) == 1 and landing.landed:
        attempt = landing.landed[0].attempts[-1] if landing.landed[0].attempts else None
        who = f" by {attempt.by}{attempt.remark}" if attempt else ""
        return f"{_names(landing.landed)} {words.done}{who}."
    if len(results) == 1:
        return f"{_names(results)} was not {words.done}."
    return f"{len(landing.landed)} of {len(results)} {words.done}."


def _refusal(results: Sequence[Result], why: str, words: Words) -> str:
    """Say that the editor did not take what passed, which is kept and costs nothing a second time."""
    what = f"{_names(results)} was not" if len(results) == 1 else f"{len(results)} symbols were not"
    return f"{what} {words.done}: {why.rstrip('.')}. Ask again once the text can be changed; the answer is kept."


def _reasons(results: Sequence[Result], how: str) -> list[str]:
    """Return one sentence for each reason, with the first few names that met it."""
    by_reason: dict[str, list[Result]] = {}
    for each in results:
        by_reason.setdefault(each.reason, []).append(each)
    return [f"{_names(group)} {how}: {reason.rstrip('.')}." for reason, group in by_reason.items()]


def _moved_on(results: Sequence[Result]) -> str:
    return f"{_names(results)} changed meanwhile and {'was' if len(results) == 1 else 'were'} left as is; ask again."


def _names(results: Sequence[Result]) -> str:
    names = [f"`{each.name}`" for each in results]
    if len(names) <= _NAMED:
        return ", ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
