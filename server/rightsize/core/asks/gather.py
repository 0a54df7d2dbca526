"""Clause after clause, each begins a task or belongs to one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.asks.frames import announces
from rightsize.core.asks.kinds import Context, kind_of
from rightsize.core.asks.lexicon import (
    DETERMINER,
    FILLER,
    GREETING,
    HANDS,
    LEADS,
    MARK,
    MODAL,
    OPENER,
    PAST,
    PREPOSITION,
    PRONOUN,
    THIRD,
    VERB,
    things,
)
from rightsize.core.asks.marks import MARKS
from rightsize.core.asks.naming import ONE, named_by, phrase_end
from rightsize.core.asks.plan import Part
from rightsize.core.asks.reading import Mood, finite_in, says_something, sort_at
from rightsize.core.asks.units import Role
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.asks.ask import Evidence
    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.plan import Placed
    from rightsize.core.asks.reading import Clause
    from rightsize.core.asks.words import Words

_USES = MARKS["uses"]
_ONLY = MARKS["only"]
_FOR_AND_OF = MARKS["for and of"]
_MADE_SO = MARKS["made so"]
_STAND_FOR_A_THING = MARKS["stand for a thing"]
_PURPOSE = MARKS["purpose"]
_WHETHER = MARKS["whether"]
_TO_ME = MARKS["to me"]
_LINKS = MARKS["links"]
_ASKS_FOR_AN_ANSWER = MARKS["asks for an answer"]
_OUGHT = MARKS["ought"]
_BEFORE_BE = MARKS["before be"]
_IN_A_LANGUAGE = MARKS["in a language"]
_FIRST_PERSONS = MARKS["first persons"]


@dataclass(slots=True)
class Task:
    """A task that is being gathered: its kind, the characters that belong to it, and why."""

    kind: TaskKind
    clause: Clause
    spans: list[tuple[int, int]]
    evidence: list[Evidence] = field(default_factory=list)
    unit: int = -1


_APART = frozenset(
    {"then", "afterwards", "after that", "dann", "danach", "anschließend", "puis", "ensuite", "luego", "después"}
)
_PARTS = MARKS["parts"]
_SHORT = 2
_LONGEST_NAME = 9


class Gatherer:
    """Reads unit after unit.

    Attributes:
        tasks: what was found so far.
        shared: the characters that bound all of them.
    """

    def __init__(self, lexicon: Lexicon, *, code: bool) -> None:
        self._lexicon, self._code = lexicon, code
        self.tasks: list[Task] = []
        self.shared: list[tuple[int, int]] = []
        self._waiting: list[Joint] = []
        self._named: list[Clause] = []
        self._bounds: list[Clause] = []
        self._stories: list[Clause] = []
        self._subject: TaskKind | None = None
        self._unit = 0
        self._subject_unit = 0
        self._filled = -1
        self._item = self._semicolon = False
        self._told: Clause | None = None

    def take(self, placed: Placed) -> None:
        """Take a unit with the part that it plays."""
        self._unit += 1
        if placed.part is Part.HEADING:
            self._heading(placed)
        elif placed.part is Part.DETAIL and self.tasks:
            self.tasks[-1].spans.append((placed.unit.start, placed.unit.end))
        elif placed.part is not Part.ASKS:
            self.shared.append((placed.unit.start, placed.unit.end))
        else:
            self._sentence(placed)

    def finish(self) -> None:
        """Let what named, bounded or told something be the request where there is no other."""
        if not self.tasks:
            for clause in (*self._named, *self._bounds[:1]):
                self._begin(clause)
        if not self.tasks and (story := next((each for each in self._stories if _is_story(each)), None)):
            self._begin(replace(story, mood=Mood.WISHES, object=story.end))
        if not self.tasks and self._stories and _is_thing(self._stories[0]):
            self._begin(replace(self._stories[0], mood=Mood.WISHES, object=self._stories[0].end))

    def _heading(self, placed: Placed) -> None:
        for joint in placed.joints:
            clause = joint.clause
            if clause.mood is Mood.QUESTION and clause.lows[-1:] == ("?",):
                self._begin(clause)
            elif clause.mood in (Mood.ASKS, Mood.WISHES) and not announces(clause) or self._names(clause):
                self._named.append(clause)
        self._subject = None

    def _sentence(self, placed: Placed) -> None:
        self._told = None
        self._item = placed.unit.role is Role.ITEM
        joints = placed.joints
        if placed.unit.role is Role.ITEM or self._unit > self._subject_unit + 1:
            self._subject = None
        for number, joint in enumerate(joints):
            if placed.listed and number == len(joints) - 1:
                self.shared.append(joint.clause.span)
                continue
            self._joint(joint, joints[number + 1 :], first=number == 0)
        self._settle()
        self._semicolon = joints[-1].clause.lows[-1:] == (";",)

    def _joint(self, joint: Joint, rest: Sequence[Joint], *, first: bool) -> None:
        clause = joint.clause
        if joint.shared and rest and self._one_with(joint, rest):
            self._waiting.append(joint)
        elif clause.mood is Mood.FORBIDS:
            self._attach(clause, here=not first)
        elif clause.mood is Mood.TELLS:
            self._tells(joint, rest, first=first)
        elif clause.mood is Mood.QUESTION:
            if rest and ":" in rest[0].joined:
                self._attach(clause, here=False)
                return
            self._asks_back(clause, first=first)
        elif clause.mood is Mood.WISHES:
            if announces(clause):
                self._attach(clause, here=False)
            else:
                self._wishes(clause, joint, first=first)
        else:
            self._asks(joint, rest, first=first)

    def _one_with(self, joint: Joint, rest: Sequence[Joint]) -> bool:
        """Tell whether two verbs with one object ask for one thing: their kinds do not differ."""
        mine, other = self._kind(joint.clause), self._kind(rest[0].clause)
        return mine is other or joint.clause.sort in ("prepare", "look", "limit", "follow")

    def _kind(self, clause: Clause) -> TaskKind:
        return kind_of(clause, self._lexicon, Context(self._code, self._subject))[0]

    def _tells(self, joint: Joint, rest: Sequence[Joint], *, first: bool) -> None:
        clause = joint.clause
        if rest and ":" in rest[0].joined:
            self._note_subject(clause)
            self._attach(clause, here=False)
            return
        if first and self._item and _is_passive(clause):
            self._begin(replace(clause, mood=Mood.WISHES, object=clause.end))
            return
        if self.tasks and ("the", "same") in zip(clause.lows, clause.lows[1:], strict=False) and clause.lows[-1] != ":":
            if not says_something(clause.words, clause.head + 1, clause.end):
                self._begin(clause)
                return
        if self._names(clause) and (not self.tasks or self._names_more(clause, joint, first=first)):
            self._begin(clause)
            return
        if clause.words.roles[clause.begin] & GREETING or self.tasks:
            self._note_subject(clause)
            self._attach(clause, here=not first)
            return
        self._note_subject(clause)
        self._stories.append(clause)
        self.shared.append(clause.span)

    def _note_subject(self, clause: Clause) -> None:
        self._told = clause
        kind, _ = named_by(clause.words, clause.head, clause.end)
        if kind is not None or clause.words.roles[clause.head] & DETERMINER:
            self._subject, self._subject_unit = kind, self._unit

    def _names(self, clause: Clause) -> bool:
        """Tell whether words without a verb name something that is wanted: "API docs for the parser"."""
        words, at, end = clause.words, clause.head, clause.end
        stop = phrase_end(words, at, end)
        if stop == at or stop - at > _LONGEST_NAME or words.low[at] in _POSSESSIVE:
            return False
        if words.low[at] == "the" and named_by(words, at, end)[0] is TaskKind.CODE_GENERATION:
            return False
        one = words.low[at] in ONE
        labels = stop < end and words.low[stop] in {",", ":", "."} and (one or not words.roles[at] & DETERMINER)
        if says_something(words, at, stop if labels else end) or words.roles[at] & (PREPOSITION | OPENER):
            return False
        if any(words.roles[index] & PAST for index in range(at, stop)) or _has_predicate(words, at, stop):
            return False
        return named_by(words, at, end)[0] is not None

    def _names_more(self, clause: Clause, joint: Joint, *, first: bool) -> bool:
        """Tell whether a thing that is named behind a request is wanted too, and no bound of it."""
        words = clause.words
        kind, _ = named_by(words, clause.head, clause.end)
        if not first:
            return True
        stop = phrase_end(words, clause.head, clause.end)
        follows = words.low[stop] if stop < clause.end else ""
        listed = clause.head > clause.begin or words.low[clause.head] in ONE or follows in _FOR_AND_OF
        return kind is not TaskKind.CODE_GENERATION and (kind is not self.tasks[-1].kind or listed) or listed

    def _asks_back(self, clause: Clause, *, first: bool) -> None:
        said = [low for low in clause.words.low[clause.head : clause.end] if low[0].isalnum()]
        if self.tasks and len(said) <= _SHORT:
            self._extend(clause)
            return
        if announces(clause):
            return
        self._begin(clause)

    def _wishes(self, clause: Clause, joint: Joint, *, first: bool) -> None:
        stop = phrase_end(clause.words, clause.object, clause.end)
        purpose = (
            clause.words.low[stop : stop + 1] == ("to",)
            and named_by(clause.words, clause.object, clause.end)[0] is None
        )
        if self.tasks and purpose and not first:
            self._extend(clause)
            return
        only = _ONLY & set(clause.lows[: clause.object - clause.begin])
        if only and self.tasks and first is False or only and self.tasks and self._kind(clause) is self.tasks[-1].kind:
            self._extend(clause)
            return
        if clause.object - clause.begin > _SHORT:
            kind, _ = named_by(clause.words, clause.begin, clause.object)
            self._subject, self._subject_unit = kind or self._subject, self._unit
        self._begin(clause)
        self._subject, self._subject_unit = self.tasks[-1].kind, self._unit

    def _asks(self, joint: Joint, rest: Sequence[Joint], *, first: bool) -> None:
        clause = joint.clause
        if announces(clause) or (rest and ":" in rest[0].joined):
            self._attach(clause, here=False)
        elif clause.sort == "limit":
            made = _used_to_make(clause, self._lexicon)
            if made is not None:
                self._begin(made)
            else:
                self._bounds.append(clause)
                self._attach(clause, here=not first)
        elif self._leads_up(clause, rest):
            self._waiting.append(joint)
        elif self.tasks and self._belongs(joint, first=first):
            self._extend(clause)
        else:
            self._begin(clause)

    def _leads_up(self, clause: Clause, rest: Sequence[Joint]) -> bool:
        """Tell whether a verb only leads up to what follows: "find and fix", but not "check it for leaks, then fix"."""
        words = clause.words
        follows = next(
            (each for each in rest[:2] if each.clause.mood is Mood.ASKS and each.clause.sort != "limit"), None
        )
        if follows is None or not words.roles[clause.head] & LEADS:
            return False
        if clause.sort in ("prepare",):
            return True
        kind = self._kind(clause)
        apart = bool(_APART & {*follows.joined, *follows.clause.lows[:1]})
        if kind is TaskKind.CODE_REVIEW and clause.sort == "inspect":
            return self._kind(follows.clause) is kind and "for" not in clause.after
        if clause.sort == "inspect":
            return True
        if kind is TaskKind.CODE_REVIEW:
            criterion = "for" in clause.after or _WHETHER & set(clause.after)
            return not (apart and clause.after) and not criterion
        if clause.sort == "reason":
            return not clause.after or (clause.verb in _PONDERS and not self._own(follows.clause))
        return clause.sort == "look" or not clause.after

    def _own(self, clause: Clause) -> bool:
        return not clause.words.roles[clause.head] & HANDS

    def _belongs(self, joint: Joint, *, first: bool) -> bool:
        """Tell whether a clause asks for no more than a part of the task before it."""
        clause, last = joint.clause, self.tasks[-1]
        words, after = clause.words, clause.after
        kind = self._kind(clause)
        named, word = named_by(words, clause.object, clause.end)
        said = [low for low in after if low not in _TO_ME]
        if clause.sort in ("hand", "make", "explain", "mention", "limit") and (word in _PARTS or "your" in said[:1]):
            return True
        if clause.verb == "make" and said[:1] and said[0] in _MADE_SO and "into" not in said:
            return joint.joined == () or first
        if clause.sort == "follow" or (
            clause.sort == "output" and not first and not set(joint.joined) & self._lexicon.weighty
        ):
            return True
        if last.kind is TaskKind.DOCUMENTATION and self._fills(clause, first=first):
            self._filled = self._unit
            return True
        lacked = (
            last.clause.mood is Mood.WISHES
            and not last.clause.verb
            and last.unit == self._unit - 1
            and kind is last.kind
        )
        if lacked and said[:1] and said[0] in _STAND_FOR_A_THING:
            return True
        if len(said) == 1 and words.roles[clause.object] & PRONOUN and clause.sort in ("make", "change", "hand"):
            wished = last.clause.mood is Mood.WISHES or (last.clause.polite and _FIRST_PERSONS & set(last.clause.lows))
            return clause.sort == "make" or (bool(wished) and last.unit >= self._unit - 1)
        if words.roles[clause.head] & HANDS and (not first or kind is TaskKind.REASONING):
            return self._hands_over(clause, kind, named)
        if first:
            return clause.sort == "prepare" or words.low[clause.end - 1] == ":" and not after or clause.verb == "let"
        if clause.sort == "prepare" and kind is TaskKind.QA_SIMPLE:
            return True
        return last.kind is kind is TaskKind.REASONING and (
            len(said) <= _SHORT and bool(words.roles[clause.object - 1] & VERB)
        )

    def _fills(self, clause: Clause, *, first: bool) -> bool:
        """Tell whether a verb says what is to stand in the documentation that was asked for before it."""
        if self._semicolon or not (first and self._unit == self.tasks[-1].unit + 1 or self._filled == self._unit):
            return False
        if set(clause.words.low[clause.begin : clause.head]) & self._lexicon.weighty or clause.polite:
            return False
        return (
            clause.sort in ("explain", "mention", "hand") or clause.verb in _LINKS
        ) and not _ASKS_FOR_AN_ANSWER & set(clause.lows)

    def _hands_over(self, clause: Clause, kind: TaskKind, named: TaskKind | None) -> bool:
        """Tell whether a verb hands over what the task before it finds."""
        last = self.tasks[-1]
        if kind is last.kind:
            return clause.sort != "explain" and kind is not TaskKind.CODE_GENERATION
        if named is not None and named is kind and kind is not TaskKind.QA_SIMPLE:
            return last.clause.mood is Mood.QUESTION and kind is TaskKind.REASONING and self._promote(last)
        if clause.sort in ("explain", "reason"):
            return False
        if kind is TaskKind.QA_SIMPLE:
            answers = _TO_ME & set(clause.after) or clause.words.roles[clause.object] & OPENER
            told = clause.sort == "hand" and answers and last.kind in (TaskKind.CODE_GENERATION, TaskKind.DOCUMENTATION)
            return not told or "you" in clause.after
        return (
            kind is TaskKind.REASONING
            and last.kind in (TaskKind.REASONING, TaskKind.CODE_REVIEW)
            and clause.sort == "advise"
        )

    def _promote(self, last: Task) -> bool:
        last.kind = TaskKind.REASONING
        return True

    def _begin(self, clause: Clause) -> None:
        if self._told is not None and _is_story(self._told) and clause.polite:
            clause = replace(clause, mood=Mood.WISHES, verb="", sort="", object=clause.end)
        self._told = None
        context = Context(self._code, self._subject)
        kind, evidence = kind_of(clause, self._lexicon, context)
        if (clause.verb == "do" or clause.mood is Mood.TELLS) and "same" in clause.lows and self.tasks:
            kind = self.tasks[-1].kind
        spans = [*(each.clause.span for each in self._waiting), clause.span]
        self.tasks.append(Task(kind, clause, spans, list(evidence), self._unit))
        self._waiting = []

    def _settle(self) -> None:
        """Let verbs that led up to nothing stand for themselves."""
        waiting, self._waiting = self._waiting, []
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


_POSSESSIVE = MARKS["possessive"]
_PONDERS = MARKS["ponders"]


def _has_predicate(words: Words, at: int, stop: int) -> bool:
    """Tell whether a phrase with an article holds a verb of the third person: "the exporter writes dates"."""
    if not words.roles[at] & DETERMINER:
        return False
    inside = any(words.roles[index] & THIRD for index in range(at + 2, stop - 1))
    return inside or bool(
        words.roles[stop - 1] & THIRD and stop - at > _SHORT and words.low[stop - 1] not in things().heads
    )


def _used_to_make(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """Return the request in a clause such as "use X to write Y", or None."""
    words = clause.words
    if clause.verb not in _USES:
        return None
    for at in range(clause.head + 2, clause.end - 1):
        if words.low[at] in _PURPOSE and words.roles[at + 1] & VERB:
            verb = words.low[at + 1]
            return replace(
                clause, head=at + 1, verb=verb, sort=sort_at(words, at + 1, clause.end, verb, lexicon), object=at + 2
            )
    return None


def _is_story(clause: Clause) -> bool:
    """Tell whether a clause is a wish in other words: a user's story, or something that should be done."""
    lows = clause.lows
    if lows[:2] in {("as", "a"), ("as", "an"), ("als", "ein"), ("als", "eine"), ("en", "tant"), ("como", "un")}:
        return True
    ought = any(low in _OUGHT and at for at, low in enumerate(lows))
    return (ought and "?" not in lows) or _is_passive(clause)


def _is_passive(clause: Clause) -> bool:
    """Tell whether a clause says that something is to be done: "an index must be created"."""
    lows, roles = clause.lows, clause.words.roles[clause.begin : clause.end]
    return any(roles[at] & PAST and lows[at - 1] == "be" and lows[at - 2] in _BEFORE_BE for at in range(2, len(lows)))


def _is_thing(clause: Clause) -> bool:
    """Tell whether a clause only names something, in a language or in no way that any table knows."""
    words = clause.words
    if (
        finite_in(words, clause.begin, clause.end)
        or words.roles[clause.begin] & GREETING
        or words.low[clause.head] in _POSSESSIVE
    ):
        return False
    named = [at for at in range(clause.head, clause.end) if not words.roles[at] & (MARK | FILLER | MODAL)]
    if any(words.roles[at] & GREETING for at in named):
        return False
    inside = clause.lows
    tongue = any(
        low in _IN_A_LANGUAGE and inside[at + 1 : at + 2] and inside[at + 1] in things().marks["languages"]
        for at, low in enumerate(inside)
    )
    return tongue or len(named) > 1 and not any(words.roles[at] & (PAST | VERB) for at in named)
