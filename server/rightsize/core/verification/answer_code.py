"""Check of the code in an answer: blocks of the languages that we read parse, whole or as a part of something."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.answer_data import READERS
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.examples import broken_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.analysis.languages import Language
    from rightsize.core.verification.answer_evidence import AnswerEvidence, Block

_SESSION = re.compile(r"^\s*(?:\$|#|%|>|PS>|C:\\) ?\w", re.MULTILINE)
_GAP = re.compile(r"\.\.\.|\u2026|<[a-z][\w -]*>|\{[{%]", re.IGNORECASE)
"""What stands for something else: an ellipsis, a word in angle brackets, a template's own braces."""


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
        name, reads = READERS.get(block.tag, ("", _anything))
        if not reads(block.text) and not _GAP.search(block.text):
            yield Finding(f"The {name} block cannot be read: {quoted(block.text)}.", doubtful=True)


def language_of(tag: str) -> Language | None:
    """Return the language that a fence names, or None where it names none that we read."""
    languages = packaged()
    return (languages.named(tag) or languages.for_lsp(tag) or languages.for_path(f"x.{tag}")) if tag else None


def _anything(_text: str) -> bool:
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
