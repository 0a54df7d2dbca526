"""Check of the code in an answer: blocks of the languages that we read parse, whole or as a part of something."""

from __future__ import annotations

import json
import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.examples import broken_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.languages import Language
    from rightsize.core.verification.answer_evidence import AnswerEvidence, Block

_SESSION = re.compile(r"^\s*(?:\$|#|%|>|PS>|C:\\) ?\w", re.MULTILINE)
_GAP = re.compile(r"\.\.\.|\u2026|<[a-z][\w -]*>", re.IGNORECASE)


def broken_blocks(evidence: AnswerEvidence) -> Iterator[Finding]:
    """Find blocks that are not code of the language that they name; only the code that was asked for refuses."""
    generates = evidence.kind is TaskKind.CODE_GENERATION
    known = [(each, language) for each in evidence.blocks if (language := language_of(each.tag)) is not None]
    largest = max((len(each.text) for each, _ in known), default=0)
    for block, language in known:
        broken = _broken(language, block)
        if broken is None:
            continue
        sure = generates and len(block.text) == largest and not _GAP.search(block.text)
        yield Finding(f"The {language.name} block does not parse: {quoted(broken)}.", doubtful=not sure)
    for block in evidence.blocks:
        if block.tag == "json" and not is_json(block.text) and not _GAP.search(block.text):
            yield Finding(f"The JSON block cannot be read: {quoted(block.text)}.", doubtful=True)
    if generates and not evidence.blocks and "`" not in evidence.text:
        yield Finding("Code was asked for, and the reply holds no block of code.", doubtful=True)


def language_of(tag: str) -> Language | None:
    """Return the language that a fence names, or None where it names none that we read."""
    languages = packaged()
    return (languages.named(tag) or languages.for_lsp(tag) or languages.for_path(f"x.{tag}")) if tag else None


def is_json(text: str) -> bool:
    """Tell whether a text is one JSON value, or one a line."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        lines = [each for each in text.splitlines() if each.strip()]
        return len(lines) > 1 and all(each.strip()[:1] in "{[" and _loads(each) for each in lines)
    return True


def _loads(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _broken(language: Language, block: Block) -> str | None:
    """Return what does not parse, also as a part of a class or an object; None where it may stand somewhere."""
    text = dedent(block.text)
    if not text.strip() or (_SESSION.match(text) and language.line_comment != "#"):
        return None
    broken = next(broken_code(language, text), None)
    if broken is None:
        return None
    held = (f"{before}\n{text}\n{behind}" for before, behind in language.holders)
    return None if any(next(broken_code(language, each), None) is None for each in held) else broken
