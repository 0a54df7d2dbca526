"""How `rightsize route` reads what is typed: words without quotes, a least tier, pins, and what cannot be meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran


@pytest.mark.parametrize(
    "typed",
    [
        ("explain what a mutex is", "--tier", "3"),
        ("explain", "what", "a", "mutex", "is", "--tier", "3"),
        ("--tier", "3", "explain", "what", "a", "mutex", "is"),
        ("explain", "what", "--tier", "3", "a", "mutex", "is"),
    ],
)
def test_a_text_without_quotes_and_a_least_tier(rightsize: Callable[..., Ran], typed: tuple[str, ...]) -> None:
    """`route` is the dry run of `ask`: it takes the words and the tier as they are given there."""
    for command in (("route",), ("ask", "--dry-run")):
        record = json.loads(rightsize(*command, *typed, "--json").out)
        assert record["prompt"] == "explain what a mutex is"
        assert [each["tier"] for each in record["sub_tasks"]] == [3]


def test_a_least_tier_for_numbers_and_places(here: Path, rightsize: Callable[..., Ran]) -> None:
    """As `document` has it, and as `--tier` says."""
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    for task in (("app.py:1",), ("--kind", "documentation", "--complexity", "0.2", "--tokens", "15")):
        (routed,) = json.loads(rightsize("route", *task, "--tier", "2", "--json").out)["sub_tasks"]
        assert (routed["tier"], routed["override"]) == (2, "pinned")


def test_a_pin_for_files_holds_for_a_place_in_them(
    here: Path, rightsize: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shown is where the task would go, and not where it would go without the user's pins."""
    (here / "app.py").write_text("def size(path):\n    return len(path)\n")
    monkeypatch.setenv("RIGHTSIZE_ROUTING_PINS", '[{"files": "app.*", "minimum_tier": 3}]')
    assert "pinned from tier 3 up" in rightsize("route", "app.py:1").out


@pytest.mark.parametrize("command", [("route",), ("ask", "--dry-run")])
def test_a_text_that_is_longer_than_any_file_name(rightsize: Callable[..., Ran], command: tuple[str, ...]) -> None:
    """No file can be named like it, so it is looked for in vain and read as what it is."""
    asked = "explain what a mutex is and how it differs from a semaphore, " + "with many words, " * 20
    ran = rightsize(*command, asked, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["prompt"] == asked


def test_a_file_name_that_no_file_can_have(rightsize: Callable[..., Ran]) -> None:
    """What the system says of it is the reason."""
    ran = rightsize("ask", "explain this", "--file", "x" * 300)
    assert (ran.code, ran.err) == (1, f"error: {'x' * 300} cannot be read (file name too long)\n")


@pytest.mark.parametrize("command", ["ask", "route"])
def test_words_beside_standard_input(rightsize: Callable[..., Ran], command: str) -> None:
    """Whether it is the request or what the request is about is not guessed."""
    ran = rightsize(command, "explain", "-")
    sentence = "`-` is the whole request; for a text about what is piped in, give the text and `--file -`"
    assert (ran.code, ran.out, ran.err) == (2, "", f"error: {sentence}\n")


def test_an_option_that_there_is_not_is_no_word(rightsize: Callable[..., Ran]) -> None:
    """Nor is a word behind a command that takes no text."""
    ran = rightsize("ask", "explain", "this", "--fiel", "app.py")
    assert (ran.code, ran.err) == (2, "error: unrecognized arguments: --fiel app.py; see `rightsize --help`\n")
    assert rightsize("stats", "now").code == 2
