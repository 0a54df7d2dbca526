"""A finding: a weakness at a place in a source, who saw it, and how sure that is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.text import Span

_FINGERPRINT_LENGTH = 32


class Severity(str, Enum):
    """How bad it is when it is true, the mildest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Return the place among the severities, 0 for the mildest."""
        return list(Severity).index(self)


class Confidence(str, Enum):
    """How sure it is that it is true, the least sure first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Return the place among the confidences, 0 for the least sure."""
        return list(Confidence).index(self)


class Source(str, Enum):
    """Who saw it."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Related:
    """A place that belongs to a finding, as where its value comes from; it `says` what that is, and quotes it."""

    span: Span
    says: str
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness at one place.

    Attributes:
        span: where; it covers `quote` in the source that was reviewed.
        cwe: number of the weakness in MITRE's list, as 89.
        rule: id of the rule that saw it; empty where only a model did.
        title: a few words.
        message: one or two sentences: what is wrong, and why it can be exploited.
        remedy: what to do instead, one sentence.
        quote: the source under `span`, word for word.
        symbol: qualified name of the symbol around it, empty at the top of a file.
        model: label of the model that saw it, empty where only rules did.
        cost: cost units of the calls in which a model read the code around it, 0 where none did.
        ladder: each attempt to have the code around it read, and the finding confirmed, a line each.
        cached: the model's answer was kept from before, so that nobody was asked now.
        confirmation: what a second pass said, empty where none was asked for.
        suppressed: the comment that asks to pass over it, or what refutes it; empty where there is none.
        related: places that belong to it, in the order in which they explain it.
        also: ids of other rules that saw the same, as those of another scanner.
        masked: the quote as it may be shown, where a secret is in it; the range and the fingerprint are of the quote.
        twin: how many findings of the same weakness in the same code of the same symbol stand before it.
    """

    span: Span
    cwe: int
    rule: str
    title: str
    message: str
    remedy: str
    severity: Severity
    confidence: Confidence
    source: Source
    quote: str
    symbol: str = ""
    model: str = ""
    confirmation: str = ""
    cost: float = 0.0
    suppressed: str = ""
    also: tuple[str, ...] = ()
    ladder: tuple[str, ...] = ()
    cached: bool = False
    related: tuple[Related, ...] = ()
    twin: int = 0
    masked: str = ""

    @property
    def shown(self) -> str:
        """Return the quote as it may be shown, logged and sent on."""
        return self.masked or self.quote

    @property
    def fingerprint(self) -> str:
        """Return a stable identifier that survives moved lines and changed white space: 32 hexadecimal digits.

        Of twins each has its own, so that another one that is written later is not taken for what was known.
        """
        return _digest(self.alike, str(self.twin)) if self.twin else self.alike

    @property
    def alike(self) -> str:
        """Return what a finding has in common with its twins, in the same form."""
        return _digest(f"CWE-{self.cwe}", self.symbol, " ".join(self.quote.split()))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT_LENGTH]
