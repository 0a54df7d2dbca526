"""The checks of generated code, a row each, and the verdict on one reply; the engine runs the examples before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification import (
    generated_characters,
    generated_code,
    generated_flow,
    generated_names,
    generated_place,
    generated_runs,
    generated_values,
)
from rightsize.core.verification.evidence import problems_of, settled
from rightsize.core.verification.verdict import Problem, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rightsize.core.verification.evidence import Finding
    from rightsize.core.verification.generated_evidence import GeneratedEvidence

    Find = Callable[[GeneratedEvidence], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class GenerationCheck:
    """One check of generated code; the fields are those of the rows for docs, of which it is a shorter form."""

    name: str
    stops: str
    find: Find | None = None
    warns_of: str = ""
    of_form: bool = False
    kind: TaskKind = TaskKind.CODE_GENERATION
    needs_edit: bool = True


CODE_READ = "code_read"
EACH_PATH_GIVES = "each_path_gives"
EXAMPLES_HOLD = "examples_hold"
PROJECT_TESTS = "tests_pass"

GENERATION_CHECKS: tuple[GenerationCheck, ...] = (
    GenerationCheck(
        CODE_READ,
        "A reply in which no code fits the place: prose, a refusal, cut code.",
        of_form=True,
        needs_edit=False,
    ),
    GenerationCheck("code_parses", "Code after which the file reads worse.", generated_place.unreadable),
    GenerationCheck("target_only", "An edit that changes anything outside of its place.", generated_place.strays),
    GenerationCheck(
        "signature_kept",
        "Another signature, other decorators or another doc than the file has; code for other types or another order.",
        generated_place.other_signature,
        warns_of="A decorator that was left out, parameters that could be renamed, or another default value.",
    ),
    GenerationCheck(
        "no_stub",
        "A body that still only stands in for one.",
        generated_code.stub,
        warns_of="An empty constructor that takes nothing.",
    ),
    GenerationCheck(
        "no_code_left_out",
        "A placeholder: “rest of the code”, `...`, “your code here”, a TODO.",
        generated_code.placeholder,
        warns_of="Such a comment with code below it.",
    ),
    GenerationCheck(
        "value_given",
        "A body that gives nothing, only an empty value or only an error where signature or doc promise more.",
        generated_values.no_value,
        warns_of="One of a function without parameters, or one that its doc may speak of.",
    ),
    GenerationCheck(
        EACH_PATH_GIVES,
        "A body that gives a value on one path and ends without one on another, where its annotation promises one.",
        generated_flow.ends_without,
        warns_of="One without such an annotation, and one that ends behind a loop.",
    ),
    GenerationCheck(
        "no_copy",
        "A body that is, token for token, the one of a function beside it.",
        generated_flow.sibling_copied,
    ),
    GenerationCheck(
        "names_resolve",
        "A name that resolves nowhere.",
        generated_names.unknown_names,
        warns_of="All names where the language has no such check.",
    ),
    GenerationCheck(
        "parameters_read",
        "A body that reads none of its parameters and nothing else, and so always gives the same.",
        generated_values.unused,
        warns_of="A parameter that is never read.",
    ),
    GenerationCheck(
        "imports_exist",
        "A package that is not of the standard library, the project's dependencies or the file.",
        generated_names.unknown_imports,
        warns_of="One that is installed and that no dependency names, and all where the language has no such check.",
    ),
    GenerationCheck(
        "no_new_danger",
        "A dangerous call that was not there: a weakness that the rules find, or a command, deleted files, the "
        "network, text run as code and their like, where nobody asked for it.",
        generated_code.danger,
        warns_of="One that the rules hold for less than severe or are not sure of, what was asked for, and what "
        "changes things that others use.",
    ),
    GenerationCheck(
        "no_hidden_characters",
        "Characters that cannot be seen, or that turn what is read around.",
        generated_characters.unseen,
    ),
    GenerationCheck(
        "no_look_alikes",
        "Names in letters that only look like those of others.",
        generated_characters.look_alikes,
    ),
    GenerationCheck(
        "formatting_kept",
        "Other line ends or another kind of indent than the file's.",
        generated_place.other_form,
        warns_of="Other quotes.",
    ),
    GenerationCheck(
        EXAMPLES_HOLD,
        "Code for which an example of the doc or the comment does not hold.",
        generated_runs.broken_examples,
        warns_of="Examples that could not be run.",
    ),
    GenerationCheck(
        PROJECT_TESTS,
        "Code with which a test of the project fails that calls the function.",
        generated_runs.broken_tests,
        warns_of="Tests that name the function and could not be run.",
    ),
)
"""Every check, in the order in which they are run and listed."""


def verify_generated(evidence: GeneratedEvidence) -> Verdict:
    """Return the verdict on what a reply would put into the file; a check that could not look is none that it names."""
    runs = evidence.runs
    asked = {EXAMPLES_HOLD: bool(evidence.examples or runs.refused), PROJECT_TESTS: bool(runs.tests)}
    looked = {EXAMPLES_HOLD: bool(runs.ran or runs.broken), EACH_PATH_GIVES: evidence.trees[1] is not None}
    found = [(each, _found(each, evidence)) for each in GENERATION_CHECKS if asked.get(each.name, True)]
    problems = tuple(problem for row, each in found for problem in problems_of(row, each))
    ran = tuple(row.name for row, each in found if looked.get(row.name, True) and settled(each))
    return Verdict(problems, ran, generated_runs.reach(evidence))


def unread_code(reasons: Iterable[str]) -> Verdict:
    """Return the verdict on a reply of which nothing fits."""
    return Verdict(tuple(Problem(CODE_READ, each, of_form=True) for each in reasons), (CODE_READ,))


def _found(row: GenerationCheck, evidence: GeneratedEvidence) -> list[Finding]:
    return sorted(row.find(evidence), key=lambda finding: finding.doubtful) if row.find is not None else []
