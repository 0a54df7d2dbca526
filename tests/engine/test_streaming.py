"""A reply as it comes: secrets whole, thinking left out, and nothing lost, however it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.privacy.placeholders import Veil
from rightsize.engine.streaming import Streaming

WORD = "RIGHTSIZE_SECRET_0123abcd"
SECRET = "hunter2-hunter2"
VEIL = Veil({WORD: SECRET})


def streamed(pieces: list[str], veil: Veil = VEIL) -> list[str]:
    """Return what was told."""
    told: list[str] = []
    streaming = Streaming(veil, told.append)
    for each in pieces:
        streaming.take(each)
    streaming.end()
    return told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The key is {WORD}.", f"The key is {SECRET}."),
        (f"{WORD}{WORD}", f"{SECRET}{SECRET}"),
        ("RIGHTSIZE_SECRET_ is a stem", "RIGHTSIZE_SECRET_ is a stem"),
        ("ends in RIGHTSIZE_SEC", "ends in RIGHTSIZE_SEC"),
        ("<think>so, the user wants</think>\n\nA lock.", "A lock."),
        ("<reasoning>a thought that is longer than its end</reasoning>A lock.", "A lock."),
        ("\n<thinking>no end", ""),
        ("<b>bold</b>", "<b>bold</b>"),
        ("a < b", "a < b"),
        ("<", "<"),
        ("", ""),
    ],
)
def test_cut_at_every_place(text: str, expected: str) -> None:
    """The same comes out whole, cut in two anywhere, and letter by letter."""
    assert "".join(streamed(list(text))) == expected
    for at in range(len(text) + 1):
        assert "".join(streamed([text[:at], text[at:]])) == expected


def test_no_piece_of_a_placeholder_is_told() -> None:
    """Not even the beginning of one, for a moment."""
    assert all("RIGHT" not in each for each in streamed(list(f"The key {WORD} opens it.")))


def test_without_secrets_nothing_is_held_back() -> None:
    """Each piece is told as it comes."""
    assert streamed(["RIGHT", "SIZE"], Veil()) == ["RIGHT", "SIZE"]


@given(st.lists(st.sampled_from([*WORD[:20], WORD, "R", "RIGHT", " ", "x", "<b>", "\n"]), max_size=30))
def test_nothing_is_lost(pieces: list[str]) -> None:
    """Whatever comes, in whatever pieces: the lifted text, once."""
    text = "".join(["A ", *pieces])
    assert "".join(streamed(["A ", *pieces])) == VEIL.lifted(text)
