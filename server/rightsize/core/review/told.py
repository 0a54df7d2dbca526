"""What a review of one source came to, as Markdown: who read it, and each finding with its place and quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rightsize.core.foreign import one_line, visible
from rightsize.core.review import words
from rightsize.core.review.finding import Source
from rightsize.core.tasks.weaknesses import weakness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.languages import Language
    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.finding import Finding

_LONGEST = 600
_TICKS = re.compile("`+")


def review_markdown(parsed: Parsed, findings: Sequence[Finding], reviewer: str, passes: int, symbols: int) -> str:
    """Return a review as Markdown.

    Parameters:
        reviewer: who read it, for people; empty where nobody but the rules did.
    """
    standing = [each for each in findings if not each.suppressed]
    head = _head(parsed.language, standing, reviewer, passes, symbols)
    parts = [f"{head}{words.passed_over(len(findings) - len(standing))}."]
    for each in sorted(standing, key=lambda each: -each.severity.rank):
        parts += _finding(parsed, each)
    return "\n\n".join(parts)


def _head(language: Language, standing: Sequence[Finding], reviewer: str, passes: int, symbols: int) -> str:
    """Say who looked and how much was found; never that code is safe."""
    if not reviewer:
        return words.rules_only(len(standing)) if language.is_read else words.nobody(len(standing), language.name)
    if not standing:
        return words.clean(reviewer, passes, symbols)
    if all(each.source is Source.RULES for each in standing):
        return words.rules_alone(len(standing), reviewer, passes, symbols)
    rules = " and the rules" if language.is_read else ""
    return f"{len(standing)} finding{'' if len(standing) == 1 else 's'} by {reviewer}{rules}"


def _finding(parsed: Parsed, finding: Finding) -> Iterator[str]:
    known = weakness(finding.cwe)
    number = f"[{known.identifier}]({known.page}), " if known else ""
    line = parsed.lines.line_of(finding.span.start) + 1
    yield f"**{one_line(finding.title)}** ({number}{finding.severity.value}, line {line})"
    quote = visible(finding.quote, lines=True).strip("\n")
    fence = "`" * max(3, 1 + max((len(each) for each in _TICKS.findall(quote)), default=0))
    yield f"{fence}{parsed.language.id}\n{quote}\n{fence}"
    said = [one_line(each, _LONGEST) for each in (finding.message, finding.remedy) if each]
    yield " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in said)
