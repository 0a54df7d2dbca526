"""Code that nests deeper than Python calls functions: the floor reads it to its end."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.checks import compares
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.value import AS_EVERYWHERE

TERMS = 5_000

JOINED = {
    "python": ("{}", " and ", "boolean_operator"),
    "javascript": ("f({})", " && ", "binary_expression"),
    "go": ("package p\nfunc f() bool {{\n return {}\n}}\n", " || ", "binary_expression"),
}


@pytest.mark.parametrize("language_id", JOINED)
def test_a_condition_of_thousands_of_terms_is_read(language_id: str) -> None:
    """Each operator holds all that stands before it."""
    frame, operator, kind = JOINED[language_id]
    terms = operator.join(["x", 'q == "a"', *(f"a{each}" for each in range(TERMS))])
    language, rules = packaged().named(language_id), rule_set_for(language_id)
    assert language is not None
    assert rules is not None
    parsed = parse(language, frame.format(terms).encode())
    question = parsed.root
    while question.type != kind:
        question = question.named_children[-1]
    assert compares(parsed, rules.flow, question, {"q"}, AS_EVERYWHERE)
    assert not compares(parsed, rules.flow, question, {"x"}, AS_EVERYWHERE)


def test_such_a_condition_takes_nothing_from_what_is_found() -> None:
    """Before a use and around one, in the file of a weakness that has nothing to do with it."""
    terms = " and ".join(f"q != {each}" for each in range(TERMS))
    source = (
        "import os\nfrom flask import request\n\n@app.route('/')\ndef f(q, x):\n"
        f"    os.system('ls ' + x)\n    ok = {terms}\n    if {terms}:\n        os.system('ls ' + q)\n"
    )
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, source.encode())
    assert 6 in [parsed.lines.line_of(each.span.start) + 1 for each in floor_findings(parsed)]
