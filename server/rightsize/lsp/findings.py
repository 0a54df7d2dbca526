"""The findings of open documents: they move with what is typed, and are out of sight while their code is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rightsize.core.text import Span, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rightsize.core.review.finding import Finding, Related
    from rightsize.core.text import Edit

_MOST_PARTS = 400
"""Words and marks of a quote that are looked for when it no longer stands byte for byte."""

_COMMENTS = (b"#", b"//", b"/*", b"*")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A finding, and whether what it quotes stands under its span; what was deleted may come back by an undo.

    Attributes:
        commented: the quote is in a comment, as words that give orders to a reader may be.
    """

    finding: Finding
    shown: bool
    commented: bool


@dataclass(slots=True)
class Findings:
    """What was found in each document, by URI."""

    _kept: dict[str, tuple[_Kept, ...]] = field(default_factory=dict)

    def of(self, uri: str) -> tuple[Finding, ...]:
        """Return the findings of a document as its text stands now."""
        return tuple(each.finding for each in self._kept.get(uri, ()) if each.shown)

    def knows(self, uri: str) -> bool:
        """Tell whether somebody looked at a document, whatever was found."""
        return uri in self._kept

    def at(self, uri: str, span: Span) -> tuple[Finding, ...]:
        """Return the findings that a cursor or a selection touches."""
        return tuple(each for each in self.of(uri) if each.span.overlaps(span) or each.span.contains(span.start))

    def put(
        self,
        uri: str,
        within: Span,
        findings: Iterable[Finding],
        read: bytes,
        now: bytes,
        *,
        unread: Sequence[Span] = (),
    ) -> None:
        """Take what a review of a part of a document found; what was known of that part is forgotten.

        Parameters:
            read: the text that was reviewed; `within` and the findings' spans are of it.
            now: the text as it stands.
            unread: parts that no model got to read; what one found there before stays.
        """
        found = [_Kept(each, shown=True, commented=_commented(read, each.span.start)) for each in findings]
        part = within
        if read != now:
            found = [_searched(each, Span(0, len(now)), now) for each in found]
            part = Span(within.start, max(within.start, within.end + len(now) - len(read)))
        grown = len(now) - len(read)
        parts = [Span(each.start + min(grown, 0), each.end + max(grown, 0)) for each in unread]
        before = self._kept.get(uri, ())
        stays = [each for each in before if each.finding.model and _touches_any(each.finding.span, parts)]
        found = [each for each in found if not any(_covers(other.finding, each.finding) for other in stays)]
        stays = [each for each in stays if not any(_is_passed_over(each.finding, other.finding) for other in found)]
        kept = [each for each in before if each in stays or not _touches(each.finding.span, part)]
        unlike = {(each.finding.fingerprint, each.finding.span) for each in found}
        kept = [each for each in kept if (each.finding.fingerprint, each.finding.span) not in unlike]
        self._kept[uri] = tuple(sorted([*kept, *found], key=lambda each: each.finding.span))

    def replace(self, uri: str, others: Mapping[Finding, Finding]) -> bool:
        """Put other words in the place of findings where they stand, and tell whether anything is another now."""
        before = self._kept.get(uri, ())
        now = tuple(replace(each, finding=others.get(each.finding, each.finding)) for each in before)
        if now != before:
            self._kept[uri] = now
        return now != before

    def named(self, uri: str, fingerprint: str, offset: int | None) -> Finding | None:
        """Return the finding of a fingerprint, of several the one nearest to a place; None where it is gone."""
        twins = [each for each in self.of(uri) if each.fingerprint == fingerprint and not each.suppressed]
        return min(twins, key=lambda each: abs(each.span.start - (offset or 0)), default=None)

    def drop(self, uri: str, fingerprint: str) -> None:
        """Forget a finding everywhere in a document."""
        self._kept[uri] = tuple(each for each in self._kept.get(uri, ()) if each.finding.fingerprint != fingerprint)

    def drop_one(self, uri: str, fingerprint: str, offset: int) -> None:
        """Forget the finding at a place, and not its twins: the same code may stand twice in a function."""
        kept = self._kept.get(uri, ())
        twins = [each for each in kept if each.finding.fingerprint == fingerprint]
        gone = min(twins, key=lambda each: abs(each.finding.span.start - offset), default=None)
        self._kept[uri] = tuple(each for each in kept if each is not gone)

    def move(self, uri: str, edits: Sequence[Edit] | None, data: bytes) -> bool:
        """Follow edits, each made against the text that the one before it left, and tell whether anything moved."""
        before = self._kept.get(uri, ())
        if not before:
            return False
        shown = self.of(uri)
        self._kept[uri] = _apart(_followed(each, edits, data) for each in before)
        return self.of(uri) != shown

    def forget(self, uri: str) -> bool:
        """Forget a document, and tell whether something was known of it."""
        return bool(self._kept.pop(uri, ()))


def _touches(span: Span, part: Span) -> bool:
    return span.overlaps(part) or part.contains(span.start)


def _touches_any(span: Span, parts: Iterable[Span]) -> bool:
    return any(_touches(span, each) for each in parts)


def _covers(model: Finding, rules: Finding) -> bool:
    """Tell whether what a model found before says all that the rules say now."""
    return not rules.model and not rules.suppressed and _is_alike(model, rules)


def _is_passed_over(before: Finding, now: Finding) -> bool:
    """Tell whether somebody asked meanwhile to pass over what was found before."""
    return bool(now.suppressed) and _is_alike(before, now)


def _is_alike(one: Finding, other: Finding) -> bool:
    return one.cwe == other.cwe and one.span.overlaps(other.span)


def _apart(kept: Iterable[_Kept]) -> tuple[_Kept, ...]:
    """Show one of several findings that came to lie on one place: of two places with the same code one may go."""
    seen: set[tuple[str, Span]] = set()
    found: list[_Kept] = []
    for each in kept:
        place = (each.finding.fingerprint, each.finding.span)
        found.append(replace(each, shown=each.shown and place not in seen))
        seen.add(place)
    return tuple(found)


def _followed(kept: _Kept, edits: Sequence[Edit] | None, data: bytes) -> _Kept:
    """Return a finding behind some edits; a client that sends the whole text does not say what moved."""
    finding = kept.finding
    if edits is None:
        return _searched(kept, Span(0, len(data)), data)
    span, wide = _span_behind(finding.span, edits, hidden=not kept.shown)
    related = _related_behind(finding, edits, data) if finding.related else ()
    return _searched(replace(kept, finding=replace(finding, span=span, related=related)), wide, data)


def _span_behind(span: Span, edits: Sequence[Edit], *, hidden: bool) -> tuple[Span, Span]:
    """Return where a span went, and the stretch in which its text may stand: more where a wider one was replaced.

    A finding that is out of sight takes in what is put at its edges: that may be its text coming back.
    """
    start, end = span.start, span.end
    low, high = start, end
    for edit in edits:
        first, last = edit.span.start, edit.span.end
        grows = len(edit.new) - len(edit.span)
        if last < start or (last == start and not hidden):
            start, end, low, high = start + grows, end + grows, low + grows, high + grows
        elif first < end or (first == end and hidden):
            covers = first <= start and last >= end
            low, high = min(low, first), max(high, last) + grows
            # Where a formatter replaced more than the quote, its place in the text still tells it from its twins.
            start = min(start, first + len(edit.new)) if covers else min(start, first)
            end = max(end, last) + grows
    return Span(start, max(start, end)), Span(low, max(low, high))


def _related_behind(finding: Finding, edits: Sequence[Edit], data: bytes) -> tuple[Related, ...]:
    moved = [(each, *_span_behind(each.span, edits, hidden=False)) for each in finding.related]
    placed = [(each, _place_of(each.quote, span, wide, data)) for each, span, wide in moved]
    return tuple(replace(each, span=span) for each, span in placed if span is not None)


def _searched(kept: _Kept, within: Span, data: bytes) -> _Kept:
    """Return a finding where its quote stands within a stretch of the text, nearest to its place, else out of sight."""
    finding = kept.finding
    span = _place_of(finding.quote, finding.span, within, data)
    if span is None or _commented(data, span.start) != kept.commented:
        return replace(kept, shown=False)
    return replace(kept, shown=True, finding=replace(finding, span=span))


def _place_of(quote: str, span: Span, within: Span, data: bytes) -> Span | None:
    """Return where a quote stands, with whatever white space, nearest to a span; None where it does not."""
    if data.startswith(encode(quote), span.start):
        return Span(span.start, span.start + len(encode(quote)))
    pattern = rb"\s*".join(re.escape(encode(each)) for each in re.findall(r"\w+|[^\w\s]", quote)[:_MOST_PARTS])
    places = [Span(*match.span()) for match in re.compile(pattern).finditer(data, within.start, within.end)]
    return min(places, key=lambda each: abs(each.start - span.start), default=None)


def _commented(data: bytes, start: int) -> bool:
    """Tell whether a line was made a comment up to a place on it."""
    line = data[data.rfind(b"\n", 0, start) + 1 : start].lstrip()
    return line.startswith(_COMMENTS)
