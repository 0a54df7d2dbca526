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

_MOST_STEPS = 60
_GUARDS = ("if", "loop", "catch", "switch")


@dataclass(frozen=True, slots=True)
class Guard:
    """What decides whether a statement runs.

    Its kind is `if`, `else`, `loop`, `catch`, `switch` or, for a statement behind an early exit, `unless`.
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
                yield Step(fact, (*self._unless(span), *self.guards_of(span)))

    @cached_property
    def _exits(self) -> tuple[tuple[Span, Guard], ...]:
        """Statements that leave the body early without a value, each under one `if`, with what guards them."""
        found = ((fact.span, self.guards_of(fact.span)) for fact in self.facts.all("exit") if self._is_own(fact.span))
        return tuple(
            (span, Guard("unless", guards[0].fact))
            for span, guards in found
            if [each.kind for each in guards] == ["if"]
        )

    def _is_own(self, span: Span) -> bool:
        return self.body.encloses(span) and not any(each.encloses(span) for each in self._opaque)

    def _unless(self, span: Span) -> tuple[Guard, ...]:
        """Return the early exits that stand before a statement, unless it shares their `if`."""
        return tuple(guard for at, guard in self._exits if at.end <= span.start and not guard.fact.span.encloses(span))

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


def _guard(frame: Fact, span: Span) -> Iterator[Guard]:
    if any(each.encloses(span) for name in ("cond", "over", "type") for each in frame.captures.get(name, ())):
        return
    if frame.role == "if" and not any(each.encloses(span) for each in frame.captures.get("then", ())):
        yield Guard("else", frame)
    else:
        yield Guard(frame.role, frame)
