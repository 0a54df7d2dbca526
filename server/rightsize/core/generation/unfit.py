"""Why nothing in a reply fits its place: what was looked for, what came instead, and what to answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.analysis.told import named_things
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Target

_SOUGHT = {
    Asked.BODY: "The function {name} or its body was looked for",
    Asked.COMMENT: "Code that can stand below the comment was looked for",
    Asked.LINES: "Code that can take the place of the lines was looked for",
}
_STEP = {
    Asked.BODY: "answer with the function alone, in one fenced block",
    Asked.COMMENT: "answer with that code alone, in one fenced block",
    Asked.LINES: "answer with the new lines alone, in one fenced block",
}


def unfit(parsed: Parsed, target: Target, candidates: Sequence[str]) -> str:
    """Return one sentence for a reply of which no reading leaves a file that reads as well as before."""
    name = target.symbol.name if target.symbol is not None and target.asked is Asked.BODY else ""
    replies = [parse(parsed.language, encode(f"{each}\n")) for each in candidates if each.strip()]
    came = next((each for reply in replies if (each := _came(reply, name))), "nothing that can stand there")
    sought = _SOUGHT[target.asked].format(name=f"`{name}`")
    return f"{sought}, and the reply held {came}; {_STEP[target.asked]}."


def _came(reply: Parsed, name: str) -> str:
    found = symbols_in(reply)[1:]
    broken = syntax_problems(reply)
    for each in found:
        if name and each.name == name and broken:
            line = reply.lines.line_of(broken[0].span.start) + 1
            return f"`{name}` with a fault in line {line} ({broken[0].message})"
    things = named_things(found)
    if things and not (broken and len(found) == 1 and found[0].error_inside):
        return things if any(each.name == name for each in found) or not name else f"{things}, not `{name}`"
    return f"text that is no {reply.language.name}" if broken else ""
