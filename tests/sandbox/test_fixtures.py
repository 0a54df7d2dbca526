"""Tests of a project that ask for fixtures: these are made as pytest makes them, and what cannot be made is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.sandbox.python import PythonSandbox
from tests.support.trying import needs_namespaces, outcomes, shop, total

if TYPE_CHECKING:
    from pathlib import Path

CONFTEST = """\
import pytest

from shop import settings


@pytest.fixture
def basket(request):
    request.addfinalizer(lambda: None)
    return [1, 2]


@pytest.fixture(autouse=True)
def ready(monkeypatch):
    monkeypatch.setattr(settings, "READY", 1)


@pytest.fixture(scope="session")
def prices():
    return [4]


@pytest.fixture
def db(tmp_path):
    return tmp_path
"""
ASKING = """\
import pytest

from shop import settings
from shop.prices import total

COUNT = []


@pytest.fixture
def prices(prices):
    COUNT.append(len(COUNT))
    yield [*prices, 1]
    COUNT.clear()


@pytest.fixture(params=[1, pytest.param(2, id="two")], name="several")
def _several(request):
    return [request.param]


@pytest.fixture
def doubled(several, prices):
    return several * 2 + prices


def test_conftest(basket):
    assert total(basket) == 3


def test_over_its_own_name(prices):
    assert total(prices) == 5
    assert COUNT == [0]


def test_again(prices):
    assert COUNT == [0]
    assert total(prices) == 5


def test_params(several):
    assert total(several) == several[0]


def test_params_of_others(doubled):
    assert total(doubled) == 2 * doubled[0] + 5


def test_automatic():
    assert total([1]) == settings.READY


def test_printed(capsys):
    print("old")
    capsys.readouterr()
    print(total([1]))
    assert capsys.readouterr().out == "1\\n"


def test_patched(monkeypatch):
    monkeypatch.setitem(settings.KNOWN, "a", 1)
    assert total(settings.KNOWN.values()) == 1


@pytest.mark.usefixtures("basket")
@pytest.mark.parametrize("prices", [[2]])
def test_given_instead(prices):
    assert total(prices) == 2


@pytest.mark.parametrize("several", [7], indirect=True)
def test_indirect(several):
    assert total(several) == 7


class TestIn:
    @pytest.fixture
    def own(self, prices):
        self.made = True
        return prices

    def test_own(self, own):
        assert self.made
        assert total(own) == 5


def test_files(db):
    assert total([1]) == 1


def test_unknown(nothing):
    assert total([1]) == 1
"""
AUTOMATIC = """\
import pytest

from shop.prices import total

READY = []


@pytest.fixture(autouse=True)
def ready(tmp_path):
    READY.append(1)


def test_ready():
    assert total([1]) == len(READY)


def test_anyway():
    assert total([1]) == 1
"""


@needs_namespaces
async def test_fixtures_are_made_as_pytest_makes_them(tmp_path: Path) -> None:
    """Those of the file, its class and the conftest above, by parameters and by each other; what cannot is named."""
    project = shop(tmp_path, ASKING)
    (project / "shop" / "settings.py").write_text("READY = 0\nKNOWN = {}\n")
    (project / "tests" / "conftest.py").write_text(CONFTEST)
    right = await PythonSandbox().run(total(project, "return sum(prices)"))
    wrong = await PythonSandbox().run(total(project, "return sum(prices) + 1"))

    assert {name for name, outcome in outcomes(right.tests).items() if outcome != "passed"} == set(), right
    assert len(outcomes(right.tests)) == 13, right
    assert set(outcomes(wrong.tests).values()) == {"failed"}, wrong
    assert [each.reason for each in right.tests if each.outcome == "skipped"] == [
        "it needs the fixture `tmp_path`", "it needs the fixture `nothing`"
    ]  # fmt: skip


@needs_namespaces
async def test_what_was_not_made_ready_refuses_nothing(tmp_path: Path) -> None:
    """A test that pytest would make ready by a fixture for all may pass, and its failing says nothing."""
    project = shop(tmp_path, AUTOMATIC)
    trial = await PythonSandbox().run(total(project, "return sum(prices)"))

    assert [each.outcome for each in trial.tests] == ["skipped", "passed"], trial
