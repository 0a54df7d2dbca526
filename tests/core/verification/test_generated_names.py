"""Names and packages in generated code, in each language: what is refused, what is only warned of."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.scopes import unbound_names
from rightsize.core.generation.targets import target_at
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import check_generated
from rightsize.engine.snapshot import Snapshot

SOURCES = {
    "js": "import { one } from './one';\nfunction f(a, b) {\n}\n",
    "ts": "import { one } from './one';\nexport function f(a: number, b = 2): number {\n}\n",
    "tsx": "export function f(a: number) {\n}\n",
    "go": 'package p\n\nimport "fmt"\n\nfunc f(a int) int {\n}\n\nfunc g() { fmt.Println() }\n',
    "rs": "fn f(a: i32) -> i32 {\n}\n",
    "java": "package com.shop.a;\nimport java.util.List;\nclass A {\n    int n;\n    int f(int a) {\n    }\n}\n",
}
PACKAGES = Packages(
    frozenset({"lodash", "@shop/tools", "github.com/shop/tools", "serde", "com.google"}),
    frozenset({"left-over"}),
    declared=True,
    beside=frozenset({"sibling"}),
)


def found(extension: str, reply: str, packages: Packages = PACKAGES) -> list[tuple[str, bool]]:
    """Return the names of the checks of names that found something, and whether they only warn."""
    source = SOURCES[extension]
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(" f(") + 1)
    assert target is not None
    check = asyncio.run(check_generated(Snapshot(f"a.{extension}", parsed), target, reply, packages, None))
    assert check.generated is not None, check.verdict
    rows = ("names_resolve", "imports_exist")
    return [(each.check, each.warns) for each in check.verdict.problems if each.check in rows]


@pytest.mark.parametrize(
    ("extension", "reply"),
    [
        ("js", "const [x, { y: z, ...rest }] = a;\nreturn one(x, z, rest, b) + sibling();"),
        ("js", "for (const each of a) { try { each(); } catch (error) { console.log(error); } }\nreturn undefined;"),
        ("js", "const h = (x, y = 2) => ({ x, y, k: Math.max(x, y) });\nreturn a.map(h);"),
        ("js", "outer: for (let i = 0; i < a; i++) { if (i) break outer; }\nreturn [function g() { g(); }];"),
        ("js", "const _ = require('lodash');\nreturn typeof later === 'undefined' ? _.sum(a) : new URL(a);"),
        ("js", "const fs = require('node:fs'), x = require('@shop/tools/deep'), y = require('../y');\nreturn x;"),
        ("ts", "const seen: Record<string, number> = {};\nenum E { A }\nreturn (a as any).b ?? E.A;"),
        ("ts", "function isText(x: unknown): x is string { return typeof x === 'string'; }\nreturn isText(a) ? 1 : 2;"),
        ("tsx", "return <div className={String(a)}><span>{a}</span></div>;"),
        ("go", 'm := map[string]int{"a": 1}\nfor k, v := range m {\n\tfmt.Println(k, v)\n}\nreturn sibling(a)'),
        ("go", "p := struct{ X int }{X: a}\nfn := func(y int) (z int) { z = y; return }\nreturn fn(p.X)"),
        ("rs", ("use std::collections::HashMap;\nlet mut m: HashMap<i32, i32> = HashMap::new();\n"
               "if let Some(x) = m.insert(a, 1) { return x; }\nmatch a { 0 => 1, n if n > 1 => n, _ => i32::MAX }")),
        ("rs", 'let v: Vec<i32> = (0..a).map(|x| x * 2).collect();\nprintln!("{}", v.len());\nv.iter().sum()'),
        ("java", "int total = 0;\nfor (int x : new int[] {a}) { total += x; }\nreturn Math.max(total, this.n) + n;"),
        ("java", "try { return Integer.parseInt(String.valueOf(a)); } catch (NumberFormatException e) { return -1; }"),
        ("java", "return java.util.List.of(a).size();"),
        ("java", "java.util.function.Function<Integer, Integer> g = x -> x + a;\nreturn g.apply(f(n));"),
    ],
)  # fmt: skip
def test_what_resolves(extension: str, reply: str) -> None:
    """Whatever the file, the language or a file beside binds, in each of the forms that bind a name."""
    assert found(extension, reply) == []


@pytest.mark.parametrize(
    ("extension", "reply", "expected"),
    [
        ("js", "return isPrime(a);", [("names_resolve", False)]),
        ("ts", "return helper(a) + b;", [("names_resolve", False)]),
        ("go", "return helper(a)", [("names_resolve", False)]),
        ("rs", "let m = HashMap::new();\nm.insert(a, 1);\na", [("names_resolve", False)]),
        ("java", "return helper(a);", [("names_resolve", False)]),
        ("java", "return Collections.max(List.of(a));", [("names_resolve", False)]),
        ("go", '```go\npackage p\n\nimport "math"\n\nfunc f(a int) int {\n\treturn a + math.MaxInt\n}\n```', []),
        ("go", '```go\npackage p\n\nimport "github.com/fast/sum"\n\nfunc f(a int) int {\n\treturn sum.Of(a)\n}\n```',
         [("imports_exist", False)]),
        ("ts", "```ts\nimport sum from 'super-fast-sum';\nfunction f(a) {\n  return sum(a);\n}\n```",
         [("imports_exist", False)]),
        ("java", ("```java\nimport org.fast.Sum;\nclass A {\n    int f(int a) {\n"
                 "        return Sum.of(a);\n    }\n}\n```"), [("imports_exist", False)]),
        ("java", ("```java\nimport java.util.Collections;\nclass A {\n    int f(int a) {\n"
                 "        return Collections.max(List.of(a));\n    }\n}\n```"), []),
        ("js", "const x = require('left-over');\nreturn x(a);", [("imports_exist", True)]),
        ("js", "const x = require('super-fast-sum');\nreturn x(a);", [("imports_exist", False)]),
        ("js", "return import('super-fast-sum');", [("imports_exist", False)]),
        ("rs", "use fastsum::add;\nadd(a)", [("imports_exist", False)]),
        ("rs", "use serde::Serialize;\na", []),
        ("java", "return new Object() { int g() { return inherited(); } }.g();", [("names_resolve", True)]),
        ("rs", "use crate::shop::*;\nadd(a)", [("names_resolve", True)]),
    ],
)  # fmt: skip
def test_what_does_not(extension: str, reply: str, expected: list[tuple[str, bool]]) -> None:
    """A name out of nowhere and a made-up package are refused; what may come from elsewhere is only warned of."""
    assert found(extension, reply) == expected


def test_where_nobody_looked_it_is_said() -> None:
    """Files of one package share names in Go, and without a list of dependencies no package is made up."""
    assert found("go", "return helper(a)", Packages()) == [("names_resolve", True)]
    assert found("js", "return require('super-fast-sum')(a);", Packages()) == [("imports_exist", True)]


def test_without_a_query_nothing_is_known() -> None:
    """A language that says nothing of its names has none that resolve nowhere."""
    language = packaged().for_path("a.js")
    assert language is not None
    assert unbound_names(parse(replace(language, query_folders=()), b"f(x)"), ()) is None
