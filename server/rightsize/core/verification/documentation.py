"""Verify an answer to a documentation task: its content against the code, then the edit that it would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.checks import checks_for, run_checks
from rightsize.core.verification.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.analysis.symbol import Symbol
    from rightsize.core.tasks.content import DocContent
    from rightsize.core.text import Edit
    from rightsize.core.verification.checks import Check
    from rightsize.core.verification.verdict import Verdict


def verify_documentation(
    parsed: Parsed, symbol: Symbol, content: DocContent, edit: Edit | None, checks: Sequence[Check] | None = None
) -> Verdict:
    """Return the verdict on a reply and on the edit that it would make.

    Args:
        parsed: the file that the symbol was read from, before the edit.
        symbol: what the reply is about.
        content: what the reply says.
        edit: against the bytes of `parsed`; without one, the content alone is checked.
        checks: run only these; all of the task's without.
    """
    chosen = checks_for(TaskKind.DOCUMENTATION) if checks is None else checks
    return run_checks(Evidence(parsed, symbol, content, edit), chosen)


def verify_content(parsed: Parsed, symbol: Symbol, content: DocContent) -> Verdict:
    """Return the verdict on the content of a reply, before anything is rendered."""
    return verify_documentation(parsed, symbol, content, None)
