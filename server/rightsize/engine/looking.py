"""The ports through which code is looked at without a model: our own rules, and scanners that others keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.floor import Seen
    from rightsize.core.review.scanned import Issue
    from rightsize.core.text import Span


@dataclass(frozen=True, slots=True)
class Scan:
    """What another scanner says of a source.

    Attributes:
        issues: what it reports.
        problem: why it could not tell, one sentence; empty where it did.
    """

    issues: tuple[Issue, ...] = ()
    problem: str = ""


class Rules(Protocol):
    """Our own rules where they hold up nobody else.  Implementation: a child process, or several.

    Attributes:
        smallest: bytes of source from which on it is worth asking.
    """

    smallest: int

    async def find(self, language: str, source: bytes, within: Span, issues: Sequence[Issue], /) -> Seen | None:
        """Return what is seen under a span, or None where it could not be told there."""
        ...

    async def close(self) -> None:
        """End what was started."""
        ...


class Scanner(Protocol):
    """A security scanner that others keep.  Implementation: bandit in a child process."""

    async def scan(self, language: str, source: bytes) -> Scan:
        """Return what it reports, nothing for a language that it does not read; never raises for what code holds."""
        ...

    async def close(self) -> None:
        """End the child process."""
        ...
