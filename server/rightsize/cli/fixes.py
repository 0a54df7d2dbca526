"""`rightsize review --fix`: a fix for each finding that has one, shown beside it and never written."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rightsize.cli.diff import unified
from rightsize.cli.placed import replacement
from rightsize.core.errors import SourceError
from rightsize.core.privacy.masks import secrets_of
from rightsize.core.review.merge import at_least
from rightsize.core.routing.explain import who
from rightsize.engine.fix import fix, unconfirmed, wrong_of
from rightsize.engine.floor import Looks
from rightsize.engine.writing import GenerateOptions
from rightsize.journal.packages import packages_for

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.cli.diff import DiffLine
    from rightsize.cli.run import Watcher
    from rightsize.core.review.finding import Finding, Severity
    from rightsize.core.review.sarif import Replacement
    from rightsize.core.text import Edit
    from rightsize.engine.review import Review
    from rightsize.engine.runtime import Runtime

_Key = tuple[str, str, int]

_BESIDE_SECRETS = "the fix stands beside a secret and is not in JSON or SARIF; `rightsize generate --fix` writes it."


@dataclass(slots=True)
class Fixes:
    """The fixes of a run, by file, fingerprint and place; one that nobody confirmed is none."""

    _found: dict[_Key, tuple[Replacement, Edit]] = field(default_factory=dict)

    async def look(self, runtime: Runtime, path: Path, done: Review, bar: Severity, watcher: Watcher) -> None:
        """Have every finding of a review mended that is at or above the bar."""
        packages = await asyncio.to_thread(packages_for, path)
        options = GenerateOptions(packages=packages, interactive=False)
        looks = Looks()
        for finding in at_least(done.findings, bar):
            try:
                result = await fix(runtime, done.snapshot, wrong_of(finding), options, watcher, looks)
            except SourceError as error:
                watcher.note(str(error), f"{path}: {error}")
                continue
            if result.edit is None or unconfirmed(result):
                why = result.reason or unconfirmed(result)
                watcher.note(f"{path} {finding.fingerprint}", f"{path}: no fix for CWE-{finding.cwe}: {why}")
                continue
            found = replacement(done.snapshot, result.edit, who(result.attempts[-1].model))
            self._found[_key(path, finding)] = found, result.edit
            if secrets_of(found.text):
                watcher.note(f"{path} {finding.fingerprint}", f"{path}: CWE-{finding.cwe}: {_BESIDE_SECRETS}")

    def of(self, path: Path, finding: Finding) -> Replacement | None:
        """Return the fix of a finding for a report, or None; a report is sent on, and shows no secret."""
        found = self._found.get(_key(path, finding))
        return found[0] if found and not secrets_of(found[0].text) else None

    def diff(self, path: Path, finding: Finding, done: Review) -> list[DiffLine]:
        """Return a fix as a diff of its file; empty where there is none."""
        found = self._found.get(_key(path, finding))
        return unified(path.as_posix(), done.snapshot.parsed.data, [found[1]]) if found else []


def _key(path: Path, finding: Finding) -> _Key:
    return path.as_posix(), finding.fingerprint, finding.span.start
