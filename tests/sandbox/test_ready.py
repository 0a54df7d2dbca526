"""Right code that a project's tests are to pass as they do with unittest and pytest, made ready as these make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces, outcomes, shop, total

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """\
import asyncio
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from shop.prices import total


@dataclass
class Line:
    price: float

    def __radd__(self, other):
        return other + self.price


@pytest.fixture
def prices():
    return [1, 2]


@pytest.fixture(params=[1, 2])
def one(request):
    return [request.param]


def test_fixture(prices):
    assert total(prices) == 3


def test_fixture_params(one):
    assert total(one) == one[0]


def test_conftest(basket):
    assert total(basket) == 3


@pytest.mark.parametrize("prices", [[1, 2], [3]])
def test_param_single(prices):
    assert total(prices) == 3


@pytest.mark.parametrize("prices, wanted", [pytest.param([1], 1, id="one"), ([2], 2)])
def test_param_ids(prices, wanted):
    assert total(prices) == wanted


@pytest.mark.parametrize("prices", [(1, 2), (3,)])
def test_param_tuples(prices):
    assert total(prices) == 3


@pytest.mark.parametrize(["prices", "wanted"], [[[1], 1]])
@pytest.mark.parametrize("kind", [list, tuple])
def test_param_twice(prices, wanted, kind):
    assert total(kind(prices)) == wanted


@pytest.mark.parametrize("prices", [pytest.param([1], marks=pytest.mark.xfail), [3]])
def test_param_xfail(prices):
    assert total(prices) == 3


@pytest.mark.skipif(False, reason="never")
def test_skipif():
    assert total([3]) == 3


@pytest.mark.skipif("sys.platform == 'win32'", reason="never")
def test_skipif_text():
    assert total([3]) == 3


@pytest.mark.asyncio
async def test_async():
    await asyncio.sleep(0)
    assert total([3]) == 3


def test_threads():
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(total, [[1], [2]])) == [1, 2]


def test_generator():
    assert total(each for each in (1, 2)) == 3


def test_dataclass():
    assert total([Line(1.5), Line(2)]) == pytest.approx(3.5)


def test_raises():
    with pytest.raises(TypeError):
        total(["a"])


class Base(unittest.TestCase):
    kind = list

    def setUp(self):
        self.prices = self.kind([1, 2])


class TestInherits(Base):
    @classmethod
    def setUpClass(cls):
        cls.more = [4]

    def test_total(self):
        self.assertEqual(total(self.prices), 3)

    def test_class(self):
        self.assertEqual(total(self.more), 4)

    def test_subtests(self):
        for each in ([1], [2]):
            with self.subTest(each=each):
                self.assertEqual(total(each), each[0])

    def test_raises(self):
        with self.assertRaises(TypeError):
            total(["a"])

    @unittest.expectedFailure
    def test_fails(self):
        self.assertEqual(total([1]), 2)

    @unittest.skip("no")
    def test_skip(self):
        self.assertEqual(total([1]), 2)


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.prices = [1, 2]

    async def test_total(self):
        await asyncio.sleep(0)
        self.assertEqual(total(self.prices), 3)


class TestPlain:
    wanted = 3

    def setup_method(self):
        self.prices = [1, 2]

    def test_total(self):
        assert total(self.prices) == self.wanted

    @pytest.mark.parametrize("prices", [[3]])
    def test_param(self, prices):
        assert total(prices) == self.wanted


@pytest.mark.xfail
def test_xfail():
    assert total([1]) == 2


class ByModule:
    value = None


def setup_module():
    ByModule.value = [1]


def test_setup_module():
    assert total(ByModule.value) == 1
"""


@needs_namespaces
async def test_right_code_is_not_refused(tmp_path: Path) -> None:
    """By what is expected to fail, what is marked, what a module, a class or an object is made ready by, or threads."""
    project = shop(tmp_path, TESTS)
    right = await PythonSandbox().run(total(project, "return sum(prices)"))
    wrong = await PythonSandbox().run(total(project, "return sum(prices) + 1"))

    said = outcomes(right.tests)
    assert [name for name, outcome in said.items() if outcome != "passed"] == [], right
    assert len(said) == 26, said
    # What only claims that it raises is true of both.
    assert [name for name in said if outcomes(wrong.tests).get(name) != "failed"] == [
        "test_raises", "TestInherits.test_raises"
    ]  # fmt: skip
