"""English for pieces of code: the wordings of a language's facts with their slots filled in.

A slot `{x}` is the code under the capture `x`, in backticks; `{x.y}` that under two, with a dot between. `{x:value}`
is what it stands for, `{x:test}` when it holds, `{x:act}` what it does, and `{x:items}` what it holds, each in words
where the language has some. `{x:list}` and `{x:choice}` are several pieces of code, joined by "and" or "or";
`{x:raw}` is a name even where it is local. A wording whose slots cannot be filled with something short is passed over
for the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.core.documentation.articles import with_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rightsize.core.analysis.facts import Fact, Facts
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.text import Span

LONGEST_CODE = 48
"""Characters of code that still read as a part of a sentence."""

_LONGEST_PHRASE = 150
_DEEPEST = 3
_MOST_JOINED = 6
_NAME = re.compile(r"(?<![\w.'\"])[^\W\d]\w*(?!['\"])")
_PLAIN_WORD = re.compile(r"[a-z]+(?:[\s,.;:'-]|$)")
_ARTICLE = re.compile(r"(?<![\w`])a `(\w[^`]*)`")
_CODE = re.compile(r"`[^`]*`")
_MANY = ("the items ", "the keys ", "the values ", "the lines ", "the words ", "the pairs ")
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?(?::(\w+))?\+?\}")
_RECEIVER = re.compile(r"\{o[:+}]")
_TYPES = "tuple list dictionary set function class object array closure slice error value vector string generator"
VAGUE = frozenset(f"{article} {noun}" for article in ("a", "an", "a new") for noun in _TYPES.split())
"""What says no more than a type does."""

_ENDS_DOCS = ('"""', "*/", "`", "'''")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words the code of one symbol.

    Attributes:
        locals: names that mean nothing outside the body, with what binds them; no wording shows them.
        changed: parameters that the body assigns to.
        replaced: those of them that hold something else from an offset on, beyond a value for a missing one.
        assigned: attributes and items that the body assigns to.
        altered: locals that statements of the body may have changed since they were bound, as by adding to a list.
        modules: names of imported modules; what is called through one is no method of it.
    """

    parsed: Parsed
    facts: Facts
    locals: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    replaced: Mapping[str, int] = field(default_factory=dict)
    assigned: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()

    def source(self, span: Span) -> str:
        """Return the code under a span, its white space folded."""
        return " ".join(self.parsed.text(span.start, span.end).split())

    def code(self, span: Span) -> str | None:
        """Return code in backticks, or None where it is long, names a local or could end a comment."""
        text = self.source(span)
        whole = b"\n" not in span.of(self.parsed.data)
        return f"`{text}`" if whole and is_quotable(text) and not self._misleads(text, span.start) else None

    def value(self, span: Span, depth: int = 0) -> str | None:
        """Return what an expression stands for; a local name stands for what was assigned to it."""
        source = self.source(span)
        if source in self.changed:
            return None
        bound = self.locals.get(source)
        if bound is None:
            return self._worded("value", span, depth) or self.code(span)
        text = self.filled(bound[0], depth + 1) if len(bound) == 1 and bound[0].says and depth < _DEEPEST else None
        if source in self.altered and (depth > 0 or not (text or "").startswith("a new ")):
            return None
        # What the local was read from may hold something else by now.
        return None if text and text.strip("`") in self.assigned else text

    def test(self, span: Span, depth: int = 0) -> str | None:
        """Return the clause that says when a condition holds."""
        worded = self._worded("test", span, depth)
        if worded:
            return worded
        code = self.code(span)
        return f"{code} holds" if code else None

    def effect(self, span: Span, depth: int = 0) -> str | None:
        """Return what a statement does, its verb in the base form."""
        return self._worded("effect", span, depth)

    def act(self, span: Span, depth: int = 0) -> str | None:
        """Return what a call does, its verb in the base form."""
        return self._worded("act", span, depth)

    def filled(self, fact: Fact, depth: int = 0) -> str | None:
        """Return the wording of a fact, or None where a slot cannot be filled or the whole is too long."""
        if self.is_of_module(fact):
            return None
        pieces: list[str] = []
        done = 0
        for slot in _SLOT.finditer(fact.says):
            # An outer node with no text of its own: the inner one under the same span has its own wording.
            if slot.group(3) == fact.role and fact.captures.get(slot.group(1), ())[:1] == (fact.span,):
                return None
            spans = (fact.span,) if slot.group(1) == fact.role else fact.captures.get(slot.group(1), ())
            piece = (
                self._slot(slot.group(3) or "code", spans, depth)
                if slot.group(2) is None
                else self.path(fact, slot.groups()[:2])
            )
            if piece is None or (piece.startswith("whether ") and not _takes_clause(fact, slot)):
                return None
            if fact.role == "test" and ", " in _CODE.sub("", piece):
                # "If a, or b without it is c" is no English.
                return None
            pieces += [fact.says[done : slot.start()], piece]
            done = slot.end()
        text = _ARTICLE.sub(lambda found: with_article(found[1], f"`{found[1]}`"), "".join([*pieces, fact.says[done:]]))
        return text if text and len(text) <= _LONGEST_PHRASE else None

    def path(self, fact: Fact, names: tuple[str, ...]) -> str | None:
        """Return the code under one capture, or that under two with a dot between."""
        spans = [span for name in names for span in fact.captures.get(name, ())[:1]]
        text = ".".join(map(self.source, spans))
        return f"`{text}`" if is_quotable(text) and not self._misleads(text, fact.span.start) else None

    def _slot(self, kind: str, spans: Sequence[Span], depth: int) -> str | None:
        if not spans:
            return None
        if kind in {"list", "choice"}:
            codes = list(dict.fromkeys(self.code(each) for each in spans))
            return (
                None if None in codes else joined([each for each in codes if each], "and" if kind == "list" else "or")
            )
        if kind == "code":
            return self.code(spans[0])
        if kind == "raw":
            return f"`{self.source(spans[0])}`"
        if depth >= _DEEPEST:
            return self.code(spans[0])
        if kind == "items":
            text = self.value(spans[0], depth + 1)
            return text if text is None or text.startswith(_MANY) else f"the items of {text}"
        worded = {"value": self.value, "test": self.test, "act": self.act}[kind]
        return worded(spans[0], depth + 1)

    def is_of_module(self, fact: Fact) -> bool:
        """Tell whether a wording says of a module what is meant for an object that has the method `f`."""
        receiver = fact.captures.get("o") if "f" in fact.captures and _RECEIVER.search(fact.says) else None
        return receiver is not None and self.source(receiver[0]) in self.modules

    def _misleads(self, text: str, start: int) -> bool:
        """Tell whether code names a local, or a parameter that no longer holds what was passed."""
        return bool(self.locals or self.replaced) and any(
            found.group() in self.locals or start > self.replaced.get(found.group(), start)
            for found in _NAME.finditer(text)
        )

    def _worded(self, role: str, span: Span, depth: int) -> str | None:
        for fact in self.facts.of(role, span):
            text = self.filled(fact, depth)
            if text:
                return text
        return None


def _takes_clause(fact: Fact, slot: re.Match[str]) -> bool:
    """Tell whether "whether …" may stand in a slot: alone, or at the end as in "set x to whether …"."""
    before = fact.says[: slot.start()]
    return slot.end() == len(fact.says) and (not before or before.endswith((" to ", " as ", "yield ")))


def is_quotable(text: str) -> bool:
    """Tell whether code is short enough for a sentence and cannot end a comment, a string or its own backticks."""
    return (
        0 < len(text) <= LONGEST_CODE
        and not any(end in text for end in _ENDS_DOCS)
        and not text.endswith("\\")
        and text.isprintable()
    )


def joined(parts: Sequence[str], word: str = "and") -> str | None:
    """Return "a, b and c", or None where there are too many parts for a sentence."""
    if not parts or len(parts) > _MOST_JOINED:
        return None
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def sentence(text: str) -> str:
    """Return `text` with a capital first letter and a full stop; a name in camel or snake case stays as it is."""
    bare = text.strip()
    capital = bare[:1].upper() + bare[1:] if _PLAIN_WORD.match(bare) else bare
    return capital if capital.endswith((".", "!", "?")) else f"{capital}."


def listed(names: Iterable[str], most: int = 4) -> str:
    """Return names in backticks, the first few of them where there are many: "`a`, `b` and 7 more"."""
    unique = [f"`{name}`" for name in dict.fromkeys(names)]
    if len(unique) <= most + 1:
        return joined(unique) or ""
    return f"{', '.join(unique[:most])} and {len(unique) - most} more"
