"""The verbs with which summaries open, and their two moods: "Return" and "Returns"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def third_person(word: str) -> str | None:
    """Return "returns" for "Return" or "Returns", in lower case; None for a word that is not known as a verb."""
    base = base_form(word)
    return None if base is None else _with_s(base)


def base_form(word: str) -> str | None:
    """Return "return" for "Return" or "Returns", in lower case; None for a word that is not known as a verb."""
    lower = word.lower()
    candidates = [
        lower,
        *(lower[: -len(end)] + to for end, to in (("ies", "y"), ("es", ""), ("s", "")) if lower.endswith(end)),
    ]
    return next((each for each in candidates if each in _verbs()), None)


def with_mood(verb: str, mood: str) -> str:
    """Return a verb's base form as a summary in this mood writes it, in lower case."""
    return verb if mood == "imperative" else _with_s(verb)


def _with_s(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"


@cache
def _verbs() -> frozenset[str]:
    text = (files("rightsize.core.documentation") / "verbs.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
