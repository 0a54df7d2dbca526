"""What generated code brings in: refused where nobody asked for it, warned of where somebody did, by name and line."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import target_at
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import Terms, check_generated
from rightsize.engine.snapshot import Snapshot

HEADS = {
    "py": 'import os, shutil, subprocess\n\n\ndef {name}(a, b):\n    """{doc}"""\n    ...\n',
    "ts": "/** {doc} */\nfunction {name}(a: number, b: number) {{\n}}\n",
    "go": 'package p\n\nimport (\n\t"os"\n\t"os/exec"\n)\n\n// {name} {doc}\nfunc {name}(a string) error {{\n}}\n',
    "rs": "use std::fs;\nuse std::process::Command;\n\n/// {doc}\nfn {name}(a: &str) {{\n}}\n",
    "java": "class A {{\n    /** {doc} */\n    void {name}(String a) throws Exception {{\n    }}\n}}\n",
}


async def problems(
    extension: str, name: str, doc: str, reply: str, instruction: str = "", source: str = ""
) -> list[tuple[bool, str]]:
    """Return what is said of new dangers: whether it only warns, and the sentence."""
    source = source or HEADS[extension].format(name=name, doc=doc)
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(f"{name}(") + 1)
    assert target is not None
    snapshot = Snapshot(f"a.{extension}", parsed)
    check = await check_generated(snapshot, target, reply, Packages(), None, Terms(instruction=instruction))
    return [(each.warns, each.message) for each in check.verdict.problems if each.check == "no_new_danger"]


REPLIES = [
    ("py", "delete_tree", "Delete the folder.", "shutil.rmtree('build')", [True]),
    ("py", "add", "Add two numbers.", "shutil.rmtree('build')\nreturn a + b", [False]),
    ("py", "add", "Add two numbers, and do not delete the folder.", "shutil.rmtree('build')\nreturn a + b", [False]),
    ("py", "add", "Add two numbers.", "subprocess.run(['ls'])\nreturn a + b", [False]),
    ("py", "add", "Add two numbers.", "return eval('1 + 1')", [False]),
    ("py", "add", "Evaluate a + b.", "return eval('1 + 1')", [True]),
    ("py", "add", "Add two numbers.", "os.environ['A'] = '1'\nreturn a + b", [True]),
    ("py", "add", "Add two numbers.", "import threading\nthreading.Thread(target=print).start()\nreturn a", [True]),
    ("py", "set_env", "Set a variable of the environment.", "os.environ['A'] = '1'", []),
    ("py", "add", "Add two numbers.", "return getattr(os, a)(b)", [False]),
    ("py", "add", "Add two numbers.", "return a + b", []),
    ("ts", "add", "Adds.", "require('child_process').execSync('ls'); return a + b;", [False]),
    ("ts", "listFiles", "Runs the command ls.", "require('child_process').execSync('ls'); return a;", [True]),
    ("ts", "add", "Adds.", "new Function('return 1')(); return a + b;", [False]),
    ("ts", "add", "Adds.", "process.exit(1);", [False]),
    ("ts", "add", "Adds.", "return fetch('http://a');", [False]),
    ("ts", "fetchPage", "Gets it.", "return fetch('http://a');", [True]),
    ("go", "Add", "adds.", 'return exec.Command("ls").Run()', [False]),
    ("go", "Add", "adds.", "os.Exit(1)\nreturn nil", [False]),
    ("go", "Clean", "removes the folder.", 'return os.RemoveAll("build")', [True]),
    ("rs", "add", "Adds.", 'Command::new("ls").spawn();', [False]),
    ("rs", "add", "Adds.", 'fs::remove_dir_all("/").unwrap();', [False]),
    ("rs", "add", "Adds.", "unsafe { std::hint::unreachable_unchecked() }", [True]),
    ("java", "add", "Adds.", 'Runtime.getRuntime().exec("ls");', [False]),
    ("java", "add", "Adds.", "System.exit(1);", [False]),
    ("java", "runCommand", "Runs it.", 'new ProcessBuilder("ls").start();', [True]),
    ("py", "caller_name", "Return the caller's name.", "import sys\nreturn sys._getframe(2).f_code", [True]),
    ("py", "find", "Return all subclasses of a.", "return a.__subclasses__()", [True]),
    ("py", "find", "Return all of a.", "return a.__subclasses__()", [False]),
    ("py", "add", "Add.", "import sys\nreturn sys._getframe(1).f_locals['a']", [False]),
]  # fmt: skip


@pytest.mark.parametrize(("extension", "name", "doc", "reply", "expected"), REPLIES)
async def test_what_nobody_asked_for_is_refused(
    extension: str, name: str, doc: str, reply: str, expected: list[bool]
) -> None:
    """The name of the function, its doc and its parameters ask; what they say is not wanted does not."""
    assert [warns for warns, _ in await problems(extension, name, doc, reply)] == expected


async def test_the_construct_and_its_line_are_named() -> None:
    """So that whoever reads the preview finds it."""
    told = await problems("py", "add", "Add.", "from shutil import rmtree as r\nr('build')\nreturn a + b")

    assert told == [
        (
            False,
            (
                "New: shutil.rmtree on line 7 deletes a folder with all that is in it; "
                "nothing in the name, the doc or the request asks for that."
            ),
        )
    ]


async def test_a_person_may_ask_in_the_instruction() -> None:
    """What was typed counts as the doc does."""
    told = await problems("py", "tidy", "Tidy.", "shutil.rmtree('build')", "remove the build folder")
    assert [warns for warns, _ in told] == [True]


async def test_what_the_body_did_before_is_nothing_new() -> None:
    """Another command in a function that runs one is for the rules to judge."""
    source = "import subprocess\n\n\ndef go(a):\n    subprocess.run(['ls'])\n"
    assert await problems("py", "go", "", "subprocess.check_call(['ls', '-l'])", source=source) == []
