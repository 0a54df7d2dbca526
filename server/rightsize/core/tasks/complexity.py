"""Complexity of a task: clamp(base + size + structure), from the tree for code and from the words for free text."""

from __future__ import annotations

import re
from math import log10
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import Marker
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.task import Complexity, TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Features

CHARACTERS_PER_TOKEN = 4
SIZE_SLOPE = 0.05
LARGEST_SIZE = 0.15
SMALL_CODE_TOKENS = 40
"""Code up to this size adds nothing: a short function is as simple as its kind."""
PER_MARKER = 0.04
LARGEST_STRUCTURE = 0.20

MARKER_WORDS: dict[str, str] = {
    "algorithm": r"algorithms?|complexity|dynamic programming",
    "concurrency": r"async\w*|concurren\w*|threads?|threading|parallel\w*|deadlocks?|locks?|locking|race conditions?",
    "cryptography": r"crypto\w*|encrypt\w*|decrypt\w*|hash(?:es|ing)|signatures?|certificates?|tls",
    "database": r"sql|databases?|transactions?|migrations?|quer(?:y|ies)",
    "distribution": r"distributed|microservices?|consensus|replicat\w*|sharding|message queues?",
    "errors": r"error handling|exceptions?|retry|retries|edge cases?|fault toleran\w*",
    "generics": r"generics?|type parameters?|metaclass\w*|macros?|decorators?",
    "network": r"networks?|sockets?|https?|websockets?|protocols?|apis?|servers?",
    "parsing": r"pars(?:e|er|ers|ing)|compilers?|grammars?|regex\w*|regular expressions?",
    "performance": r"performance|optimi[sz]\w*|efficien\w*|caching|memory usage|latency",
    "recursion": r"recurs\w*|backtracking|memoi[sz]\w*",
    "security": r"secur\w*|vulnerab\w*|oauth\d?|authenticat\w*|authori[sz]\w*|inject\w*|sanitis\w*|sanitiz\w*",
    "steps": r"step by step|and then|first .{1,80}? then|trade-?offs?|compare|prove|design|architect\w*|refactor\w*",
    "unsafe": r"unsafe|ffi|pointers?|reflection|assembly",
}
"""What makes a request in words harder: a name for each marker and the words that stand for it."""

DESCRIBING = frozenset({TaskKind.DOCUMENTATION, TaskKind.SUMMARISATION})
"""Kinds of which the text is about something that is there already."""

_THING = re.compile(r"(?:pars|compil|serv)ers?|grammars?|apis?|sockets?|databases?|decorators?|macros?", re.IGNORECASE)
"""Marker words that only name something; to make it is hard, to describe it is not for that."""

_MARKER = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in MARKER_WORDS.items()), re.IGNORECASE)


def complexity_of_code(kind: TaskKind, features: Features) -> Complexity:
    """Return the complexity of a task about code, from what the tree tells of it."""
    size = _size(features.tokens / SMALL_CODE_TOKENS)
    return _complexity(kind, size, features.markers)


def complexity_of_text(kind: TaskKind, text: str) -> Complexity:
    """Return the complexity of a task that is put in words, each marker word counted once."""
    found: dict[str, Marker] = {}
    for match in _MARKER.finditer(text):
        if kind in DESCRIBING and _THING.fullmatch(match.group()):
            continue
        found.setdefault(match.group().casefold(), Marker(match.lastgroup or "", match.group()))
    return _complexity(kind, _size(len(text) / CHARACTERS_PER_TOKEN), tuple(found.values()))


def complexity_given(value: float) -> Complexity:
    """Return a complexity that somebody named, clamped to [0, 1]; it has no parts but itself."""
    value = min(1.0, max(0.0, value))
    return Complexity(value, base=value, size=0.0, structure=0.0)


def tokens_in(text: str) -> int:
    """Return the estimate of a text's tokens, at least one."""
    return max(1, -(-len(text) // CHARACTERS_PER_TOKEN))


def _size(ratio: float) -> float:
    return min(LARGEST_SIZE, SIZE_SLOPE * log10(ratio)) if ratio > 1 else 0.0


def _complexity(kind: TaskKind, size: float, markers: Sequence[Marker]) -> Complexity:
    base = row_of(kind).base
    structure = min(LARGEST_STRUCTURE, PER_MARKER * len(markers))
    value = min(1.0, max(0.0, base + size + structure))
    return Complexity(value, base, size, structure, tuple(markers))
