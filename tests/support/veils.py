"""Hides secrets with a hash that anybody can repeat, which is enough for a test."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from rightsize.core.privacy.placeholders import veiled

if TYPE_CHECKING:
    from rightsize.core.privacy.placeholders import Veil


def name(text: str) -> str:
    """Return a hash."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def veiled_alone(text: str) -> tuple[str, Veil]:
    """Return one text without its secrets, and its veil."""
    (hidden,), veil = veiled([text], name)
    return hidden, veil
