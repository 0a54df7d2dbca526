"""`rightsize review` of a part of a file: a name, a line, or lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.cli.files import Work
from rightsize.cli.meant import parts_meant
from rightsize.cli.targets import read_target
from rightsize.core.analysis.parse import parse
from tests.cli.test_changes import git
from tests.cli.test_review import heavy
from tests.support.analysis_source import language_named
from tests.support.cli_process import run_process
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.support.cli_process import Ran

HOSTS = """\
import os
import sys

os.system(
    "ping " + sys.argv[1]
)


class Host:
    def ping(self, name):
        os.system("ping " + name)

    def close(self, name):
        os.system("close " + name)


class Net:
    def close(self, name):
        os.system("down " + name)


def ping(name):
    os.system("ping " + name)
"""
TOP, PING, CLOSE, DOWN, LAST = 4, 11, 14, 19, 23
"""The lines of the weaknesses."""
OTHERS = "`Host`, `Host.ping`, `Host.close`, `Net` and 1 more"
"""What else there is."""


@pytest.fixture
def hosts(here: Path) -> Path:
    """A file with a weakness at its top and one in each function."""
    (here / "hosts.py").write_text(HOSTS)
    return here


def found(rightsize: Callable[..., Ran], *arguments: str) -> list[int]:
    """Return the lines of what the rules find."""
    ran = rightsize("review", *arguments, "--rules-only", "--format", "json")
    return [each["line"] for each in json.loads(ran.out)["findings"]]


def read(*places: str) -> list[str]:
    """Return the first lines of the parts that are read of the file for places in it."""
    parsed = parse(language_named("python"), HOSTS.encode())
    targets = [read_target(f"hosts.py{each}") for each in places]
    parts, problems = parts_meant(
        parsed, Work(Path("hosts.py"), tuple(each.place for each in targets if each.place)), None
    )
    assert not problems
    return [each.of(parsed.data).decode().splitlines()[0].strip() for each in parts if each is not None]


@pytest.mark.parametrize(
    ("places", "parts"),
    [
        (["::Host.ping"], ["def ping(self, name):"]),
        (["::Host::ping"], ["def ping(self, name):"]),
        (["::ping"], ["def ping(name):"]),
        (["::Host"], ["class Host:"]),
        ([":13"], ["def close(self, name):"]),
        ([":14:9"], ["def close(self, name):"]),
        ([":5"], ["os.system("]),
        ([":1"], ["import os"]),
        ([":12"], ["class Host:"]),
        ([":11-13"], ["def ping(self, name):"]),
        ([":1-2", ":18-18"], ["import os", "def close(self, name):"]),
        (["::Host.ping", ":10", ":11-11", ":10:9"], ["def ping(self, name):"]),
        (["::ping", "::Host.close", "::Host"], ["class Host:", "def ping(name):"]),
    ],
)  # fmt: skip
def test_what_a_place_is(places: Sequence[str], parts: Sequence[str]) -> None:
    """A definition by its name or a line in it, or a statement; several lines take the whole functions they touch.

    What is named twice, or lies in something else that is named, is read once.
    """
    assert read(*places) == parts


def test_several_places_of_a_file(hosts: Path, rightsize: Callable[..., Ran]) -> None:
    """They are one piece of work, nothing in them comes twice, and one that is wrong keeps no other from being read."""
    assert hosts.is_dir()
    assert found(rightsize, "hosts.py::Host", "hosts.py:11", "hosts.py::ping") == [PING, CLOSE, LAST]
    assert found(rightsize, "hosts.py:4-4", "hosts.py:6-6") == [TOP]
    assert found(rightsize, "hosts.py::Host", "hosts.py") == [TOP, PING, CLOSE, DOWN, LAST]
    assert found(rightsize, "hosts.py:7", "hosts.py:5") == [TOP]


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("::pnig", f"hosts.py has nothing called `pnig`; it has `ping`, {OTHERS}"),
        ("::close", "hosts.py has several `close`; name one: hosts.py:13 (Host.close), hosts.py:18 (Net.close)"),
        (":7", "hosts.py:7: nothing stands on this line; near by are `Host` (line 9) and `Host.ping` (line 10)"),
        (":7-8", "hosts.py:7-8: nothing stands on these lines; near by are `Host` (line 9) and `Host.ping` (line 10)"),
        (":99", "hosts.py:99: the file ends at line 23; name a line in it"),
        (":20-99", "hosts.py:20-99: the file ends at line 23; name lines in it"),
    ],
)  # fmt: skip
def test_a_place_that_is_not_there(hosts: Path, rightsize: Callable[..., Ran], place: str, sentence: str) -> None:
    """One sentence that names what there is, and the exit code of what was not reviewed."""
    assert hosts.is_dir()
    ran = rightsize("review", f"hosts.py{place}", "--rules-only", "--format", "json")
    assert (ran.code, json.loads(ran.out)["errors"]) == (3, [sentence])
    assert ran.err == f"error: {sentence}\n"


def test_a_place_that_is_not_there_in_sarif(hosts: Path, rightsize: Callable[..., Ran]) -> None:
    """What was reviewed beside it is told, and the run was not successful."""
    assert hosts.is_dir()
    ran = rightsize("review", "hosts.py::Net", "hosts.py::pong", "--rules-only", "--format", "sarif")
    (log,) = json.loads(ran.out)["runs"]
    (invocation,) = log["invocations"]
    assert (ran.code, len(log["results"]), invocation["executionSuccessful"]) == (3, 1, False)
    said = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert said == [f"hosts.py has nothing called `pong`; it has `ping`, {OTHERS}"]


@pytest.mark.parametrize("place", [":0", ":3-2", ":0-2", ":3:0"])
def test_a_place_that_cannot_be_is_wrong_usage(hosts: Path, rightsize: Callable[..., Ran], place: str) -> None:
    """Nothing is reviewed in its place."""
    assert hosts.is_dir()
    ran = rightsize("review", f"hosts.py{place}", "--rules-only")
    assert (ran.code, ran.out) == (2, "")
    assert f"hosts.py{place}: lines" in ran.err


@pytest.mark.parametrize("name", ["odd:name.py", "odd::name.py", "odd:7", "odd:7-8", "odd::f:3-4.py", "odd::f"])
@pytest.mark.parametrize("place", ["", "::ping", "::Host.ping", ":11", ":11-14", ":11:9"])
def test_a_name_with_colons(here: Path, name: str, place: str) -> None:
    """A file that is really called so is meant, with and without a place behind its name."""
    (here / name).touch()
    target = read_target(f"{name}{place}")
    assert (str(target.path), str(target.place or "")) == (name, place)


def test_a_file_with_colons_is_reviewed(here: Path, rightsize: Callable[..., Ran]) -> None:
    """By its name and by a place in it."""
    (here / "odd::ping:3.py").write_text(HOSTS)
    assert found(rightsize, "odd::ping:3.py::Host.ping") == [PING]
    assert found(rightsize, "odd::ping:3.py") == [TOP, PING, CLOSE, DOWN, LAST]


@pytest.mark.parametrize("name", ["::", ":", "::ping", "x" * 5000, "x" * 5000 + "::ping", "gone.py::ping", "."])
def test_a_path_that_is_none(here: Path, rightsize: Callable[..., Ran], name: str) -> None:
    """It is said of the path, whatever it looks like."""
    assert here.is_dir()
    ran = rightsize("review", name, "--rules-only")
    assert ran.code == 3
    assert "should not have happened" not in ran.err


def test_a_place_as_far_as_it_changed(hosts: Path, rightsize: Callable[..., Ran]) -> None:
    """`--since` leaves of what is named what was changed."""
    git(hosts, "init", "-q")
    git(hosts, "add", ".")
    git(hosts, "commit", "-qm", "one")
    (hosts / "hosts.py").write_text(HOSTS.replace("ping ", "ping -c 1 "))
    assert found(rightsize, "hosts.py", "--since", "HEAD") == [TOP, PING, LAST]
    assert found(rightsize, "hosts.py::Host", "--since", "HEAD") == [PING]
    ran = rightsize("review", "hosts.py::Net", "--rules-only", "--since", "HEAD")
    assert (ran.code, ran.err) == (0, "nothing that is named here was changed\n")


def test_what_was_reviewed_is_told_by_its_lines(hosts: Path, rightsize: Callable[..., Ran]) -> None:
    """JSON names them, and a part in which nothing was found is not called the file."""
    record = json.loads(rightsize("review", "hosts.py::Net", "--rules-only", "--format", "json").out)
    assert [(each["line"], each["end_line"]) for each in record["reviewed"]] == [(17, 19)]
    (hosts / "calm.py").write_text("one = 1\n\n\ndef add(n):\n    return n + one\n")
    assert rightsize("review", "calm.py::add", "--rules-only").err.splitlines()[0].startswith("calm.py:4-5: Rules only")


@pytest.mark.stdio
def test_a_model_reads_the_part_and_no_more(tmp_path: Path) -> None:
    """What is asked over the wire holds the named method's text, and an answer about it alone is a whole review."""
    (tmp_path / "hosts.py").write_text(HOSTS.replace('os.system("down " + name)', "return name"))
    examined = [{"symbol": "Net.close", "quote": "return name"}, {"symbol": "close", "quote": "return name"}]
    with simulator([heavy({"examined": examined, "findings": []})]) as server:
        ran = run_process("review", "hosts.py::Net.close", cwd=tmp_path, OLLAMA_HOST=server.url)
        asked: list[Any] = [each.body for each in server.asked("/api/chat")]
    assert ran.returncode == 0, ran.stderr
    assert b"hosts.py:18-19: No findings by Mistral Small 3.2 (2 passes, 1 symbol examined)" in ran.stdout
    assert asked
    assert all("return name" in json.dumps(each) and "sys.argv" not in json.dumps(each) for each in asked)
