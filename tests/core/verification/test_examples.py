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
        ("python", PARSE_HEADER, "Use it so:\n\n    parse_header(x)\n\n    if x:\n\n        print(x)\n"),
        ("python", PARSE_HEADER, "Take a line of a mail and\nhand it over:\n    parse_header(x)\n"),
        ("python", PARSE_HEADER, ">>> x = parse_header(\n    line,\n)\n>>> @decorate\n>>> def f():\n...     pass\n"),
        ("python", PARSE_HEADER, "In [1]: for x in y:\n   ...:     print(x)\nOut[1]: a b"),
        ("python", PARSE_HEADER, "x = await parse_header(...)\n..."),
        ("javascript", "function $0f(x) {}", "const y = f(...);\n...\nf(...y);"),
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
        ("python", PARSE_HEADER, "Compute the roots of a polynomial of third degree."),
        ("python", PARSE_HEADER, "call it with a line and take what comes back."),
        ("python", PARSE_HEADER, "Use it so:\n\nif x then ("),
        ("python", PARSE_HEADER, "Use it so:\n    parse_header(1,, 2)"),
        ("python", PARSE_HEADER, ">>> frame = read("),
        ("python", PARSE_HEADER, ">>> @decorate"),
        ("python", PARSE_HEADER, "In [1]: parse_header(1,, 2)"),
        ("javascript", "function $0f(x) {}", "f(..., = 2);"),
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


def test_an_example_that_was_cut_short() -> None:
    """Whole statements in front of one without its end are use enough; it warns."""
    problems = found("example_parses", PARSE_HEADER, reply(example=">>> import mail\n>>> mail.parse_header("))
    assert problems == ["The example is not Python: mail.parse_header(.?"]


def test_an_example_that_stood_is_kept() -> None:
    """Whoever wrote it had a reason; it warns."""
    source = PARSE_HEADER.replace("Old words.", "Compute the roots of a polynomial.")
    problems = found("example_parses", source, reply(example="Compute the roots of a polynomial."))
    assert problems == ["The example is not Python: Compute the roots of a polynomial..?"]
