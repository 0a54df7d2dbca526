"""From results to one edit in the editor, against the version that is there now, believed when the text shows it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from rightsize.core.text import apply_edits
from rightsize.lsp.convert import text_edits
from rightsize.lsp.late import in_thread
from rightsize.lsp.outcomes import note_later
from rightsize.lsp.talk import ANSWER_SECONDS, QUESTION_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rightsize.core.text import Edit
    from rightsize.engine.results import EditResult
    from rightsize.engine.snapshot import Snapshot
    from rightsize.lsp.documents import Document
    from rightsize.lsp.session import Session

_TRIES = 3
_SAMPLE = 50
_SOME = 200
_ANNOTATION = "rightsize"
DISCARDED = "you discarded it"
"""Why an edit that a person was asked about was not applied."""

_RESTLESS = "the text did not stop changing"
_PAUSE_SECONDS, _TYPING_SECONDS = 0.25, 60.0
_SHOW_SECONDS = 3.0
"""How long after its answer a client may take to send the change: Neovim holds changes back for a moment."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where the edits of some results ended.

    Attributes:
        landed: the text shows them.
        changed: their symbols changed meanwhile, so they were dropped.
        refused: why the client did not apply the others, or None.
    """

    landed: tuple[EditResult, ...] = ()
    changed: tuple[EditResult, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How edits are applied.

    Attributes:
        verb: what was done, as the client's undo list calls it.
        move: returns a result's edit against a newer text, or None where it must be dropped.
        question: what a person is asked before it is applied, in the client's own view of changes; empty for nothing.
        details: what stands below the question.
    """

    verb: str
    move: Callable[[Any, Snapshot, Snapshot], Edit | None]
    question: str = ""
    details: str = ""


async def apply_results(session: Session, old: Snapshot, results: Sequence[EditResult], manner: Manner) -> Landing:
    """Apply the edits of all results in one step that one undo takes back.

    They were made against `old`; where the text has changed since, each moves with its symbol, and is dropped when the
    symbol itself has changed.  When the text changes under way, it is tried again, at the next pause in the typing.
    """
    written = [each for each in results if each.edit is not None]
    refused: str | None = None
    changed: tuple[EditResult, ...] = ()
    for attempt in range(_TRIES):
        document = session.documents.get(old.path)
        new = document.snapshot() if document else None
        if document is None or new is None:
            return Landing(refused="the document was closed")
        if attempt or (not session.client.versioned_edits and document.version != old.version):
            is_quiet = await _quiet(session, document.uri)
            if not is_quiet and not session.client.versioned_edits:
                return Landing(changed=changed, refused=_RESTLESS)
            new = document.snapshot() or new
        moved = await _moved(written, old, new, manner)
        if document.data is not new.parsed.data:
            refused = _RESTLESS
            continue
        fitting = [(result, edit) for result, edit in moved if edit is not None]
        changed = tuple(result for result, edit in moved if edit is None)
        if not fitting:
            return Landing(changed=changed)
        edits = [edit for _result, edit in fitting]
        label = _label(manner.verb, [result for result, _edit in fitting])
        refused = await send_edits(session, document, edits, label, manner)
        if refused is None:
            landed = tuple(result for result, _edit in fitting)
            runtime = session.engine.current
            now = runtime.clock.monotonic() if runtime else 0.0
            for some in range(0, len(landed), _SOME):
                session.written.add(old.path, landed[some : some + _SOME], now)
                await asyncio.sleep(0)
            session.spawn(note_later(session, old.path))
            return Landing(landed, changed)
        if document.data == new.parsed.data:
            break
    return Landing(changed=changed, refused=refused)


async def _moved(
    written: Sequence[EditResult], old: Snapshot, new: Snapshot, manner: Manner
) -> list[tuple[EditResult, Edit | None]]:
    """Return each result with its edit against the new text, which for many is read in a thread."""
    from rightsize.core.analysis.symbols import symbols_in

    if new.parsed.data == old.parsed.data:
        return [(each, each.edit) for each in written]

    def move() -> list[tuple[EditResult, Edit | None]]:
        if len(written) > 1:
            # Once all symbols are read, each is found at once.
            symbols_in(new.parsed)
        return [(each, manner.move(each, old, new)) for each in written]

    return await in_thread(move)


async def _quiet(session: Session, uri: str) -> bool:
    """Wait for a pause in the typing, and tell whether it came.

    A client that checks no versions applies an edit to whatever stands there now; one that does would refuse it again.
    """
    loop = asyncio.get_running_loop()
    give_up = loop.time() + _TYPING_SECONDS
    while loop.time() < give_up:
        document = session.documents.get(uri)
        if document is None or not await session.documents.until(uri, _changed_since(document.version), _PAUSE_SECONDS):
            return True
    return False


def _changed_since(version: int) -> Callable[[Document], bool]:
    return lambda document: document.version != version


async def send_edits(
    session: Session, document: Document, edits: Sequence[Edit], label: str, manner: Manner | None = None
) -> str | None:
    """Send one edit and return None when the text shows it, else why it does not; a person may be asked on the way."""
    asks = manner is not None and manner.question != ""
    before = document.data
    expected = apply_edits(before, edits)
    edit = workspace_edit(session, document, edits)
    if manner is not None and asks:
        edit = _annotated(document, edit, manner)
    params = {"label": label, "edit": edit}
    await asyncio.sleep(0)
    if document.data is not before:
        return _RESTLESS
    patience = QUESTION_SECONDS if asks else ANSWER_SECONDS
    answer = await session.talk.request(types.WORKSPACE_APPLY_EDIT, params, patience)
    applied = getattr(answer, "applied", None)
    seconds = _SHOW_SECONDS if applied else 0.0

    def shows(now: Document) -> bool:
        return now.data == expected or all(_stands(each, before, now.data) for each in edits[:_SAMPLE])

    if await session.documents.until(document.uri, shows, seconds):
        return None
    if applied is None:
        return "the editor gave no answer"
    if applied and asks:
        return DISCARDED
    if applied:
        return "the editor said that it did, and the text does not show it"
    return getattr(answer, "failure_reason", None) or (DISCARDED if asks else "the editor refused the edit")


def workspace_edit(session: Session, document: Document, edits: Sequence[Edit]) -> dict[str, Any]:
    """Return the protocol's edit: with the version where the client can, which then refuses a stale one itself."""
    changes = text_edits(document.lines, edits, session.client.encoding)
    if not session.client.versioned_edits:
        return {"changes": {document.uri: changes}}
    identifier = {"uri": document.uri, "version": document.version}
    return {"documentChanges": [{"textDocument": identifier, "edits": changes}]}


def _annotated(document: Document, edit: dict[str, Any], manner: Manner) -> dict[str, Any]:
    """Return an edit that the client shows to a person before it is applied."""
    annotation = {"label": manner.question, "needsConfirmation": True, "description": manner.details}
    changes = edit["documentChanges"][0]["edits"] if "documentChanges" in edit else edit["changes"][document.uri]
    identifier = {"uri": document.uri, "version": document.version}
    marked = [{**each, "annotationId": _ANNOTATION} for each in changes]
    return {
        "documentChanges": [{"textDocument": identifier, "edits": marked}],
        "changeAnnotations": {_ANNOTATION: annotation},
    }


def _stands(edit: Edit, before: bytes, after: bytes) -> bool:
    """Tell whether a text that was also typed in shows an edit: its words stand there once more than before."""
    return after.count(edit.new.strip()) > before.count(edit.new.strip())


def _label(verb: str, results: Sequence[EditResult]) -> str:
    if len(results) == 1:
        return f"{verb} {results[0].name}"
    return f"{verb} {len(results)} symbols"
