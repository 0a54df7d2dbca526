"""Where the model server is: addresses read as Ollama reads `OLLAMA_HOST`, and which hosts prompts may go to.

Nothing here opens a connection or looks a name up: a host counts as this machine by what is written alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFAULT_HOST = "http://127.0.0.1:11434"
DEFAULT_PORT = "11434"

_SCHEME_PORTS = {"http": "80", "https": "443"}
_HIGHEST_PORT = 65535
_LONGEST_PORT = 10


@dataclass(frozen=True, slots=True)
class Host:
    """A model server: its URL, and how many requests it is sent at a time.

    One at a time is Ollama's own default, and what memory bandwidth is worth sharing among.
    """

    url: str = DEFAULT_HOST
    at_once: int = 1


def parse_host(text: str) -> tuple[str, str]:
    """Return the address as a URL with a port, and a problem or an empty string.

    A bare host gets Ollama's port and one with a scheme the scheme's; white space and quotes around it are dropped; a
    wrong port is replaced by the default.  An address that servers listen on everywhere becomes the loopback one.
    """
    text = text.strip().strip("\"'").strip()
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "http", text
    if separator and scheme.lower() not in _SCHEME_PORTS:
        return DEFAULT_HOST, "names a scheme that is neither http nor https"
    default = _SCHEME_PORTS[scheme.lower()] if separator else DEFAULT_PORT
    if text.lower() == "ollama.com":
        scheme, default = "https", "443"
    if "@" in rest or "?" in rest:
        return DEFAULT_HOST, "holds a name, a password or a query, none of which is sent to a model server"
    authority, slash, path = rest.partition("/")
    host, port, found = _split(authority, default)
    number, problem = _port(port, default)
    if not found:
        return DEFAULT_HOST, "names no host"
    path = path.rstrip("/")
    return f"{scheme.lower()}://{_bracketed(host)}:{number}{slash if path else ''}{path}", problem


def without_credentials(text: str) -> str:
    """Return an address as it may be shown, however odd: without what names or authorises whoever asks there."""
    scheme, separator, rest = text.partition("://") if "://" in text else ("", "", text)
    rest, mark, _ = rest.partition("?")
    _, at, host = rest.rpartition("@")
    return f"{scheme}{separator}{'…@' if at else ''}{host}{'?…' if mark else ''}"


def host_of(url: str) -> tuple[str, str]:
    """Return host and port of a URL that `parse_host` made."""
    authority = url.partition("://")[2].partition("/")[0]
    host, _, port = authority.rpartition(":")
    return host.strip("[]"), port


def in_order(first: str, hosts: Iterable[Host]) -> tuple[Host, ...]:
    """Return the first server and then the others, each once, under this machine's other name too."""
    found: dict[str, Host] = {}
    for each in (Host(first), *hosts):
        key = each.url.replace("://localhost:", "://127.0.0.1:", 1)
        found[key] = Host(found[key].url if key in found else each.url, each.at_once)
    return tuple(found.values())


def is_loopback(url: str) -> bool:
    """Tell whether a URL that `parse_host` made leads to this machine, by its text."""
    host, _ = host_of(url)
    if host == "localhost":
        return True
    address = _address(host)
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address is not None and address.is_loopback


def is_allowed(url: str, allowed_hosts: tuple[str, ...]) -> bool:
    """Tell whether prompts may go to `url`: this machine, or a host that the user listed, by name or name and port."""
    if is_loopback(url):
        return True
    host, port = host_of(url)
    return any(_lists(each, host, port) for each in allowed_hosts)


def _lists(entry: str, host: str, port: str) -> bool:
    bare = entry.strip().partition("://")[2] or entry.strip()
    listed, listed_port, found = _split(bare.partition("/")[0], "")
    return found and listed == host and listed_port in {"", port}


def _split(authority: str, default_port: str) -> tuple[str, str, bool]:
    """Return host, port and whether a host can be read; an empty host means this machine."""
    if any(each.isspace() or not each.isprintable() or each in "@\\?#%" for each in authority):
        return "", default_port, False
    whole = _address(authority.strip("[]"))
    if whole is not None:
        return _connectable(whole), default_port, True
    host, colon, port = authority.rpartition(":")
    if not colon:
        host, port = authority, default_port
    host = host.strip("[]").lower()
    address = _address(host)
    if address is not None:
        return _connectable(address), port, True
    return host or "127.0.0.1", port, ":" not in host


def _port(port: str, default: str) -> tuple[str, str]:
    if port.isascii() and port.isdigit() and len(port) <= _LONGEST_PORT and int(port) <= _HIGHEST_PORT:
        return str(int(port)), ""
    return default, f"has a wrong port ({default} is used)"


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _connectable(address: IPv4Address | IPv6Address) -> str:
    if address.is_unspecified:
        return "127.0.0.1" if isinstance(address, IPv4Address) else "::1"
    return str(address)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
