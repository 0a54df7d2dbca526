"""What the checks of an answer in words look at: what was asked, the answer, its blocks of code and its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.core.tasks.task import TaskKind

_FENCE = re.compile(r"^[ \t]*(?:>[ \t]?)?(?P<mark>`{3,}(?!`)|~{3,}(?!~))[ \t]*(?P<tag>[^\n`]*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the word behind its fence in lower case, what stands in it, and whether the fence is closed."""

    tag: str
    text: str
    closed: bool


@dataclass(frozen=True)
class AnswerEvidence:
    """One answer beside what was asked.

    Attributes:
        words: what was asked, without data.
        text: the answer, Markdown.
        data: files and pasted text that the task was given.
        request: what was asked with it, whose language is its own where its words are too few to tell.
        tongue: the language of the words as the words of requests tell it, however few they are, or None.
    """

    kind: TaskKind
    words: str
    text: str
    data: tuple[str, ...] = ()
    request: str = ""
    tongue: str | None = None

    @cached_property
    def _parts(self) -> tuple[tuple[Block, ...], str]:
        blocks: list[Block] = []
        prose: list[str] = []
        inside: list[str] = []
        mark = tag = ""
        for line in self.text.splitlines():
            found = _FENCE.match(line)
            if not mark and found is not None:
                mark, tag, inside = found["mark"], found["tag"].strip().lower(), []
            elif mark and found is not None and found["mark"].startswith(mark) and not found["tag"].strip():
                blocks.append(Block(tag.split()[0] if tag else "", "\n".join(inside), closed=True))
                mark = ""
            elif mark:
                inside.append(line)
            else:
                prose.append(line)
        if mark:
            blocks.append(Block(tag.split()[0] if tag else "", "\n".join(inside), closed=False))
        return tuple(blocks), "\n".join(prose).strip()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fenced blocks, in order."""
        return self._parts[0]

    @property
    def prose(self) -> str:
        """The answer without its fenced blocks."""
        return self._parts[1]
