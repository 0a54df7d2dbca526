"""Which actions are offered at a place, read from the tree at the cursor alone: no model, no file, milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at
from rightsize.core.documentation.reasons import Reason
from rightsize.core.generation.frameworks import may_be_tested
from rightsize.core.generation.proposals import lacks_examples
from rightsize.core.generation.targets import is_open, is_request, selected_target, target_at
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.generation import Asked
from rightsize.core.tasks.task import TaskKind
from rightsize.lsp.code_action import (
    COMMAND,
    EXAMPLES_COMMAND,
    EXAMPLES_KIND,
    FILE_KIND,
    GENERATE_COMMAND,
    GENERATE_KIND,
    REVIEW_COMMAND,
    REVIEW_FILE_KIND,
    REVIEW_KIND,
    SYMBOL_KIND,
    TESTS_COMMAND,
    TESTS_KIND,
)
from rightsize.lsp.convert import in_file, name_of
from rightsize.lsp.generate import BUSY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target
    from rightsize.core.text import Span
    from rightsize.engine.snapshot import Snapshot

MOST = 3
"""Actions at a place; more would hide other servers' actions."""

_MOST_SELECTED = 200
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One action.

    Attributes:
        kind: the code action kind that `only` is matched against.
        command: what runs it.
        lines: first and last line that the command is about, where that is no symbol.
        scope: `symbol`, `members`, `selection` or `file`.
        mode: `missing`, `update` or `regenerate`.
        symbols: what it is about; empty for a file.
        disabled: why it cannot run now, or None.
    """

    title: str
    kind: str
    scope: str
    mode: str
    symbols: tuple[Symbol, ...]
    disabled: str | None = None
    command: str = COMMAND
    lines: tuple[int, int] | None = None


def offers_at(
    snapshot: Snapshot, span: Span, only: Sequence[str], busy: frozenset[str], no_code: str = ""
) -> tuple[Offer, ...]:
    """Return the actions for a cursor or a selection that `only` asks for, those about the innermost symbol first.

    What waits for code comes before all else, but behind it where only drafts are to be had: those are docs.

    Parameters:
        no_code: why no code can be written; empty where it can.
    """
    waiting = _generation(snapshot.parsed, span)
    # What cannot run, or would test a stand-in, is shown where a menu of its kind is asked for.
    found = _all_at(snapshot, span, by_request=bool(only), tests=bool(only) or not (no_code or waiting))
    found = [*found[: MOST - 1], *waiting, *found[MOST - 1 :]] if no_code else [*waiting, *found]
    wanted = [each for each in found if asked_for(each.kind, only)]
    return tuple(_checked(each, busy, no_code) for each in (wanted if any(only) else wanted[:MOST]))


def _generation(parsed: Parsed, span: Span) -> list[Offer]:
    """Return the action that writes code, where a stand-in, a comment or a selection asks for it."""
    selected = len(parsed.text(span.start, span.end)) > 1
    start = past_indent(parsed, span.start)
    target = selected_target(parsed, span) if selected else target_at(parsed, start)
    if target is None:
        return []
    if target.asked is Asked.BODY and target.symbol is not None:
        name = _shortened(target.symbol.name)
        if not name or not is_open(parsed, target):
            return []
        title = _EXAMPLES_TITLE.format(name=f"`{name}`")
        return [_writing(_GENERATE_TITLE.format(name=name), (target.symbol,)), *_proposing(title, parsed, target, None)]
    if target.asked is Asked.COMMENT and is_request(parsed, target):
        line = parsed.lines.line_of(target.span.start)
        examples = _proposing(_EXAMPLES_TITLE.format(name="the comment"), parsed, target, (line, line))
        return [_writing(_COMMENT_TITLE, (), (line, line)), *examples]
    if target.asked is not Asked.LINES:
        return []
    lines = (parsed.lines.line_of(target.span.start), parsed.lines.line_of(target.span.end))
    return [_writing(_LINES_TITLE, (), lines)] if target.request else []


def _proposing(title: str, parsed: Parsed, target: Target, lines: tuple[int, int] | None) -> list[Offer]:
    """Return the action that proposes examples, where something is wanted and none says what."""
    symbols = (target.symbol,) if target.symbol is not None and lines is None else ()
    if not lacks_examples(parsed, target):
        return []
    scope = "symbol" if symbols else "selection"
    return [Offer(title, EXAMPLES_KIND, scope, "missing", symbols, command=EXAMPLES_COMMAND, lines=lines)]


def _writing(title: str, symbols: tuple[Symbol, ...], lines: tuple[int, int] | None = None) -> Offer:
    scope = "symbol" if symbols else "selection"
    return Offer(title, GENERATE_KIND, scope, "missing", symbols, command=GENERATE_COMMAND, lines=lines)


def _all_at(snapshot: Snapshot, span: Span, *, by_request: bool, tests: bool) -> list[Offer]:
    parsed = snapshot.parsed
    selected = _selected(parsed, span)
    innermost = symbol_at(parsed, past_indent(parsed, span.start), snapshot.module_name)
    about = selected[:1] or ((innermost,) if innermost else ())
    if len(selected) > 1:
        offers = [
            Offer(f"Document the {len(selected)} selected symbols", SYMBOL_KIND, "selection", "missing", selected)
        ]
        offers.append(_review(f"Review the {len(selected)} selected symbols for security", "selection", selected))
    else:
        offers = [
            offer for each in about for offer in _about(each, snapshot, span, _tests(each, snapshot) if tests else [])
        ] or _review_of_lines(parsed, span)
    if by_request or _at_head(parsed, span, innermost):
        name = name_of(snapshot.path)
        offers[1:1] = [
            Offer(f"Document file `{name}`", FILE_KIND, "file", "missing", ()),
            Offer(
                f"Review file `{name}` for security", REVIEW_FILE_KIND, "file", "missing", (), command=REVIEW_COMMAND
            ),
        ]
    return offers


def _review_of_lines(parsed: Parsed, span: Span) -> list[Offer]:
    """Return the review of a selection that no definition is in or around."""
    if len(parsed.text(span.start, span.end).strip()) <= 1:
        return []
    lines = (parsed.lines.line_of(span.start), parsed.lines.line_of(max(span.start, span.end - 1)))
    return [replace(_review(_REVIEW_LINES_TITLE, "selection", ()), lines=lines)]


def _review(title: str, scope: str, symbols: tuple[Symbol, ...]) -> Offer:
    return Offer(title, REVIEW_KIND, scope, "missing", symbols, command=REVIEW_COMMAND)


def _about(symbol: Symbol, snapshot: Snapshot, span: Span, tests: list[Offer]) -> list[Offer]:
    """Return the actions for one symbol: its doc, a class with its members, a review, tests, another mode for a doc.

    What writes a doc anew stands in front where somebody looks at the doc, and behind the others elsewhere.
    """
    documented, *again = (
        Offer(titled(title, symbol, snapshot), SYMBOL_KIND, "symbol", mode, (symbol,))
        for mode, title in (_WITH_DOC if symbol.doc else _WITHOUT_DOC)
    )
    if symbol.kind is SymbolKind.MODULE:
        return [documented, *again]
    if symbol.kind is SymbolKind.CLASS and symbol.members:
        title = f"{_TITLE} with its {len(symbol.members)} member{'s' if len(symbol.members) > 1 else ''}"
        again.insert(0, Offer(titled(title, symbol, snapshot), SYMBOL_KIND, "members", "missing", (symbol,)))
    review = _review(titled(_REVIEW_TITLE, symbol, snapshot, behaves=False), "symbol", (symbol,))
    in_doc = symbol.doc is not None and symbol.doc.span.contains(span.start)
    if in_doc or not tests or symbol.kind is SymbolKind.CLASS:
        return [documented, *again[:1], review, *again[1:], *tests]
    return [documented, review, *tests, *again]


def _tests(symbol: Symbol, snapshot: Snapshot) -> list[Offer]:
    """Return the action that writes tests, for what a test may reach."""
    if not in_file(snapshot.path) or not may_be_tested(snapshot.parsed.language.id, symbol):
        return []
    title = titled("Tests for `{name}`", symbol, snapshot, behaves=False)
    return [Offer(title, TESTS_KIND, "symbol", "missing", (symbol,), command=TESTS_COMMAND)]


def titled(title: str, symbol: Symbol, snapshot: Snapshot, *, behaves: bool = True) -> str:
    """Return a title with the name of its symbol, and where its doc behaves, how."""
    name = _shortened(symbol.name)
    if symbol.kind is SymbolKind.MODULE:
        title, name = title.replace("`{name}`", "module `{name}`"), snapshot.module_name
    behaviour = f" ({symbol.doc_behaviour})" if behaves and symbol.doc_behaviour else ""
    return title.format(name=name) + behaviour


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


_GENERATE_TITLE = row_of(TaskKind.CODE_GENERATION).title
_EXAMPLES_TITLE = "Propose examples for {name}"
_COMMENT_TITLE = "Generate what the comment asks for"
_LINES_TITLE = "Rewrite the selection as its comment asks"
_TITLE = row_of(TaskKind.DOCUMENTATION).title
_REVIEW_LINES_TITLE = "Review the selected lines for security"
_REVIEW_TITLE = row_of(TaskKind.CODE_REVIEW).title
_WITHOUT_DOC = (("missing", _TITLE),)
_WITH_DOC = (("update", "Update doc of `{name}`"), ("regenerate", "Rewrite doc of `{name}`"))


def _selected(parsed: Parsed, span: Span) -> tuple[Symbol, ...]:
    """Return the symbols whose names a selection of more than one character touches, without going into them."""
    if len(parsed.text(span.start, span.end)) <= 1:
        # Helix's cursor is a selection of one character.
        return ()
    found: dict[int, Symbol] = {}
    lines = parsed.lines
    line = lines.line_of(span.start)
    while line < len(lines.starts) and lines.starts[line] < span.end and len(found) < _MOST_SELECTED:
        row = lines.span_of(line)
        text = row.of(parsed.data)
        symbol = symbol_at(parsed, max(span.start, row.end - len(text.lstrip())))
        line += 1
        if symbol is None or symbol.kind is SymbolKind.MODULE or not symbol.name_span.overlaps(span):
            continue
        found[symbol.span.start] = symbol
        if symbol.kind is not SymbolKind.CLASS:
            line = max(line, lines.line_of(symbol.span.end - 1) + 1)
    return tuple(found.values())


def past_indent(parsed: Parsed, offset: int) -> int:
    """Return the first character of a line for a cursor in front of it, where a motion by lines may leave it."""
    line = parsed.lines.span_of(parsed.lines.line_of(offset))
    text = line.of(parsed.data)
    start = line.start + len(text) - len(text.lstrip())
    return max(offset, start) if start < line.end else offset


def _at_head(parsed: Parsed, span: Span, innermost: Symbol | None) -> bool:
    """Tell whether the cursor is on the first line or in the file's doc, outside of every definition."""
    if innermost is not None and innermost.kind is not SymbolKind.MODULE:
        return False
    in_doc = innermost is not None and innermost.doc is not None and innermost.doc.span.contains(span.start)
    return in_doc or parsed.lines.line_of(span.start) == 0


def asked_for(kind: str, only: Sequence[str]) -> bool:
    """Tell whether a kind is among those asked for; a kind stands for all below it, and the empty one for all."""
    return not only or any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)


def _checked(offer: Offer, busy: frozenset[str], no_code: str) -> Offer:
    if offer.command in (TESTS_COMMAND, EXAMPLES_COMMAND):
        return replace(offer, disabled=no_code or None)
    if offer.command == GENERATE_COMMAND:
        being_written = any(f"{BUSY}{each.qualified_name}" in busy for each in offer.symbols)
        reason = no_code or (Reason.BUSY.sentence if being_written else None)
        return replace(offer, disabled=reason)
    if offer.command != COMMAND:
        return offer
    for reason, applies in _REASONS:
        if offer.symbols and all(applies(offer, each, busy) for each in offer.symbols):
            return replace(offer, disabled=reason.sentence)
    return offer


_REASONS: tuple[tuple[Reason, Callable[[Offer, Symbol, frozenset[str]], bool]], ...] = (
    (Reason.BUSY, lambda _offer, symbol, busy: symbol.qualified_name in busy),
    (
        Reason.SYNTAX_ERROR,
        lambda offer, symbol, _busy: symbol.error_inside and offer.scope != "members",
    ),
    (Reason.NO_PLACE, lambda _offer, symbol, _busy: symbol.insertion is None),
    (
        Reason.DOC_NOT_EDITABLE,
        lambda offer, symbol, _busy: offer.mode != "missing" and symbol.doc is not None and not symbol.doc.editable,
    ),
)
"""Rows of (reason, test); an action is disabled when one holds for all its symbols."""
