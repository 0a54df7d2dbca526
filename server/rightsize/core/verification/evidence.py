"""What the checks look at: the reply's content, the symbol, the source around it, and the edit if there is one.

Everything here is read from the symbol's own region, so that a verdict costs the same in a file of any size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.verification.region import Region, region_of
from rightsize.core.verification.verdict import Problem
from rightsize.core.verification.words import stems_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.content import DocContent
    from rightsize.core.text import Edit, Span

_QUOTED_CHARACTERS = 60
_MOST_PROBLEMS = 6
_PROSE_STYLES = frozenset({"godoc"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, in one sentence.

    Attributes:
        doubtful: it warns and does not refuse.
        unseen: it says that the check could not look, or not at all of it: then nobody can say that it passed.
    """

    message: str
    doubtful: bool = False
    unseen: bool = False


class Row(Protocol):
    """A row of a table of checks: its name, whether its faults are of form, and what it only warns of, if anything."""

    @property
    def name(self) -> str:
        """The check's name."""
        ...

    @property
    def of_form(self) -> bool:
        """Whether the same model may repair what it finds."""
        ...

    @property
    def warns_of(self) -> str:
        """What it only warns of; without that, also a doubtful finding refuses."""
        ...


def settled(found: Sequence[Finding]) -> bool:
    """Tell whether a check that found this has come to a result: it refuses, or it could look at everything."""
    return any(not each.doubtful for each in found) or not any(each.unseen for each in found)


def problems_of(row: Row, found: Iterable[Finding]) -> list[Problem]:
    """Return the first few findings of a check as problems."""
    return [
        Problem(row.name, each.message, of_form=row.of_form, warns=each.doubtful and row.warns_of != "")
        for each in islice(found, _MOST_PROBLEMS)
    ]


@dataclass(frozen=True)
class Field:
    """One piece of text of a reply: where it stands, as `summary` or `the description of x`, and the text."""

    place: str
    text: str


@dataclass(frozen=True)
class Evidence:
    """One reply beside the code that it is about."""

    parsed: Parsed
    symbol: Symbol
    content: DocContent
    edit: Edit | None = None

    @cached_property
    def region(self) -> Region:
        """The statements around the edit, before and after it.

        Raises:
            ValueError: there is no edit.
        """
        if self.edit is None:
            message = "a check of the edit was run without an edit"
            raise ValueError(message)
        return region_of(self.parsed, self.edit)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every text of the reply that is not empty, the summary first."""
        return tuple(field for field in _fields_of(self.content) if field.text.strip())

    @cached_property
    def prose(self) -> tuple[Field, ...]:
        """Every text of the reply but the example, which is code."""
        return tuple(field for field in self.fields if field.place != "example")

    @cached_property
    def source(self) -> str:
        """The symbol's code as written, with its own doc left out."""
        return _without(self.parsed.data, self.symbol.span, self.symbol.doc.span if self.symbol.doc else None)

    @cached_property
    def source_stems(self) -> frozenset[str]:
        """Stems of all words in the symbol's code, its qualified name and its old doc."""
        old = self.symbol.doc.text if self.symbol.doc else ""
        return stems_in(f"{self.symbol.qualified_name} {self.source} {old}")

    @cached_property
    def old_doc(self) -> str:
        """The prose of the doc that the symbol has now, or an empty string."""
        return self.symbol.doc.text if self.symbol.doc else ""

    @cached_property
    def old_words(self) -> str:
        """The old doc with its white space folded."""
        return " ".join(self.old_doc.split())

    def stood(self, text: str) -> bool:
        """Tell whether the old doc says `text`, word for word: what a person wrote is not refused for its style."""
        words = " ".join(text.split())
        return words != "" and words in self.old_words

    def opened(self, text: str) -> bool:
        """Tell whether the old doc opens with `text`, word for word."""
        return self.old_words != "" and self.old_words.startswith(" ".join(text.split()))

    def says(self, name: str) -> bool:
        """Tell whether `name` stands as a word in any text of the reply."""
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        return any(word.search(field.text) for field in self.prose)

    @property
    def has_sections(self) -> bool:
        """Whether docs of the language list parameters and results; Go's only speak of them."""
        return any(style not in _PROSE_STYLES for style in self.parsed.language.doc_styles)

    @property
    def is_class(self) -> bool:
        """Whether the symbol is a class, struct, trait, enum or interface."""
        return self.symbol.kind is SymbolKind.CLASS

    @property
    def is_callable(self) -> bool:
        """Whether the symbol is a function or a method."""
        return self.symbol.kind in {SymbolKind.FUNCTION, SymbolKind.METHOD}


def quoted(text: str) -> str:
    """Return `text` for use in a message: on one line, without control characters, and short."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= _QUOTED_CHARACTERS else f"{line[: _QUOTED_CHARACTERS - 1]}…"


def _fields_of(content: DocContent) -> Iterator[Field]:
    yield Field("summary", content.summary)
    yield Field("details", content.details or "")
    for each in content.parameters:
        yield Field(f"the description of {quoted(each.name)}", each.description)
    yield Field("the returns line", content.returns or "")
    yield Field("the yields line", content.yields or "")
    for each in content.raises:
        yield Field(f"the description of {quoted(each.name)}", each.description)
    for each in content.attributes:
        yield Field(f"the description of {quoted(each.name)}", each.description)
    yield Field("example", content.example or "")


def _without(data: bytes, span: Span, hole: Span | None) -> str:
    """Return the text under `span` with the bytes under `hole` left out, if it lies inside."""
    if hole is None or not span.encloses(hole):
        return span.of(data).decode("utf-8", "replace")
    kept = data[span.start : hole.start] + data[hole.end : span.end]
    return kept.decode("utf-8", "replace")
