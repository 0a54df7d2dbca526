"""Findings as the protocol's diagnostics: severity, the weakness with a link to its page, who saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from rightsize.core.foreign import visible
from rightsize.lsp.convert import range_of

if TYPE_CHECKING:
    from rightsize.core.review.finding import Finding
    from rightsize.lsp.capabilities import Client, Encoding
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session

SOURCE = "rightsize"

_SEVERITIES = {
    "critical": types.DiagnosticSeverity.Error,
    "high": types.DiagnosticSeverity.Error,
    "medium": types.DiagnosticSeverity.Warning,
    "low": types.DiagnosticSeverity.Information,
}


def publish(session: Session, document: Document) -> None:
    """Show the findings of a document as its text stands now; of those passed over, the ones that nobody gave a reason.

    A client that shows no hints loses nothing but the reminder.
    """
    from rightsize.core.review.suppress import lacks_reason

    shown = [
        _unreasoned(each, document, session.client)
        if each.suppressed
        else diagnostic_of(each, document, session.client)
        for each in session.findings.of(document.uri)
        if not each.suppressed or lacks_reason(each)
    ]
    params = types.PublishDiagnosticsParams(uri=document.uri, version=document.version, diagnostics=shown)
    session.talk.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


def withdraw(session: Session, uri: str) -> None:
    """Take back what was shown of a document."""
    params = types.PublishDiagnosticsParams(uri=uri, diagnostics=[])
    session.talk.notify(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)


def diagnostic_of(finding: Finding, document: Document, client: Client) -> types.Diagnostic:
    """Return one finding for the client."""
    from rightsize.core.review.words import told
    from rightsize.core.tasks.weaknesses import weakness

    known = weakness(finding.cwe)
    said = told(finding.title, finding.message, finding.remedy)
    return types.Diagnostic(
        range=range_of(document.lines, finding.span, client.encoding),
        message=visible(f"{said} ({seen_by(finding)})"),
        severity=_SEVERITIES[finding.severity.value],
        code=f"CWE-{finding.cwe}",
        code_description=types.CodeDescription(href=known.page) if known else None,
        source=SOURCE,
        related_information=_related(finding, document, client.encoding) if client.related else None,
        data={"fingerprint": finding.fingerprint},
    )


def _unreasoned(finding: Finding, document: Document, client: Client) -> types.Diagnostic:
    return types.Diagnostic(
        range=range_of(document.lines, finding.span, client.encoding),
        message=visible(f"Passed over without a reason: {finding.title} ({finding.suppressed}). Say why there."),
        severity=types.DiagnosticSeverity.Hint,
        code=f"CWE-{finding.cwe}",
        source=SOURCE,
    )


def _related(finding: Finding, document: Document, encoding: Encoding) -> list[types.DiagnosticRelatedInformation]:
    return [
        types.DiagnosticRelatedInformation(
            location=types.Location(uri=document.uri, range=range_of(document.lines, each.span, encoding)),
            message=visible(each.says),
        )
        for each in finding.related
    ]


def seen_by(finding: Finding) -> str:
    """Say who saw a finding and how sure that is."""
    who = {"rules": "rules only", "model": finding.model, "both": f"rules and {finding.model}"}[finding.source.value]
    said = f"{who}, {finding.confidence.value} confidence"
    return f"{said}, {finding.confirmation.rstrip('.')}" if finding.confirmation else said
