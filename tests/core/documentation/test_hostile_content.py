"""Hostile content: nothing that a model writes can end a doc early, in any style."""

from __future__ import annotations

import ast

from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.tasks.content import Described, DocContent
from tests.support.docs_edits import documented

PYTHON = "def $0add(left, *rest):\n    if not left: raise ValueError\n    return left + sum(rest)\n"

HOSTILE = st.text(
    st.sampled_from("ab .\n\t`\"'\\/*@{}<>&#-:\r\x00\u2028\ud800\u202e\v"), min_size=1, max_size=40
) | st.sampled_from(['"""', "*/", "\\", 'x"', "r\\", "`*/`", '`"""`', "```\n*/\n```", "\\u002a/", "--> */ @param x"])


@given(summary=HOSTILE, details=HOSTILE, description=HOSTILE, example=HOSTILE)
def test_nothing_ends_the_doc(summary: str, details: str, description: str, example: str) -> None:
    """Whatever the content holds, code before and behind the doc stays what it was, in every style."""
    content = DocContent(f"S {summary}", details, (Described("left", description),), example=example)
    for style in ("google", "numpy", "sphinx"):
        text, _ = documented(PYTHON, content, style=style)
        (function,) = ast.parse(text).body
        assert isinstance(function, ast.FunctionDef)
        function.body = function.body[1:]
        assert ast.unparse(function) == ast.unparse(ast.parse(PYTHON.replace("$0", "")))
    for language in ("javascript", "typescript", "java"):
        text, _ = documented(
            "class A { $0f(left) { } }\n" if language != "java" else "class A { int $0f(int left) { } }\n",
            content,
            language=language,
        )
        doc = text[text.index("/**") :]
        assert doc.count("*/") == 1
        assert doc[doc.index("*/") :].lstrip("*/ \n").startswith(("f(left)", "int f(int left)"))
    for language, source, mark in (
        ("go", "package x\n\nfunc $0F(left int) {}\n", "//"),
        ("rust", "fn $0f(left: u8) {}\n", "///"),
    ):
        text, _ = documented(source, content, language=language)
        plain = source.replace("$0", "")
        assert "\n".join(line for line in text.split("\n") if not line.startswith(mark)) == plain
