"""The findings of open documents: they move with what is typed, and vanish when the code that they quote goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.text import Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.core.text import Edit

_NEAR = 2_000
"""Bytes around its old place in which a quote is looked for when what holds it was replaced as a whole."""


@dataclass(slots=True)
class Findings:
    """What was found in each document, by URI."""

    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def of(self, uri: str) -> tuple[Finding, ...]:
        """Return the findings of a document as its text stands now."""
        return self._found.get(uri, ())

    def knows(self, uri: str) -> bool:
        """Tell whether somebody looked at a document, whatever was found."""
        return uri in self._found

    def at(self, uri: str, span: Span) -> tuple[Finding, ...]:
        """Return the findings that a cursor or a selection touches."""
        return tuple(each for each in self.of(uri) if each.span.overlaps(span) or each.span.contains(span.start))

    def put(self, uri: str, within: Span, findings: Iterable[Finding]) -> None:
        """Take what a review of a part of a document found; what was known of that part is forgotten."""
        kept = [each for each in self.of(uri) if not each.span.overlaps(within)]
        self._found[uri] = tuple(sorted([*kept, *findings], key=lambda each: each.span))

    def named(self, uri: str, fingerprint: str, offset: int | None) -> Finding | None:
        """Return the finding of a fingerprint, of several the one nearest to a place; None where it is gone."""
        twins = [each for each in self.of(uri) if each.fingerprint == fingerprint and not each.suppressed]
        return min(twins, key=lambda each: abs(each.span.start - (offset or 0)), default=None)

    def drop(self, uri: str, fingerprint: str) -> None:
        """Forget a finding everywhere in a document."""
        self._found[uri] = tuple(each for each in self.of(uri) if each.fingerprint != fingerprint)

    def drop_one(self, uri: str, fingerprint: str, offset: int) -> None:
        """Forget the finding at a place, and not its twins: the same code may stand twice in a function."""
        twins = [each for each in self.of(uri) if each.fingerprint == fingerprint]
        gone = min(twins, key=lambda each: abs(each.span.start - offset), default=None)
        self._found[uri] = tuple(each for each in self.of(uri) if each is not gone)

    def move(self, uri: str, edits: Sequence[Edit] | None, data: bytes) -> bool:
        """Follow edits, each made against the text that the one before it left, and tell whether anything moved."""
        before = self.of(uri)
        if not before:
            return False
        moved = [_moved(each, edits, data) for each in before]
        # Of two places with the same code one may go: what was found there must not be told of the other twice.
        after = tuple(dict.fromkeys(each for each in moved if each is not None))
        self._found[uri] = after
        return after != before

    def forget(self, uri: str) -> bool:
        """Forget a document, and tell whether something was known of it."""
        return bool(self._found.pop(uri, ()))


def _moved(finding: Finding, edits: Sequence[Edit] | None, data: bytes) -> Finding | None:
    span = _span_now(finding.span, finding.quote, edits, data)
    if span is None:
        return None
    related = [(each, _span_now(each.span, each.quote, edits, data)) for each in finding.related]
    return replace(finding, span=span, related=tuple(replace(each, span=now) for each, now in related if now))


def _span_now(span: Span, text: str, edits: Sequence[Edit] | None, data: bytes) -> Span | None:
    """Return where a quote of what stood under a span stands now, or None where it is gone."""
    start = span.start
    for edit in edits or ():
        if edit.span.end <= start:
            start += len(edit.new) - len(edit.span)
    quote = encode(text)
    if not data.startswith(quote, start):
        # A client that sends the whole text does not say what moved.
        start = _nearest(data, quote, start, _NEAR if edits is not None else len(data))
    return None if start < 0 else Span(start, start + len(quote))


def _nearest(data: bytes, quote: bytes, start: int, reach: int) -> int:
    """Return where the quote stands nearest to a place, or -1 where it stands nowhere within reach."""
    before = data.rfind(quote, max(0, start - reach), start + len(quote))
    after = data.find(quote, max(0, start), start + reach + len(quote))
    found = [each for each in (before, after) if each >= 0]
    return min(found, key=lambda each: abs(each - start), default=-1)
