"""The outline of a body: its returns, raises and statements with an effect, each with what guards it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.facts import Fact, Facts
    from rightsize.core.text import Span

    Leaving = tuple[tuple[Span, "Guard"], ...]

_MOST_STEPS = 60
_GUARDS = ("if", "loop", "catch", "switch")


@dataclass(frozen=True, slots=True)
class Guard:
    """What decides whether a statement runs.

    Its kind is `if`, `else`, `loop`, `catch`, `switch` or, for a statement behind an early exit, `unless`, or `hidden`
    where that is not told in a word.
    """

    kind: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Step:
    """A statement, with its guards from the outermost to the innermost."""

    fact: Fact
    guards: tuple[Guard, ...]


@dataclass(frozen=True)
class Outline:
    """The steps of one body; what stands in nested functions is left out."""

    facts: Facts
    body: Span

    @cached_property
    def returns(self) -> tuple[Step, ...]:
        """Returns with a value."""
        return tuple(self._steps("return"))

    @cached_property
    def yields(self) -> tuple[Step, ...]:
        """Yields with a value."""
        return tuple(self._steps("yield"))

    @cached_property
    def raises(self) -> tuple[Step, ...]:
        """Raised exceptions."""
        return tuple(self._steps("raise"))

    @cached_property
    def effects(self) -> tuple[Step, ...]:
        """Statements with an effect."""
        silent = {each.span for each in self.facts.all("silent")}
        return tuple(each for each in self._steps("effect") if each.fact.span not in silent)

    @cached_property
    def _opaque(self) -> tuple[Span, ...]:
        return tuple(
            each.span for each in self.facts.all("opaque") if self.body.encloses(each.span) and each.span != self.body
        )

    @cached_property
    def _frames(self) -> tuple[Fact, ...]:
        found = (each for kind in _GUARDS for each in self.facts.all(kind) if self.body.encloses(each.span))
        return tuple({(each.role, each.span): each for each in reversed(tuple(found))}.values())

    def _steps(self, role: str) -> Iterator[Step]:
        seen: set[Span] = set()
        for fact in self.facts.all(role):
            span = fact.span
            if self._is_own(span) and span not in seen:
                seen.add(span)
                if len(seen) > _MOST_STEPS:
                    return
                leaving = self._exits + self._answers if role == "effect" else self._exits
                yield Step(fact, (*_unless(leaving, span), *self.guards_of(span)))

    @cached_property
    def _exits(self) -> Leaving:
        """Statements that leave the body early without a value."""
        return tuple(self._leaving("exit"))

    @cached_property
    def _answers(self) -> Leaving:
        """Statements that leave the body early with a value."""
        return tuple(self._leaving("return"))

    def _leaving(self, role: str) -> Iterator[tuple[Span, Guard]]:
        """Yield what leaves the body early, with a guard for what stands behind it: `hidden` but for one `if`."""
        for fact in self.facts.all(role):
            guards = self.guards_of(fact.span) if self._is_own(fact.span) else ()
            if guards:
                yield (
                    fact.span,
                    Guard("unless" if [each.kind for each in guards] == ["if"] else "hidden", guards[0].fact),
                )

    def _is_own(self, span: Span) -> bool:
        return self.body.encloses(span) and not any(each.encloses(span) for each in self._opaque)

    def guards_of(self, span: Span) -> tuple[Guard, ...]:
        """Return what decides whether the code under `span` runs."""
        around = sorted(
            (each for each in self._frames if each.span.encloses(span) and each.span != span),
            key=lambda each: -len(each.span),
        )
        guards = [guard for each in around for guard in _guard(each, span)]
        # A further `if` in an `else` says enough by itself.
        return tuple(
            each
            for each, after in zip_longest(guards, guards[1:])
            if not (each.kind == "else" and after and after.kind == "if")
        )


def _unless(leaving: Leaving, span: Span) -> tuple[Guard, ...]:
    """Return the early exits that stand before a statement, unless it shares their `if`."""
    found = (guard for at, guard in leaving if at.end <= span.start and not guard.fact.span.encloses(span))
    return tuple({guard.fact.span: guard for guard in found}.values())


def _guard(frame: Fact, span: Span) -> Iterator[Guard]:
    if any(each.encloses(span) for name in ("cond", "over", "type") for each in frame.captures.get(name, ())):
        return
    if frame.role == "if" and not any(each.encloses(span) for each in frame.captures.get("then", ())):
        yield Guard("else", frame)
    else:
        yield Guard(frame.role, frame)
