"""The messages that ask for code."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.prompts.fencing import fenced, listed, told_problems
from rightsize.core.prompts.surroundings import surroundings
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, decode, start_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Example, Target

_LONGEST_EXAMPLE = 300
_LINES_AROUND = 20


@dataclass(frozen=True, slots=True)
class _Form:
    """How a kind of target is put to a model: what to write, and what to answer with."""

    task: str
    answer: str


_WHOLE = "Answer with the whole function in one fenced block."
_BELOW = "Answer with the code that goes below the comment, and nothing else, in one fenced block."
_FORMS = {
    (Asked.BODY, True): _Form("Write the body of `{name}` in {language}.", _WHOLE),
    (Asked.BODY, False): _Form("Rewrite the body of `{name}` in {language}.", _WHOLE),
    (Asked.COMMENT, True): _Form('Write the {language} code that the comment "{request}" asks for.', _BELOW),
    (Asked.LINES, True): _Form(
        "Write the {language} code that the user asks for.",
        "Answer with the new code, and nothing else, in one fenced block.",
    ),
    (Asked.LINES, False): _Form(
        "Rewrite these lines of {language}.",
        "Answer with the lines that take their place, and nothing else, in one fenced block.",
    ),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a model is told: what to write and how to answer, the source, what stands around it, what else is known."""

    task: str
    source: str
    answer: str
    context: str
    instruction: str = ""
    evidence: tuple[str, ...] = ()


def wanted(
    parsed: Parsed,
    target: Target,
    budget: int,
    *,
    instruction: str = "",
    evidence: Sequence[str] = (),
    nearby: Sequence[Parsed] = (),
    examples: Sequence[Example] = (),
) -> Wanted:
    """Return what a model needs to know of a target, the context cut to about `budget` characters.

    Parameters:
        instruction: what the user asks for, in words.
        evidence: a sentence for each thing that is known besides, as a weakness that was found there.
        nearby: other files that may use the function.
        examples: what pages of the project show of it.
    """
    form = _FORMS[target.asked, target.stub]
    source = _source(parsed, target)
    words = " ".join((source, target.request, instruction, *evidence))
    return Wanted(
        task=form.task.format(
            name=target.symbol.qualified_name if target.symbol else "",
            language=parsed.language.name,
            request=" ".join(target.request.split()),
        ),
        source=source,
        answer=form.answer,
        context="\n".join((*surroundings(parsed, target, words, budget, nearby), *_shown(parsed, examples))),
        instruction=instruction.strip(),
        evidence=tuple(evidence),
    )


def generation_messages(asked: Wanted, problems: Sequence[str], *, marker: str) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for code; `problems` is what was wrong with earlier answers."""
    mark = f"=== {marker} ==="
    user = template("code_generation").substitute(
        task=asked.task,
        marker=mark,
        source=asked.source,
        context=fenced("What the file has beside it, for reference only:", asked.context, mark),
        evidence=fenced("What is known of it:", listed(asked.evidence), mark),
        instruction=f"The user asks for this:\n{asked.instruction}\n\n" if asked.instruction else "",
        answer=asked.answer,
    )
    return (("system", template("code_generation_system").substitute()), ("user", user + told_problems(problems)))


def _shown(parsed: Parsed, examples: Sequence[Example]) -> Iterator[str]:
    """Yield a comment for each example that a page gives, with its place there."""
    for each in examples:
        gives = f" gives {' '.join(each.expected.split())}" if each.expected else ""
        text = f"{parsed.language.line_comment} {each.origin}: {'; '.join(each.source.splitlines())}{gives}"
        yield text[:_LONGEST_EXAMPLE]


def _source(parsed: Parsed, target: Target) -> str:
    """Return what is shown between the markers: signature and doc, the whole function, or what is around a comment."""
    symbol, data = target.symbol, parsed.data
    if target.asked is Asked.LINES and not target.stub:
        return decode(target.span.of(data))
    if symbol is None:
        last = parsed.lines.line_of(target.span.end)
        first = max(0, last - _LINES_AROUND)
        end = parsed.lines.span_of(min(last + _LINES_AROUND, len(parsed.lines.starts) - 1)).end
        return decode(Span(parsed.lines.starts[first], end).of(data)).strip("\r\n")
    start = min(symbol.span.start, symbol.doc.span.start if symbol.doc else symbol.span.start)
    whole = target.asked is not Asked.BODY or not target.stub
    line = start_of_line(data, start)
    start = start if data[line:start].strip() else line
    return dedent(decode(Span(start, symbol.span.end if whole else target.span.start).of(data))).rstrip()
