"""Comments that stand for code: that it was left out, that it is still to be written, or that one cannot be sure."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z']+|[^\sa-z']", re.IGNORECASE)
_CODE = frozenset({
    "algorithm", "body", "class", "code", "function", "functions", "implementation", "lines", "logic", "method",
    "methods", "solution", "statements",
})  # fmt: skip
_ABSENT = frozenset({
    "elided", "existing", "omitted", "original", "previous", "remainder", "remaining", "rest", "snipped",
    "truncated", "unchanged",
})  # fmt: skip
_FILLERS = frozenset({
    "above", "actual", "add", "added", "all", "and", "any", "are", "as", "be", "before", "below", "brevity",
    "can", "clarity", "comes", "continue", "continues", "do", "etc", "follow", "follows", "for", "go", "goes",
    "here", "in", "include", "insert", "intact", "is", "it", "keep", "left", "main", "more", "my", "necessary",
    "needed", "now", "of", "on", "or", "other", "own", "place", "put", "remain", "remains", "required", "same",
    "should", "simplicity", "skipped", "so", "some", "stay", "stays", "that", "the", "this", "to", "unmodified",
    "untouched", "was", "will", "would", "write", "you", "your",
})  # fmt: skip
_WHOLE = re.compile(
    r"(?:omitted|left out|skipped|shortened)? ?for brevity|(?:code )?(?:unchanged|omitted|elided)|snip(?:ped)?"
    r"|(?:same |exactly )?as before|same as (?:above|before)",
    re.IGNORECASE,
)
_DOTS = re.compile(r"(?:\.{3,}|\u2026)(?:[^.\u2026]*(?:\.{3,}|\u2026))?")
_OWN_CODE = re.compile(
    r"\b(?:your|add|insert|write|put) (?:the |your |own )*(?:\w+ )?(?:code|implementation|logic|solution)"
    r"(?: goes)? (?:here|below)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:TODO|FIXME)\b|\bimplement (?:me|this|the function|your \w+)(?: here)?\W*$|\bnot (?:yet )?implemented\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:TODO|FIXME)\b(?!.*\b(?:implement|real|actual|dummy|mock|placeholder))(?:\([^)]*\))?\W*"
    r"(?:(?:maybe|perhaps|possibly|(?:we |this )?(?:can|could|should|might)(?: be)?) )?(?:avoid|cache|clean|consider"
    r"|deprecat|document|drop|find a (?:better|cleaner|faster)|is there|make (?:this|it) (?:faster|configurable"
    r"|cleaner|more)|merge|mov(?:e|ing)\b|optimi[sz]|refactor|remov|renam|replac|revisit|rewrit|simplif|speed|switch"
    r"|us(?:e|ing) )",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\.{3,}|\u2026|\bXXX\b|\bplaceholder\b|\b(?:rest|remainder) of (?:the |your |this )?(?:\w+ )?(?:code|function"
    r"|implementation|logic|method)\b|\bfor brevity\b|\bomitted\b|\bunimplemented\b",
    re.IGNORECASE,
)
_LONGEST = 120


def stands_for_code(words: str) -> bool:
    """Tell whether a comment, its marks taken off, says nothing but that code was left out where it stands."""
    words = words.strip()
    if len(words) > _LONGEST:
        return False
    if _DOTS.fullmatch(words) or _WHOLE.fullmatch(words.strip(" .\u2026()[]<>-*")):
        return True
    found = {each.lower() for each in _WORD.findall(words) if each.isalpha()}
    return bool(found & _CODE and found & _ABSENT) and found <= _CODE | _ABSENT | _FILLERS


def asks_for_code(words: str) -> bool:
    """Tell whether a comment says where a person is to put code, as templates do."""
    return _OWN_CODE.search(words) is not None


def is_to_do(words: str) -> bool:
    """Tell whether a comment says that something is not done yet."""
    return _TO_DO.search(words) is not None


def wants_better(words: str) -> bool:
    """Tell whether a comment that says what is to be done speaks of code that is there and could be better."""
    return _BETTER.search(words) is not None


def may_stand_for_code(words: str) -> bool:
    """Tell whether a comment looks like one of these and may be an explanation."""
    return _MAYBE.search(words) is not None
