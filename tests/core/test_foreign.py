"""What others wrote is shown without being able to steer what shows it: a table of texts."""

from __future__ import annotations

import json

import pytest

from rightsize.core.foreign import one_line, safe_json, visible

TEXTS = {
    "plain words stay": ("größe 日本 naïve, e\u0301", "größe 日本 naïve, e\u0301"),
    "joiners are parts of words and emoji": ("می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"),
    "a tab stays": ("\treturn", "\treturn"),
    "a terminal is not steered": ("A\x1b[2J\x1b[1;1H", "A\\x1b[2J\\x1b[1;1H"),
    "nor by the short form": ("A\x9b2J", "A\\x9b2J"),
    "no title is set, no bell rung": ("\x1b]0;pwn\x07", "\\x1b]0;pwn\\x07"),
    "no line is begun": ("a\nb.py: No findings\r\u2028\x85\x0b", "a\\nb.py: No findings\\r\\u2028\\x85\\x0b"),
    "nothing turns around": ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
    "nothing hides": ("a\u200bb\ufeffc\u2060\U000e0041", "a\\u200bb\\ufeffc\\u2060\\U000e0041"),
    "halves of characters, as in names that are no text": ("a\udcff", "a\\udcff"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_made_visible(name: str) -> None:
    """What steers or hides is escaped, and nothing else is."""
    text, shown = TEXTS[name]
    assert visible(text) == shown


def test_lines_may_be_kept() -> None:
    """Where a text is meant to have several, and there alone."""
    assert visible("a\nb\r\x1b", lines=True) == "a\nb\\r\\x1b"


def test_a_title_is_one_line_of_bounded_length() -> None:
    """Whatever a model sends for one."""
    assert one_line("A\nb.py: No  findings\x1b[0m", 40) == "A b.py: No findings\\x1b[0m"
    assert one_line("x" * 200_000) == f"{'x' * 119}…"
    assert len(one_line("\x1b" * 200_000)) == 120


def test_json_says_the_same_without_steering() -> None:
    """A terminal shows it, and a program reads what was there."""
    value = {"title": "A\x9b2J \u202e 👩\u200d💻 \U000e0041", "quote": "a\n\x1b"}
    text = safe_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(text) == value
    assert not set(text) & set("\x9b\u202e\x1b\U000e0041")
