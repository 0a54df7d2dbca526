"""Drafts say nothing that the code does not do: what was changed, shadowed or caught is known to be."""

from __future__ import annotations

import pytest

from rightsize.core.documentation.drafts import NOTHING_HONEST
from tests.support.docs_edits import drafted

CHANGED = {
    "java": [
        "int $0f(int n, int by) { n += by; return n; }",
        "int $0f(int n) { n <<= 2; return n; }",
        "int $0f(int n) { --n; return n; }",
        "int $0f(int n) { n = n + 1; return n; }",
        "int $0f(int[] vs, int n) { int t = n; for (int v : vs) t += v; return t; }",
        "int $0f(int n) { int t = n; t = 3; return t; }",
        "int $0f(int n) { return n += 3; }",
    ],
    "go": [
        "func $0F(n int) int { n++; return n }",
        "func $0F(n int) int { n -= 1; return n }",
        "func $0F(n int) int { p := &n; *p = 3; return n }",
        "func $0F(n int) int { t := n; t++; return t }",
    ],
    "rust": [
        "fn $0f(mut n: i32) -> i32 { n += 1; n }",
        "fn $0f(n: i32) -> i32 { let mut t = n; bump(&mut t); t }",
        "fn $0f(vs: &[i32], n: i32) -> i32 { let mut t = n; for v in vs { t += v; } t }",
        "fn $0f(mut n: i32) -> i32 { (n, _) = g(); n }",
    ],
    "javascript": [
        "const $0f = (n) => { n++; return n; };",
        "function $0f(n) { let t = n; [t] = [4]; return t; }",
        "function $0f(n) { let t = n; ({ a: t } = foo()); return t; }",
        "function $0f(n) { n ??= 3; return n; }",
    ],
    "python": [
        "def $0f(n):\n    t = n\n    import os as t\n    return t\n",
        "def $0f(n):\n    import n\n    return n\n",
        "def $0f(n):\n    [n] = g()\n    return n\n",
        "def $0f(n):\n    n += 1\n    return n\n",
    ],
}


@pytest.mark.parametrize(("language", "source"), [(name, each) for name, all_ in CHANGED.items() for each in all_])
def test_what_was_changed_is_not_said_to_be_returned(language: str, source: str) -> None:
    """Neither a parameter nor a local is what it was at first."""
    frame = {"java": "class A {{ {} }}", "go": "package p\n\n{}"}.get(language, "{}").format(source)
    text = drafted(frame, language)
    for wrong in ("eturned as it is", "eturns n.", "eturns `n`", "eturns {@code n}", "eturn `n`", "ets {@code n}"):
        assert wrong not in text
    assert "eturns {@code 3}" not in text


def test_steps_by_what_their_operator_does() -> None:
    """What is added is not what is set."""
    source = "class A { int $0f(int[] a, int i) { a[i] += 3; a[i]++; a[i] -= 2; return i; } }"
    text = " ".join(drafted(source, "java", width=400).split())
    assert "Adds {@code 3} to {@code a[i]}, increases {@code a[i]} by one, then updates {@code a[i]}" in text


def test_a_field_that_a_method_adds_to_is_still_told() -> None:
    """A name that the body does not declare is no local of it."""
    assert "Adds {@code by} to {@code n}" in drafted("class A { int n; void $0f(int by) { n += by; } }", "java")


def test_single_letters_do_not_word_a_file() -> None:
    """A sentence of them would have no word in common with the code, until something else in the file has one."""
    assert drafted("pub fn f(a: i32) -> i32 { a }\npub fn g(a: i32) -> i32 { a }\n", "rust") == NOTHING_HONEST


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("import os\n\ndef $0f(path):\n    os.remove(path)\n", "emove `path` from"),
        ("import os\n\ndef $0f(a, b):\n    return os.replace(a, b)\n", "replaced by"),
        ("import shlex\n\ndef $0f(text):\n    return shlex.split(text)\n", "split at"),
        ("def $0f(path):\n    import os as o\n    o.remove(path)\n", "from"),
        ("import sys\n\ndef $0f(src):\n    sys.stdout.write(src)\n", "dded to"),
        ("def $0f(p):\n    with suppress(ValueError):\n        raise ValueError(p)\n    p.run()\n", "Raises"),
        ("def $0f(n):\n    yield 1\n    yield n.a\n    return n\n", "Return "),
        ("def $0f(a):\n    return f'{a} and {a}'\n", "`a` and `a`"),
    ],
)
def test_what_python_does_not_do(source: str, wrong: str) -> None:
    """A function of a module is no method of it; what is suppressed is not raised; a generator returns none."""
    assert wrong not in drafted(source)


def test_what_is_said_of_a_call_through_a_module() -> None:
    """Only the call is told."""
    assert '"""Call `os.remove` with `path`.' in drafted("import os\n\ndef $0f(path):\n    os.remove(path)\n")
    text = drafted("import sys\n\ndef $0f(src):\n    sys.stdout.write(src)\n")
    assert '"""Write `src` to `sys.stdout`.' in text
    assert "src: Written to `sys.stdout`." in text


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("python", "def $0f(x, xs):\n    return [x for x in xs]\n", "x: Not used by this implementation."),
        ("python", "def $0f(x):\n    return [x for x in x]\n", "x: Iterated over, each item as `x`."),
        ("python", "def $0f(x, y):\n    return g(y, lambda x: x + 1)\n", "x: Not used by this implementation."),
        ("javascript", "function $0f(x) { return [1].map(x => x + 1); }", "x - Not used by this implementation."),
        ("javascript", "function $0f(x) { return g((x) => h(x)); }", "x - Not used by this implementation."),
        ("typescript", "function $0f(x: X) { return g((x: X) => h(x)); }", "x - Not used by this implementation."),
    ],
)
def test_a_parameter_that_another_name_hides(language: str, source: str, expected: str) -> None:
    """What happens to the other one happens to none that was passed."""
    assert expected in drafted(source, language)


def test_the_type_of_an_object_is_not_said_of_its_fields() -> None:
    """It is the object's."""
    text = drafted("function $0f({ title, close }: Props) { if (close) g(); return [1, title ?? 2]; }", "typescript")
    assert "Value of the type" not in text


def test_a_rust_method_with_types_is_no_field() -> None:
    """What wraps a result says nothing of it."""
    assert "the value in `x`" in drafted("fn $0f(x: Option<i32>) -> i32 { x.unwrap() }", "rust")
    text = drafted("fn $0f(s: &str) -> Result<i32, E> { let n = s.parse::<i32>()?; s.run(); Ok(n + 1) }", "rust")
    assert "Used through its methods `parse` and `run`" in text
    assert "calling `Ok`" not in text


def test_a_container_that_the_body_fills() -> None:
    """It is no longer empty where it is returned, and still a container."""
    source = "def $0f(xs):\n    xs.check()\n    out = []\n    for x in xs:\n        out.append(x)\n    return out\n"
    assert "The list that the body fills." in drafted(source)


def test_what_elements_are_given() -> None:
    """A parameter that only an element holds is used there."""
    text = drafted("function $0f({ title, close }: Props) { return <p onClick={close}>{title}</p>; }", "tsx")
    assert "title - Put into an element." in text
    assert "close - Given to an element as `onClick`." in text


def test_a_static_method_is_no_method_of_an_object() -> None:
    """What a class is told to do is not done to the class."""
    text = drafted("class A { void $0f(byte[] p) { Files.write(p); } }", "java")
    assert "Calls {@code Files.write} with {@code p}." in text
    assert "Paths.get(p)" in drafted("class A { Path $0f(String p) { return Paths.get(p); } }", "java")


def test_paths_are_joined_by_no_string() -> None:
    """The function of that name in `os.path` is no method of a string."""
    assert "joined by" not in drafted("import os\n\ndef $0f(*p):\n    return os.path.join(*p)\n")
