"""What running the examples says about generated code, and how far the verdict reaches."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from rightsize.core.analysis.python_tree import expression_tree, literal_of
from rightsize.core.tasks.generation import Asked
from rightsize.core.verification.evidence import Finding, quoted
from rightsize.core.verification.generated_copies import copied_examples
from rightsize.core.verification.generated_words import generated_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.tasks.generation import Example, Ran
    from rightsize.core.verification.generated_evidence import GeneratedEvidence


_MOST_NAMED = 3


def broken_examples(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find examples that do not hold, and say where not all could be run."""
    runs = evidence.runs
    if runs.refused:
        yield Finding(f"The examples were not run: {runs.refused}.", doubtful=True, unseen=True)
    if runs.broken:
        yield Finding(f"The examples could not be run: {runs.broken}.", doubtful=not runs.guilty, unseen=True)
    # A doc that gives two values for one call is right about one of them at most.
    held = {each.example.source for each in runs.ran if each.outcome == "passed" and _stands_alone(each.example)}
    by_chance = generated_words().chance.search(evidence.generated.code) is not None
    for each in runs.ran:
        if each.outcome == "failed":
            unsure = each.example.doubtful or each.example.source in held or by_chance
            yield Finding(f"{_named(each)} {each.reason}.", doubtful=unsure)
    yield from copied_examples(evidence)
    if left := [each for each in runs.ran if each.outcome == "skipped"]:
        count = f"{len(runs.ran) - len(left)} of {len(runs.ran)} examples ran"
        yield Finding(f"{count}; not {_listed(left)}.", doubtful=True, unseen=True)


def broken_tests(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find tests of the project that call the function and fail, and say where not all could be run."""
    tests = evidence.runs.tests
    for each in tests:
        if each.outcome == "failed":
            yield Finding(f"The test {quoted(each.example.source)} fails: {each.reason}.")
    if left := [each for each in tests if each.outcome == "skipped"]:
        count = f"{len(tests) - len(left)} of {len(tests)} tests that name it ran"
        yield Finding(f"{count}; not {_listed(left)}.", doubtful=True, unseen=len(left) == len(tests))


def reach(evidence: GeneratedEvidence) -> str:
    """Return how far the checks reached.

    It is `tests` where one of the project's ran, `examples` where all did and one of them calls the function, and
    `static` where some could not be run, which may be those that do not hold, and where the code only repeats them.
    """
    runs = evidence.runs
    if any(each.outcome in {"passed", "failed"} for each in runs.tests):
        return "tests"
    if any(each.outcome == "skipped" for each in runs.ran) or any(copied_examples(evidence)):
        return "static"
    symbol = evidence.target.symbol
    name = symbol.name if symbol is not None and evidence.target.asked is Asked.BODY else ""
    return "examples" if any(name in each.example.source or each.outcome == "failed" for each in runs.ran) else "static"


def _stands_alone(example: Example) -> bool:
    """Tell whether an example is one call with values that are written out, which gives the same at any time."""
    call = expression_tree(example.source)
    if not isinstance(call, ast.Call):
        return False
    return all(literal_of(ast.unparse(each))[0] for each in (*call.args, *(one.value for one in call.keywords)))


def _named(ran: Ran) -> str:
    where = f" ({ran.example.origin})" if ran.example.origin else ""
    return quoted(" ".join(ran.example.source.split())) + where


def _listed(left: Sequence[Ran]) -> str:
    """Return what could not be run, the first of these, each with the reason."""
    said = [f"{_named(each)} ({each.reason})" for each in left[:_MOST_NAMED]]
    return ", ".join([*said, *([f"and {len(left) - len(said)} more"] if len(left) > len(said) else [])])
