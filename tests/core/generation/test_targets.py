"""Where code is asked for, by language."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import target_at
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import decode

BODIES = [
    ("py", "def $(x): ...\n", " ...", True),
    ("py", "def $(x):\n    pass\n", "\n    pass", True),
    ("py", "def $(x):\n    '''Doc.'''\n", "", True),
    ("py", "def $(x):\n    '''Doc.'''\n    # TODO: later\n\n\ny = 1\n", "\n    # TODO: later", True),
    ("py", "def $(x):\n    raise NotImplementedError('later')\n", "\n    raise NotImplementedError('later')", True),
    ("py", "def $(x):  # noqa: A001\n    pass\n", "\n    pass", True),
    ("py", "def $(x):\n", "", True),
    ("py", "def $(x):\n    return x\n", "\n    return x", False),
    (
        "js",
        "function $(x) {\n  throw new Error('not implemented');\n}\n",
        "\n  throw new Error('not implemented');\n",
        True,
    ),
    ("js", "function $(x) {\n  throw new Error('bad value');\n}\n", "\n  throw new Error('bad value');\n", False),
    ("ts", "const $ = (x: number): number => {}\n", "", True),
    ("go", 'func $(x int) int {\n\tpanic("not implemented")\n}\n', '\n\tpanic("not implemented")\n', True),
    ("rs", "fn $(x: i32) -> i32 {\n    todo!()\n}\n", "\n    todo!()\n", True),
    ("rs", "fn $(x: i32) -> i32 {\n    unimplemented!()\n}\n", "\n    unimplemented!()\n", True),
    (
        "java",
        "class A {\n  int $(int x) {\n    throw new UnsupportedOperationException();\n  }\n}\n",
        "\n    throw new UnsupportedOperationException();\n  ",
        True,
    ),
]


@pytest.mark.parametrize(("extension", "source", "body", "stub"), BODIES)
def test_a_body_is_the_target_and_its_doc_is_not(extension: str, source: str, body: str, stub: bool) -> None:
    """What may be replaced begins behind the doc, and a stand-in is known as one."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.replace("$", "wanted").encode())

    target = target_at(parsed, source.index("$") + 1)

    assert target is not None
    assert (decode(target.span.of(parsed.data)), target.stub) == (body, stub)


@pytest.mark.parametrize(
    ("source", "request_text"),
    [
        ("# write f(x)\n# that adds one\n", "write f(x)\nthat adds one"),
        ("def g(x):\n    $# TODO: sort x first\n    return x\n", "TODO: sort x first"),
        ("x = 1\n$# holds the answer\ny = 2\n", None),
    ],
)
def test_a_comment_is_a_target_where_it_asks(source: str, request_text: str | None) -> None:
    """Code goes below it; a comment that only explains asks for nothing."""
    language = packaged().for_path("a.py")
    assert language is not None
    target = target_at(parse(language, source.replace("$", "").encode()), max(0, source.find("$")))

    assert (target and (target.asked, target.request)) == (request_text and (Asked.COMMENT, request_text))
