"""Tests for a symbol, from the models' answers to a draft that passed every check, over the fake gateway."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.generation.frameworks import plan_for
from rightsize.core.tasks.testing import Project
from rightsize.core.text import apply_edits
from rightsize.core.verification.generated_evidence import Packages
from rightsize.core.verification.tests import TEST_CHECKS
from rightsize.engine.results import Status
from rightsize.engine.write_tests import TestsWish, check_tests, write_tests
from rightsize.engine.writing import GenerateOptions
from rightsize.gateway.fake import FakeGateway
from rightsize.sandbox.python import PythonSandbox
from tests.engine.test_generated import Told
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

if TYPE_CHECKING:
    from pathlib import Path

    from rightsize.engine.ports import Sandbox

CODE = '''\
class Cart:
    """A cart of prices."""

    def __init__(self, rate=1):
        self.rate = rate
        self.prices = []

    def total(self):
        return sum(self.prices) * self.rate

    @property
    def size(self):
        return len(self.prices)


def parse_price(text):
    """Read a price.

    >>> parse_price("1.5")
    1.5
    """
    if not text:
        raise ValueError("empty")
    return float(text)
'''
THERE = "from cart import Cart\n\n\ndef test_empty():\n    assert Cart().total() == 0\n"
GOOD = """```python
import pytest

def test_a_number_is_read():
    assert parse_price("1.5") == 1.5

def test_nothing_is_an_error():
    with pytest.raises(ValueError):
        parse_price("")
```"""


def wish(name: str = "parse_price", there: str | None = None, place: str = "tests/test_cart.py") -> TestsWish:
    """Return tests that are asked for, in a project that has a file of them or none."""
    snapshot = snapshot_of(CODE, "cart.py")
    symbol = next(each for each in symbols_in(snapshot.parsed)[1:] if each.name == name)
    tests = {} if there is None else {"tests/test_cart.py": there}
    plan = plan_for(snapshot.parsed, symbol, Project("cart.py", ("cart.py", *tests), {}, tests))
    assert plan is not None
    return TestsWish(snapshot, plan, place)


def options(sandbox: Sandbox | None = None) -> GenerateOptions:
    """Return options of a project that has nothing but itself."""
    return GenerateOptions(packages=Packages(frozenset({"cart"})), sandbox=sandbox)


async def test_tests_are_written_and_the_model_is_told_what_is_there() -> None:
    """The prompt names framework, import and taken names; the draft only puts something in."""
    runtime, given = runtime_with([GOOD]), wish(there=THERE)
    result = await write_tests(runtime, given, options(), ListReporter())

    assert result.status is Status.GENERATED
    assert result.tests is not None
    assert all(not len(each.span) for each in result.tests.edits)
    after = apply_edits(THERE.encode(), result.tests.edits).decode()
    assert after.startswith("from cart import Cart\nimport pytest\nfrom cart import parse_price\n")
    assert "def test_empty():\n    assert Cart().total() == 0\n\n\ndef test_a_number_is_read():" in after
    assert isinstance(runtime.models, FakeGateway)
    (asked,) = [each.request.messages[-1].content for each in runtime.models.asked]
    for told in (
        "with pytest",
        "`from cart import parse_price`",
        "Names of tests that are taken:\n=== ",
        '>>> parse_price("1.5")',
    ):
        assert told in asked


async def test_refused_tests_go_up_with_what_was_wrong() -> None:
    """The next tier is told; with no answer that passes there is no draft."""
    idle = "def test_nothing():\n    assert 1 == 1\n"
    result = await write_tests(runtime_with([idle, GOOD]), wish(), options(), ListReporter())
    assert [each.refused_by for each in result.attempts] == [("target_called", "result_claimed", "claim_can_fail"), ()]
    none = await write_tests(runtime_with([idle] * 9), wish(), options(), ListReporter())
    assert (none.tests, none.reason_code) == (None, "checks_failed")
    without = await write_tests(runtime_with(draft=True), wish(), options(), ListReporter())
    assert without.reason_code == "no_model"


JUDGED = [
    ("parse_price", "def test_x():\n    assert parse_price('1') == 1\n", [], []),
    ("parse_price", "I cannot write tests.", ["code_read"], []),
    ("parse_price", "def test_x():\n    got = parse_price('1')\n    assert got == 1\n", [], []),
    ("parse_price", "def test_x():\n    got = parse_price('1')\n    half = got / 2\n    assert half == 0.5\n", [], []),
    ("parse_price", "def test_x():\n    parse_price('1')\n    assert True\n", ["result_claimed"], []),
    ("parse_price", "def test_x():\n    parse_price('1')\n", ["result_claimed"], []),
    ("parse_price", "def test_x():\n    assert float('1') == 1\n", ["target_called", "result_claimed"], []),
    ("parse_price", "def test_x():\n    assert parse_price('1') == parse_price('1')\n", ["claim_can_fail"], []),
    ("parse_price", "def test_empty():\n    assert parse_price('1') == 1\n", ["test_names_new"], []),
    (
        "parse_price",
        "def test_x():\n    assert parse_price('1') == 1\n\ndef test_x():\n    assert parse_price('2') == 2\n",
        ["test_names_new"],
        [],
    ),
    ("parse_price", "def test_x():\n    assert parse_price(given) == 1\n", ["names_resolve"], []),
    (
        "parse_price",
        "import os\n\ndef test_x():\n    os.system('ls')\n    assert parse_price('1') == 1\n",
        ["no_new_danger"],
        [],
    ),
    ("parse_price", "def test_x():\n    assert parse_price('1') == eval('1')\n", [], ["no_new_danger"]),
    (
        "parse_price",
        "import pricelib\n\ndef test_x():\n    assert parse_price('1') == pricelib.one\n",
        ["imports_exist"],
        [],
    ),
    (
        "parse_price",
        "def test_x():\n    # ... rest of the code\n    assert parse_price('1') == 1\n",
        ["no_code_left_out"],
        [],
    ),
    ("parse_price", "def test_x(:\n    assert parse_price('1') == 1\n", ["code_parses"], []),
    (
        "parse_price",
        "import pytest\n\n@pytest.mark.parametrize('a', ['1'])\ndef test_x(a):\n    assert parse_price(a) == 1\n",
        [],
        [],
    ),
    (
        "parse_price",
        "def test_x():\n    assert parse_price('1') == 1\n\ndef test_y():\n    assert 1 < 2\n",
        [],
        ["target_called", "result_claimed"],
    ),
    ("total", "def test_x():\n    cart = Cart(2)\n    cart.prices = [1]\n    assert cart.total() == 2\n", [], []),
    (
        "total",
        "def test_x():\n    cart = Cart(2)\n    assert cart.rate == 2\n",
        ["target_called", "result_claimed"],
        [],
    ),
    ("size", "def test_x():\n    assert Cart().size == 0\n", [], []),
    ("Cart", "def test_x():\n    cart = Cart(2)\n    assert cart.rate == 2\n", [], []),
]


@pytest.mark.parametrize(("name", "reply", "refused", "warned"), JUDGED)
async def test_what_is_no_good_test_is_refused(name: str, reply: str, refused: list[str], warned: list[str]) -> None:
    """Each fault by its own check; what is only doubtful is a warning."""
    verdict = (await check_tests(wish(name, THERE), reply, options())).verdict

    names = list(dict.fromkeys(each.check for each in verdict.problems if not each.warns))
    doubts = list(dict.fromkeys(each.check for each in verdict.problems if each.warns))
    assert (names, doubts) == (refused, warned)


async def test_a_test_that_fails_on_the_code_warns_and_is_not_refused() -> None:
    """It may show a bug; who reads the preview decides."""
    told = Told("failed")
    checked = await check_tests(wish(), GOOD, options(told))
    verdict = checked.verdict

    assert checked.draft is not None
    assert verdict.passed
    assert verdict.reach == "tests"
    assert checked.trial == "2 tests ran, and 2 do not pass."
    assert any("it shows a bug" in each.message for each in verdict.problems)
    assert [each.source for each in told.orders[0].examples] == [
        "test_a_number_is_read()",
        "test_nothing_is_an_error()",
    ]


async def test_where_nothing_can_be_run_that_is_said() -> None:
    """And the verdict reaches no further than it did."""
    checked = await check_tests(wish(), GOOD, options(Told(refused="no sandbox can be made")))
    verdict = checked.verdict
    assert verdict.reach == "static"
    assert checked.trial == "2 tests were not run (no sandbox can be made)."
    assert any("no sandbox can be made" in each.message for each in verdict.problems)
    assert not {"tests_pass", "tests_run"} & set(verdict.checks)


async def test_tests_run_on_the_project_as_it_lies_there(tmp_path: Path) -> None:
    """In the sandbox: one that holds, one that does not, and one that needs the framework's own runner."""
    (tmp_path / "cart.py").write_text(CODE)
    reply = (
        "def test_one():\n    assert parse_price('1') == 1\n\n"
        "def test_two():\n    assert parse_price('2') == 3\n\n"
        "def test_three(tmp_path):\n    assert parse_price(tmp_path.name or '1')\n"
    )
    given = wish(place=str(tmp_path / "tests" / "test_cart.py"))
    asked = TestsWish(given.snapshot, given.plan, given.place, (str(tmp_path),))
    checked = await check_tests(asked, reply, options(PythonSandbox()))

    said = [each.message for each in checked.verdict.problems if each.check in {"tests_pass", "tests_run"}]
    if any("sandbox cannot be made" in each for each in said):
        pytest.skip("no namespaces here")
    assert any("test_two() fails on the code" in each and "AssertionError" in each for each in said)
    assert any("1 needs the runner of pytest" in each for each in said)
    assert not any("test_one()" in each for each in said)
    assert [each.check for each in checked.verdict.problems if "fails on" in each.message] == ["tests_pass"]
    assert checked.trial == "2 of 3 tests ran; 1 of them does not pass (1 needs the runner of pytest)."


def test_each_row_says_what_it_stops() -> None:
    """The table is what people read."""
    assert len({each.name for each in TEST_CHECKS}) == len(TEST_CHECKS)
    assert all(each.stops.endswith(".") for each in TEST_CHECKS)


@pytest.mark.parametrize("there", [THERE, None])
async def test_a_file_of_tests_that_nobody_may_see_is_not_shown(there: str | None) -> None:
    """What the user denied holds for it as for every file; a new file has nothing to show."""
    runtime = runtime_with([GOOD])
    privacy = replace(runtime.settings.privacy, deny_files=("tests/*",))
    runtime = replace(runtime, settings=replace(runtime.settings, privacy=privacy))
    result = await write_tests(runtime, wish(there=there), options(), ListReporter())

    assert isinstance(runtime.models, FakeGateway)
    asked = [each.content for one in runtime.models.asked for each in one.request.messages]
    assert not any("test_empty" in each for each in asked)
    if there is None:
        assert result.status is Status.GENERATED
    else:
        assert (result.status, result.reason_code, asked) == (Status.FAILED, "never_shown", [])
        assert "tests/test_cart.py" in result.reason
        assert "privacy.deny_files" in result.reason
