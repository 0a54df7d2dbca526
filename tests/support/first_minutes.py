"""A model server in the states that people meet at first, and models that answer every kind of task well."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from textwrap import fill
from typing import TYPE_CHECKING, Any

from rightsize.core.generation.targets import target_at
from rightsize.core.ledger.record import CallRecord
from rightsize.engine.doctor import examine
from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.generate import Commission, generate
from rightsize.engine.review import ReviewOptions, review
from rightsize.engine.writing import GenerateOptions
from rightsize.gateway.exchange import Means, Pace
from rightsize.gateway.health import Health
from rightsize.gateway.litellm_gateway import LiteLLMGateway
from rightsize.settings.resolved import CacheSettings, GatewaySettings, defaults
from rightsize.wiring import SystemClock, open_unprobed, refreshed
from tests.support.engine_world import ListReporter, MemoryJournal, reply, snapshot_of
from tests.support.ollama_models import Reply, ScriptedModel
from tests.support.ollama_requests import HandClock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rightsize.engine.runtime import Runtime
    from rightsize.gateway.child import Child

QUICK = Pace(progress=0.05, busy=0.02, busy_most=0.02, contact=0.0)

SOURCE = '''\
def add(one, other):
    return one + other


def halve(amount):
    """Return half of the amount."""
    raise NotImplementedError
'''

_EXAMINED = [("add", "return one + other"), ("halve", "raise NotImplementedError")]
_CLEAN = {"examined": [{"symbol": name, "quote": quote} for name, quote in _EXAMINED], "findings": []}
_DOC = reply("Return the sum of two values.", {"one": "The first one.", "other": "The second one."}, returns="The sum.")
_CODE = "```python\ndef halve(amount):\n    return amount / 2\n```\n"

SIZES: Mapping[str, tuple[float, str]] = {
    "granite4.1:3b": (3.2e9, "3.2B"),
    "llama3.2": (3.21e9, "3.2B"),
    "gemma3:4b": (4.3e9, "4.3B"),
    "mistral-small3.2": (24e9, "24.0B"),
    "qwen2.5-coder:7b": (7.62e9, "7.6B"),
}
"""Parameters as Ollama tells of them."""


def good_answer(body: Mapping[str, Any]) -> Reply:
    """Return what a model says that does as it is told."""
    asked = body.get("format") or {}
    properties = asked.get("properties", {}) if isinstance(asked, dict) else {}
    if "examined" in properties:
        return Reply(text=json.dumps(_CLEAN))
    return Reply(text=_DOC if "summary" in properties else _CODE)


def models(*names: str, **rest: Any) -> list[ScriptedModel]:
    """Return models of these names and their true sizes that answer well."""
    return [
        ScriptedModel(
            name, parameters=int(SIZES[name][0]), parameter_size=SIZES[name][1], **{"answer": good_answer, **rest}
        )
        for name in names
    ]


@dataclass(frozen=True, slots=True)
class World:
    """A user with a model server in some state, and everything that this user is told."""

    url: str
    runtime: Runtime
    progress: list[str]

    async def look(self) -> World:
        """Look at the server, as each command does."""
        return replace(self, runtime=await refreshed(self.runtime, force=True))

    async def told(self) -> dict[str, str]:
        """Ask for everything once, and return what is said of it."""
        said = {
            "document": await self.document(),
            "review": await self.review(),
            "generate": await self.generate(),
            "doctor": await self.doctor(),
        }
        return {name: folded(text.replace(self.url, "URL")) for name, text in said.items()}

    async def document(self) -> str:
        """Document the first function."""
        shop, reporter = snapshot_of(SOURCE, "shop.py"), ListReporter()
        targets = [each for each in targets_in(shop, None) if each.name == "add"]
        (result,) = await document(self.runtime, shop, targets, DocumentOptions(), reporter)
        self.progress.extend(sentence for _, _, sentence in reporter.steps)
        assert (result.edit is None) is bool(result.reason), "an edit, or why there is none"
        drafted = "drafted" if result.draft else ""
        return result.reason or drafted or f"documented by {result.attempts[-1].model.label}"

    async def review(self) -> str:
        """Review the file."""
        shop = snapshot_of(SOURCE, "shop.py")
        done = await review(self.runtime, shop, None, ReviewOptions(), ListReporter())
        assert bool(done.errors) is not bool(done.reviewer), "read to its end by a model, or an error"
        return " ".join(done.errors) or f"no findings by {done.reviewer}, {done.passes} passes, {done.symbols} symbols"

    async def generate(self) -> str:
        """Generate the body of the second function."""
        shop = snapshot_of(SOURCE, "shop.py")
        target = target_at(shop.parsed, SOURCE.index("raise"))
        assert target is not None
        result = await generate(self.runtime, Commission(shop, target), GenerateOptions(), ListReporter())
        assert (result.edit is None) is bool(result.reason), "an edit, or why there is none"
        return result.reason or f"generated by {result.attempts[-1].model.label}"

    async def doctor(self) -> str:
        """Return what `rightsize doctor` has to say of servers and models, without what is well."""
        found = [each async for each in examine(self.runtime, (), None)]
        return "\n".join(f"{each.sentence} → {each.remedy}" for each in found if each.level != "ok")

    def failures(self) -> list[str | None]:
        """Return how each call ended, as the ledger has it."""
        journal = self.runtime.journal
        assert isinstance(journal, MemoryJournal)
        return [each.failure or each.verdict for each in journal.records if isinstance(each, CallRecord)]


def folded(text: str) -> str:
    """Return a text in lines that fit beside code."""
    return "\n".join(fill(line, 100, break_long_words=False, break_on_hyphens=False) for line in text.splitlines())


def world_of(url: str, child: Child, state: Path, **settings: Any) -> World:
    """Return a user of the server at `url`, on a worker that is there."""
    gateway = GatewaySettings(**{"host": url, **settings})
    chosen = replace(defaults(state), gateway=gateway, cache=CacheSettings(enabled=False))
    clock = SystemClock()
    # However long a busy machine takes, what is known of a host or a model does not grow old meanwhile.
    gate = LiteLLMGateway(Means(gateway, clock, QUICK, Health(HandClock()), child))
    opened = open_unprobed(chosen, clock=clock)
    return World(url, replace(opened, gateway=gate, models=gate, journal=MemoryJournal(), scanner=None), [])
