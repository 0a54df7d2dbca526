"""`workspace/executeCommand`: the commands of the table in `server.py`, each answered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.lsp.jobs import Stop

if TYPE_CHECKING:
    from rightsize.lsp.session import Session


async def document(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Document what the argument names."""
    from rightsize.lsp.document import start_document

    await start_document(session, arguments, request_id, token)


async def generate(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Write the code that the argument asks for."""
    from rightsize.lsp.generate import start_generate

    await start_generate(session, arguments, request_id, token)


async def review(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Review what the argument names."""
    from rightsize.lsp.review import start_review

    await start_review(session, arguments, request_id, token)


async def fix(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Mend what the argument names."""
    from rightsize.lsp.fix import start_fix

    await start_fix(session, arguments, request_id, token)


async def tests(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Write tests of what the argument names."""
    from rightsize.lsp.write_tests import start_tests

    await start_tests(session, arguments, request_id, token)


async def examples(session: Session, arguments: Any, request_id: int | str | None, token: int | str | None) -> None:
    """Propose examples for what the argument names."""
    from rightsize.lsp.propose import start_examples

    await start_examples(session, arguments, request_id, token)


async def ignore(session: Session, arguments: Any, _request_id: int | str | None, _token: int | str | None) -> None:
    """Pass over the finding that the argument names."""
    from rightsize.lsp.ignore import start_ignore

    await start_ignore(session, arguments)


async def cancel_everything(
    session: Session, _arguments: Any, _request_id: int | str | None, _token: int | str | None
) -> None:
    """Stop all work, for editors that show no button to cancel."""
    stopped = session.jobs.cancel_all(Stop.USER)
    session.talk.log(f"Stopped {stopped} jobs.")
