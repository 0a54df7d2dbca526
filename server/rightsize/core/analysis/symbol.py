"""What the tree tells of a symbol: plain values, without a tree-sitter type among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.text import Span


_RECEIVERS = frozenset({"self", "cls"})


class SymbolKind(str, Enum):
    """The four kinds of place that can carry a doc; structs, traits, enums and interfaces are classes here."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    METHOD = "method"


class ParameterKind(str, Enum):
    """How an argument reaches a parameter."""

    POSITIONAL_ONLY = "positional_only"
    NORMAL = "normal"
    KEYWORD_ONLY = "keyword_only"
    VAR_POSITIONAL = "var_positional"
    VAR_KEYWORD = "var_keyword"
    RECEIVER = "receiver"
    DESTRUCTURED = "destructured"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as written.

    Attributes:
        name: the name without stars or dots; for a destructured one the pattern as written, white space folded.
        type: the annotation as written, or None.
        default: the default value as written, or None.
        kind: how an argument reaches it; a receiver (`self`, `cls`, Go's and Rust's) is listed but never documented.
        fields: the names that a destructured parameter binds.
        optional: TypeScript's `name?`.
        kept: the object keeps it as a property of that name, as in TypeScript's `constructor(readonly name)`.
    """

    name: str
    type: str | None = None
    default: str | None = None
    kind: ParameterKind = ParameterKind.NORMAL
    fields: tuple[str, ...] = ()
    optional: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Raise:
    """An exception that the body raises: its type as written and, where an `if` guards it directly, the condition."""

    type: str
    condition: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Return:
    """A returned or yielded value: the expression and, where an `if` guards it directly, the condition, as written."""

    expression: str
    condition: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Doc:
    """An existing doc.

    Attributes:
        span: from the first to the last byte of the comment or string, delimiters included.
        text: the prose within, dedented, comment marks removed, line ends as line feeds.
        raw: the bytes under `span`, decoded.
        editable: False for docs that cannot be spliced safely (f-strings, concatenated or bytes literals).
    """

    span: Span
    text: str
    raw: str
    editable: bool = True


@dataclass(frozen=True, slots=True)
class Insertion:
    """Where a new doc goes and what surrounds it.

    Attributes:
        offset: the byte offset at which the new doc's text is inserted.
        indent: the white space that starts each line of the doc, as the file writes it (tabs stay tabs).
        before: text put in front of the doc, such as a line end and indent for a one-line body.
        after: text put behind the doc, such as a line end and indent before the code that follows.
    """

    offset: int
    indent: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A module, class, function or method with all that later stages ask of it.

    Attributes:
        name: as written; for a module the file's stem, or an empty string where the path is unknown.
        qualified_name: outer names joined by dots, as `Outer.method`; unique names are not promised (overloads).
        span: the whole definition, decorators and modifiers included, an existing doc above it not.
        name_span: where the name stands; empty for a module.
        signature_span: from the first byte behind the decorators to the last before the body.
        body_span: the body; None for a stub, an abstract or an overload signature.
        keyword: the word or node that defines it, as `class`, `struct`, `interface`, `async def`, `=>`.
        modifiers: words of `async`, `generator`, `static`, `class`, `property`, `setter`, `abstract`, `overload`,
            `override`, `stub`, `constructor`, `test`, `unsafe`, `one_line`, `anonymous`, and those the language writes.
        public: whether other code is meant to use it, by the language's own convention.
        type_parameters: generics as written, one a name.
        attributes: for a class, fields and attributes with name, type and default; Rust enum variants too.
        members: qualified names of the symbols directly inside a class or module.
        bases: for a class, what it extends or implements, as written.
        returns: each `return` with a value, and an expression body; nested functions are not looked into.
        yields: each `yield` with its value.
        raises: each `raise` or `throw`, Rust's `panic!` and Go's `panic` under the type `panic`.
        calls: names of what the body calls, as written, in order, without repeats.
        delegates_to: the callee where the body is one call and nothing else, as `return inner(x)`.
        doc_behaviour: how a doc would change behaviour here, as `reads __doc__`, or None.
        insertion: where a new doc goes, or None where the language gives it no place.
        error_inside: the tree has a syntax error inside the span.
    """

    kind: SymbolKind
    name: str
    qualified_name: str
    span: Span
    name_span: Span
    signature_span: Span
    body_span: Span | None
    keyword: str
    parameters: tuple[Parameter, ...] = ()
    return_type: str | None = None
    returns: tuple[Return, ...] = ()
    yields: tuple[Return, ...] = ()
    raises: tuple[Raise, ...] = ()
    modifiers: frozenset[str] = frozenset()
    decorators: tuple[str, ...] = ()
    public: bool = True
    type_parameters: tuple[str, ...] = ()
    attributes: tuple[Parameter, ...] = ()
    members: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    delegates_to: str | None = None
    doc: Doc | None = None
    doc_behaviour: str | None = None
    insertion: Insertion | None = None
    error_inside: bool = False

    @property
    def documented_parameters(self) -> tuple[Parameter, ...]:
        """The parameters that a doc names: all but receivers."""
        return tuple(each for each in self.parameters if each.kind is not ParameterKind.RECEIVER)


def arguments_of(symbol: Symbol) -> tuple[Parameter, ...]:
    """Return the parameters that a caller fills, without a receiver, though it be written outside of any class.

    A first parameter that is a receiver by its place alone, and not by its name, is one that a caller may fill: a
    function that its class calls while it is made, or that a metaclass has.
    """
    found = symbol.documented_parameters
    if any(each.name not in _RECEIVERS and each.name.isidentifier() and not each.type for each in _receivers(symbol)):
        return symbol.parameters
    is_alone = found == symbol.parameters and "static" not in symbol.modifiers
    return found[1:] if is_alone and found and found[0].name in _RECEIVERS else found


def _receivers(symbol: Symbol) -> tuple[Parameter, ...]:
    return tuple(each for each in symbol.parameters if each.kind is ParameterKind.RECEIVER)


@dataclass(frozen=True, slots=True)
class Marker:
    """A structural marker of complexity, such as `nesting`, with what made it count, such as `depth 4`."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Features:
    """The complexity features of a piece of code: its size in tokens (characters / 4) and the markers found."""

    tokens: int
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """A place that the parser could not read."""

    span: Span
    message: str
