"""Checks of the names and descriptions of parameters: every one named, none invented, none under another's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind
from rightsize.core.analysis.symbols import symbols_named
from rightsize.core.verification.affinity import VARIADIC
from rightsize.core.verification.entries import heads_in
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.symbol import Parameter, Symbol
    from rightsize.core.tasks.content import Described
    from rightsize.core.verification.evidence import Evidence

_NO_NAMES = re.compile(r"(?:.*_)?(?:args|kwargs|kwds|kws|kw|arguments|others|extras?|rest|params|options|opts)$")
_OBJECTS = re.compile(
    r"(?:.*_)?(?:props?|options?|opts?|params?|parameters|config|settings|args?|arguments|obj(?:ect)?|input|data)\d*$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:,|/|\band\b)\s*(?![^\[(<]*[\])>])")
_WORD = re.compile(r"[^\W\d][\w$]*")
_BULLET = re.compile(r"^[-*+\u2022]\s+")
_MARKS = re.compile(r"^(?:[\\*&]|\.\.\.|@|\$|--?)+|[?!:]+$|[`'\"\u2018\u2019]")
_TYPE_BEHIND = re.compile(r"\s*(?:[:(]|\s).*$", re.DOTALL)
# From this many extra names on, a doc of a function that takes any keyword is listing keywords that it passes on.
_LISTED_KEYWORDS = 3


@dataclass(frozen=True)
class Expected:
    """The names that a doc of a symbol may carry.

    Attributes:
        required: parameters that must be named, in order.
        optional: parameters that may be missing.
        known: every further name that is right: receivers, fields, type parameters.
        unnamed: destructured parameters, to which the doc gives a name of its own.
        keywords: the symbol takes keywords that its signature does not name.
        fields: what the destructured parameters bind.
        keys: every name in the patterns of the destructured parameters; None where a pattern takes any field.
    """

    required: tuple[str, ...]
    optional: frozenset[str]
    known: frozenset[str]
    unnamed: int
    keywords: bool
    fields: frozenset[str] = frozenset()
    keys: frozenset[str] | None = None


def written_names(described: Described) -> tuple[str, ...]:
    """Return the plain names in what a reply gives as a name, as `*args`, `[x=5]`, `x (int)` or `x, y`."""
    return tuple(name for part in _SEPARATORS.split(described.name.strip()) if (name := normal_name(part)))


def normal_name(written: str) -> str:
    """Return a parameter's name without stars, brackets of an optional one, quotes, type or default."""
    name = _BULLET.sub("", written.strip())
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1].strip()
    if name.startswith("<"):
        return name.strip("<> ")
    name = name.split("=", 1)[0].strip()
    return _MARKS.sub("", _TYPE_BEHIND.sub("", _MARKS.sub("", name)).strip())


def expected_names(evidence: Evidence) -> Expected:
    """Return the names that a doc of the symbol must and may carry."""
    symbol = evidence.symbol
    parameters = signature_of(evidence)
    plain = [each for each in parameters if each.kind is not ParameterKind.RECEIVER]
    destructured = [each for each in plain if each.kind is ParameterKind.DESTRUCTURED]
    named = [each for each in plain if each.kind is not ParameterKind.DESTRUCTURED]
    required = tuple(normal_name(each.name) for each in named if not _may_be_left_out(each))
    fields = frozenset(field for each in destructured for field in each.fields)
    receivers = {each.name for each in parameters if each.kind is ParameterKind.RECEIVER} | {"self", "this"}
    return Expected(
        required=required,
        optional=frozenset(normal_name(each.name) for each in named) - frozenset(required),
        known=frozenset(
            {normal_name(name) for name in symbol.type_parameters}
            | receivers
            | fields
            | {normal_name(each.name) for each in symbol.attributes}
        ),
        unnamed=len(destructured),
        keywords=any(each.kind is ParameterKind.VAR_KEYWORD for each in parameters),
        fields=fields,
        keys=None
        if any("..." in each.name for each in destructured)
        else frozenset(name for each in destructured for name in _WORD.findall(each.name)),
    )


def signature_of(evidence: Evidence) -> tuple[Parameter, ...]:
    """Return the symbol's own parameters, or for a class those of its constructor."""
    symbol = evidence.symbol
    if symbol.parameters or not evidence.is_class:
        return symbol.parameters
    constructor = _constructor_of(evidence)
    return constructor.parameters if constructor else ()


def _may_be_left_out(parameter: Parameter) -> bool:
    """Tell whether people leave such a parameter out: unused ones, and starred ones that have no name of their own."""
    nameless = parameter.kind in VARIADIC and _NO_NAMES.match(parameter.name.strip("*.")) is not None
    return nameless or parameter.name.startswith("_")


def missing_parameters(evidence: Evidence) -> Iterator[Finding]:
    """Find parameters that the doc leaves out."""
    expected = expected_names(evidence)
    given = {name.split(".")[0] for each in evidence.content.parameters for name in written_names(each)}
    if not evidence.has_sections:
        given |= {name for name in (*expected.required, *expected.optional) if evidence.says(name)}
    if evidence.is_class and not given & {*expected.required, *expected.optional}:
        return
    for name in expected.required:
        if name not in given:
            yield Finding(f"The parameter {quoted(name)} is not described.")
    left_out = expected.optional - given
    for name in sorted(left_out):
        # Many leave `*args` and `**kwargs` out together; one of the two alone, or one described so far, was forgotten.
        forgotten = left_out != expected.optional or bool(heads_in(evidence.old_doc, (name,)))
        yield Finding(f"The parameter {quoted(name)} is not described.", doubtful=not forgotten)
    if expected.unnamed and not given - set(expected.required):
        yield Finding("The destructured parameter is not described.")


def invented_parameters(evidence: Evidence) -> Iterator[Finding]:
    """Find names that are no parameters."""
    expected = expected_names(evidence)
    right = {*expected.required, *expected.optional, *expected.known}
    given = [name for each in evidence.content.parameters for name in written_names(each)]
    strange = [name for name in given if name not in right and name.split(".")[0].split("[")[0] not in right]
    roots = dict.fromkeys(name.split(".")[0] for name in strange)
    own_names = _own_names(expected, given, list(roots))
    strange = [name for name in strange if name.split(".")[0] not in own_names or not _may_be_field(name, expected)]
    if expected.keywords:
        strange = [name for name in strange if not re.search(rf"\b{re.escape(name)}\b", evidence.source)]
    # JavaScript's `arguments` holds whatever a function without parameters is given.
    takes_any = not evidence.symbol.parameters and re.search(r"\barguments\b[^:=]", evidence.source) is not None
    inherits = evidence.is_class and bool(evidence.symbol.bases) and not signature_of(evidence)
    for name in strange:
        doubtful = inherits or takes_any or (expected.keywords and len(strange) >= _LISTED_KEYWORDS)
        yield Finding(f"There is no parameter {quoted(name)}.", doubtful=doubtful)
    for name in (name for each in evidence.content.attributes for name in written_names(each)):
        if name not in right and not re.search(rf"\b{re.escape(name)}\b", evidence.source):
            # A base class may have it.
            yield Finding(f"There is no attribute {quoted(name)}.", doubtful=bool(evidence.symbol.bases))


def _own_names(expected: Expected, given: Sequence[str], roots: Sequence[str]) -> frozenset[str]:
    """Return the names that a doc made up for the destructured parameters.

    Where the fields are described under their own names, a name for the whole is one that objects have.
    """
    if expected.fields & set(given):
        dotted = {name.split(".")[0] for name in given if "." in name}
        roots = [name for name in roots if name in dotted or _OBJECTS.match(name)]
    return frozenset(roots[: expected.unnamed])


def _may_be_field(name: str, expected: Expected) -> bool:
    """Tell whether `props.a` names a field that the pattern takes; the pattern may take any."""
    field = _WORD.match(name.partition(".")[2])
    return field is None or not expected.keys or field.group() in expected.keys


def repeated_parameters(evidence: Evidence) -> Iterator[Finding]:
    """Find parameters and attributes that are described twice, in the same words or in others."""
    content = evidence.content
    for kind, described in (("parameter", content.parameters), ("attribute", content.attributes)):
        given = [name for each in described for name in written_names(each)]
        for name in dict.fromkeys(name for name in given if given.count(name) > 1):
            yield Finding(f"The {kind} {quoted(name)} is described twice.")


def _constructor_of(evidence: Evidence) -> Symbol | None:
    symbol = evidence.symbol
    names = {*evidence.parsed.language.constructors, symbol.name}
    for member in symbol.members:
        if member.rpartition(".")[2] in names:
            found = symbols_named(evidence.parsed, member)
            return next((each for each in found if "constructor" in each.modifiers), None)
    return None
