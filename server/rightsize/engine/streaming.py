"""A reply as it comes, for who watches: secrets in their places again, thinking left out, nothing cut in the middle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.privacy.placeholders import STEM
from rightsize.engine.broken import spent_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsize.core.errors import ModelFailure
    from rightsize.core.privacy.placeholders import Veil
    from rightsize.engine.ports import End

_OPENS = re.compile(r"\s*<(?:think|thinking|reasoning|thought)>", re.IGNORECASE)
_CLOSES = re.compile(r"</(?:think|thinking|reasoning|thought)>\s*", re.IGNORECASE)
_LONGEST_CLOSE = len("</reasoning>")
_MAY_OPEN = re.compile(r"\s*(?:<[a-z]{0,9})?\Z", re.IGNORECASE)
_PLACEHOLDER_LENGTH = len(STEM) + 8


@dataclass(slots=True)
class Streaming:
    """Passes on what of a reply can be shown already, and holds back what may turn out to be something else."""

    veil: Veil
    tell: Callable[[str], None]
    _held: str = ""
    _begun: bool = False
    _thinking: bool = False
    _thought: bool = False

    def take(self, text: str) -> None:
        """Take the next piece of the reply as the model wrote it."""
        self._held += text
        if not self._begun and not self._begins():
            return
        safe = len(self._held) - self._open_end()
        self._pass(self._held[:safe])
        self._held = self._held[safe:]

    def end(self) -> None:
        """Pass on what was held back: nothing follows any more."""
        if not self._thinking:
            self._pass(self._held)
        self._held = ""

    def _begins(self) -> bool:
        """Tell whether the answer itself has begun, and drop the thinking before it."""
        if not self._thinking and (opened := _OPENS.match(self._held)):
            self._thinking, self._held = True, self._held[opened.end() :]
        if self._thinking:
            closed = _CLOSES.search(self._held)
            if closed is None:
                self._held = self._held[-_LONGEST_CLOSE:]
                return False
            self._thinking, self._thought, self._held = False, True, self._held[closed.end() :]
        if self._thought:
            self._held = self._held.lstrip()
            if not self._held:
                return False
        elif _MAY_OPEN.match(self._held):
            return False
        self._begun = True
        return True

    def _open_end(self) -> int:
        """Return how many characters at the end may be the beginning of a placeholder."""
        if not self.veil.secrets:
            return 0
        tail = self._held[-(_PLACEHOLDER_LENGTH - 1) :]
        for at in range(len(tail)):
            piece = tail[at:]
            if STEM.startswith(piece) or (piece.startswith(STEM) and piece[len(STEM) :].isalnum()):
                return len(piece)
        return 0

    def _pass(self, text: str) -> None:
        if text:
            self.tell(self.veil.lifted(text))


@dataclass(slots=True)
class Heard:
    """What has come of a reply, told to whoever watches; it is what one has cost that was stopped or broke off.

    Attributes:
        end: None until the reply was whole.
    """

    streaming: Streaming | None
    characters: int = 0
    end: End | None = None

    def take(self, text: str) -> None:
        """Take the next piece of the reply as the model wrote it."""
        self.characters += len(text)
        if self.streaming is not None:
            self.streaming.take(text)

    def all(self, end: End) -> None:
        """Take the end of the reply, with what its server counted."""
        self.end = end
        if self.streaming is not None:
            self.streaming.end()

    def until(self, failure: ModelFailure) -> ModelFailure:
        """Return a failure with what the reply has cost until then."""
        return spent_on(failure, self.characters, self.end)
