"""Python's symbols."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from tests.support.analysis_source import found, only, outline, parsed, raised, symbols

OUTLINES = {
    "every kind of parameter": (
        "def f(a, b: int, /, c=1, *args: str, d, e: int = 2, **rest): pass",
        ["function f(pos a, pos b: int, c = 1, *args: str, key d, key e: int = 2, **rest) [one_line]"],
    ),
    "a bare star": ("def f(a, *, b): pass", ["function f(a, key b) [one_line]"]),
    "a lambda as a default": ("def f(key=lambda x: x): pass", ["function f(key = lambda x: x) [one_line]"]),
    "a default over lines": ("def f(a={\n  1: 2,\n}):\n  pass", ["function f(a = { 1: 2, })"]),
    "async, generic": ("async def f[T: int](x: T) -> T:\n    return x", ["function f(x: T) -> T [async]"]),
    "methods and their receivers": (
        """
class A:
    def __init__(self, x): ...
    @staticmethod
    def s(a): ...
    @classmethod
    def c(cls, a): ...
    def _p(self, /, a): ...
""",
        [
            "class A",
            "method A.__init__(self self, x) [constructor one_line stub]",
            "method A.s(a) [one_line static stub]",
            "method A.c(self cls, a) [class one_line stub]",
            "-method A._p(self self, a) [one_line stub]",
        ],
    ),
    "properties": (
        """
class A:
    @property
    def p(self): return 1
    @p.setter
    def p(self, value): self.x = value
    @functools.cached_property
    def q(self): return 2
""",
        [
            "class A",
            "method A.p(self self) [one_line property]",
            "method A.p(self self, value) [one_line setter]",
            "method A.q(self self) [one_line property]",
        ],
    ),
    "abstract, overloaded, overriding": (
        """
class A(abc.ABC):
    @abc.abstractmethod
    def a(self): ...
    @typing.overload
    def b(self, x: int) -> int: ...
    @override
    def c(self): pass
""",
        [
            "class A",
            "method A.a(self self) [abstract one_line stub]",
            "method A.b(self self, x: int) -> int [one_line overload stub]",
            "method A.c(self self) [one_line override]",
        ],
    ),
    "nested, and what functions hide": (
        """
def outer():
    def inner():
        class Local:
            def method(self): pass
class A:
    class B:
        def f(self): pass
""",
        [
            "function outer",
            "-function outer.inner",
            "-class outer.inner.Local",
            "-method outer.inner.Local.method(self self) [one_line]",
            "class A",
            "class A.B",
            "method A.B.f(self self) [one_line]",
        ],
    ),
    "below a condition": (
        "if x:\n    def f(): pass\nelse:\n    def f(a): pass",
        ["function f [one_line]", "function f(a) [one_line]"],
    ),
    "names of every script": (
        "def größe(ñ, 变量): pass\nclass Ünï: pass",
        ["function größe(ñ, 变量) [one_line]", "class Ünï [one_line]"],
    ),
    "tests": ("def test_f(): pass", ["function test_f [one_line test]"]),
}


@pytest.mark.parametrize(("source", "expected"), OUTLINES.values(), ids=OUTLINES.keys())
def test_the_outline_names_every_symbol_with_its_parameters_and_modifiers(source: str, expected: list[str]) -> None:
    """Symbols come in the order of the text, each with what it takes and gives."""
    assert expected == outline("python", source)


def test_returns_with_a_value_count_and_those_of_nested_functions_do_not() -> None:
    """A bare return and `return None` return nothing; a guard directly around a return is its condition."""
    source = """
def f(x):
    if x > 1:
        return "a"
    elif x:
        return b, c
    for y in x:
        return y
    def g():
        return 1
    run(lambda: 2)
    if x: return None
    return
"""
    assert found(only("python", source).returns) == ['"a" if x > 1', "b, c if x", "y"]


def test_yields_make_a_generator_whether_they_have_a_value_or_not() -> None:
    """A bare yield has nothing to document."""
    symbol = only("python", "def f():\n    yield\n    yield 1\n    x = yield from y\n    if z:\n        yield z")
    assert (["1", "y", "z if z"], frozenset({"generator"})) == (found(symbol.yields), symbol.modifiers)


def test_raises_name_types_with_their_condition() -> None:
    """A name that is raised stands for the types that it was bound to; what has no type is left out."""
    source = """
def f(x):
    if not x:
        raise ValueError("x")
    try:
        g()
    except (KeyError, socket.Timeout) as error:
        raise error
    problem = errors.Broken(x)
    raise problem from None
    raise self.make()
    raise
"""
    expected = ["ValueError if not x", "KeyError", "socket.Timeout", "errors.Broken"]
    assert expected == raised(only("python", source))


def test_calls_are_named_once_and_those_of_callbacks_count() -> None:
    """A chain of calls is named by its last name."""
    symbol = only("python", "def f(x):\n    a.b(c(x))\n    c(1)\n    map(lambda y: g(y), x)\n    q(1).then(2)[3](4)")
    assert tuple(sorted(symbol.calls, key=("a.b", "c", "map", "g", "then", "q").index)) == (
        "a.b",
        "c",
        "map",
        "g",
        "then",
        "q",
    )


DELEGATES = {
    "a return": ("def f(x):\n    return inner(x)", "inner"),
    "a statement": ("def f(x):\n    self.inner(x)", "self.inner"),
    "below a doc": ('def f(x):\n    """Doc."""\n    # Why.\n    return inner(x)', "inner"),
    "awaited": ("async def f(x):\n    return await inner(x)", "inner"),
    "on one line": ("def f(x): return inner(x)", "inner"),
    "two calls": ("def f(x):\n    a()\n    return inner(x)", None),
    "an operation": ("def f(x):\n    return inner(x) + 1", None),
}


@pytest.mark.parametrize(("source", "callee"), DELEGATES.values(), ids=DELEGATES.keys())
def test_a_body_that_is_one_call_delegates(source: str, callee: str | None) -> None:
    """A doc or a comment above the call changes nothing."""
    assert callee == only("python", source).delegates_to


def test_a_class_has_bases_members_and_attributes() -> None:
    """Attributes come from the body and from the constructor, each once; methods are members."""
    source = """
class A(Base, Generic[T], metaclass=M):
    x: int
    y: int = 1
    z = 2
    def __init__(self, q):
        self.q: str = q
        if q:
            self.r = 1
        local = 2
    def m(self):
        self.not_here = 1
    class Inner:
        deep = 1
"""
    symbol = only("python", source)
    attributes = [(each.name, each.type, each.default) for each in symbol.attributes]
    assert attributes == [
        ("x", "int", None),
        ("y", "int", "1"),
        ("z", None, "2"),
        ("q", "str", None),
        ("r", None, None),
    ]
    assert symbol.bases == ("Base", "Generic[T]")
    assert symbol.members == ("A.__init__", "A.m", "A.Inner")


def test_the_module_comes_first_and_lists_what_stands_at_its_top() -> None:
    """Its name is the one that the caller knows."""
    module = symbols_in(
        parsed("python", '"""Doc."""\ndef f():\n    def g(): pass\nclass A:\n    def m(self): pass'), "pages"
    )[0]
    assert (module.kind, module.qualified_name, module.members) == (SymbolKind.MODULE, "pages", ("f", "A"))
    assert module.doc is not None
    assert module.doc.text == "Doc."


def test_spans_cover_decorators_signature_name_and_body() -> None:
    """The span takes in decorators, the signature does not; comments behind the colon are in neither."""
    source = b"@a.b(\n  c)\n# why\n@d\nasync def f(\n    x,\n):  # note\n    # more\n    return x\n"
    (symbol,) = symbols("python", source)
    assert source[:-1] == symbol.span.of(source)
    assert symbol.signature_span.of(source) == b"async def f(\n    x,\n):"
    assert (
        symbol.name_span.of(source),
        symbol.body_span.of(source) if symbol.body_span else b"",
    ) == (b"f", b"return x")
    assert symbol.decorators == ("a.b( c)", "d")


def test_a_stub_has_no_body() -> None:
    """A body of three dots, below a doc or not, stands for one that is missing."""
    stub, documented, empty = symbols("python", 'def f(): ...\ndef g():\n    """Doc."""\n    ...\ndef h():\n    pass\n')
    assert (stub.body_span, documented.body_span) == (None, None)
    assert empty.body_span is not None


BEHAVIOUR = {
    "a command": ("@app.command()\ndef f(): pass", "is the help text of a command"),
    "a route": ('@router.get("/x")\nasync def f(): pass', "is shown in the API's own documentation"),
    "read elsewhere in the file": ("def f(): pass\nprint(g.__doc__)", "is read while the program runs (`__doc__`)"),
    "the file's own doc is read": ("def f(): pass\nprint(__doc__)", None),
    "only in a string": ("def f(): return 'x.__doc__'", None),
    "a getter": ("@cache.memoize\ndef f(): pass", None),
}


@pytest.mark.parametrize(("source", "expected"), BEHAVIOUR.values(), ids=BEHAVIOUR.keys())
def test_docs_that_are_read_while_the_program_runs_are_flagged(source: str, expected: str | None) -> None:
    """A decorator that shows docs, or code that reads those of other things, makes a doc behave."""
    assert expected == only("python", source).doc_behaviour


def test_the_module_s_own_doc_behaves_where_the_file_reads_it() -> None:
    """A bare `__doc__` is the module's."""
    assert (
        symbols_in(parsed("python", "print(__doc__)"))[0].doc_behaviour == "is read while the program runs (`__doc__`)"
    )
