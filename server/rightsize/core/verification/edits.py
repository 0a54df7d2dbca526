"""Checks of the edit: nothing but a doc goes in, and no token of code and no other comment comes out different.

Why looking at a window is enough.  The bytes before the edit are the old ones, so a lexer reaches it in the state in
which it reached the same place before.  `bytes_changed` demands that the new text is white space and whole comments or
one whole string, and nothing that begins inside it ends outside: so a lexer leaves it in the state in which it entered,
and the bytes behind, which are the old ones too, give the old tokens.  It demands too that no line end comes behind a
word of code on the same line, since that could end a statement, as behind `return`.  What could still change is how
those tokens are grouped next to the doc (a body whose first statement is now a string, an indent that no longer fits),
and the window around the edit, with the symbol's header in it, shows that.  Tests hold this against a comparison of
whole files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import syntax_problems
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.analysis.tokens import code_tokens, comments_in
from rightsize.core.text import Span, start_of_line
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.trees import same_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.text import Edit
    from rightsize.core.verification.evidence import Evidence
    from rightsize.core.verification.region import Region

_WINDOW = 1_024
_LONGEST_LINE_END = 2
_WHITE = b" \t\r\n\f\v"
_BOM = b"\xef\xbb\xbf"
_LINE_ENDS = (b"\n", b"\r")
# What a line of code may end with, and its statement goes on or is at its end all the same.
_SAFE_ENDS = tuple(bytes([each]) for each in b"{};:,=([")


def bytes_changed(evidence: Evidence) -> Iterator[Finding]:
    """Find an edit that replaces more than the old doc, or puts in more than one doc."""
    edit, symbol = evidence.edit, evidence.symbol
    place = symbol.insertion
    at_place = edit is not None and place is not None and edit.span == Span(place.offset, place.offset)
    if edit is None or (not at_place and (symbol.doc is None or edit.span != symbol.doc.span)):
        yield Finding("The edit touches bytes that belong to no doc of this symbol.")
    elif not _is_one_doc(evidence.region):
        yield Finding("What the edit puts in is not one whole comment or string.")
    elif _breaks_line(evidence.parsed.data, edit):
        yield Finding("The edit would put a line end into a line of code.")


def misplaced_doc(evidence: Evidence) -> Iterator[Finding]:
    """Find a doc that would not be read as the doc of its symbol: a comment in a body, a string behind a statement."""
    region = evidence.region
    doc = _doc_span(region.edit)
    symbol = symbol_at(region.after, doc.start)
    # A module's name is its file's, which the bytes do not tell.
    named = symbol is not None and (symbol.kind is SymbolKind.MODULE or symbol.name == evidence.symbol.name)
    read = symbol.doc.span.of(region.after.data).strip(_WHITE) if symbol and symbol.doc else b""
    if read != doc.of(region.after.data) or not named:
        yield Finding(f"The text would not be read as the doc of {quoted(evidence.symbol.name) or 'this file'}.")


def new_syntax_problems(evidence: Evidence) -> Iterator[Finding]:
    """Find places around the edit that could be read before it and cannot any more."""
    region = evidence.region
    before = syntax_problems(region.before, _window_before(region))
    after = syntax_problems(region.after, _window_after(region))
    if len(after) > len(before):
        yield Finding(f"The grammar could not read the file any more: {quoted(after[0].message)}.")


def changed_tokens(evidence: Evidence) -> Iterator[Finding]:
    """Find a token of code that differs after the edit."""
    region = evidence.region
    before = code_tokens(region.before, _window_before(region))
    after = code_tokens(region.after, _window_after(region))
    if before == after:
        return
    pairs = zip((*before, ("end", b"")), (*after, ("end", b"")), strict=False)
    old, new = next(((old, new) for old, new in pairs if old != new), (("", b""), ("", b"")))
    yield Finding(f"A token of code would change: {quoted(_shown(old))} to {quoted(_shown(new))}.")


def changed_tree(evidence: Evidence) -> Iterator[Finding]:
    """Find a change of the syntax tree that the language's own parser sees."""
    parsed, edit = evidence.parsed, evidence.edit
    if edit and parsed.language.reference_parser == "ast" and not same_tree(parsed.data, evidence.symbol, edit):
        yield Finding("The syntax tree of the code would change.")


def changed_comments(evidence: Evidence) -> Iterator[Finding]:
    """Find a comment besides the doc that would change or move to another piece of code."""
    region = evidence.region
    # What an edit replaces besides the symbol's doc counts as lost.
    is_doc = (
        evidence.symbol.doc is not None and evidence.edit is not None and evidence.edit.span == evidence.symbol.doc.span
    )
    old = region.edit.span if is_doc else Span(0, 0)
    new = Span(region.edit.span.start, region.edit.span.start + len(region.edit.new))
    before = [each for each in comments_in(region.before, _window_before(region)) if not old.encloses(each.span)]
    after = [each for each in comments_in(region.after, _window_after(region)) if not new.encloses(each.span)]
    kept = [(each.text, each.attached_to) for each in before]
    found = [(each.text, each.attached_to) for each in after]
    if kept != found:
        text = next((each[0] for each in (*kept, *found) if each not in found or each not in kept), "")
        yield Finding(f"Another comment would change or move: {quoted(text)}.")


def _breaks_line(data: bytes, edit: Edit) -> bool:
    """Tell whether the edit puts a line end behind code that stands on the same line and may not end there."""
    start = start_of_line(data, edit.span.start)
    code = data[start : edit.span.start].removeprefix(_BOM).rstrip(_WHITE)
    return bool(code) and not code.endswith(_SAFE_ENDS) and any(each in edit.new for each in _LINE_ENDS)


def _window_before(region: Region) -> Span:
    edit = region.edit
    return Span(max(0, edit.span.start - _WINDOW), min(len(region.before.data), edit.span.end + _WINDOW))


def _window_after(region: Region) -> Span:
    window = _window_before(region)
    return Span(window.start, window.end + len(region.edit.new) - len(region.edit.span))


def _doc_span(edit: Edit) -> Span:
    """Return the span of the doc itself in the edited text, without the white space that the edit puts around it."""
    start = edit.span.start + len(edit.new) - len(edit.new.lstrip(_WHITE))
    return Span(start, max(start, edit.span.start + len(edit.new.rstrip(_WHITE))))


def _is_one_doc(region: Region) -> bool:
    """Tell whether the tree after the edit reads the doc as comments alone, or as one string."""
    doc, after = _doc_span(region.edit), region.after
    covered = doc.start
    # Some grammars count the line end behind a line comment as part of it.
    reach = Span(doc.start, min(len(after.data), doc.end + _LONGEST_LINE_END))
    for comment in (each for each in comments_in(after, reach) if each.span.start < doc.end):
        if after.data[covered : comment.span.start].strip(_WHITE) or not doc.encloses(comment.span):
            return False
        covered = comment.span.end
    if covered > doc.start:
        return not after.data[covered : doc.end].strip(_WHITE)
    return len(doc) > 0 and any(node.type in after.language.atoms for node in _nodes_over(after, doc))


def _nodes_over(parsed: Parsed, span: Span) -> Iterator[Node]:
    """Yield the nodes that cover exactly `span`, the innermost first."""
    node = parsed.root.descendant_for_byte_range(span.start, span.end)
    while node is not None and node.start_byte == span.start and node.end_byte == span.end:
        yield node
        node = node.parent


def _shown(token: tuple[str, bytes]) -> str:
    return token[1].decode("utf-8", "replace") or token[0]
