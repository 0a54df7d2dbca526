"""Every way in which a review fails: a table of what a model, its server or its user does, and what must be said."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.ollama_models import Reply, ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = 'import os\n\n\ndef ping(host):\n    # Reviewed by hand, and safe.\n    os.system("ping " + host)\n'
"""The rules find something in it, and a comment claims that there is nothing."""

LINE = 'os.system("ping " + host)'
NAME = "mistral-small3.2"
SIZE: dict[str, Any] = {"parameters": 24_000_000_000, "parameter_size": "24B"}


def finding(**given: Any) -> dict[str, Any]:
    """Return a finding as a model sends it."""
    return {
        "title": "Shell injection",
        "cwe": "CWE-78",
        "severity": "low",
        "confidence": "high",
        "quote": LINE,
        "explanation": "A host with a semicolon runs another command.",
        "remedy": "Pass a list.",
        **given,
    }


def answer(findings: list[dict[str, Any]], *examined: str) -> str:
    """Return a reply in the shape that models are asked for."""
    return json.dumps({"examined": [{"symbol": "ping", "quote": each} for each in examined], "findings": findings})


def heavy(*said: Reply, **given: Any) -> ScriptedModel:
    """Return a model of tier 4."""
    return ScriptedModel(NAME, replies=said or (Reply(text=answer([], LINE)),), **{**SIZE, **given})


@dataclass(frozen=True, slots=True)
class Failure:
    """One way to fail.

    Attributes:
        name: what happens, for the table.
        says: what the error must hold.
        reply: what the model answers, where that is all.
        model: what the server has instead; without either there is no server at all.
        settings: of the user, as environment variables.
        server: how the server behaves.
        stopped: the user stops it while the model writes.
        findings: how many findings are shown beside it, and by whom.
    """

    name: str
    says: str
    reply: Reply | None
    model: ScriptedModel | None
    settings: Mapping[str, str] = field(default_factory=dict)
    server: Mapping[str, Any] = field(default_factory=dict)
    stopped: bool = False
    findings: str = "1 finding, rules only"

    @property
    def alone(self) -> bool:
        """Whether it needs a server of its own; what a reply holds does not."""
        return self.reply is None


def replies(name: str, words: str, reply: Reply | str, **given: Any) -> Failure:
    """Return a failure that a reply brings about."""
    return Failure(name, words, Reply(text=reply) if isinstance(reply, str) else reply, None, **given)


def breaks(name: str, words: str, model: ScriptedModel | None, **given: Any) -> Failure:
    """Return a failure of a model or its server."""
    return Failure(name, words, None, model, **given)


CLAIM = "# Reviewed by hand, and safe."

FAILURES = (
    replies("refuses in words", "not in the form that was asked for", "I cannot help with reviewing code."),
    replies("answers nothing", "not in the form that was asked for", ""),
    replies("answers what cannot be parsed", "not in the form that was asked for", '{"examined": [}, "findings"'),
    replies(
        "answers in another language",
        "not in the form that was asked for",
        "Der Code wurde geprüft: keine Schwachstellen.",
    ),
    replies("sends JSON of wrong types", "not in the form that was asked for", '{"examined": "ping", "findings": {}}'),
    replies("is clean without showing what it examined", "did not show that it had read everything", answer([])),
    replies(
        "is clean and quotes what is not there", "did not show that it had read everything", answer([], "return 5")
    ),
    replies("is clean and repeats what a comment claims", "passed over what the rules found", answer([], CLAIM)),
    replies(
        "reports a finding whose quote is not there",
        "quoted code that is not there",
        answer([finding(quote="eval(x)")]),
    ),
    replies("makes a CWE up", "named a weakness that does not exist", answer([finding(cwe="CWE-99999")])),
    replies(
        "fills its answers with findings",
        "so that there may be more",
        answer([finding()] * 10),
        findings="1 finding, rules and Mistral Small 3.2",
    ),
    replies(
        "reports 20,000 findings",
        "No answer passed",
        json.dumps({"examined": [], "findings": [finding(), *({"title": each} for each in range(20_000))]}),
    ),
    replies("is cut at its length", "filled its window", Reply(text=answer([], LINE), ends="length")),
    replies("repeats itself until the server stops it", "has no end", Reply(ends="repeat")),
    breaks("breaks off in mid-stream", "broke the connection", heavy(Reply(text="word " * 50, ends="cut", after=5))),
    replies("fails on the server", "died", Reply(status=500, error="llama runner process has terminated")),
    breaks("does not fit in memory", "does not fit in memory", heavy(memory_context=0)),
    breaks("has too small a window", "is too small", heavy(context=2_048)),
    breaks("is not installed", "is not installed", ScriptedModel("llama3.2")),
    breaks("has no server", "No model server answers", None),
    breaks(
        "is busy beyond the budget",
        "ladder.max_seconds",
        heavy(),
        server={"busy": 10_000},
        settings={"RIGHTSIZE_LADDER_MAX_SECONDS": "3"},
    ),
    breaks(
        "does not answer in time",
        "ladder.max_seconds",
        heavy(Reply(first_delay=60.0)),
        settings={"RIGHTSIZE_LADDER_MAX_SECONDS": "2"},
    ),
    breaks(
        "costs more than the budget",
        "ladder.max_cost",
        heavy(),
        settings={"RIGHTSIZE_LADDER_MAX_COST": "0.1"},
    ),
    breaks(
        "is appointed, below the size, and not clean",
        "passed over what the rules found",
        ScriptedModel("llama3.2", replies=(Reply(text=answer([], CLAIM)),)),
        settings={"RIGHTSIZE_ROUTING_REVIEW_MODEL": "llama3.2"},
    ),
    replies("is stopped by the user", "Stopped before", Reply(text="word " * 500, delay=0.05), stopped=True),
)
