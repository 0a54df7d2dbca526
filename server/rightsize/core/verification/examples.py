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
_STRING = re.compile(r"""([\"'])(?:\\.|(?!\1).)*\1""")
_AHEAD = re.compile(r":\s*$|^\s*@[^\n]*$|\\$")
_PLAIN_WORD = re.compile(r"[\"'(*]*[A-Za-z][\w'-]*[\"')*.,:;!?]*")
_FEWEST_WORDS = 3
_MOSTLY = 0.6
_SHELL = re.compile(r"^\s*[$#%] \w", re.MULTILINE)
_FOREIGN_LINE = re.compile(r"^\s*[%!]\w.*$", re.MULTILINE)
_MARKUP = re.compile(
    r"<caption>.*?</caption>|</?(?:pre|code)[^>]*>|\{@code\s|^\s*\.\. [\w-]+::?.*$|^Usage\s*::?\s*$", re.MULTILINE
)


def broken_example(evidence: Evidence) -> Iterator[Finding]:
    """Find an example that is not code of the symbol's language."""
    example = evidence.content.example
    if example is None or not example.strip() or _SHELL.match(example):
        return
    language = evidence.parsed.language
    broken = [block for block in code_in(example) if not _parses(language, block)]
    if broken:
        prompted = _is_prompted(example)
        excused = all(map(_is_open, broken)) if prompted else _has_prose(example)
        doubtful = excused or evidence.stood(example)
        yield Finding(f"The example is not {language.name}: {quoted(broken[0])}.", doubtful=doubtful)


def code_in(example: str) -> tuple[str, ...]:
    """Return the code of an example: what stands behind prompts, else in fences, else all of it."""
    if _is_prompted(example):
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


def _is_prompted(example: str) -> bool:
    return any(_PROMPT.match(line) for line in example.splitlines())


def _is_open(block: str) -> bool:
    """Tell whether a statement behind a prompt was cut off, in brackets or ahead of its body."""
    bare = _STRING.sub("", block)
    return any(bare.count(left) > bare.count(right) for left, right in ("()", "[]", "{}")) or bool(_AHEAD.search(bare))


def _has_prose(example: str) -> bool:
    """Tell whether an example is a person's text, alone or around the code."""
    return any(_is_prose(paragraph) for paragraph in re.split(r"\n\s*\n", example))


def _is_prose(paragraph: str) -> bool:
    """Tell whether a paragraph begins as a sentence does: a capital, and mostly plain words."""
    words = next(iter(paragraph.strip().splitlines()), "").split()
    plain = sum(1 for word in words if _PLAIN_WORD.fullmatch(word))
    return len(words) >= _FEWEST_WORDS and words[0][:1].isupper() and plain >= _MOSTLY * len(words)
