"""The merged document: a section a task, headed with who answered in which time."""

from __future__ import annotations

from rightsize.core.asks.merge import Section, merged
from rightsize.core.tasks.task import TaskKind

DOCS = Section(TaskKind.DOCUMENTATION, "Granite 4.1 3B", "IBM Granite", 812.4, "The parser reads.\n")
REVIEW = Section(TaskKind.CODE_REVIEW, "", "", 3.0, "Rules only: nothing found.", problem="No tier 4\nmodel is there.")
KEPT = Section(TaskKind.QA_SIMPLE, "Llama\x1b[31m 3.2", "", 1234.5, "A lock.", remark=", from the cache, 0 tokens")


def test_a_document() -> None:
    """In the order asked; what is missing stands first in its section, and names steer no terminal."""
    assert merged([DOCS, REVIEW, KEPT]) == (
        "## 1. Documentation: Granite 4.1 3B (IBM Granite), 812 ms\n\nThe parser reads.\n\n---\n\n"
        "## 2. Code review: not answered\n\n> **Not answered.** No tier 4 model is there.\n\n"
        "Rules only: nothing found.\n\n---\n\n"
        "## 3. Question: Llama\\x1b[31m 3.2, 1,234 ms, from the cache, 0 tokens\n\nA lock."
    )


def test_nothing() -> None:
    """Is an empty document."""
    assert merged([]) == ""
