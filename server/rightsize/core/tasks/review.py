"""What a reply to a security review holds when it has been read: claims about code with quotes, and never an edit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Examined:
    """A symbol, or a rule's finding, that the reviewer says it looked at, with a quote from it."""

    symbol: str
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A weakness that the reviewer says is there; `cwe` is None where it named none."""

    title: str
    cwe: int | None
    severity: str
    confidence: str
    quote: str
    explanation: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """The content of one review of one chunk."""

    examined: tuple[Examined, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules saw, as it is told to a reviewer: the weakness, a few words and the quote."""

    cwe: int
    title: str
    quote: str
