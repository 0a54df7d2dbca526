"""The corpus of generated code: it is what it says, and the checks do on it at least what they did."""

from __future__ import annotations

import ast
import asyncio
import shutil
import subprocess
import textwrap

import pytest

from rightsize.core.text import Edit, apply_edits, decode, encode
from rightsize.sandbox.python import PythonSandbox
from tests.corpus.code_corpus import Case, cases, is_sound, verdict_on

CORPUS = cases()
WRONG = [each for each in CORPUS if not each.right]
_CAN = shutil.which("unshare") is not None and (
    subprocess.run(["unshare", "-rnmp", "true"], check=False, capture_output=True).returncode == 0
)


def file_with(case: Case) -> str:
    """Return the file with a wrong body put in by hand."""
    body = case.reply.strip("`\n")
    code = textwrap.indent(body, case.target.indent)
    edit = Edit(case.target.span, encode(f"\n{code}"))
    return decode(apply_edits(case.snapshot.parsed.data, [edit]))


def test_it_is_large_enough() -> None:
    """At least sixty right bodies in more than a hundred and fifty answers, and as many wrong ones."""
    right = {each.name.partition(":")[0] for each in CORPUS if each.right}

    assert len(right) >= 60
    assert sum(each.right for each in CORPUS) >= 600
    assert len(WRONG) >= 150
    assert sum(each.source not in {"handmade", "shapes"} for each in WRONG) >= 80


def test_wrong_answers_parse_and_keep_the_signature() -> None:
    """Nothing but what they do is wrong with them."""
    assert [each.name for each in WRONG if not is_sound(each)] == []
    for each in (one for one in WRONG if one.source != "other languages"):
        before, after = (ast.parse(text) for text in (decode(each.snapshot.parsed.data), file_with(each)))
        assert _heads(before) <= _heads(after), each.name


def _heads(tree: ast.Module) -> set[str]:
    found = (each for each in ast.walk(tree) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)))
    return {f"{each.name} {ast.dump(each.args)} {ast.get_docstring(each)}" for each in found}


def test_no_right_answer_is_refused_unrun() -> None:
    """In none of the shapes, of which every fifth answer is tried here, so that each shape meets some functions."""
    refused = [
        (each.name, [problem.message for problem in verdict.problems if not problem.warns])
        for each in [each for each in CORPUS if each.right][::5]
        if not (verdict := asyncio.run(verdict_on(each, None))).passed
    ]

    assert refused == []


@pytest.mark.skipif(not _CAN, reason="this machine lets nobody make namespaces")
async def test_examples_stop_what_is_wrong() -> None:
    """Of every fifth wrong answer at most a sixth goes through, and of some right ones none is refused."""
    sandbox = PythonSandbox()
    through = [each.name for each in WRONG[::5] if (await verdict_on(each, sandbox)).passed]
    right = [each for each in CORPUS if each.right][::40]
    refused = [each.name for each in right if not (await verdict_on(each, sandbox)).passed]

    assert refused == []
    assert len(through) <= len(WRONG[::5]) // 6, through
