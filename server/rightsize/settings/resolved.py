"""Complete settings: every value is filled in, and each package gets a small value of its own.

Nothing here reads anything; `load.py` does, and hands over plain values by dotted key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rightsize.core.review.limits import CHUNK_BYTES, CONTEXT_BYTES
from rightsize.core.routing.limits import LadderOverrides
from rightsize.core.routing.policy import RoutingPolicy
from rightsize.core.tasks.task import TaskKind
from rightsize.settings.host import DEFAULT_HOST, Host, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rightsize.core.routing.limits import LadderLimits
    from rightsize.core.routing.registry import ModelRow

THRESHOLDS = "routing.thresholds."

Engine = Literal["auto", "ollama", "embedded"]
"""Who answers: Ollama when it is there and else drafts, Ollama alone, or drafts from the code."""


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """How code is documented.

    Attributes:
        style: name of a doc style, or None for the one that the file uses.
        mode: `missing`, `update` or `regenerate`: what happens to symbols that have a doc.
        private: symbols that are not public are documented too.
        line_length: columns that a doc is wrapped to, or None for what the file uses.
        exclude: patterns of files that are passed over in folders.
    """

    style: str | None = None
    mode: str = "missing"
    private: bool = False
    line_length: int | None = None
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GenerateSettings:
    """How code is generated.

    Attributes:
        apply: `direct` or `preview`: whether code that passed waits for a yes.
        run_examples: `ask`, `never` or `always`: whether examples are run on generated code.
    """

    apply: str = "direct"
    run_examples: str = "ask"


@dataclass(frozen=True, slots=True)
class AskSettings:
    """How a request in words is read.

    Attributes:
        split: `rules` or `tier1`: who splits it into tasks where the rules are unsure.
        split_seconds: for a split by a model, waiting and loading included: without a graphics card a small model takes
            some seconds to read a request and name its tasks, and the first call of all has LiteLLM imported.
        answer_tokens: output tokens that one answer may have where the window has room: a guide of some 2,000 words.
    """

    split: str = "rules"
    split_seconds: float = 10.0
    answer_tokens: int = 3_000


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """How models are reached.

    Attributes:
        host: the first model server's address as a URL with a port.
        hosts: more of them, or how many requests `host` is sent at a time.
        connect_seconds: for a connection to be made.
        first_token_seconds: from the request to the first token, loading included.
        between_tokens_seconds: between two tokens; while they flow there is no other limit.
        idle_minutes: after which the child process that speaks to models ends.
        allow_remote: prompts may leave this machine, to cloud models and to other providers.
        allowed_hosts: hosts other than this machine that prompts may go to.
    """

    host: str = DEFAULT_HOST
    hosts: tuple[Host, ...] = ()
    connect_seconds: float = 0.5
    first_token_seconds: float = 180.0
    between_tokens_seconds: float = 30.0
    idle_minutes: float = 10.0
    allow_remote: bool = False
    allowed_hosts: tuple[str, ...] = ()

    @property
    def servers(self) -> tuple[Host, ...]:
        """Every model server in the order in which they are tried."""
        return in_order(self.host, self.hosts)


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """How code is reviewed for security.

    Attributes:
        confirm: findings that a second pass asks about: `off`, `high` severity and above, or `all`; code without
            findings is read twice unless it is `off`.
        most_findings: findings that one answer may hold; a full answer is asked for more.
        chunk_bytes: source that one call reviews.
        context_bytes: signatures of what a chunk calls elsewhere.
    """

    confirm: str = "high"
    most_findings: int = 10
    chunk_bytes: int = CHUNK_BYTES
    context_bytes: int = CONTEXT_BYTES


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """What no model is shown.

    Attributes:
        deny_files: patterns of files besides those of `core.privacy.files`.
        allow_files: patterns of files that those of `core.privacy.files` do not count for.
    """

    deny_files: tuple[str, ...] = ()
    allow_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CacheSettings:
    """Answers and findings that are kept for the next time.

    Attributes:
        enabled: answers that passed are kept, and given again without a model.
        max_megabytes: size of the file that keeps them; what was not used for longest goes first.
    """

    enabled: bool = True
    max_megabytes: int = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, complete.

    Attributes:
        engine: one of `Engine`.
        model_rows: the user's own rows of models.
        hover: how much a hover says: `full`, `short` or `off`.
        log_level: `off`, `error`, `warning`, `info` or `debug`.
        origins: where each setting came from that somebody set, by its dotted key.
    """

    state_folder: Path
    log_file: Path
    engine: str = "auto"
    hover: str = "full"
    log_level: str = "info"
    policy: RoutingPolicy = field(default_factory=RoutingPolicy)
    model_rows: tuple[ModelRow, ...] = ()
    document: DocumentSettings = field(default_factory=DocumentSettings)
    generate: GenerateSettings = field(default_factory=GenerateSettings)
    ask: AskSettings = field(default_factory=AskSettings)
    gateway: GatewaySettings = field(default_factory=GatewaySettings)
    ladder: LadderOverrides = field(default_factory=LadderOverrides)
    review: ReviewSettings = field(default_factory=ReviewSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    cache: CacheSettings = field(default_factory=CacheSettings)
    origins: Mapping[str, str] = field(default_factory=dict)

    def ask_limits(self, kind: TaskKind) -> LadderLimits:
        """Return the bounds of a task of free text."""
        return self.ladder.asked(kind, self.ask.answer_tokens)


def defaults(state_folder: Path | None = None) -> Settings:
    """Return the settings of somebody who set nothing; they cost no import of pydantic."""
    return settings_from({} if state_folder is None else {"state_folder": state_folder}, {})


def settings_from(values: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    """Return complete settings from values by dotted key, all of them checked; what is left out has its default."""
    state_folder = Path(values.get("state_folder") or default_state_folder())
    own = {key: values[key] for key in ("engine", "hover", "log_level") if key in values}
    return Settings(
        state_folder=state_folder,
        log_file=Path(values.get("log_file") or state_folder / "rightsize.log"),
        policy=_policy(values),
        model_rows=tuple(values.get("models", ())),
        document=DocumentSettings(**_group(values, "document")),
        generate=GenerateSettings(**_group(values, "generate")),
        ask=AskSettings(**_group(values, "ask")),
        gateway=_gateway(values),
        ladder=LadderOverrides(**_group(values, "ladder")),
        review=ReviewSettings(**_group(values, "review")),
        privacy=PrivacySettings(**_group(values, "privacy")),
        cache=CacheSettings(**_group(values, "cache")),
        origins=dict(origins),
        **own,
    )


def default_state_folder() -> Path:
    """Return the platform's folder for what a program keeps: ledger, cache and log."""
    from platformdirs import user_state_path

    return user_state_path("rightsize", appauthor=False)


def _policy(values: Mapping[str, Any]) -> RoutingPolicy:
    own = {key: value for key, value in _group(values, "routing").items() if "." not in key}
    thresholds = {kind: values[THRESHOLDS + kind.value] for kind in TaskKind if THRESHOLDS + kind.value in values}
    return RoutingPolicy(**own, thresholds=thresholds, allow_remote=values.get("gateway.allow_remote", False))


def _gateway(values: Mapping[str, Any]) -> GatewaySettings:
    """Without a first server by name, the first of the list is it."""
    own = _group(values, "gateway")
    if own.get("hosts"):
        own.setdefault("host", own["hosts"][0].url)
    return GatewaySettings(**own)


def _group(values: Mapping[str, Any], group: str) -> dict[str, Any]:
    prefix = f"{group}."
    return {key.removeprefix(prefix): value for key, value in values.items() if key.startswith(prefix)}
