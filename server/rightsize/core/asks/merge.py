"""The answers to the tasks of a text as one Markdown document: a section each, in the order asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.asks.nesting import nested
from rightsize.core.foreign import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class Section:
    """One answer.

    Attributes:
        by: the model that answered, for people; empty where none did.
        provider: whose model that is.
        milliseconds: from the request to the end of the answer.
        text: Markdown.
        problem: why it was not answered, or not wholly; one sentence, empty where it was.
        remark: what stands behind the time, as that nobody was asked.
    """

    kind: TaskKind
    by: str
    provider: str
    milliseconds: float
    text: str
    problem: str = ""
    remark: str = ""


def heading(number: int, section: Section) -> str:
    """Return the heading of a section, its number counted from one, as Markdown."""
    title = kind_title(section.kind)
    if not section.by:
        return f"## {number}. {title}: not answered"
    provider = f" ({one_line(section.provider)})" if section.provider else ""
    time = f"{section.milliseconds:,.0f} ms"
    return f"## {number}. {title}: {one_line(section.by)}{provider}, {time}{section.remark}"


def body(section: Section) -> str:
    """Return what stands below the heading: what is missing first, so that nobody takes a part for the whole.

    What an answer says cannot be taken for another section.
    """
    problem = " ".join(section.problem.split())
    parts = [f"> **Not answered.** {problem}" if problem else "", nested(section.text.strip())]
    return "\n\n".join(each for each in parts if each)


def merged(sections: Sequence[Section]) -> str:
    """Return the document, sections separated by rules."""
    return "\n\n---\n\n".join(whole(number, each) for number, each in enumerate(sections, 1))


def whole(number: int, section: Section) -> str:
    """Return a section as it stands in the document."""
    return f"{heading(number, section)}\n\n{body(section)}"


def kind_title(kind: TaskKind) -> str:
    """Return what people call a kind of task, as `Code generation`."""
    return _TITLES.get(kind.value, kind.value.replace("_", " ").capitalize())


def kind_noun(kind: TaskKind) -> str:
    """Return the same within a sentence, as `code generation`, `a question`."""
    return _NOUNS.get(kind.value, kind.value.replace("_", " "))


_NOUNS = {"qa_simple": "a question"}
_TITLES = {"qa_simple": "Question"}
