"""The messages that ask for code, and reading the code of a reply: fenced or bare, with words or thinking around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.prompts.extract import without_thinking
from rightsize.core.prompts.templates import template
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.generation import Target

LONGEST_REPLY = 200_000
"""Characters; what is longer was not meant as one function."""

_FENCED = re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n(.*?)(?:^[ \t]*\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_LOOSE = re.compile(r"```(?:[\w+-]*[ \t]*\n)?(.*?)(?:```|\Z)", re.DOTALL)
_MOST_PARAGRAPHS = 24
_MOST_WINDOWS = 80
_MOST_PROBLEMS = 6
_LONGEST_PROBLEM = 300
_EMPTY = "The reply is empty; answer with the function in one fenced block."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a model is told of a target: its name, its source with the doc, and what stands around it."""

    language: str
    name: str
    source: str
    context: str


def wanted(parsed: Parsed, target: Target, budget: int) -> Wanted:
    """Return what a model needs to know of a target, the context cut to about `budget` characters."""
    symbol = target.symbol
    if target.asked is Asked.COMMENT or symbol is None:
        name = "the code that the comment asks for"
        source = "\n".join(f"{parsed.language.line_comment} {line}" for line in target.request.splitlines())
    else:
        name = symbol.qualified_name
        start = min(symbol.span.start, symbol.doc.span.start if symbol.doc else symbol.span.start)
        source = decode(Span(start, target.span.start).of(parsed.data)).rstrip()
    return Wanted(parsed.language.name, name, source, "\n".join(_around(parsed, symbol, budget)))


def generation_messages(asked: Wanted, problems: Sequence[str], *, marker: str) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for code; `problems` is what was wrong with earlier answers."""
    user = template("generation").substitute(
        name=asked.name,
        language=asked.language,
        marker=f"=== {marker} ===",
        source=asked.source,
        context=f"What the file has beside it, for reference only:\n{asked.context}\n\n" if asked.context else "",
    )
    told = [" ".join(each.split())[:_LONGEST_PROBLEM] for each in problems[:_MOST_PROBLEMS]]
    if told:
        user += "\n\n" + template("documentation_problems").substitute(problems="\n".join(f"- {each}" for each in told))
    return (("system", template("generation_system").substitute()), ("user", user))


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


def _around(parsed: Parsed, symbol: Symbol | None, budget: int) -> Iterator[str]:
    """Yield what the file has beside a target, as long as there is room: imports, the class, signatures."""
    room = budget
    for line in dict.fromkeys((*_imports(parsed), *_signatures(parsed, symbol))):
        if len(line) <= room:
            room -= len(line)
            yield line


def _imports(parsed: Parsed) -> Iterator[str]:
    for node in parsed.root.children:
        if "import" in node.type or "use_" in node.type or node.type.startswith("package"):
            yield parsed.text_of(node).strip()


def _signatures(parsed: Parsed, symbol: Symbol | None) -> Iterator[str]:
    """Yield the signatures of what is beside a symbol, those of its own class first."""
    others = [each for each in symbols_in(parsed)[1:] if symbol is None or each.span != symbol.span]
    owner = symbol.qualified_name.rpartition(".")[0] if symbol is not None else ""
    others.sort(key=lambda each: not owner or not each.qualified_name.startswith(owner))
    for each in others:
        text = " ".join(decode(each.signature_span.of(parsed.data)).split())
        own = owner and each.qualified_name.startswith(owner) and each.kind is not SymbolKind.CLASS
        yield f"{'    ' if own else ''}{text}"
