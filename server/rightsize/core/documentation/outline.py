"""The outline of a body: its returns, raises and statements with an effect, each with what guards it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.facts import Fact, Facts
    from rightsize.core.text import Span

_GUARDS = ("if", "loop", "catch", "switch")


@dataclass(frozen=True, slots=True)
class Guard:
    """What decides whether a statement runs: `if`, `else`, `loop`, `catch` or `switch`, with its fact."""

    kind: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Step:
    """A statement, with its guards from the outermost to the innermost."""

    fact: Fact
    guards: tuple[Guard, ...]

    def guarded_only_by(self, *kinds: str) -> bool:
        """Tell whether each guard is of one of these kinds."""
        return all(each.kind in kinds for each in self.guards)


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
        return tuple(each.span for each in self.facts.all("opaque") if self.body.encloses(each.span) and each.span != self.body)

    @cached_property
    def _frames(self) -> tuple[Fact, ...]:
        return tuple(each for kind in _GUARDS for each in self.facts.all(kind) if self.body.encloses(each.span))

    def _steps(self, role: str) -> Iterator[Step]:
        seen: set[Span] = set()
        for fact in self.facts.all(role):
            span = fact.span
            inside = self.body.encloses(span) and not any(each.encloses(span) for each in self._opaque)
            if inside and span not in seen:
                seen.add(span)
                yield Step(fact, self.guards_of(span))

    def guards_of(self, span: Span) -> tuple[Guard, ...]:
        """Return what decides whether the code under `span` runs."""
        around = sorted((each for each in self._frames if each.span.encloses(span) and each.span != span), key=lambda each: -len(each.span))
        return tuple(guard for each in around for guard in _guard(each, span))


def _guard(frame: Fact, span: Span) -> Iterator[Guard]:
    if any(each.encloses(span) for name in ("cond", "over", "type") for each in frame.captures.get(name, ())):
        return
    if frame.role == "if" and not any(each.encloses(span) for each in frame.captures.get("then", ())):
        yield Guard("else", frame)
    else:
        yield Guard(frame.role, frame)
