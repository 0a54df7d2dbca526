"""The baseline: findings that a project has decided to live with, by fingerprints that survive moved lines."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.review.suppress import BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rightsize.core.review.finding import Finding

FILE_NAME = ".rightsize-baseline.json"
_VERSION = 1

Key = tuple[str, str]
"""A path and a fingerprint."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is lived with.

    Attributes:
        path: the file, as seen from the folder of the baseline; the same code elsewhere is not lived with.
        name, title: for people who read the file.
    """

    fingerprint: str
    path: str
    name: str
    title: str
    reason: str

    @property
    def key(self) -> Key:
        """Return what tells it from others."""
        return self.path, self.fingerprint


def read_baseline(text: str) -> tuple[Mapping[Key, Entry], str]:
    """Return the entries of a baseline file by their keys, and what is wrong with it, one sentence or none."""
    try:
        table = json.loads(text)
        rows = table["findings"]
        entries = [Entry(**{name: str(row.get(name, "")) for name in Entry.__slots__}) for row in rows]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, "The baseline file cannot be read; correct it, or remove it and write it anew."
    if table.get("version") != _VERSION:
        return {}, f"The baseline file is of version {table.get('version')}, and this Rightsize reads {_VERSION}."
    return {each.key: each for each in entries if each.fingerprint}, ""


def write_baseline(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline file, in an order that makes small diffs."""
    rows = [
        {name: getattr(each, name) for name in Entry.__slots__}
        for each in sorted(entries, key=lambda entry: (entry.path, entry.name, entry.fingerprint))
    ]
    return json.dumps({"version": _VERSION, "findings": rows}, indent=2, ensure_ascii=False) + "\n"


def entry_for(path: str, name: str, finding: Finding, reason: str) -> Entry:
    """Return the entry of a finding in a file."""
    return Entry(finding.fingerprint, path, name, finding.title, reason)


def with_baseline(findings: Iterable[Finding], baseline: Mapping[Key, Entry], path: str) -> tuple[Finding, ...]:
    """Return the findings of a file, those of the baseline marked as suppressed by it."""
    return tuple(_marked(each, baseline.get((path, each.fingerprint))) for each in findings)


def without_baseline(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as they are where no baseline marks them."""
    return tuple(
        replace(each, suppressed="") if each.suppressed.partition(":")[0] == BASELINE else each for each in findings
    )


def _marked(finding: Finding, entry: Entry | None) -> Finding:
    if entry is None or finding.suppressed:
        return finding
    return replace(finding, suppressed=f"{BASELINE}: {entry.reason}" if entry.reason else BASELINE)
