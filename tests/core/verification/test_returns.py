"""A returns or yields line stands exactly where a value comes back."""

from __future__ import annotations

import pytest

from tests.support.verification_replies import found, reply

MISSING = "It returns a value, and no line says what."
MAYBE = "It may return a value, and no line says what.?"
INSTEAD = "A yields line stands there, and the code returns its value."
TURNED = "A returns line stands there, and the code yields its values."
EXTRA = "A returns line stands there, and the code returns no value."


@pytest.mark.parametrize(
    ("source", "without", "with_line"),
    [
        ("def $0f(x):\n    return x + 1\n", [MISSING], []),
        ("def $0f(x):\n    print(x)\n", [], [EXTRA]),
        ("def $0f(x):\n    return\n", [], [EXTRA]),
        ("def $0f(x):\n    return None\n", [], [EXTRA]),
        ("def $0f(x) -> None:\n    return g(x)\n", [], [EXTRA]),
        ("def $0f(x) -> 'None':\n    x.go()\n", [], [EXTRA]),
        ("def $0f(x) -> NoReturn:\n    raise x\n", [], [EXTRA]),
        ("def $0f(x):\n    return self.g(x)\n", [MISSING], []),
        ("def $0f(x):\n    return self.g.close(x)\n", [MAYBE], []),
        ("def $0f(x) -> int:\n    return self.g.close(x)\n", [MISSING], []),
        ("def $0f(x):\n    def g():\n        return 1\n    g()\n", [], [EXTRA]),
        ("class A(Protocol):\n    def $0f(self) -> int: ...\n", [MAYBE], []),
        ("class A(ABC):\n    @abstractmethod\n    def $0f(self):\n        raise NotImplementedError\n", [], []),
        ("class A:\n    @property\n    def $0f(self):\n        return self._f\n", [], []),
        ("class A:\n    @f.setter\n    def $0f(self, value):\n        self._f = value\n", [], [EXTRA]),
        ("class A:\n    def $0__init__(self):\n        self.x = 1\n", [], [EXTRA]),
        ("async def $0f(x):\n    return await x\n", [MISSING], []),
    ],
)
def test_a_returns_line_in_python(source: str, without: list[str], with_line: list[str]) -> None:
    """Annotations win over `return` statements; a lone call of what sounds like a deed warns."""
    assert found("returns_line", source, reply(returns=None)) == without
    assert found("returns_line", source, reply(returns="The sum.")) == with_line


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("def $0f(x):\n    yield x\n", reply(), ["It yields values, and no line says what."]),
        ("def $0f(x):\n    yield x\n", reply(yields="Each."), []),
        ("async def $0f(x):\n    yield x\n", reply(yields="Each."), []),
        ("@contextmanager\ndef $0f(x):\n    yield x\n", reply(returns="A context."), []),
        ("def $0f(x) -> Iterator[int]:\n    return iter(x)\n", reply(yields="Each."), []),
        (
            "def $0f(x):\n    return [x]\n",
            reply(yields="Each."),
            [INSTEAD],
        ),
        ("def $0f(x) -> int:\n    return x + 1\n", reply(returns="The sum.", yields="The sum."), [INSTEAD]),
        ("def $0f(x):\n    y = iter(x)\n    return y\n", reply(yields="Each."), [f"{INSTEAD}?"]),
        ("def $0f(x):\n    for z in x:\n        z += 1\n    return z\n", reply(yields="Each."), [INSTEAD]),
        ("@staticmethod\ndef $0f(x):\n    y = x + 1\n    return y\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x) -> int:\n    return make(x)\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x):\n    yield x\n", reply("Iterate over the lines.", returns="The next line."), [TURNED]),
        ("def $0f(x):\n    yield x\n", reply("Return an iterator of lines.", returns="The next line."), []),
        ("def $0f(x):\n    return make(x)\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x):\n    return x.iter_parts()\n", reply(yields="Each."), [f"{INSTEAD}?"]),
        ("def $0f(x):\n    return [v * 2 for v in x]\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x):\n    return [v * 2 for v in range(x)]\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x):\n    return (v * 2 for v in x)\n", reply(yields="Each."), [f"{INSTEAD}?"]),
        ("def $0f(x):\n    parts = sorted(iter(x))\n    return parts\n", reply(yields="Each."), [INSTEAD]),
        ("def $0f(x):\n    yield x\n", reply("Scale them.", returns="Each scaled value."), [TURNED]),
        ("def $0f(x):\n    yield x\n", reply(returns="The scaled values.", yields="Each value."), [TURNED]),
        ("@lazy\ndef $0f(x):\n    return x + 1\n", reply(yields="Each."), [f"{INSTEAD}?"]),
        ('def $0f(x):\n    """Yields: A part."""\n    return x + 1\n', reply(yields="A part."), [f"{INSTEAD}?"]),
        ('def $0f(x):\n    """Returns: A part."""\n    return x + 1\n', reply(yields="A part."), [INSTEAD]),
        ('def $0f(x):\n    """Yields: A part."""\n    yield x + 1\n', reply(returns="A part."), [TURNED]),
        ("def $0f(x):\n    yield x\n", reply(returns="The next line."), [TURNED]),
        ("async def $0f(x):\n    yield x\n", reply(returns="The next line."), [TURNED]),
        ("def $0f(x):\n    yield x\n", reply(returns="A generator of lines."), []),
        ("def $0f(x):\n    yield x\n    return 1\n", reply(returns="The count."), []),
        ("@pytest.fixture\ndef $0f(x):\n    yield x\n", reply(returns="The server."), []),
        (
            'def $0f(x):\n    """Returns: The next line."""\n    yield x\n',
            reply(returns="The next line."),
            [f"{TURNED}?"],
        ),
        (
            "def $0f(x):\n    print(x)\n",
            reply(yields="Each."),
            ["A yields line stands there, and the code yields nothing."],
        ),
        ("def $0f(x):\n    print(x)\n", reply(returns="None."), []),
        ("def $0f(x):\n    return x * 2\n", reply(returns="None"), [MISSING]),
    ],
)
def test_a_yields_line(source: str, content: object, expected: list[str]) -> None:
    """Generators say what they yield; a returns line that says `None` is no line."""
    assert found("returns_line", source, content) == expected  # type: ignore[arg-type]


def test_a_class_hands_nothing_back() -> None:
    """Neither a class nor a module has a returns line."""
    message = "A returns or yields line stands at a class, which hands no value back."
    assert found("returns_line", "class $0Box:\n    x = 1\n", reply(returns="A box.")) == [message]
    assert found("returns_line", "class $0Box:\n    x = 1\n", reply(returns="None.")) == []


@pytest.mark.parametrize(
    ("returned", "text", "expected"),
    [
        ("Promise<void>", "A promise that resolves at the end.", []),
        ("Promise<void>", "The sum.", [EXTRA]),
        ("void", "A promise that resolves at the end.", [EXTRA]),
        ("never", "Never returns.", []),
        ("never", "The sum.", [EXTRA]),
    ],
)
def test_an_empty_promise_may_be_spoken_of(returned: str, text: str, expected: list[str]) -> None:
    """It is a value to wait for, and holds none."""
    source = f"function $0f(x: number): {returned} {{ return g(x); }}"
    assert found("returns_line", source, reply(returns=text), "typescript") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Max returns the larger of a and b.", []),
        ("Max reports which of a and b is larger.", []),
        ("Max compares a and b.", [MISSING]),
    ],
)
def test_go_tells_its_result_in_a_sentence(text: str, expected: list[str]) -> None:
    """Docs of Go have no returns section; what the summary says of the result counts there alone."""
    source = "package p\n\nfunc $0Max(a, b int) int { return a + b }\n"
    assert found("returns_line", source, reply(text), "go") == expected
    assert found("returns_line", "def $0f(a):\n    return a\n", reply("Returns the larger.")) == [MISSING]


@pytest.mark.parametrize(
    ("language", "source", "without", "with_line"),
    [
        ("go", "package p\n\nfunc $0F(x int) (int, error) { return x, nil }\n", [MISSING], []),
        ("go", "package p\n\nfunc $0F(x int) { run(x) }\n", [], [EXTRA]),
        ("rust", "fn $0f(x: u8) -> u8 { x + 1 }", [MISSING], []),
        ("rust", "fn $0f(x: u8) -> () { g(x); }", [], [EXTRA]),
        ("rust", "trait T { fn $0f(&self) -> u8; }", [MISSING], []),
        ("java", "class A { int $0f() { return 1; } }", [MISSING], []),
        ("java", "class A { void $0f() { go(); } }", [], [EXTRA]),
        ("java", "interface A { int $0f(); }", [MISSING], []),
        ("java", "class A { $0A(int x) { go(); } }", [], [EXTRA]),
        ("typescript", "function $0f(x: number): void { g(x); }", [], [EXTRA]),
        ("typescript", "async function $0f(x: number): Promise<void> { await g(x); }", [], [EXTRA]),
        ("typescript", "const $0f = (x: number) => x + 1;", [MISSING], []),
        ("javascript", "function $0f(x) { return x + 1; }", [MISSING], []),
        ("javascript", "function* $0f(x) { yield x; }", ["It yields values, and no line says what."], [TURNED]),
    ],
)
def test_a_returns_line_in_other_languages(
    language: str, source: str, without: list[str], with_line: list[str]
) -> None:
    """Where the signature says what comes back, the signature counts."""
    assert found("returns_line", source, reply(), language) == without
    assert found("returns_line", source, reply(returns="The sum."), language) == with_line
