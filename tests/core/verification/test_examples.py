"""An example parses in the language of its symbol."""

from __future__ import annotations

import pytest

from tests.support.verification_replies import JAVA_FIND, PARSE_HEADER, found, reply

GO = "package p\n\nfunc $0F() {}\n"


@pytest.mark.parametrize(
    ("language", "source", "example"),
    [
        ("python", PARSE_HEADER, 'parse_header("a: b")'),
        ("python", PARSE_HEADER, '    parse_header("a: b")\n    print(1)\n'),
        ("python", PARSE_HEADER, ">>> parse_header('a: b')\n('a', 'b')"),
        ("python", PARSE_HEADER, ">>> for x in y:\n...     print(x)\n...\n1 2 out of = here\n>>> 1 + 1\n2"),
        ("python", PARSE_HEADER, "Split it:\n\n>>> parse_header(x)\n"),
        ("python", PARSE_HEADER, "```python\nparse_header(x)\n```"),
        ("python", PARSE_HEADER, "$ python -m headers FILE"),
        ("python", PARSE_HEADER, "%timeit parse_header(x)"),
        ("javascript", "function $0f(x) {}", "const y = f(<div />);"),
        ("javascript", "function $0f(x) {}", "<caption>Use it</caption>\nf(1);"),
        ("typescript", "function $0f(x: number) {}", "const y: number = f(1);"),
        ("go", GO, "x, err := p.F()\nfmt.Println(x)"),
        ("rust", "fn $0f() {}", "let x = f()?;\nassert_eq!(x, 2);"),
        ("java", JAVA_FIND, "<pre>{@code\nType x = registry.find(key, Type.class);\n"),
    ],
)
def test_examples_that_parse(language: str, source: str, example: str) -> None:
    """Prompts, output, fences, captions and commands are looked through."""
    assert found("example_parses", source, reply(example=example), language) == []


@pytest.mark.parametrize(
    ("language", "source", "example"),
    [
        ("python", PARSE_HEADER, "parse_header(1,, 2)"),
        ("python", PARSE_HEADER, ">>> parse_header(1,, 2)\n3"),
        ("python", PARSE_HEADER, "x = = 3"),
        ("javascript", "function $0f(x) {}", "const = f(;"),
        ("go", GO, "x := := 3"),
        ("rust", "fn $0f() {}", "let let = 3"),
        ("java", JAVA_FIND, "Type x = = 3;"),
    ],
)
def test_examples_that_do_not_parse(language: str, source: str, example: str) -> None:
    """Broken code refuses."""
    problems = found("example_parses", source, reply(example=example), language)
    assert problems
    assert not problems[0].endswith("?")


@pytest.mark.parametrize(
    "example",
    [
        "Compute the roots of a polynomial of third degree.",
        "Use it so:\n\nif x then (",
        ">>> frame = read(",
        ">>> @decorate",
    ],
)
def test_examples_that_a_person_would_write(example: str) -> None:
    """Prose, and statements that were cut off, only warn."""
    problems = found("example_parses", PARSE_HEADER, reply(example=example))
    assert all(each.endswith("?") for each in problems)
