"""Clause after clause, each begins a task or belongs to one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rightsize.core.asks.belongs import (
    Before,
    asks_more,
    belongs,
    fills,
    leads_up,
    object_of,
    only_asks_on,
    points,
    read_of,
    settles,
)
from rightsize.core.asks.frames import announces
from rightsize.core.asks.gathered import Held, Place, Task, keep_to_concept
from rightsize.core.asks.kinds import Context, kind_of
from rightsize.core.asks.lexicon import DETERMINER, HANDS, PAST, PREPOSITION, PRONOUN
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import named_by, phrase_end
from rightsize.core.asks.plan import Part
from rightsize.core.asks.reading import Mood
from rightsize.core.asks.units import Role
from rightsize.core.asks.wanted import (
    adds_demand,
    goes_with,
    is_duty,
    is_role,
    is_the_same,
    is_welcome,
    names_something,
    names_the_first,
    stands_apart,
    subject_of,
    takes_up,
    tells_alone,
    told_to_be_done,
    used_to_make,
    wished,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.kinds import Decided
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.plan import Placed
    from rightsize.core.asks.reading import Clause
    from rightsize.core.tasks.task import TaskKind

_ONLY = MARKS["only"]
_SHORT = 2
"""Words of a question that only asks on, of a subject that is none, of a verb that leads up to nothing."""

_UNREAD = frozenset({"prepare", "look", "limit", "follow"})


class Gatherer:
    """Reads unit after unit.

    Attributes:
        tasks: what was found so far.
        shared: the characters that bound all of them.
        lexicon: the language.
    """

    def __init__(self, lexicon: Lexicon, *, code: bool, text: bool) -> None:
        self.tasks: list[Task] = []
        self.shared: list[tuple[int, int]] = []
        self.lexicon, self._code, self._text = lexicon, code, text
        self._place, self._held = Place(), Held()
        self._kinds: dict[tuple[int, TaskKind | None], tuple[Clause, Decided]] = {}

    def take(self, placed: Placed) -> None:
        """Take a unit with the part that it plays."""
        self._place.unit += 1
        if placed.part is Part.HEADING:
            self._heading(placed)
        elif placed.part is Part.DETAIL and self.tasks:
            self.tasks[-1].spans.append((placed.unit.start, placed.unit.end))
        elif placed.part is not Part.ASKS:
            self.shared.append((placed.unit.start, placed.unit.end))
        else:
            self._unit(placed)

    def finish(self) -> None:
        """Let what named, bounded or told something be the request where there is no other."""
        held = self._held
        if not self.tasks:
            for clause in (*held.named, *held.bounds[:1]):
                self._begin(clause)
        if not self.tasks and (told := told_to_be_done(held.stories)):
            self._begin(wished(told))

    def context(self) -> Context:
        """Return what stands around the clause that is read."""
        return Context(self._code, self._text, self._place.subject)

    def _heading(self, placed: Placed) -> None:
        for clause in (joint.clause for joint in placed.joints):
            asks = clause.mood in (Mood.ASKS, Mood.WISHES) and not announces(clause)
            if clause.mood is Mood.QUESTION and clause.lows[-1:] == ("?",):
                self._begin(clause)
            elif asks or names_something(clause):
                self._held.named.append(clause)
        self._place.subject = None

    def _unit(self, placed: Placed) -> None:
        place, joints = self._place, placed.joints
        place.told, place.item, place.asked = None, placed.unit.role is Role.ITEM, placed.asked
        if place.item or place.unit > place.subject_unit + 1:
            place.subject = None
        for number, joint in enumerate(joints):
            if placed.listed and number == len(joints) - 1:
                self.shared.append(joint.clause.span)
            else:
                self._joint(joint, joints[number + 1 :], first=number == 0)
        self._settle()
        place.ended = joints[-1].clause.lows[-1:] == (";",)

    def _joint(self, joint: Joint, rest: Sequence[Joint], *, first: bool) -> None:
        """Let a clause begin a task, belong to one, or wait for the next."""
        clause = joint.clause
        self._place.joined = joint.joined
        frames = bool(rest) and ":" in rest[0].joined
        if joint.shared and rest and self._one_with(clause, rest[0].clause):
            self._held.waiting.append(joint)
        elif clause.mood is Mood.FORBIDS:
            self._attach(clause, here=not first)
        elif frames or (clause.mood in (Mood.ASKS, Mood.WISHES) and not self._place.item and announces(clause)):
            self._note_subject(clause)
            self._attach(clause, here=False)
        elif clause.mood is Mood.TELLS:
            self._tells(clause, rest, first=first)
        elif clause.mood is Mood.QUESTION:
            self._asks_back(clause)
        elif clause.mood is Mood.WISHES:
            self._wishes(clause, first=first)
        else:
            self._asks(joint, rest, first=first)

    def _one_with(self, clause: Clause, other: Clause) -> bool:
        """Tell whether two verbs with one object ask for one thing."""
        return self._kind(clause) is self._kind(other) or clause.sort in _UNREAD

    def _kind(self, clause: Clause) -> TaskKind:
        return self._decided(clause)[0]

    def _decided(self, clause: Clause) -> Decided:
        key = (id(clause), self._place.subject)  # the clause is kept beside, so that no other one gets its number
        if key not in self._kinds:
            self._kinds[key] = clause, kind_of(clause, self.lexicon, self.context())
        return self._kinds[key][1]

    def _tells(self, clause: Clause, rest: Sequence[Joint], *, first: bool) -> None:
        added = bool(self.tasks) and first and adds_demand(clause, self.lexicon)
        item = first and self._place.item and (is_duty(clause) or (self._place.asked and tells_alone(clause, rest)))
        if added or item or names_the_first(clause, rest):
            self._begin(wished(clause))
        elif is_welcome(clause):
            self._begin(replace(clause, mood=Mood.WISHES))
        elif self.tasks and is_the_same(clause):
            self._begin(clause, same=True)
        elif names_something(clause) and not takes_up(clause, rest) and self._is_wanted(clause, first=first):
            self._begin(clause)
        else:
            self._note_subject(clause)
            if not self.tasks:
                self._held.stories.append(clause)
            for last in self.tasks[-1:]:
                last.unit = self._place.unit
            self._attach(clause, here=not first)

    def _is_wanted(self, clause: Clause, *, first: bool) -> bool:
        """Tell whether what a clause names is asked for, and no bound of the task before it."""
        return not self.tasks or self._place.item or not first or stands_apart(clause, self.tasks[-1].kind)

    def _note_subject(self, clause: Clause) -> None:
        place = self._place
        place.told = clause
        kind = subject_of(clause)
        if kind is not None or clause.words.roles[clause.head] & DETERMINER:
            place.subject, place.subject_unit = kind, place.unit

    def _asks_back(self, clause: Clause) -> None:
        said = [low for low in clause.words.low[clause.head : clause.end] if low[0].isalnum()]
        kind = partial(self._kind, clause)
        if self.tasks and (len(said) <= _SHORT or only_asks_on(clause, kind, self.tasks[-1], self._place.unit)):
            self._extend(clause)
        elif not announces(clause):
            self._begin(clause)
            if not self._code:
                keep_to_concept(self.tasks)

    def _wishes(self, clause: Clause, *, first: bool) -> None:
        place, words = self._place, clause.words
        named, _ = named_by(words, clause.object, clause.end)
        stop = phrase_end(words, clause.object, clause.end)
        if words.roles[clause.object] & PRONOUN and named is None and not any(roles & PAST for roles in words.roles):
            self._attach(clause, here=not first)
            return
        if self.tasks and not first and named is None and words.low[stop : stop + 1] == ("to",):
            self._extend(clause)
            return
        only = _ONLY.intersection(clause.lows[: clause.object - clause.begin])
        if self.tasks and only and (not first or self._kind(clause) is self.tasks[-1].kind):
            self._extend(clause)
            return
        if clause.object - clause.begin > _SHORT:
            kind, _ = named_by(words, clause.begin, clause.object)
            place.subject = kind or place.subject
        self._begin(clause)
        place.subject, place.subject_unit = self.tasks[-1].kind, place.unit

    def _asks(self, joint: Joint, rest: Sequence[Joint], *, first: bool) -> None:
        clause = joint.clause
        if clause.sort == "limit" and (made := used_to_make(clause, self.lexicon)):
            self._begin(made)
            return
        bounds = clause.sort == "limit" and not (first and self._place.asked)
        if bounds:
            self._held.bounds.append(clause)
        if bounds or points(clause):
            self._attach(clause, here=not first)
            return
        follows = next((each for each in rest[:2] if asks_more(each.clause)), None)
        if follows is not None and leads_up(clause, follows, self._kind):
            self._place.subject = named_by(clause.words, clause.object, clause.end)[0] or self._place.subject
            self._held.waiting.append(joint)
        elif self.tasks and self._belongs(joint, first=first):
            self._extend(clause)
        else:
            self._begin(clause, rest if joint.shared else ())

    def _belongs(self, joint: Joint, *, first: bool) -> bool:
        place, last = self._place, self.tasks[-1]
        read = read_of(joint, self._kind(joint.clause))
        if place.item and first and (read.clause.sort == "follow" or (read.clause.verb == "make" and read.said)):
            return False  # "publish it" is a request where it is an item
        told = place.told
        if told and (told.words.roles[told.begin] & PREPOSITION or (len(read.said) <= _SHORT and is_duty(told))):
            return False  # "in the README, link to it"; "…, which should be deleted by a job, write that too"
        next_to = last.unit >= place.unit - 1
        fills_on = not place.item and (place.filled == place.unit or (next_to and last.began < place.unit))
        before = Before(last.kind, last.clause, next_to, first, fills_on, place.ended)
        if fills(read, before, self.lexicon):
            place.filled = place.unit
            return True
        if not belongs(read, before, self.lexicon):
            return False
        if read.clause.words.roles[read.clause.head] & HANDS and settles(read, before):
            last.kind = read.kind  # a question whose reasons are asked for wants reasons
        return True

    def _begin(self, clause: Clause, rest: Sequence[Joint] = (), *, same: bool = False) -> None:
        """Begin a task; `rest` holds the object that it shares with the verbs behind it."""
        place, told = self._place, self._place.told
        self._begin_demanded(clause)
        if (told is not None and is_role(told) and clause.polite) or is_role(clause):
            clause = wished(clause)
        place.told = None
        kind, why = self._decided(clause)
        evidence = (*why, *place.began_by(clause, self._held.waiting))
        if self.tasks and (same or (clause.verb == "do" and "same" in clause.lows)):
            kind = self.tasks[-1].kind
        spans = [*(each.clause.span for each in self._held.waiting), clause.span, *object_of(rest)]
        self.tasks.append(Task(kind, clause, spans, evidence, place.unit, place.unit, self.context()))
        self._held.waiting = []

    def _begin_demanded(self, clause: Clause) -> None:
        """Let what the sentence before demanded be a request where this one asks for something also."""
        stories, self._held.stories = self._held.stories, []
        if not self.tasks and stories and goes_with(stories[-1], clause):
            self._begin(wished(stories[-1]))

    def _settle(self) -> None:
        """Let verbs that led up to nothing stand for themselves."""
        waiting, self._held.waiting = self._held.waiting, []
        for joint in waiting[-1:]:
            if self.tasks and len(joint.clause.lows) <= _SHORT:
                self._extend(joint.clause)
            else:
                self._begin(joint.clause)

    def _extend(self, clause: Clause) -> None:
        self.tasks[-1].spans.append(clause.span)

    def _attach(self, clause: Clause, *, here: bool) -> None:
        """Add what bounds a task: to the one before it in its sentence, else to all."""
        if here and self.tasks:
            self._extend(clause)
        else:
            self.shared.append(clause.span)
