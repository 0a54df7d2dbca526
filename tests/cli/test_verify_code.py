"""`rightsize verify --kind code_generation`: code from anywhere, one reply or many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

SOURCE = '''\
def double(number):
    """Return twice the number.

    >>> double(2)
    4
    """
    pass


# write a function half(number)
# half(4) -> 2
'''
KIND = ("--kind", "code_generation")


@pytest.fixture
def source(here: Path) -> Path:
    """The file that the replies are for."""
    file = here / "numbers_shop.py"
    file.write_text(SOURCE)
    return file


def test_a_reply_is_checked_and_its_examples_run(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """The file itself stays as it is; the reach says what was run."""
    (here / "right.txt").write_text("Sure:\n```python\ndef double(number):\n    return 2 * number\n```\n")
    (here / "wrong.txt").write_text("    return number + 3\n")
    place = ("numbers_shop.py:1", *KIND, "--json", "--reply")

    static = json.loads(rightsize("verify", *place, "wrong.txt").out)
    right = json.loads(rightsize("verify", *place, "right.txt", "--run-examples").out)
    wrong = json.loads(rightsize("verify", *place, "wrong.txt", "--run-examples").out)

    assert (static["passed"], static["reach"]) == (True, "static")
    if right["reach"] == "static":
        assert "The examples were not run" in right["problems"][0]["message"]
        return
    assert (right["passed"], right["reach"], right["problems"]) == (True, "examples", [])
    assert right["trial"] == "1 example ran and holds."
    assert (wrong["passed"], wrong["reach"], wrong["failed_checks"]) == (False, "examples", ["examples_hold"])
    assert wrong["problems"][0]["message"] == "double(2) gives 5, not 4."
    assert source.read_text() == SOURCE


def test_examples_that_were_not_run_are_no_check(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Nothing is said to hold that nobody ran, and how far the checks reach is said."""
    (here / "right.txt").write_text("    return 2 * number\n")

    ran = rightsize("verify", f"{source.name}:1", *KIND, "--reply", "right.txt")

    assert "1 example was not run." in ran.out
    assert "checks (static): code_read" in ran.out
    assert "examples_hold" not in ran.out


README = """\
# Numbers

```python
from numbers_shop import double

double(4)  # 8
double(5)  # 10
```

Another package has one too:

```python
from elsewhere import double

double(4)  # 5
```
"""


def test_examples_of_the_readme_run_with_the_others(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Those that mean this function are named by file and line; a file that is denied or ignored is not read."""
    (here / "pyproject.toml").write_text("")
    (here / "docs").mkdir()
    (here / ".gitignore").write_text("docs/built.md\n")
    (here / "README.md").write_text(README)
    for name in ("docs/built.md", "docs/secret.md"):
        (here / name).write_text("```python\ndouble(1)  # 7\n```\n")
    (here / "right.txt").write_text("return 2 * number\n")
    (here / "wrong.txt").write_text("return number + 2\n")
    place = ("numbers_shop.py:1", *KIND, "--json", "--run-examples", "--reply")

    right, wrong = (json.loads(rightsize("verify", *place, each).out) for each in ("right.txt", "wrong.txt"))

    if right["reach"] == "static":
        assert right["trial"].startswith("3 examples were not run (the sandbox")
        return
    assert (right["passed"], right["trial"]) == (True, "3 examples ran and hold.")
    assert (wrong["passed"], wrong["trial"]) == (False, "3 examples ran, and 2 do not hold.")
    assert [each["message"] for each in wrong["problems"]] == [
        "double(4) (README.md:6) gives 6, not 8.",
        "double(5) (README.md:7) gives 7, not 10.",
    ]


def test_a_comment_that_asks_is_a_target(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Its own examples are about the function that the reply writes."""
    (here / "reply.txt").write_text("def half(number):\n    return number + 1\n")
    ran = rightsize("verify", "numbers_shop.py:10", *KIND, "--json", "--reply", "reply.txt", "--run-examples")
    record = json.loads(ran.out)

    assert record["passed"] == (record["reach"] == "static")


def test_a_batch(source: Path, here: Path, rightsize: Callable[..., Ran]) -> None:
    """Kinds may be mixed; a place where nothing can be generated is an error of its line alone."""
    items = [
        {"id": 1, "target": "numbers_shop.py:1", "kind": "code_generation", "reply": "return number * 2"},
        {"id": 2, "target": "numbers_shop.py:7", "kind": "code_generation", "reply": "return nowhere"},
        {"id": 3, "target": "numbers_shop.py:99", "kind": "code_generation", "reply": "return 1"},
        {"id": 4, "target": "numbers_shop.py:1", "kind": "documentation", "reply": "nonsense"},
    ]
    (here / "items.jsonl").write_text("\n".join(map(json.dumps, items)))
    ran = rightsize("verify", "--batch", "items.jsonl")
    records = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 1
    assert [(each["id"], each["passed"], each["failed_checks"], each.get("reach")) for each in records] == [
        (1, True, [], "static"),
        (2, False, ["names_resolve", "parameters_read"], "static"),
        (3, None, [], None),
        (4, False, ["reply_read"], "static"),
    ]


def test_the_checks_are_listed(rightsize: Callable[..., Ran]) -> None:
    """Each is a row of the kind."""
    rows = [each for each in json.loads(rightsize("checks", "--json").out) if each["kind"] == "code_generation"]

    assert {"code_parses", "names_resolve", "imports_exist", "examples_hold"} <= {each["name"] for each in rows}
