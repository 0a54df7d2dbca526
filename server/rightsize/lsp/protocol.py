"""The protocol library's dispatcher, made to answer whatever comes.

pygls 2.1 leaves a request unanswered when it cannot be decoded, sends tracebacks in `error.data`, lets a command run on
after it was cancelled, and keeps a second copy of every text.  All that is put right here, and nowhere else.
"""

from __future__ import annotations

import asyncio
import json
import logging
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

from rightsize.lsp.capabilities import client_of, minimal_params
from rightsize.lsp.convert import Changes, changes_of
from rightsize.lsp.outcomes import note_all

if TYPE_CHECKING:
    from rightsize.lsp.server import Server

_log = logging.getLogger(__name__)

_WITH_DIAGNOSTICS = ("textDocument/codeAction",)
"""Requests whose diagnostics are cut down to what is read of them: tags and data of later protocols abound."""

_MOST_DIAGNOSTICS = 200
_NUMBERS = 4
_LARGEST = 1 << 31
_SEVERITIES = (1, 2, 3, 4)


class Protocol(LanguageServerProtocol):
    """Decodes one message at a time and hands it to the handlers of `server.py`."""

    _server: Server

    def receive(self, body: bytes) -> None:
        """Take one message; a request is always answered, if only with an error."""
        self._server.session.heard = asyncio.get_running_loop().time()
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            _log.warning("a message is not JSON")
            self.refuse(None, types.ErrorCodes.ParseError, "The message is not valid JSON.")
            return
        problem = _shape_problem(message)
        if problem:
            _log.warning("a message has no valid shape: %s", problem)
            self.refuse(_id_of(message), types.ErrorCodes.InvalidRequest, problem)
            return
        if "method" in message:
            self._receive_call(message)
        else:
            self._receive_answer(message)

    @property
    def was_shut_down(self) -> bool:
        """Whether the client asked for it before it went."""
        return self._shutdown

    def refuse(self, msg_id: Any, code: types.ErrorCodes | types.LSPErrorCodes, sentence: str) -> None:
        """Answer a request with an error of one sentence."""
        self._send_data({"jsonrpc": "2.0", "id": msg_id, "error": {"code": code.value, "message": sentence}})

    def ask_plainly(self, method: str, params: dict[str, Any], msg_id: str) -> Future[Any]:
        """Send a request whose parameters are JSON already, as thousands of edits should be."""
        future: Future[Any] = Future()
        self._request_futures[msg_id] = future
        self._result_types[msg_id] = self.get_result_type(method)
        self._send_data({"jsonrpc": "2.0", "id": msg_id, "method": method, "params": params})
        return future

    def forget(self, msg_id: str) -> None:
        """Stop waiting for the client's answer to a request of ours; a late one is ignored."""
        self._request_futures.pop(msg_id, None)
        self._result_types.pop(msg_id, None)

    def _receive_call(self, message: dict[str, Any]) -> None:
        method, msg_id = message["method"], message.get("id")
        is_request = "id" in message
        refused = self._out_of_turn(method)
        if refused:
            if is_request:
                self.refuse(msg_id, *refused)
            return
        if method == types.INITIALIZE:
            params = message.get("params")
            client = client_of(params if isinstance(params, dict) else {})
            self._server.session.meet(client)
            message = {**message, "params": minimal_params(client)}
        if method in _WITH_DIAGNOSTICS:
            _cut_diagnostics(message)
        if method not in self.fm.builtin_features and method not in self.fm.features and method != types.CANCEL_REQUEST:
            if is_request:
                self.refuse(msg_id, types.ErrorCodes.MethodNotFound, f"Rightsize does not know the request {method}.")
            return
        try:
            decoded = self._decoded(message)
        except Exception:  # noqa: BLE001 - cattrs raises what it likes
            if is_request:
                self.refuse(msg_id, types.ErrorCodes.InvalidParams, f"The parameters of {method} are not valid.")
            else:
                self._server.session.lost_notification(method, message.get("params"))
            return
        self.handle_message(decoded)

    def _decoded(self, message: dict[str, Any]) -> Any:
        """Return a call as the library's value; the changes in a text, which may be thousands, are read by us."""
        params = message.get("params")
        if message["method"] != types.TEXT_DOCUMENT_DID_CHANGE or not isinstance(params, dict):
            return self.structure_message(message)
        empty: dict[str, Any] = {**message, "params": {**params, "contentChanges": []}}
        decoded = self.structure_message(empty)
        identifier = decoded.params.text_document
        decoded.params = Changes(identifier.uri, identifier.version, changes_of(params.get("contentChanges")))
        return decoded

    def _out_of_turn(self, method: str) -> tuple[types.ErrorCodes, str] | None:
        """Return why a call cannot be taken now."""
        if method == types.EXIT:
            return None
        if self._shutdown:
            return types.ErrorCodes.InvalidRequest, "The server is shutting down."
        if self._workspace is None and method != types.INITIALIZE:
            return types.ErrorCodes.ServerNotInitialized, "The first request must be initialize."
        if self._workspace is not None and method == types.INITIALIZE:
            return types.ErrorCodes.InvalidRequest, "The server was initialized before."
        return None

    def _receive_answer(self, message: dict[str, Any]) -> None:
        """Resolve the request of ours that the client answers; one that cannot be decoded counts as an error."""
        msg_id = message["id"]
        future = self._request_futures.get(msg_id)
        try:
            decoded = self.structure_message(message)
        except Exception:  # noqa: BLE001 - cattrs raises what it likes
            self.forget(msg_id)
            if future and not future.done():
                future.set_exception(ValueError("the client's answer cannot be read"))
            return
        self.handle_message(decoded)

    def _send_response(self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Answer a request; an error never carries data, where the library puts a traceback."""
        if error is not None:
            error = types.ResponseError(code=error.code, message=error.message)
        super()._send_response(msg_id, result, error)

    def _handle_cancel_notification(self, msg_id: Any) -> None:
        """Cancel a request, and the work that it began even where it was answered long ago."""
        if type(msg_id) not in (int, str):
            return
        self._server.session.jobs.cancel_request(msg_id)
        future = self._request_futures.get(msg_id)
        if future is not None:
            future.cancel()

    @lsp_method(types.SHUTDOWN)
    async def lsp_shutdown(self, *_params: Any) -> None:  # type: ignore[override]
        """Stop all work, the model calls first, then answer."""
        # From here on nothing new begins, and a client that goes before the answer went as it should.
        self._shutdown = True
        note_all(self._server.session)
        await self._server.session.close()

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_params: Any) -> None:  # type: ignore[override]
        """End the process, with the code that the protocol asks for."""
        self._server.end(0 if self._shutdown else 1)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    async def lsp_workspace__execute_command(self, params: types.ExecuteCommandParams) -> Any:  # type: ignore[override]
        """Start a command; its work outlives the answer."""
        return await self._server.execute(params, self.msg_id)

    @lsp_method(types.WINDOW_WORK_DONE_PROGRESS_CANCEL)
    def lsp_work_done_progress_cancel(self, params: types.WorkDoneProgressCancelParams) -> None:
        """Cancel the work whose progress the user cancelled."""
        self._server.session.jobs.cancel_token(params.token)

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Any:
        """Pass on to our own store of texts."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Any:
        """Pass on to our own store of texts."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Any:
        """Pass on to our own store of texts."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


def _shape_problem(message: Any) -> str | None:
    """Return what is wrong with a message as JSON-RPC, or None."""
    if not isinstance(message, dict):
        return "A message must be one JSON object."
    if message.get("jsonrpc") != "2.0":
        return 'A message must say "jsonrpc": "2.0".'
    if "id" in message and type(message["id"]) not in (int, str):
        return "An id must be a number or a string."
    if "method" in message:
        return None if isinstance(message["method"], str) else "A method must be a string."
    return None if "id" in message and ("result" in message or "error" in message) else "A message needs a method."


def _id_of(message: Any) -> int | str | None:
    """Return the id to answer a misshapen message with; null where it has none."""
    found = message.get("id") if isinstance(message, dict) else None
    return found if type(found) in (int, str) else None


def _cut_diagnostics(message: dict[str, Any]) -> None:
    """Leave of each diagnostic the place, the words and whose they are; one that has no such place or words goes."""
    params = message.get("params")
    context = params.get("context") if isinstance(params, dict) else None
    if isinstance(context, dict):
        given = context.get("diagnostics")
        listed = given[:_MOST_DIAGNOSTICS] if isinstance(given, list) else []
        context["diagnostics"] = [plain for each in listed if (plain := _plain_diagnostic(each)) is not None]


def _plain_diagnostic(given: Any) -> dict[str, Any] | None:
    if not isinstance(given, dict) or not isinstance(given.get("message"), str):
        return None
    ends = given.get("range")
    places = [ends.get(each) for each in ("start", "end")] if isinstance(ends, dict) else []
    numbers = [each.get(key) for each in places if isinstance(each, dict) for key in ("line", "character")]
    if len(numbers) != _NUMBERS or not all(type(each) is int and 0 <= each < _LARGEST for each in numbers):
        return None
    start, end = ({"line": line, "character": column} for line, column in (numbers[:2], numbers[2:]))
    plain: dict[str, Any] = {"range": {"start": start, "end": end}, "message": given["message"]}
    if type(given.get("severity")) is int and given["severity"] in _SEVERITIES:
        plain["severity"] = given["severity"]
    if isinstance(given.get("source"), str):
        plain["source"] = given["source"]
    if type(given.get("code")) in (int, str):
        plain["code"] = given["code"]
    return plain
