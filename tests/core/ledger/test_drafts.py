"""Which docs are drafts that nobody has touched."""

from __future__ import annotations

import pytest

from rightsize.core.ledger.drafts import Drafts
from rightsize.core.ledger.lines import Unread
from tests.support.ledger_records import call, outcome

DRAFT = call(engine="embedded", tier=0, doc="d1")


@pytest.mark.parametrize(
    ("records", "is_draft"),
    [
        ([], False),
        ([Unread.DAMAGED, outcome("c1", "kept")], False),
        ([DRAFT], True),
        ([call(engine="ollama", doc="d1")], False),
        ([DRAFT, call(engine="ollama", doc="d1")], False),
        ([call(engine="ollama", doc="d1"), DRAFT], True),
        ([call(engine="embedded", doc="d1", verdict="rejected")], False),
        ([DRAFT, call(engine="ollama", doc="d1", verdict="rejected")], True),
    ],
)
def test_a_doc_is_a_draft_by_the_last_engine_that_wrote_it(records: list[object], is_draft: bool) -> None:
    """The embedded engine wrote these words, and no model has since."""
    drafts = Drafts()
    for record in records:
        drafts.add(record)  # type: ignore[arg-type]

    assert drafts.holds("d1") is is_draft


def test_no_doc_is_no_draft() -> None:
    """A record without a doc has an empty hash, which stands for nothing."""
    drafts = Drafts()
    drafts.add(call(engine="embedded", doc=""))

    assert not drafts.holds("")
