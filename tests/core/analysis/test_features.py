"""The size of code and the markers that routing counts."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.features import features_of
from rightsize.core.analysis.symbols import symbols_in
from tests.support.analysis_source import parsed


def markers(language: str, source: str, name: str = "") -> dict[str, str]:
    """Return the markers of a symbol, or of the first one, with their evidence."""
    read = parsed(language, source)
    symbol = next(each for each in symbols_in(read)[1:] if name in ("", each.qualified_name))
    return {each.name: each.evidence for each in features_of(read, symbol).markers}


DEEP = "def f(x):\n  if x:\n    for y in x:\n      while y:\n        g()\n"
BRANCHED = "def f(x):\n" + "".join(f"  if x == {number}: g()\n" for number in range(9))

MARKERS = {
    "nothing": ("python", "def f(x):\n    return x\n", {}),
    "nesting": ("python", DEEP, {"nesting": "depth 3 at line 5"}),
    "two levels": ("python", "def f(x):\n  if x:\n    for y in x:\n      g()\n", {}),
    "else if is no level": (
        "javascript",
        "function f(x) { if (a) {} else if (b) {} else if (c) {} else if (d) {} }",
        {},
    ),
    "cyclomatic": ("python", BRANCHED, {"cyclomatic": "cyclomatic complexity 10"}),
    "nine paths": ("python", BRANCHED.rsplit("  if", 1)[0], {}),
    "parameters": ("python", "def f(a, b, c, d, e, g): pass", {"parameters": "6 parameters"}),
    "a receiver is no parameter": ("python", "class A:\n  def f(self, a, b, c, d, e): pass", {}),
    "recursion": ("python", "def f(x):\n    return f(x - 1)\n", {"recursion": "calls `f` at line 2"}),
    "no recursion into a method of the same name": (
        "rust",
        "fn parse(text: &str) -> i64 {\n    text.trim().parse::<i64>().unwrap_or(0)\n}\n",
        {},
    ),
    "recursion of methods": (
        "python",
        "class A:\n  def f(self):\n    self.f()\n",
        {"recursion": "calls `self.f` at line 3"},
    ),
    "a function of a method's name": ("python", "class A:\n  def open(self):\n    lock()\n    other.open()\n", {}),
    "async": ("python", "async def f():\n    await g()\n", {"concurrency": "`async def f()` at line 1"}),
    "threads": (
        "python",
        "def f():\n    threading.Thread(target=g).start()\n",
        {"concurrency": "calls `threading.Thread` at line 2"},
    ),
    "generics": ("rust", "fn f<T: Clone>(x: T) {}", {"generics": "`T: Clone`"}),
    "errors": (
        "python",
        "def f():\n    try:\n        g()\n    except E: pass\n",
        {"error handling": "`try` at line 2"},
    ),
    "errors in Go": (
        "go",
        "package p\nfunc f() {\n\tif err != nil {\n\t}\n}",
        {"error handling": "`if err != nil` at line 3"},
    ),
    "errors in Rust": ("rust", "fn f() {\n  g()?;\n}", {"error handling": "`g()?` at line 2"}),
    "unsafe": ("rust", "fn f() {\n  unsafe { g() }\n}", {"unsafe": "`unsafe` at line 2"}),
    "reflection": (
        "java",
        "class C { void m() {\n  Class.forName(x); } }",
        {"unsafe": "calls `Class.forName` at line 2"},
    ),
    "what calls reach": (
        "python",
        (
            "def f():\n    subprocess.run(x)\n    hashlib.sha256(x)\n    open(y)\n"
            "    cursor.execute(z)\n    socket.socket()\n"
        ),
        {
            "sensitive calls": "process by `subprocess.run` at line 2, network by `socket.socket` at line 6, "
            "file by `open` at line 4, SQL by `cursor.execute` at line 5, crypto by `hashlib.sha256` at line 3"
        },
    ),
}


@pytest.mark.parametrize(("language", "source", "expected"), MARKERS.values(), ids=MARKERS.keys())
def test_a_marker_is_named_with_its_evidence(language: str, source: str, expected: dict[str, str]) -> None:
    """Each marker of the design is found where it is, and only there."""
    found = markers(language, source, "C.m" if language == "java" else "A.f" if "def f(self" in source else "")
    assert found == expected


def test_the_size_is_a_quarter_of_the_characters() -> None:
    """Characters, not bytes, are counted, and nothing is smaller than one token."""
    read = parsed("python", "def f():\n    return 'ääääääää'\n")
    assert features_of(read, symbols_in(read)[1]).tokens == len("def f():\n    return 'ääääääää'") // 4
    empty = parsed("python", "")
    assert features_of(empty, symbols_in(empty)[0]).tokens == 1


def test_a_class_counts_what_is_in_it() -> None:
    """Its methods' markers are its own; a method of the same name is no recursion."""
    source = "class A:\n    async def f(self):\n        try:\n            g()\n        except E: pass\n"
    assert set(markers("python", source, "A")) == {"concurrency", "error handling"}
