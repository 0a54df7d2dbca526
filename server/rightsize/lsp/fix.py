"""The command `rightsize.fix`: mend a finding, or what another tool says of a place, in the text as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.core.errors import SourceError, UsageError
from rightsize.core.text import Span
from rightsize.lsp.code_action import FIX_COMMAND as COMMAND
from rightsize.lsp.convert import name_of
from rightsize.lsp.diagnostics import publish
from rightsize.lsp.generate import BUSY
from rightsize.lsp.ignore import named_finding
from rightsize.lsp.late import imported
from rightsize.lsp.report import FIXED
from rightsize.lsp.work import MOVED, Work, need_edits, opened, start
from rightsize.lsp.writing import Writing, never
from rightsize.lsp.written import FIX_OF

if TYPE_CHECKING:
    from rightsize.core.review.finding import Finding
    from rightsize.engine.results import GenerationResult
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call

_INSTEAD = "`rightsize generate --fix --write {file}` in a terminal mends the code"
_LONGEST_NAME = 60
_LONGEST_MESSAGE = 1_000


async def start_fix(session: Session, call: Call) -> None:
    """Begin the work and return at once; all that follows is told through progress, an edit and messages.

    Raises:
        UsageError: the argument is wrong.
        SourceError: the finding or the text is not there any more, or it is being worked on.
    """
    arguments = call.arguments
    given = arguments[0] if isinstance(arguments, (list, tuple)) and len(arguments) == 1 else None
    if not isinstance(given, dict) or not isinstance(given.get("uri"), str):
        raise UsageError(f"{COMMAND} takes one object with a `uri`; the quick fix of a finding sends it.")
    need_edits(session, _INSTEAD.format(file=name_of(given["uri"])))
    engine = await imported("rightsize.engine.fix")
    finding: Finding | None = None
    if "fingerprint" in given:
        document, finding = named_finding(session, given)
        snapshot = _settled(document)
        wrong, name = engine.wrong_of(finding), f"CWE-{finding.cwe}"
    else:
        version = given.get("version")
        document, snapshot = opened(session, given["uri"], version if isinstance(version, int) else None)
        wrong, name = _told(engine, given, snapshot), str(given.get("message", ""))[:_LONGEST_NAME]
    names = frozenset({f"{BUSY}{wrong.complaint.title} {wrong.place.start}"})
    if names & session.jobs.busy(document.uri):
        raise SourceError(f"{name} is being mended already.")

    async def write(runtime: Any, options: Any, progress: Any) -> GenerationResult:
        result: GenerationResult = await engine.fix(runtime, snapshot, wrong, options, progress)
        return result

    before = _count(session, document.uri, finding)

    def landed() -> None:
        _take_back(session, document.uri, finding, before)

    writing = Writing(
        session,
        snapshot,
        name,
        write,
        # Of another tool's complaint nobody ever knows; asking each time would only say so again.
        doubt=engine.unconfirmed if finding is not None else never,
        sought=FIX_OF.format(cwe=finding.cwe) if finding is not None else "fix",
        verb="Fix",
        words=FIXED,
        landed=landed,
    )
    start(session, call, Work(document.uri, names, f"Fixing {name}", COMMAND, writing.run))


def _settled(document: Document) -> Snapshot:
    """Return the text that the document's findings are about now, parsed."""
    snapshot = document.snapshot()
    if snapshot is None or snapshot.parsed.data != document.data:
        raise SourceError(MOVED)
    return snapshot


def _told(engine: Any, given: dict[str, Any], snapshot: Snapshot) -> Any:
    """Return what another tool says of a place, as something to be mended.

    Raises:
        UsageError: there is no message, or no range in the text.
    """
    from rightsize.core.tasks.generation import Complaint

    message, place = given.get("message"), given.get("lines")
    numbers = [each for each in place if isinstance(each, int)] if isinstance(place, list) else []
    if not isinstance(message, str) or not message.strip() or not numbers:
        raise UsageError(f"{COMMAND} needs a `message`, and `lines` with a first and a last number.")
    lines = snapshot.parsed.lines
    first, last = (min(max(0, each), len(lines.starts) - 1) for each in (numbers[0], numbers[-1]))
    text = lines.span_of(first)
    start = text.start + len(text.of(snapshot.parsed.data)) - len(text.of(snapshot.parsed.data).lstrip())
    span = Span(start, max(start, lines.span_of(last).end))
    code = str(given.get("code") or "")
    title = f"{message[:_LONGEST_MESSAGE]} ({code})" if code else message[:_LONGEST_MESSAGE]
    quote = snapshot.parsed.text(span.start, span.end).partition("\n")[0]
    return engine.Wrong(span, Complaint(str(given.get("source") or "another tool"), title, "", "", quote))


def _count(session: Session, uri: str, finding: Finding | None) -> int:
    known = session.findings.of(uri) if finding is not None else ()
    return sum(finding is not None and each.alike == finding.alike for each in known)


def _take_back(session: Session, uri: str, finding: Finding | None, before: int) -> None:
    """Forget a finding that was mended; where its quote went with the edit, that has happened by itself."""
    document = session.documents.get(uri)
    if document is None or finding is None:
        return
    if _count(session, uri, finding) >= before:
        session.findings.drop_one(uri, finding.fingerprint, finding.span.start)
    publish(session, document)
