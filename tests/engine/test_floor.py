"""What is said of the floor under a review where a rule could not look at a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.review.floor import Seen, floor_findings
from rightsize.engine.fix import fix, unconfirmed, wrong_of
from rightsize.engine.floor import found_in
from rightsize.engine.review import ReviewOptions, review
from rightsize.engine.writing import GenerateOptions
from tests.engine.test_fix import GOOD, PING
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.core.review.scanned import Issue
    from rightsize.core.text import Span

BEFORE = snapshot_of(PING)
FINDING = floor_findings(BEFORE.parsed)[0]


@dataclass
class Breaking:
    """Rules of which some break off in each file but one."""

    failed: tuple[str, ...]
    sound: bytes = b""
    smallest: int = 0

    async def find(self, language: str, source: bytes, within: Span, issues: Sequence[Issue]) -> Seen:
        """Find what the others do."""
        assert language == "python"
        failed = () if source == self.sound else self.failed
        return replace(found_in(snapshot_of(source.decode()).parsed, within, issues), failed=failed)

    async def close(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize(
    ("failed", "says"),
    [
        (("a (TypeError)",), "The rule a (TypeError) failed here and may have missed what it looks for"),
        (
            ("a (TypeError)", "b (KeyError)"),
            "The rules a (TypeError), b (KeyError) failed here and may have missed what they look for",
        ),
    ],
)
async def test_a_rule_that_broke_off_is_told_with_the_review(
    failed: tuple[str, ...], says: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In one sentence, also in the log; what the others found stands."""
    runtime = replace(runtime_with(), rules=Breaking(failed))
    told = await review(runtime, BEFORE, None, ReviewOptions(rules_only=True), ListReporter())

    assert told.notes == (f"{says}; all others looked.",)
    assert [each.rule for each in told.findings] == [FINDING.rule]
    assert says in caplog.text


@pytest.mark.parametrize(("rule", "confirmed"), [(FINDING.rule, False), ("python.other", True)])
async def test_a_fix_is_not_confirmed_by_a_rule_that_broke_off(rule: str, *, confirmed: bool) -> None:
    """That it finds nothing says nothing then; of another rule that does not matter."""
    runtime = replace(runtime_with([GOOD]), rules=Breaking((f"{rule} (TypeError)",), sound=BEFORE.parsed.data))
    result = await fix(runtime, BEFORE, wrong_of(FINDING), GenerateOptions(), ListReporter())

    assert (unconfirmed(result) == "") is confirmed
