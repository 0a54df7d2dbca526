"""What a reply to a documentation task holds, once it has been read: content only, never code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter, an attribute or an exception type with one line about it."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class DocContent:
    """The content of one doc; rendering in a file's style is somebody else's work."""

    summary: str
    details: str | None = None
    parameters: tuple[Described, ...] = ()
    returns: str | None = None
    yields: str | None = None
    raises: tuple[Described, ...] = ()
    example: str | None = None
    attributes: tuple[Described, ...] = ()
