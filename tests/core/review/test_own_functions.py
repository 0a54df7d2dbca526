"""What the functions of a file do: which do no more than to put text together, in the words of a language's data."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.own_functions import only_builds
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.values import values_of


@pytest.mark.parametrize(
    ("result", "adding", "lookups", "builds"),
    [
        ("text.glue('.txt')", r"\.glue$", (), True),
        ("text.glue('.txt')", r"\.sew$", (), False),
        ("TABLE[text.glue('.txt')]", r"\.glue$", (), True),
        ("TABLE[text.glue('.txt')]", r"\.glue$", ("subscript",), False),
    ],
)
def test_a_function_only_builds_in_the_words_of_its_language(
    result: str, adding: str, lookups: tuple[str, ...], builds: bool
) -> None:
    """Who looks something up, or calls what is not known to add to a text, may clean it."""
    language, rules = packaged().named("python"), rule_set_for("python")
    assert language is not None
    assert rules is not None
    parsed = parse(language, f"def safe_name(text):\n    return {result}\n\nopen(safe_name(name))\n".encode())
    values = values_of(parsed, replace(rules.flow, adding_calls=re.compile(adding), lookups=lookups))
    call = next(each for each in values.scopes.nodes["call"] if values.callee(each) == "safe_name")

    assert only_builds(values, call) is builds
