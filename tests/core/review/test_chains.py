"""Long chains of calls: what is read of them grows with their length, and each link is looked at all the same."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import Parsed, parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.naming import Naming
from rightsize.core.review.rule import rule_set_for
from rightsize.core.review.values import values_of
from tests.support.effort import MOST

LINKS = 800


def chained(links: int) -> Parsed:
    """Return a chain of so many calls."""
    language = packaged().named("python")
    assert language is not None
    return parse(language, ("import os\n\ndef f(a, x):\n    return a" + ".told(x)" * links + "\n").encode())


def read_of(parsed: Parsed) -> int:
    """Return how many characters of callees rules and values read, each link once."""
    rules = rule_set_for("python")
    assert rules is not None
    values = values_of(parsed, rules.flow)
    naming, calls = Naming(values), values.scopes.nodes["call"]
    return sum(len(naming.text_of(each)) + len(values.callee(each)) for each in calls)


def test_twice_the_links_are_twice_the_text() -> None:
    """Each link holds all before it, which whole would be the square of its length."""
    assert read_of(chained(2 * LINKS)) < MOST * read_of(chained(LINKS))


@pytest.mark.parametrize("before", [0, LINKS // 2, LINKS])
def test_a_weak_link_is_found_wherever_it_stands(before: int) -> None:
    """At the beginning, in the midst and at the end of a chain of thousands of characters, each for itself."""
    language = packaged().named("javascript")
    assert language is not None
    weak = ".then(eval(q))"
    links = ".told(é)" * before + weak + ".told(é)" * (LINKS - before)
    parsed = parse(language, f"function f(a, q) {{\n  return a{links};\n}}\n".encode())

    assert [each.quote for each in floor_findings(parsed)] == ["eval(q)"]


@pytest.mark.parametrize("links", [0, LINKS])
def test_a_chain_is_known_by_both_its_ends(links: int) -> None:
    """What it begins with and what is called last stand far apart."""
    language = packaged().named("java")
    assert language is not None
    source = f"class A {{ void f(String x) {{ Runtime.getRuntime(){'.told()' * links}.exec(x); }} }}\n"

    assert [each.rule for each in floor_findings(parse(language, source.encode()))] == ["java.command-built"]


def test_of_a_chain_that_fills_the_last_link_before_the_use_is_told() -> None:
    """Not the one that is read first, which holds the others."""
    language = packaged().named("java")
    assert language is not None
    body = (
        'StringBuilder q = new StringBuilder("a"); q.append(" ORDER BY ").append(sort); em.createQuery(q.toString());'
    )
    (found,) = floor_findings(parse(language, f"class A {{ void f(String sort) {{ {body} }} }}\n".encode()))

    assert [each.quote for each in found.related] == ["(sort)", "sort"]
