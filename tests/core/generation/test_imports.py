"""Imports at the head of a file: where they go, which of them, and what is no longer used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.splice import spliced
from rightsize.core.generation.targets import target_at
from rightsize.core.text import apply_edits

if TYPE_CHECKING:
    from rightsize.core.tasks.generation import Generated

GO_HEAD = 'package p\n\nimport (\n\t"fmt"\n\t"math/rand"\n\n\t"github.com/a/b"\n)\n'
GO_REST = "\nfunc g() { fmt.Println(b.X) }\n"
GO_BODY = "\nfunc f() int {\n}\n"
GO_REPLY = """\
package p

import (
	"crypto/rand"
	"math/big"
)

func f() int {
	n, _ := rand.Int(rand.Reader, big.NewInt(10))
	return int(n.Int64())
}
"""


def made(extension: str, source: str, reply: str) -> tuple[str, Generated]:
    """Return the file with what a reply makes of `f`, and what that is."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(" f(") + 1)
    assert target is not None
    generated, problems = spliced(parsed, target, (reply,))
    assert generated is not None, problems
    whole = apply_edits(parsed.data, generated.edits)
    assert apply_edits(parsed.data, (generated.joined(parsed.data),)) == whole
    assert generated.put.of(whole) == generated.edit.new
    return whole.decode(), generated


def head(text: str) -> str:
    """Return what stands before the code of `f`."""
    return text[: text.index(" f(")].rpartition("\n")[0].strip()


CASES = [
    (
        "an import goes to its place, and takes that of one of its name that nothing else uses",
        "go",
        GO_HEAD + GO_BODY + GO_REST,
        GO_REPLY,
        'package p\n\nimport (\n\t"crypto/rand"\n\t"fmt"\n\t"math/big"\n\n\t"github.com/a/b"\n)',
    ),
    (
        "what lost its last use is taken out, since it is an error",
        "go",
        'package p\n\nimport (\n\t"fmt"\n\t"math/rand"\n)\n\nfunc f() {\n\trand.Int()\n}\nvar g = fmt.Print\n',
        "func f() {\n\tprintln(1)\n}\n",
        'package p\n\nimport (\n\t"fmt"\n)',
    ),
    (
        "a standard package whose name is its own needs no import in the reply",
        "go",
        "package p\n\nfunc f(a string) string {\n}\n",
        "return strings.ToUpper(a)",
        'package p\n\nimport "strings"',
    ),
    (
        "a file with one import on a line gets another line",
        "go",
        'package p\n\nimport "fmt"\n\nfunc f(a string) string {\n}\n\nfunc g() { fmt.Println() }\n',
        "return strings.ToUpper(a)",
        'package p\n\nimport "fmt"\nimport "strings"',
    ),
    (
        "classes are sorted",
        "java",
        "package p;\n\nimport java.util.List;\n\nclass A {\n    List<String> f(String a) {\n    }\n}\n",
        "import java.util.ArrayList;\nimport java.util.List;\nList<String> f(String a) {\n  return new ArrayList();\n}",
        "package p;\n\nimport java.util.ArrayList;\nimport java.util.List;\n\nclass A {",
    ),
    (
        "a first import stands behind the package",
        "java",
        "package p;\n\nclass A {\n    Object f(String a) {\n    }\n}\n",
        "import java.util.*;\nObject f(String a) {\n    return new ArrayList<String>();\n}",
        "package p;\n\nimport java.util.*;\n\nclass A {",
    ),
    (
        "quotes and semicolons are the file's",
        "ts",
        "import { one } from './one'\n\nexport function f(a: string): string {\n}\none('a')\n",
        'import { createHash } from "crypto";\nexport function f(a: string): string {\n  return createHash(a);\n}',
        "import { one } from './one'\nimport { createHash } from 'crypto'",
    ),
    (
        "a licence stays first",
        "js",
        "// Copyright 2026 Shop\n\nexport function f(a) {\n}\n",
        "import cp from 'crypto';\nexport function f(a) {\n  return cp.hash(a);\n}",
        "// Copyright 2026 Shop\nimport cp from 'crypto';",
    ),
    (
        "nothing that the new code does not use is brought along",
        "ts",
        "import { one } from './one';\n\nexport function f(a: string): string {\n}\n",
        "import { two } from './two';\nexport function f(a: string): string {\n  return one(a);\n}",
        "import { one } from './one';",
    ),
]


@pytest.mark.parametrize(("says", "extension", "source", "reply", "expected"), CASES)
def test_imports_go_where_the_file_has_them(says: str, extension: str, source: str, reply: str, expected: str) -> None:
    """In the order and the form of the file; the rest of it stays."""
    text, generated = made(extension, source, reply)
    assert head(text) == expected, says
    assert not generated.clash


def test_a_name_that_other_code_uses_is_a_clash() -> None:
    """`rand` cannot be both; nothing is written at the head, and the reason is there."""
    text, generated = made("go", GO_HEAD + GO_BODY + GO_REST.replace("b.X", "b.X, rand.Int()"), GO_REPLY)

    assert head(text) == GO_HEAD.strip()
    assert generated.clash == "`rand` is `math/rand` in the file, and the new code needs it to be `crypto/rand`"


def test_a_file_that_requires_gets_no_import() -> None:
    """An import would make it another kind of module."""
    source = "const fs = require('fs');\nfunction f(a) {\n}\nmodule.exports = { f, fs };\n"
    reply = "import path from 'path';\nfunction f(a) {\n  return path.join(a);\n}"
    text, generated = made("js", source, reply)

    assert not generated.imports
    assert "import path" not in text
    assert generated.left_out
