"""The checks of answers in words, a row each, and the verdict on one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.verification import answer_code, answer_code_there, answer_format, answer_text, answer_tongue
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.tasks.task import TaskKind
    from rightsize.core.verification.answer_evidence import AnswerEvidence
    from rightsize.core.verification.evidence import Finding

    Find = Callable[[AnswerEvidence], Iterable[Finding]]

_MOST_PROBLEMS = 4


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """One check of an answer in words, of whatever kind; the fields are those of the rows for docs."""

    name: str
    stops: str
    find: Find
    warns_of: str = ""
    of_form: bool = False
    kind: TaskKind | None = None
    needs_edit: bool = False


ANSWER_CHECKS: tuple[AnswerCheck, ...] = (
    AnswerCheck(
        "answer_there",
        "An answer that is empty, only says the request again, or refuses.",
        answer_text.missing,
        warns_of="One that begins like a refusal and goes on.",
    ),
    AnswerCheck(
        "answer_whole",
        "An answer that leaves a code block open or repeats itself without end.",
        answer_text.cut_off,
        warns_of="One that seems to end in the middle.",
    ),
    AnswerCheck(
        "answer_language",
        "An answer in another human language than was asked for, or than the request is in.",
        answer_tongue.other_tongue,
        warns_of="The same in a few words, a neighbour of a short request's language, quotes, and English beside code.",
    ),
    AnswerCheck(
        "answer_code_there",
        "An answer of prose alone where code was surely asked for, as a function, a script or a test.",
        answer_code_there.absent_code,
        warns_of="The same where code is only likely, one short line, and an answer that asks for what was not given.",
        of_form=True,
    ),
    AnswerCheck(
        "answer_code_parses",
        "Code that was asked for, and is not code of the language that its block names.",
        answer_code.broken_blocks,
        warns_of="Other blocks, and code with gaps.",
        of_form=True,
    ),
    AnswerCheck(
        "answer_format",
        "An answer that has not the form that was asked for: JSON, YAML, a table, a list, so many items, only code.",
        answer_format.other_form,
        warns_of="A form that the request may only speak of, words around code, and the form of a commit message.",
        of_form=True,
    ),
)


def verify_answer(evidence: AnswerEvidence) -> Verdict:
    """Return the verdict on one answer: what each check found, what refuses before what warns."""
    problems = tuple(problem for check in ANSWER_CHECKS for problem in _problems_of(check, evidence))
    return Verdict(problems, tuple(each.name for each in ANSWER_CHECKS))


def _problems_of(check: AnswerCheck, evidence: AnswerEvidence) -> list[Problem]:
    found = sorted(check.find(evidence), key=lambda finding: finding.doubtful)
    return [
        Problem(check.name, each.message, of_form=check.of_form, warns=each.doubtful) for each in found[:_MOST_PROBLEMS]
    ]
