"""Which docs are drafts of the embedded engine that nobody has touched, known by their keyed hashes alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.ledger.record import CallRecord

if TYPE_CHECKING:
    from rightsize.core.ledger.lines import Record, Unread


@dataclass(slots=True)
class Drafts:
    """The hashes of all drafts; a doc that a model wrote since with the same words is no draft."""

    _hashes: set[str] = field(default_factory=set)

    def add(self, record: Record | Unread) -> None:
        """Take one line of the ledger into account."""
        if not isinstance(record, CallRecord) or record.verdict != "passed" or not record.doc:
            return
        if record.engine == "embedded":
            self._hashes.add(record.doc)
        else:
            self._hashes.discard(record.doc)

    def holds(self, doc: str) -> bool:
        """Tell whether the doc with this keyed hash is a draft."""
        return doc in self._hashes
