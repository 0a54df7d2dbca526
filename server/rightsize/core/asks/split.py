"""From free text to the tasks that it asks for; pure, and without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Ask, Evidence
from rightsize.core.asks.gather import Gatherer
from rightsize.core.asks.joints import joints_of
from rightsize.core.asks.pasted import pasted_in, pasted_within
from rightsize.core.asks.plan import placed
from rightsize.core.asks.units import units_of
from rightsize.core.asks.words import language_of, plain_of, words_in
from rightsize.core.errors import UsageError
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from rightsize.core.asks.gathered import Task
    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.pasted import Pasted
    from rightsize.core.asks.units import Unit

MOST_TASKS = 32
"""Tasks of one text: each begins a ladder of its own, and is given what holds for all of them."""

_CODE = frozenset({"code", "unfenced code", "diff"})
_TEXT = frozenset({"text", "talk", "mail", "quote"})
_SHOWN = 60


def split(text: str, *, code: bool = False) -> tuple[Ask, ...]:
    """Return the tasks of a text in the order in which they stand; a text that asks nothing is one simple question.

    Parameters:
        code: code is given beside the text, as in a file, to which it may point as to pasted code.

    Raises:
        UsageError: these are more than `MOST_TASKS`.
    """
    pasted = pasted_in(text)
    gatherer = gathered(text, pasted, code=code)
    if len(gatherer.tasks) > MOST_TASKS:
        raise UsageError(
            f"the request asks for {len(gatherer.tasks):,} things, more than the {MOST_TASKS} that are answered at "
            "once; send it in parts"
        )
    if gatherer.tasks:
        return tuple(_ask(text, pasted, gatherer, number) for number in range(len(gatherer.tasks)))
    whole = text.strip()
    why = Evidence("nothing is asked for", whole[:_SHOWN])
    return (Ask(TaskKind.QA_SIMPLE, text, whole, 0, len(text), (why,)),)


def gathered(text: str, pasted: Sequence[Pasted], *, code: bool = False) -> Gatherer:
    """Return what was gathered in a text, with the clause of each task, beside what is pasted."""
    plain = plain_of(text)
    units = units_of(text, pasted)
    lexicon = language_of(_without(plain, unit, pasted) for unit in units)
    words = {unit.start: words_in(plain, pasted, unit.start, unit.end, lexicon) for unit in units}
    units = tuple(unit for unit in units if words[unit.start])
    joints = {unit.start: joints_of(words[unit.start], lexicon) for unit in units}
    given = {"code"} if code else set()
    given |= {each.what for each in pasted if not each.inline}
    gatherer = _gatherer(units, joints, lexicon, given, sections=True)
    return gatherer if gatherer.tasks else _gatherer(units, joints, lexicon, given, sections=False)


def _gatherer(
    units: Sequence[Unit],
    joints: Mapping[int, tuple[Joint, ...]],
    lexicon: Lexicon,
    given: AbstractSet[str],
    *,
    sections: bool,
) -> Gatherer:
    gatherer = Gatherer(lexicon, code=not _CODE.isdisjoint(given), text=not _TEXT.isdisjoint(given))
    for each in placed(units, joints, sections=sections):
        gatherer.take(each)
    gatherer.finish()
    return gatherer


def _without(text: str, unit: Unit, pasted: Sequence[Pasted]) -> str:
    """Return the words of a unit without the data within."""
    at, kept = unit.start, []
    for each in pasted_within(pasted, unit.start, unit.end):
        if unit.start <= each.start:
            kept.append(text[at : each.start])
            at = each.end
    return " ".join((*kept, text[at : unit.end]))


def _ask(text: str, pasted: Sequence[Pasted], gatherer: Gatherer, number: int) -> Ask:
    task = gatherer.tasks[number]
    spans = sorted(set(task.spans))
    own = _words(text, task)
    data = [(each.start, each.end) for each in pasted if not each.inline]
    outside = [each for each in data if not any(start <= each[0] and each[1] <= end for start, end in spans)]
    context = sorted({*gatherer.shared, *outside})
    before = [_quoted(_words(text, each)) for each in _referred_to(gatherer.tasks, number)]
    given = "\n\n".join([*before, own, *(text[start:end].strip() for start, end in context)])
    return Ask(task.kind, given, own, spans[0][0], max(end for _, end in spans), tuple(task.evidence))


def _words(text: str, task: Task) -> str:
    return "\n".join(text[start:end].strip() for start, end in sorted(set(task.spans)))


def _quoted(words: str) -> str:
    """Return words as a quotation, so that nobody takes them for what is asked."""
    return "\n".join(f"> {line}" for line in words.split("\n"))


def _referred_to(tasks: Sequence[Task], number: int) -> Sequence[Task]:
    """Return the tasks before one whose things its "it" or "them" stands for: back to the first that names its own."""
    first = number
    while first and tasks[first].refers:
        first -= 1
    return tasks[first:number]
