"""The messages of a documentation task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import ParameterKind, SymbolKind
from rightsize.core.prompts.schema import skeleton
from rightsize.core.prompts.shorten import source_for
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.naming import documented_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol

SOURCE_BUDGET = 12_000
"""Characters of source in a prompt, about 3,000 tokens, which leaves room in the smallest window."""

_IMPERATIVE = ('It begins with a verb as in "Return" or "Parse".', "Limit a number to a range.")
_INDICATIVE = ('It begins with a verb as in "Returns" or "Parses".', "Limits a number to a range.")
_NAMED = (
    'It begins with the name and a verb, as in "Clamp limits".',
    "clamp limits a number to a range.",
)
_OPENINGS = {"google": _IMPERATIVE, "numpy": _IMPERATIVE, "sphinx": _IMPERATIVE, "godoc": _NAMED}
_MOST_PROBLEMS = 6
_LONGEST_PROBLEM = 300
_KEYWORDS = {
    SymbolKind.MODULE: "module",
    SymbolKind.CLASS: "class",
    SymbolKind.METHOD: "method",
    SymbolKind.FUNCTION: "function",
}


def documentation_messages(
    parsed: Parsed,
    symbol: Symbol,
    *,
    problems: Sequence[str] = (),
    mode: str = "missing",
    style: str = "google",
    marker: str,
    budget: int = SOURCE_BUDGET,
) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for the doc of `symbol`.

    The mode is `missing`, `update` or `regenerate`; the style's name decides the form of the first sentence.  `marker`
    is random text that fences the source, `problems` what was wrong with earlier answers, `budget` the most characters
    of source.
    """
    opening, example = _OPENINGS.get(style, _INDICATIVE)
    system = template("documentation_system").substitute(opening=opening, example=example)
    kind = mode if symbol.doc is not None else "missing"
    user = template(f"documentation_{kind}").substitute(
        keyword=_KEYWORDS[symbol.kind],
        name=symbol.qualified_name or symbol.name or "this file",
        language=parsed.language.name,
        marker=f"=== {marker} ===",
        source=source_for(parsed, symbol, budget),
        doc=symbol.doc.text if symbol.doc else "",
        facts=_facts(symbol),
        skeleton=skeleton(symbol),
    )
    told = [_clip(each) for each in problems[:_MOST_PROBLEMS]]
    if told:
        lines = "\n".join(f"- {each}" for each in told)
        user += "\n\n" + template("documentation_problems").substitute(problems=lines)
    return (("system", system), ("user", user))


def _facts(symbol: Symbol) -> str:
    """Return what the tree knows for sure, a line each, so that a small model need not find it."""
    names = [_parameter(name, parameter.kind) for name, _, parameter in documented_names(symbol)]
    raised = list(dict.fromkeys(each.type for each in symbol.raises))
    lines = []
    if symbol.kind in {SymbolKind.FUNCTION, SymbolKind.METHOD}:
        lines.append(f"Parameters: {', '.join(names)}." if names else "It has no parameters.")
        lines.append(_result(symbol))
    if raised:
        lines.append(f"It raises: {', '.join(raised)}.")
    if symbol.attributes and symbol.kind is SymbolKind.CLASS:
        lines.append(f"Attributes: {', '.join(each.name for each in symbol.attributes)}.")
    return "".join(f"{line}\n" for line in lines)


def _result(symbol: Symbol) -> str:
    if symbol.yields:
        return "It yields values."
    if symbol.returns:
        return "It returns a value."
    return (
        "It returns no value."
        if symbol.body_span and not symbol.return_type
        else "Its body does not show what it returns."
    )


def _parameter(name: str, kind: ParameterKind) -> str:
    return f"{name} (any number)" if kind in {ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD} else name


def _clip(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST_PROBLEM else f"{folded[:_LONGEST_PROBLEM]}…"
