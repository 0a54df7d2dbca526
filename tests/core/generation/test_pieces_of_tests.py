"""From a reply with tests to the file that it would make, framework by framework."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.frameworks import plan_for
from rightsize.core.generation.test_pieces import drafted
from rightsize.core.tasks.testing import Project
from rightsize.core.text import apply_edits, decode, encode
from tests.core.generation.test_frameworks import COMMON, EXPORTED, GO, JAVA, JUNIT, PYTHON, RUST, VITEST


def made(path: str, source: str, reply: str, there: str | None, settings: dict[str, str]) -> tuple[str, str]:
    """Return the file of tests and what it holds after the reply, or what is wrong with that."""
    language = packaged().for_path(path)
    assert language is not None
    parsed = parse(language, source.encode())
    symbol = next(each for each in symbols_in(parsed)[1:] if each.name == "add")
    first = plan_for(parsed, symbol, Project(path, (path,), settings))
    assert first is not None
    tests = {} if there is None else {first.path: there}
    plan = plan_for(parsed, symbol, Project(path, (path, *tests), settings, tests))
    assert plan is not None
    draft, problems = drafted(language, plan, [reply])
    if draft is None:
        return plan.path, problems[0]
    return plan.path, decode(apply_edits(encode(plan.text or ""), draft.edits))


MADE = [
    (
        "pytest: a new file; the model's guess at the import is put right",
        ("shop/calc.py", PYTHON, {}),
        "import pytest\nfrom calc import add\n\ndef test_add():\n  assert add(1, 2) == 3\n",
        None,
        "import pytest\nfrom shop.calc import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n",
    ),
    (
        "pytest: behind the tests that are there, in front of what stays last",
        ("calc.py", PYTHON, {}),
        "def test_two():\n    with pytest.raises(TypeError):\n        add(1, 'a')\n",
        '"""Doc."""\n\nimport os\n\n\ndef test_one():\n    assert os\n\n\nif __name__ == "__main__":\n    test_one()\n',
        (
            '"""Doc."""\n\nimport os\nimport pytest\nfrom calc import add\n\n\ndef test_one():\n    assert os\n\n\n'
            'def test_two():\n    with pytest.raises(TypeError):\n        add(1, "a")\n\n\n'
            'if __name__ == "__main__":\n    test_one()\n'
        ),
    ),
    (
        "unittest: bare methods get a class",
        ("calc.py", PYTHON, {"setup.cfg": "python -m unittest"}),
        "def test_two(self):\n    self.assertEqual(add(2, 2), 4)\n",
        None,
        (
            "import unittest\nfrom calc import add\n\n\nclass AddTest(unittest.TestCase):\n"
            "    def test_two(self):\n        self.assertEqual(add(2, 2), 4)\n"
        ),
    ),
    (
        "vitest: its own names are imported, as far as they are used",
        ("src/calc.ts", EXPORTED, VITEST),
        "it('adds', () => {\n  expect(add(1, 2)).toBe(3);\n});\n",
        None,
        (
            'import { expect, it } from "vitest";\nimport { add } from "./calc";\n\n'
            "it('adds', () => {\n  expect(add(1, 2)).toBe(3);\n});\n"
        ),
    ),
    (
        "node:test: a file that uses require is answered in kind",
        ("src/calc.js", COMMON, {"package.json": "node --test"}),
        "test('adds', () => {\n  assert.equal(add(1, 2), 3);\n});\n",
        None,
        (
            'const { test } = require("node:test");\nconst assert = require("node:assert/strict");\n'
            'const { add } = require("../src/calc.js");\n\n'
            "test('adds', () => {\n  assert.equal(add(1, 2), 3);\n});\n"
        ),
    ),
    (
        "go: the package of the code heads a new file",
        ("calc/calc.go", GO, {}),
        "package main\n\nfunc TestAdd(t *testing.T) {\n\tif add(1, 2) != 3 {\n\t\tt.Error()\n\t}\n}\n",
        None,
        (
            'package calc\n\nimport "testing"\n\n'
            "func TestAdd(t *testing.T) {\n\tif add(1, 2) != 3 {\n\t\tt.Error()\n\t}\n}\n"
        ),
    ),
    (
        "rust: a module of tests at the end of the file",
        ("src/lib.rs", RUST, {}),
        "#[test]\nfn adds() {\n    assert_eq!(add(1, 2), 3);\n}\n",
        None,
        (
            f"{RUST}\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n"
            "    #[test]\n    fn adds() {\n        assert_eq!(add(1, 2), 3);\n    }\n}\n"
        ),
    ),
    (
        "rust: into the module that is there, whose own line is not brought twice",
        (
            "src/lib.rs",
            f"{RUST}\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n    #[test]\n    fn one() {{}}\n}}\n",
            {},
        ),
        (
            "#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn adds() {\n"
            "        assert_eq!(add(1, 2), 3);\n    }\n}\n"
        ),
        None,
        (
            f"{RUST}\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n    #[test]\n    fn one() {{}}\n\n"
            "    #[test]\n    fn adds() {\n        assert_eq!(add(1, 2), 3);\n    }\n}\n"
        ),
    ),
    (
        "junit: a class of its own",
        ("src/main/java/a/b/Calc.java", JAVA, JUNIT),
        "@Test\nvoid adds() {\n    assertEquals(3, Calc.add(1, 2));\n}\n",
        None,
        (
            "package a.b;\n\nimport org.junit.jupiter.api.Test;\nimport static org.junit.jupiter.api.Assertions.*;\n\n"
            "class CalcTest {\n    @Test\n    void adds() {\n        assertEquals(3, Calc.add(1, 2));\n    }\n}\n"
        ),
    ),
    (
        "junit: into the class that is there, in its indent",
        ("src/main/java/a/b/Calc.java", JAVA, JUNIT),
        "class CalcTest {\n    @Test\n    void adds() {\n        assertEquals(3, Calc.add(1, 2));\n    }\n}\n",
        "package a.b;\n\nimport org.junit.jupiter.api.Test;\n\nclass CalcTest {\n  @Test\n  void one() {\n  }\n}\n",
        (
            "package a.b;\n\nimport org.junit.jupiter.api.Test;\nimport static org.junit.jupiter.api.Assertions.*;\n\n"
            "class CalcTest {\n  @Test\n  void one() {\n  }\n\n"
            "  @Test\n  void adds() {\n    assertEquals(3, Calc.add(1, 2));\n  }\n}\n"
        ),
    ),
    (
        "line ends are those of the file",
        ("calc.py", PYTHON, {}),
        "def test_two():\n    assert add(1, 1) == 2\n",
        "import os\r\n\r\n\r\ndef test_one():\r\n    assert os\r\n",
        (
            "import os\r\nfrom calc import add\r\n\r\n\r\ndef test_one():\r\n    assert os\r\n\r\n\r\n"
            "def test_two():\r\n    assert add(1, 1) == 2\r\n"
        ),
    ),
    (
        "what holds no test fits nowhere",
        ("calc.py", PYTHON, {}),
        "assert add(1, 2) == 3\n",
        None,
        "The reply holds no test; answer with the tests alone, in one fenced block.",
    ),
]


@pytest.mark.parametrize(
    ("code", "reply", "there", "expected"), [each[1:] for each in MADE], ids=[each[0] for each in MADE]
)
def test_a_reply_becomes_tests(
    code: tuple[str, str, dict[str, str]], reply: str, there: str | None, expected: str
) -> None:
    """Imports go among imports, tests behind tests, and nothing that is there changes."""
    path, source, settings = code
    assert made(path, source, reply, there, settings)[1] == expected
