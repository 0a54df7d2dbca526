"""Settings as somebody sends them: every field optional, checked one by one.

This is the only module that imports pydantic, and `load.py` imports it when it is first called: start-up never does.
The field descriptions are the documentation of the settings.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rightsize.settings.resolved import Engine  # noqa: TC001 - pydantic reads it

Text = Annotated[str, Field(min_length=1, max_length=1000)]
Patterns = Annotated[list[Text], Field(max_length=1000)]
Share = Annotated[float, Field(ge=0, le=1)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
Tier = Annotated[int, Field(ge=1, le=4)]
Kind = Literal["documentation", "summarisation", "qa_simple", "code_generation", "code_review", "reasoning"]
DownKind = Literal["documentation", "summarisation", "qa_simple", "code_generation", "reasoning"]
Line = Annotated[list[Annotated[float, Field(ge=-10, le=10)]], Field(min_length=2, max_length=2)]


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, protected_namespaces=())


class DocumentOptions(_Group):
    """How code is documented."""

    style: Literal["google", "numpy", "sphinx", "jsdoc", "tsdoc", "godoc", "rustdoc", "javadoc"] | None = Field(
        None, description="Doc style; without it, the one that the file uses, else the language's."
    )
    mode: Literal["missing", "update", "regenerate"] | None = Field(
        None, description="What happens to symbols that have a doc: left alone, brought up to date, or written anew."
    )
    private: bool | None = Field(None, description="Document symbols that are not public, too.")
    line_length: int | None = Field(
        None, ge=40, le=400, description="Columns that a doc is wrapped to; without it, what the file uses."
    )
    exclude: Patterns | None = Field(None, description="Patterns of files that are passed over in folders.")


class GenerateOptions(_Group):
    """How code is generated."""

    apply: Literal["direct", "preview"] | None = Field(
        None, description="Code that passed goes into the text at once, or is shown first and waits for your yes."
    )
    run_examples: Literal["ask", "never", "always"] | None = Field(
        None,
        description="Whether examples of docs, and the project's tests that name a function, are run on generated "
        "code, in a closed process: asked once a project and off until you answer, or settled for all of them.",
    )


class AskOptions(_Group):
    """How a request in words is read."""

    split: Literal["rules", "tier1"] | None = Field(
        None,
        description="Who splits a request into tasks where the rules are unsure: they themselves, or a tier 1 model, "
        "whose split is used only where it holds against the text; what you pasted is not shown to it.",
    )
    split_seconds: Seconds | None = Field(
        None, description="Seconds that such a split may take, waiting included; then the rules' own stands."
    )
    answer_tokens: int | None = Field(
        None,
        ge=100,
        le=100_000,
        description="Output tokens that an answer to a request in words may have where the model's window has room; "
        "never fewer than a kind of task is given.",
    )


class ThresholdOptions(_Group):
    """The least quality that is good enough, by kind of task."""

    documentation: Share | None = Field(None, description="Least Q for documentation.")
    summarisation: Share | None = Field(None, description="Least Q for summarisation.")
    qa_simple: Share | None = Field(None, description="Least Q for simple questions.")
    code_generation: Share | None = Field(None, description="Least Q for generated code.")
    code_review: Share | None = Field(None, description="Least Q for reviews; they go to tier 4 whatever it is.")
    reasoning: Share | None = Field(None, description="Least Q for reasoning.")


class PinOptions(_Group):
    """A model or a least tier for a kind of task, for files, or for both."""

    kind: Kind | None = Field(None, description="The only kind of task that the pin is for.")
    files: Text | None = Field(None, description="Pattern of the files that the pin is for.")
    model: Text | None = Field(None, description="Name of the model that gets these tasks.")
    minimum_tier: Tier | None = Field(None, description="Least tier that gets these tasks.")


class RoutingOptions(_Group):
    """Which model a task goes to."""

    policy: Literal["cheapest", "utility"] | None = Field(
        None, description="Among the models that are good enough: the cheapest, or the best trade of quality and cost."
    )
    prefer_loaded: bool | None = Field(
        None, description="Among the models that are good enough, one in memory wins over one that must be loaded."
    )
    learning: Literal["off", "observe", "on"] | None = Field(
        None,
        description="What the ledger teaches of each model's quality: left alone, shown beside the prior, or used in "
        "its place; never for who may review.",
    )
    thresholds: ThresholdOptions | None = Field(None, description="Least quality that is good enough, by kind.")
    quality_weight: Share | None = Field(None, description="Weight of quality in the utility.")
    cost_weight: Share | None = Field(None, description="Weight of cost in the utility.")
    review_model: Text | None = Field(
        None, description="Model that you appoint for reviews where no tier 4 model can answer."
    )
    allow_down: list[DownKind] | None = Field(
        None,
        description="Kinds of task that may go to a lighter tier where no model of their own or a heavier one answers; "
        "never reviews.",
    )
    pins: Annotated[list[PinOptions], Field(max_length=200)] | None = Field(
        None, description="Rows of `kind`, `files`, `model`, `minimum_tier`; the first that holds counts."
    )


class ModelOptions(_Group):
    """A row about a model: it replaces what it names of a known one, or adds one."""

    name: Text = Field(description="Name in Ollama, or any name for another provider's model.")
    label: Text | None = Field(None, description="Name that people read.")
    provider: Text | None = Field(None, description="Who made it.")
    litellm_name: Text | None = Field(None, description="What LiteLLM is called with, as `openai/gpt-4o-mini`.")
    tier: Tier | None = Field(None, description="1 (light) to 4 (heavy).")
    parameters: float | None = Field(None, gt=0, le=100_000, description="Billions of parameters.")
    cost: Share | None = Field(None, description="Normalised cost per 1,000 tokens.")
    context: int | None = Field(None, ge=512, le=100_000_000, description="Window in tokens.")
    kinds: list[Kind] | None = Field(None, description="Task kinds that it can do.")
    quality: Line | None = Field(None, description="Q at complexity 0 and at 1.")
    quality_by_kind: dict[Kind, Line] | None = Field(None, description="Lines of single kinds.")
    api_base: Text | None = Field(None, description="Address of its server.")
    api_key_env: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")] | None = Field(
        None, description="Environment variable that holds the key; never the key itself."
    )


class HostOptions(_Group):
    """A model server; its address alone may stand for it."""

    host: Text = Field(description="Its address, in any form that `OLLAMA_HOST` may have.")
    at_once: int | None = Field(None, ge=1, le=64, description="Requests that each of its models is sent at a time.")

    @model_validator(mode="before")
    @classmethod
    def _from_address(cls, value: Any) -> Any:
        return {"host": value} if isinstance(value, str) else value


class GatewayOptions(_Group):
    """How models are reached."""

    host: Text | None = Field(
        None, description="Address of the Ollama server, in any form that `OLLAMA_HOST` may have."
    )
    hosts: Annotated[list[HostOptions], Field(max_length=32)] | None = Field(
        None,
        description="More Ollama servers, tried in this order: addresses, or rows of `host` and `at_once`, the number "
        "of requests that each of its models is sent at a time (1).",
    )
    connect_seconds: Seconds | None = Field(None, description="Time for a connection to be made.")
    first_token_seconds: Seconds | None = Field(None, description="Time to the first token, loading included.")
    between_tokens_seconds: Seconds | None = Field(None, description="Time between two tokens.")
    idle_minutes: float | None = Field(
        None, gt=0, le=1440, description="After this the child process that speaks to models ends."
    )
    allow_remote: bool | None = Field(
        None, description="Prompts may leave this machine: cloud models and other providers may be used."
    )
    allowed_hosts: Patterns | None = Field(None, description="Hosts besides this machine that prompts may go to.")


class CacheOptions(_Group):
    """Answers and findings that are kept for the next time."""

    enabled: bool | None = Field(None, description="Answers that passed are kept, and given again without a model.")
    max_megabytes: int | None = Field(
        None, ge=1, le=100_000, description="Size of what is kept; what was not used for longest goes first."
    )


class PrivacyOptions(_Group):
    """What no model is shown."""

    deny_files: Patterns | None = Field(
        None, description="Patterns of files that no model is shown, besides those for keys, credentials and `.env`."
    )
    allow_files: Patterns | None = Field(
        None, description="Patterns of files that may be shown though their name is one of keys or credentials."
    )


class LadderOptions(_Group):
    """Bounds of one task, in the place of its kind's own."""

    max_attempts: int | None = Field(
        None, ge=1, le=20, description="Attempts in all; without it, what the kind of task is given."
    )
    max_seconds: Seconds | None = Field(
        None, description="Seconds for all attempts, waiting included; an answer that takes longer is stopped."
    )
    max_tokens: int | None = Field(
        None, ge=1, le=10_000_000, description="Output tokens of all attempts; none begins that could exceed them."
    )
    max_cost: float | None = Field(
        None, ge=0, le=10_000, description="Cost units of all attempts; none begins that could exceed them."
    )


class ReviewOptions(_Group):
    """How code is reviewed for security."""

    confirm: Literal["off", "high", "all"] | None = Field(
        None,
        description="Findings that a second pass asks about: none, those of high severity and above, or all; "
        "unless it is off, code without findings is read twice.",
    )
    most_findings: int | None = Field(
        None, ge=1, le=50, description="Findings that one answer may hold; a full answer is asked for more."
    )
    chunk_bytes: int | None = Field(
        None, ge=2_000, le=100_000, description="Bytes of source that one call reviews, cut between symbols."
    )
    context_bytes: int | None = Field(
        None,
        ge=0,
        le=20_000,
        description="Bytes of signatures of what a chunk calls elsewhere, told with it.",
    )


class Options(_Group):
    """Everything that can be set."""

    engine: Engine | None = Field(
        None, description="Who answers: Ollama when it is there and else drafts, Ollama alone, or drafts from the code."
    )
    hover: Literal["full", "short", "off"] | None = Field(None, description="How much a hover says.")
    state_folder: Text | None = Field(None, description="Folder of ledger, cache and log.")
    log_file: Text | None = Field(None, description="Log file; it never holds source.")
    log_level: Literal["off", "error", "warning", "info", "debug"] | None = Field(None, description="What is logged.")
    document: DocumentOptions | None = Field(None, description="How code is documented.")
    generate: GenerateOptions | None = Field(None, description="How code is generated.")
    ask: AskOptions | None = Field(None, description="How a request in words is read.")
    routing: RoutingOptions | None = Field(None, description="Which model a task goes to.")
    gateway: GatewayOptions | None = Field(None, description="How models are reached.")
    ladder: LadderOptions | None = Field(None, description="Bounds of one task.")
    review: ReviewOptions | None = Field(None, description="How code is reviewed for security.")
    privacy: PrivacyOptions | None = Field(None, description="What no model is shown.")
    cache: CacheOptions | None = Field(None, description="What is kept for the next time.")
    models: Annotated[list[ModelOptions], Field(max_length=200)] | None = Field(
        None, description="Rows about models, over the packaged ones."
    )
