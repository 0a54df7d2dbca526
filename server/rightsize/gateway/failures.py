"""Every way in which a model, its server or the worker fails, as one table: what it is, what is done, what is said.

A failure is found by what is true of it: the HTTP status and the server's own words before LiteLLM's class, because
LiteLLM gives one class to many causes (a killed runner is a `BadRequestError`) and changes its mind between releases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rightsize.core.errors import ModelFailure
from rightsize.core.foreign import one_line
from rightsize.core.routing.model import State
from rightsize.engine.broken import CUT, ENDLESS
from rightsize.gateway.classes import CLASSES
from rightsize.gateway.wire import MOVED
from rightsize.settings.host import without_credentials

if TYPE_CHECKING:
    from collections.abc import Collection

_MAX_DETAIL = 500


@dataclass(frozen=True, slots=True)
class FailureRow:
    """One failure.

    Attributes:
        kind: its name, which the ledger keeps.
        action: what the ladder does: `repair` (the same model once more), `escalate`, `wait` or `stop`; where another
            host has the model and `elsewhere` is set, the gateway makes it `move`.
        sentence: for a person, with the next step; `{model}`, `{host}`, `{detail}`, `{seconds}` and the named groups
            of `words` are filled in.
        statuses, words: an error is this one when its HTTP status is listed and its text has the words, as far as the
            row gives them; a row that gives neither goes by its name alone.
        state: what is known from then on of the model, or of the whole host where it is `DOWN`.
        elsewhere: the same request may well succeed at another host.
    """

    kind: str
    sentence: str
    action: str = "escalate"
    statuses: tuple[int, ...] = ()
    words: str = ""
    state: State | None = None
    elsewhere: bool = False

    def matches(self, status: int | None, text: str) -> bool:
        """Return whether an error with these facts is this failure."""
        return (
            bool(self.statuses or self.words)
            and (not self.statuses or status in self.statuses)
            and (not self.words or re.search(self.words, text, re.IGNORECASE) is not None)
        )


FAILURES: Final = (
    # The server's own words, whatever the class.
    FailureRow(
        "overflow",
        "The prompt does not fit the window of {model}; document a smaller part, or use a model with a larger window.",
        words=r"exceed_context_size_error|exceeds the (available )?context|longer than the context length",
    ),
    FailureRow(
        "too_large",
        "{model} does not fit in memory; close other programs, or use a smaller model (`ollama list` shows sizes).",
        words=r"requires more system memory|insufficient memory|failed to allocate|cudaMalloc failed|out of memory",
        state=State.TOO_LARGE,
        elsewhere=True,
    ),
    FailureRow(
        "cloud_disabled",
        "{model} runs on its maker's machines, and Ollama's cloud is switched off; use a local model.",
        words=r"cloud is disabled|remote model is unavailable",
        state=State.EXCLUDED,
        elsewhere=True,
    ),
    FailureRow(
        "missing_model",
        "{model} is not installed; run `ollama pull {model}`.",
        statuses=(404,),
        words=r"model .*not found|try pulling it first",
        state=State.NOT_INSTALLED,
        elsewhere=True,
    ),
    FailureRow(
        "redirected",
        "{host} sends the request on to {to}; Rightsize follows no redirect with code in it: "
        "set OLLAMA_HOST, or `api_base`, to what answers.",
        words=rf"{MOVED}(?P<to>\S+)",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "wrong_address",
        "What answers at {host} is no Ollama; set OLLAMA_HOST to where it listens, or `api_base` in the model's row.",
        words=r"page not found|method not allowed|redirect",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "busy",
        "{host} is busy with other work; try again when it has finished.",
        action="wait",
        statuses=(503,),
        words=r"server busy|pending requests",
        elsewhere=True,
    ),
    FailureRow(
        "broken_model",
        "The files of {model} are damaged; run `ollama rm {model}`, then `ollama pull {model}`.",
        words=r"exceeds file size|invalid file magic|unable to load model|error loading model",
        state=State.EXCLUDED,
        elsewhere=True,
    ),
    FailureRow(
        "cannot_chat",
        "{model} cannot chat, or its files are damaged; use another model, or run `ollama pull {model}` again.",
        words=r"does not support (chat|generate|completion)",
        state=State.EXCLUDED,
        elsewhere=True,
    ),
    FailureRow(
        "runner_died",
        "The process that runs {model} died; the server starts it again by itself, and its log says why.",
        action="repair",
        words=r"Got unexpected response from Ollama|error was encountered while running|(runner|llama-server) process",
        elsewhere=True,
    ),
    FailureRow(
        "request_refused",
        "{host} refused the form of the request to {model}; update the model server.",
        words=r"invalid format|JSON schema|json_schema|parse grammar|must be of type|not support (thinking|tools)",
        elsewhere=True,
    ),
    FailureRow(
        "unauthorized",
        "{host} wants a key for {model}; put it into the variable that `api_key_env` names, or run `ollama signin`.",
        statuses=(401,),
        elsewhere=True,
    ),
    FailureRow(
        "origin_refused",
        "{host} refuses requests from this program; check OLLAMA_ORIGINS, and whether a proxy stands before it.",
        statuses=(403, 407),
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "quota",
        "The account for {model} has no credit left; use a local model, or top it up.",
        statuses=(402,),
    ),
    FailureRow(
        "rate_limited",
        "{host} allows no more requests for now; try again in a minute.",
        action="wait",
        statuses=(429,),
        elsewhere=True,
    ),
    # What happened on the way.
    FailureRow(
        "unknown_host",
        "No machine is known by the name in {host}; correct OLLAMA_HOST, or see whether the network is up.",
        words=r"name resolution|Name or service not known|nodename nor servname|getaddrinfo failed",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "untrusted",
        "{host} shows no certificate that this machine trusts; trust it (SSL_CERT_FILE), or try http://.",
        words=r"CERTIFICATE_VERIFY_FAILED|WRONG_VERSION_NUMBER|\[SSL",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "refused",
        "No model server answers at {host}; start it with `ollama serve`, or set OLLAMA_HOST to where it listens.",
        words=r"Connect call failed|Connection refused|connection attempts failed|Cannot connect|ConnectTimeout"
        r"|No route to host|is unreachable",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "bad_reply",
        "{host} answered in a form that is not understood; check that it is a model server.",
        words=r"compressed its answer|more than an answer can hold|a page of HTML",
        elsewhere=True,
    ),
    FailureRow(
        "disconnected",
        "{host} broke the connection in mid-reply; the server's log says why.",
        action="repair",
        words=r"peer closed connection|disconnected|payload is not completed|Connection reset|ReadError",
        elsewhere=True,
    ),
    # What LiteLLM's class alone tells; see CLASSES.
    FailureRow(
        "unknown_model",
        "{host} does not have {model}; check its name in your settings.",
        state=State.NOT_INSTALLED,
        elsewhere=True,
    ),
    FailureRow("content_refused", "The provider of {model} refused the text of the request; use a local model."),
    FailureRow(
        "timeout", "{model} did not answer in time; the model may be too slow for this machine.", elsewhere=True
    ),
    FailureRow("server_error", "{host} failed at work on {model}; the server's log says why.", elsewhere=True),
    FailureRow("bad_request", "{host} refused the request for {model}; check the model's row in your settings."),
    FailureRow(ENDLESS.kind, ENDLESS.sentence),
    # What the gateway finds by itself.
    FailureRow("length", "{model} ran out of its output budget in mid-reply."),
    FailureRow("window_full", "{model} filled its window in mid-reply; use a model with a larger one."),
    FailureRow(CUT.kind, CUT.sentence),
    FailureRow(
        "no_first_token",
        "{model} gave no answer within {seconds:.0f} s; "
        "the model may be too large for this machine, or its server hangs.",
        elsewhere=True,
    ),
    FailureRow(
        "stalled",
        "{model} fell silent for {seconds:.0f} s in mid-reply; look at the model server's log.",
        elsewhere=True,
    ),
    FailureRow(
        "no_answer",
        "Something at {host} takes connections but does not answer; restart Ollama, or set OLLAMA_HOST.",
        state=State.DOWN,
        elsewhere=True,
    ),
    FailureRow(
        "host_refused",
        "{host} is not on this machine; list it under allowed hosts in your user settings if prompts may go there.",
        elsewhere=True,
    ),
    FailureRow(
        "remote_refused",
        "{model} is remote, so source code would leave this machine; allow remote models in your user settings first.",
    ),
    FailureRow("worker_lost", "The model worker died in mid-reply; the next try starts it again.", action="repair"),
    FailureRow(
        "worker_crashed", "The model worker died twice on one request; `rightsize doctor` looks at it.", action="stop"
    ),
    FailureRow(
        "worker_not_started",
        "The model worker does not start ({detail}); run `rightsize doctor`, or reinstall rightsize-lsp.",
        action="stop",
    ),
    FailureRow("unknown", "{model} failed for an unknown reason; the log has what its server said."),
)
"""In the order in which they are tried."""

_UNSAID: Final = {"to": "another address"}
"""Named groups of a row's words, where the text has none of them."""

_BY_KIND: Final = {row.kind: row for row in FAILURES}


def classify(status: int | None, text: str, classes: Collection[str] = ()) -> FailureRow:
    """Return the row for an error by its true HTTP status, its text, and its classes with those that it came from."""
    told = next((row for row in FAILURES if row.matches(status, text)), None)
    kinds = (kind for kind, names in CLASSES.items() if any(name in classes for name in names))
    return told or _BY_KIND[next(kinds, "unknown")]


def unreached(text: str) -> str:
    """Return the kind of failure that a connection is which was not made, by what the system says of it."""
    return next((each for each in ("unknown_host", "untrusted") if _BY_KIND[each].matches(None, text)), "refused")


def row_of(kind: str) -> FailureRow:
    """Return the row of a kind."""
    return _BY_KIND[kind]


def sentence(kind: str, **words: object) -> str:
    """Return what a person is told of a kind."""
    return _BY_KIND[kind].sentence.format(**words)


def failure(row: FailureRow, *, detail: str = "", **words: object) -> ModelFailure:
    """Return the exception of a row; `detail` is what the server said, which is for the log."""
    read = re.search(row.words, detail, re.IGNORECASE)
    found = {name: one_line(without_credentials(text)) for name, text in (read.groupdict() if read else {}).items()}
    told = row.sentence.format(detail=detail.partition("\n")[0].rstrip("."), **_UNSAID | found, **words)
    error = ModelFailure(row.kind, row.action, told, detail[:_MAX_DETAIL])
    error.host = str(words.get("host", ""))
    return error


def told(kind: str, sentence: str, host: str) -> ModelFailure:
    """Return the exception of a kind whose sentence is known from before."""
    error = ModelFailure(kind, _BY_KIND[kind].action, sentence)
    error.host = host
    return error
