"""The checks of a reply to a security review: what each refuses, and how people are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class ReviewCheck:
    """One check of a review: what it is called, what it refuses, how people are told of it, what it only warns of."""

    name: str
    stops: str
    said: str
    kind: TaskKind = TaskKind.CODE_REVIEW
    of_form: bool = False
    warns_of: str = ""
    needs_edit: bool = False


_DROPPED = "One such finding beside others that stand: it is dropped, and that is said."

REVIEW_READ = ReviewCheck(
    "review_read",
    "A review that is not the answer asked for: prose, a refusal, cut JSON.",
    said="its answer was not in the form that was asked for",
    of_form=True,
)
_LEFT = "The same in a review with findings: what it did not show is asked about again."
SYMBOLS_EXAMINED = ReviewCheck(
    "symbols_examined",
    "A clean review that does not show a line of each symbol that it was given.",
    said="it did not show that it had read everything",
    warns_of=_LEFT,
)
EVIDENCE_EXAMINED = ReviewCheck(
    "evidence_examined",
    "A clean review that passes over what the rules found.",
    said="it passed over what the rules found",
    warns_of=_LEFT,
)
CODE_QUOTED = ReviewCheck(
    "code_quoted",
    "A clean review that shows of a symbol only its name, its head, or what docs, comments and strings claim.",
    said="what it quoted does not show that it had read the code",
    warns_of=_LEFT,
)
QUOTES_FOUND = ReviewCheck(
    "quotes_found",
    "A finding whose quote does not stand in the code.",
    "it quoted code that is not there",
    warns_of=_DROPPED,
)
QUOTES_UNIQUE = ReviewCheck(
    "quotes_unique",
    "A finding whose quote stands in several places.",
    "what it quoted stands in several places",
    warns_of=_DROPPED,
)
WEAKNESS_KNOWN = ReviewCheck(
    "weakness_known",
    "A finding whose CWE does not exist, is too general or cannot be in this language.",
    "it named a weakness that does not exist, is too general or cannot be in this language",
    warns_of=_DROPPED,
)
FINDING_EXPLAINED = ReviewCheck(
    "finding_explained",
    "A finding that does not say why it can be exploited.",
    "it did not say why its finding can be exploited",
    warns_of=_DROPPED,
)

REVIEW_CHECKS = (
    REVIEW_READ,
    SYMBOLS_EXAMINED,
    EVIDENCE_EXAMINED,
    CODE_QUOTED,
    QUOTES_FOUND,
    QUOTES_UNIQUE,
    WEAKNESS_KNOWN,
    FINDING_EXPLAINED,
)


def said_of(check: str) -> str:
    """Return how people are told that a check refused a review; every other check is one of an answer's form."""
    return next((each.said for each in REVIEW_CHECKS if each.name == check), REVIEW_READ.said)
