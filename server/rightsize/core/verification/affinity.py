"""How well a description fits a parameter, by what name, type, default and use in the code say of it.

Each clue is a small number, positive where the description speaks for the parameter and negative where it speaks
against it; `WEIGHTS` says how much each counts.  They were fitted on docs that people wrote (`tests/corpus`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.verification.relation import weight
from rightsize.core.verification.words import stands_in, stem, words_in

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Parameter

WEIGHTS = {
    "name": 2.6,
    "opening": 2.1,
    "verbatim": 0.3,
    "switch": 1.5,
    "type": 1.9,
    "default": 1.8,
    "use": 0.7,
    "variadic": 1.8,
}

VARIADIC = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})
_NAME = re.compile(r"[^\W\d]\w*")
_OPENING_WORDS = 4
_CLOSEST_LINES = 12
_MOST_USE = 3.0
_WHETHER = re.compile(
    r"^\W*(?:\(?(?:bool|boolean|optional|default)[^)]*\)?\W*)*(?:whether|if|when|flag|true|toggle|enable|set to"
    r"|controls whether|specif\w+ whether|indicat\w+ whether|should|do not|don)",
    re.IGNORECASE,
)
_TRUTH = re.compile(r"^\W*(?:whether|if true|true if|true when)\b", re.IGNORECASE)
_SAID_DEFAULT = re.compile(
    r"default(?:s|ed)?(?: value)?(?: is| to|:|=)*\s*[`'\"]*([\w.+-]+|\[\]|\{\}|\(\))", re.IGNORECASE
)
_PLAIN_VALUE = re.compile(r"none|null|undefined|true|false|-?\d[\d.]*")
_ARGUMENTS = re.compile(r"arguments|keyword|additional|other|extra|\bargs|param|further|remaining|rest", re.IGNORECASE)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


# What a type or default looks like, and the words that descriptions of such parameters use.
_SORTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], frozenset[str]], ...] = (
    ("switch", re.compile(r"\bbool"), re.compile(r"true$|false$"), frozenset()),
    (
        "callable",
        re.compile(r"callable|function|=>|\bfn\b|\bfunc\b"),
        re.compile(r"lambda\b"),
        _stems("function callable callback called calls"),
    ),
    (
        "collection",
        re.compile(r"list|sequence|iterable|dict|mapping|tuple|\bset\b|array|vec\b|\[\]|map\b"),
        re.compile(r"[\[({]"),
        _stems("list sequence iterable array dictionary dict mapping tuple set of names values items"),
    ),
    (
        "number",
        re.compile(r"\bu?int\d*\b|\bfloat\d*\b|\b[iuf]\d\d\b|\busize\b|\bnumber\b|\blong\b|\bdouble\b"),
        re.compile(r"-?[\d.]+(?:e-?\d+)?$"),
        _stems(
            "number size maximum minimum count length int integer float seconds time degree ratio threshold factor"
            " width height index dimension amount rate many"
        ),
    ),
    (
        "text",
        re.compile(r"\bstr\b|string|path|&str"),
        re.compile(r"['\"]"),
        _stems("name string path text str label key file title url prefix"),
    ),
)


@dataclass(frozen=True)
class Uses:
    """What stands on the lines of the code that use a parameter: the stems of the words there, by its name."""

    code: str

    @cached_property
    def lines(self) -> tuple[tuple[frozenset[str], str], ...]:
        """Each line with the names that stand in it."""
        return tuple((frozenset(_NAME.findall(line)), line) for line in self.code.splitlines())

    @cached_property
    def found(self) -> dict[str, frozenset[str]]:
        """What was asked for before."""
        return {}

    def of(self, parameter: Parameter) -> frozenset[str]:
        """Return the stems on the first lines that use `parameter`, its own name left out."""
        if parameter.name not in self.found:
            lines = [line for names, line in self.lines if parameter.name in names][:_CLOSEST_LINES]
            self.found[parameter.name] = frozenset(map(stem, words_in(" ".join(lines)))) - _name_stems(parameter)
        return self.found[parameter.name]


def affinity(parameter: Parameter, other: Parameter, description: str, uses: Uses) -> float:
    """Return how well `description` fits `parameter` rather than `other`."""
    clues = clues_of(parameter, other, description, uses)
    return sum(WEIGHTS[name] * value for name, value in clues.items())


def clues_of(parameter: Parameter, other: Parameter, description: str, uses: Uses) -> dict[str, float]:
    """Return the clues by name; each lies between about -1 and 3."""
    said = [each for each in map(stem, words_in(description)) if len(each) > 1]
    own = _name_stems(parameter) - _name_stems(other)
    whole, opening = frozenset(said), frozenset(said[:_OPENING_WORDS])
    return {
        "name": sum(stands_in(each, whole) for each in own) / len(own) if own else 0.0,
        "opening": float(any(stands_in(each, opening) for each in own)),
        "verbatim": float(bool(re.search(rf"(?<![\w.]){re.escape(parameter.name)}(?!\w)", description))),
        "switch": _switch_clue(parameter, description),
        "type": _type_clue(parameter, whole),
        "default": _default_clue(parameter, description),
        "use": _use_clue(uses.of(parameter) - uses.of(other), whole),
        "variadic": _variadic_clue(parameter, description),
    }


def _name_stems(parameter: Parameter) -> frozenset[str]:
    return frozenset(each for each in map(stem, words_in(parameter.name)) if len(each) > 1)


def _sort_of(parameter: Parameter) -> tuple[str, frozenset[str]]:
    """Return the sort that type or default give a parameter, with the words of such descriptions."""
    written, default = (parameter.type or "").lower(), (parameter.default or "").lower()
    for name, types, defaults, words in _SORTS:
        if types.search(written) or defaults.match(default):
            return name, words
    return "", frozenset()


def is_said_of_switch(parameter: Parameter, other: Parameter, description: str, text: str) -> bool:
    """Tell whether `other`'s text asks a question of truth, and `parameter` alone is a switch and has none."""
    sorts = _sort_of(parameter)[0], _sort_of(other)[0]
    alone = sorts[0] == "switch" and sorts[1] not in {"", "switch"}
    return alone and _TRUTH.match(text) is not None and _WHETHER.match(description) is None


def _switch_clue(parameter: Parameter, description: str) -> float:
    sort, _ = _sort_of(parameter)
    asks = _WHETHER.match(description) is not None
    if sort == "switch":
        return 1.0 if asks else -0.3
    return -1.0 if asks and sort else 0.0


def _type_clue(parameter: Parameter, said: frozenset[str]) -> float:
    _, words = _sort_of(parameter)
    return min(2, len(words & said)) * 0.5


def _default_clue(parameter: Parameter, description: str) -> float:
    """Hold a default that the description states against the one that the code has."""
    match, default = _SAID_DEFAULT.search(description), parameter.default
    has_default = default is not None or parameter.optional
    if match is None:
        optional = re.search(r"\boptional\b", description, re.IGNORECASE)
        return (0.5 if has_default else -0.5) if optional else 0.0
    if not has_default:
        return -1.0
    said = match.group(1).strip(".").lower()
    if said in (default or "").lower():
        return 1.0
    return -1.0 if _PLAIN_VALUE.fullmatch(said) else 0.0


def _use_clue(context: frozenset[str], said: frozenset[str]) -> float:
    """Count the words of the description that stand on the lines that use this parameter and not the other."""
    return min(_MOST_USE, sum(weight(each) for each in said if each in context))


def _variadic_clue(parameter: Parameter, description: str) -> float:
    if parameter.kind not in VARIADIC:
        return 0.0
    return 1.0 if _ARGUMENTS.search(description) else -1.0
