"""Findings as they may be shown: what they quote and what a model says of it, with masks in the places of secrets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rightsize.core.privacy.masks import masked, secrets_of, without_literals
from rightsize.core.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.review.finding import Finding

_OF_SECRETS: Final = frozenset({259, 321, 798})
"""Weaknesses that are a secret in the code: what is quoted of one is masked though no rule of ours would hide it."""


def concealed(findings: Iterable[Finding], data: bytes) -> tuple[Finding, ...]:
    """Return findings of a text without its secrets in what is shown of them; their quotes stay, to be found again."""
    secrets = secrets_of(decode(data))
    return tuple(_concealed(each, secrets) for each in findings)


def _concealed(finding: Finding, secrets: frozenset[str]) -> Finding:
    shown = masked(finding.quote, secrets)
    if finding.cwe in _OF_SECRETS:
        shown = without_literals(shown)
    return replace(
        finding,
        masked="" if shown == finding.quote else shown,
        title=masked(finding.title, secrets),
        message=masked(finding.message, secrets),
        remedy=masked(finding.remedy, secrets),
        confirmation=masked(finding.confirmation, secrets),
        related=tuple(replace(each, says=masked(each.says, secrets)) for each in finding.related),
    )
