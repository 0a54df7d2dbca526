"""From a reply to the file that it would make."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.splice import spliced
from rightsize.core.generation.targets import target_at
from rightsize.core.prompts.code_reply import read_code
from rightsize.core.text import apply_edits, decode

STUB = 'import os\n\n\ndef add(a, b):\n    """Add."""\n    pass\n\n\nx = "y"\n'
HEAD = 'import os\n\n\ndef add(a, b):\n    """Add."""\n'
TAIL = '\n\nx = "y"\n'


def made(source: str, name: str, reply: str, extension: str = "py") -> str | None:
    """Return the file after the edit, or None where no code fits."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(f"{name}("))
    assert target is not None
    generated, problems = spliced(parsed, target, read_code(reply, name)[0])
    assert (generated is None) == bool(problems)
    return decode(apply_edits(parsed.data, [generated.edit])) if generated else None


@pytest.mark.parametrize(
    ("reply", "body"),
    [
        ("    return a + b\n", "    return a + b\n"),
        ("return a + b", "    return a + b\n"),
        ("```python\ndef add(a, b):\n    return a + b\n```", "    return a + b\n"),
        ("Sure:\n```\ndef add(a, b):\n  c = a\n  if c:\n    c += b\n  return c\n```\nDone.",
         "    c = a\n    if c:\n        c += b\n    return c\n"),
        ("<think>def add(a, b): hm</think>\ndef add(a, b): return a + b", "    return a + b\n"),
        ('Here it is:\n\ndef add(a, b):\n    """Other."""\n    return a + b\n\nThis adds.', "    return a + b\n"),
        ("c = a\n    c += b\n    return c", "    c = a\n    c += b\n    return c\n"),
        ("def one(v):\n        return v\n    return one(a) + b",
         "    def one(v):\n        return v\n    return one(a) + b\n"),
        ("    return a + b\n\n\ndef other():\n    pass\n", "    return a + b\n"),
        ("```python\nimport os\nimport math\n\ndef add(a, b):\n    return math.fsum([a, b])\n\nprint(add(1, 2))\n```",
         "    import math\n    return math.fsum([a, b])\n"),
        ("```\ndef one(v):\n    return v\n\ndef add(a, b):\n    return one(a) + b\n```",
         "    def one(v):\n        return v\n\n    return one(a) + b\n"),
        ("def add(a, b):\n    return one(a) + b\n\ndef one(v):\n    return two(v)\n\ndef two(v):\n    return v\n",
         ("    def one(v):\n        return two(v)\n\n    def two(v):\n        return v\n\n"
          "    return one(a) + b\n")),
        ("class A:\n    def add(self, a, b):\n        return a + b", "    return a + b\n"),
        ("```\ndef add(a, b):\n\tif a:\n\t\treturn a + b\n\treturn b\n```",
         "    if a:\n        return a + b\n    return b\n"),
        ("    return {'k': a}['k'] + b", '    return {"k": a}["k"] + b\n'),
        ("    s = '''\n  q\n'''\n    return s", "    s = '''\n  q\n'''\n    return s\n"),
        ("```python\r\ndef add(a, b):\r\n    return a + b\r\n```\r\n", "    return a + b\n"),
        ('def add(a, b):\n    """Add."""\ndef add(a, b):\n    return add(a + 1, b - 1) if b else a\n',
         "    return add(a + 1, b - 1) if b else a\n"),
        ("from math import *\nfrom typing import *\ndef add(x, y):\n    return fsum([x, y])\n",
         "    from math import fsum\n    return fsum([a, b])\n"),
        ("import requests\ndef add(a, b, start=0):\n    return start + a + b",
         "    start = 0\n    return start + a + b\n"),
        ("def add(a, b, seen={}):\n    if not b:\n        return a\n    return add(a + 1, b - 1, seen)",
         ("    def add(a, b, seen={}):\n        if not b:\n            return a\n"
         "        return add(a + 1, b - 1, seen)\n\n    return add(a, b)\n")),
        (("class Solution:\n    def one(self, v):\n        return v\n\n    def add(self, a, b):\n"
         "        return self.one(a) + b\n"),
         ("    class Solution:\n        def one(self, v):\n            return v\n\n        def add(self, a, b):\n"
         "            return self.one(a) + b\n\n    return Solution().add(a, b)\n")),
        ("from functools import lru_cache\n@lru_cache(None)\ndef add(a, b):\n    return add(a + 1, b - 1) if b else a",
         ("    from functools import lru_cache\n    @lru_cache(None)\n    def add(a, b):\n"
         "        return add(a + 1, b - 1) if b else a\n\n    return add(a, b)\n")),
        ("count = 0\ndef add(a, b):\n    global count\n    count = a + b\n    return count",
         "    count = 0\n    count = a + b\n    return count\n"),
        ("count = 0\ndef tick():\n    global count\n    count += 1\ndef add(a, b):\n    tick()\n    return a + b",
         ("    count = 0\n    def tick():\n        nonlocal count\n        count += 1\n\n"
         "    tick()\n    return a + b\n")),
        ('{"code": "def add(a, b):\\n    return a + b\\n", "explanation": "It adds."}', "    return a + b\n"),
        ("[PYTHON]\ndef add(a, b):\n    return a + b\n[/PYTHON]", "    return a + b\n"),
        ("```diff\n@@ -4,3 +4,3 @@\n def add(a, b):\n-    pass\n+    return a + b\n```", "    return a + b\n"),
        ("```python\n>>> def add(a, b):\n...     return a + b\n...\n>>> add(1, 2)\n3\n```", "    return a + b\n"),
        ("Use it so:\n```python\nprint(add(1, 2))\n```\nThe code:\n```python\ndef add(a, b):\n    return a + b\n```",
         "    return a + b\n"),
        (("```python\ndef add(a, b):\n    return a\n```\nSorry, here is the corrected version:\n"
         "```python\ndef add(a, b):\n    return a + b\n```"), "    return a + b\n"),
        (('```python\ndef add(a, b):\n    """Add.\n\n    ```py\n    add(1, 2)\n    ```\n    """\n'
          "    return a + b\n```\nIt adds."), "    return a + b\n"),
        ("```python\ndef add(a, b):\n    return a + b\n    ```\nIt adds.", "    return a + b\n"),
        ("1. So:\n   ```python\n   def add(a, b):\n       return a + b\n   ```\n", "    return a + b\n"),
        ("def add(a, b):\n    return a + b\n<|im_end|>", "    return a + b\n"),
        ("def add(self, a, b):\n    return a + b\n", "    return a + b\n"),
        ("  \n    return a + b\n", "    return a + b\n"),
        ("    return one(a) + b\n\n\ndef one(v):\n    return v\n\n\ndef add(a, b):\n    return 0\n",
         "    def one(v):\n        return v\n\n    return one(a) + b\n"),
        ("def add(a, b):\n\u00a0\u00a0\u00a0\u00a0return a + b\n", "    return a + b\n"),
    ],
)  # fmt: skip
def test_what_models_send(reply: str, body: str) -> None:
    """Fenced or bare, body or function, with helpers, words and wrong indents: one body comes out."""
    assert made(STUB, "add", reply) == f"{HEAD}{body}{TAIL}"


@pytest.mark.parametrize("reply", ["", "I cannot do that, sorry.", "```python\ndef add(a, b:\n    return\n```"])
def test_what_is_no_code_makes_no_edit(reply: str) -> None:
    """It is said, and nothing is put in."""
    assert made(STUB, "add", reply) is None


@pytest.mark.parametrize(
    ("extension", "source", "reply", "expected"),
    [
        ("js", "function add(a, b) {\n  throw new Error('todo');\n}\n",
         "```js\nfunction add(a, b) {\n    return a + b;\n}\n```",
         "function add(a, b) {\n  return a + b;\n}\n"),
        ("js", "const sum = {\n  add(a, b) {\n  },\n};\n", "```js\nadd(a, b) {\n  return a + b;\n},\n```",
         "const sum = {\n  add(a, b) {\n    return a + b;\n  },\n};\n"),
        ("ts", "class Sum {\n  add(a: number): void {\n  }\n}\n", "add(a: number): void {\n    this.a += a;\n}",
         "class Sum {\n  add(a: number): void {\n    this.a += a;\n  }\n}\n"),
        ("java", "class add {\n  add(int a) {\n  }\n}\n", "public add(int a) {\n    this.a = a;\n}",
         "class add {\n  add(int a) {\n    this.a = a;\n  }\n}\n"),
        ("go", 'package a\n\nfunc add(a int, b int) int {\n\tpanic("todo")\n}\n',
         "func add(a int, b int) int {\n\treturn (a +\n\t\tb)\n}",
         "package a\n\nfunc add(a int, b int) int {\n\treturn (a +\n\t\tb)\n}\n"),
        ("js", "function add(a, b) {}\n", "return a + b;", "function add(a, b) {\n  return a + b;\n}\n"),
        ("js", "function add(a, b) {}\n", "const add = (x, y) => x + y;", "function add(a, b) {\n  return a + b;\n}\n"),
        ("ts", "function add(a: number, b: number): number {}\n",
         "function add(a: number, b: number, c = 0): number {\n  return a + b + c;\n}",
         "function add(a: number, b: number): number {\n  let c = 0;\n  return a + b + c;\n}\n"),
        ("go", 'package a\n\nfunc add(a int, b int) int {\n\tpanic("todo")\n}\n',
         "```go\nfunc add(a int, b int) int {\n    return a + b\n}\n```",
         "package a\n\nfunc add(a int, b int) int {\n\treturn a + b\n}\n"),
        ("rs", "fn add(a: i32, b: i32) -> i32 {\n    todo!()\n}\n", "fn add(a: i32, b: i32) -> i32 {\n    a + b\n}",
         "fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n"),
        ("java", "class A {\n  int add(int a, int b) {\n    throw new UnsupportedOperationException();\n  }\n}\n",
         "```java\nint add(int a, int b) {\n    return a + b;\n}\n```",
         "class A {\n  int add(int a, int b) {\n    return a + b;\n  }\n}\n"),
        ("java", "class A {\n  int add(int a, int b) {\n  }\n}\n",
         " /** Add. */\nint add(int a, int b) {\n    return a + b;\n}",
         "class A {\n  int add(int a, int b) {\n    return a + b;\n  }\n}\n"),
        ("py", "def add(a, b):\r\n    pass\r\n", "x = a\nreturn x + b",
         "def add(a, b):\r\n    x = a\r\n    return x + b\r\n"),
    ],
)  # fmt: skip
def test_the_form_of_the_file_is_kept(extension: str, source: str, reply: str, expected: str) -> None:
    """Indent, braces and line ends are the file's own, in every language."""
    assert made(source, "add", reply, extension) == expected


@pytest.mark.parametrize(
    ("source", "name", "reply", "extension", "sentence"),
    [
        (STUB, "add", "def add(a, b):\n    return (a", "py",
         ("The function `add` or its body was looked for, and the reply held `add` with a fault in line 2 (cannot"
          " read `return (a`); answer with the function alone, in one fenced block.")),
        (STUB, "add", "class B:\n    def other(self):\n    return 1", "py",
         ("The function `add` or its body was looked for, and the reply held the class `B`, not `add`; answer with"
          " the function alone, in one fenced block.")),
        ("function add(a) {\n}\n", "add", "I cannot do that, sorry.", "js",
         ("The function `add` or its body was looked for, and the reply held text that is no JavaScript; answer with"
          " the function alone, in one fenced block.")),
    ],
)  # fmt: skip
def test_a_refusal_names_what_came(source: str, name: str, reply: str, extension: str, sentence: str) -> None:
    """What was looked for, what the reply held instead, and the next step."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(f"{name}("))
    assert target is not None

    assert spliced(parsed, target, read_code(reply, name)[0]) == (None, (sentence,))


@pytest.mark.parametrize(
    ("reply", "left_out"),
    [
        ("def add(a, b):\n    return a + b\n\n\ndef other(c):\n    return c", ("def other(c):",)),
        ("def add(a, b):\n    return a + b\n\n\nprint(add(1, 2))", ("print(add(1, 2))",)),
        ("    return a + b\n\n\ndef other():\n    pass", ("def other():",)),
        ("def one(c):\n    return c\n\n\ndef add(a, b):\n    return one(a) + b", ()),
    ],
)
def test_what_is_left_out_is_said(reply: str, left_out: tuple[str, ...]) -> None:
    """A second function or a call below is not taken, and not in silence."""
    language = packaged().for_path("a.py")
    assert language is not None
    parsed = parse(language, STUB.encode())
    target = target_at(parsed, STUB.index("add("))
    assert target is not None
    generated, _ = spliced(parsed, target, read_code(reply, "add")[0])

    assert generated is not None
    assert generated.left_out == left_out
