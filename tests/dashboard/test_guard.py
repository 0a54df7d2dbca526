"""Who may call the local API: a table of attacks over real HTTP."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import httpx
import pytest

from rightsize.dashboard.guard import LARGEST_BODY
from rightsize.dashboard.plain import spent_page
from rightsize.dashboard.tickets import Spent

if TYPE_CHECKING:
    from tests.support.dashboard_process import Dashboard

pytestmark = pytest.mark.slow

JSON = {"content-type": "application/json"}
DRY = b'{"prompt": "explain what a mutex is", "dry_run": true}'


class Attack(NamedTuple):
    """A request that somebody sends who may not; `{port}` and `{key}` stand for the server's own."""

    why: str
    method: str
    path: str
    headers: dict[str, str]
    status: int
    says: str
    body: bytes = b""


ATTACKS = [
    Attack("no secret at all", "GET", "/api/models", {}, 401, "open the address"),
    Attack("a wrong secret", "GET", "/api/models", {"authorization": "Bearer guess"}, 401, "open the address"),
    Attack("an empty secret", "GET", "/api/models", {"authorization": "Bearer"}, 401, "open the address"),
    Attack("the start of the secret", "GET", "/api/models", {"authorization": "Bearer {key:.20}"}, 401, "the secret"),
    Attack("the secret as a cookie", "GET", "/api/models", {"cookie": "rightsize-{port}={key}"}, 401, "the secret"),
    Attack("a cookie that is no ASCII", "GET", "/api/models", {"cookie": "rightsize-{port}=\xff"}, 401, "the secret"),
    Attack("an address nobody knows, without a secret", "GET", "/etc/passwd", {}, 401, "the secret"),
    Attack("the secret in the address of what is no page", "GET", "/api/models?key={key}", {}, 401, "the secret"),
    Attack("a wrong secret in the address", "GET", "/?key=guess", {}, 401, "needs its key"),
    Attack(
        "a name that was pointed at this machine (DNS rebinding), with the secret",
        *("GET", "/api/models", {"host": "evil.example:{port}", "authorization": "Bearer {key}"}, 403, "answers to"),
    ),
    Attack("rebinding of the page", "GET", "/?key={key}", {"host": "evil.example"}, 403, "answers to"),
    Attack("rebinding of what needs no secret", "GET", "/health", {"host": "evil.example:{port}"}, 403, "answers to"),
    Attack("another port's name", "GET", "/health", {"host": "127.0.0.1:1"}, 403, "answers to"),
    Attack(
        "another site's script, with the secret",
        *(
            "POST",
            "/api/chat",
            {**JSON, "origin": "https://evil.example", "authorization": "Bearer {key}"},
            403,
            "other sites",
        ),
        DRY,
    ),
    Attack(
        "a page of another port of this machine, which browsers take for the same site",
        *(
            "POST",
            "/api/chat",
            {**JSON, "origin": "http://127.0.0.1:8080", "authorization": "Bearer {key}"},
            403,
            "other sites",
        ),
        DRY,
    ),
    Attack(
        "a sandboxed frame or a file, whose origin is null",
        *("POST", "/api/chat", {**JSON, "origin": "null", "authorization": "Bearer {key}"}, 403, "other sites"),
        DRY,
    ),
    Attack(
        "the other name of this machine as origin",
        *(
            "POST",
            "/api/chat",
            {**JSON, "origin": "http://localhost:{port}", "authorization": "Bearer {key}"},
            403,
            "other sites",
        ),
        DRY,
    ),
    Attack(
        "a picture or a script of another site, which sends no origin",
        *("GET", "/api/models", {"sec-fetch-site": "cross-site", "authorization": "Bearer {key}"}, 403, "other sites"),
    ),
    Attack(
        "the same from another port",
        *("GET", "/api/ledger", {"sec-fetch-site": "same-site", "authorization": "Bearer {key}"}, 403, "other sites"),
    ),
    Attack(
        "a form, which can name no JSON",
        *("POST", "/api/chat", {"content-type": "text/plain", "authorization": "Bearer {key}"}, 415, "must be JSON"),
        DRY,
    ),
    Attack(
        "a form of the usual sort",
        *("POST", "/api/chat", {"content-type": "application/x-www-form-urlencoded", "authorization": "Bearer {key}"}),
        *(415, "must be JSON", b"prompt=x"),
    ),
    Attack(
        "a question before a cross-site request",
        "OPTIONS",
        "/api/chat",
        {"origin": "https://evil.example"},
        403,
        "other",
    ),
    Attack(
        "more than fits",
        *("POST", "/api/chat", {**JSON, "authorization": "Bearer {key}"}, 413, "bytes", b" " * (LARGEST_BODY + 1)),
    ),
    Attack(
        "a way out of the folder of the page",
        *("GET", "/%2e%2e/%2e%2e/__init__.py", {"authorization": "Bearer {key}"}, 404, "nothing at this address"),
    ),
]


def filled(text: str, running: Dashboard) -> str:
    """Put the server's port and key into a text."""
    return text.format(port=running.port, key=running.key) if "{" in text else text


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.why)
def test_who_may_not_is_refused_with_a_sentence(running: Dashboard, attack: Attack) -> None:
    """No stack trace, no header that lets another site read, and nothing done."""
    headers = {name.encode(): filled(value, running).encode("latin-1") for name, value in attack.headers.items()}
    url = f"{running.base}{filled(attack.path, running)}"
    before = len(running.calls())

    with httpx.Client(trust_env=False) as client:
        answer = client.request(attack.method, url, headers=headers, content=attack.body)

    assert (answer.status_code, attack.says in answer.text) == (attack.status, True), answer.text
    assert [name for name in answer.headers if name.startswith("access-control")] == []
    assert "Traceback" not in answer.text
    assert running.key not in answer.text
    assert len(running.calls()) == before


def test_a_browser_trades_the_secret_for_a_cookie(running: Dashboard) -> None:
    """The secret leaves the address; the cookie is out of reach for scripts and other sites, and opens the API."""
    with httpx.Client(trust_env=False) as browser:
        traded = browser.get(running.address)
        cookie = traded.headers["set-cookie"]
        answer = browser.get(f"{running.base}/api/models", headers={"sec-fetch-site": "same-origin"})
        posted = browser.post(
            f"{running.base}/api/chat",
            headers={**JSON, "origin": running.base, "sec-fetch-site": "same-origin"},
            content=DRY,
        )

    assert (traded.status_code, traded.headers["location"]) == (303, "/")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert running.key not in cookie
    assert (answer.status_code, posted.status_code) == (200, 200)


def test_a_browser_that_comes_from_elsewhere_is_led_on_by_our_own_page(running: Dashboard) -> None:
    """A strict cookie is not sent on a redirect that another site began."""
    with httpx.Client(trust_env=False) as browser:
        answer = browser.get(running.address, headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})

    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/">' in answer.text
    assert "set-cookie" in answer.headers


@pytest.mark.parametrize("path", ["/", "/health", "/api/models", "/api/docs", "/nothing"])
def test_every_answer_has_the_headers_that_keep_a_page_to_itself(running: Dashboard, path: str) -> None:
    """No inline script, no frame, no guessing of types, no referrer, and no name of a server."""
    with running.client() as client:
        headers = client.get(path).headers

    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "server" not in headers


def test_what_is_refused_is_read_with_ease_too(running: Dashboard) -> None:
    """The page that says so has a style, which needs no secret."""
    with httpx.Client(trust_env=False, base_url=running.base) as browser:
        locked, wrong = browser.get("/"), browser.get("/?key=made-up")
        style = browser.get("/plain.css", headers={"sec-fetch-site": "same-origin"})

    assert [each.status_code for each in (locked, wrong, style)] == [401, 401, 200]
    assert ["This page needs its key" in each.text for each in (locked, wrong)] == [True, True]
    assert '<link rel="stylesheet" href="/plain.css">' in locked.text
    assert style.headers["content-type"].startswith("text/css")


def test_a_ticket_that_never_was_says_so(running: Dashboard) -> None:
    """Nobody was faster: this server does not know it, and what opens the page is named."""
    with httpx.Client(trust_env=False, base_url=running.base) as browser:
        unknown = browser.get("/?ticket=made-up")

    assert unknown.status_code == 401
    assert "This server never gave it out" in unknown.text
    assert "open the page from your editor again" in unknown.text
    assert "somebody else" not in unknown.text


@pytest.mark.parametrize("why", Spent)
def test_each_reason_is_one_sentence_with_the_next_step(why: Spent) -> None:
    """Whatever a ticket is worth nothing for."""
    (sentence,) = re.findall(r"<p>(.*)</p>", spent_page(why))
    assert re.fullmatch(r"[^.]+; open the page from your editor again, or [^.]+ terminal\.", sentence)


def test_it_listens_on_this_machine_alone(running: Dashboard) -> None:
    """No other address has the port open."""
    import psutil

    listening = [
        each.laddr.ip for each in psutil.Process(running.process.pid).net_connections() if each.status == "LISTEN"
    ]

    assert listening == ["127.0.0.1"]
