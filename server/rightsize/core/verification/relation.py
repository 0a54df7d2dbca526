"""How much a doc has in common with the code that it stands at, as one number."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.text import encode
from rightsize.core.verification.callees import definitions_named
from rightsize.core.verification.words import common_stems, stands_in, stem, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.verification.evidence import Evidence

LEAST_RELATED = 0.02
LEAST_RELATED_TO_OLD_DOC = 0.15
"""An old doc adds its words to those of the code, so a new one has more to share; see tests/corpus."""
_SAYING_NOTHING = 60
_ALL_RANKS = 4_100
_FEWEST_WORDS = 3
_FEWEST_IN_CODE = 12
_FEWEST_COPIED = 4
_OPENING = 12
_NAME = re.compile(r"[^\W\d]\w*")
_IS_CODE = re.compile(r"_|[A-Za-z][A-Z]|[a-z]\d")
_MOST_NAMES = 8
_LIGHT = 1.5


def least_related(evidence: Evidence) -> float:
    """Return how much a doc must have in common with its code and with the doc that stands there, if one does."""
    return LEAST_RELATED_TO_OLD_DOC if len(words_in(evidence.old_doc)) >= _FEWEST_IN_CODE else LEAST_RELATED


def relation(evidence: Evidence) -> float | None:
    """Return the weighted share of the doc's words that stand in the code; None where too little is there to judge."""
    content = evidence.content
    text = " ".join((content.summary, content.details or "", content.returns or ""))
    stems = _stems_of(text)
    if len(stems) < _FEWEST_WORDS or len(evidence.source_stems) < _FEWEST_IN_CODE:
        return None
    score = covered(stems, evidence.source_stems)
    if sum(map(weight, stems)) > _LIGHT:
        return score
    # A summary of common words may say nothing that stands in the code, above descriptions that do.
    described = " ".join(each.description for each in (*content.parameters, *content.attributes))
    return max(score, covered(stems | _stems_of(described), evidence.source_stems))


def speaks_of_file(evidence: Evidence) -> bool:
    """Tell whether the summary names a symbol of the same file, by a name that is no plain word."""
    names = dict.fromkeys(name for name in _NAME.findall(evidence.content.summary) if _IS_CODE.search(name))
    return any(definitions_named(evidence.parsed, name) for name in list(names)[:_MOST_NAMES])


def _stems_of(text: str) -> set[str]:
    return {stem(word) for word in words_in(text) if len(word) > 1}


def stands_at_other_code(evidence: Evidence) -> bool:
    """Tell whether the summary was copied from a symbol of the same file that has another name."""
    words = evidence.content.summary.split()
    opening = " ".join(words[:_OPENING])
    if len(words) < _FEWEST_COPIED or opening in " ".join(evidence.old_doc.split()):
        return False
    pattern = re.compile(rb"\s+".join(re.escape(encode(word)) for word in words[:_OPENING]))
    for match in pattern.finditer(evidence.parsed.data):
        other = symbol_at(evidence.parsed, match.start())
        if other is not None and other.doc is not None and other.doc.span.contains(match.start()):
            return other.name != evidence.symbol.name
    return False


def covered(stems: Iterable[str], source: frozenset[str]) -> float:
    """Return the share of `stems` that stand in `source`, rare words counting more than common ones."""
    weights = [(weight(each), stands_in(each, source)) for each in stems]
    whole = sum(each for each, _ in weights)
    return sum(each for each, found in weights if found) / whole if whole else 1.0


def weight(word_stem: str) -> float:
    """Return how much a word says about its subject: little for the commonest words, 1 for rare ones."""
    rank = common_stems().get(word_stem)
    if rank is None:
        return 1.0
    share = math.log((rank + 1) / _SAYING_NOTHING) / math.log(_ALL_RANKS / _SAYING_NOTHING)
    return 0.05 + 0.95 * min(1.0, max(0.0, share))
