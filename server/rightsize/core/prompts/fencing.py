"""What every message has: data between marker lines, and what was wrong with earlier answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.prompts.templates import template

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PROBLEMS = 6
_LONGEST_PROBLEM = 300


def fenced(heading: str, text: str, mark: str) -> str:
    """Return text of the file, or about it, between marker lines below a heading; nothing where there is none."""
    return f"{heading}\n{mark}\n{text}\n{mark}\n\n" if text.strip() else ""


def told_problems(problems: Sequence[str]) -> str:
    """Return what is added to a message about the faults of earlier answers, nothing where there is none."""
    told = [" ".join(each.split())[:_LONGEST_PROBLEM] for each in problems[:_MOST_PROBLEMS]]
    return "\n\n" + template("documentation_problems").substitute(problems=listed(told)) if told else ""


def listed(sentences: Sequence[str]) -> str:
    """Return sentences as the items of a list."""
    return "\n".join(f"- {each}" for each in sentences)
