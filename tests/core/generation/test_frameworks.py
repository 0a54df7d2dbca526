"""The test framework of a project, the file that tests go to, and how they reach the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.frameworks import framework_of, frameworks_for, plan_for, untestable
from rightsize.core.tasks.testing import Project, TestPlan

if TYPE_CHECKING:
    from rightsize.core.analysis.symbol import Symbol

PYTHON = "def add(a, b):\n    return a + b\n"
EXPORTED = "export function add(a, b) {\n  return a + b;\n}\n"
COMMON = "function add(a, b) {\n  return a + b;\n}\n\nmodule.exports = { add };\n"
GO = "package calc\n\nfunc add(a, b int) int {\n\treturn a + b\n}\n"
RUST = "pub fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n"
JAVA = "package a.b;\n\npublic class Calc {\n  static int add(int a, int b) {\n    return a + b;\n  }\n}\n"


def planned(path: str, source: str, name: str = "add", **shown: object) -> TestPlan | None:
    """Return the plan for a symbol of a file, in a project that shows files, settings and tests."""
    language = packaged().for_path(path)
    assert language is not None
    parsed = parse(language, source.encode())
    return plan_for(parsed, named(path, source, name), Project(path, **shown))  # type: ignore[arg-type]


def named(path: str, source: str, name: str) -> Symbol:
    """Return the symbol of a name."""
    language = packaged().for_path(path)
    assert language is not None
    return next(each for each in symbols_in(parse(language, source.encode()))[1:] if each.name == name)


CHOSEN = [
    ("calc.py", {}, {}, "pytest", "nothing is there"),
    ("calc.py", {"pyproject.toml": "[tool.pytest.ini_options]"}, {}, "pytest", "the settings name it"),
    ("calc.py", {}, {"tests/test_a.py": "import unittest\n"}, "unittest", "the tests import it"),
    (
        "calc.py",
        {"setup.cfg": "[tool:pytest]"},
        {"tests/test_a.py": "import unittest\n\nclass T(unittest.TestCase):\n    def test_a(self): ...\n"},
        "unittest",
        "what the tests use is worth more than what the settings name",
    ),
    ("calc.ts", {"package.json": '{"devDependencies": {"vitest": "^1"}}'}, {}, "vitest", "a dependency"),
    ("calc.js", {"package.json": '{"devDependencies": {"jest": "^29"}}'}, {}, "jest", "a dependency"),
    ("calc.js", {"package.json": '{"devDependencies": {"mocha": "^10"}}'}, {}, "mocha", "a dependency"),
    ("calc.js", {"package.json": '{"scripts": {"test": "node --test"}}'}, {}, "node:test", "a script"),
    ("calc.go", {}, {}, "go", "the language has one"),
    ("lib.rs", {}, {}, "rust", "the language has one"),
    ("A.java", {"pom.xml": "<artifactId>junit-jupiter</artifactId>"}, {}, "junit5", "a dependency"),
    ("A.java", {"pom.xml": "<artifactId>junit</artifactId>"}, {}, "junit4", "a dependency"),
]


@pytest.mark.parametrize(("path", "settings", "tests", "framework", "_why"), CHOSEN)
def test_the_projects_framework_is_used(
    path: str, settings: dict[str, str], tests: dict[str, str], framework: str, _why: str
) -> None:
    """By its tests first, then by its settings, else the usual one of the language."""
    language = packaged().for_path(path)
    assert language is not None
    found = framework_of(language.id, Project(path, (path, *tests), settings, tests))
    assert found is not None
    assert found.id == framework


def test_every_language_has_a_framework() -> None:
    """And what no row is for has none."""
    assert all(frameworks_for(each.id) for each in packaged().rows)
    assert framework_of("cobol", Project("a.cob")) is None


VITEST = {"package.json": '"vitest"'}
JUNIT = {"pom.xml": "junit-jupiter"}
PLACES = [
    ("calc.py", PYTHON, (), {}, "tests/test_calc.py", "from calc import add"),
    ("calc.py", PYTHON, ("test/test_other.py",), {}, "test/test_calc.py", "from calc import add"),
    ("calc.py", PYTHON, ("tests/test_calc.py",), {}, "tests/test_calc.py", "from calc import add"),
    ("calc.py", PYTHON, ("tests/calc_test.py",), {}, "tests/calc_test.py", "from calc import add"),
    ("calc.py", PYTHON, ("tests/a_test.py", "tests/b_test.py"), {}, "tests/calc_test.py", "from calc import add"),
    ("shop/calc.py", PYTHON, ("shop/test_cart.py",), {}, "shop/test_calc.py", "from shop.calc import add"),
    (
        "src/shop/core/calc.py",
        PYTHON,
        ("src/shop/__init__.py", "src/shop/core/__init__.py", "tests/core/test_cart.py", "tests/test_main.py"),
        {},
        "tests/core/test_calc.py",
        "from shop.core.calc import add",
    ),
    ("src/shop/calc.py", PYTHON, (), {}, "tests/test_calc.py", "from shop.calc import add"),
    ("src/calc.ts", EXPORTED, (), VITEST, "src/calc.test.ts", 'import { add } from "./calc";'),
    (
        "src/calc.ts",
        EXPORTED,
        ("tests/other.spec.ts",),
        VITEST,
        "tests/calc.spec.ts",
        'import { add } from "../src/calc";',
    ),
    (
        "src/calc.js",
        COMMON,
        (),
        {"package.json": "node --test"},
        "test/calc.test.js",
        'const { add } = require("../src/calc.js");',
    ),
    (
        "calc.js",
        "export default function add(a) {\n  return a;\n}\n",
        (),
        {"package.json": '"jest"'},
        "calc.test.js",
        'import add from "./calc";',
    ),
    ("calc/calc.go", GO, (), {}, "calc/calc_test.go", ""),
    ("src/lib.rs", RUST, (), {}, "src/lib.rs", ""),
    ("src/main/java/a/b/Calc.java", JAVA, (), JUNIT, "src/test/java/a/b/CalcTest.java", ""),
    (
        "src/main/java/a/b/Calc.java",
        JAVA,
        ("src/test/java/a/b/CalcTests.java",),
        JUNIT,
        "src/test/java/a/b/CalcTests.java",
        "",
    ),
]


@pytest.mark.parametrize(("path", "source", "files", "settings", "file", "entry"), PLACES)
def test_tests_go_where_the_project_has_them(
    path: str, source: str, files: tuple[str, ...], settings: dict[str, str], file: str, entry: str
) -> None:
    """To the file that is there for the code, else to a new one beside its like, with a line that imports the code."""
    found = planned(path, source, files=(path, *files), settings=settings)

    assert found is not None
    assert (found.path, found.entry) == (file, entry)


UNREACHABLE = [
    ("calc.js", "function add(a) {\n  return a;\n}\nexport const x = 1;\n", "add", "cannot be reached"),
    ("calc.py", "def outer():\n    def add(a):\n        return a\n    return add\n", "add", "inside of a function"),
    ("test_calc.py", "def test_add():\n    pass\n", "test_add", "is a test itself"),
    ("A.java", "class A {\n  private int add() {\n    return 1;\n  }\n}\n", "add", "cannot be reached"),
]


@pytest.mark.parametrize(("path", "source", "name", "why"), UNREACHABLE)
def test_what_no_test_can_reach_is_said(path: str, source: str, name: str, why: str) -> None:
    """There is no plan for it."""
    language = packaged().for_path(path)
    assert language is not None
    assert why in untestable(parse(language, source.encode()), named(path, source, name))
    assert planned(path, source, name) is None


def test_a_method_is_reached_by_its_class() -> None:
    """The class is what is imported."""
    source = "class Cart:\n    def total(self):\n        return 0\n"
    found = planned("cart.py", source, "total")
    assert found is not None
    assert (found.reached, found.entry) == ("Cart", "from cart import Cart")
