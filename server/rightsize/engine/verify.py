"""From a reply's text to a verdict: read it, render it, place it, check it; no model and no file is involved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.analysis.style import doc_style_in, line_length_in
from rightsize.core.documentation.edit import documentation_edit
from rightsize.core.documentation.styles import style_for
from rightsize.core.documentation.update import NOTHING_MISSING
from rightsize.core.prompts.reply import read_documentation
from rightsize.core.verification.checks import DOC_PLACED, REPLY_READ
from rightsize.core.verification.documentation import verify_documentation
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.documentation.style import DocStyle
    from rightsize.core.tasks.content import DocContent
    from rightsize.core.text import Edit
    from rightsize.engine.results import Mode
    from rightsize.engine.snapshot import Snapshot

DEFAULT_LINE_LENGTH = 88
"""Columns; what ruff and black use where neither the settings nor the file say otherwise."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How docs are written into one file: the style and the line length, settled once a file."""

    style: DocStyle
    width: int


@dataclass(frozen=True, slots=True)
class ReplyCheck:
    """What a reply came to: its content, the edit that it would make and the verdict on both.

    An update of a doc that lacks nothing makes no edit, and its content is checked all the same.
    """

    content: DocContent | None
    edit: Edit | None
    verdict: Verdict


def manner_of(snapshot: Snapshot, style: str | None, line_length: int | None) -> Manner:
    """Settle style and line length: what was asked for, else what the file uses, else the language's own.

    Raises:
        UsageError: no style of that name fits the file's language.
    """
    parsed = snapshot.parsed
    chosen = style_for(parsed.language, doc_style_in(parsed), style)
    return Manner(chosen, line_length or line_length_in(parsed) or DEFAULT_LINE_LENGTH)


def check_reply(snapshot: Snapshot, symbol: Symbol, reply: str, manner: Manner, mode: Mode) -> ReplyCheck:
    """Check one reply to a documentation task, from any model or none."""
    content, unread = read_documentation(reply)
    if content is None:
        return ReplyCheck(None, None, Verdict(unread_problems(unread), (REPLY_READ,)))
    edit, unplaced = documentation_edit(snapshot.parsed, symbol, content, manner.style, mode.value, manner.width)
    if edit is None and unplaced[:1] != (NOTHING_MISSING,):
        return ReplyCheck(content, None, Verdict(unplaced_problems(unplaced), (REPLY_READ, DOC_PLACED)))
    return ReplyCheck(content, edit, verify_documentation(snapshot.parsed, symbol, content, edit))


def unread_problems(reasons: Sequence[str]) -> tuple[Problem, ...]:
    """Return why a reply is no content, as the check `reply_read` finds it; the same model may repair that."""
    return tuple(Problem(REPLY_READ, each, of_form=True) for each in reasons)


def unplaced_problems(reasons: Sequence[str]) -> tuple[Problem, ...]:
    """Return why a doc has no place, as the check `doc_placed` finds it."""
    return tuple(Problem(DOC_PLACED, each) for each in reasons)
