"""What a code generation task is about: where code is to go, what a reply put there, and the examples for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol


class Asked(str, Enum):
    """What asks for code."""

    BODY = "body"
    COMMENT = "comment"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is to be generated.

    Attributes:
        symbol: the function whose body is asked for; for a comment or lines the innermost symbol around them, or None.
        span: the only bytes that an edit may replace: a body without its doc, the empty place behind a comment, or
            whole lines.
        indent: the white space that starts each line of what goes there.
        request: the doc, the comment, or what the comments in the lines ask for, as prose.
        braced: the body stands in braces, which are no part of the span.
        closing: the white space in front of what follows the span on its last line, as a closing brace.
        stub: nothing but a stand-in is there now.
    """

    asked: Asked
    symbol: Symbol | None
    span: Span
    indent: str
    request: str
    braced: bool = False
    closing: str = ""
    stub: bool = True


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is to be mended, as it is told to a model.

    Attributes:
        teller: who says so, as `the rule python.shell-command` or `ruff`.
        title: a few words, with the number of the weakness or of the other tool's rule.
        explanation: why that is wrong, empty where nobody says.
        remedy: what to do instead, empty where nobody says.
        quote: the code that it is about.
    """

    teller: str
    title: str
    explanation: str
    remedy: str
    quote: str


@dataclass(frozen=True, slots=True)
class Generated:
    """What a reply came to.

    Attributes:
        edit: replaces the target's span and nothing else.
        code: what the edit puts in, in the file's own form.
        written: the function as the reply wrote it, or None where it sent a body alone.
        left_out: what of the reply was not taken over, a few words each.
        fitted: how the code was fitted to another signature than the reply's, as a sentence; empty where it was not.
        imports: edits at the head of the file, before the other one, that bring what the code needs.
        clash: why an import that it needs has no place there, as a sentence; empty where there is none.
        beside: what the reply held besides its code, as an explanation or another block, a few words each.
    """

    edit: Edit
    code: str
    written: Symbol | None = None
    left_out: tuple[str, ...] = ()
    fitted: str = ""
    beside: tuple[str, ...] = ()
    imports: tuple[Edit, ...] = ()
    clash: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit, in the order of the file."""
        return (*self.imports, self.edit)

    @property
    def put(self) -> Span:
        """Where the new code stands after all of them."""
        shift = sum(len(each.new) - len(each.span) for each in self.imports)
        start = self.edit.span.start + shift
        return Span(start, start + len(self.edit.new))

    def joined(self, data: bytes) -> Edit:
        """Return one edit of `data` that does what all do."""
        if not self.imports:
            return self.edit
        start, end = self.imports[0].span.start, self.edit.span.end
        after = apply_edits(data, self.edits)
        return Edit(Span(start, end), after[start : end + len(after) - len(data)])


class Leeway(str, Enum):
    """What a doc leaves open about the values in its examples.

    Members: numbers may be written with fewer digits; lists may be in another order; an iterator may give the values;
    what a call changes may be meant, and not what it gives; a list may stand for a tuple, or a tuple for a list.
    """

    ROUNDED = "rounded"
    ORDER = "order"
    LAZY = "lazy"
    IN_PLACE = "in_place"
    SEQUENCE = "sequence"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of what code must do.

    Attributes:
        source: statements, or one expression, in the file's language.
        expected: what it must give, as written; None where the source says so itself, or must only run.
        printed: it stood behind a prompt, so that `expected` is what a session would print.
        line: the line of the text that it was read from, counted from one.
        doubtful: what stands around it shows that nobody ever ran it.
        origin: the page and line where it stands, as `README.md:41`; empty for the target's own doc or comment.
        leeway: what is left open about its value; None until that is known, and nothing for an equation in code.
    """

    source: str
    expected: str | None
    printed: bool = False
    line: int = 1
    doubtful: bool = False
    origin: str = ""
    leeway: frozenset[Leeway] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Ran:
    """How one example ended: `passed`, `failed`, or `skipped` where it could not be asked; and why, for a person."""

    example: Example
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An example that a model proposes: a call and the value that it should give, both as written."""

    call: str
    expected: str

    def __str__(self) -> str:
        """Return the line as a person reads it, and as examples are found in docs."""
        return f"{self.call} -> {self.expected}"
