"""What code does besides computing, in each of the ways in which languages let it be written."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.constructs import by_a_text, constructs_in, kinds, table_for
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.rule import rule_set_for
from rightsize.core.text import Span

PYTHON = "import subprocess as sp, os\nfrom os import system as s\nfrom shutil import *\n"
SCRIPT = """\
import cp from "node:child_process";
import { exec as e } from "child_process";
const { rmSync: r } = require("fs");
import * as icons from "./icons";
"""
GO = 'package p\n\nimport (\n\t. "os"\n\tx "os/exec"\n\t"net/http"\n\t"plugin"\n\t"syscall"\n)\n\n'
RUST = "use std::{fs, process::{self, Command as C}};\nuse clap::Command;\n"
JAVA = """\
import static java.lang.System.*;
import static java.nio.file.Files.delete;
import java.io.*;
class A {{ {} }}
"""

FOUND = [
    ("py", "s('ls')", ["command"]),
    ("py", "sp.run(['ls'])", ["command"]),
    ("py", "__import__('os').system('ls')", ["command"]),
    ("py", "importlib.import_module('os').popen('ls')", ["command"]),
    ("py", "getattr(sp, 'r' + 'un')(['ls'])", ["command"]),
    ("py", "name = ''.join(['sys', 'tem'])\ngetattr(os, name)('ls')", ["command"]),
    ("py", "getattr(os, f\"{'sys'}tem\")('ls')", ["command"]),
    ("py", "getattr(os, '\\x73ystem')('ls')", ["command"]),
    ("py", "sys.modules['os'].system('ls')", ["command"]),
    ("py", "os.__dict__['system']('ls')", ["command"]),
    ("py", "vars(os)['system']('ls')", ["command"]),
    ("py", "import operator\noperator.attrgetter('system')(os)('ls')", ["command"]),
    ("py", "load = __import__\nload('os').system('ls')", ["command"]),
    ("py", "run = os.system\nrun('ls')", ["command", "command"]),
    ("py", "pool.map(os.system, names)", ["command"]),
    ("py", "globals()['ev' + 'al']('1')", ["evaluation"]),
    ("py", "__builtins__.exec('1')", ["evaluation"]),
    ("py", "().__class__.__subclasses__()", ["evaluation"]),
    ("py", "def f(what):\n    getattr(os, what)()", ["computed"]),
    ("py", "def f(what):\n    __import__(what)", ["loading"]),
    ("py", "rmtree('/')", ["tree"]),
    ("py", "path.unlink()", ["deletion"]),
    ("py", "os.remove('a')", ["deletion"]),
    ("py", "import urllib.request\nurllib.request.urlopen('http://a')", ["network"]),
    ("py", "import requests\nrequests.get('http://a')", ["network"]),
    ("py", "import socket\nsocket.socket()", ["network"]),
    ("py", "import pickle\npickle.loads(b'')", ["objects"]),
    ("py", "import marshal\nmarshal.loads(b'')", ["objects"]),
    ("py", "import ctypes\nctypes.CDLL('a')", ["native"]),
    ("py", "import sys\nsys.exit(1)", ["exit"]),
    ("py", "setattr(os, 'getcwd', f)", ["module"]),
    ("py", "os.getcwd = f", ["module"]),
    ("py", "os.environ['A'] = '1'", ["environment"]),
    ("py", "os.chdir('/')", ["directory"]),
    ("py", "import signal\nsignal.signal(2, f)", ["signals"]),
    ("py", "import threading\nthreading.Thread(target=f).start()", ["threads"]),
    ("py", "def f():\n    global n\n    n = 1", ["variables"]),
    ("py", "open('a', 'w')", ["files"]),
    ("py", "get('a', verify=False)", ["safety"]),
    ("ts", "require('child_process').execSync('ls')", ["command"]),
    ("ts", "(await import('child_process')).exec('ls')", ["command"]),
    ("ts", "cp['exec' + 'Sync']('ls')", ["command"]),
    ("ts", "cp.spawn('ls')", ["command"]),
    ("ts", "e('ls')", ["command"]),
    ("ts", "const load = require; load('child_process').exec('ls')", ["command"]),
    ("ts", "const { spawn: q } = cp; q('ls')", ["command", "command"]),
    ("ts", "function f(k) { cp[k]('ls') }", ["computed"]),
    ("ts", "function f(k) { Reflect.get(cp, k)('ls') }", ["computed"]),
    ("ts", "import('child' + '_process')", ["loading"]),
    ("ts", "r('/')", ["tree"]),
    ("ts", "globalThis['ev' + 'al']('1')", ["evaluation"]),
    ("ts", "(0, eval)('1')", ["evaluation"]),
    ("ts", "new Function('return 1')", ["evaluation"]),
    ("ts", "[].constructor.constructor('return 1')()", ["evaluation"]),
    ("ts", "setTimeout('run()', 1)", ["evaluation"]),
    ("ts", "require('vm').runInThisContext('1')", ["evaluation"]),
    ("ts", "fetch('http://a')", ["network"]),
    ("ts", "process.exit(1)", ["exit"]),
    ("ts", "process.env.A = '1'", ["environment"]),
    ("ts", "Array.prototype.map = f", ["module"]),
    ("ts", "get('a', { rejectUnauthorized: false })", ["safety"]),
    ("go", 'func f() { x.Command("ls").Run() }', ["command"]),
    ("go", 'func f() { RemoveAll("/") }', ["tree"]),
    ("go", "func f() { Exit(1) }", ["exit"]),
    ("go", 'func f() { http.Get("http://a") }', ["network"]),
    ("go", 'func f() { plugin.Open("a") }', ["loading"]),
    ("go", "func f() { syscall.Kill(1, 9) }", ["processes"]),
    ("go", "func f() { go g() }", ["threads"]),
    ("go", "var c = tls.Config{InsecureSkipVerify: true}", ["safety"]),
    ("rs", 'fn f() { C::new("ls").spawn(); }', ["command"]),
    ("rs", 'fn f() { process::Command::new("ls").spawn(); }', ["command"]),
    ("rs", 'fn f() { fs::remove_dir_all("/"); }', ["tree"]),
    ("rs", "fn f() { std::process::exit(1); }", ["exit"]),
    ("rs", "fn f() { unsafe { g() } }", ["unsafe"]),
    ("rs", "fn f() { std::mem::transmute::<A, B>(a); }", ["native"]),
    ("java", 'void f() { Runtime r = Runtime.getRuntime(); r.exec("ls"); }', ["command"]),
    ("java", 'void f() { java.lang.Runtime.getRuntime().exec("ls"); }', ["command"]),
    ("java", 'void f() { new ProcessBuilder("ls").start(); }', ["command"]),
    ("java", "void f() { exit(1); }", ["exit"]),
    ("java", "void f() { delete(p); }", ["deletion"]),
    ("java", "void f() { new java.io.ObjectInputStream(s); }", ["objects"]),
    ("java", "void f() { m.setAccessible(true); }", ["reflection"]),
    ("py", "def f(e):\n    return e.__traceback__.tb_frame", ["reflection"]),
    ("py", "import inspect\ndef f():\n    return inspect.trace()", ["reflection"]),
    ("py", "import gc\ndef f(x):\n    return gc.get_referents(x)", ["reflection"]),
    ("py", "import sys\ndef f():\n    return sys._current_frames()", ["reflection"]),
    ("java", "void f() { Class.forName(n); }", ["loading"]),
]

INNOCENT = [
    ("py", "def f(requests, key):\n    return requests.get(key)"),
    ("py", "self.eval(1)\nmodel.eval()\npattern.exec(2)\nf(exec=1)\nx.compile()"),
    ("py", "os.path.join('a')\nos.getcwd()\nitems.remove(1)\nopen('a')"),
    ("py", "def f(o, name):\n    return getattr(o, name)"),
    ("ts", "function f(fetch) { return fetch(1); }"),
    ("ts", "function f(k) { return icons[k]; }"),
    ("ts", "/a/.exec(s); const re = /b/; re.exec(s); db.exec('select 1'); class A { exec() { this.exec(); } }"),
    ("go", 'func f(os Store) { os.Remove("a") }'),
    ("rs", 'fn f() { Command::new("app").arg("x"); }'),
    ("java", "void f() { list.remove(1); repository.delete(a); matcher.find(); }"),
]


def source_of(extension: str, code: str) -> str:
    """Return a file with imports in each form around a piece of code."""
    if extension == "java":
        return JAVA.format(code)
    return {"py": PYTHON, "ts": SCRIPT, "go": GO, "rs": RUST}[extension] + code + "\n"


def kinds_in(extension: str, code: str) -> list[str]:
    """Return the kinds of the constructs in a piece of code."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    source = source_of(extension, code)
    parsed = parse(language, source.encode())
    start = len(source[: source.index(code)].encode())
    return [each.kind.id for each in constructs_in(parsed, Span(start, start + len(code.encode())))]


@pytest.mark.parametrize(("extension", "code", "expected"), FOUND)
def test_what_code_does_is_seen_in_each_form(extension: str, code: str, expected: list[str]) -> None:
    """By whatever name: an alias, an inline import, unpacking, a text that is put together of constants."""
    assert kinds_in(extension, code) == expected


@pytest.mark.parametrize(("extension", "code"), INNOCENT)
def test_what_only_looks_like_it_is_not_seen(extension: str, code: str) -> None:
    """A parameter, a method and a look-up of the program's own have the names that they like."""
    assert kinds_in(extension, code) == []


TEXTS = [
    ("py", "getattr(sp, 'r' + 'un')(['ls'])", 1),
    ("py", "globals()['eval']('1')", 1),
    ("py", r"getattr(sp, 'r\u0075n')(['ls'])", 1),
    ("py", r"getattr(sp, 'r\U00000075n')(['ls'])", 1),
    ("py", r"getattr(sp, 'r\N{LATIN SMALL LETTER U}n')(['ls'])", 1),
    ("py", "def f(o, name):\n    return getattr(o, name)", 0),
    ("py", "from colors import NAMES\nNAMES['red']", 0),
    ("ts", "cp['exec' + 'Sync']('ls')", 1),
    ("ts", "Reflect.get(cp, 'exec')('ls')", 1),
    ("ts", "icons['a']; table[key]", 0),
    ("java", 'void f() { Class.forName("A").getMethod("b").invoke(null); }', 2),
]


@pytest.mark.parametrize(("extension", "code", "expected"), TEXTS)
def test_what_is_named_by_a_text_is_told_apart(extension: str, code: str, expected: int) -> None:
    """Constant or not: where a module's own name would do, a text is there to hide it."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source_of(extension, code).encode())
    assert len(by_a_text(parsed, Span(0, len(parsed.data)))) == expected


def test_texts_that_are_made_of_one_another_are_read_once() -> None:
    """Without end along a chain or a ring of names, a file of a few lines would hold up a review for hours."""
    ring = "".join(f"    n{at} = n{(at + 1) % 12} + n{(at + 5) % 12} + n{(at + 7) % 12}\n" for at in range(12))
    chain = "".join(f"    m{at} = f'{{m{at + 1}}}{{m{at + 1}}}{{m{at + 1}}}{{m{at + 1}}}'\n" for at in range(18))
    code = f"def f(o):\n{ring}{chain}    m18 = ''\n    m19 = 'r' + 'un'\n"
    asks = "    getattr(sp, n0)\n    getattr(sp, m0)\n    getattr(sp, m19)(['ls'])\n"

    assert "command" in kinds_in("py", code + asks)


RULED = [
    ("ts", 'function f(k) { require("child_process").execSync("ls " + k); }'),
    ("ts", 'async function f(k) { (await import("node:child_process")).exec("ls " + k); }'),
    ("ts", 'function f(k) { cp["exec" + "Sync"]("ls " + k); }'),
    ("ts", 'function f(k) { const { execSync: z } = cp; z("ls " + k); }'),
    ("ts", 'function f(k) { const z = cp.execSync; z("ls " + k); }'),
    ("ts", 'function f(k) { e("ls " + k); }'),
    ("ts", 'function f(k) { globalThis["eval"](k); }'),
    ("ts", "function f(k) { (0, eval)(k); }"),
    ("py", 'def f(k):\n    s("ls " + k)'),
    ("py", 'def f(k):\n    __import__("os").system("ls " + k)'),
    ("py", 'def f(k):\n    getattr(sp, "r" + "un")("ls " + k, shell=True)'),
    ("py", 'def f(k):\n    globals()["ev" + "al"](k)'),
    ("go", 'func f(k string) { x.Command("sh", "-c", "ls " + k).Run() }'),
    ("rs", 'fn f(k: &str) { C::new("sh").arg("-c").arg(format!("ls {}", k)).output(); }'),
    ("java", 'void f(String k) { java.lang.Runtime.getRuntime().exec("ls " + k); }'),
]


@pytest.mark.parametrize(("extension", "code"), RULED)
def test_rules_see_through_the_same_forms(extension: str, code: str) -> None:
    """A rule of the floor names what is called as it is known everywhere."""
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    found = floor_findings(parse(language, source_of(extension, code).encode()))
    assert any(each.cwe in {78, 94, 95} for each in found)


def test_each_language_with_rules_has_a_table() -> None:
    """And each kind is a sentence's end that some language has."""
    for each in packaged().rows:
        assert (rule_set_for(each.id) is None) == (table_for(each.id) is None), each.id
    tables = [found for each in packaged().rows if (found := table_for(each.id)) is not None]
    used = {kind for table in tables for kind, _ in (*table.names, *table.patterns)}
    assert {kind.id for kind in used} | {"computed"} == set(kinds())
