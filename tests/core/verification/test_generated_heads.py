"""The head that a reply wrote its function with, held against the file's, in each language."""

from __future__ import annotations

import pytest

from tests.core.verification.test_generated_shape import problems

HEADS = {
    "py": "from typing import List, Optional\n\n\ndef f(xs: List[int], n: int = 2) -> Optional[int]:\n    pass\n",
    "ts": "export async function f<T>(xs: T[], n?: number): Promise<T | null> {\n}\n",
    "go": "package p\n\nfunc (s *Box) f(xs []int, n uint32) (int, error) {\n}\n",
    "rs": "impl Box {\n    fn f<T: Copy>(&mut self, xs: &[T], n: u32) -> Result<T, io::Error> {\n    }\n}\n",
    "java": "class A {\n    <T> List<T> f(List<T> xs, int n) {\n    }\n}\n",
}


@pytest.mark.parametrize(
    ("extension", "reply"),
    [
        ("py", "def f(xs, n=2):\n    return xs[n]"),
        ("py", "def f(xs: list[int], n: 'int' = 2) -> int | None:\n    return xs[n]"),
        ("py", "def f(xs: typing.List[int], n=2) -> typing.Optional[int]:\n    return xs[n]"),
        ("py", "def f(xs: list, n: int = 2):\n    return xs[n]"),
        ("py", "def f(xs: Any, n: typing.Any = 2) -> 'Any':\n    return xs[n]"),
        ("ts", "async function f<T>(xs: any, n?: any): Promise<T | null> { return xs[n]; }"),
        ("ts", "async function f(xs, n) { return xs[n]; }"),
        ("ts", "export async function f<T>(xs: Array<T>, n?: number): Promise<null | T> { return xs[n ?? 0]; }"),
        ("go", "func (b *Box) f(xs []int, n uint32) (int, error) {\n\treturn b.at(xs, n), nil\n}"),
        ("rs", "fn f<'a, T: Copy>(&mut self, xs: &'a [T], n: u32) -> Result<T, std::io::Error> { Ok(xs[n as usize]) }"),
        ("java", "public <T> java.util.List<T> f(final List<T> xs, final int n) { return xs.subList(0, n); }"),
        ("java", ("class A {\n  <T> List<T> f(List<T> xs, int n) { return xs.subList(0, n); }\n"
                  "  <T> List<T> f(List<T> xs, long n) { return xs; }\n}")),
    ],
)  # fmt: skip
def test_the_same_head_in_other_words(extension: str, reply: str) -> None:
    """White space, quotes, paths and other ways to write one type are no difference; types may be left out."""
    assert [each for each in problems(HEADS[extension], extension, reply, "signature_kept") if not each.warns] == []


def test_a_function_that_its_class_calls_has_no_receiver() -> None:
    """Its first parameter is an argument by its name, though by its place it would be the receiver."""
    source = "class Lexer:\n    def f(texts):\n        pass\n\n    found = f(['a'])\n"

    assert problems(source, "py", "def f(texts):\n    return '|'.join(texts)", "signature_kept") == []


@pytest.mark.parametrize(
    ("extension", "reply", "sentence"),
    [
        ("py", "def f(n, xs=2):\n    return xs[n]", "The reply gives f the parameters n, xs, the file xs, n."),
        ("py", "def f(xs: str, n=2):\n    return xs[n]",
         "The reply's f takes `xs: str`, the file's takes `xs: List[int]`."),
        ("py", "def f(*xs, n=2):\n    return xs[n]",
         "The reply's f takes `...xs`, the file's takes `xs: List[int]`."),
        ("py", "def f(xs, n=2) -> str:\n    return xs[n]",
         "The reply's f returns `str`, the file's returns `Optional[int]`."),
        ("py", "async def f(xs, n=2):\n    return xs[n]",
         "The reply's f is asynchronous, the file's is not asynchronous."),
        ("ts", "function f<T>(xs: T[], n?: number): T | null { return xs[0]; }",
         "The reply's f returns `T | null`, the file's returns `Promise<T | null>`."),
        ("ts", "async function f<T>(xs: Set<T>, n?: number): Promise<T | null> { return xs.size ? null : null; }",
         "The reply's f takes `xs: Set<T>`, the file's takes `xs: T[]`."),
        ("ts", "async function f<K>(xs: K[], n?: number): Promise<K | null> { return xs[0]; }",
         "The reply's f is generic over `K`, the file's is generic over `T`."),
        ("go", "func (s *Box) f(xs []int, n uint64) (int, error) {\n\treturn xs[n], nil\n}",
         "The reply's f takes `n: uint64`, the file's takes `n: uint32`."),
        ("go", "func (s *Box) f(xs []int, n uint32) int {\n\treturn xs[n]\n}",
         "The reply's f returns `int`, the file's returns `(int, error)`."),
        ("go", "func (s Box) f(xs []int, n uint32) (int, error) {\n\treturn xs[n], nil\n}",
         "The reply's f takes `s: Box`, the file's takes `s: *Box`."),
        ("rs", "fn f<T: Copy>(&mut self, xs: &[T], n: u64) -> Result<T, io::Error> { Ok(xs[n as usize]) }",
         "The reply's f takes `n: u64`, the file's takes `n: u32`."),
        ("rs", "fn f<T: Copy>(&self, xs: &[T], n: u32) -> Result<T, io::Error> { Ok(xs[n as usize]) }",
         "The reply's f takes `&self`, the file's takes `&mut self`."),
        ("rs", "fn f<T: Copy>(&mut self, xs: &[T], n: u32) { xs.len(); }",
         "The reply's f returns nothing, the file's returns `Result<T, io::Error>`."),
        ("rs", "fn f<T: Copy>(&mut self, xs: &[T], n: u32) -> Option<T> { xs.get(n as usize).copied() }",
         "The reply's f returns `Option<T>`, the file's returns `Result<T, io::Error>`."),
        ("java", "<T> List<T> f(List<T> xs, long n) { return xs.subList(0, (int) n); }",
         "The reply's f takes `n: long`, the file's takes `n: int`."),
        ("java", "List<T> f(List<T> xs, int n) { return xs.subList(0, n); }",
         "The reply's f is generic over nothing, the file's is generic over `T`."),
    ],
)  # fmt: skip
def test_a_body_for_another_head(extension: str, reply: str, sentence: str) -> None:
    """It is right for its own head alone, so it is refused with a sentence that names both."""
    found = problems(HEADS[extension], extension, reply, "signature_kept")
    assert (sentence, False) in [(each.message, each.warns) for each in found]


ARRAYS = "class A {\n    static int f(int[] xs, String... names) throws FileNotFoundException {\n    }\n}\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("static int f(int[] xs, String... names) throws FileNotFoundException", []),
        ("static int f(int xs[], String[] names)", []),
        ("static int f(int [] xs, String names[])", []),
        ("static int f(int xs, String... names)",
         [("The reply's f takes `xs: int`, the file's takes `xs: int[]`.", False)]),
        ("static int f(int[] xs, String names)",
         [("The reply's f takes `names: String`, the file's takes `...names: String`.", False)]),
        ("static int f(int xs[][], String... names)",
         [("The reply's f takes `xs: int[][]`, the file's takes `xs: int[]`.", False)]),
        ("int f(int[] xs, String... names)", [("The reply's f is not static, the file's is static.", True)]),
        ("static int f(int[] xs, String... names) throws IOException",
         [("The reply's f lets out `IOException`, the file's lets out `FileNotFoundException`.", False)]),
        ("static int f(int[] xs, String... names) throws java.io.FileNotFoundException", []),
        ("static int f(int[] xs, String... names) throws IllegalArgumentException",
         [("The reply's f lets out `IllegalArgumentException`, the file's lets out `FileNotFoundException`.", True)]),
    ],
)  # fmt: skip
def test_heads_of_java(head: str, expected: list[tuple[str, bool]]) -> None:
    """One array type has several forms; a checked error that only the reply lets out would not compile."""
    found = problems(ARRAYS, "java", f"{head} {{\n    return xs.length + names.length;\n}}", "signature_kept")
    assert [(each.message, each.warns) for each in found] == expected


def test_who_may_call_it_is_told() -> None:
    """The file's own word stays, whatever the reply says."""
    found = problems(
        "class A {\n    private int f(int n) {\n    }\n}\n",
        "java",
        "public int f(int n) { return n + 1; }",
        "signature_kept",
    )
    assert [(each.message, each.warns) for each in found] == [("The reply's f is public, the file's is private.", True)]
