"""How it is put to a model that code is to be mended: what to do, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.prompts.templates import template

if TYPE_CHECKING:
    from rightsize.core.tasks.generation import Complaint

_LONGEST = 600
_LONGEST_QUOTE = 160


def repair_instruction(*, imports: bool) -> str:
    """Return the instruction; where a language imports inside of functions, that this may be done."""
    place = "What must be imported besides is imported at the start of the code." if imports else ""
    return template("code_generation_fix").substitute(imports=place).strip()


def repair_evidence(complaint: Complaint, line: int) -> tuple[str, ...]:
    """Return what is known of the fault, a sentence each; `line` is that of the file, from one."""
    told = " ".join(each for each in (complaint.title.rstrip(".") + ".", complaint.explanation) if each)
    quote = f": `{_short(complaint.quote, _LONGEST_QUOTE)}`" if complaint.quote.strip() else ""
    return tuple(
        each
        for each in (
            f"{complaint.teller} says: {_short(told)}",
            f"It is about line {line} of the file{quote}",
            f"Remedy: {_short(complaint.remedy)}" if complaint.remedy else "",
        )
        if each
    )


def _short(text: str, most: int = _LONGEST) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= most else f"{folded[: most - 1]}\u2026"
