"""The symbols of JavaScript, TypeScript and TSX."""

from __future__ import annotations

import pytest

from tests.support.analysis_source import found, only, outline, raised, symbols

JAVASCRIPT = {
    "functions": (
        "function f(a, b = 1, ...c) {}\nasync function g() {}\nfunction* h() {}\nasync function* i() {}",
        ["function f(a, b = 1, *c)", "function g [async]", "function h [generator]", "function i [async generator]"],
    ),
    "functions that are given a name": (
        (
            "const f = (x) => x, g = async y => y;\nlet h = function (a) {};\n"
            "var i = function* () {};\nconst j = class {};"
        ),
        ["function f(x)", "function g(y) [async]", "function h(a)", "function i [generator]", "class j"],
    ),
    "destructured parameters": (
        "function f({a, b: c, d = e, f: {g}, ...h}, [i, , j = 1] = []) {}",
        ["function f(out of {a, b: c, d = e, f: {g}, ...h} {a c d g h}, out of [i, , j = 1] = [] {i j})"],
    ),
    "classes": (
        """
class A extends B {
  #secret = 1;
  handle = (e) => this.go(e);
  constructor(x) { super(); this.x = x; }
  get y() { return 1 }
  set y(v) {}
  static async m() {}
  *n() {}
  #p() {}
  _q() {}
}
""",
        [
            "class A",
            "method A.handle(e)",
            "method A.constructor(x) [constructor]",
            "method A.y [property]",
            "method A.y(v) [setter]",
            "method A.m [async static]",
            "method A.n [generator]",
            "-method A.#p",
            "-method A._q",
        ],
    ),
    "methods of object literals": (
        (
            "const api = {\n  get(x) {},\n  post: async (y) => y,\n  'put-it': function () {},\n"
            "  deep: { f() {} },\n  data: 1,\n};"
        ),
        ["method api.get(x)", "method api.post(y) [async]", "method api.put-it", "method api.deep.f"],
    ),
    "prototypes and properties": (
        "Foo.prototype.bar = function (x) {};\nFoo.baz = (y) => y;\nfunction Foo() { this.own = () => 1; }",
        ["method Foo.bar(x)", "method Foo.baz(y)", "function Foo", "-function Foo.own"],
    ),
    "exports": (
        (
            "export function a() {}\nfunction b() {}\nfunction c() {}\nexport { c as d };\n"
            "export default class {}\nexport const e = () => 1;"
        ),
        ["function a [export]", "-function b", "function c", "class default [anonymous export]", "function e [export]"],
    ),
    "a default export that has a name": ("export default async function f() {}", ["function f [async export]"]),
    "CommonJS": (
        (
            "exports.a = function () {};\nmodule.exports.b = () => 1;\nfunction c() {}\n"
            "function d() {}\nmodule.exports = { c };"
        ),
        ["function a", "function b", "function c", "-function d"],
    ),
    "CommonJS, in a chain": (
        "exports = module.exports = a;\nfunction a() {}\nfunction b() {}",
        ["function a", "-function b"],
    ),
    "CommonJS, of an object": (
        "var app = exports = module.exports = {};\napp.use = function () {};\nfunction b() {}",
        ["method app.use", "-function b"],
    ),
    "a script exports nothing and hides nothing": ("function a() {}\nfunction _b() {}", ["function a", "-function _b"]),
    "callbacks have no name": (
        "describe('x', () => {\n  it('y', function () { function helper() {} });\n});",
        ["-function helper"],
    ),
    "decorated": ("@dec class A { @field x = 1; @run() m() {} }", ["class A", "method A.m"]),
}


@pytest.mark.parametrize(("source", "expected"), JAVASCRIPT.values(), ids=JAVASCRIPT.keys())
def test_javascript_s_outline(source: str, expected: list[str]) -> None:
    """Whatever gives a function a name makes a symbol of it."""
    assert expected == outline("javascript", source)


TYPESCRIPT = {
    "parameters": (
        "function f<T extends U>(this: X, a: string, b?: number, c = 1, ...d: T[]): a is string { return true }",
        ["function f(self this: X, a: string, b?: number, c = 1, *d: T[]) -> a is string"],
    ),
    "overloads": (
        "function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: any) {}",
        ["function f(a: string) -> void [overload]", "function f(a: number) -> void [overload]", "function f(a: any)"],
    ),
    "ambient": (
        'declare function f(x: any): asserts x is string;\ndeclare module "m" { function g(): void; }',
        ["function f(x: any) -> asserts x is string [declare]", "class m [declare]", "function m.g -> void"],
    ),
    "types": (
        (
            "interface I { a: string; m(x: number): void }\nenum E { A, B = 2 }\n"
            "type T = { a: string };\nnamespace N { export function f() {} }"
        ),
        ["class I", "method I.m(x: number) -> void", "class E", "class T", "class N", "function N.f [export]"],
    ),
    "classes": (
        """
export abstract class A<T> extends B<T> implements C, D {
  private readonly x: number = 1;
  constructor(private z: number, w?: string) { super(); }
  protected abstract n(a: string): void;
  private static m(): void {}
  override o() {}
  handler = async (e: Event): Promise<void> => {};
}
""",
        [
            "class A [abstract export]",
            "method A.constructor(z: number, w?: string) [constructor]",
            "-method A.n(a: string) -> void [abstract protected]",
            "-method A.m -> void [private static]",
            "method A.o [override]",
            "method A.handler(e: Event) -> Promise<void> [async]",
        ],
    ),
}


@pytest.mark.parametrize("language", ["typescript", "tsx"])
@pytest.mark.parametrize(("source", "expected"), TYPESCRIPT.values(), ids=TYPESCRIPT.keys())
def test_typescript_s_outline(language: str, source: str, expected: list[str]) -> None:
    """Signatures without a body are symbols; those before one of the same name are overloads."""
    assert expected == outline(language, source)


def test_tsx_reads_elements() -> None:
    """An element is an expression like others."""
    symbol = only("tsx", "export const App = ({ name }: Props) => <b title='x'>{name}</b>;")
    assert found(symbol.returns) == ["<b title='x'>{name}</b>"]


def test_what_a_function_returns_yields_and_throws() -> None:
    """An arrow's expression is a return; `undefined` is none; a guard needs no braces."""
    source = """
function f(x) {
  if (!x) throw new TypeError("x");
  if (x > 1) { return a; }
  run(() => { return 1 });
  return undefined;
}
"""
    symbol = only("javascript", source)
    assert (found(symbol.returns), raised(symbol)) == (["a if x > 1"], ["TypeError if !x"])
    assert found(only("javascript", "const f = x => x + 1").returns) == ["x + 1"]
    assert found(only("javascript", "const f = x => { x + 1 }").returns) == []
    assert found(only("javascript", "function* f() { yield 1; yield }").yields) == ["1"]


def test_a_class_has_bases_members_and_attributes() -> None:
    """Fields, what the constructor assigns and parameters that are properties are attributes; arrows are methods."""
    source = (
        "class A extends B { x: number = 1; y?: string; f = () => 1; constructor(private z: Z) { this.w = 1 } m() {} }"
    )
    symbol = only("typescript", source)
    assert (symbol.bases, symbol.members) == (("B",), ("A.f", "A.constructor", "A.m"))
    assert [(each.name, each.type) for each in symbol.attributes] == [
        ("x", "number"),
        ("y", "string"),
        ("z", "Z"),
        ("w", None),
    ]
    assert [each.name for each in only("typescript", "enum E { A, B = 2 }").attributes] == ["A", "B"]


def test_decorators_are_named_without_their_sign() -> None:
    """They may stand before `export`, inside the class, or on the line of the method."""
    source = "@Component({ a: 1 })\nexport class A {\n  @Input() m() {}\n}"
    assert [each.decorators for each in symbols("typescript", source)] == [("Component({ a: 1 })",), ("Input()",)]
    assert symbols("typescript", source)[0].signature_span.of(source.encode()) == b"export class A"


def test_the_span_of_a_definition_takes_in_what_exports_it() -> None:
    """The declaration, not the function behind it, is what a doc stands above."""
    source = b"export const f = async (x) => x;"
    symbol = only("javascript", source)
    assert source == symbol.span.of(source)
    assert symbol.signature_span.of(source) == b"export const f = async (x) =>"
    assert only("javascript", "const f = (x) => inner(x);").delegates_to == "inner"
