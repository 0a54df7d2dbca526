"""What the drafting functions share about one symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rightsize.core.analysis.facts import Fact, Facts, facts_in, modules_in, no_facts
from rightsize.core.analysis.tokens import comments_in
from rightsize.core.documentation.outline import Outline
from rightsize.core.documentation.phrases import Phrases
from rightsize.core.documentation.verbs import with_mood
from rightsize.core.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

_UNDONE = frozenset({"NotImplementedError", "UnsupportedOperationException", "todo", "unimplemented"})
_ASSIGNING = ("set ", "store ", "compute ", "increase ", "decrease ", "update ", "add ")
_FIRST_WORD = re.compile(r"^[a-z]+")
# A statement, or the body of a short function, that may change what a name holds: `x.add(…)`, `x[…] = …`, `fill(x)`.
_ALTERS = (
    r"(?:^|[\n;{{}}:]|=>)\s*(?:await\s+)?"
    r"(?:{0}(?:(?:\.\w+)+\s*(?:\(|=(?![=>]))|[\w.]*\s*\[[^\n]*[^=!<>]=(?!=)|\s*[-+*/|&^%]=)|\w+\(\s*{0}\b)"
    r"|(?<![\w.]){0}\s*(?:\+\+|--)|(?:\+\+|--)\s*{0}\b"
)


def _alters(name: str) -> re.Pattern[str]:
    return re.compile(_ALTERS.format(re.escape(name)))


@dataclass(frozen=True)
class Context:
    """One symbol with its facts; `mood` is how the language's docs put verbs."""

    parsed: Parsed
    symbol: Symbol
    mood: str

    @cached_property
    def body(self) -> Span:
        """The body; empty where there is none."""
        return self.symbol.body_span or Span(self.symbol.span.end, self.symbol.span.end)

    @cached_property
    def facts(self) -> Facts:
        """The facts of the body."""
        return facts_in(self.parsed, self.body) if len(self.body) else no_facts()

    @cached_property
    def phrases(self) -> Phrases:
        """Words for the code of the body."""
        bound = self._bound
        inner = {name: tuple(found) for name, found in bound.items() if name not in self._given}
        targets = (
            span
            for fact in self.facts.all("effect")
            if fact.says.startswith(_ASSIGNING)
            for span in fact.captures.get("x", ())
        )
        assigned = frozenset(" ".join(self.parsed.text(span.start, span.end).split()) for span in targets)
        altered = frozenset(name for name in inner if _alters(name).search(self.code_text))
        changed = frozenset(bound) & self._given
        return Phrases(
            self.parsed, self.facts, inner, changed, self._replaced(changed), assigned, altered, self._modules
        )

    @cached_property
    def _bound(self) -> dict[str, list[Fact]]:
        bound: dict[str, list[Fact]] = {}
        # The function around the body is one of the nodes that were read; its own name is no local.
        for fact in filter(lambda each: self.body.encloses(each.span), self.facts.all("bind")):
            for span in fact.captures.get("name", ()):
                bound.setdefault(self.parsed.text(span.start, span.end), []).append(fact)
        own = {*bound, *self._given}
        for fact in self.facts.all("change"):
            for span in fact.captures["name"]:
                name = self.parsed.text(span.start, span.end)
                # What is neither bound here nor given is a name of the file or the class, and no local.
                if name in own and self.body.encloses(span):
                    bound.setdefault(name, []).append(fact)
        return bound

    def is_shadowed(self, name: str, span: Span) -> bool:
        """Tell whether a name stands for something else under `span` than for the parameter of that name."""
        return any(each.encloses(span) for each in self._shadows(name))

    def _shadows(self, name: str) -> Iterator[Span]:
        for fact in self.facts.all("shadow"):
            # The body's own function is one of the nodes that were read.
            if self.body.encloses(fact.span) and name in map(self.phrases.source, fact.captures["name"]):
                over = next(iter(fact.captures.get("over", ())), Span(fact.span.end, fact.span.end))
                yield from (Span(fact.span.start, over.start), Span(over.end, fact.span.end))

    @cached_property
    def _modules(self) -> frozenset[str]:
        spans = (span for fact in self.facts.all("module") for span in fact.captures["name"])
        return modules_in(self.parsed) | {self.parsed.text(span.start, span.end) for span in spans}

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(name for each in self.symbol.parameters for name in (each.name, *each.fields))

    def _replaced(self, changed: frozenset[str]) -> dict[str, int]:
        """Return where each parameter is first given something else than a value for a missing one."""
        defaults = {span for fact in self.facts.all("use") for span in fact.captures.get("again", ())}
        found: dict[str, int] = {}
        for name in changed:
            for fact in self._bound[name]:
                spans = [each for each in fact.captures["name"] if self.parsed.text(each.start, each.end) == name]
                if defaults.isdisjoint(spans):
                    found.setdefault(name, fact.span.end)
        return found

    @cached_property
    def outline(self) -> Outline:
        """The steps of the body."""
        return Outline(self.facts, self.body)

    @cached_property
    def body_text(self) -> str:
        """The body as text."""
        return self.parsed.text(self.body.start, self.body.end)

    @cached_property
    def code_text(self) -> str:
        """The body as text without doc and comments, which may hold a parameter's name as a word."""
        return self._without(())

    def code_about(self, name: str) -> str:
        """Return the code of the body without the parts in which a name stands for something else."""
        return self._without(self._shadows(name))

    def _without(self, spans: Iterable[Span]) -> str:
        doc = self.symbol.doc
        quiet = [*spans, *(each.span for each in comments_in(self.parsed, self.body))]
        quiet += [doc.span] if doc is not None and self.body.encloses(doc.span) else []
        start, parts = self.body.start, []
        for span in sorted(quiet, key=lambda each: each.start):
            parts.append(self.parsed.text(start, max(start, span.start)))
            start = max(start, span.end)
        return " ".join([*parts, self.parsed.text(start, max(start, self.body.end))])

    @cached_property
    def is_empty(self) -> bool:
        """Whether the body does nothing at all."""
        return any(each.span == self.body for each in self.facts.all("empty"))

    @cached_property
    def is_undone(self) -> bool:
        """Whether the body only says that it is left to others."""
        raised = {each.type.rsplit(".", 1)[-1] for each in self.symbol.raises}
        return bool(raised) and raised <= _UNDONE and not self.outline.returns and len(self.outline.effects) <= 1

    def verb(self, word: str) -> str:
        """Return a verb in the mood of the language's docs, in lower case."""
        return with_mood(word, self.mood)

    def in_mood(self, phrase: str) -> str:
        """Return a phrase that opens with a verb in its base form with that verb in the right mood."""
        found = _FIRST_WORD.match(phrase)
        return phrase if found is None else self.verb(found.group()) + phrase[found.end() :]
