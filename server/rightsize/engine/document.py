"""Document: from targets in a snapshot to verified edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.text import Span
    from rightsize.engine.ports import Reporter
    from rightsize.engine.results import Mode, SymbolResult
    from rightsize.engine.runtime import Runtime
    from rightsize.engine.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the user asked for.

    Attributes:
        style: name of a doc style, or None for the one that the file uses.
        minimum_tier: pinned by the user for this call, or None.
        private: symbols that are not public are documented too when they are part of a file or a class.
        interactive: somebody waits at an editor.
    """

    mode: Mode
    style: str | None = None
    minimum_tier: int | None = None
    private: bool = False
    interactive: bool = True


def targets_in(snapshot: Snapshot, span: Span | None, *, members: bool = False) -> tuple[Symbol, ...]:
    """Return the symbols to document: the whole file without a span, else the symbol at it and, if asked, its members."""
    raise NotImplementedError


async def document(
    runtime: Runtime, snapshot: Snapshot, targets: Sequence[Symbol], options: DocumentOptions, reporter: Reporter
) -> tuple[SymbolResult, ...]:
    """Document each target and return a result for each; the edits are all against `snapshot`.

    Cancelling the task cancels the model call at once.
    """
    raise NotImplementedError
