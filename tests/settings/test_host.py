"""Addresses as Ollama reads them, and which of them are this machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.settings.host import DEFAULT_HOST, host_of, is_allowed, is_loopback, parse_host, without_credentials


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", "http://127.0.0.1:11434"),
        ("1.2.3.4", "http://1.2.3.4:11434"),
        (":1234", "http://127.0.0.1:1234"),
        ("1.2.3.4:1234", "http://1.2.3.4:1234"),
        ("example.com", "http://example.com:11434"),
        ("EXAMPLE.com:1234", "http://example.com:1234"),
        (":0", "http://127.0.0.1:0"),
        ("[::1]", "http://[::1]:11434"),
        ("::1", "http://[::1]:11434"),
        ("[::1]:1337", "http://[::1]:1337"),
        ("0:0:0:0:0:0:0:1", "http://[::1]:11434"),
        (" 1.2.3.4 ", "http://1.2.3.4:11434"),
        ('"1.2.3.4"', "http://1.2.3.4:11434"),
        (' " 1.2.3.4 " ', "http://1.2.3.4:11434"),
        ("'1.2.3.4'", "http://1.2.3.4:11434"),
        ("http://1.2.3.4", "http://1.2.3.4:80"),
        ("http://1.2.3.4:4321", "http://1.2.3.4:4321"),
        ("HTTPS://1.2.3.4", "https://1.2.3.4:443"),
        ("https://1.2.3.4:4321", "https://1.2.3.4:4321"),
        ("http://[::1]", "http://[::1]:80"),
        ("https://example.com/ollama", "https://example.com:443/ollama"),
        ("https://example.com/ollama/", "https://example.com:443/ollama"),
        ("http://example.com/", "http://example.com:80"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("0.0.0.0:8080", "http://127.0.0.1:8080"),
        ("http://0.0.0.0:11434", "http://127.0.0.1:11434"),
        ("[::]", "http://[::1]:11434"),
        ("::", "http://[::1]:11434"),
        ("[::]:8080", "http://[::1]:8080"),
        ("localhost", "http://localhost:11434"),
        ("ollama.com", "https://ollama.com:443"),
    ],
)
def test_forms_that_ollama_takes(text: str, url: str) -> None:
    """Its own test's forms, and an address that servers listen on everywhere becomes one that can be asked."""
    assert parse_host(text) == (url, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://127.0.0.1:11434", "http://127.0.0.1:11434"),
        ("http://user:secret@example.com:1/ollama", "http://…@example.com:1/ollama"),
        ("user:sec/re@t@example.com", "…@example.com"),
        ("http://example.com/v1?key=secret", "http://example.com/v1?…"),
        ("//user:secret@example.com", "…@example.com"),
        ("/login?next=secret", "/login?…"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(text: str, shown: str) -> None:
    """However odd it is: what is wrong with it is told to whoever reads over one's shoulder."""
    assert without_credentials(text) == shown


@pytest.mark.parametrize(
    ("text", "url", "problem"),
    [
        (":66000", "http://127.0.0.1:11434", "wrong port"),
        (":-1", "http://127.0.0.1:11434", "wrong port"),
        ("1.2.3.4:", "http://1.2.3.4:11434", "wrong port"),
        ("https://example.com:abc", "https://example.com:443", "wrong port"),
        (":000000000000000080", "http://127.0.0.1:11434", "wrong port"),
        (":٨٠", "http://127.0.0.1:11434", "wrong port"),
        ("ftp://example.com", DEFAULT_HOST, "neither http nor https"),
        ("file:///etc/passwd", DEFAULT_HOST, "neither http nor https"),
        ("http://user:secret@example.com", DEFAULT_HOST, "none of which is sent to a model server"),
        ("user:sec/ret@example.com", DEFAULT_HOST, "none of which is sent to a model server"),
        ("http://example.com/v1?key=secret", DEFAULT_HOST, "none of which is sent to a model server"),
        ("a:b:c", DEFAULT_HOST, "names no host"),
        ("two words", DEFAULT_HOST, "names no host"),
        ("127.0.0.1#.evil.com", DEFAULT_HOST, "names no host"),
        ("127.0.0.1\\.evil.com", DEFAULT_HOST, "names no host"),
        ("evil.com\x00", DEFAULT_HOST, "names no host"),
    ],
)
def test_wrong_forms_fall_back_and_say_so(text: str, url: str, problem: str) -> None:
    """A wrong port as Ollama does it; what might be read in two ways is not read at all."""
    parsed, told = parse_host(text)
    assert parsed == url
    assert problem in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("[::1]", True),
        ("[::ffff:127.0.0.1]", True),
        ("0.0.0.0", True),
        ("10.0.0.1", False),
        ("localhost.evil.com", False),
        ("127.0.0.1.evil.com", False),
        ("[::ffff:10.0.0.1]", False),
        ("2130706433", False),
        ("127.1", False),
        ("0x7f000001", False),
        ("localhost.", False),
    ],
)
def test_this_machine_is_known_by_what_is_written(text: str, local: bool) -> None:
    """No name is looked up, and short forms that some libraries expand are nobody's machine."""
    url, _ = parse_host(text)
    assert is_loopback(url) is local


@pytest.mark.parametrize(
    ("url", "listed", "allowed"),
    [
        ("http://10.0.0.1:11434", (), False),
        ("http://10.0.0.1:11434", ("10.0.0.1",), True),
        ("http://10.0.0.1:11434", ("10.0.0.1:11434",), True),
        ("http://10.0.0.1:11434", ("10.0.0.1:80",), False),
        ("http://10.0.0.1:11434", ("http://10.0.0.1",), True),
        ("http://gpu-box:80", ("GPU-Box",), True),
        ("http://evil-gpu-box:80", ("gpu-box",), False),
        ("http://gpu-box.evil.com:80", ("gpu-box",), False),
        ("http://[fd00::1]:80", ("fd00::1",), True),
        ("http://[fd00::1]:80", ("[fd00::1]:80",), True),
        ("http://gpu-box:80", ("*", ""), False),
        ("http://127.0.0.1:1", (), True),
    ],
)
def test_a_host_is_allowed_by_name(url: str, listed: tuple[str, ...], allowed: bool) -> None:
    """Whole and exact; without a port any port."""
    assert is_allowed(url, listed) is allowed


@given(st.text(max_size=40) | st.from_regex(r"\A(https?://)?\[?[0-9a-f.:]{0,20}\]?(:[0-9]{0,6})?(/[a-z]*)?\Z"))
def test_any_text_gives_an_address(text: str) -> None:
    """That reads as itself, with a host and a port that can be asked."""
    url, _ = parse_host(text)
    host, port = host_of(url)
    assert host
    assert 0 <= int(port) <= 65535
    assert parse_host(url) == (url, "")
