"""Requests of every kind beside one another, in lists, and between what tells and what bounds."""

from __future__ import annotations

from itertools import product

import pytest

from rightsize.core.asks.split import split

ASKS = {
    "code_generation": ("add a retry to the downloader", "split the settings page into tabs"),
    "documentation": ("update the README", "write a runbook for the failover"),
    "summarisation": ("summarise the thread", "draft the PR description"),
    "code_review": ("audit the payment code", "review the login handler for security issues"),
    "reasoning": ("tell me why the build is slow", "compare Redis with Memcached for our sessions"),
    "qa_simple": ("tell me how TLS handshakes work", "explain what a closure is"),
}
JOINTS = (" and ", ", and ", "; ", ". Then ", ". Also, ", " and then ", ", then ", " plus ", ".\nPlease also ")
LEADS = ("", "Please do the following:\n", "For the release we need to:\n", "Hi,\n\nthree things:\n\n", "## Tasks\n")
MARKS = ("- {}", "{n}. {}", "({n}) {}", "- [ ] {}")
STORIES = ("We rewrote half of it last month. ", "Hi all,\n\n", "My colleague tested it and went on holiday. ", "")
BOUNDS = (" Keep the API as it is.", " No new dependencies.", " It must run on Windows.", " Thanks a lot!", "")


def kinds_of(text: str) -> list[str]:
    """Return the kinds of a text's tasks."""
    return [each.kind.value for each in split(text)]


@pytest.mark.parametrize("joint", JOINTS)
def test_two_of_any_kinds(joint: str) -> None:
    """Any two requests are two, however they are joined."""
    for (one, (first, _)), (two, (_, second)) in product(ASKS.items(), repeat=2):
        text = f"{first}{joint}{second}"
        assert (text, kinds_of(text)) == (text, [one, two])


@pytest.mark.parametrize(("lead", "mark"), list(product(LEADS, MARKS)))
def test_a_list_of_all_kinds(lead: str, mark: str) -> None:
    """The items of a list that is only announced are tasks, and a log below them is none."""
    items = [mark.format(first, n=number + 1) for number, (first, _) in enumerate(ASKS.values())]
    text = lead + "\n".join(items) + "\n\n2024-01-01 10:00:00 ERROR update the config"

    assert kinds_of(text) == list(ASKS)


@pytest.mark.parametrize(("story", "bound"), list(product(STORIES, BOUNDS)))
def test_one_of_any_kind_between_others(story: str, bound: str) -> None:
    """What tells before a request and what bounds it behind add no task."""
    for kind, asks in ASKS.items():
        for ask in asks:
            text = f"{story}Could you {ask}?{bound}"
            assert (text, kinds_of(text)) == (text, [kind])
