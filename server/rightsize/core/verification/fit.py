"""Checks that hold the prose against its subject: words that are words, in the file's tongue, about this code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.tokens import comments_in
from rightsize.core.text import Span
from rightsize.core.verification.evidence import Finding
from rightsize.core.verification.relation import least_related, relation, speaks_of_file, stands_at_other_code
from rightsize.core.verification.tongues import ENGLISH, name_of_tongue, tongue_of
from rightsize.core.verification.words import common_stems, stands_in, stem, stems_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.evidence import Evidence

_CODE = re.compile(
    r"`[^`]*`|<code>.*?</code>|\{@\w+[^}]*\}|:\w+:`|https?://\S+|\\[A-Za-z]+|^\s*>>>.*$", re.DOTALL | re.MULTILINE
)
_FEWEST_WORDS = 4
_LEAST_KNOWN = 0.5
_HEAD = 4_096


def random_words(evidence: Evidence) -> Iterator[Finding]:
    """Find a doc of which too few words are common words or stand in the code, or a field of which none does."""
    whole = (("the summary", evidence.content.summary, _LEAST_KNOWN), ("the doc", _whole_text(evidence), _LEAST_KNOWN))
    fields = ((field.place, field.text, 0.0) for field in evidence.prose)
    for place, text, least in (*whole, *fields):
        words = [word for word in words_in(_CODE.sub(" ", text)) if len(word) > 1]
        known = sum(1 for word in words if stem(word) in common_stems() or stands_in(stem(word), evidence.source_stems))
        few = len(words) >= _FEWEST_WORDS and (known < least * len(words) or not known)
        if few and file_tongues(evidence) == {ENGLISH}:
            yield Finding(f"Most words of {place} are neither common English nor in the code.")
            return


def wrong_tongue(evidence: Evidence) -> Iterator[Finding]:
    """Find a doc in another human language than the one that the file's comments and docs use."""
    for text in (evidence.content.summary, _whole_text(evidence)):
        tongue = tongue_of(_CODE.sub(" ", text))
        if tongue is not None and tongue != ENGLISH and tongue not in file_tongues(evidence):
            yield Finding(f"The doc is in {name_of_tongue(tongue)}; the file is not.")
            return


def unrelated(evidence: Evidence) -> Iterator[Finding]:
    """Find a doc that has too little in common with the code that it stands at."""
    score = relation(evidence)
    strange = score is not None and score < least_related(evidence) and not speaks_of_file(evidence)
    if strange and file_tongues(evidence) == {ENGLISH}:
        yield Finding("The doc has almost nothing in common with this code; it reads like the doc of something else.")
    elif stands_at_other_code(evidence):
        said = stems_in(evidence.content.summary)
        named = all(stands_in(each, said) for each in stems_in(evidence.symbol.name))
        yield Finding("The summary stands at other code in this file, word for word.", doubtful=named)


def file_tongues(evidence: Evidence) -> frozenset[str]:
    """Return the tongues of the old doc, of the symbol's comments and of those at the file's head, and English."""
    parsed = evidence.parsed
    spans = (Span(0, min(_HEAD, len(parsed.data))), evidence.symbol.span)
    comments = "\n".join(comment.text for span in spans for comment in comments_in(parsed, span))
    found = (tongue_of(_CODE.sub(" ", text)) for text in (evidence.old_doc, comments))
    return frozenset({ENGLISH, *(each for each in found if each is not None)})


def _whole_text(evidence: Evidence) -> str:
    return "\n".join(field.text for field in evidence.prose)
