"""One sentence for what was run of code that a model wrote: how much of it, how that ended, or why none was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rightsize.core.tasks.generation import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.tasks.generation import Ran
    from rightsize.core.verification.generated_evidence import GeneratedEvidence
    from rightsize.core.verification.tests import TestEvidence


class _Words(NamedTuple):
    """What is run, and what it does where all is well: one of it, and many."""

    one: str
    well: str
    all_well: str

    def counted(self, count: int) -> str:
        return f"{count} {self.one}{'' if count == 1 else 's'}"

    def ended_well(self, count: int) -> str:
        return self.well if count == 1 else self.all_well


_EXAMPLES = _Words("example", "holds", "hold")
_TESTS = _Words("test", "passes", "pass")


def trial_line(evidence: GeneratedEvidence) -> str:
    """Say how many examples ran and how that ended, or why none did, and so for the project's tests."""
    runs, count = evidence.runs, len(evidence.examples)
    language = evidence.parsed.language
    if not count and evidence.target.asked is Asked.LINES:
        said = ""
    elif not language.reference_parser:
        said = f"Examples of {language.name} are not run."
    elif not count:
        said = "No examples are known; nothing was run." if not runs.tests else "No examples are known."
    elif not runs.ran:
        said = _none_ran(_EXAMPLES, count, runs.refused or runs.broken or runs.declined)
    else:
        said = _ended(_EXAMPLES, runs.ran, count=len(runs.ran))
    if runs.tests:
        ran = [each for each in runs.tests if each.outcome != "skipped"]
        held = " and hold" if ran and all(each.outcome == "passed" for each in ran) else ""
        said = f"{said} {len(ran)} of {len(runs.tests)} tests of the project that name it ran{held}.".strip()
    return said


def tests_line(evidence: TestEvidence) -> str:
    """Say how many of the tests that a model wrote ran and how that ended, or why none did."""
    language = evidence.code.parsed.language
    if not language.reference_parser:
        return f"Tests in {language.name} are not run."
    if not evidence.ran:
        return _none_ran(_TESTS, len(evidence.draft.names), evidence.not_run)
    return _ended(_TESTS, evidence.ran, count=len(evidence.draft.names), left_out=evidence.not_run)


def _none_ran(words: _Words, count: int, why: str) -> str:
    return f"{words.counted(count)} {'was' if count == 1 else 'were'} not run{f' ({why})' if why else ''}."


def _ended(words: _Words, ran: Sequence[Ran], *, count: int, left_out: str = "") -> str:
    """Say how those that were tried ended.

    Parameters:
        count: how many there are, those that were not even tried among them.
        left_out: why some were not tried.
    """
    skipped = [each for each in ran if each.outcome == "skipped"]
    failed = sum(each.outcome == "failed" for each in ran)
    badly = f"{failed} {'does' if failed == 1 else 'do'} not {words.all_well}"
    done = len(ran) - len(skipped)
    if left := count - done:
        more = f", and {left - 1} more not" if left > 1 else ""
        why = f"for one, {skipped[0].reason}{more}" if skipped else left_out
        of_them = badly.replace(" do", " of them do", 1)
        return f"{done} of {words.counted(count)} ran{f'; {of_them}' if failed else ''}{f' ({why})' if why else ''}."
    how = f", and {badly}" if failed else f" and {words.ended_well(count)}"
    return f"{words.counted(count)} ran{how}."
