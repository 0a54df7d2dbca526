"""From the code of a reply to an edit of the target alone.

A reply may be a body or a whole function, with helpers and imports beside it; they move into the body, since nothing
outside of the target may change.  Signature, decorators and doc stay as the file has them.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import reparse, syntax_problems
from rightsize.core.analysis.placement import indent_unit
from rightsize.core.analysis.reference import reference_tree
from rightsize.core.analysis.strings import quote_of
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.helpers import names_of, without_outer_names
from rightsize.core.generation.imports import with_imports
from rightsize.core.generation.layout import laid_out, with_quotes
from rightsize.core.generation.unfit import unfit
from rightsize.core.generation.whole import Pieces, whole_functions
from rightsize.core.tasks.generation import Asked, Generated
from rightsize.core.text import Edit, apply_edits, decode, encode, start_of_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

_WORD = re.compile(r"[^\W\d]\w*")
_MARGIN = re.compile(r"(?m)^[ \t\u00a0\ufeff]+")
_EMPTY_START = re.compile(r"\A(?:[ \t]*\n)+")
_NOTHING = "The reply holds no code; answer with the code alone, in one fenced block."


def spliced(parsed: Parsed, target: Target, candidates: Sequence[str]) -> tuple[Generated | None, tuple[str, ...]]:
    """Return the edit that the first candidate makes after which the file reads as well as before, and problems."""
    if not any(each.strip() for each in candidates):
        return None, (_NOTHING,)
    before = len(syntax_problems(parsed))
    was_read = reference_tree(parsed) is not None
    for pieces in _readings(parsed, target, candidates):
        generated = _edited(parsed, target, pieces)
        after = reparse(parsed, apply_edits(parsed.data, (generated.edit,)), (generated.edit,))
        reads = len(syntax_problems(after)) <= before and (not was_read or reference_tree(after) is not None)
        if reads and _stays_inside(after, target, generated):
            return with_imports(parsed, generated), ()
    return None, (unfit(parsed, target, candidates),)


def _stays_inside(after: Parsed, target: Target, generated: Generated) -> bool:
    """Tell whether all that was put in belongs to the function that it was put into."""
    if target.symbol is None or target.asked is not Asked.BODY:
        return True
    again = next(
        (each for each in symbols_in(after) if each.span.start == target.symbol.span.start and each.name), None
    )
    end = generated.edit.span.start + len(generated.edit.new.rstrip())
    return again is not None and again.name == target.symbol.name and again.span.end >= end - _comment_tail(generated)


def _comment_tail(generated: Generated) -> int:
    """Return how many bytes at the end may be comments, which a grammar may put outside."""
    lines = generated.code.rstrip().split("\n")
    tail = 0
    while lines and lines[-1].lstrip().startswith(("#", "//")):
        tail += len(encode(lines.pop())) + 2
    return tail


def _readings(parsed: Parsed, target: Target, candidates: Sequence[str]) -> Iterator[Pieces]:
    """Yield what the candidates can mean: the whole function, else a body in one of the forms that models write."""
    texts = [_plain(each) for each in candidates]
    if target.asked is not Asked.BODY or target.symbol is None:
        yield from (Pieces((), dedent(each.strip("\n"))) for each in texts)
        return
    # Where braces end a body, a first line further in than others is only a doc that was indented on its own.
    for text in filter(_goes_on, texts[:1] if parsed.language.blocks else ()):
        yield from whole_functions(parsed, target.symbol, _headed(parsed, target.symbol, text))
        yield from _as_bodies(text)
    for text in texts:
        for each in dict.fromkeys((text, dedent(text))):
            yield from whole_functions(parsed, target.symbol, each)
    for text in texts:
        yield from _as_bodies(text)


def _as_bodies(text: str) -> Iterator[Pieces]:
    """Yield what a text means that is a body alone, with the first line of what stands below it and is left out."""
    lines = text.strip("\n").rstrip().split("\n")
    for body in dict.fromkeys(_bodies(text)):
        below = [line for line in lines[body.count("\n") + 1 :] if line.strip()]
        yield Pieces((), body, left_out=tuple(line.strip() for line in below[:1]))


def _headed(parsed: Parsed, symbol: Symbol, text: str) -> str:
    """Return a text that goes on behind a head, with the head, so that helpers below it are seen as such."""
    if not parsed.language.blocks:
        return ""
    again = re.search(rf"(?m)^\S.*\b{re.escape(symbol.name)}\(.*:[ \t]*$", text)
    head = decode(symbol.signature_span.of(parsed.data)).rstrip(": \t\n")
    return f"{head}:\n{text[: again.start()] if again else text}"


def _plain(candidate: str) -> str:
    """Return a text without empty lines at its start, and with margins of one kind of white space."""
    text = _MARGIN.sub(lambda match: match.group().replace("\u00a0", " "), candidate.replace("\u200b", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.expandtabs(8) if "\t" in text and " " in _margins(text) else text
    return _EMPTY_START.sub("", text)


def _goes_on(text: str) -> bool:
    """Tell whether a text goes on where the doc ends: it begins further in than something below it."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and _indent(lines[0]) > min(map(_indent, lines))


def _margins(text: str) -> str:
    return "".join(line[: len(line) - len(line.lstrip())] for line in text.splitlines())


def _bodies(text: str) -> Iterator[str]:
    """Yield a body as it stands, up to where it ends, and with a first line whose indent got lost."""
    lines = text.strip("\n").rstrip().split("\n")
    first = _indent(lines[0])
    yield "\n".join(_until_dedent(lines, first))
    yield "\n".join(lines)
    later = [_indent(line) for line in lines[1:] if line.strip()]
    if not later or first:
        return
    for margin in dict.fromkeys((min(later), max(set(later), key=later.count), later[-1])):
        if margin:
            yield "\n".join(_until_dedent([" " * margin + lines[0], *lines[1:]], margin))


def _until_dedent(lines: Sequence[str], margin: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line.strip() and _indent(line) < margin:
            break
        kept.append(line)
    return kept


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _edited(parsed: Parsed, target: Target, pieces: Pieces) -> Generated:
    language = parsed.language
    own = _own_indent(parsed, target)
    unit = target.indent.removeprefix(own) if target.asked is Asked.BODY else ""
    lines: list[str] = []
    moved = names_of(language, pieces.before)
    for piece in _separated(without_outer_names(language, each, moved) for each in (*pieces.before, pieces.body)):
        lines += laid_out(language, piece, target.indent, unit or indent_unit(parsed)) if piece else [""]
    code = with_quotes(language, "\n".join(lines), quote_of(parsed))
    before = "" if target.asked is Asked.LINES else "\n"
    new = f"{before}{code}\n{target.closing}" if target.braced else f"{before}{code}"
    return Generated(
        Edit(target.span, encode(new.replace("\n", parsed.newline))),
        code,
        pieces.written,
        pieces.left_out,
        pieces.fitted,
    )


def _separated(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces with a blank line behind each that has several lines."""
    *before, body = pieces
    for each in before:
        yield each
        if "\n" in each:
            yield ""
    yield body


def _own_indent(parsed: Parsed, target: Target) -> str:
    if target.symbol is None:
        return ""
    start = start_of_line(parsed.data, target.symbol.signature_span.start)
    line = parsed.data[start : target.symbol.signature_span.start]
    return decode(line[: len(line) - len(line.lstrip())])
