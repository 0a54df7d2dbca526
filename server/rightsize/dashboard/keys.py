"""The secret of one start, and how a caller shows that it has it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from rightsize.dashboard.tickets import Spent, Tickets, same

_BYTES = 32
_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the door at one port.

    Attributes:
        secret: stands in the address that the command prints, and is the key of programs.
        cookie: what a page gets for it; no secret can be computed from it.
        cookie_name: of this port alone, since browsers do not tell ports apart.
        tickets: open the page once, where an address is seen by others.
    """

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)
    tickets: Tickets = field(default_factory=Tickets, repr=False)

    @property
    def cookie(self) -> str:
        """What the cookie holds."""
        return hmac.new(self.secret.encode(), b"the cookie of the page", hashlib.sha256).hexdigest()

    @property
    def cookie_name(self) -> str:
        """The cookie's name."""
        return f"rightsize-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that means this server names as host."""
        names = ("127.0.0.1", "localhost")
        return tuple(f"{each}:{self.port}" for each in names) + (names if self.port == _HTTP else ())

    @property
    def address(self) -> str:
        """The address to open, with the secret."""
        return f"http://127.0.0.1:{self.port}/?key={self.secret}"

    def address_for_once(self) -> str:
        """Return an address that opens the page for the first browser that shows it, for a short while."""
        return f"http://127.0.0.1:{self.port}/?ticket={self.tickets.issue()}"

    def traded(self, query: str, cookies: str) -> str | Spent | None:
        """Return the header that gives a browser its cookie for what its address holds.

        A ticket that is worth nothing gives the reason, a wrong key None.

        No script reads the cookie, and no other site sends it.
        """
        given = {name: values[0] for name, values in parse_qs(query).items()}
        if "key" in given:
            worth: str | Spent | None = self.cookie if self._is_secret(given["key"]) else None
        else:
            worth = self.tickets.trade(given.get("ticket", ""), _cookie_in(cookies, self.cookie_name))
        return f"{self.cookie_name}={worth}; Path=/; HttpOnly; SameSite=Strict" if isinstance(worth, str) else worth

    def opens(self, authorization: str, cookies: str) -> bool:
        """Tell whether a request's headers show that the caller may come in."""
        if authorization[: len(_BEARER)].lower() == _BEARER:
            return self._is_secret(authorization[len(_BEARER) :].strip())
        cookie = _cookie_in(cookies, self.cookie_name)
        return same(self.cookie, cookie) or self.tickets.opens(cookie)

    def _is_secret(self, given: str) -> bool:
        return same(self.secret, given)


_HTTP = 80


def _cookie_in(header: str, name: str) -> str:
    """Return the value of a cookie, or an empty string."""
    pairs = (each.strip().partition("=") for each in header.split(";"))
    return next((value for key, _, value in pairs if key == name), "")
