"""What a condition says about names: it compares one with what is allowed, or asks a function that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.scopes import names_in

if TYPE_CHECKING:
    import re
    from collections.abc import Set as AbstractSet

    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed
    from rightsize.core.review.flow import Flow


def is_check(
    parsed: Parsed, flow: Flow, condition: Node, names: AbstractSet[str], guarded_by: re.Pattern[str] | None
) -> bool:
    """Tell whether a condition compares one of the names, or a part of a request of that text, with what is allowed."""
    if names.isdisjoint(names_in(parsed, flow, condition)):
        return False
    text = parsed.line_of(condition)
    checks = flow.checking.search(text) or (guarded_by is not None and guarded_by.search(text))
    return bool(checks or flow.checking_calls.search(text))
