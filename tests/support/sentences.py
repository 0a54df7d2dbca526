"""What a table says to people in one sentence."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[A-Z](?:[^\n.?!]|[.?!](?! |$))* (?:[^\n.?!]|[.?!](?! |$))*[.]")


def is_sentence(text: str) -> bool:
    """Tell whether a text is one sentence of several words, in one line, from its capital to its full stop."""
    return _SENTENCE.fullmatch(text) is not None
