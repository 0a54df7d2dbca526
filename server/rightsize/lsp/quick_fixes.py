"""Quick fixes: what can be done about a finding at a place, or about what another tool says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbol_at
from rightsize.lsp.code_action import FIX_COMMAND, IGNORE_COMMAND, QUICK_FIX
from rightsize.lsp.convert import span_of
from rightsize.lsp.diagnostics import SOURCE, diagnostic_of

if TYPE_CHECKING:
    from rightsize.core.review.finding import Finding
    from rightsize.core.text import Span
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.code_action import Action
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session

IGNORES = (("here", "Ignore {name} here"), ("project", "Ignore {name} in this project"))
"""What may be done about a finding besides mending it: the scope of the command, and the action's title."""

_LONGEST = 60
_GRAVE = (types.DiagnosticSeverity.Error, types.DiagnosticSeverity.Warning, None)
"""What of another tool is worth an action: hints on spelling and style would fill every menu."""


def quick_fixes(
    session: Session,
    document: Document,
    snapshot: Snapshot,
    span: Span,
    context: types.CodeActionContext,
) -> list[Action]:
    """Return what can be done about the gravest finding at a place, else about what another tool says of it."""
    only = context.only or ()
    if only and "" not in only and QUICK_FIX not in only:
        return []
    found = [each for each in session.findings.at(document.uri, span) if not each.suppressed]
    if found:
        return _for_finding(session, document, max(found, key=lambda each: each.severity.rank))
    foreign = [each for each in context.diagnostics if each.source != SOURCE and each.severity in _GRAVE]
    return _for_another(session, document, snapshot, min(foreign, key=_rank)) if foreign else []


def finding_argument(finding: Finding, document: Document) -> dict[str, Any]:
    """Return what names a finding in a command: of twins, which have one fingerprint, its line tells which is meant."""
    line = document.lines.line_of(finding.span.start)
    return {"uri": document.uri, "fingerprint": finding.fingerprint, "line": line}


def _for_finding(session: Session, document: Document, finding: Finding) -> list[Action]:
    diagnostic = diagnostic_of(finding, document, session.client)
    argument, name = finding_argument(finding, document), f"CWE-{finding.cwe}"
    ignores = [
        _action(session, title.format(name=name), IGNORE_COMMAND, {**argument, "scope": scope}, diagnostic)
        for scope, title in IGNORES
    ]
    return [*_fix(session, f"Fix {name}", argument, diagnostic), *ignores]


def _for_another(
    session: Session, document: Document, snapshot: Snapshot, diagnostic: types.Diagnostic
) -> list[Action]:
    """Return the action that mends what another tool found in a function."""
    place = span_of(document.lines, diagnostic.range, session.client.encoding)
    symbol = symbol_at(snapshot.parsed, place.start)
    if symbol is None or symbol.kind not in (SymbolKind.FUNCTION, SymbolKind.METHOD) or session.engine.draft:
        return []
    message = " ".join(diagnostic.message.split())
    argument = {
        "uri": document.uri,
        "version": document.version,
        "message": diagnostic.message,
        "source": diagnostic.source,
        "code": None if diagnostic.code is None else str(diagnostic.code),
        "lines": [diagnostic.range.start.line, diagnostic.range.end.line],
    }
    shown = message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…"
    return _fix(session, f"Fix `{shown}`", argument, diagnostic)


def _fix(session: Session, title: str, argument: dict[str, Any], diagnostic: types.Diagnostic) -> list[Action]:
    """Return the action that mends, disabled where no model could; nothing where the client cannot show that."""
    if not session.engine.draft:
        return [_action(session, title, FIX_COMMAND, argument, diagnostic, by_model=True)]
    if not session.client.disabled:
        return []
    reason = types.CodeActionDisabled(reason=session.engine.no_code)
    return [types.CodeAction(title=title, kind=QUICK_FIX, diagnostics=[diagnostic], disabled=reason)]


def _action(
    session: Session,
    title: str,
    command: str,
    argument: dict[str, Any],
    diagnostic: types.Diagnostic,
    *,
    by_model: bool = False,
) -> Action:
    runs = types.Command(title=title, command=command, arguments=[argument])
    if not session.client.literals:
        return runs
    tags = [types.CodeActionTag.LlmGenerated] if by_model and session.client.llm_tag else None
    return types.CodeAction(title=title, kind=QUICK_FIX, diagnostics=[diagnostic], command=runs, tags=tags)


def _rank(diagnostic: types.Diagnostic) -> int:
    """Return how grave a diagnostic is, the gravest first; one that does not say is an error, as editors have it."""
    return int(diagnostic.severity or types.DiagnosticSeverity.Error)
