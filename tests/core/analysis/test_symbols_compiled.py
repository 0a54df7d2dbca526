"""The symbols of Go, Rust and Java."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.symbols import symbols_in
from tests.support.analysis_source import found, only, outline, parsed, raised, symbols

GO = {
    "functions": (
        (
            "package p\nfunc F[T any](a, b int, c ...string) (x int, err error) { return }\n"
            "func g(int, string) {}\nvar H = func(x int) int { return x }"
        ),
        ["function F(a: int, b: int, *c: string) -> (x int, err error)", "-function g", "function H(x: int) -> int"],
    ),
    "methods": (
        (
            "package p\nfunc (s *Server[T]) Run() error { return nil }\nfunc (Server) Stop() {}\n"
            "func (h hidden) Public() {}"
        ),
        [
            "method Server.Run(self s: *Server[T]) -> error",
            "method Server.Stop",
            "-method hidden.Public(self h: hidden)",
        ],
    ),
    "types": (
        (
            "package p\ntype (\n\tA struct{ X, Y int }\n\tb = int\n)\n"
            "type I interface{ M(x int) error }\ntype F func(int)\ntype G[T any] map[string]T"
        ),
        ["class A", "-class b", "class I", "method I.M(x: int) -> error", "class F", "class G"],
    ),
    "tests": ("package p\nfunc TestF(t *testing.T) {}", ["function TestF(t: *testing.T) [test]"]),
    "types in functions": ("package p\nfunc F() {\n\ttype t struct{}\n}", ["function F", "-class F.t"]),
}


@pytest.mark.parametrize(("source", "expected"), GO.values(), ids=GO.keys())
def test_go_s_outline(source: str, expected: list[str]) -> None:
    """A method is named after its receiver's type; a capital makes a name public."""
    assert expected == outline("go", source)


RUST = {
    "functions": (
        "pub async unsafe fn f<'a, T: B>(mut a: &'a T, (b, c): (i32, i32), _: u8) -> Result<(), E> { g() }\nfn h() {}",
        [
            "function f(a: &'a T, out of (b, c): (i32, i32) {b c}, _: u8) -> Result<(), E> [async pub unsafe]",
            "-function h",
        ],
    ),
    "types": (
        (
            "pub struct A { x: i32 }\nenum E { V }\npub union U { a: i32 }\npub type T = i32;\n"
            "pub(crate) struct C;\nmacro_rules! m { () => {} }"
        ),
        ["class A [pub]", "-class E", "class U [pub]", "class T [pub]", "-class C [pub(crate)]", "-function m"],
    ),
    "methods": (
        (
            "impl<T> A<T> { pub fn new() -> Self { A } fn f(&mut self) {} }\n"
            "impl fmt::Display for A<u8> { fn fmt(&self) {} }"
        ),
        ["method A.new -> Self [pub]", "-method A.f(self &mut self)", "method A.fmt(self &self) [override]"],
    ),
    "traits": (
        "pub trait T: Sup { fn a(&self) -> i32; fn b(self: Box<Self>) {} }",
        ["class T [pub]", "method T.a(self &self) -> i32", "method T.b(self self: Box<Self>)"],
    ),
    "modules": (
        "pub mod m { pub fn f() {} #[test] fn t() {} }",
        ["class m [pub]", "function m.f [pub]", "-function m.t [test]"],
    ),
    "foreign functions": ('extern "C" { pub fn e(a: i32, ...) -> i32; }', ["function e(a: i32, *...) -> i32 [pub]"]),
}


@pytest.mark.parametrize(("source", "expected"), RUST.values(), ids=RUST.keys())
def test_rust_s_outline(source: str, expected: list[str]) -> None:
    """What stands in an `impl` is named after the type; what a trait asks for is as public as the trait."""
    assert expected == outline("rust", source)


JAVA = {
    "a class and what is in it": (
        """
public class C<T extends D> {
  public C(int a, final String... b) throws IOException {}
  @Override public <U> List<U> m(List<U> a, int[] c) { return null; }
  abstract void n();
  protected static void p() {}
  private void q() {}
}
""",
        [
            "class C [public]",
            "method C.C(a: int, *b: String) [constructor public]",
            "method C.m(a: List<U>, c: int[]) -> List<U> [override public]",
            "-method C.n -> void [abstract]",
            "method C.p -> void [protected static]",
            "-method C.q -> void [private]",
        ],
    ),
    "other types": (
        """
enum E { A, B { void q() {} }; E() {} }
public record P(int x, String y) { public P { check(); } }
public interface K { int v(); default int w() { return 1; } }
public @interface An { String value() default "x"; }
""",
        [
            "-class E",
            "-method E.B.q -> void",
            "-method E.E [constructor]",
            "class P(x: int, y: String) [public]",
            "method P.P [constructor public]",
            "class K [public]",
            "method K.v -> int",
            "method K.w -> int [default]",
            "class An [public]",
            "method An.value -> String",
        ],
    ),
}


@pytest.mark.parametrize(("source", "expected"), JAVA.values(), ids=JAVA.keys())
def test_java_s_outline(source: str, expected: list[str]) -> None:
    """What an interface holds is public unasked."""
    assert expected == outline("java", source)


def test_go_returns_and_panics() -> None:
    """Return statements with a value count, those of function literals do not; a named result without one does not."""
    source = """
package p

func F(a int) (x int, err error) {
	if a > 1 {
		return 1, nil
	}
	if a < 0 {
		panic("no")
	}
	defer func() int { return 2 }()
	return
}
"""
    symbol = only("go", source)
    assert (found(symbol.returns), raised(symbol)) == (["1, nil if a > 1"], ["panic if a < 0"])


def test_go_s_module_is_named_after_the_package() -> None:
    """A package doc begins with that name, whatever the file is called."""
    module = symbols_in(parsed("go", "// Package p is.\npackage p\n"), "file")[0]
    assert (module.name, module.doc.text if module.doc else None) == ("p", "Package p is.")


def test_rust_s_last_expression_is_a_return() -> None:
    """Only where the function returns something; a statement is none."""
    assert found(only("rust", "fn f() -> i32 { let x = 1; x + 1 }").returns) == ["x + 1"]
    assert found(only("rust", "fn f() -> i32 { if a { 1 } else { 2 } }").returns) == ["if a { 1 } else { 2 }"]
    assert found(only("rust", "fn f() -> R { if a { return Err(e); } Ok(1) }").returns) == ["Err(e) if a", "Ok(1)"]
    assert found(only("rust", "fn f() { g() }").returns) == []
    assert found(only("rust", "fn f() { let c = |x| { return x; }; }").returns) == []
    assert raised(only("rust", 'fn f() { if a { panic!("x") } unreachable!() }')) == ["panic if a", "panic"]


def test_java_throws_what_it_declares_and_what_it_throws() -> None:
    """A lambda's value is nobody's return."""
    source = 'class C { int m() throws IOException { if (a) throw new X("y"); run(() -> 1); return b; } }'
    symbol = only("java", source, "C.m")
    assert (found(symbol.returns), raised(symbol)) == (["b"], ["X if a", "IOException"])
    assert symbol.calls == ("X", "run")
    assert only("java", "class C { int m() { return a.b(1); } }", "C.m").delegates_to == "a.b"


def test_attributes_bases_and_attributes_in_front() -> None:
    """Fields, variants and constants are attributes; what is embedded, extended or asked for is a base."""
    struct = only("go", "package p\ntype A struct {\n\tX, Y int\n\tEmbedded\n\t*q.Ptr\n}")
    assert ([each.name for each in struct.attributes], struct.bases) == (["X", "Y"], ("Embedded", "q.Ptr"))
    enum = only("rust", "#[derive(Debug, Clone)]\n#[repr(u8)]\nenum E { A, B(i32), C { a: i32 } }")
    assert (
        [each.name for each in enum.attributes],
        enum.decorators,
    ) == (["A", "B", "C"], ("derive(Debug, Clone)", "repr(u8)"))
    java = only("java", "class C extends B<T> implements I, J { static final int X = 1, Y; }")
    assert ([each.name for each in java.attributes], java.bases) == (["X", "Y"], ("B<T>", "I", "J"))
    assert only("go", "package p\nfunc F[T any, U comparable]() {}").type_parameters == ("T any", "U comparable")


def test_rust_examples_in_docs_run_as_tests() -> None:
    """A fence of Rust in a doc is a doctest; one marked as text is not."""
    doctest, prose = symbols(
        "rust", "/// Doc.\n/// ```\n/// f();\n/// ```\nfn f() {}\n/// Doc.\n/// ```text\n/// x\n/// ```\nfn g() {}"
    )
    assert doctest.doc_behaviour == "holds examples that run as tests (doctests)"
    assert prose.doc_behaviour is None
