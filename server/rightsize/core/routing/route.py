"""Route a task: weigh every model, ask the rules in order, return the choice and the reason that each other lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.errors import RoutingError
from rightsize.core.routing import explain
from rightsize.core.routing.decision import Candidate, Decision
from rightsize.core.routing.learned import is_used, learned_of
from rightsize.core.routing.model import State
from rightsize.core.routing.policy import CHEAPEST, OFF, UTILITY
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.tasks.task import TaskKind
from rightsize.core.tasks.trials import NOTHING_LEARNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.routing.learned import Estimate
    from rightsize.core.routing.model import Availability, Model, ModelStatus
    from rightsize.core.routing.policy import Pin, RoutingPolicy
    from rightsize.core.routing.registry import Registry
    from rightsize.core.tasks.task import Complexity
    from rightsize.core.tasks.trials import Learned

TOLERANCE = 1e-9
"""A quality that misses its threshold by the rounding of a float does not miss it."""


class Weighed(NamedTuple):
    """One model with everything that the rules look at; `name` breaks ties, so that the registry's order never does."""

    model: Model
    name: str
    tier: int
    cost: float
    status: ModelStatus
    quality: float
    prior: float
    learned: Estimate | None
    utility: float
    window: int
    fits: bool
    available: bool
    does_kind: bool
    qualified: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What the rules are asked: the task, the models as weighed, and what the user wants.

    Attributes:
        pinned: the model that the pin names, where it is known.
        minimum_tier: the least tier that the pin names, or 0.
        appointed: the model that the user appointed for reviews, where it is known.
    """

    kind: TaskKind
    tokens: int
    threshold: float
    policy: RoutingPolicy
    pin: Pin | None
    pinned: Model | None
    minimum_tier: int
    appointed: Model | None
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: it chooses a model, or passes the question on; `says` is what it stands for."""

    name: str
    says: str
    choose: Callable[[Question], Weighed | None]
    override: str | None = None


def route(  # noqa: PLR0913 - a decision depends on exactly these
    task_kind: TaskKind,
    complexity: Complexity,
    tokens: int,
    registry: Registry,
    availability: Availability,
    policy: RoutingPolicy,
    pin: Pin | None = None,
    *,
    path: str | None = None,
    learned: Learned = NOTHING_LEARNED,
) -> Decision:
    """Decide which model gets a task.

    Parameters:
        tokens: prompt and output budget together.
        pin: the user's for this call; without one, the first of the policy's pins that holds for kind and path.
        learned: how first attempts ended here; whether that moves Q, the policy says.

    Raises:
        RoutingError: no model may or can take the task; the sentence says which limit it met.
    """
    pin = pin or policy.pin_for(task_kind, path)
    question = Question(
        kind=task_kind,
        tokens=tokens,
        threshold=policy.threshold(task_kind, registry.priors),
        policy=policy,
        pin=pin,
        pinned=registry.named(pin.model) if pin is not None and pin.model else None,
        minimum_tier=(pin.minimum_tier or 0) if pin is not None else 0,
        appointed=registry.named(policy.review_model) if policy.review_model else None,
        weighed=_weigh(task_kind, complexity.value, tokens, registry, availability, policy, learned),
    )
    for rule in RULES:
        chosen = rule.choose(question)
        if chosen is not None:
            return _decision(question, complexity, rule, chosen)
    raise RoutingError(explain.nobody(question))


def _weigh(
    kind: TaskKind,
    complexity: float,
    tokens: int,
    registry: Registry,
    availability: Availability,
    policy: RoutingPolicy,
    learned: Learned,
) -> tuple[Weighed, ...]:
    quality_weight, cost_weight = policy.weights(registry.priors)
    enough = policy.threshold(kind, registry.priors) - TOLERANCE
    learned = NOTHING_LEARNED if policy.learning == OFF else learned
    used = is_used(policy.learning, kind)
    weighed = []
    for model in registry.models:
        status = availability.of(model)
        prior = model.quality_for(kind, complexity)
        here = learned_of(model, kind, complexity, learned) if learned else None
        quality = here.quality if here is not None and used else prior
        window = status.window_of(model)
        fits = tokens <= window
        available = status.usable and (policy.allow_remote or not model.remote)
        does_kind = kind in model.kinds
        weighed.append(
            Weighed(
                model,
                model.litellm_name,
                model.tier,
                model.cost,
                status,
                quality,
                prior,
                here,
                quality_weight * quality - cost_weight * model.cost,
                window,
                fits,
                available,
                does_kind,
                available and does_kind and fits and quality >= enough,
            )
        )
    return tuple(weighed)


def _decision(question: Question, complexity: Complexity, rule: Rule, chosen: Weighed) -> Decision:
    candidates = tuple(
        Candidate(
            each.model,
            each.quality,
            each.utility,
            each.window,
            each.fits,
            each.available,
            each.does_kind,
            each.qualified,
            "" if each is chosen else explain.why_not(question, rule.name, chosen, each),
            each.prior,
            each.learned,
        )
        for each in question.weighed
    )
    pinned = "pinned" if question.minimum_tier else None
    return Decision(
        kind=question.kind,
        complexity=complexity,
        tokens=question.tokens,
        model=chosen.model,
        candidates=candidates,
        rule=rule.name,
        policy=question.policy.policy,
        override=rule.override or pinned,
        threshold=question.threshold,
        reason=explain.why(question, rule.name, chosen, _instead(question, rule, chosen)),
        may_go_down=_may_go_down(question),
        learning=question.policy.learning,
    )


def _instead(question: Question, rule: Rule, chosen: Weighed) -> Weighed | None:
    """Return who would have been chosen if nobody cared which models are loaded, or None where it is the same."""
    if not question.policy.prefer_loaded:
        return None
    other = rule.choose(replace(question, policy=replace(question.policy, prefer_loaded=False)))
    return None if other is chosen else other


def _may_go_down(question: Question) -> bool:
    """Tell whether the user allowed a lighter tier; a review never gets one, and a pinned least tier holds."""
    allowed = question.kind in question.policy.allow_down
    return allowed and question.kind is not TaskKind.CODE_REVIEW and not question.minimum_tier


def _security(question: Question) -> Weighed | None:
    if question.kind is not TaskKind.CODE_REVIEW:
        return None
    able = [each for each in question.weighed if each.tier == HIGHEST_TIER and _can_take(each)]
    pinned = [each for each in able if each.model is question.pinned]
    return _cheapest_of(pinned or able)


def _appointed(question: Question) -> Weighed | None:
    if question.kind is not TaskKind.CODE_REVIEW:
        return None
    for each in question.weighed:
        if each.model is question.appointed and each.available and each.fits:
            return each
    appointable = None if question.policy.review_model else _appointable(question)
    name = "" if appointable is None else appointable.model.ollama_model
    raise RoutingError(explain.no_review(question, appointable), appoint=name)


def _appointable(question: Question) -> Weighed | None:
    """Return the best of the smaller models that are known to be there and whose prompts stay on the machine.

    A tier 4 model that is failing is asked again in a moment: that is no reason to appoint another for good.
    """
    if any(each.tier == HIGHEST_TIER and each.status.state is State.FAILING for each in question.weighed):
        return None
    able = [each for each in question.weighed if each.available and each.fits and not each.model.remote]
    found = [each for each in able if each.status.state is not State.NOT_ASKED]
    return min(found, key=lambda each: (not each.does_kind, -each.quality, each.cost, each.name), default=None)


def _pinned(question: Question) -> Weighed | None:
    if question.pin is None or not question.pin.model:
        return None
    for each in question.weighed:
        if each.model is question.pinned and each.available and each.fits:
            return each
    raise RoutingError(explain.no_pinned(question))


def _by_cost(question: Question) -> Weighed | None:
    return _cheapest_of(_qualified(question)) if question.policy.policy == CHEAPEST else None


def _by_utility(question: Question) -> Weighed | None:
    if question.policy.policy != UTILITY:
        return None
    return min(
        _qualified(question), key=lambda each: (-each.utility, each.cost, each.model.remote, each.name), default=None
    )


def _best_available(question: Question) -> Weighed | None:
    able = [each for each in question.weighed if each.available and each.fits and each.tier >= question.minimum_tier]
    able = [each for each in able if each.does_kind] or able
    return min(able, key=lambda each: (-each.quality, each.cost, each.model.remote, each.name), default=None)


def _qualified(question: Question) -> list[Weighed]:
    """Return the qualified models at or above a pinned tier; where one is loaded and that is preferred, only such."""
    qualified = [each for each in question.weighed if each.qualified and each.tier >= question.minimum_tier]
    if not question.policy.prefer_loaded:
        return qualified
    return [each for each in qualified if each.status.loaded] or qualified


def _cheapest_of(weighed: Iterable[Weighed]) -> Weighed | None:
    return min(weighed, key=lambda each: (each.cost, -each.utility, each.model.remote, each.name), default=None)


def _can_take(each: Weighed) -> bool:
    return each.available and each.fits and each.does_kind


RULES: tuple[Rule, ...] = (
    Rule("security", "a code review goes to tier 4, or fails", _security, override="security"),
    Rule("appointed", "the model that you appointed for reviews", _appointed, override="security"),
    Rule("pinned", "the model that you named", _pinned, override="pinned"),
    Rule("cheapest", "the cheapest of the models that are good enough", _by_cost),
    Rule("utility", "the best trade of quality against cost among the models that are good enough", _by_utility),
    Rule("best_available", "nobody is good enough: the highest quality that can be had", _best_available),
)
"""The rules in the order in which they are asked; the first that chooses decides."""
