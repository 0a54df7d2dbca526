"""Replies are read however a model wraps them, and nothing is invented for what is missing."""

from __future__ import annotations

import json
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.prompts.reply import read_documentation, write_documentation
from rightsize.core.tasks.content import Described, DocContent

PLAIN = '{"summary": "Return x.", "parameters": [{"name": "a", "description": "the a"}], "returns": "x"}'
READ = DocContent("Return x.", parameters=(Described("a", "the a"),), returns="x")


@pytest.mark.parametrize(
    "reply",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Sure! Here is the JSON:\n\n{PLAIN}\n\nLet me know.",
        f"<think>Hm, {{}} it is.</think>\n{PLAIN}",
        f"It adds, so {{x}} is right.</think>{PLAIN}",
        f"{PLAIN}\n<think>Was that right?",
        PLAIN.replace('"x"}', '"x",}'),
        PLAIN.replace('"', "'"),
        '{"summary": "Return x.", "params": {"a": "the a"}, "return": {"type": "int", "description": "x"}}',
        '{"summary": "Return x.", "parameters": ["a: the a"], "returns": "x", "confidence": 0.9}',
        '{"Summary": "Return x.", "parameters": ["`a` - the a"], "returns": ["x"]}',
        '{"summary": "Return x.", "parameters": [{"a": "the a"}], "returns": "x"}',
        '{"summary": "Return x.", "parameters": "a (int): the a", "returns": "x", "yields": "None", "raises": "N/A"}',
        '{"answer": 1} ' + PLAIN,
    ],
)
def test_forms_of_one_reply(reply: str) -> None:
    """Fences, preambles, thinking, loose JSON and other shapes all come to the same content."""
    assert read_documentation(reply) == (READ, ())


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ("", "The reply is empty; answer with one JSON object."),
        ("I cannot help with that.", "The reply holds no JSON object; answer with one JSON object and nothing else."),
        (
            '"""Return x.\n\nArgs:\n    a: the a\n"""',
            "The reply holds no JSON object; answer with one JSON object and nothing else.",
        ),
        ("<think>Let me see", "The reply holds no JSON object; answer with one JSON object and nothing else."),
        (PLAIN[:40], "The reply ends in the middle of its JSON object; answer with one complete, shorter object."),
        (
            f"```json\n{PLAIN[:-1]}",
            "The reply ends in the middle of its JSON object; answer with one complete, shorter object.",
        ),
        ('{"details": "x"}', 'The reply has no text under "summary".'),
        ('{"summary": "N/A"}', 'The reply has no text under "summary".'),
        (
            '{"summary": "x", "parameters": "all of them"}',
            '"parameters" must be a list of objects with a name and a description.',
        ),
    ],
)
def test_problems_of_form(reply: str, problem: str) -> None:
    """A reply that is cut off, prose or of the wrong shape is reported in words that a model can act on."""
    assert read_documentation(reply) == (None, (problem,))


@pytest.mark.parametrize(
    "piece",
    ["x", "{", "}", '"', "'", '{"a":', "<think>", "</think>", '{"summary": ', "\\", '{"name":"a","description":"b",},'],
)
def test_long_replies_take_linear_time(piece: str) -> None:
    """Four times the text takes no more than about four times as long."""

    def seconds(size: int) -> float:
        text = '{"summary": "ok", "parameters": [' + piece * (size // len(piece)) + "]}"
        times = []
        for _ in range(3):
            began = process_time()
            read_documentation(text)
            times.append(process_time() - began)
        return min(times)

    assert seconds(100_000) < 12 * max(seconds(25_000), 0.01)


TEXT = st.text(st.characters(codec="utf-8")).map(lambda text: f"Words: {text}.")
NAMES = st.from_regex(r"[a-z]{2,6}_[a-z]{2,6}", fullmatch=True)


@given(summary=TEXT, details=TEXT, names=st.lists(NAMES, unique=True, max_size=4), text=TEXT)
def test_what_is_written_is_read(summary: str, details: str, names: list[str], text: str) -> None:
    """Content survives being written as a reply, whatever its texts hold."""
    content = DocContent(
        summary,
        details,
        tuple(Described(name, text) for name in names),
        returns=text,
        raises=(Described("ValueError", text),),
    )
    assert read_documentation(write_documentation(content)) == (content, ())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_value_is_read_or_reported(value: object) -> None:
    """Odd types under the right keys give content or a problem, never an exception."""
    for key in ("summary", "parameters", "returns", "raises", "example", "attributes"):
        reply = json.dumps({"summary": "Return x.", key: value})
        content, problems = read_documentation(reply)
        assert (content is None) == bool(problems)
