"""Checks of the descriptions beside the names: they say something, and each stands under its own name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rightsize.core.verification.affinity import VARIADIC, Uses, affinity, is_said_of_switch
from rightsize.core.verification.entries import entry_of
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.exceptions import has_sentence
from rightsize.core.verification.parameters import normal_name, signature_of, written_names
from rightsize.core.verification.summary import SAYS_NOTHING
from rightsize.core.verification.words import stem, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.symbol import Parameter
    from rightsize.core.tasks.content import Described
from rightsize.core.verification.evidence import Evidence

LEAST_AFFINITY = -4.2
"""Below this, two descriptions would fit far better the other way round; see the error rates in tests/corpus."""
DOUBTFUL_AFFINITY = -2.5
_USED = re.compile(
    r"\b(?:passed|handed|given|forwarded|added|appended|stored|kept|compared|checked|indexed)\b[^`.;]{0,30}`([^`]+)`",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d]\w*")
_FORM = r"(?:description|explanation|value|parameter|param|argument|arg)"
_TYPES = (
    r"(?:str|string|int|integer|float|number|bool|boolean|object|array|list|dict|dictionary|tuple|function|callable"
    r"|any)"
)
_FORM_OF = r"\W*(?:(?:of|for|called|named)\W+)?(?:the\W+)?"


def empty_descriptions(evidence: Evidence) -> Iterator[Finding]:
    """Find parameters, fields and exceptions without a description."""
    content = evidence.content
    for each in (*content.parameters, *content.attributes, *content.raises):
        described = any(map(str.isalnum, each.description)) or (each in content.raises and has_sentence(each.name))
        if not described:
            yield Finding(f"The description of {quoted(each.name)} is empty.")
        elif _is_form(each):
            yield Finding(f"The description of {quoted(each.name)} is an empty form: {quoted(each.description)}.")
        elif each not in content.raises and _says_name(each):
            yield Finding(f"The description of {quoted(each.name)} only says the name again.", doubtful=True)


def _is_form(described: Described) -> bool:
    """Tell whether a description is what stands in a form, as `The description of x` or `x value`, and no more."""
    words = r"[\W_]*".join(map(re.escape, words_in(described.name)))
    name = rf"(?:{re.escape(described.name.strip())}|{words})" if words else ""
    of_name = rf"{name}\W+{_FORM}|(?:a |an )?{name}\W+value"
    form = rf"\W*(?:(?:the )?(?:{_FORM}(?:{_FORM_OF}{name})?(?:\W+{_FORM})?|{of_name})|{_TYPES})\W*"
    return bool(name) and re.fullmatch(form, described.description, re.IGNORECASE) is not None


def _says_name(described: Described) -> bool:
    own = set(map(stem, words_in(described.name)))
    said = words_in(described.description)
    return bool(said) and all(stem(word) in own or stem(word) in SAYS_NOTHING for word in said)


def swapped_descriptions(evidence: Evidence) -> Iterator[Finding]:
    """Find two neighbours whose descriptions fit each other's parameter far better than their own."""
    uses = Uses(evidence.source)
    names = [each.name for each in signature_of(evidence)]
    for (first, its), (second, other) in pairwise(_described(evidence)):
        if its.strip() == other.strip() or {first.kind, second.kind} == VARIADIC:
            continue
        both = f"{quoted(first.name)} and {quoted(second.name)}"
        entries = tuple(entry_of(evidence.old_doc, names, text) for text in (its, other))
        if entries == (first.name, second.name):
            continue
        if entries in {(second.name, first.name), (second.name, None), (None, first.name)}:
            yield Finding(f"The descriptions of {both} stand the other way round in the old doc.")
            continue
        if _is_used_so(first, its, uses) or _is_used_so(second, other, uses):
            continue
        if is_said_of_switch(first, second, its, other) or is_said_of_switch(second, first, other, its):
            yield Finding(f"The descriptions of {both} seem to be exchanged.")
            continue
        as_written = affinity(first, second, its, uses) + affinity(second, first, other, uses)
        exchanged = affinity(first, second, other, uses) + affinity(second, first, its, uses)
        margin = as_written - exchanged
        if margin < DOUBTFUL_AFFINITY:
            yield Finding(f"The descriptions of {both} seem to be exchanged.", doubtful=margin >= LEAST_AFFINITY)


def _is_used_so(parameter: Parameter, description: str, uses: Uses) -> bool:
    """Tell whether a line uses a parameter with what its description quotes: "Passed to `f`", "Stored as `self.x`"."""
    receivers = {_NAME.findall(code)[-1] for code in _USED.findall(description) if _NAME.search(code)}
    return any(parameter.name in names and receivers & names for names, _ in uses.lines)


def _described(evidence: Evidence) -> list[tuple[Parameter, str]]:
    """Return the parameters that have a description of their own, in the reply's order."""
    known = {normal_name(each.name): each for each in signature_of(evidence)}
    named = ((written_names(each), each.description) for each in evidence.content.parameters)
    return [(known[names[0]], text) for names, text in named if len(names) == 1 and names[0] in known and text.strip()]
