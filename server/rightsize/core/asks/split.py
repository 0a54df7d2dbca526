"""From free text to the tasks that it asks for; pure, and without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.asks.ask import Ask, Evidence
from rightsize.core.asks.clause import Mood, kind_named, lead, noun_phrase
from rightsize.core.asks.joints import joints_of
from rightsize.core.asks.kinds import kind_of
from rightsize.core.asks.pasted import pasted_in
from rightsize.core.asks.units import Role, units_of
from rightsize.core.asks.lexicon import ASKS, AUXILIARY, MADE, PRONOUN, things
from rightsize.core.asks.words import DATA, found_in, language_of, words_of
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.asks.clause import Clause
    from rightsize.core.asks.joints import Joint
    from rightsize.core.asks.lexicon import Lexicon
    from rightsize.core.asks.pasted import Pasted
    from rightsize.core.asks.units import Unit


@dataclass(slots=True)
class _Task:
    """A task that is being gathered: its clauses, and what belongs to it."""

    kind: TaskKind
    verb: str
    spans: list[tuple[int, int]]
    evidence: list[Evidence] = field(default_factory=list)
    mood: Mood = Mood.ASKS
    bare: bool = False


def split(text: str) -> tuple[Ask, ...]:
    """Return the tasks of a text in the order in which they stand; a text that asks nothing is one simple question."""
    pasted = pasted_in(text)
    units = units_of(text, pasted)
    found = {unit.start: found_in(text, pasted, unit.start, unit.end) for unit in units}
    lexicon = language_of([word for each in found.values() for word in each])
    sentences = {start: joints_of(words_of(each, lexicon), lexicon) for start, each in found.items()}
    code = any(each.what in ("code", "diff") for each in pasted)
    gathered = _Gatherer(text, pasted, lexicon, sentences, code=code)
    for unit, above in _with_lead(text, units):
        gathered.take(unit, above)
    return gathered.asks()


def _with_lead(text: str, units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit | None]]:
    """Yield each unit with what leads it in: for a list item the sentence, item or heading above its list."""
    leads: dict[int, Unit | None] = {}
    held: list[Unit] = []
    before: Unit | None = None
    heading: Unit | None = None
    for unit in units:
        above = None
        if unit.role is Role.HEADING:
            heading, held = unit, []
        elif unit.role is Role.ITEM:
            while held and held[-1].level >= unit.level:
                held.pop()
            if unit.block not in leads:
                leads[unit.block] = before
            above = held[-1] if held else leads[unit.block]
            held.append(unit)
        else:
            held = []
            above = heading if heading is not None and heading.block == unit.block - 1 and before is heading else None
            if before is not None and before.role is Role.SENTENCE and before.block == unit.block:
                above = None
        yield unit, above
        if unit.role is not Role.ITEM:
            before = unit


class _Gatherer:
    """Reads unit after unit; each clause begins a task or joins one."""

    def __init__(
        self,
        text: str,
        pasted: Sequence[Pasted],
        lexicon: Lexicon,
        sentences: dict[int, tuple[Joint, ...]],
        *,
        code: bool,
    ) -> None:
        self._text, self._pasted, self._lexicon, self._code = text, pasted, lexicon, code
        self._sentences = sentences
        self._tasks: list[_Task] = []
        self._shared: list[tuple[int, int]] = []
        self._waiting: list[Joint] = []
        self._bound: set[int] = set()
        self._bounds: list[Clause] = []
        self._headings: list[Joint] = []
        self._stories: list[Clause] = []

    def take(self, unit: Unit, above: Unit | None) -> None:
        if unit.role is Role.HEADING:
            self._heading(unit)
            return
        if above is not None and self._belongs(unit, above):
            self._bound.add(unit.start)
            self._attach(unit.start, unit.end)
            return
        joints = self._sentences[unit.start]
        for number, joint in enumerate(joints):
            self._joint(joint, joints[number + 1 :], unit, first=number == 0)
        self._settle()

    def _heading(self, unit: Unit) -> None:
        """Take a heading that asks by itself; one that only names something waits for what follows."""
        for joint in self._sentences[unit.start]:
            if joint.clause.mood in (Mood.ASKS, Mood.QUESTION):
                self._joint(joint, (), unit, first=True)
            elif joint.clause.mood is not Mood.TELLS or self._is_ask(joint.clause, unit, first=True):
                self._headings.append(joint)
        self._settle()

    def _belongs(self, unit: Unit, above: Unit) -> bool:
        """Tell whether an item is a detail of what leads its list in, and not a request by itself."""
        if above.start in self._bound:
            return True
        said = self._text[above.start : above.end]
        if _DETAILS.search(said):
            return True
        if above.role is Role.ITEM:
            return True
        if above.role is Role.HEADING:
            return False
        joints = self._sentences[above.start]
        clause = joints[-1].clause
        return (
            clause.mood in (Mood.ASKS, Mood.QUESTION)
            and not _is_frame(clause)
            and bool(said.rstrip().endswith(":") or not self._is_request(unit))
        )

    def _both(self, clause: Clause) -> bool:
        """Tell whether a clause only asks for what was named before: "please write both"."""
        return (
            len(clause.after) == 1
            and self._lexicon.is_a(clause.after[0], PRONOUN)
            and self._lexicon.is_a(clause.verb, MADE)
        )

    def _is_request(self, unit: Unit) -> bool:
        joints = self._sentences[unit.start]
        return any(each.clause.mood in (Mood.ASKS, Mood.QUESTION) for each in joints)

    def _joint(self, joint: Joint, rest: Sequence[Joint], unit: Unit, *, first: bool) -> None:
        clause = joint.clause
        if joint.shared and rest and (clause.mood is Mood.PREPARES or not self._another(joint, rest)):
            self._waiting.append(joint)
            return
        mood = clause.mood
        if _is_frame(clause):
            return
        if mood is Mood.LIMITS and (made := _used_to_make(clause, self._lexicon)):
            clause, mood = made, Mood.ASKS
        if mood is Mood.TELLS and self._is_ask(clause, unit, first=first):
            mood = Mood.WISHES
        if mood is Mood.PREPARES and (self._leads_up(clause, rest) or _frames(clause)):
            self._waiting.append(joint)
            return
        if (
            not first
            and self._tasks
            and self._tasks[-1].bare
            and kind_of(clause, self._lexicon, code=self._code)[0] is self._tasks[-1].kind
        ):
            self._extend(clause)
            return
        if mood in (Mood.REPORTS, Mood.FOLLOWS) and not first and self._tasks:
            kind, _ = kind_of(clause, self._lexicon, code=self._code)
            if not (
                clause.verb
                and kind in _APART.get(self._tasks[-1].kind, ())
                and kind_named(noun_phrase(clause.words, clause.head + 1, clause.end, self._lexicon))[0] is kind
            ):
                self._extend(clause)
                return
        if mood is Mood.LIMITS:
            self._bounds.append(clause)
        if mood is Mood.TELLS and (_is_story(clause) or _is_passive(clause)):
            self._stories.append(clause)
        if mood in (Mood.LIMITS, Mood.FORBIDS, Mood.TELLS) or (mood is Mood.FOLLOWS and self._tasks):
            self._attach(*clause.span, here=not first)
            return
        if self._tasks and (self._is_detail(joint, first=first) or self._both(clause)):
            self._extend(clause)
            return
        self._begin(clause, rest if joint.shared else ())

    def _leads_up(self, clause: Clause, rest: Sequence[Joint]) -> bool:
        """Tell whether a verb only leads up to what follows: "find and fix", but not "check it for leaks, then fix"."""
        follows = next((each for each in rest[:2] if each.clause.mood in (Mood.ASKS, Mood.REPORTS)), None)
        if follows is None:
            return False
        apart = bool(
            {"then", "afterwards", "dann", "danach", "anschließend", "puis", "ensuite", "luego", "después"}
            & {*follows.joined, *follows.clause.lows[:1]}
        )
        return not (
            apart and clause.after and kind_of(clause, self._lexicon, code=self._code)[0] is TaskKind.CODE_REVIEW
        )

    def _another(self, joint: Joint, rest: Sequence[Joint]) -> bool:
        """Tell whether two verbs with one object ask for two things: their kinds differ."""
        mine = kind_of(joint.clause, self._lexicon, code=self._code)[0]
        other = kind_of(rest[0].clause, self._lexicon, code=self._code)[0]
        return mine is not other and joint.clause.mood is Mood.ASKS and rest[0].clause.mood is Mood.ASKS

    def _is_ask(self, clause: Clause, unit: Unit, *, first: bool) -> bool:
        """Tell whether words without a verb name something that is wanted: "API docs for the parser"."""
        words, end = clause.words, clause.end
        at = lead(words, clause.begin, end, self._lexicon)[0]
        at = next((index + 1 for index in range(at, end - 1) if words.low[index] in _LACKS), at)
        phrase = noun_phrase(words, at, end, self._lexicon)
        if not phrase or len(phrase) > _LONGEST_NAME or phrase[0] in _POSSESSIVE or kind_named(phrase)[0] is None:
            return False
        if any(roles & AUXILIARY for roles in words.roles[clause.begin : end]) or _PERSONS & set(clause.lows):
            return False
        if any(low.endswith("ed") for low in phrase[1:3]):
            return False
        behind = at + len(phrase)
        return not (behind + 1 < end and words.low[behind] == ":" and words.low[behind + 1] != DATA)

    def _is_detail(self, joint: Joint, *, first: bool) -> bool:
        """Tell whether a clause asks for no more than a part of the task before it."""
        clause, last = joint.clause, self._tasks[-1]
        lows = [low for low in clause.words.low[clause.head : clause.end] if low[0].isalnum()]
        if _PART.match(" ".join(lows)):
            return True
        if clause.mood is Mood.QUESTION and len(lows) <= 2:
            return True
        same = kind_of(clause, self._lexicon, code=self._code)[0] is last.kind
        pronoun = len(lows) > 1 and (self._lexicon.is_a(lows[1], PRONOUN) or lows[1] in {"one", "which"})
        return not first and same and last.kind in (TaskKind.REASONING,) and (pronoun or len(lows) <= 3)

    def _begin(self, clause: Clause, rest: Sequence[Joint]) -> None:
        kind, why = kind_of(clause, self._lexicon, code=self._code)
        spans = [*(each.clause.span for each in self._waiting), clause.span]
        if rest and rest[0].clause.head + 1 < rest[0].clause.end:
            spans.append((rest[0].clause.words.start[rest[0].clause.head + 1], rest[0].clause.span[1]))
        self._tasks.append(_Task(kind, clause.verb, spans, [why], clause.mood, bare=not clause.after))
        self._waiting = []

    def _settle(self) -> None:
        """Let verbs that led up to nothing stand for themselves."""
        waiting, self._waiting = self._waiting, []
        for joint in waiting[-1:]:
            if self._tasks and joint.clause.mood is Mood.PREPARES and len(joint.clause.lows) < 3:
                self._extend(joint.clause)
                continue
            self._begin(joint.clause, ())

    def _extend(self, clause: Clause) -> None:
        self._tasks[-1].spans.append(clause.span)

    def _attach(self, start: int, end: int, *, here: bool = True) -> None:
        """Add what bounds a task: to the one before it in its sentence, else to all."""
        if here and self._tasks:
            self._tasks[-1].spans.append((start, end))
        else:
            self._shared.append((start, end))

    def asks(self) -> tuple[Ask, ...]:
        for joint in self._headings if not self._tasks else ():
            self._begin(joint.clause, ())
        for clause in self._stories[:1] if not self._tasks else ():
            self._begin(replace(clause, mood=Mood.WISHES, head=clause.begin), ())
        if not self._tasks and self._bounds:
            self._begin(self._bounds[0], ())
        if not self._tasks:
            whole = self._text.strip()
            return (
                Ask(
                    TaskKind.QA_SIMPLE,
                    self._text,
                    whole,
                    0,
                    len(self._text),
                    (Evidence("nothing is asked for", whole[:60]),),
                ),
            )
        return tuple(self._ask(each) for each in self._tasks)

    def _ask(self, task: _Task) -> Ask:
        spans = sorted(set(task.spans))
        own = "\n".join(self._text[start:end].strip() for start, end in spans)
        data = [(each.start, each.end) for each in self._pasted if each.what not in ("name", "quote")]
        outside = [each for each in data if not any(start <= each[0] and each[1] <= end for start, end in spans)]
        context = sorted({*self._shared, *outside})
        text = "\n\n".join([own, *(self._text[start:end].strip() for start, end in context)])
        return Ask(task.kind, text, own, spans[0][0], max(end for _, end in spans), tuple(task.evidence))


_DETAILS = re.compile(
    r"\b(?:requirements?|checklists?|subtasks|definition of done|acceptance|criteria|constraints?|notes?|context|background|specs?|specifications?|details|considerations|rules|guidelines|must[- ]haves?"
    r"|nice[- ]to[- ]haves?|expected|environment|stack|output|input|examples?|definition of done|dod|non-goals?|assumptions?|hints?|tips|steps to reproduce|actual|behaviou?r"
    r"|should|must|needs? to|has to|that|which|with|where|including|such as|like|covering|focus on|steps|for each of|features?|columns?|fields?|endpoints?|options|sections?"
    r"|anforderungen|kriterien|hinweise|exigences|contraintes|critères|requisitos|restricciones|criterios)\b[^\n]{0,40}:?\s*\**:?\s*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:give|show|provide|include|add|supply|list|donne|gib|da) (?:me |us |mir )?(?:an? |some |two |three |the |one |ein |eine |un |une )?(?:\w+ )?(?:examples?|reasons?|details?|context|beispiele?|exemples?|ejemplos?|steps?|code example)\b"
    r"|make (?:it|them|this|sure|that)\b|(?:explain|justify|say|tell me|describe|show) (?:your|the|me your) (?:reasoning|choice|choices|changes|work|thinking|answer|decision)"
    r"|(?:explain|tell me|say) why$|be \w+|(?:give|rate) (?:it|each)\b|let me know|any ideas|thoughts"
)


def _used_to_make(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """Return the request in a clause such as "use X to write Y", or None."""
    words = clause.words
    for index in range(clause.head + 1, clause.end - 1):
        if words.low[index] in {"to", "um", "pour", "para"} and words.roles[index + 1] & ASKS:
            return replace(clause, mood=Mood.ASKS, head=index + 1, verb=words.low[index + 1])
    return None


_LONGEST_NAME = 9
_LACKS = frozenset({"needs", "lacks", "missing", "requires"})
_PERSONS = frozenset({"i", "we", "they", "he", "she", "ich", "wir", "je", "nous", "yo"})
_POSSESSIVE = frozenset(
    {
        "my",
        "our",
        "your",
        "their",
        "mein",
        "meine",
        "mon",
        "ma",
        "mi",
        "mis",
        "here",
        "there",
        "it",
        "this",
        "these",
        "that",
    }
)
_APART: dict[TaskKind, frozenset[TaskKind]] = {
    kind: frozenset(TaskKind) - {kind, TaskKind.QA_SIMPLE} for kind in TaskKind
}


def _is_frame(clause: Clause) -> bool:
    """Tell whether a clause only announces the list below it: "do the following"."""
    lows = clause.lows
    return bool(
        {
            "following",
            "things",
            "tasks",
            "folgende",
            "folgendes",
            "suivant",
            "suivantes",
            "siguiente",
            "siguientes",
            "todo",
            "todos",
            "items",
            "steps",
        }
        & set(lows)
    ) and clause.verb in {
        "do",
        "complete",
        "help",
        "handle",
        "need",
        "perform",
        "mach",
        "mache",
        "machen",
        "fais",
        "faire",
        "haz",
        "hacer",
        "finish",
        "erledige",
        "address",
        "tackle",
        "work",
        "execute",
    }


def _frames(clause: Clause) -> bool:
    return clause.verb in {"help", "start", "begin"} and len([low for low in clause.lows if low[0].isalnum()]) < 4


def _is_passive(clause: Clause) -> bool:
    """Tell whether a clause says that something should be done."""
    lows = clause.lows
    return any(
        low == "be"
        and lows[at - 1] in {"should", "must", "to", "needs"}
        and lows[at + 1 : at + 2]
        and lows[at + 1].endswith("ed")
        for at, low in enumerate(lows)
        if at
    )


def _is_story(clause: Clause) -> bool:
    """Tell whether a clause is a wish in other words: a user story, or a thing in a programming language."""
    lows = clause.lows
    story = lows[:1] in (("as",), ("als",)) and {"want", "need", "should", "möchte", "will"} & set(lows)
    named = any(
        low in {"in", "en"} and lows[at + 1 : at + 2] and lows[at + 1] in things().languages
        for at, low in enumerate(lows)
    )
    return bool(story) or (
        named and not any(roles & AUXILIARY for roles in clause.words.roles[clause.begin : clause.end])
    )
