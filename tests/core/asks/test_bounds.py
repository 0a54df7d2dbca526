"""What asks for nothing by itself: refusals, bounds, back story; and where each of them goes."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't write code, just explain closures", "qa_simple"),
        ("write a regex that matches emails and explain nothing", "code_generation"),
        ("Refactor the cache without changing the API", "code_generation"),
        ("No code please: how does TLS work", "qa_simple"),
        ("Do not explain anything. Return only code. Write a trie.", "code_generation"),
        ("Make the header sticky, and don't touch the footer", "code_generation"),
        ("No need to change anything, please don't touch the config.", "qa_simple"),
    ],
)
def test_refusals(text: str, expected: str) -> None:
    """What is not to be done is no task."""
    assert [each.kind.value for each in split(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Write a downloader. Use requests. Keep it under 50 lines.",
        "Port it to Go. Go 1.22, and it needs to drain on shutdown.",
        "Implement the endpoint. It must return JSON and support paging.",
        "Prototype a CLI. It should respect NO_COLOR and exit with 2 on bad input.",
        "rename foo to bar and make sure the tests still pass",
        "Write a parser. Python 3.11, type hints everywhere, no dependencies.",
        "I've gone through it twice, ran the linter and fixed its complaints. Add a test.",
        "We tried to rewrite the filters, reviewed the events and gave up. Build a package.",
        "The export button crashes when the list is empty. Please fix it.",
        "Petra restarted it and wrote a wrapper. I then read the docs. Change the import.",
    ],
)
def test_bounds_and_stories(text: str) -> None:
    """Bounds, requirements, the past and other people's deeds begin no task."""
    assert [each.kind.value for each in split(text)] == ["code_generation"]


def test_a_bound_for_all_is_given_to_each() -> None:
    """What stands outside of the requests goes into the text of every one."""
    found = split("Python 3.12 only.\nWrite a limiter. Then write a guide.")

    assert [each.words for each in found] == ["Write a limiter.", "Then write a guide."]
    assert all("Python 3.12 only." in each.text for each in found)


def test_a_bound_of_one_stays_with_it() -> None:
    """What bounds one request in its sentence is given to that one alone."""
    first, second = split("Write a limiter, use asyncio. Then write a guide to the `shop` command.")

    assert "asyncio" in first.text
    assert "asyncio" not in second.text


def test_a_bound_is_only_quoted_to_a_task_about_the_one_before() -> None:
    """It stands in what the task goes back to, and is none of its own."""
    _, second = split("Write a limiter, use asyncio. Then write a guide.")

    assert second.words == "Then write a guide."
    assert second.text == "> Write a limiter, use asyncio.\n\nThen write a guide."


def test_data_is_given_to_each() -> None:
    """Pasted code goes into the text of every task."""
    found = split("Review this and write tests for it\n\n```\nx = 1\n```")

    assert [each.kind.value for each in found] == ["code_review", "code_generation"]
    assert all("x = 1" in each.text for each in found)


def test_a_shared_object_is_given_to_each() -> None:
    """Two verbs on one object both get it."""
    first, second = split("Refactor and document the session store")

    assert "the session store" in first.text
    assert "the session store" in second.text


def test_details_stay_with_their_request() -> None:
    """The items below a request are part of its text and of no other."""
    first, second = split("Build a page with:\n- login\n- search\n\nThen write the guide.")

    assert "- " not in first.words.replace("\n- ", "")
    assert "search" in first.text
    assert "search" not in second.text


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Write a trie. Add tests for it.", "> Write a trie.\n\nAdd tests for it."),
        ("Fix `a.py` and document it", "> Fix `a.py`\n\ndocument it"),
        ("Fix `a.py` and document `b.py`", "document `b.py`"),
        ("Ajoute un cache, puis documente-le.", "> Ajoute un cache\n\ndocumente-le."),
    ],
)
def test_what_it_stands_for_is_quoted(text: str, second: str) -> None:
    """A task that speaks of "it" is given the request that named it, as a quotation; one that names its own is not."""
    assert split(text)[1].text == second


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Write a trie. Write a heap. Then document both.", "> Write a trie.\n\n> Write a heap.\n\n"),
        ("Write a trie. Test it. Write a heap. Document both.", "> Write a trie.\n\n> Test it.\n\n> Write a heap.\n\n"),
        ("Write a list. Write a trie. Write a heap. Document both.", "> Write a trie.\n\n> Write a heap.\n\n"),
        ("Write a trie and a heap. Document both.", "> Write a trie and a heap.\n\n"),
    ],
)
def test_both_stands_for_two(text: str, quoted: str) -> None:
    """The requests that named the two things before it are quoted, with what was asked of them in between."""
    last = split(text)[-1]
    assert last.text == quoted + last.words


def test_lines_may_end_as_windows_ends_them() -> None:
    """The tasks are the same, and stand where they stand."""
    text = "Do these:\n- fix the login\n- write a guide\n\nSummarise this mail:\n\nPlease fix the build.\nThanks"
    returned = text.replace("\n", "\r\n")
    found = split(returned)

    assert [(each.kind, each.text) for each in found] == [(each.kind, each.text) for each in split(text)]
    assert [returned[each.start : each.end].strip() for each in found] == [each.words for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Write an import:\n\n## Requirements\n- check it\n- write logs\n\n## Acceptance criteria\n- [ ] tests pass",
        "Write a parser of durations. Requirements:\n- no dependencies\n- handle weeks",
        "We have a form. Users say it is slow. What could be the reason?",
    ],
)
def test_one_task_is_given_the_text_as_it_stands(text: str) -> None:
    """Nothing is another's, so headings stay above their items, and what came first stays first."""
    (task,) = split(f"  {text}\n")
    assert task.text == text
