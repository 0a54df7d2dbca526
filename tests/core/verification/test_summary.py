"""The summary is there, is one sentence, and says more than the name."""

from __future__ import annotations

import pytest

from rightsize.core.verification.summary import sentences_of
from tests.support.verification_replies import PARSE_HEADER, found, reply

TOO_LONG = "The summary has {} sentences; the rest belongs into the details."
PARAGRAPHS = "The summary is more than one paragraph; the rest belongs into the details."
AGAIN = ["The summary only says the name again; say what it does, to what, or why."]


@pytest.mark.parametrize("text", ["", "  ", ".", "\n", "---"])
def test_a_summary_has_words(text: str) -> None:
    """White space and punctuation are no summary."""
    assert found("summary_given", PARSE_HEADER, reply(text)) == ["The summary is empty."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Split a line.", 1),
        ("Split a line", 1),
        ("Split a line, e.g. A header, i.e. The first one, etc. And so on.", 1),
        ("Use version 2.0 or 3.1.4 of HTTP/1.1 here.", 1),
        ("Call os.path.join and Foo.bar on it.", 1),
        ("Wait... And then go on.", 1),
        ("Follow J. Smith et al. In their paper.", 1),
        ("Read `a. B` and `c. D`.", 1),
        ("Compare a vs. B.", 1),
        ("Is it set? Tell so.", 2),
        ("Split a line. Return both parts.", 2),
        ("Split a line! Return both. Then stop.", 3),
        ("Split it (really). Then stop.", 2),
        ("Divide it by 2. It rounds down.", 2),
        ("Divide it by x. This rounds down.", 2),
        ("Read names, dates etc. It skips the rest.", 2),
        ("Raise x to y. X is kept.", 1),
        ("Check for `None`. Errors are left alone.", 2),
        ("Fit to the set (X, y). Errors are left alone.", 2),
        ("Split *a line.* Then stop.", 2),
        ("解析文本。返回结果。", 2),
    ],
)
def test_what_ends_a_sentence(text: str, count: int) -> None:
    """Abbreviations, versions, dotted names, initials, ellipses and code end none."""
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Split a line into a name and a value.", []),
        ("Split a line into a name\nand a value.", []),
        ("Split a line at its colon\nIt is gone afterwards", [TOO_LONG.format(2)]),
        ("Split a line at its colon\nReturn both of the parts that it has", [TOO_LONG.format(2)]),
        ("Split a line that was read from the head of a request, which is long\nIt is not kept", [TOO_LONG.format(2)]),
        ("Split a line that was read from the head of a request of the\nHypertext protocol.", []),
        ("Split a line that was read from the head of one long request by\nThomas and others.", []),
        ("Split the line of a\nReturn.", []),
        ("Split a line. Return both parts.", [TOO_LONG.format(2)]),
        ("Old words. Split a line.", [TOO_LONG.format(2)]),
        ("Split a line. It returns both parts", [TOO_LONG.format(2)]),
        ("Split a line. This", [TOO_LONG.format(2) + "?"]),
        ("Split a line into its two parts. However, if there is no colon", [TOO_LONG.format(2) + "?"]),
        ("Split a line. Return both. However, if there is no colon in the line", [TOO_LONG.format(3)]),
        ("Split a line. Return both. Stop.", [TOO_LONG.format(3)]),
        ("Split a line into the name that stands first and the value. " * 2, [TOO_LONG.format(2)]),
        ("Split a line.\n\nIt may be folded.", [PARAGRAPHS]),
        ("Split a line:\n- at the colon\n- once", [PARAGRAPHS]),
    ],
)
def test_the_summary_is_one_sentence(text: str, expected: list[str]) -> None:
    """Short ones on one line are two all the same."""
    assert found("summary_one_sentence", PARSE_HEADER, reply(text)) == expected


def test_two_sentences_that_stood_are_kept() -> None:
    """Whoever wrote the old doc began it so."""
    source = PARSE_HEADER.replace("Old words.", "Split a line. Return both parts.")
    assert found("summary_one_sentence", source, reply("Split a line. Return both parts.")) == [
        TOO_LONG.format(2) + "?"
    ]


@pytest.mark.parametrize(
    ("name", "text", "parroted"),
    [
        ("parse_header", "Parse header.", True),
        ("parse_header", "Parses the header.", True),
        ("parse_header", "Parsing of headers", True),
        ("parse_header", "This function parses header", True),
        ("parse_header", "Function that parses the headers.", True),
        ("parse_header", "This function is used to parse a header.", True),
        ("parse_header", "The header parser function.", True),
        ("format", "This function is format.", True),
        ("parse_header", "parse_header", True),
        ("parse_header", "parse_header()", True),
        ("parseHeader", "Parse the header.", True),
        ("parseheader", "Parse header", True),
        ("HTTPHeaderParser", "HTTP header parser class.", True),
        ("parse_header", "Parse a header line.", False),
        ("parse_header", "Split one line at its colon.", False),
        ("parse_header", "Parse the header of a request.", False),
        ("is_valid", "Tell whether it is valid.", False),
        ("to_SEMGraph", "To semgraph.", True),
        ("constructor", "The constructor function.", True),
        ("parse_header", "The helper function.", False),
        ("wrap_class", "Wrap a class in a proxy.", False),
    ],
)
def test_the_summary_is_not_the_name_again(name: str, text: str, parroted: bool) -> None:
    """Inflections, articles and words for what kind of thing it is add nothing to a name."""
    assert found("summary_not_name", f"def $0{name}(x):\n    return x\n", reply(text)) == (AGAIN if parroted else [])
