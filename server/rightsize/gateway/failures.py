"""Every way in which a model, its server or the worker fails, as one table: what it is, what the ladder does next, what a person is told.

A failure is found by what is true of it: first the HTTP status and the server's own words, then LiteLLM's class, because LiteLLM gives one
class to many causes (a killed runner is a `BadRequestError`) and changes its mind between releases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rightsize.core.errors import ModelFailure
from rightsize.core.routing.model import State

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_DETAIL = 500


@dataclass(frozen=True, slots=True)
class FailureRow:
    """One failure.

    Attributes:
        kind: its name in the ledger.
        action: what the ladder does: `repair` (the same model once more), `escalate`, `wait` or `stop`.
        sentence: for a person, with the next step; `{model}`, `{host}`, `{tier_hint}` and the others are filled in.
        statuses, words, classes: an error is this one when its status is listed (if any is), its text has the words (if any are), and its
            LiteLLM class is listed (if any is); a row without any of them is raised by name only.
        state: what is known of the model, or for `DOWN` of its host, from then on.
    """

    kind: str
    action: str
    sentence: str
    statuses: frozenset[int] = frozenset()
    words: str = ""
    classes: frozenset[str] = frozenset()
    state: State | None = None

    def matches(self, status: int | None, text: str, names: Sequence[str]) -> bool:
        """Return whether an error with these facts is this failure."""
        if not (self.statuses or self.words or self.classes):
            return False
        return (
            (not self.statuses or status in self.statuses)
            and (not self.words or re.search(self.words, text, re.IGNORECASE) is not None)
            and (not self.classes or not self.classes.isdisjoint(names))
        )


def _row(  # noqa: PLR0913 - a row of a table
    kind: str,
    action: str,
    sentence: str,
    *,
    statuses: Sequence[int] = (),
    words: str = "",
    classes: Sequence[str] = (),
    state: State | None = None,
) -> FailureRow:
    return FailureRow(kind, action, sentence, frozenset(statuses), words, frozenset(classes), state)


FAILURES: Final = (
    # What the server's own words say, whatever the class.
    _row(
        "overflow",
        "escalate",
        "The prompt does not fit the window of {model}; a model with a larger window is needed.",
        words=r"exceed_context_size_error|exceeds the (available )?context|longer than the context length|context_length_exceeded",
    ),
    _row(
        "too_large",
        "escalate",
        "{model} does not fit in this machine's memory; close other programs or use a smaller model (`rightsize models` lists them).",
        words=r"requires more system memory|insufficient memory|failed to allocate|cudaMalloc failed|out of memory",
        state=State.TOO_LARGE,
    ),
    _row(
        "cloud_disabled",
        "escalate",
        "{model} runs on its maker's machines and Ollama's cloud is switched off; use a local model.",
        words=r"cloud is disabled|remote model is unavailable",
        state=State.EXCLUDED,
    ),
    _row(
        "missing_model",
        "escalate",
        "{model} is not installed; run `ollama pull {model}`.",
        statuses=[404],
        words=r"model .*not found|try pulling it first",
        state=State.NOT_INSTALLED,
    ),
    _row(
        "wrong_address",
        "escalate",
        "{host} answers, but it is no Ollama or the address has a path too many; set OLLAMA_HOST to the server alone, as `127.0.0.1:11434`.",
        statuses=[301, 302, 303, 307, 308, 404, 405],
        state=State.DOWN,
    ),
    _row("busy", "wait", "{host} is busy; try again when it has finished other work.", statuses=[503], words=r"server busy|pending requests"),
    _row(
        "broken_model",
        "escalate",
        "The files of {model} are damaged; run `ollama rm {model}` and `ollama pull {model}`.",
        words=r"exceeds file size|invalid file magic|tensor .* not found|unable to load model",
        state=State.EXCLUDED,
    ),
    _row(
        "cannot_chat",
        "escalate",
        "{model} cannot chat, or its files are damaged; pick another model, or run `ollama pull {model}` again.",
        words=r"does not support (chat|generate|completion)",
        state=State.EXCLUDED,
    ),
    _row(
        "runner_died",
        "repair",
        "The process that runs {model} died in mid-reply; the server starts it again by itself.",
        words=r"Got unexpected response from Ollama|error was encountered while running the model|(runner|llama-server) process",
    ),
    _row(
        "request_refused",
        "escalate",
        "{model} refused the form of the request; updating the model server may help.",
        words=r"invalid format|invalid JSON schema|json_schema|failed to parse grammar|must be of type|does not support (thinking|tools)",
    ),
    _row(
        "origin_refused",
        "escalate",
        "{host} refuses requests from this program; check OLLAMA_ORIGINS and whether a proxy stands between.",
        statuses=[403],
        state=State.DOWN,
    ),
    _row(
        "unauthorized",
        "escalate",
        "{host} wants a key for {model}; put it into the environment variable that `api_key_env` names, or sign in with `ollama signin`.",
        statuses=[401],
        classes=[],
    ),
    _row("quota", "escalate", "The account for {model} has no credit left; use a local model.", statuses=[402]),
    _row("rate_limited", "wait", "{host} allows no more requests for now; try again in a minute.", statuses=[429]),
    # What happened on the way.
    _row(
        "refused",
        "escalate",
        "No model server answers at {host}; start Ollama with `ollama serve`, or set OLLAMA_HOST to where it listens.",
        words=r"Connect call failed|Connection refused|All connection attempts failed|Cannot connect to host|Name or service not known"
        r"|Temporary failure in name resolution|nodename nor servname|ConnectTimeout|No route to host|Network is unreachable",
        state=State.DOWN,
    ),
    _row(
        "disconnected",
        "repair",
        "{host} broke the connection in mid-reply; if it happens again, look at the model server's log.",
        words=r"peer closed connection|Server disconnected|incomplete chunked read|Connection reset|RemoteProtocolError|ReadError",
    ),
    # What is left, by LiteLLM's class.
    _row(
        "unauthorized",
        "escalate",
        "{host} wants a key for {model}; put it into the environment variable that `api_key_env` names.",
        classes=["AuthenticationError", "PermissionDeniedError"],
    ),
    _row(
        "missing_model",
        "escalate",
        "{host} does not have {model}; check the name in your settings.",
        classes=["NotFoundError", "ModelNotMappedError"],
        state=State.NOT_INSTALLED,
    ),
    _row("overflow", "escalate", "The prompt does not fit the window of {model}.", classes=["ContextWindowExceededError"]),
    _row("quota", "escalate", "The account for {model} has no credit left.", classes=["PaymentRequiredError", "BudgetExceededError"]),
    _row("rate_limited", "wait", "{host} allows no more requests for now; try again in a minute.", classes=["RateLimitError"]),
    _row(
        "content_refused",
        "escalate",
        "The provider of {model} refused the text of the request.",
        classes=[
            "ContentPolicyViolationError",
            "RejectedRequestError",
            "GuardrailRaisedException",
            "BlockedPiiEntityError",
            "ModifyResponseException",
            "SensitiveDataRouteException",
        ],
    ),
    _row("timeout", "escalate", "{model} did not answer in time; it may be too slow for this machine.", classes=["Timeout"]),
    _row("disconnected", "repair", "{host} broke the connection in mid-reply.", classes=["MidStreamFallbackError"]),
    _row("busy", "wait", "{host} cannot take work now; try again in a moment.", classes=["ServiceUnavailableError"]),
    _row(
        "server_error",
        "escalate",
        "{host} failed while it worked on {model}; its log says why.",
        classes=["InternalServerError", "BadGatewayError", "APIError", "OpenAIError", "APIConnectionError", "MockException"],
    ),
    _row(
        "bad_reply",
        "escalate",
        "{host} answered in a form that is not understood; is it really a model server?",
        classes=["APIResponseValidationError", "JSONSchemaValidationError", "JSONDecodeError"],
    ),
    _row(
        "bad_request",
        "escalate",
        "{host} refused the request for {model} as malformed; check the model's row in your settings.",
        classes=[
            "BadRequestError",
            "InvalidRequestError",
            "UnprocessableEntityError",
            "UnsupportedParamsError",
            "LiteLLMUnknownProvider",
            "ImageFetchError",
            "VectorStoreSearchError",
        ],
    ),
    # What the gateway itself finds.
    _row("length", "escalate", "{model} ran out of its output budget in mid-reply."),
    _row("window_full", "escalate", "{model} filled its window in mid-reply; a model with a larger window is needed."),
    _row("cut", "escalate", "{model} repeated itself until the server stopped it, so the reply has no end."),
    _row("endless", "escalate", "{model} did not stop writing and was stopped; its reply was refused.", classes=["Flood"]),
    _row(
        "no_first_token",
        "escalate",
        "{model} gave no answer within {seconds:.0f} seconds; it may be too large for this machine, or the server hangs.",
    ),
    _row("stalled", "escalate", "{model} fell silent for {seconds:.0f} seconds in mid-reply; look at the model server's log."),
    _row("no_answer", "escalate", "{host} takes connections but does not answer; restart the model server.", state=State.DOWN),
    _row(
        "host_refused",
        "escalate",
        "{host} is not on this machine and you have not allowed it; list it in your user settings under allowed hosts.",
        state=State.EXCLUDED,
    ),
    _row(
        "remote_refused",
        "escalate",
        "{model} is remote: prompts, and with them source code, would leave this machine; allow remote models in your user settings first.",
        state=State.EXCLUDED,
    ),
    _row("worker_lost", "repair", "The model worker died in mid-reply; it is started again for the next try."),
    _row("worker_crashed", "stop", "The model worker died twice on one request; `rightsize doctor` checks what it needs."),
    _row(
        "worker_not_started",
        "stop",
        "The model worker does not start: {detail}; run `rightsize doctor`, or reinstall with `pip install --force-reinstall rightsize-lsp`.",
    ),
    _row("unknown", "escalate", "{model} failed for a reason that is not known; the log has the details."),
)
"""In the order in which they are tried."""

_BY_KIND: Final = {row.kind: row for row in reversed(FAILURES)}


def classify(status: int | None, text: str, names: Sequence[str] = ()) -> FailureRow:
    """Return the row for an error by its true status, its text and the names of its classes, outermost first."""
    return next((row for row in FAILURES if row.matches(status, text, names)), _BY_KIND["unknown"])


def row_of(kind: str) -> FailureRow:
    """Return the first row of a kind."""
    return _BY_KIND[kind]


def failure(row: FailureRow, *, detail: str = "", **words: object) -> ModelFailure:
    """Return the exception of a row, its sentence filled in; `detail` is what the server said, for the log."""
    sentence = row.sentence.format(**{"detail": detail.rstrip("."), **words})
    return ModelFailure(row.kind, row.action, sentence, detail[:MAX_DETAIL])
