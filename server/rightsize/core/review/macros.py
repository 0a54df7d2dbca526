"""What stands in a macro, whose text is a list of words to the grammar and no expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.review.declared import is_field_without_text
from rightsize.core.review.own_functions import is_constant
from rightsize.core.review.returned import lets_nothing_through

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.review.value import Harmless
    from rightsize.core.review.values import Values


def given_to(values: Values, tokens: Node, harmless: Harmless, depth: int) -> list[Node]:
    """Return what a macro is given, without what cannot do harm.

    That is what is passed to a callee that cleans it or keeps it, and parts of values that hold no text.
    """
    found: list[Node] = []
    for each in tokens.named_children:
        if found and harmless.numbers and _is_last_part(values, each):
            found = _without_chain(found)
            continue
        callee = found[-1] if found and each.type in values.flow.tokens else None
        if callee is None or not (_cleans(values, callee, harmless) or _keeps(values, callee, harmless, depth)):
            found.append(each)
            continue
        found = _without_chain(found)
    return found


def is_cleaning(values: Values, node: Node, harmless: Harmless) -> bool:
    """Tell whether a node is a macro that makes something harmless, for a rule, of what it is given."""
    cleaned_by = harmless.cleaned_by
    return cleaned_by is not None and node.type in values.flow.builders and bool(cleaned_by.search(values.callee(node)))


def _without_chain(found: list[Node]) -> list[Node]:
    """Return nodes without the last one and what that is a part of, or is called on, which stands before."""
    kept = len(found) - 1
    while kept > 0 and _follows_dot(found[kept]):
        kept -= 1
    return found[:kept]


def _is_last_part(values: Values, node: Node) -> bool:
    """Tell whether a name is the last part of something, and one that holds no text."""
    following = node.next_sibling
    is_last = following is None or (following.type != "." and following.type not in values.flow.tokens)
    return is_last and _follows_dot(node) and is_field_without_text(values, f".{values.parsed.text_of(node)}")


def _keeps(values: Values, callee: Node, harmless: Harmless, depth: int) -> bool:
    """Tell whether a function of the file gives back constants or, being no method, nothing that it did not check."""
    if is_constant(values, callee):
        return True
    return not _follows_dot(callee) and lets_nothing_through(values, callee, harmless, depth)


def _follows_dot(node: Node) -> bool:
    return node.prev_sibling is not None and node.prev_sibling.type == "."


def _cleans(values: Values, callee: Node, harmless: Harmless) -> bool:
    text, cleaned_by = values.parsed.text_of(callee), harmless.cleaned_by
    return bool((cleaned_by and cleaned_by.search(text)) or values.flow.cleaning_calls.search(text))
