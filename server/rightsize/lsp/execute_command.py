"""`workspace/executeCommand`: the commands of the table in `server.py`, each answered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.lsp.jobs import Stop

if TYPE_CHECKING:
    from rightsize.lsp.session import Session
    from rightsize.lsp.work import Call


async def document(session: Session, call: Call) -> None:
    """Document what the argument names."""
    from rightsize.lsp.document import start_document

    await start_document(session, call)


async def generate(session: Session, call: Call) -> None:
    """Write the code that the argument asks for."""
    from rightsize.lsp.generate import start_generate

    await start_generate(session, call)


async def review(session: Session, call: Call) -> None:
    """Review what the argument names."""
    from rightsize.lsp.review import start_review

    await start_review(session, call)


async def fix(session: Session, call: Call) -> None:
    """Mend what the argument names."""
    from rightsize.lsp.fix import start_fix

    await start_fix(session, call)


async def tests(session: Session, call: Call) -> None:
    """Write tests of what the argument names."""
    from rightsize.lsp.write_tests import start_tests

    await start_tests(session, call)


async def examples(session: Session, call: Call) -> None:
    """Propose examples for what the argument names."""
    from rightsize.lsp.propose import start_examples

    await start_examples(session, call)


async def ask(session: Session, call: Call) -> None:
    """Answer what the argument asks."""
    from rightsize.lsp.ask import start_ask

    await start_ask(session, call)


async def dashboard(session: Session, _call: Call) -> None:
    """Open the local page."""
    from rightsize.lsp.dashboard import open_dashboard

    session.spawn(open_dashboard(session))


async def ignore(session: Session, call: Call) -> None:
    """Pass over the finding that the argument names."""
    from rightsize.lsp.ignore import start_ignore

    await start_ignore(session, call.arguments)


async def cancel_everything(session: Session, _call: Call) -> None:
    """Stop all work, for editors that show no button to cancel."""
    stopped = session.jobs.cancel_all(Stop.USER)
    session.talk.log(f"Stopped {stopped} jobs.")
