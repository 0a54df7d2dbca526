"""What leaves for a model: every request goes through here, and nothing else may be sent.

Secrets become placeholders before the prompt, and so before cache, ledger and log; they come back in the reply.  Files
that are made of secrets are not shown to a model at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from rightsize.core.privacy.files import DENIED, SUSPECTED, denying, exactly, is_code
from rightsize.core.privacy.masks import masked
from rightsize.core.privacy.placeholders import EVERYWHERE, Veil, veiled
from rightsize.core.verification.named import SECRETS_UNSAID, SECRETS_WHOLE
from rightsize.core.verification.verdict import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.verification.verdict import Verdict
    from rightsize.engine.ports import Request
    from rightsize.engine.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request as it may leave, and what brings the secrets back that are not in it."""

    request: Request
    veil: Veil = field(default_factory=Veil)

    @property
    def hidden(self) -> int:
        """How many secrets were replaced."""
        return len(self.veil.secrets) if self.request.model.tier else 0

    def judged(self, reply: str, verdict: Verdict) -> Verdict:
        """Return a verdict on the reply as it came, with what is wrong with its placeholders."""
        mangled = self.veil.mangled(reply)
        if not mangled and not self.hidden:
            return verdict
        problems = [Problem(SECRETS_WHOLE, _WORDS.format(word=each), of_form=True) for each in mangled[:3]]
        return replace(verdict, problems=(*verdict.problems, *problems), checks=(*verdict.checks, SECRETS_WHOLE))

    def unsaid(self, reply: str, doc: str, before: str, verdict: Verdict) -> Verdict:
        """Return a verdict on words for people, with the secrets in them that do not stand in their place `before`.

        A doc is read, printed and published where the code is not.  A draft, whose engine reads the code itself, says
        them in the `doc` that it would write.
        """
        said = [
            word
            for word, secret in self.veil.secrets.items()
            if secret not in before and (word in reply or (len(secret) >= EVERYWHERE and secret in doc))
        ]
        if not self.veil.secrets:
            return verdict
        problems = [Problem(SECRETS_UNSAID, _UNSAID.format(word=each), of_form=True) for each in said[:3]]
        return replace(verdict, problems=(*verdict.problems, *problems), checks=(*verdict.checks, SECRETS_UNSAID))

    def concealed(self, verdict: Verdict) -> Verdict:
        """Return a verdict whose sentences, which quote the reply, show no secret: people and logs read them."""
        secrets = self.veil.secrets.values()
        problems = tuple(replace(each, message=masked(each.message, secrets)) for each in verdict.problems)
        return replace(verdict, problems=problems) if secrets else verdict


_UNSAID = "secrets_unsaid"
"""The check that no secret of the code gets into a doc or an example."""

_UNSAID = "The reply says `{word}`, which stands for a secret of the source; say what it is for, without it."
_WORDS = (
    "The reply says `{word}`, which stands for no secret of the source; copy such words as they are, or leave them out."
)


def outgoing(runtime: Runtime, request: Request, problems: Sequence[str] = ()) -> Outgoing:
    """Return a request without its secrets; `problems` are told of earlier answers in it.

    What stands between two markers is looked at by itself: the marker, which is random, may look like a secret, and may
    stand where one would.
    """
    parts = [_parted(each.content, request.marker) for each in request.messages]
    hidden, veil = veiled([part for each in parts for part in each], runtime.journal.keyed_hash, problems)
    rest = iter(hidden)
    messages = tuple(
        replace(each, content=request.marker.join(islice(rest, len(of_each))))
        for each, of_each in zip(request.messages, parts, strict=True)
    )
    return Outgoing(replace(request, messages=messages), veil)


def _parted(text: str, marker: str) -> list[str]:
    return text.split(marker) if marker else [text]


def refusal(runtime: Runtime, path: str, parsed: Parsed | None) -> str | None:
    """Return why a file may not be shown to a model, one sentence that says how to allow it, or None where it may.

    A link is what it leads to: whoever allows that allows the link; what is in no language that
    we read, `parsed` None, is no code.  What was denied on purpose is; of what we deny,
    the user may allow what they name.
    """
    privacy = runtime.settings.privacy
    real = runtime.real_path(path)
    names = dict.fromkeys((unquote(path) if path.startswith("file:") else path, real))
    for each in names:
        if (asked := denying(each, privacy.deny_files)) is not None:
            return _REFUSED.format(pattern=asked) + _ASKED
    if denying(real, privacy.allow_files) is not None:
        return None
    for each in reversed(names):
        pattern = denying(each) or denying(each, SUSPECTED)
        if pattern is None or denying(each, privacy.allow_files) is not None:
            continue
        if pattern in DENIED or parsed is None or not is_code(parsed):
            name = json.dumps(exactly("/".join(each.split("/")[-2:])), ensure_ascii=False)
            return _REFUSED.format(pattern=pattern) + _TO_ALLOW.format(name=name)
    return None


_REFUSED = "Files like this one hold secrets (`{pattern}`) and are never shown to a model"
_ASKED = ", as `privacy.deny_files` asks for."
_TO_ALLOW = "; if this one may be, set `privacy.allow_files = [{name}]` in your own settings."
