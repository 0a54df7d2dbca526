"""The words for decisions: hover, terminal, ledger and dashboard all say what is said here, and nothing else.

Lines are plain text that is safe inside Markdown; how they are set is for whoever shows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.routing.decision import nearest_first
from rightsize.core.routing.learned import is_used
from rightsize.core.routing.model import Origin, State
from rightsize.core.routing.priors import HIGHEST_TIER
from rightsize.core.tasks.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.routing.decision import Decision
    from rightsize.core.routing.learned_table import LearnedRow
    from rightsize.core.routing.model import Model
    from rightsize.core.routing.route import Question, Weighed

MOST_OTHERS = 6
"""Candidates that a hover names; the terminal's table names all."""

FEW = 3
"""Models that one clause names."""

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff`*#|\\]")
_BRACKETS = str.maketrans("<>[]", "\u2039\u203a()")
"""Brackets that Markdown or HTML would act on, and those that stand for them: a name keeps its type parameters."""

_STATES = {
    State.NOT_INSTALLED: "is not installed",
    State.TOO_LARGE: "does not fit in memory",
    State.DOWN: "is down",
    State.FAILING: "is failing",
    State.EXCLUDED: "is excluded",
}

PREFERRED = ", preferred to "
"""Stands in a reason before who would have been chosen if nobody cared which models are loaded."""

_NOT_COUNTED = {TaskKind.CODE_REVIEW: "never counted for who may review"}

_WITHOUT_NUMBERS = frozenset({"security", "appointed", "pinned", "embedded"})
"""Rules whose words hold no assumed number."""

_CHOSEN = {
    "security": "a code review goes to tier 4 and to no other",
    "appointed": "appointed by you for reviews, below the recommended size",
    "pinned": "pinned by you",
    "cheapest": "cheapest good enough: Q {quality:.3f} of {threshold:g}, C {cost:.3g}",
    "utility": "best trade of quality and cost: U {utility:+.3f}",
}


def short(decision: Decision) -> str:
    """Return one line: the model, why it was chosen, and where the numbers in that come from."""
    origin = "" if decision.rule in _WITHOUT_NUMBERS else f" ({origin_of(decision)})"
    return f"{who(decision.model)}: {decision.reason}{origin}"


def hover_lines(decision: Decision, level: str = "full") -> tuple[str, ...]:
    """Return a few lines: why this model, how complex the task is, who else was weighed and why each one lost.

    Parameters:
        level: `full`, `short` for the first line alone, `off` for none.
    """
    if level == "off":
        return ()
    if level == "short":
        return (short(decision),)
    others = [each for each in nearest_first(decision) if each.model is not decision.model]
    lines = [short(decision), complexity_line(decision)]
    lines += [f"{who(each.model)} {each.reason}" for each in others[:MOST_OTHERS]]
    if len(others) > MOST_OTHERS:
        lines.append(f"and {len(others) - MOST_OTHERS} more")
    return (*lines, *learned_lines(decision), origins_line(decision))


def name_of(model: Model) -> str:
    """Return a model's label as people read it, and that it is remote wherever prompts leave the machine."""
    return f"{_label_of(model)} (remote)" if model.remote else _label_of(model)


def who(model: Model) -> str:
    """Return a model's name, tier and whether it is remote, as it stands in sentences."""
    remote = ", remote" if model.remote else ""
    return f"{_label_of(model)} (tier {model.tier}{remote})" if model.tier else name_of(model)


def _label_of(model: Model) -> str:
    """Return a model's label without anything that a terminal or Markdown would act on."""
    return _plain(model.label)[:80].strip(" -+=~_") or _plain(model.litellm_name)[:80]


def complexity_line(decision: Decision) -> str:
    """Say how complex the task is and what that is made of."""
    parts = decision.complexity
    terms = f"base {parts.base:.2f} + size {parts.size:.2f} + structure {parts.structure:.2f}"
    line = f"Complexity {parts.value:.2f} = {terms}"
    found = ", ".join(f"{each.name} {each.evidence}".strip() for each in parts.markers)
    return f"{line} ({_plain(found)[:200]})" if found else line


def origins_line(decision: Decision) -> str:
    """Say where the numbers of the candidates come from: nobody measured them here."""
    by_origin: dict[Origin, list[str]] = {}
    for each in decision.candidates:
        by_origin.setdefault(each.model.origin, []).append(name_of(each.model))
    others = [
        f"those of {', '.join(names[:FEW])}{' and more' if names[FEW:] else ''} {origin.value}"
        for origin, names in by_origin.items()
        if origin is not Origin.PACKAGED
    ]
    learned = is_used(decision.learning, decision.kind) and any(each.learned for each in decision.candidates)
    return "; ".join([f"Q, C and U are assumed priors{', apart from what was learned' if learned else ''}", *others])


def origin_of(decision: Decision) -> str:
    """Say where the chosen model's Q comes from: an assumption, or what happened here."""
    learned = decision.chosen.learned
    if learned is None or not is_used(decision.learning, decision.kind):
        return decision.model.origin.value
    return f"Q learned from {_answers(learned.trials.judged)} here"


def origin_of_model(model: Model, learning: str, rows: Iterable[LearnedRow]) -> str:
    """Say where a model's Q comes from over all its tasks; what was learned of it counts where it decides."""
    judged = sum(each.trials.judged for each in rows if is_used(learning, each.kind))
    return f"{model.origin.value}, Q moved by {_answers(judged)} here" if judged else model.origin.value


def learned_lines(decision: Decision) -> tuple[str, ...]:
    """Say what was learned of the candidates, beside their priors, and whether it counted; none where nothing was."""
    told = [
        f"{name_of(each.model)} Q {each.learned.quality:.3f} (prior {each.prior:.3f}, "
        f"{each.learned.trials.passed:g} of {_answers(each.learned.trials.judged)} passed)"
        for each in decision.candidates
        if each.learned is not None
    ]
    if not told:
        return ()
    shown = _NOT_COUNTED.get(decision.kind, "shown and not counted")
    use = "counted" if is_used(decision.learning, decision.kind) else shown
    return (f"Learned here, {use}: {', '.join(told[:MOST_OTHERS])}",)


def _answers(judged: int) -> str:
    return f"{judged:,} first answer{'' if judged == 1 else 's'}"


def why(question: Question, rule: str, chosen: Weighed, instead: Weighed | None) -> str:
    """Say why this model was chosen, as the clause behind its name.

    Parameters:
        instead: who would have been chosen if nobody cared which models are loaded, where that is another one.
    """
    numbers = {"quality": chosen.quality, "threshold": question.threshold, "cost": chosen.cost}
    clause = _CHOSEN.get(rule, "").format(**numbers, utility=chosen.utility) or _why_best_available(question, chosen)
    if instead is not None:
        clause += f"{PREFERRED}{name_of(instead.model)} because it is loaded"
    if rule == "security" and question.pin is not None and chosen.model is not question.pinned:
        clause += ", whatever is pinned"
    if question.minimum_tier and rule not in {"security", "appointed", "pinned"}:
        clause += f", pinned from tier {question.minimum_tier} up"
    return clause


def why_not(question: Question, rule: str, chosen: Weighed, other: Weighed) -> str:
    """Say why a candidate lost, as the clause behind its name."""
    return _cannot(question, other) or _may_not(question, rule, other) or _lost(question, rule, chosen, other)


def no_review(question: Question, appointable: Weighed | None) -> str:
    """Say why a review fails, and the one step that lets another model do it.

    Parameters:
        appointable: the best of the smaller models that could be asked now, where there is one.
    """
    heavy = [each for each in question.weighed if each.tier == HIGHEST_TIER]
    causes = "; ".join(f"{name_of(each.model)} {_cannot(question, each)}" for each in heavy) or "there is none"
    step = " To appoint a smaller one, install it and run `rightsize models --appoint NAME`."
    if heavy and {each.status.state for each in heavy} <= {State.DOWN, State.FAILING}:
        step = ""
    if appointable is not None:
        name = _plain(appointable.model.ollama_model)
        step = f" To let {name_of(appointable.model)} do it, run `rightsize models --appoint {name}`."
    if question.policy.review_model:
        step = " " + _named_cause(question, question.policy.review_model, question.appointed, "appointed")
    return f"No tier 4 model can do this review: {causes}. It is never given to a smaller model unasked.{step}"


def no_pinned(question: Question) -> str:
    """Say why the model that the user pinned cannot take the task."""
    return _named_cause(question, question.pin.model if question.pin else None, question.pinned, "pinned")


def nobody(question: Question) -> str:
    """Say why no model can take the task: the window, or that none can be asked."""
    able = [each for each in question.weighed if each.tier >= question.minimum_tier]
    if not able:
        pinned = f" at tier {question.minimum_tier} or above" if question.minimum_tier else ""
        return f"There is no model{pinned}."
    usable = [each for each in able if each.available]
    if usable or not any(each.fits for each in able):
        largest = max(usable or able, key=lambda each: each.window)
        return (
            f"The task needs {question.tokens:,} tokens, and the largest window is {largest.window:,} "
            f"({name_of(largest.model)}): take a smaller piece."
        )
    causes: dict[str, list[str]] = {}
    for each in able:
        causes.setdefault(_not_available(each), []).append(name_of(each.model))
    told = [f"{', '.join(names[:MOST_OTHERS])} {_for_many(clause, names)}" for clause, names in causes.items()]
    return f"No model can be asked now. {'; '.join(told[:MOST_OTHERS])}."


def _cannot(question: Question, other: Weighed) -> str:
    if not other.available:
        return _not_available(other)
    if not other.does_kind:
        return f"does not do {question.kind.value}"
    if not other.fits:
        return _too_small(question, other)
    return ""


def _may_not(question: Question, rule: str, other: Weighed) -> str:
    if rule in {"security", "appointed"} and other.tier != HIGHEST_TIER:
        return "may not review: that is for tier 4 alone"
    if rule == "pinned":
        return "was passed over: you pinned another"
    if other.tier < question.minimum_tier:
        return f"is below tier {question.minimum_tier}, which you pinned"
    return ""


def _lost(question: Question, rule: str, chosen: Weighed, other: Weighed) -> str:
    if rule == "security" and chosen.model is question.pinned:
        return "was passed over: you pinned another"
    if rule == "best_available":
        return f"is assumed no better: Q {other.quality:.3f} against {chosen.quality:.3f}"
    if not other.qualified and rule != "security":
        return f"is not good enough: Q {other.quality:.3f} of {question.threshold:g} asked for"
    if rule != "security" and question.policy.prefer_loaded and chosen.status.loaded and not other.status.loaded:
        return "would have to be loaded first"
    if rule == "utility":
        return f"is a worse trade: U {other.utility:+.3f} against {chosen.utility:+.3f}"
    if other.cost > chosen.cost:
        return f"costs more: C {other.cost:.3g} against {chosen.cost:.3g}"
    return f"costs the same and is assumed no better: U {other.utility:+.3f} against {chosen.utility:+.3f}"


def _not_available(other: Weighed) -> str:
    if other.status.usable:
        return "would send the prompt off this machine"
    clause, model, reason = _STATES[other.status.state], other.model, other.status.reason
    if other.status.state is State.NOT_INSTALLED:
        return f"{clause}: ollama pull {_plain(model.ollama_model)}" if model.on_ollama else clause
    told = _plain(reason).rstrip(".")
    # The gateway's sentence may say the same of the model by its other name; what to do then stands behind that.
    told = told.partition(f" {clause}; ")[2] or told
    return f"{clause}: {told}" if told else clause


def _too_small(question: Question, other: Weighed) -> str:
    return f"is too small: window {other.window:,}, needed {question.tokens:,} tokens"


def _for_many(clause: str, names: list[str]) -> str:
    """Return a clause with its verb for as many as there are."""
    if not names[1:]:
        return clause
    return re.sub("^(is|does) ", lambda verb: {"is ": "are ", "does ": "do "}[verb.group()], clause)


def _plain(text: str) -> str:
    return _UNSAFE.sub("", text).translate(_BRACKETS)


def _why_best_available(question: Question, chosen: Weighed) -> str:
    if not chosen.does_kind:
        return f"nobody at hand does {question.kind.value}, this one has the highest Q, {chosen.quality:.3f}"
    return f"nobody at hand reaches Q {question.threshold:g}, this one comes nearest with {chosen.quality:.3f}"


def _named_cause(question: Question, name: str | None, model: Model | None, verb: str) -> str:
    """Say why a model that the user named, in whatever way, cannot take the task."""
    for each in question.weighed:
        if each.model is model:
            cause = _too_small(question, each) if each.available else _not_available(each)
            return f"{name_of(each.model)}, which you {verb}, {cause}."
    known = ", ".join(_plain(each.model.ollama_model) for each in question.weighed[:MOST_OTHERS])
    return f"{_plain(name or '')[:80]}, which you {verb}, is not known; these are: {known}."
