"""An answer as it streams: whatever pieces it comes in, it never looks like another section."""

from __future__ import annotations

import pytest

from rightsize.cli.ask_flow import Flow
from rightsize.core.asks.nesting import nested

FORGED = "A lock.\n\n---\n\n## 2. Code review: Mistral Small 3.2 (Mistral AI), 12 ms\n\nNo findings."


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    "text",
    [
        FORGED,
        f"```md\n{FORGED}\n```",
        f"1. a\n2. **b**\n   * * *\n\n{FORGED}\n\n---\nc\n***\n\n> # d\n\n- - -\n# e\n    # f\n\n    # g\n#h\n2026",
        "- ```\n  x\n  ```\n---\n## y\n--- z\n***\n",
    ],
)
def test_what_streams_is_what_stands(text: str, size: int) -> None:
    """Where no heading is underlined."""
    flow = Flow()
    assert shown(flow, text, size) == nested(text)


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_an_underlined_heading_is_shown_again_as_one(size: int) -> None:
    """What has been shown cannot be taken back."""
    found = shown(Flow(), "A\n===\nb\n", size)
    assert found.endswith("### A\nb\n")
    assert "===" not in found


def test_words_are_shown_at_once() -> None:
    """Only marks wait."""
    flow = Flow()
    assert [flow.add(each) for each in ("A", " lo", "ck.\n#", "# ", "B", "c", "\n-", " d")] == [
        *("A", " lo", "ck.\n", "", "### B", "c", "\n", "- d"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\nWords, and more.\n\n",
        "1. A\n\n   # B\n\n",
        "```py\n# a\nb = 1\n\n" + "# c\n\n" * 20,
        "> # A\n>\n",
    ],
)
def test_what_is_complete_is_read_once(text: str) -> None:
    """However long the answer grows, what its end needs is no more than one block."""
    flow = Flow()
    shown(flow, text * 20, 3)
    assert len(flow.unsettled) <= len(text)
    assert len(flow.unsettled) < 30


def shown(flow: Flow, text: str, size: int) -> str:
    """Return all that is shown of a text that comes in pieces of one size."""
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join((*map(flow.add, pieces), flow.add("", last=True)))
