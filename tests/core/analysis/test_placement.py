"""Where docs stand and where new ones go."""

from __future__ import annotations

import pytest

from tests.support.analysis_source import at_cursor, only, outline, symbols, with_doc

NEW = {
    "python: below the signature": (
        "python",
        "def f(x):  # note\n    # why\n    return x\n",
        'def f(x):  # note\n    """Doc."""\n    # why\n    return x\n',
    ),
    "python: tabs": (
        "python",
        "class A:\n\tdef f(x):\n\t\tpass\n",
        'class A:\n\tdef f(x):\n\t\t"""Doc."""\n\t\tpass\n',
    ),
    "python: a signature over lines": (
        "python",
        "def f(\n    x,\n) -> int:\n    return x\n",
        'def f(\n    x,\n) -> int:\n    """Doc."""\n    return x\n',
    ),
    "python: one line": ("python", "def f(x): return x\n", 'def f(x):\n    """Doc."""\n    return x\n'),
    "python: one line without a space": ("python", "def f(x):return x\n", 'def f(x):\n    """Doc."""\n    return x\n'),
    "python: one line of two statements": (
        "python",
        "def f(x): a(); return x  # c\n",
        'def f(x):\n    """Doc."""\n    a(); return x  # c\n',
    ),
    "python: one line in a file of tabs": (
        "python",
        "def g():\n\tpass\n\ndef f(x): return x\n",
        'def g():\n\tpass\n\ndef f(x): \n\t"""Doc."""\n\treturn x\n',
    ),
    "python: one line, indented": (
        "python",
        "class A:\n  x = 1\n  async def f(self): ...\n",
        'class A:\n  x = 1\n  async def f(self):\n    """Doc."""\n    ...\n',
    ),
    "python: CRLF": ("python", "def f(x):\r\n    return x\r\n", 'def f(x):\r\n    """Doc."""\r\n    return x\r\n'),
    "python: a form feed": ("python", "\x0cdef f(x):\n    return x\n", '\x0cdef f(x):\n    """Doc."""\n    return x\n'),
    "python: decorated": ("python", "@d\ndef f(x):\n    pass\n", '@d\ndef f(x):\n    """Doc."""\n    pass\n'),
    "python: an f-string first": ("python", 'def f(x):\n    f"{x}"\n', 'def f(x):\n    """Doc."""\n    f"{x}"\n'),
    "python: bytes first": ("python", 'def f(x):\n    b"x"\n', 'def f(x):\n    """Doc."""\n    b"x"\n'),
    "python: a comment further out": (
        "python",
        "def f(x):\n# why\n    return x\n",
        'def f(x):\n    """Doc."""\n# why\n    return x\n',
    ),
    "javascript: above what exports": (
        "javascript",
        "// note\nexport const f = (x) => x;\n",
        "// note\n/** Doc. */\nexport const f = (x) => x;\n",
    ),
    "javascript: above what must stay next to the code": (
        "javascript",
        "// eslint-disable-next-line no-alert\nfunction f() {}\n",
        "/** Doc. */\n// eslint-disable-next-line no-alert\nfunction f() {}\n",
    ),
    "javascript: on the line of other code": (
        "javascript",
        "g(); function f() {}\n",
        "g();\n  /** Doc. */\n  function f() {}\n",
    ),
    "javascript: above a chain of assignments": (
        "javascript",
        "var a = module.exports = exports.f = function () {};\n",
        "/** Doc. */\nvar a = module.exports = exports.f = function () {};\n",
    ),
    "typescript: above decorators": (
        "typescript",
        "  @A()\n  // note\n  export class f {}\n",
        "  /** Doc. */\n  @A()\n  // note\n  export class f {}\n",
    ),
    "go: above directives": (
        "go",
        "package p\n\n//go:noinline\nfunc f() {}\n",
        "package p\n\n/** Doc. */\n//go:noinline\nfunc f() {}\n",
    ),
    "rust: above attributes": (
        "rust",
        "#[inline]\n#[must_use]\nfn f() {}\n",
        "/** Doc. */\n#[inline]\n#[must_use]\nfn f() {}\n",
    ),
    "java: above annotations": ("java", "@A\n@B(1)\nclass f {}\n", "/** Doc. */\n@A\n@B(1)\nclass f {}\n"),
    "java: CRLF": ("java", "class f {}\r\n", "/** Doc. */\r\nclass f {}\r\n"),
}


@pytest.mark.parametrize(("language", "source", "expected"), NEW.values(), ids=NEW.keys())
def test_a_new_doc_goes_where_the_language_wants_it(language: str, source: str, expected: str) -> None:
    """The code keeps its tokens and each statement its line."""
    doc = '"""Doc."""' if language == "python" else "/** Doc. */"
    name = "A.f" if "class A" in source else "f"
    assert expected == with_doc(language, source, doc, name)


NO_PLACE = (
    "function g() { return x.f = function () {}; }\n",
    "function g() {\n  throw x.f = function () {};\n}\n",
    "if (g) x.f = function () {};\n",
    "export const g = 1, f = () => 2;\n",
    "function* g() { yield x.f = () => 1; }\n",
)


@pytest.mark.parametrize("source", NO_PLACE)
def test_no_line_is_broken_where_that_could_end_a_statement(source: str) -> None:
    """A line end behind `return` returns nothing, be it one inside a comment."""
    assert next(each for each in symbols("javascript", source) if each.name == "f").insertion is None


def test_a_doc_in_a_line_of_code_is_not_edited() -> None:
    """A doc of more lines in its place would be a line end behind `return`."""
    doc = symbols("javascript", "function g() {\n  return /** Doc. */ x.f = () => 1;\n}\n")[-1].doc
    assert doc is not None
    assert not doc.editable


def test_a_class_gets_a_blank_line_below_its_doc() -> None:
    """Unless one is there; on one line there is none."""
    assert with_doc("python", "class A:\n    x = 1\n", '"""Doc."""', "A") == 'class A:\n    """Doc."""\n\n    x = 1\n'
    assert with_doc("python", "class A:\n\n    x = 1\n", '"""Doc."""', "A") == 'class A:\n    """Doc."""\n\n    x = 1\n'
    assert with_doc("python", "class A: pass\n", '"""Doc."""', "A") == 'class A:\n    """Doc."""\n    pass\n'


def test_go_s_groups_and_nested_types_take_docs_inside() -> None:
    """A type of a group has its doc in the group; so has the first type of a body."""
    source = "package p\ntype (\n\tA int\n\tB int\n)\n"
    assert with_doc("go", source, "// Doc.", "B") == "package p\ntype (\n\tA int\n\t// Doc.\n\tB int\n)\n"
    source = "package p\nfunc F() {\n\t// Doc.\n\ttype t struct{}\n}\n"
    assert text_of("go", source, "F.t") == "Doc."


def text_of(language: str, source: str, name: str = "") -> str | None:
    """Return the text of a symbol's doc."""
    doc = only(language, source, name).doc
    return doc.text if doc else None


EXISTING = {
    "python: plain": ("python", 'def f():\n    """Doc.\n\n    More.\n    """\n', "Doc.\n\nMore.", True),
    "python: raw": ("python", 'def f():\n    r"""A \\d."""\n', "A \\d.", True),
    "python: with a u": ("python", "def f():\n    u'Doc.'\n", "Doc.", True),
    "python: beside the colon": ("python", 'def f(): "Doc."\n', "Doc.", True),
    "python: concatenated": ("python", 'def f():\n    "Do" "c."\n', 'Do" "c.', False),
    "python: concatenated in brackets": ("python", 'def f():\n    ("Do"\n     "c.")\n', '("Do"\n"c.")', False),
    "python: in brackets": ("python", 'def f():\n    ("Doc.")\n', '("Doc.")', False),
    "python: below comments": ("python", 'def f():  # a\n    # b\n    """Doc."""\n', "Doc.", True),
    "python: bytes": ("python", 'def f():\n    b"""Doc."""\n', None, True),
    "python: an f-string": ("python", 'def f():\n    f"""Doc."""\n', None, True),
    "python: not first": ("python", 'def f():\n    x = 1\n    """Doc."""\n', None, True),
    "python: a string that is used": ("python", 'def f():\n    "Doc.".lower()\n', None, True),
    "python: a quote after a line break": ("python", 'def f():\n    """\\\n    Doc.\n    """\n', "Doc.", True),
    "javascript: a block": (
        "javascript",
        "/**\n * Doc.\n *\n * - More\n */\nfunction f() {}\n",
        "Doc.\n\n- More",
        True,
    ),
    "javascript: on one line": ("javascript", "/** Doc. */ function f() {}\n", "Doc.", True),
    "javascript: without stars": ("javascript", "/**\n  Doc.\n    More.\n*/\nfunction f() {}\n", "Doc.\n  More.", True),
    "javascript: past comments": ("javascript", "/** Doc. */\n// note\nexport const f = 1, g = () => 2;\n", None, True),
    "javascript: past a directive": ("javascript", "/** Doc. */\n// @ts-ignore\nfunction f() {}\n", "Doc.", True),
    "javascript: an ordinary comment": ("javascript", "/* Doc. */\nfunction f() {}\n", None, True),
    "javascript: three stars": ("javascript", "/*** Doc. */\nfunction f() {}\n", None, True),
    "javascript: an empty comment": ("javascript", "/**/\nfunction f() {}\n", None, True),
    "javascript: a license": ("javascript", "/** Copyright 2020. */\n\nfunction f() {}\n", None, True),
    "javascript: about licenses": ("javascript", "/** The copyright. */\nfunction f() {}\n", "The copyright.", True),
    "javascript: behind code": ("javascript", "x(); /** Doc. */\ny();\nfunction f() {}\n", None, True),
    "typescript: above decorators": ("typescript", "/** Doc. */\n@A()\nexport class B {}\n", "Doc.", True),
    "go: adjacent": ("go", "package p\n\n// F does.\n// More.\nfunc F() {}\n", "F does.\nMore.", True),
    "go: a blank line between": ("go", "package p\n\n// F does.\n\nfunc F() {}\n", None, True),
    "go: above a directive": ("go", "package p\n\n// F does.\n//\n//go:noinline\nfunc F() {}\n", "F does.", True),
    "go: a directive alone": ("go", "package p\n\n//go:noinline\nfunc F() {}\n", None, True),
    "go: behind code": ("go", "package p\n\nvar x = 1 // F does.\nfunc F() {}\n", None, True),
    "go: a block": ("go", "package p\n\n/*\nF does.\n*/\nfunc F() {}\n", "F does.", False),
    "rust: lines": ("rust", "/// Doc.\n///\n/// More.\nfn f() {}\n", "Doc.\n\nMore.", True),
    "rust: above attributes": ("rust", "/// Doc.\n#[inline]\n// note\n#[cold]\nfn f() {}\n", "Doc.", True),
    "rust: attributes between": ("rust", "/// Doc.\n#[inline]\n/// More.\nfn f() {}\n", None, False),
    "rust: a block": ("rust", "/** Doc. */\nfn f() {}\n", "Doc.", False),
    "rust: an attribute": ("rust", '#[doc = "Doc."]\nfn f() {}\n', "Doc.", False),
    "rust: inside": ("rust", "mod m {\n    //! Doc.\n    //! More.\n\n    fn f() {}\n}\n", "Doc.\nMore.", False),
    "rust: four slashes": ("rust", "//// Doc.\nfn f() {}\n", None, True),
    "java: above annotations": ("java", "/** Doc. */\n@A\nclass C {}\n", "Doc.", True),
    "java: of a method": ("java", "class C {\n  /**\n   * Doc.\n   */\n  void m() {}\n}\n", None, True),
}


@pytest.mark.parametrize(("language", "source", "text", "editable"), EXISTING.values(), ids=EXISTING.keys())
def test_an_existing_doc_is_found_with_its_text(language: str, source: str, text: str | None, editable: bool) -> None:
    """What the language takes for a doc is one, whether or not it can be edited."""
    doc = symbols(language, source)[0].doc
    if doc is None:
        assert text is None
        return
    assert editable == doc.editable
    assert source.encode()[doc.span.start : doc.span.end].decode() == doc.raw
    assert text in (None, doc.text)
    assert text is not None or not editable


CURSORS = {
    "in a body": ("python", "def f():\n    g($01)\n", "f"),
    "in a doc": ("python", 'def f():\n    """D$0oc."""\n', "f"),
    "in a decorator": ("python", "class A:\n    @a$0bc\n    def f(self): pass\n", "A.f"),
    "behind the last byte": ("python", "def f():\n    pass$0\n", "f"),
    "between methods": (
        "python",
        "class A:\n    def f(self):\n        pass\n$0\n    def g(self):\n        pass\n",
        "A",
    ),
    "outside": ("python", "def f():\n    pass\n\n$0\n\nx = 1\n", None),
    "in the module's doc": ("python", '"""D$0oc."""\nx = 1\n', ""),
    "in a comment above": ("python", "# no$0te\ndef f():\n    pass\n", None),
    "in a doc above": ("javascript", "/** D$0oc. */\nexport const f = () => 1;\n", "f"),
    "in a doc above a chain": ("javascript", "/** D$0oc. */\na.b =\na.c = function () {};\n", "a.c"),
    "in an ordinary comment above": ("javascript", "x();\n// no$0te\nfunction f() {}\n", None),
    "in an export": ("javascript", "exp$0ort default class A {}\n", "A"),
    "in a callback": ("javascript", "function f() { g(() => { h($0); }); }\n", "f"),
    "in the doc of a method": ("java", "class C {\n  /** D$0oc. */\n  void m() {}\n}\n", "C.m"),
    "in an attribute": ("rust", "#[inl$0ine]\nfn f() {}\n", "f"),
    "in an impl": ("rust", "impl A {\n  $0\n  fn f() {}\n}\n", None),
    "in a package's doc": ("go", "// Package p i$0s.\npackage p\n", "p"),
    "at the end of one and the start of the next": ("javascript", "function f() {}$0function g() {}", "g"),
}


@pytest.mark.parametrize(("language", "source", "name"), CURSORS.values(), ids=CURSORS.keys())
def test_the_symbol_at_a_place_is_the_innermost(language: str, source: str, name: str | None) -> None:
    """Its span or its doc holds the place."""
    symbol = at_cursor(language, source)
    assert name == (symbol.qualified_name if symbol else None)


def test_a_body_behind_a_continued_line_has_no_place() -> None:
    """A backslash between signature and body leaves no room for a line of its own."""
    assert only("python", "def f(x): \\\n    return x\n").insertion is None


def test_a_file_cut_off_in_the_middle_of_a_signature_gives_what_there_is() -> None:
    """A missing body gives no place for a doc."""
    assert isinstance(outline("python", "def f(x):"), list)
