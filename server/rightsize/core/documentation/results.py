"""What a function hands back, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.documentation.conditions import clause_of, condition_of
from rightsize.core.documentation.conventions import convention_for
from rightsize.core.documentation.phrases import VAGUE, joined, sentence

if TYPE_CHECKING:
    from rightsize.core.documentation.context import Context
    from rightsize.core.documentation.outline import Step

_PAIR = 2
_MOST_VALUES = 4
_LONGEST = 160
_NO_VALUE = frozenset({"None", "undefined", "null", "()", "void", "never", "!"})
_TRUTHS = frozenset({"True", "False", "true", "false"})
_WHETHER = "whether "
_FILLED = {f"an empty {noun}": f"The {noun} that the body fills." for noun in ("list", "dictionary", "array", "object")}
_ITEM, _FIRST, _CHECKED = "an item of ", "the first item of ", " that passes a check"


def result_of(context: Context) -> str | None:
    """Return what the function hands back as a phrase with its verb: "return …" or "tell whether …"."""
    text = result_text(context)
    if text is None or text in VAGUE:
        return None
    if text.startswith(_WHETHER):
        return f"{context.verb('tell')} {text}"
    return f"{context.verb('return')} {text}"


def result_text(context: Context) -> str | None:
    """Return what the function hands back, as a noun phrase, or None where that cannot be said briefly."""
    if context.symbol.yields or "generator" in context.symbol.modifiers:
        # What is handed back at once is the generator.
        return None
    steps = context.outline.returns
    sources = {context.phrases.source(step.fact.captures["x"][0]) for step in steps}
    if not steps or not (context.symbol.returns or sources <= _NO_VALUE):
        return None
    text = _one(context, steps) if len(steps) == 1 else _two(context, steps) or _several(context, steps)
    return text if text and len(text) <= _LONGEST else None


def returned_text(context: Context) -> str | None:
    """Return the line about the returned value; None where no value comes back."""
    symbol = context.symbol
    if symbol.yields or "generator" in symbol.modifiers or {"constructor", "setter"} & symbol.modifiers:
        return None
    text = result_text(context) if symbol.returns else None
    if text is not None:
        return sentence(_as_value(text))
    if not symbol.returns and symbol.return_type is None:
        return None
    kind = " ".join((symbol.return_type or "").split())
    if kind in _NO_VALUE:
        return None
    if kind and "`" not in kind and len(kind) <= _LONGEST // 2:
        return f"A value of the type `{kind}`."
    said = convention_for(context.parsed.language, symbol)
    if said and said.startswith("return "):
        return sentence(said.removeprefix("return "))
    if said and said.startswith("tell "):
        return sentence(said.removeprefix("tell "))
    filled = _filled_text(context)
    if filled is not None:
        return filled
    truths = {context.phrases.source(step.fact.captures["x"][0]) for step in context.outline.returns} <= _TRUTHS
    return (
        ("`True` or `False`." if truths and context.outline.returns else "The value computed by the body.")
        if symbol.returns
        else None
    )


def _filled_text(context: Context) -> str | None:
    """Say of a local that opens as an empty container, and that the body then alters, what it is."""
    sources = {context.phrases.source(step.fact.captures["x"][0]) for step in context.outline.returns}
    bound = context.phrases.locals.get(sources.pop(), ()) if len(sources) == 1 else ()
    opening = context.phrases.filled(bound[0]) if len(bound) == 1 else None
    return _FILLED.get(opening or "")


def yielded_text(context: Context) -> str | None:
    """Return the line about the yielded values; None where nothing is yielded."""
    symbol = context.symbol
    if not (symbol.yields or "generator" in symbol.modifiers):
        return None
    values = dict.fromkeys(_yielded(context, each) for each in context.outline.yields)
    said = [each for each in values if each]
    told = joined(said, "or") if 0 < len(said) <= _MOST_VALUES else None
    return sentence(told) if told and len(told) <= _LONGEST else "Values, one at a time."


def _yielded(context: Context, step: Step) -> str | None:
    return context.phrases.filled(step.fact) if step.fact.says else context.phrases.value(step.fact.captures["x"][0])


def _as_value(text: str) -> str:
    return f"Whether {text[len(_WHETHER) :]}" if text.startswith(_WHETHER) else text


def _found(context: Context, step: Step) -> str | None:
    """Word a return from a loop: "the name of the first item of `x` that passes a check"."""
    if [each.kind for each in step.guards if each.kind != "unless"] != ["loop", "if"]:
        return None
    value = context.phrases.value(step.fact.captures["x"][0])
    return (
        value.replace(_ITEM, _FIRST, 1) + _CHECKED
        if value and value.count(_ITEM) == 1 and value.endswith(value[value.index(_ITEM) :])
        else None
    )


def _any(context: Context, steps: tuple[Step, ...]) -> str | None:
    """Word "return true from a loop, else false": "whether any item of `x` passes a check"."""
    sources = [context.phrases.source(step.fact.captures["x"][0]).lower() for step in steps]
    kinds = [[each.kind for each in step.guards] for step in steps]
    if kinds != [["loop", "if"], []] or sorted(sources) != ["false", "true"]:
        return None
    over = steps[0].guards[0].fact.captures.get("over")
    value = context.phrases.value(over[0]) if over else None
    return f"whether {'any' if sources[0] == 'true' else 'no'} item of {value} passes a check" if value else None


def _one(context: Context, steps: tuple[Step, ...]) -> str | None:
    if found := _found(context, steps[0]):
        return found
    value = context.phrases.value(steps[0].fact.captures["x"][0])
    condition = condition_of(context, steps[0])
    if value is None or condition is None:
        return None
    return f"{value} {condition}" if condition else value


def _two(context: Context, steps: tuple[Step, ...]) -> str | None:
    """Word "return a if c, otherwise b"."""
    if len(steps) == _PAIR and (found := _any(context, steps)):
        return found
    if len(steps) == _PAIR and not steps[1].guards and (first := _found(context, steps[0])):
        other = context.phrases.value(steps[1].fact.captures["x"][0])
        return f"{first}, or {other} where none does" if other and ", " not in other else None
    if len(steps) != _PAIR or (
        steps[1].guards and [each.kind for each in steps[1].guards] not in (["else"], ["catch"])
    ):
        return None
    first, second = (context.phrases.value(step.fact.captures["x"][0]) for step in steps)
    condition = condition_of(context, steps[0])
    sources = [context.phrases.source(step.fact.captures["x"][0]) for step in steps]
    if steps[1].guards and steps[1].guards[0].kind == "catch":
        clause = clause_of(context, steps[1].guards[0])
        return f"{first}, or {second} {clause}" if first and second and clause and not steps[0].guards else None
    if not condition or first is None or second is None or {first, second} & VAGUE:
        return None
    if first == second:
        return first
    if set(sources) <= _TRUTHS:
        test = condition.removeprefix("if ")
        return (
            f"whether {test}"
            if sources[0].lower() == "true" and condition.startswith("if ")
            else f"`{sources[0]}` {condition}, otherwise `{sources[1]}`"
        )
    if first.startswith(_WHETHER) or second.startswith(_WHETHER):
        return None
    return f"{first} {condition}, otherwise {second}"


def _several(context: Context, steps: tuple[Step, ...]) -> str | None:
    """Word "a, b or c" where each is short."""
    values = dict.fromkeys(context.phrases.value(step.fact.captures["x"][0]) for step in steps)
    named = [each for each in values if each]
    if {each.strip("`") for each in named} <= _TRUTHS:
        return None
    if (
        len(named) != len(values)
        or not VAGUE.isdisjoint(named)
        or len(named) > _MOST_VALUES
        or any(each.startswith(_WHETHER) or ", " in each for each in named)
    ):
        return None
    if len(named) == 1:
        return named[0]
    return joined(named, "or")
