"""Every parameter is named, none is invented, none is named twice."""

from __future__ import annotations

import pytest

from rightsize.core.tasks.content import Described, DocContent
from tests.support.verification_replies import JAVA_FIND, PARSE_HEADER, found, reply

TEXT = "What it is for."


def named(*names: str) -> DocContent:
    """Return a reply that describes parameters of these names, in this order."""
    return DocContent("Do it.", parameters=tuple(Described(name, TEXT) for name in names))


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        (PARSE_HEADER, ("line", "strict"), []),
        (PARSE_HEADER, ("line",), ["The parameter strict is not described."]),
        (PARSE_HEADER, ("strict (bool)", "line : str"), []),
        (PARSE_HEADER, ("`line`", "strict=False"), []),
        (PARSE_HEADER, ("line, strict",), []),
        ("def $0f(_unused, x): ...", ("x",), ["The parameter _unused is not described.?"]),
        ("def $0f(x, *args, **kwargs): ...", ("x", "*args", "**kwargs"), []),
        ("def $0f(x, *args, **kwargs): ...", ("x", r"\*args", r"\*\*kwargs"), []),
        ("def $0f(x, *args, **kwargs): ...", ("x", "args"), ["The parameter kwargs is not described."]),
        ("def $0f(x, **kwargs): ...", ("x",), ["The parameter kwargs is not described.?"]),
        ("def $0f(x, *paths): ...", ("x",), ["The parameter paths is not described."]),
        ("class A:\n    def $0f(self, x): ...", ("x",), []),
        ("def $0f(x): ...", (), ["The parameter x is not described."]),
        ("class $0A:\n    def __init__(self, x, y): ...", ("x",), ["The parameter y is not described."]),
        ("class $0A:\n    def __init__(self, x, y): ...", (), []),
    ],
)
def test_every_parameter_is_named(source: str, names: tuple[str, ...], expected: list[str]) -> None:
    """Stars, types, defaults and quotes around a name do not matter; a starred `args` left out warns."""
    assert found("parameters_named", source, named(*names)) == expected


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        (PARSE_HEADER, ("line", "strict", "self"), []),
        (PARSE_HEADER, ("line", "lines"), ["There is no parameter lines."]),
        ("def $0f(x): ...", ("x", "y"), ["There is no parameter y."]),
        ("def $0f(x, **options):\n    return options['depth']", ("x", "depth"), []),
        ("def $0f(x, **options): ...", ("x", "depth"), ["There is no parameter depth."]),
        ("def $0f(x, **options): ...", ("a", "b", "c"), [f"There is no parameter {each}.?" for each in "abc"]),
        ("class $0A:\n    size: int\n    def __init__(self, x): ...", ("x", "size"), []),
    ],
)
def test_no_parameter_is_invented(source: str, names: tuple[str, ...], expected: list[str]) -> None:
    """A function that takes any keyword may list those that it reads, or several that it passes on."""
    assert found("parameters_known", source, named(*names)) == expected


@pytest.mark.parametrize(
    ("language", "source", "names", "missing", "unknown"),
    [
        ("javascript", "function $0f({ a, b }, c) { return a; }", ("options", "options.a", "c"), [], []),
        ("javascript", "function $0f({ a, b }, c) { return a; }", ("a", "b", "c"), [], []),
        (
            "javascript",
            "function $0f({ a, b }, c) { return a; }",
            ("c",),
            ["The destructured parameter is not described."],
            [],
        ),
        (
            "javascript",
            "function $0f({ a, b }) { return a; }",
            ("a", "b", "width"),
            [],
            ["There is no parameter width."],
        ),
        ("javascript", "function $0f({ a, b }) { return a; }", ("props", "a", "b"), [], []),
        (
            "javascript",
            "function $0f({ a, b }) { return a; }",
            ("props", "props.a", "props.width"),
            [],
            ["There is no parameter props.width."],
        ),
        ("javascript", "function $0f({ a, ...others }) { return a; }", ("props", "props.a", "props.width"), [], []),
        ("javascript", "function $0f({ a: { c } }) { return c; }", ("props", "props.a", "props.a.c"), [], []),
        ("javascript", "function $0f(props) { return props.a; }", ("props", "props.a"), [], []),
        ("javascript", "function $0f(a, ...others) {}", ("a", "...others"), [], []),
        ("javascript", "function $0f(a, b = 5) {}", ("a", "[b=5]"), [], []),
        ("typescript", "function $0f<T>(a: T, b?: number) {}", ("a", "b", "T"), [], []),
        ("java", JAVA_FIND, ("key", "type", "<T>"), [], []),
        ("java", JAVA_FIND, ("key", "type", "<V>"), [], ["There is no parameter V."]),
        ("go", "package p\n\nfunc (s *Server) $0Run(port int, names ...string) {}\n", ("port", "names"), [], []),
        ("rust", "impl A { fn $0run(&self, port: u16) {} }", ("port",), [], []),
        ("rust", "impl A { fn $0run(&self, port: u16) {} }", ("port", "host"), [], ["There is no parameter host."]),
    ],
)
def test_names_in_other_languages(
    language: str, source: str, names: tuple[str, ...], missing: list[str], unknown: list[str]
) -> None:
    """Destructured parameters get a name from the doc; type parameters may be named; receivers are no parameters."""
    assert found("parameters_named", source, named(*names), language) == missing
    assert found("parameters_known", source, named(*names), language) == unknown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Load reads at most limit items from path.", []),
        ("Load reads at most limit items from a file.", ["The parameter path is not described."]),
        ("Load reads at most limits items from `path`.", ["The parameter limit is not described."]),
    ],
)
def test_go_names_parameters_in_its_sentences(text: str, expected: list[str]) -> None:
    """Docs of Go have no list of parameters; elsewhere a sentence is no entry."""
    source = "package p\n\nfunc $0Load(path string, limit int) { read(path, limit) }\n"
    assert found("parameters_named", source, reply(text), "go") == expected
    assert found("parameters_named", "def $0load(path): ...\n", reply("Read the path.")) == [
        "The parameter path is not described."
    ]


def test_a_parameter_is_described_once() -> None:
    """Two descriptions of one parameter contradict each other or say nothing new."""
    assert found("parameters_once", PARSE_HEADER, named("line", "strict", "line")) == [
        "The parameter line is described twice."
    ]


def test_a_fields_name_stands_in_the_class() -> None:
    """A class's attributes are its fields."""
    source = "class $0A:\n    size: int\n    def __init__(self):\n        self.depth = 1\n"
    content = reply("Hold sizes.", attributes={"size": TEXT, "depth": TEXT, "weight": TEXT})

    assert found("parameters_known", source, content) == ["There is no attribute weight."]


def test_an_attribute_under_quotes_is_known() -> None:
    """Quotes around a name in the code or in the doc do not matter."""
    source = "interface $0A { '~standard': Props; }"
    content = DocContent("Hold it.", attributes=(Described("~standard", TEXT),))
    assert found("parameters_known", source, content, "typescript") == []
