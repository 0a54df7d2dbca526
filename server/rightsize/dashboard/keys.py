"""The secret of one start, and how a caller shows that it has it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

_BYTES = 32
_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the door at one port.

    Attributes:
        secret: stands in the address that the command prints, and is the key of programs.
        cookie: what a page gets for it; no secret can be computed from it.
        cookie_name: of this port alone, since browsers do not tell ports apart.
    """

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(_BYTES), repr=False)

    @property
    def cookie(self) -> str:
        """What the cookie holds."""
        return hmac.new(self.secret.encode(), b"the cookie of the page", hashlib.sha256).hexdigest()

    @property
    def cookie_name(self) -> str:
        """The cookie's name."""
        return f"rightsize-{self.port}"

    @property
    def set_cookie(self) -> str:
        """The header that gives a page its cookie: no script reads it, no other site sends it."""
        return f"{self.cookie_name}={self.cookie}; Path=/; HttpOnly; SameSite=Strict"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that means this server names as host."""
        names = ("127.0.0.1", "localhost")
        return tuple(f"{each}:{self.port}" for each in names) + (names if self.port == _HTTP else ())

    @property
    def address(self) -> str:
        """The address to open, with the secret."""
        return f"http://127.0.0.1:{self.port}/?key={self.secret}"

    def is_secret(self, given: str) -> bool:
        """Tell whether this is the secret, in a time that tells nothing of it."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.secret.encode())

    def opens(self, authorization: str, cookies: str) -> bool:
        """Tell whether a request's headers show that the caller has the secret."""
        if authorization[: len(_BEARER)].lower() == _BEARER:
            return self.is_secret(authorization[len(_BEARER) :].strip())
        return hmac.compare_digest(
            _cookie_in(cookies, self.cookie_name).encode("utf-8", "replace"), self.cookie.encode()
        )


_HTTP = 80


def _cookie_in(header: str, name: str) -> str:
    """Return the value of a cookie, or an empty string."""
    pairs = (each.strip().partition("=") for each in header.split(";"))
    return next((value for key, _, value in pairs if key == name), "")
