"""Every decision says which words made it, and where in the text a task stands."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.asks.split import split
from tests.corpus.ask_rates import HELD, requests_of


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Write a guide for the SDK", "speaks for documentation", "guide"),
        ("Fix the login", "speaks for code generation", "fix"),
        ("why is it slow?", "speaks for reasoning", "why"),
        ("should we use Kafka?", "speaks for reasoning", "should"),
        ("check the diff for leaks", "speaks for code review", "check"),
        ("tell me how it works", "speaks for a question", "how"),
        ("explain it in the README", "speaks for documentation", "readme"),
        ("write a guide, and fix the login", "begins a task behind “, and”", "fix"),
        ("- fix the login\n- write a guide", "begins a task as an item", "guide"),
    ],
)
def test_the_words_that_weighed_are_told(text: str, rule: str, words: str) -> None:
    """Those that spoke for the kind, and where and by which words a task began."""
    evidence = [each for task in split(text) for each in task.evidence if each.rule == rule]

    assert any(words in each.words for each in evidence)


@pytest.mark.parametrize(
    "text",
    [
        "What does `yield from` do in this?\n\n```\nx = 1\n```",
        "Deprecate `load`, now",
        "whats a service worker and can u add one, then a commit msg",
    ],
)
def test_only_words_of_the_text_are_told(text: str) -> None:
    """What stands for a name or a block in the reading is not among them."""
    told = [words for task in split(text) for each in task.evidence for words in each.words.split(", ")]

    assert told
    assert all(told)
    assert [each for each in told if each not in text.lower()] == []


def test_the_same_words_are_told_in_every_process() -> None:
    """Where some weigh alike, those that stand first come first, however a process hashes its words."""
    told = {
        subprocess.check_output(
            [sys.executable, "-c", "from rightsize.core.asks.split import split; print(split('Speed up the image'))"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": str(seed)},
        )
        for seed in range(3)
    }

    assert len(told) == 1


def test_a_text_without_words_asks_for_nothing() -> None:
    """It is one simple question all the same."""
    (found,) = split("?!")

    assert [(each.rule, each.words) for each in found.evidence] == [("nothing is asked for", "?!")]


CODE = "def f(x):\n    return x + 1"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (CODE, "nothing is asked, so the code is explained"),
        (f"```python\n{CODE}\n```\n", "nothing is asked, so the code is explained"),
        ("--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-x = 1\n+x = 2", "nothing is asked, so the change is explained"),
        ("panic: no port\n\ngoroutine 1 [running]:", "nothing is asked, so the error is explained"),
        ("```\npanic: no port\n```", "nothing is asked, so the error is explained"),
        ("10:00:01 INFO up\n10:00:02 INFO ready", "nothing is asked, so the log is explained"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "nothing is asked, so what is pasted is explained"),
    ],
)
def test_what_is_done_with_data_alone_is_told(text: str, rule: str) -> None:
    """It is explained, by what it is; beside words of its own it is data of what they ask."""
    (found,) = split(text)

    assert (found.kind.value, found.evidence[0].rule, found.unasked) == ("qa_simple", rule, rule)
    assert [each.unasked for each in split(f"Why is that?\n\n{text}")] == [""]


@pytest.mark.parametrize("name", HELD)
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
