"""Every decision says which words made it, and where in the text a task stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.asks.split import split
from tests.corpus.ask_rates import SETS, requests_of


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Write a guide for the SDK", "what is asked for: make", "write guide"),
        ("Fix the login", "verb: change", "fix"),
        ("why is it slow?", "sign: why", "why"),
        ("should we use Kafka?", "sign: choice", "should"),
        ("check the diff for leaks", "sign: a flaw looked for", "check leaks"),
        ("tell me how it works", "sign: an answer in words", "tell how"),
        ("explain it in the README", "sign: stands in documentation", "in readme"),
        ("hi", "nothing is asked for", "hi"),
    ],
)
def test_the_heaviest_evidence_comes_first(text: str, rule: str, words: str) -> None:
    """The rule that weighed most is named with the words that it saw."""
    evidence = split(text)[0].evidence[0]

    assert (evidence.rule, evidence.words) == (rule, words)


@pytest.mark.parametrize("name", SETS)
def test_tasks_stand_in_their_text(name: str) -> None:
    """Each task has evidence, and its words stand between its first and its last character."""
    for request in requests_of(name):
        for task in split(request.text):
            assert task.evidence
            assert 0 <= task.start <= task.end <= len(request.text)
            assert all(line.strip() in request.text for line in task.words.split("\n"))


PIECES = st.sampled_from(
    ["fix", "the", "bug", "and", "then", ",", ".", "?", ":", "\n", "\n\n", "- ", "1. ", "```", "> ", "why", "README",
     "write", "a", "it", "to", "that", "don't", "please", "`x`", "def f():", "schreibe", "und", "(", ")", '"']
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_words_are_read(text: str) -> None:
    """No row of words stops the reading, and the tasks come in the order of the text."""
    starts = [each.start for each in split(text)]

    assert starts == sorted(starts)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Nor does any other text."""
    assert len(split(text)) >= 1
