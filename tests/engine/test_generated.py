"""The checks of generated code, each by a reply that it refuses, and a sandbox that is asked only where it helps."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.generation.targets import target_at
from rightsize.core.tasks.generation import Example, Ran
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.generated import GENERATION_CHECKS
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import CodeCheck, check_generated
from rightsize.engine.ports import Sandbox, Trial, TrialOrder
from rightsize.engine.snapshot import Snapshot
from tests.support.sentences import is_sentence

SOURCE = '''\
import os


class Box:
    @property
    def size(self):
        """Return the size."""
        raise NotImplementedError


def total(prices: list[int], rate: int = 1) -> int:
    """Add up.

    >>> total([1, 2])
    3
    """
    pass


def run(command):
    """Run a command."""
    ...
'''


@dataclass
class Told:
    """A sandbox that answers as it was told to, and keeps what it was asked."""

    outcome: str = "passed"
    refused: str = ""
    tests: str = ""
    orders: list[TrialOrder] = field(default_factory=list)

    async def run(self, order: TrialOrder) -> Trial:
        """Keep the order and answer."""
        self.orders.append(order)
        if self.refused:
            return Trial(refused=self.refused)
        if self.tests:
            return Trial(tests=(Ran(Example("test_shop.py::test_total", None), self.tests, "AssertionError"),))
        return Trial(tuple(Ran(each, self.outcome, "gives 4, not 3") for each in order.examples))


async def checked(
    reply: str, name: str = "def total", source: str = SOURCE, path: str = "shop.py", sandbox: Sandbox | None = None
) -> CodeCheck:
    """Return what a reply comes to."""
    language = packaged().for_path(path)
    assert language is not None
    parsed = parse(language, source.encode())
    target = target_at(parsed, source.index(name) + len(name) - 1)
    assert target is not None
    packages = Packages(frozenset({"shoplib"}), frozenset({"here"}))
    return await check_generated(Snapshot(path, parsed), target, reply, packages, sandbox)


@pytest.mark.parametrize(
    ("name", "reply", "refused", "warned"),
    [
        ("def total", "return sum(prices) * rate", [], []),
        ("def total", "I would rather not.", ["code_read"], []),
        ("def total", "def total(prices, rate=1:\n    return 1", ["code_read"], []),
        ("def total", "def total(items):\n    return sum(items)",
         ["signature_kept", "names_resolve", "parameters_read"], []),
        ("def total", "def total(prices, rate=1, more=0):\n    return sum(prices)", [], ["signature_kept"]),
        ("def total", "async def total(prices, rate=1):\n    return sum(prices)", ["signature_kept"], []),
        ("def total", "@cache\ndef total(prices, rate=1):\n    return sum(prices)", [], ["signature_kept"]),
        ("def total", "pass", ["no_stub"], []),
        ("def total", "    # Your code here\n    pass", ["no_stub", "no_code_left_out"], []),
        ("def total", "raise NotImplementedError", ["no_stub"], []),
        ("def run", "def other(command):\n    return command", ["no_stub"], []),
        ("def total", "x = sum(prices)\n# ... rest of the code", ["no_code_left_out", "value_given"], []),
        ("def total", "x = sum(prices)\n...\nreturn x", ["no_code_left_out"], []),
        ("def total", "# TODO: rate\nreturn sum(prices)", ["no_code_left_out"], []),
        ("def total", "prices.sort()", ["value_given"], []),
        ("def total", "return sum(costs)", ["names_resolve", "parameters_read"], []),
        ("def total", "import fastsum\nreturn fastsum.add(prices)", ["imports_exist"], []),
        ("def total", "import here\nreturn here.add(prices)", [], ["imports_exist"]),
        ("def total", "return __import__('fastsum').add(prices)", ["imports_exist"], []),
        ("def total", "import numpy as np\nreturn np.sum(prices)", [], ["imports_exist"]),
        ("def total", "import shoplib, math\nreturn shoplib.add(prices) + math.pi", [], []),
        ("def run", "return os.system(command)", ["no_new_danger"], []),
        ("def run", "return os.path.exists(command)", [], []),
        ("def size", "return len(self.things)", [], []),
        ("def total", "    return sum(prices)\n\n\ndef more():\n    return 1", [], []),
    ],
)  # fmt: skip
async def test_each_check(name: str, reply: str, refused: list[str], warned: list[str]) -> None:
    """What is refused, and what is only warned of."""
    verdict = (await checked(reply, name)).verdict

    assert list(dict.fromkeys(each.check for each in verdict.problems if not each.warns)) == refused
    assert list(dict.fromkeys(each.check for each in verdict.problems if each.warns)) == warned
    assert verdict.passed == (not refused)


@pytest.mark.parametrize(
    ("sandbox", "passed", "reach"),
    [
        (None, True, "static"),
        (Told(), True, "examples"),
        (Told("failed"), False, "examples"),
        (Told("skipped"), True, "static"),
        (Told(refused="no namespaces here"), True, "static"),
        (Told(tests="passed"), True, "tests"),
    ],
)
async def test_the_verdict_says_how_far_it_reaches(sandbox: Told | None, passed: bool, reach: str) -> None:
    """Only examples that ran count, and where none could be run a warning says so."""
    verdict = (await checked("return sum(prices)", sandbox=sandbox)).verdict

    assert (verdict.passed, verdict.reach) == (passed, reach)
    told = sandbox is not None and (sandbox.refused or sandbox.outcome != "passed")
    assert [each.check for each in verdict.problems] == (["examples_hold"] if told else [])


@pytest.mark.parametrize(
    ("sandbox", "named"),
    [
        (None, set()),
        (Told(), {"examples_hold"}),
        (Told("failed"), {"examples_hold"}),
        (Told("skipped"), set()),
        (Told(refused="no namespaces here"), set()),
        (Told(tests="passed"), {"tests_pass"}),
        (Told(tests="skipped"), set()),
    ],
)
async def test_a_check_that_did_not_run_is_not_named_among_those_that_did(
    sandbox: Told | None, named: set[str]
) -> None:
    """Nobody can say that it passed; that it was not run stands among the warnings."""
    verdict = (await checked("return sum(prices)", sandbox=sandbox)).verdict

    assert {"examples_hold", "tests_pass"} & set(verdict.checks) == named


async def test_a_check_that_its_language_lacks_is_not_named() -> None:
    """Paths are followed in Python, whose own parser is at hand."""
    python = (await checked("return sum(prices)")).verdict
    go = 'package p\n\nfunc half(n int) int {\n\tpanic("not implemented")\n}\n'
    other = (await checked("return n / 2", "func half", go, "half.go")).verdict

    assert other.passed, other.problems
    assert set(python.checks) - set(other.checks) == {"each_path_gives"}


async def test_a_failing_test_of_the_project_refuses() -> None:
    """It is named with what it said."""
    verdict = (await checked("return sum(prices)", sandbox=Told(tests="failed"))).verdict

    assert [(each.check, each.message) for each in verdict.problems] == [
        ("tests_pass", "The test test_shop.py::test_total fails: AssertionError.")
    ]


async def test_what_is_refused_already_is_not_run() -> None:
    """Code that names a made-up package never starts."""
    sandbox = Told()
    await checked("import fastsum\nreturn fastsum.add(prices)", sandbox=sandbox)
    await checked("return sum(prices)", sandbox=sandbox)

    assert [(each.name, each.lines) for each in sandbox.orders] == [("total", (16, 17))]


async def test_what_else_a_reply_held_is_said() -> None:
    """An explanation and another block are not taken, and the preview says so."""
    reply = (
        "Here is a short answer for you:\n```python\nreturn sum(prices)\n```\nUse it so:\n"
        "```python\nprint(total([1]))\nassert total([1]) == 1\n```\n"
    )
    generated = (await checked(reply)).generated

    assert generated is not None
    assert generated.beside == (
        "an explanation of 10 words",
        "another block of 2 lines, which begins 'print(total([1]))'",
    )


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("class B:\n    def other(self):\n        return 1",
         "The reply held the class `B`, not `total`, and no other code; answer with the function `total`."),
        ("import math", "The body only defines or imports something and does nothing with it."),
    ],
)  # fmt: skip
async def test_a_reply_that_holds_something_else_is_told_what_it_held(reply: str, message: str) -> None:
    """The model, and the person, read what came and what was wanted."""
    verdict = (await checked(reply)).verdict

    assert (verdict.problems[0].check, verdict.problems[0].message) == ("no_stub", message)


def test_each_row_is_one_of_its_kind() -> None:
    """`rightsize checks` lists them; names are unique and sentences end."""
    assert len({each.name for each in GENERATION_CHECKS}) == len(GENERATION_CHECKS)
    assert {each.kind for each in GENERATION_CHECKS} == {TaskKind.CODE_GENERATION}
    told = [each.stops for each in GENERATION_CHECKS] + [each.warns_of for each in GENERATION_CHECKS if each.warns_of]
    assert len(told) > len(GENERATION_CHECKS)
    assert [each for each in told if not is_sentence(each)] == []


@dataclass
class Partly:
    """A sandbox in which some examples and tests cannot be run."""

    async def run(self, order: TrialOrder) -> Trial:
        """Run the first of each."""
        outcomes = ("passed", *["skipped"] * 4)
        test = Example("test_shop.py::test_total", None)
        ran = tuple(Ran(each, outcome, "it opens a socket") for each, outcome in zip(order.examples, outcomes))  # noqa: B905
        return Trial(ran, tests=(Ran(test, "skipped", "it skips itself"),))


TWICE = """\
def twice(x: int) -> int:
    \"\"\"Double it.

    >>> twice(1)
    2
    >>> twice(3)
    6
    \"\"\"
    pass
"""


async def test_what_ran_in_part_is_not_called_checked_by_it() -> None:
    """How many ran is said, with the reason, and the verdict reaches no further than without running."""
    verdict = (await checked("return 2 * x", "def twice", TWICE, sandbox=Partly())).verdict

    assert (verdict.passed, verdict.reach) == (True, "static")
    assert not {"examples_hold", "tests_pass"} & set(verdict.checks)
    assert [each.message for each in verdict.problems] == [
        "1 of 2 examples ran; not twice(3) (it opens a socket).",
        "0 of 1 tests that name it ran; not test_shop.py::test_total (it skips itself).",
    ]


async def test_a_table_of_the_examples_is_not_checked_by_them() -> None:
    """It holds for them whatever it should do; one that holds more, or works it out, is."""
    table = (await checked("return {1: 2, 3: 6}[x]", "def twice", TWICE, sandbox=Told())).verdict
    more = (await checked("return {1: 2, 3: 6, 4: 8}[x]", "def twice", TWICE, sandbox=Told())).verdict

    assert (table.passed, table.reach, more.reach, more.problems) == (True, "static", "examples", ())
    assert set(more.checks) - set(table.checks) == {"examples_hold"}
    assert [each.message for each in table.problems] == ["A table in the code holds the examples and nothing else."]
