"""A text that asks for nothing: what is done with it all the same, and which words say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.asks.ask import Evidence
from rightsize.core.asks.lines import Look, look_of
from rightsize.core.asks.paragraphs import LOGGED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rightsize.core.asks.pasted import Pasted

_SHOWN = 60


class Done(NamedTuple):
    """What is done with data about which nothing is asked.

    Attributes:
        clause: for people.
        words: for the model.
    """

    clause: str
    words: str


_CODE = Done("so the code is explained", "Explain what this code does.")
_FAULT = Done("so the error is explained", "Explain what went wrong here, why, and how to mend it.")
_DONE: Mapping[str, Done] = {
    "code": _CODE,
    "unfenced code": _CODE,
    "diff": Done("so the change is explained", "Explain what this change does."),
    "trace": _FAULT,
    "log": Done("so the log is explained", "Explain what this log tells."),
    "settings": Done("so the settings are explained", "Explain what these settings do."),
    "commits": Done("so the commits are explained", "Explain what these commits change."),
}
_ANY = Done("so what is pasted is explained", "Explain what this says.")


def nothing_asked(text: str, pasted: Sequence[Pasted]) -> Evidence:
    """Return why a text that asks for nothing is a task, and what is done with what is pasted in it."""
    done = done_with(text, pasted)
    rule = "nothing is asked for" if done is None else f"nothing is asked, {done.clause}"
    return Evidence(rule, text.strip()[:_SHOWN])


def done_with(text: str, pasted: Sequence[Pasted]) -> Done | None:
    """Return what is done with a text that is data alone, None where it has words of its own, or nothing."""
    blocks = [each for each in pasted if not each.inline]
    at, words = 0, []
    for each in blocks:
        words.append(text[at : each.start])
        at = each.end
    if not blocks or "".join((*words, text[at:])).strip():
        return None
    sorts = {_DONE.get(_sort(text, each), _ANY) for each in blocks}
    return _FAULT if _FAULT in sorts else sorts.pop() if len(sorts) == 1 else _ANY


def _sort(text: str, block: Pasted) -> str:
    """Return of which sort a block is; of a fence, what its first line looks like, where that is no code."""
    if block.what != Look.FENCE.value:
        return block.what
    inside = text[block.start : block.end].split("\n")[1:]
    look = look_of(next(filter(str.strip, inside), ""))
    return look.value if look in LOGGED else block.what
