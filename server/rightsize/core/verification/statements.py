"""The outermost statements of what a reply puts into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from rightsize.core.verification.generated_evidence import GeneratedEvidence


def statements(evidence: GeneratedEvidence) -> list[Node]:
    """Return the outermost nodes that stand wholly in what was put in, in the order of the text."""
    found: list[Node] = []
    waiting = [evidence.after.root]
    while waiting:
        node = waiting.pop(0)
        if node.end_byte <= evidence.put.start or node.start_byte >= evidence.put.end:
            continue
        is_whole = evidence.put.start <= node.start_byte and node.end_byte <= evidence.put.end
        if is_whole and node.type not in evidence.parsed.language.blocks and node.is_named:
            found.append(node)
        else:
            waiting += node.children
    return sorted(found, key=lambda each: each.start_byte)
