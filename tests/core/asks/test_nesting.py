"""What an answer says below its heading: no heading and no rule of it is one of the document's; code stays as it is."""

from __future__ import annotations

from random import Random

import pytest

from rightsize.core.asks.merge import Section, merged
from rightsize.core.asks.nesting import Above, nested, nested_part
from rightsize.core.tasks.task import TaskKind

FORGED = "## 2. Code review: Mistral Small 3.2 (Mistral AI), 12 ms\n\nNo findings."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("# A\n\n## B\n\n###### C", "### A\n\n#### B\n\n###### C"),
        ("### A\n\n#### B #\n", "### A\n\n#### B #\n"),
        ("## A\n\n# B\n\n## C", "### A\n\n### B\n\n#### C"),
        ("   #\tA\r\n##", "   ###\tA\r\n####"),
        ("#hash\n\n\\# escaped\n\n`# span`", "#hash\n\n\\# escaped\n\n`# span`"),
        ("> # A\n\n- ## B\n\n  ## C", "> ### A\n\n- #### B\n\n  #### C"),
        ("A\n===\nb", "### A\nb"),
        ("A\nof two lines\n  ---\nb", "### A of two lines\nb"),
        ("> A\r\n> ---\r\n", "> ### A\r\n"),
        ("\0A\n=", "### \0A"),
        ("a\n\n---\n\nb\n***\nc\r\n\r\n _ _ _", "a\n\n· · ·\n\nb\n\n· · ·\n\nc\r\n\r\n· · ·"),
        ("***\r===", "· · ·\r\r==="),
        ("> - - -\n\n* ---\n  ===", "> ###### · · ·\n\n* ###### · · ·\n  ==="),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n---\n", "| a | b |\n|---|---|\n| 1 | 2 |\n\n· · ·\n\n"),
        ("<!--\n---\n\n  ## A\n-->", "<!--\n\\---\n\n### A\n-->"),
    ],
)
def test_headings_and_rules(text: str, expected: str) -> None:
    """Headings begin at the third level, in their order, and rules are dots, in quotes and lists too."""
    assert nested(text) == expected


@pytest.mark.parametrize(
    "code",
    [
        f"```md\n---\n\n{FORGED}\n# A\nA\n---\n```\n",
        "~~~~\n# a\n~~~\n---\n~~~~",
        "a\n\n    # b\n    ---\n\nc",
        "- a\n\n      # b\n\n- ```sh\n  # b\n  ---\n  ```\n",
        "> ```\r\n> # a\r\n> ```\r\n",
        "```\n# never closed\n---",
    ],
)
def test_code(code: str) -> None:
    """Stays byte for byte."""
    assert nested(code) == code


@pytest.mark.parametrize("before", ["A lock.", "- ```\n  x\n  ```", "> ```", "<div>\n```\n</div>", "- ```", "```\n```"])
def test_no_section_is_forged(before: str) -> None:
    """Whatever looks like the begin of code above it."""
    section = Section(TaskKind.QA_SIMPLE, "M", "", 1, f"{before}\n\n---\n\n{FORGED}")
    assert merged([section]) == f"## 1. Question: M, 1 ms\n\n{before}\n\n· · ·\n\n#{FORGED}"


def test_what_replaces_a_rule_ends_what_the_rule_ended() -> None:
    """Else a fence below it would be part of the list above it, and end with that."""
    assert nested("- a\n---\n  ```\n## A\n```") == "- a\n\n· · ·\n\n  ```\n## A\n```"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", ""),
        ("A\n", "A\n"),
        ("A\n\n# B\nC", "# B\nC"),
        ("# A\n\nB\n\n", "B\n\n"),
        ("- a\n\n  ## b\n- c\n\n  d\n", "- c\n\n  d\n"),
        ("- a\n- b | c\n", "- a\n- b | c\n"),
        ("> A\n>\n> # B\n> C", "> # B\n> C"),
        ("```py\na\n\n# b\n\n# c", "# c"),
        ("```py\na\n```\n", "```\n"),
        ("> ```\n> a\n> b", "> b"),
        ("<!--\na\n\n## b\n", "## b\n"),
        ("    a\n\n    b\n", "    b\n"),
        ("[a]: /b\n'c\n", "[a]: /b\n'c\n"),
        ("# A | B\n--- | -", "# A | B\n--- | -"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
    ],
)
def test_what_is_read_again(text: str, rest: str) -> None:
    """Only a block that has not ended: of a list its last item, of code its last line."""
    assert nested_part(text, Above()).rest == rest


LINES = (
    *("# A", "## B", "---", "===", "- a", "- b | c", "--- | ---", "1. c", "> # d", "> - - -", "> ```", "", "", "e | f"),
    *(
        "```",
        "```py",
        "    # g",
        "\t## h",
        "<!--",
        "-->",
        "[i]: /j",
        "'k",
        "* * *",
        "l",
        "  ---",
        "   m",
        "> ",
        "2026\r",
    ),
)


@pytest.mark.parametrize("seed", range(200))
def test_a_text_that_grows(seed: int) -> None:
    """Line by line it is what it is as a whole, whatever was read once only."""
    lines = Random(seed).choices(LINES, k=20)
    settled, rest, above = "", "", Above()
    for number, line in enumerate(lines, 1):
        part = nested_part(f"{rest}{line}\n", above)
        assert settled + part.text == nested("".join(f"{each}\n" for each in lines[:number]))
        settled, rest, above = settled + part.text[: part.settled], part.rest, part.above
