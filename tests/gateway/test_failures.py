"""The table of failures: complete for LiteLLM's classes, right for what servers said, plain in its sentences."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from rightsize.gateway.classes import CLASSES
from rightsize.gateway.failures import FAILURES, FailureRow, classify, failure, row_of
from tests.support.ollama_recordings import Recording, recordings

NOT_RAISED = {"RateLimitErrorCategory", "RateLimitType"}
"""Enumerations that live among the exceptions."""


def litellm_exceptions() -> set[str]:
    """Return the names of LiteLLM's exception classes, read from its source: importing it takes four seconds."""
    spec = find_spec("litellm")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).with_name("exceptions.py").read_text("utf-8")
    return {each.name for each in ast.parse(source).body if isinstance(each, ast.ClassDef)} - NOT_RAISED


def test_every_exception_of_litellm_has_a_row() -> None:
    """A new class in a new release fails here, and not in front of a user."""
    mapped = {name for names in CLASSES.values() for name in names}

    assert litellm_exceptions() - mapped == set()


@pytest.mark.parametrize("name", sorted(litellm_exceptions()))
def test_a_class_alone_is_enough_to_know_a_failure(name: str) -> None:
    """Whatever the text says, nothing of LiteLLM ends as unknown."""
    assert classify(None, "", [name]).kind != "unknown"


REFUSALS = [
    each for each in recordings() if (each.status or 0) >= 400 and each.path in {"POST /api/chat", "POST /api/generate"}
]

SAID = (
    # status, text of the server, what it is
    (404, "model 'x' not found", "missing_model"),
    (404, 'model "nope" not found, try pulling it first', "missing_model"),
    (404, "404 page not found", "wrong_address"),
    (307, "Redirect response '307 Temporary Redirect' for url 'http://127.0.0.1:1/'", "wrong_address"),
    (404, "The model `x` does not exist", "unknown_model"),
    (503, "server busy, please try again.  maximum pending requests exceeded", "busy"),
    (400, '{"error":{"type":"exceed_context_size_error","n_ctx":256}}', "overflow"),
    (400, "the input length exceeds the context length", "overflow"),
    (400, "the prompt is longer than the context length currently available to the model", "overflow"),
    (500, "model requires more system memory (119.2 GiB) than is available (22.7 GiB)", "too_large"),
    (500, "llama-server process has terminated: ggml_aligned_malloc: insufficient memory", "too_large"),
    (500, "llama-server process has terminated: exit status 1", "runner_died"),
    (400, "Got unexpected response from Ollama: {'error': 'unexpected EOF'}", "runner_died"),
    (500, 'tensor "blk.0" offset+size (1) exceeds file size (2)', "broken_model"),
    (400, '"tiny-zero" does not support chat', "cannot_chat"),
    (500, 'invalid format: "xml"; expected "json" or a valid JSON Schema object', "request_refused"),
    (500, 'option "num_ctx" must be of type integer', "request_refused"),
    (403, "ollama cloud is disabled: remote model is unavailable", "cloud_disabled"),
    (403, "", "origin_refused"),
    (401, "unauthorized", "unauthorized"),
    (402, "", "quota"),
    (429, "", "rate_limited"),
    (500, "[Errno 111] Connect call failed ('127.0.0.1', 9)", "refused"),
    (500, "peer closed connection without sending complete message body", "disconnected"),
    (None, "something that nobody has seen", "unknown"),
)


RAISED = {"unknown_model": "NotFoundError", "unknown": "ValueError"}
"""What LiteLLM raises; else a bad request."""


@pytest.mark.parametrize(("status", "text", "kind"), SAID)
def test_status_and_words_go_before_the_class(status: int | None, text: str, kind: str) -> None:
    """LiteLLM calls a dead runner a bad request and an overflow too: its class decides only what nothing else does."""
    assert classify(status, text, [RAISED.get(kind, "BadRequestError")]).kind == kind


@pytest.mark.parametrize("taken", REFUSALS, ids=lambda each: f"{each.version}-{each.name}")
def test_every_error_of_a_real_server_is_known(taken: Recording) -> None:
    """Each refusal that was recorded from a chat is some row, as LiteLLM would hand it on."""
    text = taken.response.partition(b"\r\n\r\n")[2].decode()
    status = taken.status
    guess = "BadRequestError" if status == 400 else "InternalServerError"

    assert classify(status, text, [guess]).kind != "unknown"


def test_every_kind_has_one_row() -> None:
    """A name is enough to find sentence and action, and every class leads to one."""
    kinds = [row.kind for row in FAILURES]

    assert len(kinds) == len(set(kinds))
    assert set(CLASSES) <= set(kinds)


def test_only_waiting_and_dead_workers_do_not_escalate_or_repair() -> None:
    """The four actions, and who stops the ladder."""
    assert {row.action for row in FAILURES} == {"repair", "escalate", "wait", "stop"}
    assert {row.kind for row in FAILURES if row.action == "stop"} == {"worker_crashed", "worker_not_started"}
    assert {row.kind for row in FAILURES if row.action == "wait"} == {"busy", "rate_limited"}


@pytest.mark.parametrize("row", FAILURES, ids=lambda row: row.kind)
def test_each_sentence_is_one_that_a_person_can_use(row: FailureRow) -> None:
    """Filled in, on one line, ended by a full stop, without a class name or a status."""
    told = str(failure(row, detail="why\nmore", model="llama3.2", host="http://localhost:1", seconds=3.0))

    assert re.fullmatch(r"[^\n{}]{20,160}\.", told)
    assert not re.search(r"Error|Exception|HTTP \d", told)


def test_a_long_text_of_a_server_is_cut_for_the_log() -> None:
    """A page of HTML in an error fills no log."""
    assert len(failure(row_of("unknown"), detail="x" * 10_000, model="m", host="h").detail) == 500
