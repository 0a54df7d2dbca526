"""What the types of a file say of its values: each case is a program whose first call of `sink` is looked at."""

from __future__ import annotations

import pytest

from rightsize.core.review.value import AS_EVERYWHERE, Harmless
from tests.support.review_sinks import sink_in

_FORM = "struct Form { page: u32, size: Option<u16>, name: String, sort: Sort }\nenum Sort { Name, Date }\n"


@pytest.mark.parametrize(
    ("text", "is_request"),
    [
        ("async fn f(Query(q): Query<Form>) { sink(q.name) }", True),
        ("async fn f(Query(q): Query<Form>) { sink(q.page) }", False),
        ("async fn f(Query(q): Query<Form>) { sink(q.size) }", False),
        ("async fn f(Query(q): Query<Form>) { sink(q.sort) }", False),
        ("async fn f(Path(sort): Path<Sort>) { sink(sort) }", False),
        ('async fn f(Query(q): Query<Form>) { sink(format!("{} {}", 1, q.name)) }', True),
        ('async fn f(Query(q): Query<Form>) { sink(format!("{} {}", q.page, 1)) }', False),
        ("struct Other { page: String }\nasync fn f(Query(q): Query<Form>) { sink(q.page) }", True),
        ("enum Sort2 { By(String) }\nasync fn f(Path(sort): Path<Sort2>) { sink(sort) }", True),
        ("async fn f(Path(id): Path<String>) { let n: u32 = id.parse().unwrap(); sink(n) }", False),
        ("async fn f(Path(id): Path<String>) { let n: String = id.parse().unwrap(); sink(n) }", True),
        (
            "fn column(n: &str) -> &'static str { pick(n) }\nasync fn f(Path(n): Path<Text>) { sink(column(&n)) }",
            False,
        ),
        ("fn column(n: &str) -> &str { pick(n) }\nasync fn f(Path(n): Path<Text>) { sink(column(&n)) }", True),
        ("async fn f(State(s): State<App>, Path(n): Path<String>) { sink(s.hosts.get(&n)) }", False),
        ("async fn f(Path(n): Path<String>) { sink(n.get(1)) }", True),
        ("async fn f(Path(n): Path<String>) { sink(NAMES.iter().find(|each| **each == n)) }", False),
    ],
)
def test_what_of_a_request_is_text(text: str, is_request: bool) -> None:
    """Numbers, values of a closed list, constants and what a table holds are no text of whoever sends the request."""
    values, _, given = sink_in("rust", _FORM + text)
    assert values.of(given).meets("request") is is_request


@pytest.mark.parametrize(
    ("language", "text", "is_bounded"),
    [
        ("rust", "fn f(n: usize) { sink(n & 0x0f) }", True),
        ("rust", "fn f(n: usize, m: usize) { sink(n & m) }", False),
        ("rust", "fn f(n: usize) { sink(n + 1) }", False),
        ("go", "func f(n int) { sink(n % 16) }", True),
        ("go", "func f(n int) { sink(n * 16) }", False),
    ],
)
def test_a_mask_bounds_a_number(language: str, text: str, is_bounded: bool) -> None:
    """Where numbers are a danger, one is none that cannot grow beyond a constant."""
    values, _, given = sink_in(language, text)
    assert values.of(given, Harmless(numbers=False)).meets("input") is not is_bounded


def test_a_part_is_declared_beside_its_name() -> None:
    """A field of Go stands before its type, as a parameter does."""
    form = "type form struct {\n\tPage int\n\tName string\n}\n"
    for part, is_text in (("Page", False), ("Name", True)):
        text = f"{form}func f(c *gin.Context) {{ var in form; c.BindJSON(&in); sink(in.{part}) }}"
        values, _, given = sink_in("go", text)
        assert values.of(given, AS_EVERYWHERE).meets("request") is is_text
