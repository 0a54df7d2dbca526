"""Why a symbol gets no doc: one table of words for machines and sentences for people, which all who say it read."""

from __future__ import annotations

from enum import Enum


class Reason(str, Enum):
    """A reason for leaving a symbol alone.  Its value is the stable word that `--json` and the ledger give.

    Attributes:
        clause: what a person reads behind a name and a colon.
    """

    clause: str

    NO_PLACE = "no_place", "the language gives it no place for a doc"
    SYNTAX_ERROR = "syntax_error", "the grammar for its language cannot read all of it"
    PRIVATE = "private", "it is not public; the setting document.private includes such"
    INHERITS_DOC = "inherits_doc", "it has the doc of what it overrides or implements"
    TEST = "test", "it is a test"
    DOC_NOT_EDITABLE = (
        "doc_not_editable",
        "its doc is not a plain string or comment, which only a person should change",
    )
    HAS_DOC = "has_doc", "it has a doc"
    UP_TO_DATE = "up_to_date", "its doc lacks nothing"
    NOTHING_HONEST = "nothing_honest", "nothing honest to say: the code tells no more than its name"
    DRAFT_REFUSED = "draft_refused", "its draft was refused for {checks}"
    BUSY = "busy", "it is being worked on"

    def __new__(cls, word: str, clause: str) -> Reason:  # noqa: PYI034 - `Self` came with Python 3.11
        """Make a member that equals its word."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.clause = clause
        return made

    @property
    def sentence(self) -> str:
        """The clause as a sentence of its own."""
        return f"{self.clause[0].upper()}{self.clause[1:]}."
