"""The messages that ask for code, and reading the code of a reply: fenced or bare, with words or thinking around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.prompts.extract import without_thinking
from rightsize.core.prompts.surroundings import surroundings
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.tasks.generation import Target

LONGEST_REPLY = 200_000
"""Characters; what is longer was not meant as one function."""

_FENCED = re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n(.*?)(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_LOOSE = re.compile(r"```(?:[\w+-]*[ \t]*\n)?(.*?)(?:```|\Z)", re.DOTALL)
_MOST_PARAGRAPHS = 24
_MOST_WINDOWS = 80
_MOST_PROBLEMS = 6
_LONGEST_PROBLEM = 300
_LINES_AROUND = 20
_LONGEST_REQUEST = 200
_EMPTY = "The reply is empty; answer with the code in one fenced block."


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
) -> Wanted:
    """Return what a model needs to know of a target, the context cut to about `budget` characters.

    Parameters:
        instruction: what the user asks for, in words.
        evidence: a sentence for each thing that is known besides, as a weakness that was found there.
        nearby: other files that may use the function.
    """
    form = _FORMS[target.asked, target.stub]
    source = _source(parsed, target)
    words = " ".join((source, target.request, instruction, *evidence))
    return Wanted(
        task=form.task.format(
            name=target.symbol.qualified_name if target.symbol else "",
            language=parsed.language.name,
            request=" ".join(target.request.split())[:_LONGEST_REQUEST],
        ),
        source=source,
        answer=form.answer,
        context="\n".join(surroundings(parsed, target, words, budget, nearby)),
        instruction=instruction.strip(),
        evidence=tuple(evidence),
    )


def generation_messages(asked: Wanted, problems: Sequence[str], *, marker: str) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for code; `problems` is what was wrong with earlier answers."""
    user = template("code_generation").substitute(
        task=asked.task,
        marker=f"=== {marker} ===",
        source=asked.source,
        context=f"What the file has beside it, for reference only:\n{asked.context}\n\n" if asked.context else "",
        evidence=f"What is known of it:\n{_listed(asked.evidence)}\n\n" if asked.evidence else "",
        instruction=f"The user asks for this:\n{asked.instruction}\n\n" if asked.instruction else "",
        answer=asked.answer,
    )
    return (("system", template("code_generation_system").substitute()), ("user", user + told_problems(problems)))


def told_problems(problems: Sequence[str]) -> str:
    """Return what is added to a message about the faults of earlier answers, nothing where there is none."""
    told = [" ".join(each.split())[:_LONGEST_PROBLEM] for each in problems[:_MOST_PROBLEMS]]
    return "\n\n" + template("documentation_problems").substitute(problems=_listed(told)) if told else ""


def _listed(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {each}" for each in sentences)


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
    return decode(Span(start, symbol.span.end if whole else target.span.start).of(data)).rstrip()


def read_code(text: str, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what of a reply may be the code, the likeliest first, or nothing and what is wrong with it."""
    if not text.strip():
        return (), (_EMPTY,)
    if len(text) > LONGEST_REPLY:
        return (), (f"The reply has {len(text)} characters; answer with one function.",)
    body = without_thinking(text.replace("\r\n", "\n"))
    blocks = [match.group(2) for match in _FENCED.finditer(body)] or [match.group(1) for match in _LOOSE.finditer(body)]
    if not blocks:
        return tuple(dict.fromkeys(_windows(body, name))), ()
    defines = re.compile(rf"\b{re.escape(name)}\b") if name else re.compile("")
    there = [each for each in blocks if defines.search(each)]
    others = [each for each in blocks if each not in there]
    return tuple(dict.fromkeys((*there, *others, "\n".join(blocks)))), ()


def _windows(text: str, name: str) -> Iterator[str]:
    """Yield the parts of a bare reply that may be code, the longest first: a person's words stand before and behind."""
    yield text.strip("\n")
    lines = text.split("\n")
    head = next((number for number, line in enumerate(lines) if _heads(line, name)), None)
    if head is not None:
        start = head
        while start and lines[start - 1].strip() and not lines[start - 1].rstrip().endswith((":", ".", "!")):
            start -= 1
        rest = "\n".join(lines[start:])
        yield rest
        yield from _shortened(rest)
    blocks = re.split(r"\n[ \t]*\n", text.strip("\n"))[:_MOST_PARAGRAPHS]
    spans = sorted(
        ((first, last) for first in range(len(blocks)) for last in range(first + 1, len(blocks) + 1)),
        key=lambda each: each[0] - each[1],
    )
    for first, last in spans[:_MOST_WINDOWS]:
        yield "\n\n".join(blocks[first:last])


def _heads(line: str, name: str) -> bool:
    """Tell whether a line looks like the head of the function: words and its name before a parenthesis."""
    return bool(name) and re.match(rf"\s*(?:[\w<>\[\],.*&]+\s+)+{re.escape(name)}\s*[(<=]", line) is not None


def _shortened(text: str) -> Iterator[str]:
    """Yield a text without its last paragraphs, one after the other."""
    blocks = re.split(r"\n[ \t]*\n", text)[:_MOST_PARAGRAPHS]
    for last in range(len(blocks) - 1, 0, -1):
        yield "\n\n".join(blocks[:last])
