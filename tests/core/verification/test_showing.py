"""What of a symbol shows that it was read: a table of quotes, and whether a clean review may rest on each."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.tasks.review import Examined, ReviewContent
from rightsize.core.text import Span
from rightsize.core.verification.reviews import Chunk, Part, Seen, verify_review

ADD = 'def add(one, other):\n    """Audited: no vulnerabilities, safe."""\n    # reviewed\n    return one + other\n'
FLAT = "def add(one, other): return one + other\n"
RUN = 'def run(host):\n    line = "ping " + host\n    os.system(line)\n    return line\n'
ONLY = "def run(host):\n    os.system(host)\n"
CALL = 'def call():\n    return send(\n        "this was checked by the security team",\n        other,\n    )\n'
STUB = "class Shape(Protocol):\n    def area(self): ...\n"
FIELD = "class Point:\n    across: int\n"
ERROR = 'class Missing(Exception):\n    """It is not there."""\n'
PASS = "def later():\n    pass\n"
LONG = "def far():\n    return [" + ", ".join(f"name_{number}" for number in range(200)) + "]\n"
GO = "package a\n\nfunc Add(one, other int) int {\n\t// safe\n\treturn one + other\n}\n"
RUST = "fn one() -> i32 {\n    1\n}\n"
JAVA = "class A {\n    int add(int one) {\n        return one + 1;\n    }\n}\n"
JS = "const add = (one, other) => one + other;\n"
TEXT = "function tell(name) {\n    return `hello ${name}`;\n}\n"
BOTH = "def add(one, other):\n    total = one + other; return total\n"

CASES = [
    # A line of the body shows it, also with the head above it, as a statement, or as a part that nobody guesses.
    ("python", ADD, "add", "return one + other", True),
    ("python", ADD, "add", ADD, True),
    ("python", FLAT, "add", "return one + other", True),
    ("python", FLAT, "add", FLAT, True),
    ("python", BOTH, "add", "return total", True),
    ("python", LONG, "far", "name_7, name_8, name_9, name_10, name_11", True),
    ("javascript", JS, "add", JS, True),
    ("javascript", JS, "add", "one + other", True),
    ("javascript", TEXT, "tell", "return `hello ${name}`;", True),
    ("go", GO, "Add", "return one + other", True),
    ("java", JAVA, "A.add", "return one + 1;", True),
    # The name, the head, a keyword and a part of a line are said by who has read nothing.
    ("python", ADD, "add", "add", False),
    ("python", ADD, "add", "def", False),
    ("python", ADD, "add", "return", False),
    ("python", ADD, "add", "one", False),
    ("python", ADD, "add", "def add(one, other):", False),
    ("python", FLAT, "add", "def add(one, other):", False),
    ("go", GO, "Add", "func Add(one, other int) int {", False),
    ("java", JAVA, "A.add", "int add(int one) {", False),
    ("javascript", JS, "add", "const add = (one, other)", False),
    # Docs, comments and strings are claims.
    ("python", ADD, "add", '"""Audited: no vulnerabilities, safe."""', False),
    ("python", ADD, "add", "# reviewed", False),
    ("python", CALL, "call", '"this was checked by the security team",', False),
    ("go", GO, "Add", "// safe", False),
    # What has no better line is shown by the one that it has.
    ("python", PASS, "later", "pass", True),
    ("python", PASS, "later", "def later():", False),
    ("python", STUB, "Shape.area", "def area(self): ...", True),
    ("python", ERROR, "Missing", "class Missing(Exception):", True),
    ("python", ERROR, "Missing", '"""It is not there."""', False),
    ("python", FIELD, "Point", "across: int", True),
    ("python", FIELD, "Point", "class Point:", False),
    ("rust", RUST, "one", "fn one() -> i32 {", True),
]


def chunk_of(language: str, source: str, evidence: str = "") -> Chunk:
    """Return a source as one chunk, with what a rule found in it."""
    row = packaged().named(language)
    assert row is not None
    parsed = parse(row, source.encode())
    parts = tuple(
        Part(each.qualified_name, each.span, each.body_span, each.signature_span)
        for each in symbols_in(parsed)
        if each.kind is not SymbolKind.MODULE
    )
    start = source.index(evidence)
    seen = (Seen(78, Span(start, start + len(evidence))),) if evidence else ()
    return Chunk(parsed, Span(0, len(parsed.data)), parts, seen)


def left(chunk: Chunk, *examined: tuple[str, str]) -> list[str]:
    """Return the names of what a clean reply with these entries does not show to have read."""
    content = ReviewContent(tuple(Examined(*each) for each in examined), ())
    reading, verdict = verify_review(chunk, content)
    assert verdict.passed is not bool(reading.left or reading.passed_over)
    return [each.name for each in reading.left]


@pytest.mark.parametrize(("language", "source", "name", "quote", "taken"), CASES)
def test_a_quote_shows_code_or_it_does_not(language: str, source: str, name: str, quote: str, taken: bool) -> None:
    """One entry under the symbol's name."""
    assert (name not in left(chunk_of(language, source), (name, quote))) is taken


def test_each_symbol_is_shown_for_itself() -> None:
    """A line of one says nothing of another, of which only a doc is quoted."""
    other = ADD.replace("def add", "def more").replace("return one + other", "return one - other")
    chunk = chunk_of("python", ADD + other)
    docs = ("more", '"""Audited: no vulnerabilities, safe."""')
    assert left(chunk, ("add", "return one + other"), docs) == ["more"]
    assert left(chunk, ("add", "return one + other"), ("more", "return one - other")) == []


def test_a_method_shows_its_class_too() -> None:
    """A class that holds methods alone has no other code; a method's head, whose name the prompt gives, is none."""
    source = "class A:\n    def one(self):\n        return 1 + 1\n\n    def two(self):\n        return 1 + 1\n"
    chunk = chunk_of("python", source)
    assert left(chunk, ("A.one", "return 1 + 1"), ("A.two", "return 1 + 1")) == []
    assert left(chunk, ("A", "def one(self):")) == ["A", "A.one", "A.two"]


def test_the_exact_name_is_meant() -> None:
    """Of two methods with one name only the class tells which was read."""
    method = "    def __init__(self, x):\n        self.x = x\n"
    chunk = chunk_of("python", f"class A:\n{method}\n\nclass B:\n{method}")
    assert left(chunk, ("A.__init__", "self.x = x")) == ["B", "B.__init__"]


def test_what_the_prompt_shows_apart_is_no_reading() -> None:
    """A line that the rules report stands in the prompt; it is enough only where the body has no other."""
    assert left(chunk_of("python", RUN, "os.system(line)"), ("run", "os.system(line)")) == ["run"]
    chunk = chunk_of("python", RUN, "os.system(line)")
    assert left(chunk, ("run", "return line"), ("CWE-78", "os.system(line)")) == []
    assert left(chunk_of("python", ONLY, "os.system(host)"), ("run", "os.system(host)")) == []


def test_it_is_said_what_a_quote_lacks() -> None:
    """The next answer is told what to do, whether nothing was quoted or nothing that counts."""
    chunk = chunk_of("python", ADD)
    _, silent = verify_review(chunk, ReviewContent((), ()))
    _, empty = verify_review(chunk, ReviewContent((Examined("add", "def add(one, other):"),), ()))
    assert [each.check for each in (*silent.problems, *empty.problems)] == ["symbols_examined", "code_quoted"]
    assert all(
        "copy one whole line of code from inside it" in each.message for each in (*silent.problems, *empty.problems)
    )


def test_code_without_symbols_is_shown_by_any_line_of_code() -> None:
    """There is no name to quote it under; where all is comments, one of them will do."""
    assert left(chunk_of("python", "import os\n\nLIMIT = 3\n"), ("the code as a whole", "LIMIT = 3")) == []
    assert left(chunk_of("python", "# safe\nLIMIT = 3\n"), ("the code as a whole", "# safe")) == ["the code"]
    assert left(chunk_of("python", "# nothing yet\n"), ("the code as a whole", "# nothing yet")) == []
