"""How the units of a text hang together: what leads a list in, which section a line stands in, what is a detail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.asks.frames import announces, names_details
from rightsize.core.asks.lexicon import FILLER, GREETING, things
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import named_by
from rightsize.core.asks.reading import Mood
from rightsize.core.asks.units import Role
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.units import Unit


class Part(str, Enum):
    """What a unit is in its text."""

    ASKS = "may ask"
    HEADING = "heading"
    DETAIL = "detail of the request above"
    STORY = "back story"


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with what it is.

    Attributes:
        listed: it only announces the tasks below it.
        asked: it is an item of a list whose items are each asked for.
    """

    unit: Unit
    part: Part
    joints: tuple[Joint, ...]
    listed: bool = False
    asked: bool = False


_GENERIC = MARKS["generic"]


def placed(
    units: Sequence[Unit], joints: Mapping[int, tuple[Joint, ...]], *, sections: bool = True
) -> Iterator[Placed]:
    """Yield each unit with the part that it plays; without `sections`, headings make nothing back story."""
    leads = _leads(units)
    items: dict[int, list[Unit]] = {}
    for unit in units:
        if (above := leads.get(unit.start)) is not None:
            items.setdefault(above.start, []).append(unit)
    asking = _asking(units, leads, joints)
    bound: set[int] = set()
    section, block, label = Part.ASKS, 0, False
    for number, unit in enumerate(units):
        mine = joints[unit.start]
        if unit.role is Role.HEADING and not _leads_list(mine, units[number + 1 : number + 2]):
            section = _section(mine) if sections else Part.ASKS
            block, label = unit.block, mine[0].clause.words.low[0] not in {"#", "*"}
            yield Placed(unit, Part.HEADING, mine)
            continue
        if unit.role is Role.SENTENCE and unit.block > block + 1 and mine[0].clause.words.low[0] != "#":
            section = Part.ASKS if label else section
        if section is Part.STORY and unit.block == units[-1].block > block + 1 and _is_request(unit, joints):
            section = Part.ASKS
        above = leads.get(unit.start)
        part = section
        if above is not None and part is Part.ASKS and _belongs(unit, above, bound, joints):
            part = Part.DETAIL
        if part is not Part.ASKS:
            bound.add(unit.start)
            yield Placed(unit, part, mine)
            continue
        listed = _lists_tasks(unit, items.get(unit.start, ()), joints)
        yield Placed(unit, part, mine, listed=listed, asked=unit.start in asking)


def _leads(units: Sequence[Unit]) -> dict[int, Unit]:
    """Return what leads each list item in: what stands above its list, or the item that it is indented under."""
    found: dict[int, Unit] = {}
    held: list[Unit] = []
    blocks: dict[int, Unit | None] = {}
    before: Unit | None = None
    for unit in units:
        if unit.role is not Role.ITEM:
            before, held = unit, []
            continue
        while held and (held[-1].level >= unit.level):
            held.pop()
        above = held[-1] if held else blocks.setdefault(unit.block, before)
        if above is not None:
            found[unit.start] = above
        held.append(unit)
    return found


def _asking(
    units: Sequence[Unit], leads: Mapping[int, Unit], joints: Mapping[int, tuple[Joint, ...]]
) -> frozenset[int]:
    """Return where the items begin of lists that are announced as tasks, or of which most others ask for something."""
    lists: dict[tuple[int, int], list[Unit]] = {}
    for unit in units:
        if unit.role is Role.ITEM:
            lists.setdefault((unit.block, unit.level), []).append(unit)
    found: set[int] = set()
    for items in lists.values():
        above = leads.get(items[0].start)
        announced = above is not None and announces(joints[above.start][-1].clause)
        asks = sum(_is_request(each, joints) for each in items)
        if announced or asks * 2 > len(items):
            found.update(each.start for each in items)
    return frozenset(found)


def _leads_list(joints: Sequence[Joint], below: Sequence[Unit]) -> bool:
    """Tell whether a line with a colon is a sentence, and no heading: "please add:" above a list, "shorten this:"."""
    clause = joints[-1].clause
    if clause.mood is Mood.ASKS and clause.after and clause.lows[-1] == ":" and clause.words.low[0] != "#":
        return True
    return bool(below) and below[0].role is Role.ITEM and joints[-1].clause.mood in (Mood.ASKS, Mood.WISHES)


def _section(joints: Sequence[Joint]) -> Part:
    clause = joints[0].clause
    words = {
        low for low, bits in zip(clause.lows, clause.words.roles[clause.begin :], strict=False) if not bits & FILLER
    }
    frames = things().frames
    if words & frames["lists"] or (clause.mood is Mood.ASKS and clause.verb not in frames["stories"]):
        return Part.ASKS
    if words & frames["stories"]:
        return Part.STORY
    return Part.DETAIL if words & frames["details"] else Part.ASKS


def _belongs(unit: Unit, above: Unit, bound: set[int], joints: Mapping[int, tuple[Joint, ...]]) -> bool:
    """Tell whether a list item is a detail of what leads its list in, and not a request by itself."""
    if above.start in bound:
        return True
    clause = joints[above.start][-1].clause
    if above.role is Role.HEADING and clause.mood not in (Mood.ASKS, Mood.WISHES):
        return False
    if announces(clause) or (clause.mood is Mood.QUESTION and clause.lows[-1] == ":"):
        return False
    if above.role is Role.ITEM:
        return any(each.clause.mood is not Mood.TELLS for each in joints[above.start]) or not _is_request(unit, joints)
    if clause.mood in (Mood.ASKS, Mood.WISHES, Mood.QUESTION):
        return not (_names_many(clause.lows) and _is_request(unit, joints))
    return names_details(clause)


def _names_many(lows: Sequence[str]) -> bool:
    return bool(_GENERIC & set(lows))


def _is_request(unit: Unit, joints: Mapping[int, tuple[Joint, ...]]) -> bool:
    return any(
        each.clause.mood in (Mood.ASKS, Mood.QUESTION) and each.clause.sort != "limit" for each in joints[unit.start]
    )


def _names_paper(clause: Clause) -> bool:
    """Tell whether an item names something to be written that is no code."""
    kind, _ = named_by(clause.words, clause.head, clause.end)
    return kind not in (None, TaskKind.CODE_GENERATION)


def _lists_tasks(unit: Unit, items: Sequence[Unit], joints: Mapping[int, tuple[Joint, ...]]) -> bool:
    """Tell whether a sentence only announces the tasks that it leads in: "make these changes", "two things"."""
    clause = joints[unit.start][-1].clause
    if not items:
        return unit.role is not Role.ITEM and announces(clause) and clause.mood is not Mood.TELLS
    if clause.mood is Mood.TELLS and clause.lows[-1] == ":" and not names_details(clause):
        return any(_is_request(each, joints) or _names_paper(joints[each.start][0].clause) for each in items)
    if clause.mood is Mood.QUESTION and clause.lows[-1] == ":" and "?" not in clause.lows:
        return True
    return announces(clause) or (_names_many(clause.lows) and any(_is_request(each, joints) for each in items))


def is_greeting(joint: Joint) -> bool:
    """Tell whether a clause greets or thanks."""
    clause = joint.clause
    return bool(clause.words.roles[clause.begin] & GREETING)
