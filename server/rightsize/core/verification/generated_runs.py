"""What running the examples says about generated code, and how far the verdict reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.tasks.generation import Asked
from rightsize.core.verification.evidence import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.core.verification.generated_evidence import GeneratedEvidence


def broken_examples(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find examples that do not hold, and say where none could be run."""
    runs = evidence.runs
    if runs.refused:
        yield Finding(f"The examples were not run: {runs.refused}.", doubtful=True)
    if runs.broken:
        yield Finding(f"The examples could not be run: {runs.broken}.", doubtful=not runs.guilty)
    for each in runs.ran:
        source = " ".join(each.example.source.split())
        if each.outcome == "failed":
            yield Finding(f"{quoted(source)} {each.reason}.", doubtful=each.example.doubtful)
        elif each.outcome == "skipped":
            yield Finding(f"The example {quoted(source)} could not be run: {each.reason}.", doubtful=True)


def broken_tests(evidence: GeneratedEvidence) -> Iterator[Finding]:
    """Find tests of the project that call the function and fail."""
    for each in evidence.runs.tests:
        if each.outcome == "failed":
            yield Finding(f"The test {quoted(each.example.source)} fails: {each.reason}.")


def reach(evidence: GeneratedEvidence) -> str:
    """Return `tests` where one of the project's ran, `examples` where one that calls the function did, or `static`."""
    if any(each.outcome in {"passed", "failed"} for each in evidence.runs.tests):
        return "tests"
    symbol = evidence.target.symbol
    name = symbol.name if symbol is not None and evidence.target.asked is Asked.BODY else ""
    answered = (each for each in evidence.runs.ran if each.outcome in {"passed", "failed"})
    return "examples" if any(name in each.example.source or each.outcome == "failed" for each in answered) else "static"
