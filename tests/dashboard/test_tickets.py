"""An address for one use: the first browser gets in, and who comes second shuts the first one out."""

from __future__ import annotations

from rightsize.dashboard.keys import Keys
from rightsize.dashboard.tickets import MOST, SECONDS, Spent, Tickets


def test_the_first_browser_gets_in_and_no_other() -> None:
    """Each ticket is worth a cookie of its own."""
    tickets = Tickets(lambda: 0.0)
    one, other = (tickets.trade(tickets.issue(), "") for _ in range(2))
    assert isinstance(one, str)
    assert isinstance(other, str)
    assert one != other
    assert [tickets.opens(each) for each in (one, "", "guess", "\ud800")] == [True, False, False, False]


def test_a_browser_may_come_again() -> None:
    """Its way back leads over the same address, a day later too."""
    now = [0.0]
    tickets = Tickets(lambda: now[0])
    ticket = tickets.issue()
    cookie = tickets.trade(ticket, "")
    assert isinstance(cookie, str)
    assert tickets.trade(ticket, cookie) == cookie
    now[0] = SECONDS + 1
    assert tickets.trade(ticket, cookie) == cookie
    assert tickets.opens(cookie)


def test_who_was_faster_than_the_browser_is_shut_out() -> None:
    """The ticket was read from the list of processes: the second one to show it gets nothing, and the first no more."""
    tickets = Tickets(lambda: 0.0)
    ticket = tickets.issue()
    thief = tickets.trade(ticket, "")
    assert isinstance(thief, str)
    assert tickets.trade(ticket, "") is Spent.CONTESTED
    assert not tickets.opens(thief)
    assert [tickets.trade(ticket, each) for each in ("", thief)] == [Spent.CONTESTED] * 2


def test_an_old_ticket_is_worth_nothing() -> None:
    """Neither a cookie, where nobody has shown it, nor the end of the one that was given for it."""
    now = [0.0]
    tickets = Tickets(lambda: now[0])
    unused, used = tickets.issue(), tickets.issue()
    cookie = tickets.trade(used, "")
    now[0] = SECONDS + 1
    assert [tickets.trade(each, "") for each in (unused, used, "made up", "")] == [
        Spent.EXPIRED,
        Spent.USED,
        Spent.UNKNOWN,
        Spent.UNKNOWN,
    ]
    assert isinstance(cookie, str)
    assert tickets.opens(cookie)


def test_few_are_remembered() -> None:
    """The oldest go with their cookies."""
    tickets = Tickets(lambda: 0.0)
    first = tickets.trade(tickets.issue(), "")
    last = [tickets.trade(tickets.issue(), "") for _ in range(MOST)][-1]
    assert isinstance(first, str)
    assert isinstance(last, str)
    assert [tickets.opens(each) for each in (first, last)] == [False, True]


def test_nothing_of_it_is_shown() -> None:
    """A log that shows these objects tells neither secret nor ticket."""
    keys = Keys(7747)
    ticket = keys.address_for_once().partition("ticket=")[2]
    assert ticket
    assert [each for each in (keys.secret, ticket) if each in repr(keys) + repr(keys.tickets)] == []
