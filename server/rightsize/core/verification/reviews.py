"""Verify a reply to a security review: it read the code that it was given, and what it reports stands there.

A finding that fails is dropped and said; an answer fails where nothing that it reported is left, or where it reports
nothing and does not show that it examined everything.  What an answer with findings did not show to have examined is
left, and asked about again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.quotes import places_of
from rightsize.core.tasks.weaknesses import weakness
from rightsize.core.text import Span
from rightsize.core.verification.review_checks import (
    CODE_QUOTED,
    EVIDENCE_EXAMINED,
    FINDING_EXPLAINED,
    QUOTES_FOUND,
    QUOTES_UNIQUE,
    REVIEW_CHECKS,
    SYMBOLS_EXAMINED,
    WEAKNESS_KNOWN,
)
from rightsize.core.verification.showing import Leaves, leaves_of, shows, telling_lines
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.review import Claim, ReviewContent

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A symbol that must be examined: where its code is, in it its body, and its head from the name to the body."""

    name: str
    span: Span
    body: Span | None = None
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule found."""

    cwe: int
    span: Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one call reviews.

    Attributes:
        span: the code that was given.
        parts: the symbols that must be examined; a chunk without any is examined as a whole.
        seen: what the rules found in it.
        most: findings that one answer may hold; what it lists beyond is not looked at.
    """

    parsed: Parsed
    span: Span
    parts: tuple[Part, ...]
    seen: tuple[Seen, ...] = ()
    most: int = 10

    @property
    def to_examine(self) -> tuple[Part, ...]:
        """What must be examined: the symbols, or the code as a whole where there are none."""
        return self.parts or (Part("the code", self.span, self.span),)


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim that was accepted, and where its quote stands."""

    claim: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reply came to.

    Attributes:
        placed: its findings that stand.
        left: parts that it did not show to have examined, by a quote or by a finding in them.
        passed_over: what the rules found and it did not look at.
        full: it lists as many findings as it may hold, so that there may be more.
    """

    placed: tuple[Placed, ...] = ()
    left: tuple[Part, ...] = ()
    passed_over: tuple[Seen, ...] = ()
    full: bool = False


def verify_review(chunk: Chunk, content: ReviewContent) -> tuple[Reading, Verdict]:
    """Return what of a reply stands and what it leaves, and the verdict on it.

    A reply that reports something is judged by what it reports; one that is clean, or of which nothing stands, by what
    it shows to have examined.
    """
    placed: list[Placed] = []
    dropped: list[Problem] = []
    for claim in content.claims[: chunk.most]:
        found = _place(chunk, claim)
        if isinstance(found, Placed):
            placed.append(found)
        else:
            dropped.append(found)
    left, passed_over, unexamined = _unexamined(chunk, content, placed)
    reading = Reading(tuple(placed), left, passed_over, full=len(content.claims) >= chunk.most)
    if placed:
        return reading, Verdict(tuple(_as_warning(each) for each in (*dropped, *unexamined)), _names())
    return reading, Verdict(tuple(dropped) if content.claims else unexamined, _names())


def _names() -> tuple[str, ...]:
    return tuple(each.name for each in REVIEW_CHECKS)


def _as_warning(problem: Problem) -> Problem:
    return Problem(problem.check, problem.message, of_form=problem.of_form, warns=True)


def _place(chunk: Chunk, claim: Claim) -> Placed | Problem:
    """Return the claim with its place, or what is wrong with it."""
    title = claim.title or "a finding without a title"
    if not claim.title or not claim.explanation:
        return Problem(FINDING_EXPLAINED.name, f"“{title}” does not say why it can be exploited.")
    known = weakness(claim.cwe) if claim.cwe is not None else None
    if known is None:
        named = f"CWE-{claim.cwe}, which does not exist" if claim.cwe is not None else "no CWE"
        return Problem(WEAKNESS_KNOWN.name, f"“{title}” names {named}.")
    if known.is_general:
        return Problem(
            WEAKNESS_KNOWN.name,
            f"“{title}” names {known.identifier} ({known.name}), which is too general; name the weakness itself.",
        )
    if not known.fits(chunk.parsed.language):
        language = chunk.parsed.language.name
        return Problem(WEAKNESS_KNOWN.name, f"“{title}” names {known.identifier}, which {language} code cannot have.")
    places = places_of(chunk.parsed.data, claim.quote, chunk.span)
    if not places:
        return Problem(QUOTES_FOUND.name, f"“{title}” quotes a line that is not in the source; copy it exactly.")
    chosen = places if len(places) == 1 else _meant(chunk, claim, places)
    if len(chosen) != 1:
        return Problem(
            QUOTES_UNIQUE.name, f"“{title}” quotes a line that stands in {len(places)} places; quote one more line."
        )
    return Placed(claim, chosen[0])


def _meant(chunk: Chunk, claim: Claim, places: Sequence[Span]) -> Sequence[Span]:
    """Return the places in a symbol that the claim names, or where a rule saw the same weakness."""
    said = f"{claim.title} {claim.explanation}"
    named = [each for each in chunk.parts if each.name.rpartition(".")[2] and each.name.rpartition(".")[2] in said]
    inside = [place for place in places if any(each.span.encloses(place) for each in named)]
    if len(inside) == 1:
        return inside
    seen = [
        place for place in places if any(each.cwe == claim.cwe and each.span.overlaps(place) for each in chunk.seen)
    ]
    return seen if len(seen) == 1 else places


def _unexamined(
    chunk: Chunk, content: ReviewContent, placed: Sequence[Placed]
) -> tuple[tuple[Part, ...], tuple[Seen, ...], tuple[Problem, ...]]:
    """Return the parts and the rules' findings that a reply does not show to have looked at, and a problem for each."""
    quoted = [(each.symbol, places_of(chunk.parsed.data, each.quote, chunk.span)) for each in content.examined]
    reported = [each.span for each in placed]
    places = [*reported, *(place for _, each in quoted for place in each)]
    left: list[Part] = []
    problems: list[Problem] = []
    read = leaves_of(chunk.parsed, chunk.span)
    for part in chunk.to_examine:
        meant = [place for name, each in quoted for place in _meant_for(chunk, part, name, each)]
        if any(part.span.encloses(each) for each in reported) or _is_shown(chunk, read, part, meant):
            continue
        left.append(part)
        problems.append(_not_shown(part, quoted=bool(meant)))
    passed_over = tuple(seen for seen in chunk.seen if not any(place.overlaps(seen.span) for place in places))
    for seen in passed_over:
        quote = " ".join(chunk.parsed.text(seen.span.start, seen.span.end).split())[:80]
        problems.append(Problem(EVIDENCE_EXAMINED.name, f"The scanner's CWE-{seen.cwe} at `{quote}` was passed over."))
    return tuple(left), passed_over, tuple(problems)


def _not_shown(part: Part, *, quoted: bool) -> Problem:
    if quoted:
        return Problem(
            CODE_QUOTED.name,
            f"What the answer quotes of {part.name} does not show that it was read: "
            "a name, a head, a comment, a doc or a bare string; copy one whole line of code from inside it.",
        )
    return Problem(
        SYMBOLS_EXAMINED.name,
        f"The answer shows no line of {part.name}; copy one whole line of code from inside it under its name.",
    )


def _meant_for(chunk: Chunk, part: Part, name: str, places: Sequence[Span]) -> Sequence[Span]:
    """Return the places of a quote that are about a part: it stands nowhere else, or is given under its name.

    What is given for a method is about its class too.
    """
    inside = [place for place in places if part.span.encloses(place)]
    if len(inside) == len(places):
        return inside
    named = [each for each in chunk.to_examine if each.name == name.strip()]
    named = named or [each for each in chunk.to_examine if _last_word(each.name) == _last_word(name)]
    about = [each.span for each in named if part.span.encloses(each.span)]
    return [place for place in inside if any(each.encloses(place) for each in about)]


def _is_shown(chunk: Chunk, read: Leaves, part: Part, places: Sequence[Span]) -> bool:
    """Tell whether one of these places shows that a part was read."""
    if not places:
        return False
    span = Span(max(part.span.start, chunk.span.start), min(part.span.end, chunk.span.end))
    heads = [each.head for each in chunk.parts if each.head and each is not part and span.encloses(each.span)]
    lines = telling_lines(read, span, part.body, heads, [each.span for each in chunk.seen])
    return any(shows(lines, each) for each in places)


def _last_word(name: str) -> str:
    """Return the last name in a dotted one, without the arguments that a model may write behind it."""
    words = _WORDS.findall(name.partition("(")[0])
    return words[-1] if words else ""
