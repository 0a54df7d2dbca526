"""The messages that ask for what somebody wants in words, with files and pasted text beside them as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.prompts.fencing import fenced, told_problems
from rightsize.core.prompts.templates import template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.tasks.task import TaskKind


@dataclass(frozen=True, slots=True)
class Data:
    """What a task is given beside its words: a file, or what was pasted; `name` says which, for people and models."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said before a request, where it is one of a conversation.

    Attributes:
        standing: how whoever asks wants every answer, or empty.
        turns: (role, content) pairs, the roles `user` and `assistant`.
    """

    standing: str = ""
    turns: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> str:
        """What the user said."""
        return "\n\n".join(content for role, content in self.turns if role == "user")


NO_TALK = Talk()


def ask_messages(
    kind: TaskKind, words: str, data: Sequence[Data], problems: Sequence[str], *, marker: str, talk: Talk = NO_TALK
) -> tuple[tuple[str, str], ...]:
    """Return the (role, content) pairs that ask for an answer in Markdown.

    Parameters:
        words: what is asked, without the data.
        problems: what was wrong with earlier answers.
        talk: what was said before.
    """
    mark = f"=== {marker} ==="
    system = template("ask_system").substitute(kind=template(f"{kind.value}_ask").substitute())
    shown = "".join(fenced(f"Data, {each.name}:", each.text, mark) for each in data)
    user = template("ask").substitute(data=shown, words=words)
    if talk.standing:
        system += template("ask_standing").substitute(standing=talk.standing)
    return (("system", system), *talk.turns, ("user", user + told_problems(problems)))
