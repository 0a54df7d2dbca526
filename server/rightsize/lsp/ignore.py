"""The command `rightsize.ignore`: pass over a finding, here by a comment or in the whole project by its baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError, UsageError
from rightsize.lsp.apply import send_edits
from rightsize.lsp.capabilities import root_of
from rightsize.lsp.convert import name_of, path_of
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.late import imported, in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.finding import Finding
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session

HERE = "here"
PROJECT = "project"
_NO_PROJECT = (
    "{file} lies in no folder that is open, so that there is no project whose baseline could name the finding; "
    "`Ignore CWE-{cwe} here` writes a comment instead."
)


async def start_ignore(session: Session, arguments: Any) -> None:
    """Suppress the finding that the argument names by its fingerprint.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the finding is not there any more, or cannot be passed over this way.
    """
    given = arguments[0] if isinstance(arguments, (list, tuple)) and len(arguments) == 1 else None
    if not isinstance(given, dict) or given.get("scope") not in {HERE, PROJECT}:
        raise UsageError("rightsize.ignore takes one object with `uri`, `fingerprint`, `line` and `scope`.")
    document, finding = named_finding(session, given)
    session.spawn(_here(session, document, finding) if given["scope"] == HERE else _project(session, document, finding))


def named_finding(session: Session, given: dict[str, Any]) -> tuple[Document, Finding]:
    """Return the document and the finding that a command names by fingerprint and line.

    Raises:
        SourceError: the finding is not there any more.
    """
    document = session.documents.get(str(given.get("uri")))
    line = given.get("line")
    starts = document.lines.starts if document is not None else ()
    offset = starts[line] if isinstance(line, int) and 0 <= line < len(starts) else None
    finding = session.findings.named(document.uri, str(given.get("fingerprint")), offset) if document else None
    if document is None or finding is None:
        raise SourceError("The finding is not there any more. Ask for the actions again.")
    return document, finding


def baseline_of(session: Session, uri: str, name: str) -> Path | None:
    """Return where the baseline file of the project is that a text belongs to, or None where that is not open."""
    root = root_of(session.client, uri)
    return None if root is None else root / name


async def marked_by_baseline(session: Session, uri: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Mark the findings that the project has decided to live with; with a broken baseline it is none."""
    core = await imported("rightsize.core.review.baseline")
    disk = await imported("rightsize.journal.baseline")
    path = baseline_of(session, uri, core.FILE_NAME)
    if path is None:
        return tuple(findings)
    try:
        known = await in_thread(disk.load_baseline, path)
    except SourceError as error:
        session.talk.tell_once("baseline", str(error))
        known = {}
    place = await in_thread(disk.place_in, path, Path(path_of(uri)))
    marked: tuple[Finding, ...] = core.with_baseline(findings, known, place)
    return marked


async def _here(session: Session, document: Document, finding: Finding) -> None:
    ignoring = await imported("rightsize.core.review.ignoring")
    suppress = await imported("rightsize.core.review.suppress")
    snapshot = document.snapshot()
    reason = suppress.PLACEHOLDER
    edit = await in_thread(ignoring.ignore_edit, snapshot.parsed, finding, reason) if snapshot else None
    if edit is None or snapshot is None:
        session.talk.show("No comment can stand here without changing the code; ignore it in the project instead.")
        return
    if document.data != snapshot.parsed.data:
        session.talk.show("The text changed meanwhile; ask for the actions again.")
        return
    refused = await send_edits(session, document, [edit], "Ignore finding")
    if refused is not None:
        session.talk.show(f"The comment was not written: {refused}.")
        return
    # The comment has landed, and the finding moved behind it.
    moved = len(edit.new) if edit.span.start <= finding.span.start else 0
    session.findings.drop_one(document.uri, finding.fingerprint, finding.span.start + moved)
    publish(session, document)


async def _project(session: Session, document: Document, finding: Finding) -> None:
    disk = await imported("rightsize.journal.baseline")
    core = await imported("rightsize.core.review.baseline")
    suppress = await imported("rightsize.core.review.suppress")
    path = baseline_of(session, document.uri, core.FILE_NAME)
    if path is None:
        session.talk.show(_NO_PROJECT.format(file=name_of(document.uri), cwe=finding.cwe))
        return
    try:
        place = await in_thread(disk.place_in, path, Path(path_of(document.uri)))
        entry = core.entry_for(place, suppress.name_of(finding), finding, suppress.PLACEHOLDER)
        await in_thread(disk.add_to_baseline, path, (entry,))
    except SourceError as error:
        session.talk.show(str(error))
        return
    session.findings.drop(document.uri, finding.fingerprint)
    publish(session, document)
    session.talk.log(f"Written to {core.FILE_NAME}; say why in its `reason`.")
