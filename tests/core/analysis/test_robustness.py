"""Whatever is in a file, the analysis answers; what it answers holds together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.parse import Parsed, parse, syntax_problems
from rightsize.core.analysis.style import doc_style_in, line_length_in
from rightsize.core.analysis.symbols import symbol_at, symbols_in, symbols_named
from rightsize.core.analysis.tokens import code_tokens, comments_in
from rightsize.core.text import Span
from tests.support.analysis_source import LANGUAGES, language_named

PIECES = {
    "python": r"""
        def f(a, *, b=1, **c): | class A(B): | @d(1) | async | return x | yield | raise E() | if x: | lambda x: x
        self.x: int = 1 | \"\"\" | \'\'\' | f\'{ | # c | ... | pass | try: | except E as e: | [T] | -> int | \\
    """,
    "javascript": r"""
        function f(a, {b}, ...c) { | class A extends B { | } | => | const x = | export default | /** | */ | // c | async
        return x; | throw new E(); | get y() { | module.exports.f = | @d | `${ | if (x) | <b> | #p
    """,
    "go": r"""
        package p | func F[T any](a, b int) error { | func (s *S) M() { | } | type ( | ) | struct { | interface { | // c
        //go:x | /* | */ | return x | panic(x) | if x { | ` | X int | var f = func() {
    """,
    "rust": r"""
        pub fn f<T>(a: &T) -> R { | } | impl A for B<T> { | trait T { | struct S { | enum E {
        #[a] | /// d | //! d | /**
        */ | x? | return x; | panic!() | mod m { | macro_rules! m { | \'a | \" | unsafe {
    """,
    "java": r"""
        class C extends D { | } | @A(1) | public | int m(int a, String... b) throws E { | record R(int x) { | enum E { A
        interface I { | /** | */ | // c | return x; | throw new X(); | x -> x | new T() { | ; | \" | <T>
    """,
    "typescript": ": T | interface I { | enum E { | declare | namespace N { | private",
    "tsx": "</b>",
}
LIKE = {"typescript": "javascript", "tsx": "typescript"}
BETWEEN = (
    *("\n", "\r\n", "\n\n", " ", "\t", "    ", "\x0c", "", "\x00", "\r", "(", ")", ",", "="),
    *("ñ", "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL}", "e\N{COMBINING ACUTE ACCENT}", "\ufeff"),
)


def pieces(language: str) -> list[str]:
    """Return what a language's texts are made of, with that of the language that it is like."""
    own = [
        each.strip().replace("\\", "") + " " for each in PIECES[language].replace("\n", "|").split("|") if each.strip()
    ]
    return [*own, *(pieces(LIKE[language]) if language in LIKE else [])]


def sources(language: str) -> st.SearchStrategy[bytes]:
    """Draw texts made of what the language is made of, in any order, some with bytes that are no text."""
    piece = st.sampled_from([*pieces(language), *BETWEEN]) | st.sampled_from(BETWEEN)
    text = st.lists(piece, max_size=40).map(lambda pieces: "".join(pieces).encode())
    return text | st.tuples(text, st.binary(max_size=8), text).map(b"".join)


def check_all(read: Parsed) -> None:
    """Ask everything that can be asked of a file."""
    whole = Span(0, len(read.data))
    for symbol in symbols_in(read, "m"):
        check_spans(symbol.span, whole)
        assert symbol.span.encloses(symbol.name_span) or not len(symbol.name_span)
        if symbol.doc is not None:
            check_spans(symbol.doc.span, whole)
        if symbol.insertion is not None:
            assert 0 <= symbol.insertion.offset <= len(read.data)
        features_of(read, symbol)
        code_tokens(read, symbol.span)
        comments_in(read, symbol.span)
        symbols_named(read, symbol.qualified_name)
    for offset in range(0, len(read.data) + 1, max(1, len(read.data) // 25)):
        symbol_at(read, offset)
    doc_style_in(read)
    line_length_in(read)
    syntax_problems(read)


def check_spans(span: Span, whole: Span) -> None:
    """Hold that a span is one, and in the file."""
    assert whole.encloses(span)
    assert span.start <= span.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_makes_the_analysis_fail(language: str) -> None:
    """Broken, hostile and binary text gives what can be read."""

    @given(sources(language))
    def holds(data: bytes) -> None:
        check_all(parse(language_named(language), data))

    holds()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_symbol_at_a_name_is_the_one_of_the_list(language: str) -> None:
    """Reading a place alone gives the very value that reading the file gives."""

    @given(sources(language))
    def holds(data: bytes) -> None:
        read = parse(language_named(language), data)
        if read.root.has_error:
            return
        for symbol in symbols_in(read)[1:]:
            assert symbol_at(read, symbol.name_span.start) in symbols_in(read)

    holds()


DEEP = {
    "python": (
        b"(" * 3000,
        b"x = " + b"[" * 5000 + b"]" * 5000,
        b"".join(b" " * n + b"def f():\n" for n in range(300)),
    ),
    "javascript": (b"{" * 3000, b"f(" * 3000, b"() => " * 2000 + b"1", b"a.b()" + b".c()" * 3000 + b";"),
    "typescript": (b"type A = " + b"B<" * 2000, b"namespace N {" * 500),
    "tsx": (b"<a>" * 2000,),
    "go": (b"package p\nvar x = " + b"(" * 3000, b"func() {" * 2000),
    "rust": (b"mod m {" * 1000, b"fn f() { " + b"{" * 3000),
    "java": (b"class C {" * 1000, b"class C { int x = " + b"(" * 3000),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_deep_nesting_meets_no_limit(language: str) -> None:
    """Nothing here calls itself once a level."""
    for data in DEEP[language]:
        read = parse(language_named(language), data)
        symbols_in(read)
        symbol_at(read, len(data) // 2)
        code_tokens(read, Span(0, len(data)))
        syntax_problems(read)
