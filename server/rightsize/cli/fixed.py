"""What came of faults that were to be mended: who did it, how that was checked, what is not sure; for both readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsize.cli.records import decision_record
from rightsize.cli.writing import course_lines
from rightsize.core.review.suppress import name_of
from rightsize.core.routing.explain import who
from rightsize.engine.fix import unconfirmed
from rightsize.engine.floor import Looks
from rightsize.engine.records import attempt_record, failed_checks
from rightsize.engine.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rightsize.cli.file_work import FileWork
    from rightsize.core.text import Span
    from rightsize.engine.fix import Wrong
    from rightsize.engine.results import GenerationResult


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of one fault: its line, from one, in the file as it was read, what it is called, and the result."""

    line: int
    wrong: Wrong
    result: GenerationResult | None
    reason: str = ""

    @property
    def fixed(self) -> bool:
        """Whether there is a fix of which somebody says that the fault is gone."""
        return self.result is not None and self.result.edit is not None and not unconfirmed(self.result)


@dataclass(slots=True)
class FileFix:
    """One file, the parts of it that are meant, what has come of the faults in them, and what was seen of it so far."""

    work: FileWork
    spans: list[Span]
    done: list[Mended] = field(default_factory=list)
    looks: Looks = field(default_factory=Looks)


def _called(wrong: Wrong) -> str:
    finding = wrong.finding
    return f"CWE-{finding.cwe} {finding.title} ({name_of(finding)})" if finding else wrong.complaint.title


def lines_of(file: FileFix, *, write: bool) -> Iterator[str]:
    """Yield what came of each fault of a file: who mended it, how that was checked, and what is not sure."""
    for each in file.done:
        place, result = f"{file.work.path}:{each.line} {_called(each.wrong)}", each.result
        if result is None or result.edit is None or result.decision is None:
            yield f"failed: {place}: {each.reason}"
            yield from (f"  {fault}" for fault in (result.faults if result is not None else ()))
            continue
        doubt = unconfirmed(result)
        kept_out = doubt and write and each.wrong.finding is not None
        word = "not written" if kept_out else "fixed" if not doubt else "changed"
        checks = len(result.verdict.checks) if result.verdict else 0
        yield f"{place}: {word} by {who(result.attempts[-1].model)}; {checks} checks"
        yield from course_lines(result, result.notes)


def plain(mended: Mended) -> dict[str, Any]:
    """Return one fault and what came of it as plain values."""
    finding, result = mended.wrong.finding, mended.result
    return {
        "line": mended.line,
        "title": mended.wrong.complaint.title,
        "rule": name_of(finding) if finding else None,
        "fingerprint": finding.fingerprint if finding else None,
        "status": Status.FAILED.value if result is None or result.edit is None else "fixed" if mended.fixed else "open",
        "confirmed": mended.fixed,
        "reason": mended.reason or None,
        "code": result.generated.code if result is not None and result.generated is not None else None,
        "warnings": list(result.warnings) if result is not None else [],
        "notes": list(result.notes) if result is not None else [],
        "failed_checks": failed_checks(result.verdict) if result is not None else [],
        "decision": decision_record(result) if result is not None else None,
        "attempts": [attempt_record(each) for each in result.attempts] if result is not None else [],
    }
