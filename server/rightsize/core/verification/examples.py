"""Check of the example: it parses in the symbol's language, prompts and fences taken off."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.text import encode
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.languages import Language
    from rightsize.core.verification.evidence import Evidence

_FENCED = re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n(.*?)^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE)
_PROMPT = re.compile(r"^[ \t]*(>>>|\.\.\.|In \[\d*\]:|\.{3,}:)(?: (.*)|)$")
_CONTINUES = "..."
_PLAIN_WORD = re.compile(r"[\"'(*]*[A-Za-z][\w'-]*[\"')*.,:;!?]*")
_FEWEST_WORDS = 3
_MOSTLY = 0.6
_GOES_ON = frozenset("([{,\\")
_MOST_LINES_BEHIND = 40
_SHELL = re.compile(r"^\s*[$#%] \w", re.MULTILINE)
_FOREIGN_LINE = re.compile(r"^\s*[%!]\w.*$", re.MULTILINE)
# Three dots where code was left out; Python reads its own.
_LEFT_OUT = re.compile(r"(?<![\w)\]])(?:\.\.\.|\u2026)(?=\s*(?:[,)\]};]|$))", re.MULTILINE)
_LEFT_OUT_LINE = re.compile(r"^[ \t]*(?:\.\.\.|\u2026)[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(
    r"<caption>.*?</caption>|</?(?:pre|code)[^>]*>|\{@code\s|^\s*\.\. [\w-]+::?.*$|^Usage\s*::?\s*$", re.MULTILINE
)


def broken_example(evidence: Evidence) -> Iterator[Finding]:
    """Find an example that is not code of the symbol's language."""
    example = evidence.content.example
    if example is None or not example.strip() or _SHELL.match(example):
        return
    language = evidence.parsed.language
    broken = next(broken_code(language, example), None)
    if broken is not None:
        message = f"The example is not {language.name}: {quoted(broken)}."
        yield Finding(message, doubtful=evidence.stood(example) or _is_cut_short(example, broken))


def broken_code(language: Language, example: str) -> Iterator[str]:
    """Yield what does not parse: of what stands behind prompts, else in fences, else of all but a person's text."""
    fenced = [dedent(match.group(2)) for match in _FENCED.finditer(example)]
    if _is_prompted(example):
        yield from _broken_prompts(language, example)
    elif fenced:
        yield from (each for each in fenced if not _parses(language, each))
    elif not _parses(language, dedent(_MARKUP.sub("", example))):
        yield from _broken_blocks(language, example)


def _prompted(example: str) -> list[tuple[str, str]]:
    """Return each statement behind a prompt, with its continuation lines, and the lines that follow it."""
    blocks: list[tuple[list[str], list[str]]] = []
    for line in example.splitlines():
        match = _PROMPT.match(line)
        if match and not match.group(1).startswith(_CONTINUES):
            blocks.append(([match.group(2) or ""], []))
        elif match and blocks and not blocks[-1][1]:
            blocks[-1][0].append(match.group(2) or "")
        elif blocks:
            blocks[-1][1].append(line)
    return [("\n".join(code), "\n".join(behind)) for code, behind in blocks]


def _broken_prompts(language: Language, example: str) -> Iterator[str]:
    """Yield the statements behind prompts that do not parse, however their continuation lines are marked."""
    blocks = _prompted(example)
    done = 0
    for index, (code, behind) in enumerate(blocks):
        if index < done or _parses(language, code):
            continue
        done = next((each for each, text in _continued(blocks, index) if _parses(language, text)), 0)
        if not done:
            yield f"{code}\n{behind}" if not code.strip() else code


def _is_cut_short(example: str, broken: str) -> bool:
    """Tell whether whole statements stand in front of a last one of which the end is missing."""
    statements = _prompted(example)
    return len(statements) > 1 and statements[-1][0] == broken and broken.rstrip()[-1:] in _GOES_ON


def _continued(blocks: Sequence[tuple[str, str]], index: int) -> Iterator[tuple[int, str]]:
    """Yield a statement with ever more of what follows it, and the number of the next statement."""
    code, behind = blocks[index]
    text = code
    for line in behind.splitlines()[:_MOST_LINES_BEHIND]:
        text += f"\n{line}"
        yield index + 1, text
    text = code
    for number, (more, _) in enumerate(blocks[index + 1 : index + _MOST_LINES_BEHIND], index + 2):
        text += f"\n{more}"
        yield number, text


def _parses(language: Language, code: str) -> bool:
    """Tell whether code parses as it stands, or with something in the place of each `...` that stands for more."""
    bare = _FOREIGN_LINE.sub("", code)
    filled = _LEFT_OUT.sub("_", _LEFT_OUT_LINE.sub("", bare))
    return any(not syntax_problems(parse(language, encode(text + "\n"))) for text in dict.fromkeys((bare, filled)))


def _is_prompted(example: str) -> bool:
    return any(_PROMPT.match(line) for line in example.splitlines() if ">>>" in line or "In [" in line)


def _broken_blocks(language: Language, example: str) -> Iterator[str]:
    """Yield the blocks that do not parse, of an example that has a person's text around its code."""
    pieces = _without_prose(language, dedent(_MARKUP.sub("", example)))
    if not pieces:
        yield example
        return
    # A blank line may stand within a statement, and so one piece may need the next.
    if not _parses(language, "\n\n".join(pieces)):
        yield from (each for each in pieces if not _parses(language, each))


def _without_prose(language: Language, example: str) -> list[str]:
    """Return the paragraphs of an example, without the lines of them that are a person's text."""
    pieces = []
    for paragraph in re.split(r"\n[ \t]*\n", example):
        lines = paragraph.strip("\n").splitlines()
        while lines and _is_prose(lines[0]) and not _parses(language, paragraph):
            margin = _indent_of(lines[0])
            behind = (index for index, line in enumerate(lines) if _indent_of(line) > margin)
            lines = lines[next(behind, len(lines)) :]
        if any(map(str.strip, lines)):
            pieces.append(dedent("\n".join(lines)))
    return pieces


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_prose(line: str) -> bool:
    """Tell whether a line reads as a sentence: mostly plain words, begun with a capital or ended with a stop."""
    words = line.split()
    plain = sum(1 for word in words if _PLAIN_WORD.fullmatch(word))
    marked = bool(words) and (words[0][:1].isupper() or words[-1][-1:] in ".:")
    return marked and len(words) >= _FEWEST_WORDS and plain >= _MOSTLY * len(words)
