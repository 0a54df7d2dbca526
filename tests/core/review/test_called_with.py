"""What functions of one file hand to one another: each case is a file whose first call of `sink` is looked at."""

from __future__ import annotations

import pytest

from rightsize.core.review.guards import guarded
from rightsize.core.review.value import AS_EVERYWHERE
from tests.support.review_sinks import sink_in


@pytest.mark.parametrize(
    ("language", "text", "is_request"),
    [
        ("python", "def f(x):\n    sink(x)\ndef view():\n    f(request.args['x'])\n", True),
        ("python", "def f(y, x):\n    sink(x)\ndef view():\n    f(1, x=request.args['x'])\n", True),
        ("python", "def f(y, x):\n    sink(x)\ndef view():\n    f(request.args['y'], 'x')\n", False),
        ("python", "def f(x):\n    sink(x)\ndef view():\n    f(*request.args['x'])\n", False),
        (
            "python",
            "class A:\n    def f(self, x):\n        sink(x)\n    def v(self):\n        self.f(request.args)\n",
            True,
        ),
        ("python", "def f(x):\n    sink(x)\ndef f(x):\n    pass\ndef view():\n    f(request.args['x'])\n", False),
        ("python", "def f(x):\n    if x in KNOWN:\n        sink(x)\ndef view():\n    f(request.args['x'])\n", False),
        (
            "python",
            "def f(x):\n    sink(x)\ndef v():\n    x = request.args['x']\n    if x not in KNOWN: return\n    f(x)\n",
            False,
        ),
        ("python", "def f(x):\n    f(x)\n    sink(x)\n", False),
        ("go", "func f(a, x string) { sink(x) }\nfunc view(r *http.Request) { f(a, r.FormValue(b)) }", True),
        ("javascript", "const f = (x) => sink(x); app.get('/', (req) => f(req.query.x));", True),
        ("javascript", "function f({ x }) { sink(x); } app.get('/', (req) => f(req.query));", True),
        ("rust", "fn f(x: &str) { sink(x) }\nfn view(req: HttpRequest) { f(req.query_string()) }", True),
        ("java", "class A { void f(String x) { sink(x); } void v(R r) { f(r.getParameter(q)); } }", True),
        (
            "go",
            "func (a *A) to(r *R) string { return r.FormValue(b) }\nfunc (a *A) v(r *R) { sink(a.to(r)) }",
            True,
        ),
        (
            "go",
            "func (a *A) to(r *R) string { return home }\nfunc (a *A) v(r *R) { sink(a.to(r)) }",
            False,
        ),
    ],
)
def test_a_parameter_holds_what_a_call_passes_on_of_a_request(language: str, text: str, is_request: bool) -> None:
    """Only a call that surely runs the function counts, and only where the request was not checked before."""
    values, _, given = sink_in(language, text)
    assert values.of(given).meets("request") is is_request


@pytest.mark.parametrize(
    ("language", "text", "is_open"),
    [
        ("python", "ORDER = {'a': 'b'}\ndef f(x):\n    sink(ORDER.get(x, 'c'))\n", False),
        ("python", "ORDER = {'a': 'b'}\ndef f(x):\n    sink(ORDER.get(x, x))\n", True),
        ("python", "class A:\n    ORDER = {}\n    def f(self, x):\n        sink(self.ORDER.get(x))\n", False),
        ("python", "def f(x):\n    sink('a' if x else 'b')\n", False),
        ("python", "def f(x):\n    sink('a' if y else x)\n", True),
        ("rust", 'impl A { fn c(&self) -> &str { "c" } }\nfn f(a: A) { sink(format!("by {}", a.c())) }', False),
        ("rust", 'impl A { fn c(&self) -> &str { &self.d } }\nfn f(a: A) { sink(format!("by {}", a.c())) }', True),
        ("rust", 'fn c(x: &str) -> Option<&str> { (x == "a").then_some(x) }\nfn f(x: &str) { sink(c(x)) }', False),
        (
            "rust",
            'fn c(x: &str) -> Option<X> { (x == "a").then_some(x) }\nfn f(x: &str) { sink(x.and_then(c)) }',
            False,
        ),
        ("rust", "fn c(x: &str) -> Option<&str> { Some(x) }\nfn f(x: &str) { sink(x.and_then(c)) }", True),
        ("rust", 'fn f(x: &str) { match x { "a" => {}, _ => return, }\nsink(x) }', False),
        ("rust", "fn f(x: &str) { match x { y => {}, _ => return, }\nsink(x) }", True),
        ("rust", "fn f(x: &str) { if !is_known(x) { bail!(y) }\nsink(x) }", False),
        ("rust", "fn f(x: &str) { if !is_known(x) { warn!(y) }\nsink(x) }", True),
        ("rust", 'fn c(x: &str) -> Option<&str> { (y == "a").then_some(x) }\nfn f(x: &str) { sink(c(x)) }', True),
    ],
)
def test_what_constants_decide_is_no_danger(language: str, text: str, is_open: bool) -> None:
    """A value that is looked up among the program's own, that a condition chooses or lets through, is one of them."""
    values, call, given = sink_in(language, text)
    value = values.of(given)
    assert (value.meets("input") and not guarded(values, call, value.names, AS_EVERYWHERE)) is is_open


@pytest.mark.parametrize(
    ("language", "text", "is_guarded"),
    [
        ("javascript", "function f(x) { return !x.startsWith(ROOT) || sink(x); }", False),
        ("javascript", "function f(x) { return !KNOWN.has(x) || sink(x); }", True),
        ("javascript", "function f(x) { return sink(x) || KNOWN.has(x); }", False),
        ("javascript", "function f(x, y) { return !KNOWN.has(y) || sink(x); }", False),
        ("python", "def f(x):\n    return x in KNOWN and sink(x)\n", True),
        ("python", "def f(x):\n    if not x.startswith('http'):\n        return\n    sink(x)\n", False),
        ("python", "def f(x):\n    if not x.startswith('https://a.example/'):\n        return\n    sink(x)\n", True),
        (
            "python",
            "def public(u):\n    h = u.host\n    return h in KNOWN\ndef f(x):\n    if public(x): sink(x)\n",
            True,
        ),
    ],
)
def test_what_stands_before_in_one_condition(language: str, text: str, is_guarded: bool) -> None:
    """The second part is reached only where the first let it; which scheme an address has says nothing of its host."""
    values, call, given = sink_in(language, text)
    value = values.of(given)
    assert (not value.origins or guarded(values, call, value.names, AS_EVERYWHERE)) is is_guarded
