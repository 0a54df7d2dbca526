"""The server: the tables of what it answers, and how each answer is guarded."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from rightsize.core.errors import RightsizeError, UsageError
from rightsize.lsp.code_action import (
    ASK_COMMAND,
    COMMAND,
    EXAMPLES_COMMAND,
    FIX_COMMAND,
    GENERATE_COMMAND,
    IGNORE_COMMAND,
    KINDS,
    REVIEW_COMMAND,
    TESTS_COMMAND,
    code_action,
)
from rightsize.lsp.did_change import did_change
from rightsize.lsp.did_change_configuration import did_change_configuration
from rightsize.lsp.did_change_workspace_folders import did_change_workspace_folders
from rightsize.lsp.did_close import did_close
from rightsize.lsp.did_open import did_open
from rightsize.lsp.did_save import did_save
from rightsize.lsp.execute_command import (
    ask,
    cancel_everything,
    dashboard,
    document,
    examples,
    fix,
    generate,
    ignore,
    review,
    tests,
)
from rightsize.lsp.guard import answered, told
from rightsize.lsp.hover import hover
from rightsize.lsp.initialized import initialized
from rightsize.lsp.protocol import Protocol
from rightsize.lsp.session import Session
from rightsize.lsp.work import Call

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "rightsize"

NOTIFICATIONS: tuple[tuple[str, Callable[[Session, Any], None]], ...] = (
    (types.INITIALIZED, initialized),
    (types.TEXT_DOCUMENT_DID_OPEN, did_open),
    (types.TEXT_DOCUMENT_DID_CHANGE, did_change),
    (types.TEXT_DOCUMENT_DID_SAVE, did_save),
    (types.TEXT_DOCUMENT_DID_CLOSE, did_close),
    (types.WORKSPACE_DID_CHANGE_CONFIGURATION, did_change_configuration),
    (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, did_change_workspace_folders),
)
"""What clients tell; handled at once and in order, so that every later question sees it."""

FEATURES: tuple[tuple[str, Callable[[Session, Any], Any], Any], ...] = (
    (types.TEXT_DOCUMENT_CODE_ACTION, code_action, types.CodeActionOptions(code_action_kinds=list(KINDS))),
    (types.TEXT_DOCUMENT_HOVER, hover, None),
)
"""What clients ask without a person waiting; a failure is silent and logged."""

COMMANDS: dict[str, Callable[..., Any]] = {
    COMMAND: document,
    GENERATE_COMMAND: generate,
    EXAMPLES_COMMAND: examples,
    TESTS_COMMAND: tests,
    REVIEW_COMMAND: review,
    FIX_COMMAND: fix,
    IGNORE_COMMAND: ignore,
    ASK_COMMAND: ask,
    "rightsize.dashboard": dashboard,
    "rightsize.cancel": cancel_everything,
}
"""What people start; answered at once, worked off later."""


class Server(LanguageServer):
    """One connection's server.  It ends when `ended` is set."""

    protocol: Protocol

    def __init__(self, version: str) -> None:
        super().__init__(NAME, version, protocol_cls=Protocol)
        self.session = Session(self.protocol)
        self.ended = asyncio.Event()
        self.exit_code = 0
        for method, handler in NOTIFICATIONS:
            self.feature(method)(_noted(self.session, method, handler))
        for method, handler, options in FEATURES:
            self.feature(method, options)(_asked(self.session, method, handler))
        for name, handler in COMMANDS.items():
            self.command(name)(handler)

    def end(self, code: int) -> None:
        """Let the process end with an exit code."""
        self.exit_code = code
        self.ended.set()

    async def execute(self, params: types.ExecuteCommandParams, request_id: int | str | None) -> None:
        """Start a command; what a person can mend is shown, and only a wrong call is an error of the protocol too."""

        async def start() -> None:
            command = COMMANDS.get(params.command)
            if command is None:
                raise UsageError(f"Rightsize has no command `{params.command}`.")
            try:
                await command(self.session, Call(params.arguments, request_id, params.work_done_token))
            except UsageError:
                raise
            except RightsizeError as error:
                told(self.session, params.command, error)

        await answered(self.session, types.WORKSPACE_EXECUTE_COMMAND, start, quiet=False)


def _noted(session: Session, method: str, handler: Callable[[Session, Any], None]) -> Callable[[Any], None]:
    def note(params: Any) -> None:
        try:
            handler(session, params)
        except Exception as error:  # noqa: BLE001 - nobody waits for an answer
            told(session, method, error, quiet=True)

    return note


def _asked(session: Session, method: str, handler: Callable[[Session, Any], Any]) -> Callable[[Any], Any]:
    async def ask(params: Any) -> Any:
        return await answered(session, method, lambda: handler(session, params), quiet=True)

    return ask


def quiet_library_logs() -> None:
    """Keep the protocol library from logging: at its usual level it writes whole messages, that is, source code."""
    for name in ("pygls", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
