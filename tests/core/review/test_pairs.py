"""The pairs of a weak program and its mended twin: nearly every weakness is found, and no twin is said to have it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings

_PAIRS = Path(__file__).parents[2] / "corpus" / "floor"
_LEAST = 0.97
"""Share of the weak programs in which the floor sees the weakness; what is beyond one function is not seen."""


def _seen(path: Path, numbers: set[int]) -> bool:
    language = packaged().for_path(path.name)
    assert language is not None, path
    found = {each.cwe for each in floor_findings(parse(language, path.read_bytes()))}
    return bool(found & numbers if numbers else found)


@pytest.mark.parametrize("language", ["python", "javascript", "go", "rust", "java"])
def test_weak_programs_are_found_and_their_twins_are_not(language: str) -> None:
    """Each pair names its weakness in the first line of the weak program."""
    pairs = sorted((_PAIRS / language).rglob("*.bad.*"))
    assert len(pairs) >= 30
    found = 0
    for bad in pairs:
        head = bad.read_text(encoding="utf-8").split("\n", 1)[0]
        numbers = {int(number) for number in re.findall(r"CWE-(\d+)", head)}
        found += _seen(bad, numbers)
        good = bad.with_name(bad.name.replace(".bad.", ".good."))
        assert not _seen(good, numbers), good
    assert found / len(pairs) >= _LEAST
