"""Text in a source that speaks to whoever reviews it instead of doing anything: orders, false verdicts, masked letters.

Comments, strings and names are read as they are and in the ways in which something can be hidden in them
(`order_views.py`).  Text that only tells of such orders, as the docs and tests of what guards against them do, is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.look_alikes import oddities
from rightsize.core.review.order_lexicon import folded
from rightsize.core.review.order_places import Places
from rightsize.core.review.order_views import views_of
from rightsize.core.review.order_words import matches_in
from rightsize.core.text import Span

if TYPE_CHECKING:
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.look_alikes import Oddity
    from rightsize.core.review.order_places import Prose
    from rightsize.core.review.order_views import View
    from rightsize.core.review.order_words import Hit, Match

INJECTION = 1427
LOOK_ALIKE = 1007
PREFIX = "orders."

_TEXTS = {
    INJECTION: (
        "Text that gives orders to a reviewer",
        "a model that reads the code may obey it",
        "Remove it, and find out who put it there; what it claims proves nothing.",
    ),
    LOOK_ALIKE: (
        "Text that is not what it looks like",
        "whoever reads the code sees something else than what runs",
        "Write it in ordinary characters, or as escapes that can be seen.",
    ),
}
"""Title, what may come of it, and the remedy."""

_LONGEST_QUOTE = 400
_NAMED = {"comment": "A comment", "string": "A string", "name": "A name", "code": "Code"}
_QUOTES = {'"': '"', "`": "`", "“": "”", "«": "»", "„": "“", "「": "」", "\u2018": "\u2019", "'": "'"}
_BESIDE = 60
_DESCRIBED = re.compile(
    r"(?i)prompt.?injection|injection (?:attack|attempt|pattern|phrase|payload)s?|jailbreak|adversarial|attackers? |"
    r"(?:try|tries|trying|attempts?|attempting) to|detect(?:s|ed|ion|ing)?\b|such as|e\.g\.|for (?:example|instance)|"
    r"untrusted (?:text|input|content|data)|sanitiz|malicious (?:user|prompt|input|text|instruction)"
)
_AFTERWARDS = re.compile(
    r"(?i)\b(?:is|are) (?:an? )?(?:prompt|injection|attack|jailbreak|classic|example|rejected|blocked)"
)


def orders_in(parsed: Parsed) -> tuple[Finding, ...]:
    """Return what in a source is meant for its reviewer, in the order of the text; never two for one place."""
    text = parsed.data.decode("utf-8", "surrogateescape")
    places = Places(parsed)
    prose = places.prose()
    found: list[Finding] = []
    for view in views_of("".join(prose.pieces)):
        for match in matches_in(view.text):
            finding = _order(parsed, places, prose, view, match)
            if finding is not None:
                _add(found, finding)
    for oddity in oddities(text):
        odd = _odd(parsed, places, text, oddity)
        if odd is not None:
            _add(found, odd)
    return tuple(sorted(found, key=lambda each: (each.span, each.cwe)))


def is_order(finding: Finding) -> bool:
    """Tell whether a finding is about text that is meant for the reviewer."""
    return finding.rule.startswith(PREFIX)


def attack_of(parsed: Parsed, finding: Finding, within: Span) -> str:
    """Return the sentence that tells of an order in a part of a source to whoever is given that part.

    It does not repeat the order, since that would be to give it again.
    """
    line = parsed.lines.line_of(max(finding.span.start, within.start)) - parsed.lines.line_of(within.start) + 1
    return f"Line {line} of the source: {finding.message} (CWE-{finding.cwe})"


def _add(found: list[Finding], fresh: Finding) -> None:
    """Keep the surest finding for a place, the surer if several rules agree about it."""
    for index, known in enumerate(found):
        if known.cwe == fresh.cwe and known.span.overlaps(fresh.span):
            agreed = known.rule != fresh.rule and fresh.cwe == INJECTION
            best = fresh if fresh.confidence.rank > known.confidence.rank else known
            found[index] = replace(best, confidence=Confidence.HIGH) if agreed else best
            return
    found.append(fresh)


def _order(parsed: Parsed, places: Places, prose: Prose, view: View, match: Match) -> Finding | None:
    spots = [prose.place(*view.place(each.start, each.end)) for each in match.hits]
    if view.disguise and not any(
        _is_hidden(parsed, view, hit, spot) for hit, spot in zip(match.hits, spots, strict=True)
    ):
        return None
    place = places.around([start for start, _ in spots], strict=not view.disguise)
    if place is None or (match.rule.only_in and place.kind not in match.rule.only_in):
        return None
    if match.rule.not_in_model_code and not view.disguise and places.works_with_models():
        return None
    start, end = min(each for each, _ in spots), max(each for _, each in spots)
    if places.is_about_orders(place) or (place.kind == "comment" and _is_described(view, match)):
        return None
    how = f", {view.disguise}" if view.disguise else ""
    span = Span(start, end)
    whole = place.span.encloses(span) and len(place.span) <= _LONGEST_QUOTE
    says = f"{_NAMED[place.kind]} {match.rule.says}{how}"
    confidence = Confidence.HIGH if view.disguise else match.rule.confidence
    return _finding(parsed, INJECTION, match.rule.id, says, place.span if whole else span, confidence)


def _is_hidden(parsed: Parsed, view: View, hit: Hit, spot: tuple[int, int]) -> bool:
    """Tell whether a word is not to be seen where it stands: else the plain view has it."""
    return folded(parsed.text(*spot)) != view.text[hit.start : hit.end]


def _odd(parsed: Parsed, places: Places, text: str, oddity: Oddity) -> Finding | None:
    start, end = (len(text[:each].encode("utf-8", "surrogateescape")) for each in (oddity.start, oddity.end))
    place = places.around([start], strict=False)
    if place is None or (oddity.only_in and place.kind not in oddity.only_in):
        return None
    named = place.kind in {"name", "code"}
    if oddity.rule == f"{PREFIX}look-alike" and not (named or (place.kind == "string" and not places.is_doc(place))):
        return None
    confidence = Confidence.HIGH if oddity.sure else Confidence.MEDIUM if named else Confidence.LOW
    says = f"{_NAMED[place.kind]} {oddity.says}"
    return _finding(parsed, LOOK_ALIKE, oddity.rule, says, Span(start, end), confidence)


def _finding(parsed: Parsed, cwe: int, rule: str, says: str, span: Span, confidence: Confidence) -> Finding:
    title, consequence, remedy = _TEXTS[cwe]
    return Finding(
        span=span,
        cwe=cwe,
        rule=rule,
        title=title,
        message=f"{says}: {consequence}.",
        remedy=remedy,
        severity=Severity.HIGH if confidence is Confidence.HIGH else Severity.MEDIUM,
        confidence=confidence,
        source=Source.RULES,
        quote=parsed.text(span.start, span.end),
    )


def _is_described(view: View, match: Match) -> bool:
    """Tell whether a comment tells of an order instead of giving it: it quotes it, or says what it is an example of."""
    text = view.text
    start, end = min(each.start for each in match.hits), max(each.end for each in match.hits)
    before = text[max(0, start - 3 * _BESIDE) : start]
    after = text[end : end + 2 * _BESIDE]
    if _AFTERWARDS.search(after):
        return True
    sentence = max(before.rfind(". "), before.rfind("! "), before.rfind("\n\n"))
    if _DESCRIBED.search(before, max(0, sentence)):
        return True
    return any(_stands_in(before, after, *pair) for pair in _QUOTES.items()) and bool(
        _DESCRIBED.search(text, max(0, start - 10 * _BESIDE), end + 3 * _BESIDE)
    )


def _stands_in(before: str, after: str, opening: str, closing: str) -> bool:
    """Tell whether quotes open close before a place and close close behind it."""
    line = before[-_BESIDE:].rpartition("\n")[2]
    opened = line.count(opening) % 2 if opening == closing else line.rfind(opening) > line.rfind(closing)
    return bool(opened) and closing in after
