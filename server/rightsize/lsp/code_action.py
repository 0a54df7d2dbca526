"""`textDocument/codeAction`: what `offers.py` finds, as the client can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.foreign import visible
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.task import TaskKind
from rightsize.lsp.convert import span_of

if TYPE_CHECKING:
    from rightsize.lsp.capabilities import Client
    from rightsize.lsp.documents import Document
    from rightsize.lsp.offers import Offer
    from rightsize.lsp.session import Session

_ROW = row_of(TaskKind.DOCUMENTATION)
COMMAND = _ROW.command or ""
SYMBOL_KIND = _ROW.action_kind or ""
FILE_KIND = "source.document.rightsize"
_GENERATE = row_of(TaskKind.CODE_GENERATION)
GENERATE_COMMAND = _GENERATE.command or ""
GENERATE_KIND = _GENERATE.action_kind or ""
_REVIEW = row_of(TaskKind.CODE_REVIEW)
REVIEW_COMMAND = _REVIEW.command or ""
REVIEW_KIND = _REVIEW.action_kind or ""
REVIEW_FILE_KIND = "source.review.rightsize"
IGNORE_COMMAND = "rightsize.ignore"
QUICK_FIX = "quickfix"
FIX_COMMAND = "rightsize.fix"
TESTS_COMMAND = "rightsize.tests"
TESTS_KIND = "refactor.rightsize.tests"
EXAMPLES_COMMAND = "rightsize.examples"
EXAMPLES_KIND = "refactor.rightsize.examples"
ASK_COMMAND = "rightsize.ask"
EXPLAIN_KIND = "refactor.rightsize.explain"
ASK_KIND = "refactor.rightsize.ask"
KINDS = (
    QUICK_FIX,
    SYMBOL_KIND,
    FILE_KIND,
    GENERATE_KIND,
    EXAMPLES_KIND,
    TESTS_KIND,
    REVIEW_KIND,
    REVIEW_FILE_KIND,
    EXPLAIN_KIND,
    ASK_KIND,
)
DRAFT = " (draft, no model)"
APPOINTED = " ({model}, appointed by you)"

Action = types.CodeAction | types.Command


async def code_action(session: Session, params: types.CodeActionParams) -> list[Action]:
    """Return at most three actions for a place and a question beside them, of kinds that are asked for."""
    from rightsize.lsp.offers import MOST, offers_at
    from rightsize.lsp.questions import questions_at
    from rightsize.lsp.quick_fixes import quick_fixes

    document = session.documents.get(params.text_document.uri)
    snapshot = document.snapshot() if document else None
    if document is None or snapshot is None:
        return []
    span = span_of(document.lines, params.range, session.client.encoding)
    draft = session.engine.draft
    offers = offers_at(
        snapshot, span, params.context.only or (), session.jobs.busy(document.uri), session.engine.no_code
    )
    if offers:
        session.engine.warm_up(session.spawn)
    appointed = session.engine.appointed
    more = {COMMAND: DRAFT if draft else "", REVIEW_COMMAND: APPOINTED.format(model=appointed) if appointed else ""}
    questions = questions_at(snapshot, span, params.context.only or (), session.engine.no_code)
    shown, beside = (
        [
            _shown(each, more.get(each.command, ""), _arguments(each, document), session.client, draft=draft)
            for each in several
            if session.client.disabled or not each.disabled
        ]
        for several in (offers, questions)
    )
    found = [*quick_fixes(session, document, snapshot, span, params.context), *shown]
    return [*(found if params.context.only else found[:MOST]), *beside]


def _shown(offer: Offer, more: str, arguments: dict[str, Any], client: Client, *, draft: bool) -> Action:
    """Return an offer for the client; `more` is what its title says besides of who would serve."""
    title = visible(offer.title + more)
    command = types.Command(title=title, command=offer.command, arguments=[arguments])
    if not client.literals:
        return command
    return types.CodeAction(
        title=title,
        kind=offer.kind,
        command=None if offer.disabled else command,
        disabled=types.CodeActionDisabled(reason=offer.disabled) if offer.disabled else None,
        tags=[types.CodeActionTag.LlmGenerated] if client.llm_tag and not draft else None,
    )


def _arguments(offer: Offer, document: Document) -> dict[str, Any]:
    """Return the one argument of the command; names with their lines find the symbols again in a changed text."""
    symbols = [
        {"name": each.qualified_name, "line": document.lines.line_of(each.name_span.start)} for each in offer.symbols
    ]
    arguments = {
        "uri": document.uri,
        "version": document.version,
        "scope": offer.scope,
        "mode": offer.mode,
        "symbols": symbols,
    }
    if offer.lines is not None:
        first, last = offer.lines
        end = {"line": last, "character": len(document.lines.span_of(last).of(document.data))}
        arguments["range"] = {"start": {"line": first, "character": 0}, "end": end}
    return arguments
