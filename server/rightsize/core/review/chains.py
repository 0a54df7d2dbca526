"""Chains of calls: each link holds all that stands before it, so that read whole they would cost their square."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.analysis.parse import Parsed

_HEAD, _TAIL = 500, 1_500
"""Bytes that are read of the beginning and of the end of what stands before a link."""

_CUT = "…"


def link_text(parsed: Parsed, node: Node) -> str:
    """Return the text of a call or a member; of a very long chain before it no more than its two ends.

    What is left out is the text of links that are looked at by themselves.
    """
    chain = node.named_child(0) if node.named_child_count else None
    if chain is None or chain.end_byte - chain.start_byte <= _HEAD + _TAIL:
        return parsed.text_of(node)
    head = parsed.text(node.start_byte, chain.start_byte + _HEAD)
    return f"{head}{_CUT}{parsed.text(chain.end_byte - _TAIL, node.end_byte)}"


def link_line(parsed: Parsed, node: Node) -> str:
    """Return the same, with its line breaks and the white space around them folded into spaces."""
    text = link_text(parsed, node)
    return " ".join(text.split()) if "\n" in text else text


def is_long(node: Node) -> bool:
    """Tell an expression that is too long to be told from others by its text."""
    return bool(node.end_byte - node.start_byte > _HEAD + _TAIL)
