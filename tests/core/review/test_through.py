"""What made a value, and what is no check of it: each case is a program whose first call of `sink` is looked at."""

from __future__ import annotations

import pytest

from rightsize.core.review.declared import declarations_of
from rightsize.core.review.guards import guarded
from rightsize.core.review.through import made_through
from rightsize.core.review.value import AS_EVERYWHERE
from tests.support.review_sinks import sink_in


@pytest.mark.parametrize(
    ("language", "text", "callee"),
    [
        (
            "go",
            "func f(k []byte) { m := hmac.New(sha256.New, k); s := hex.EncodeToString(m.Sum(nil)); sink(s) }",
            "hmac.New",
        ),
        (
            "go",
            "func g(k []byte) []byte { m := hmac.New(h, k); return m.Sum(nil) }\nfunc f(k []byte) { sink(g(k)) }",
            "m.Sum",
        ),
        ("rust", "fn f(n: u32) { let s = n.wrapping_mul(4); sink(s as usize) }", "n.wrapping_mul"),
    ],
)
def test_what_made_a_value_is_found_behind_names_and_functions(language: str, text: str, callee: str) -> None:
    """However many names lie between, and through what a function of the file gives back."""
    values, _, given = sink_in(language, text)
    assert callee in list(made_through(values, given))


def test_what_is_made_later_made_nothing() -> None:
    """A name is followed to what it was before, not to what it becomes."""
    values, _, given = sink_in("go", "func f(k []byte) { s := k; sink(s); s = hmac.Sum(k) }")
    assert "hmac.Sum" not in list(made_through(values, given))


@pytest.mark.parametrize(
    ("language", "text", "declared"),
    [
        ("go", "func f(width, height uint32) { sink(width * 4) }", "width, height uint32"),
        ("go", "type T struct { Width uint32 }\nfunc f(t *T) { sink(t.Width * 4) }", "Width uint32"),
        ("go", "func f(b []byte) { n := binary.BigEndian.Uint32(b); sink(n * 4) }", "binary.BigEndian.Uint32()"),
        ("rust", "fn f(n: u32) { let m: u64 = n.into(); sink(m * 4) }", "m: u64"),
    ],
)
def test_how_the_parts_of_a_value_are_declared(language: str, text: str, declared: str) -> None:
    """As a parameter, a field, a variable, or by the call that it comes from."""
    values, _, given = sink_in(language, text)
    assert declared in list(declarations_of(values, given))


_PARSED = (
    "func parse(raw string) (*url.URL, bool) { u, err := url.Parse(raw); if %s { return nil, false }; return u, %s }\n"
)
_USED = 'func f(c *gin.Context) { u, ok := parse(c.Query("u")); if !ok { return }; sink(u) }'


@pytest.mark.parametrize(
    ("text", "is_guarded"),
    [
        (_PARSED % ("err != nil", "true") + _USED, False),
        (_PARSED % ("err != nil || !hosts[u.Host]", "true") + _USED, True),
        (_PARSED % ("err != nil", "hosts.Contains(u.Host)") + _USED, True),
        ('func f(c *gin.Context) { u, ok := hosts[c.Query("u")]; if !ok { return }; sink(u) }', True),
        ('func f(c *gin.Context) { u := c.Query("u"); if u == "" { return }; sink(u) }', False),
        ('func f(c *gin.Context) { u := c.Query("u"); if u != "home" { return }; sink(u) }', True),
        ("func f(c *gin.Context) { var in T; c.Bind(&in); if !names[in.A] { return }; sink(in.B) }", False),
        ("func f(c *gin.Context) { var in T; c.Bind(&in); if !names[in.B] { return }; sink(in.B) }", True),
    ],
)
def test_what_checks_nothing_is_no_guard(text: str, is_guarded: bool) -> None:
    """A flag says what its function asked; that there is anything, or that its neighbour is good, says nothing."""
    values, call, given = sink_in("go", text)
    value = values.of(given)
    is_safe = not value.meets("request") or guarded(values, call, value.names, AS_EVERYWHERE)
    assert is_safe is is_guarded


@pytest.mark.parametrize(
    ("body", "is_clean"),
    [
        ("return path.Join(base, name)", False),
        ('if name == "" { name = "index" }; return path.Join(base, name)', False),
        ("return path.Join(base, strip(name))", True),
        ('if strings.Contains(name, "..") { return base }; return path.Join(base, name)', True),
    ],
)
def test_a_name_promises_nothing_that_the_function_does_not_do(body: str, is_clean: bool) -> None:
    """A function of the file that only puts together what it is given cleans nothing, whatever it is called."""
    call = 'func f(c *gin.Context) { sink(safePath(root, c.Query("n"))) }'
    text = f"func safePath(base, name string) string {{ {body} }}\n{call}"
    values, _, given = sink_in("go", text)
    assert values.of(given).meets("request") is not is_clean


@pytest.mark.parametrize(
    ("call", "is_given"),
    [
        ('fn g() { f("https://a.example") }', False),
        ('fn g(n: u8) { f(match n { 1 => "https://a.example", _ => return }) }', False),
        ('fn g(a: &str) { f("https://a.example"); f(a) }', True),
        ("", True),
    ],
)
def test_a_parameter_holds_what_the_calls_in_the_file_pass(call: str, is_given: bool) -> None:
    """Where all that is passed is constant, whoever else may call it."""
    values, _, given = sink_in("rust", f"fn f(address: &str) {{ sink(address) }}\n{call}")
    assert values.of(given).meets("input") is is_given
