"""The messages that ask for code, and reading the code of a reply."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import target_at
from rightsize.core.prompts.code_reply import read_code
from rightsize.core.prompts.generation import generation_messages, wanted

SOURCE = '''\
import math


class Shop:
    def price(self, item: str) -> int:
        return len(item)

    def total(self, items: list[str]) -> int:
        """Add the prices up."""
        pass


def apart(x):
    return x
'''


def test_the_messages_show_the_target_and_what_is_beside_it() -> None:
    """Signature and doc stand between the markers, signatures of the class come first, and faults are told."""
    language = packaged().for_path("shop.py")
    assert language is not None
    parsed = parse(language, SOURCE.encode())
    target = target_at(parsed, SOURCE.index("total"))
    assert target is not None
    (_, system), (_, user) = generation_messages(wanted(parsed, target, 200), ["It\nwas wrong."], marker="q7")

    assert "one fenced code block" in system
    fenced = user.split("=== q7 ===")[1]
    assert "def total(self, items: list[str]) -> int:" in fenced
    assert '"""Add the prices up."""' in fenced
    assert "pass" not in fenced
    assert user.index("import math") < user.index("def price(self, item: str) -> int:") < user.index("def apart(x):")
    assert "- It was wrong." in user
    assert wanted(parsed, target, 12).context == "import math"


@pytest.mark.parametrize(
    ("reply", "first"),
    [
        ("```python\ndef f():\n    pass\n```", "def f():\n    pass\n"),
        ("Install it:\n```sh\npip install x\n```\nthen\n```python\ndef f(): pass\n```", "def f(): pass\n"),
        ("<think>```\ndef f(): 1\n```</think>```\ndef f(): 2\n```", "def f(): 2\n"),
        ("```python\ndef f():\n    return 1", "def f():\n    return 1"),
        ("Code: ```def f(): pass``` as asked", "def f(): pass"),
        ("    return 1\n", "    return 1"),
        ("    return 1\n```\n\nThis works.", "    return 1"),
        ("def f():\n    return 1\n```\n\n### Why", "def f():\n    return 1"),
        (
            '```python\ndef f():\n    """Do.\n\n    ```\n    f()\n    ```\n    """\n    return 1\n```\nSo.',
            'def f():\n    """Do.\n\n    ```\n    f()\n    ```\n    """\n    return 1\n',
        ),
        ("def f():\n    return 1\n\nUsage:\n```python\nf()\n```\n", "def f():\n    return 1\n\nUsage:"),
        ("> def f():\n>     return 1", "def f():\n    return 1"),
        ("<answer>\nasync def f():\n    return 1\n</answer>", "async def f():\n    return 1"),
        ("In [1]: def f():\n   ...:     return 1", "def f():\n    return 1"),
    ],
)
def test_the_likeliest_code_comes_first(reply: str, first: str) -> None:
    """Thinking is left out, and the block with the function wins."""
    candidates, problems = read_code(reply, "f")

    assert (candidates[0], problems) == (first, ())


def test_a_statement_in_a_sentence_comes_last() -> None:
    """A model may answer with the one line that is missing, between ticks."""
    candidates, _ = read_code("You can use `return 1` here, as `f()` asks.", "f")

    assert candidates[-1] == "return 1"


@pytest.mark.parametrize("reply", ["", " \n", "x" * 300_000])
def test_what_is_no_reply_is_said(reply: str) -> None:
    """Nothing at all, or far too much."""
    candidates, problems = read_code(reply, "f")

    assert candidates == ()
    assert len(problems) == 1


@pytest.mark.parametrize(
    "reply", ["(" * 5_000, "```" * 5_000, "```a\n" * 5_000, "\n\n".join("abc" for _ in range(5_000)), "\0\ud800" * 99]
)
def test_no_reply_breaks_the_reading(reply: str) -> None:
    """Whatever a model sends is read in bounded time."""
    assert len(read_code(reply, "f")[0]) < 200
