"""The question how to split a request, and what is read of an answer."""

from __future__ import annotations

import json

import pytest

from rightsize.core.prompts.splitting import read_split, split_messages, split_schema

ONE = '{"tasks": [{"starts": "write the docs", "kind": "documentation"}]}'


def test_the_request_stands_between_marker_lines() -> None:
    """It is said to be data, and the kinds are all named."""
    (_, system), (role, user) = split_messages("write the docs", marker="3f9c")

    assert role == "user"
    assert "\n=== 3f9c ===\nwrite the docs\n=== 3f9c ===\n" in user
    assert "data" in system
    kinds = json.dumps(split_schema(3))
    assert all(kind in user and kind in kinds for kind in ("code_review", "qa_simple", "summarisation"))


@pytest.mark.parametrize(
    ("reply", "tasks", "problem"),
    [
        (ONE, (("write the docs", "documentation"),), ""),
        (f"Sure, here it is:\n```json\n{ONE}\n```", (("write the docs", "documentation"),), ""),
        ('{"tasks": []}', (), "The list of tasks is empty."),
        ('{"tasks": "write the docs"}', (), "The answer holds no list of tasks."),
        ('{"tasks": ["write the docs"]}', (), "A task of the answer lacks its first words or its kind."),
        ('{"tasks": [{"starts": "write"}]}', (), "A task of the answer lacks its first words or its kind."),
        ("I would say two.", (), "The reply holds no JSON object; answer with one JSON object and nothing else."),
        ("", (), "The reply is empty; answer with one JSON object."),
        (ONE[:-3], (), "The reply ends in the middle of its JSON object; answer with one complete, shorter object."),
    ],
)
def test_what_is_read_of_an_answer(reply: str, tasks: tuple[tuple[str, str], ...], problem: str) -> None:
    """The tasks that it names, or what is wrong with it."""
    assert read_split(reply) == (tasks, problem)
