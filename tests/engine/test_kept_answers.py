"""How answers are kept: whole, and read only where they are."""

from __future__ import annotations

import pytest

from rightsize.engine.cached import Answer, answer_in, body_of


@pytest.mark.parametrize("body", [None, b"", b"null", b"[1]", b"[[]", b"\xff", b"[" * 100_000])
def test_what_is_no_answer_counts_as_none(body: bytes | None) -> None:
    """Whoever wrote it."""
    assert answer_in(body) is None


def test_an_answer_comes_back_as_it_went() -> None:
    """Half a pair of surrogates and all."""
    answer = Answer('{"summary": "Größe \ud800"}', "ollama_chat/granite4.1:3b", "sha256:1")

    assert answer_in(body_of(answer)) == answer
