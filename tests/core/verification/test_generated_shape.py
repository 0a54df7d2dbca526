"""What generated code gives and what it leaves out, in each language."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import target_at
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import check_generated
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from rightsize.core.verification.verdict import Problem


def problems(source: str, extension: str, reply: str, check: str) -> list[Problem]:
    """Return what one check finds in a reply that is to fill the function `f`."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, next(source.index(each) for each in (" f(", " f<") if each in source) + 1)
    assert target is not None
    made = asyncio.run(check_generated(Snapshot(f"a.{extension}", parsed), target, reply, Packages(), None))
    assert made.generated is not None, made.verdict
    return [each for each in made.verdict.problems if each.check == check]


PROMISES = {
    "py": "def f(xs: list[int]) -> int:\n    pass\n",
    "js": "/**\n * Counts the words.\n * @returns {number} how many\n */\nfunction f(xs) {\n}\n",
    "ts": "function f(xs: string[]): Map<string, number> {\n}\n",
    "go": "package p\n\nfunc f(xs []int) (int, error) {\n}\n",
    "rs": "fn f(xs: &[i32]) -> Vec<i32> {\n}\n",
    "java": "class A {\n    List<String> f(int n) {\n    }\n}\n",
}


@pytest.mark.parametrize(
    ("extension", "reply"),
    [
        ("py", "return None"),
        ("py", "return 0"),
        ("py", "print(xs)"),
        ("py", "if not xs:\n    return 0\nreturn 0"),
        ("py", "raise ValueError('no')"),
        ("js", "console.log(xs);"),
        ("js", "return [];"),
        ("js", "const n = 3;\nreturn 0;"),
        ("ts", "return new Map();"),
        ("ts", "throw new Error('Invalid');"),
        ("ts", "return {} as Map<string, number>;"),
        ("go", "return 0, nil"),
        ("go", "fmt.Println(xs)\nreturn 0, nil"),
        ("go", 'panic("bad")'),
        ("rs", "Vec::new()"),
        ("rs", "vec![]"),
        ("rs", 'println!("{:?}", xs);\nreturn Vec::default();'),
        ("rs", 'panic!("bad")'),
        ("java", "return null;"),
        ("java", "return Collections.emptyList();"),
        ("java", "return new ArrayList<>();"),
        ("java", "System.out.println(n);\nreturn List.of();"),
        ("java", 'throw new IllegalArgumentException("bad");'),
    ],
)  # fmt: skip
def test_a_body_that_gives_nothing(extension: str, reply: str) -> None:
    """Null, an empty value, a message or an error is not what signature or doc promise."""
    assert [each.warns for each in problems(PROMISES[extension], extension, reply, "value_given")] == [False]


@pytest.mark.parametrize(
    ("extension", "reply"),
    [
        ("py", "return len(xs)"),
        ("py", "if not xs:\n    return 0\nreturn xs[0]"),
        ("py", "self.xs = xs\nreturn 0"),
        ("py", "yield 0"),
        ("js", "return xs.length;"),
        ("ts", "const m = new Map();\nfor (const x of xs) { m.set(x, 1); }\nreturn m;"),
        ("ts", "if (!xs.length) { throw new Error('x'); }\nreturn new Map(xs.map((x) => [x, 1]));"),
        ("go", "n := len(xs)\nreturn n, nil"),
        ("go", "if len(xs) == 0 {\n\treturn 0, errEmpty\n}\nreturn xs[0], nil"),
        ("rs", "xs.to_vec()"),
        ("rs", "match xs { [] => Vec::new(), _ => xs.to_vec() }"),
        ("java", "List<String> all = new ArrayList<>();\nall.add(String.valueOf(n));\nreturn all;"),
    ],
)  # fmt: skip
def test_a_body_that_gives_something(extension: str, reply: str) -> None:
    """What is worked out, kept, or empty only sometimes."""
    assert problems(PROMISES[extension], extension, reply, "value_given") == []


@pytest.mark.parametrize(
    ("extension", "source", "reply", "found"),
    [
        ("py", 'def f(a):\n    """Return None, always."""\n    pass\n', "return None", []),
        ("py", 'def f(dt) -> str:\n    """Get it.\n\n    dt: Ignored.\n    """\n    pass\n', 'return "GMT"', []),
        ("py", 'def f(a):\n    """Return the largest."""\n    pass\n', "a.sort()", [False]),
        ("py", 'def f(a):\n    """Return the first, or None if there is none."""\n    pass\n', "return None", [False]),
        ("py", 'def f(a):\n    """Sort in place; returns nothing."""\n    pass\n', "a.sort()", []),
        ("py", "def f() -> bool:\n    pass\n", "return False", [True]),
        ("py", 'def f(a) -> int:\n    """Raise ValueError."""\n    pass\n', "raise ValueError(a)", [True]),
        ("py", "from typing import Any\n\n\ndef f(a) -> Any:\n    pass\n", "a()", []),
        ("go", "package p\n\nfunc f(a int) (n int, err error) {\n}\n", "n = a\nreturn", []),
        ("java", "class A {\n    void f(int n) {\n    }\n}\n", "System.out.println(n);", []),
        ("rs", "fn f(n: u32) -> ! {\n}\n", 'panic!("{}", n)', []),
        ("ts", "function f(n: number): Promise<void> {\n}\n", "return save(n);", []),
    ],
)  # fmt: skip
def test_what_is_promised(extension: str, source: str, reply: str, found: list[bool]) -> None:
    """A type or a doc promises; a doc may also say that nothing comes; without parameters nobody can be sure."""
    assert [each.warns for each in problems(source, extension, reply, "value_given")] == found


@pytest.mark.parametrize(
    ("extension", "reply"),
    [
        ("js", "console.log('Not implemented');"),
        ("ts", "return Promise.reject(new Error('not implemented yet'));"),
        ("go", 'return 0, errors.New("not implemented")'),
        ("rs", 'eprintln!("TODO");\nVec::new()'),
        ("java", 'System.out.println("TODO: implement");\nreturn null;'),
        ("py", "print('f is not implemented')\nreturn 0"),
    ],
)  # fmt: skip
def test_a_body_that_says_that_it_is_not_written(extension: str, reply: str) -> None:
    """In whatever statement it says so."""
    assert [each.warns for each in problems(PROMISES[extension], extension, reply, "no_stub")] == [False]


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("... existing code ...", [False]),
        ("rest of the implementation", [False]),
        ("... rest of the function remains unchanged", [False]),
        ("The remaining code stays the same as before", [False]),
        ("other methods remain unchanged", [False]),
        ("...", [False]),
        ("… (code omitted for brevity)", [False]),
        ("TODO: handle errors", [False]),
        ("TODO: use a real parser", [False]),
        ("FIXME: use align_offset once it is stable", [True]),
        ("TODO(ann): optimise for long lists", [True]),
        ("TODO: we could cache this", [True]),
        ("add your code here", [False]),
        ("implement this", [False]),
        ("the rest of the line is the value", []),
        ("skip the existing code points that are no letters", []),
        ("add the code of the country", []),
        ("1, 2, 3, ... up to n", [True]),
        ("a placeholder for the user's name", [True]),
        ("same as the body above, but for odd numbers", []),
        ("implement this as a heap would", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("extension", "mark"), [("py", "#"), ("js", "//"), ("rs", "//"), ("java", "//")])
def test_comments_in_front_of_code(extension: str, mark: str, comment: str, found: list[bool]) -> None:
    """One that stands for code is refused though more code follows; one that explains it is not."""
    end = "" if extension == "py" else ";"
    reply = f"one(1){end}\n{mark} {comment}\nreturn two(1){end}"
    assert [each.warns for each in problems(PROMISES[extension], extension, reply, "no_code_left_out")] == found


@pytest.mark.parametrize(
    ("comment", "body", "found"),
    [
        ("TODO: allow async iterators, too", "n = 0\nfor x in xs:\n    n += x\n{}\nreturn n", [True]),
        ("FIXME account for this?", "n = 0\nfor x in xs:\n    {}\n    n += x\nreturn n", [True]),
        ("TODO(ann): The line below is unreachable", "n = 0\nfor x in xs:\n    n += x\n{}\nreturn n", [True]),
        ("DELETE /todos/ID: delete a single todo by id", "{}\nreturn len(xs)", []),
        ("todo: the rate", "{}\nreturn len(xs)", [False]),
        ("TODO: the rate", "{}\nreturn len(xs)", [False]),
        ("TODO: handle negatives", "n = 0\nfor x in xs:\n    n += x\n{}\nreturn n", [False]),
        ("TODO: negatives", "n = 0\nfor x in xs:\n    n += x\nreturn n\n{}", [False]),
        ("TODO: negatives", "n = 0\nfor x in xs:\n    {}\n    pass\nreturn n", [False]),
        ("TODO: the sum", "{}\nn = 0\nreturn n", [False]),
    ],
)
def test_what_is_left_to_do_in_finished_code(comment: str, body: str, found: list[bool]) -> None:
    """A note in code of some length only warns, unless it speaks of what was asked for or stands where that is."""
    reply = body.format(f"# {comment}")
    assert [each.warns for each in problems(PROMISES["py"], "py", reply, "no_code_left_out")] == found


@pytest.mark.parametrize(
    ("extension", "source", "reply", "check", "found"),
    [
        (
            "js",
            "class A {\n  /** Makes it.\n   * @returns {A} it */\n  f(xs) {\n  }\n}\n",
            "this.xs = xs;",
            "value_given",
            [False],
        ),
        (
            "js",
            "/** Settles.\n * @returns {object} it */\nfunction f(done, x) {\n}\n",
            "done(x + 1);",
            "value_given",
            [True],
        ),
        (
            "js",
            "/** Settles.\n * @returns {object} it */\nfunction f(done, x) {\n}\n",
            "log(x + 1);",
            "value_given",
            [False],
        ),
        (
            "java",
            'class f {\n    private f() {\n        throw new RuntimeException("TODO");\n    }\n}\n',
            "private f() {\n    // none but this one\n}",
            "no_stub",
            [True],
        ),
        (
            "java",
            'class f {\n    private f(int n) {\n        throw new RuntimeException("TODO");\n    }\n}\n',
            "private f(int n) {\n    // nothing\n}",
            "no_stub",
            [False],
        ),
        ("py", "import typing as t\n\n\ndef f(xs: str) -> t.NoReturn:\n    pass\n", "fail(xs)", "value_given", []),
        ("py", "def f(xs, other):\n    pass\n", "if xs:\n    return other\nreturn NotImplemented", "no_stub", []),
        ("py", "def f(xs, other):\n    pass\n", "xs = other\nreturn NotImplemented", "no_stub", [False]),
        (
            "py",
            "def f(xs: str) -> int:\n    pass\n",
            "class Stop(Exception): ...\n\nif not xs:\n    raise Stop\nreturn len(xs)",
            "no_code_left_out",
            [],
        ),
    ],
)
def test_what_stands_in_real_code(extension: str, source: str, reply: str, check: str, found: list[bool]) -> None:
    """What libraries hold that people use is let through, and its like that is no answer is not."""
    assert [each.warns for each in problems(source, extension, reply, check)] == found


def test_what_the_stand_in_said_already() -> None:
    """A heading of a form that was filled in, or the old TODO above the code that it asked for, only warns."""
    source = "def f(xs: list[int]) -> int:\n    # TODO: count them\n    pass\n"
    again = problems(source, "py", "# TODO: count them\nreturn len(xs)", "no_code_left_out")
    form = problems(source, "py", "# Your code here\nreturn len(xs)", "no_code_left_out")
    old = "def f(xs: list[int]) -> int:\n    # TODO: faster\n    return len(xs)\n"

    assert [each.warns for each in (*again, *form)] == [True, True]
    assert problems(old, "py", "# TODO: faster\nreturn len(list(xs))", "no_code_left_out") == []


@pytest.mark.parametrize(
    ("extension", "source", "reply", "found"),
    [
        ("py", "def f(xs: list[int]) -> int:\n    pass\n", "n = 3\nreturn n * 2", [False]),
        ("py", "def f(xs: list[int], n: int) -> int:\n    pass\n", "return len(xs)", [True]),
        ("py", "def f(xs: list[int], _n: int) -> int:\n    pass\n", "return len(xs)", []),
        ("py", "import here\n\n\ndef f(xs: list[int]) -> int:\n    pass\n", "return here.size()", [True]),
        ("py", "@route('/')\ndef f(xs) -> str:\n    pass\n", "n = 'ok'\nreturn n + n", [True]),
        ("py", "class A:\n    def f(self, xs) -> int:\n        pass\n", "return self.n", [True]),
        ("js", "/** @returns {number} */\nfunction f(xs) {\n}\n", "let n = 1;\nn += 2;\nreturn n;", [False]),
        ("ts", "function f(xs: string[]): number {\n}\n", "let n = 1;\nreturn n + 2;", [False]),
        ("go", "package p\n\nfunc f(xs []int) int {\n}\n", "n := 1\nreturn n + 2", [False]),
        ("rs", "fn f(xs: &[i32]) -> i32 {\n}\n", "let n = 1;\nn + 2", [False]),
        ("java", "class A {\n    int count;\n    int f(int n) {\n    }\n}\n", "int m = 1;\nreturn m + 2;", [False]),
        ("java", "class A {\n    int count;\n    int f(int n) {\n    }\n}\n", "int m = 1;\nreturn m + count;", [True]),
        ("py", "def f(xs: list[int]) -> None:\n    pass\n", "print(1)", []),
    ],
)  # fmt: skip
def test_parameters_that_are_never_read(extension: str, source: str, reply: str, found: list[bool]) -> None:
    """A body that reads nothing it is given, and nothing else, gives one value for ever; one left over is only told."""
    assert [each.warns for each in problems(source, extension, reply, "parameters_read")] == found


@pytest.mark.parametrize(
    ("source", "reply", "found"),
    [
        ('def f(n):\n    """Count.\n\n    >>> f(3)\n    9\n    """\n    pass\n', "print(n * n)", [False]),
        ('def f(n):\n    """Count.\n\n    >>> f(3)\n    9\n    """\n    pass\n', "return n * n", []),
        ('def f(n):\n    """Count.\n\n    >>> f(3)\n    9\n    """\n    pass\n', "return 9", [False]),
        ('def f(n):\n    """Tell.\n\n    >>> f(3)\n    """\n    pass\n', "print(n * n)", []),
    ],
)
def test_examples_promise_a_value_too(source: str, reply: str, found: list[bool]) -> None:
    """What is shown as a call's value must be given back, and not always the same."""
    assert [each.warns for each in problems(source, "py", reply, "value_given")] == found
