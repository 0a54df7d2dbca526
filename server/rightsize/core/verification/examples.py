"""Check of the example: it parses in the symbol's language, prompts and fences taken off."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.text import encode
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.languages import Language
    from rightsize.core.verification.evidence import Evidence

_FENCED = re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_PROMPT = re.compile(r"^[ \t]*(>>>|\.\.\.)(?: (.*)|)$")
_SHELL = re.compile(r"^\s*[$#%] \w", re.MULTILINE)
_FOREIGN_LINE = re.compile(r"^\s*[%!]\w.*$", re.MULTILINE)
_MARKUP = re.compile(r"</?(?:pre|code|caption)[^>]*>|\{@code\s|^\s*\.\. [\w-]+::.*$", re.MULTILINE)


def broken_example(evidence: Evidence) -> Iterator[Finding]:
    """Find an example that is not code of the symbol's language."""
    example = evidence.content.example
    if example is None or not example.strip() or _SHELL.match(example):
        return
    language = evidence.parsed.language
    blocks = code_in(example)
    if any(not _parses(language, block) for block in blocks):
        doubtful = _PROMPT.search(example) is None and any(
            _is_code(language, each) for each in re.split(r"\n\s*\n", example)
        )
        yield Finding(f"The example does not parse as {language.name}: {quoted(example)}.", doubtful=doubtful)


def code_in(example: str) -> tuple[str, ...]:
    """Return the code of an example: what stands behind prompts, else in fences, else all of it."""
    if any(_PROMPT.match(line) for line in example.splitlines()):
        return _prompted(example)
    fenced = tuple(dedent(match.group(2)) for match in _FENCED.finditer(example))
    return fenced or (dedent(_MARKUP.sub("", example)),)


def _prompted(example: str) -> tuple[str, ...]:
    """Return the statements behind the prompts, each with its continuation lines."""
    blocks: list[list[str]] = []
    inside = False
    for line in example.splitlines():
        match = _PROMPT.match(line)
        if match and match.group(1) == ">>>":
            blocks.append([match.group(2) or ""])
        elif match and inside:
            blocks[-1].append(match.group(2) or "")
        inside = match is not None
    return tuple("\n".join(block) for block in blocks)


def _parses(language: Language, code: str) -> bool:
    bare = _FOREIGN_LINE.sub("", code)
    return not syntax_problems(parse(language, encode(bare + "\n")))


def _is_code(language: Language, paragraph: str) -> bool:
    """Tell whether a paragraph of an example is code beside others that are prose."""
    return bool(re.search(r"[(=\[{;]", paragraph)) and _parses(language, dedent(paragraph))
