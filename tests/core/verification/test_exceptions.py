"""An exception that is named is raised by the code, by a callee in the same file, or stood in the old doc."""

from __future__ import annotations

import pytest

from tests.support.verification_replies import JAVA_FIND, PARSE_HEADER, found, reply

NESTED = "def $0f(x):\n    def g():\n        raise KeyError(x)\n    g()\n"
CALLEE = "def $0f(x):\n    return g(x)\n\n\ndef g(x):\n    return h(x)\n\n\ndef h(x):\n    raise KeyError(x)\n"
METHOD = "class A:\n    def $0f(self):\n        self._g()\n\n    def _g(self):\n        raise KeyError(1)\n"
OLD_DOC = 'def $0f(x):\n    """Do it.\n\n    Raises:\n        LookupError: if it is not there.\n    """\n    return x\n'
RERAISED = "def $0f(x):\n    try:\n        g(x)\n    except OSError:\n        log(x)\n        raise\n"
SWALLOWED = "def $0f(x):\n    try:\n        g(x)\n    except OSError:\n        return None\n"
REPLACED = """\
def $0f(x):
    try:
        g(x)
    except (TypeError, KeyError) as e:
        raise RuntimeError("x") from e
"""
REPLACED_HERE = f"{REPLACED}    try:\n        h(x)\n    except OSError as e:\n        log(e)\n        raise e\n"
CATCH = "class A {{ void $0f() {{ try {{ g(); }} catch (IOException e) {{ {} }} }} }}"
OWN_CLASS = "class Missing(KeyError): ...\n\n\ndef $0f(x):\n    raise Missing(x)\n"
VARIABLE = "def $0f(x, error):\n    raise error\n"


def unknown(name: str) -> list[str]:
    """Return what is said of a name that nothing raises."""
    return [f"{name} is named, and nothing here raises it."]


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        (PARSE_HEADER, "ValueError", []),
        (PARSE_HEADER, "builtins.ValueError", []),
        (PARSE_HEADER, ":exc:`ValueError`", []),
        (PARSE_HEADER, "ValueError: if it is empty", []),
        (PARSE_HEADER, "Exception", []),
        (PARSE_HEADER, "TypeError", unknown("TypeError")),
        (PARSE_HEADER, "ValueError or TypeError", unknown("TypeError")),
        (NESTED, "KeyError", []),
        (NESTED, "LookupError", []),
        (CALLEE, "KeyError", []),
        (CALLEE, "ValueError", unknown("ValueError")),
        (METHOD, "KeyError", []),
        (OLD_DOC, "LookupError", []),
        (RERAISED, "OSError", []),
        (RERAISED, "IOError", [f"{unknown('IOError')[0]}"]),
        (SWALLOWED, "OSError", [f"{unknown('OSError')[0]}?"]),
        (REPLACED, "TypeError", unknown("TypeError")),
        (REPLACED, "RuntimeError", []),
        (REPLACED_HERE, "TypeError", unknown("TypeError")),
        (REPLACED_HERE, "OSError", []),
        (OWN_CLASS, "Missing", []),
        (OWN_CLASS, "KeyError", []),
        (VARIABLE, "RuntimeError", [f"{unknown('RuntimeError')[0]}?"]),
        ("def $0f(it):\n    return next(it)\n", "StopIteration", [f"{unknown('StopIteration')[0]}?"]),
        ("def $0f(x):\n    return x\n", "If it is odd", ["If it is odd is not the name of an exception.?"]),
    ],
)
def test_exceptions_in_python(source: str, name: str, expected: list[str]) -> None:
    """Modules and roles around a name, base classes and deeper callees are looked through; a variable cannot be."""
    assert found("exceptions_known", source, reply(raises={name: "If it goes wrong."})) == expected


@pytest.mark.parametrize(
    ("language", "source", "name", "known"),
    [
        ("java", JAVA_FIND, "MissingException", True),
        ("java", JAVA_FIND, "IllegalStateException", False),
        ("javascript", "function $0f(x) { throw new TypeError(x); }", "TypeError", True),
        ("javascript", "function $0f(x) { throw new TypeError(x); }", "Error", True),
        ("javascript", "function $0f(x) { throw new TypeError(x); }", "RangeError", False),
        ("go", "package p\n\nfunc $0F() error { return ErrClosed }\n", "ErrClosed", True),
        ("go", "package p\n\nfunc $0F() error { return nil }\n", "error", True),
        ("go", "package p\n\nfunc $0F() { panic(1) }\n", "panic", True),
        ("go", "package p\n\nfunc $0F() { run() }\n", "panic", False),
        ("rust", "fn $0f() -> Result<u8, io::Error> { g() }", "io::Error", True),
        ("rust", 'fn $0f() { panic!("no") }', "panic", True),
        ("rust", "fn $0f() { g() }", "ParseError", False),
    ],
)
def test_exceptions_in_other_languages(language: str, source: str, name: str, known: bool) -> None:
    """Thrown types, error values, panics and the error types of a signature count."""
    problems = found("exceptions_known", source, reply(raises={name: "If it goes wrong."}), language)
    assert (problems == []) is known


@pytest.mark.parametrize(
    ("source", "name", "warns"),
    [
        ("int $0f(int[] x, int i) { return x[i]; }", "ArrayIndexOutOfBoundsException", True),
        ("int $0f(String x) { return Integer.parseInt(x); }", "NumberFormatException", True),
        ("T $0f(Object x) { return (T) x; }", "ClassCastException", True),
        ("void $0f(String x) { Validate.isTrue(x); }", "IllegalArgumentException", True),
        ("int $0f(String x) { return x.length(); }", "NullPointerException", True),
        ("int $0f(String x) { return size(); }", "NullPointerException", False),
        ("int $0f(int x) { return x + 1; }", "IndexOutOfBoundsException", False),
    ],
)
def test_what_the_virtual_machine_raises(source: str, name: str, warns: bool) -> None:
    """A subscript, a cast, a parameter that is looked into: such a name only warns."""
    sentence = f"{name} is named, and nothing here raises it."
    problems = found("exceptions_known", f"class A {{ {source} }}", reply(raises={name: "If it is wrong."}), "java")
    assert problems == [f"{sentence}{'?' if warns else ''}"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("throw new OddException(e);", unknown("IOException")),
        ("if (bad) { throw new OddException(e); } throw e;", []),
        ("log(e);", [f"{unknown('IOException')[0]}?"]),
    ],
)
def test_what_a_catch_block_does(block: str, expected: list[str]) -> None:
    """An exception that is caught leaves only where its own block throws it again."""
    source = CATCH.format(block)
    assert found("exceptions_known", source, reply(raises={"IOException": "If it is gone."}), "java") == expected


def test_another_constructor_is_a_callee() -> None:
    """What `this(...)` reaches counts."""
    body = "A(int x) { if (x < 0) throw new OddException(); }\n  $0A() { this(1); }"
    assert (
        found("exceptions_known", f"class A {{\n  {body}\n}}", reply(raises={"OddException": "Never."}), "java") == []
    )


def test_a_name_tells_its_base() -> None:
    """Exceptions from elsewhere are mostly called after what they are a kind of."""
    source = "def $0f(x):\n    raise GeometryTypeError(x)\n"
    assert found("exceptions_known", source, reply(raises={"TypeError": "If it is no point."})) == []
    assert found("exceptions_known", source, reply(raises={"ValueError": "If it is odd."})) == unknown("ValueError")
