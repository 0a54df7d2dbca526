"""`textDocument/hover`: on a symbol's name, or on a doc that Rightsize wrote, why this model and at what cost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from lsprotocol import types

from rightsize.core.errors import RoutingError
from rightsize.core.foreign import visible
from rightsize.core.text import Span
from rightsize.lsp.convert import offset_of, range_of
from rightsize.lsp.late import imported
from rightsize.lsp.written import FIX_OF

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.review.finding import Finding
    from rightsize.engine.explanations import Explanation
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.session import Session

_MOST_FINDINGS = 3
_FENCES = re.compile("`{2,}")
_MARKED = re.compile(r"([\\*<>\[\]#|~]|_(?!(?<=[^\W_]_)[^\W_]))")
"""What Markdown may take for its own; inside of a word an underscore never is, and one more mark would be seen."""


async def hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    """Explain a finding, or what was done, or else what would be done; no model is asked."""
    from rightsize.core.analysis.symbols import symbol_at

    document = session.documents.get(params.text_document.uri)
    snapshot = document.snapshot() if document else None
    if document is None or snapshot is None:
        return None
    offset = offset_of(document.lines, params.position, session.client.encoding)
    lines = document.lines
    found = [each for each in session.findings.at(document.uri, Span(offset, offset)) if not each.suppressed]
    if found:
        level = (await session.engine.settings()).hover
        # The gravest first, which the quick fixes are about.
        found.sort(key=lambda each: -each.severity.rank)
        told = [_of_finding(session, snapshot, each, level) for each in found[:_MOST_FINDINGS]]
        contents = types.MarkupContent(kind=told[0].kind, value="\n\n".join(each.value for each in told))
        return types.Hover(contents=contents, range=range_of(lines, found[0].span, session.client.encoding))
    symbol = symbol_at(snapshot.parsed, offset, snapshot.module_name)
    place = _place(session, document.uri, document.data, symbol, offset) if symbol else None
    if symbol is None or place is None:
        return None
    explained = await _explained(session, snapshot, symbol, of_doc=place != symbol.name_span)
    if explained is None:
        return None
    contents = marked_up(explained, markdown=session.client.markdown)
    return types.Hover(contents=contents, range=range_of(lines, place, session.client.encoding))


def _of_finding(session: Session, snapshot: Snapshot, finding: Finding, level: str) -> types.MarkupContent:
    from rightsize.engine.explanations import explain_finding

    explanation = explain_finding(finding, level)
    # The words are a model's, and what it read may have steered it: none of them is markup.
    title = _MARKED.sub(r"\\\1", explanation.title.replace("`", "'"))
    told = (*explanation.lines, *_failed_fix(session, snapshot, finding, level))
    return marked_up(replace(explanation, title=title, lines=told), markdown=session.client.markdown)


def _failed_fix(session: Session, snapshot: Snapshot, finding: Finding, level: str) -> tuple[str, ...]:
    """Return how the last try to mend a finding failed, as long as the function around it is as it was then."""
    from rightsize.core.analysis.symbols import symbol_at
    from rightsize.engine.explanations import explain_failure

    what = FIX_OF.format(cwe=finding.cwe)
    around = symbol_at(snapshot.parsed, finding.span.start, snapshot.module_name)
    failed = session.written.failure_of(snapshot.path, around, snapshot.parsed.data) if around else None
    if failed is None or failed[0] != what:
        return ()
    explained = explain_failure(failed[1], level, what)
    return (f"{explained.title}:", *explained.lines)


def marked_up(explanation: Explanation, *, markdown: bool) -> types.MarkupContent:
    """Return an explanation in the markup that the client shows."""
    if not markdown:
        text = "\n".join(map(visible, [explanation.title.replace("`", ""), *explanation.lines]))
        return types.MarkupContent(kind=types.MarkupKind.PlainText, value=text)
    rows = [f"- {_marked(line)}" for line in explanation.lines]
    title = _FENCES.sub("'", visible(explanation.title))
    return types.MarkupContent(kind=types.MarkupKind.Markdown, value="\n".join([f"**{title}**", "", *rows]))


def _marked(line: str) -> str:
    """Return a line of which nothing is markup but the code in it, and that code ends with it."""
    plain = _MARKED.sub(r"\\\1", _FENCES.sub("'", visible(line)))
    return plain if plain.count("`") % 2 == 0 else plain.replace("`", "'")


def _place(session: Session, uri: str, data: bytes, symbol: Symbol, offset: int) -> Span | None:
    """Return what the hover is about: the symbol's name, or its doc where we wrote it; None elsewhere."""
    if len(symbol.name_span) and symbol.name_span.contains(offset):
        return symbol.name_span
    doc = symbol.doc
    if doc and doc.span.contains(offset) and session.written.result_of(uri, symbol, data, of_doc=True):
        return doc.span
    return None


async def _explained(session: Session, snapshot: Snapshot, symbol: Symbol, *, of_doc: bool) -> Explanation | None:
    explanations = await imported("rightsize.engine.explanations")
    level = (await session.engine.settings()).hover
    if level == "off":
        return None
    result = session.written.result_of(snapshot.path, symbol, snapshot.parsed.data, of_doc=of_doc)
    if result is not None:
        return cast("Explanation", explanations.explain_done(result, level))
    failed = session.written.failure_of(snapshot.path, symbol, snapshot.parsed.data)
    if failed is not None:
        return cast("Explanation", explanations.explain_failure(failed[1], level, failed[0]))
    session.engine.warm_up(session.spawn)
    async with session.engine.lease() as runtime:
        # Nobody has looked yet: that is no reason to speak of drafts.
        known = replace(runtime, draft=session.engine.draft)
        try:
            return cast("Explanation", explanations.explain_plan(known, snapshot, symbol, level))
        except RoutingError:
            return None
