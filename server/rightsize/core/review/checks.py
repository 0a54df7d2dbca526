"""What a condition says about names: it compares one with what is allowed, or asks a function that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.scopes import names_in

if TYPE_CHECKING:
    import re
    from collections.abc import Set as AbstractSet

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.flow import Flow
    from rightsize.core.review.scopes import Condition


def is_check(
    parsed: Parsed, flow: Flow, check: Condition, names: AbstractSet[str], guarded_by: re.Pattern[str] | None
) -> bool:
    """Tell whether a condition compares one of the names, or a part of a request of that text, with what is allowed."""
    if names.isdisjoint(names_in(parsed, flow, check.condition)):
        return False
    if check.sure:
        return True
    text = parsed.line_of(check.condition)
    checks = flow.checking.search(text) or (guarded_by is not None and guarded_by.search(text))
    return bool(checks or flow.checking_calls.search(text))
