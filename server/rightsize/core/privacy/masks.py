"""What is shown of a secret: its beginning and its length, for screens are logged and reports are sent on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.privacy.placeholders import EVERYWHERE, pieces_in
from rightsize.core.privacy.values import stands_for_one

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_SHOWN = 4
_SHARE = 8
"""Of so many characters one is shown: enough to tell two keys apart, too little to guess the rest."""

_LITERAL = re.compile(r"(?P<quote>[\"'`])(?P<value>(?:\\.|(?!(?P=quote))[^\\\n]){3,})(?P=quote)")


def mask(secret: str) -> str:
    """Return what stands in the place of a secret, as `ghp_…[40 characters]`."""
    return f"{secret[: min(_MOST_SHOWN, len(secret) // _SHARE)]}…[{len(secret)} characters]"


def secrets_of(text: str) -> frozenset[str]:
    """Return the secrets in a text, in the pieces that are replaced in it."""
    return frozenset(text[start:end] for start, end in pieces_in(text))


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return a text with masks in the places of secrets; a short one only where it is a word of its own."""
    wanted = sorted(secrets, key=len, reverse=True)
    if not any(each in text for each in wanted):
        return text
    each_of = "|".join(
        re.escape(each) if len(each) >= EVERYWHERE else rf"(?<!\w){re.escape(each)}(?!\w)" for each in wanted
    )
    return re.sub(each_of, lambda found: mask(found.group()), text)


def without_literals(code: str) -> str:
    """Return a line of code that sets a secret with masks for what its literals hold, but for names and stand-ins."""
    return _LITERAL.sub(_masked_literal, code)


def _masked_literal(found: re.Match[str]) -> str:
    value, quote = found["value"], found["quote"]
    kept = stands_for_one(value) or "…[" in value
    return found.group() if kept else f"{quote}{mask(value)}{quote}"
