"""Examples that prove nothing against right code, in the sandbox; wrong code for the same docs is refused."""

from __future__ import annotations

import asyncio
import textwrap

import pytest

from rightsize.sandbox.python import PythonSandbox
from tests.corpus.answer_rates import verdict_on
from tests.support.trying import needs_namespaces

DOCS = {
    "a coroutine": ("async def f(x):", "Double it.\n\nf(2) -> 4\n\n>>> await f(1)\n2\n>>> asyncio.run(f(3))\n6"),
    "a list that is changed": ("def f(nums):", "Sort in place.\n\nInput: nums = [2, 1]\nOutput: [1, 2]"),
    "values one by one": ("def f(n):", "Yield n, n - 1 and so on to 1.\n\nf(3) -> [3, 2, 1]"),
    "two values for one call": ("def f(n):", "Is it even?\n\nf(4) -> True\nf(7) -> False\nf(7) -> True"),
    "too many arguments": ("def f(a, b):", "Add them.\n\nf(1, 2, 3) -> 6\nf(1, 2) -> 3"),
    "an error by its name": ("def f(x):", "Root.\n\n>>> f(9)\n3.0\n>>> f(-1)\nValueError: negative"),
    "chance": ("def f(n):", "A letter of a word.\n\n>>> f('python')\n'j'"),
    "a printed shape": ("def f(n):", "Print a triangle.\n\n>>> f(2)\n*\n**"),
    "a name that nothing has": ("def f(v):", "Sum.\n\n>>> f(some_list)\n3\n>>> f([1, 2])\n3"),
}  # fmt: skip


@needs_namespaces
@pytest.mark.parametrize(
    ("doc", "body", "passes"),
    [
        ("a coroutine", "return 2 * x", True),
        ("a coroutine", "return x + 2", False),
        ("a list that is changed", "nums.sort()", True),
        ("a list that is changed", "nums.reverse()\nnums.append(1)", False),
        ("values one by one", "yield from range(n, 0, -1)", True),
        ("values one by one", "yield from range(n)", False),
        ("two values for one call", "return n % 2 == 0", True),
        ("two values for one call", "return n % 2 == 1", False),
        ("too many arguments", "return a + b", True),
        ("too many arguments", "return a - b", False),
        ("an error by its name", "if x < 0:\n    raise ValueError('negative')\nreturn x**0.5", True),
        ("an error by its name", "return x**0.5", False),
        ("chance", "import random\nreturn random.choice(n)", True),
        ("chance", "return n[0]", False),
        ("chance", "import uuid\nreturn uuid.UUID(int=n[0]).int", False),
        ("a printed shape", "for i in range(n):\n    print('*' * (i + 1))", True),
        ("a printed shape", "for i in range(n):\n    print('*' * i)", False),
        ("a name that nothing has", "return sum(v)", True),
        ("a name that nothing has", "return len(v)", False),
    ],
)
def test_what_an_example_proves(doc: str, body: str, passes: bool) -> None:
    """One that no body could make hold, or that only chance does, is a warning."""
    head, words = DOCS[doc]
    prompt = f'{head}\n    """{textwrap.indent(words, "    ").strip()}\n    """\n    pass\n'
    reply = f"```python\n{textwrap.indent(body, '    ')}\n```"

    verdict = asyncio.run(verdict_on({"prompt": prompt, "entry_point": "f", "reply": reply}, PythonSandbox()))

    assert verdict.passed is passes, verdict.problems
