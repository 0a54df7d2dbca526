"""`rightsize dashboard` as a process: its address, its port, its page, and its end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest

from rightsize.dashboard import pages
from rightsize.dashboard.guard import HEADERS
from rightsize.dashboard.serving import address_use
from tests.support.cli_process import PATIENCE, run_process
from tests.support.dashboard_process import crew, dashboard
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.dashboard_process import Dashboard

pytestmark = pytest.mark.slow

NOBODY = "http://127.0.0.1:1"
SLOW = Reply(tokens=tuple(f"word{number} " for number in range(2000)), delay=0.02)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """With the next step, and the exit code of wrong usage."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run_process("dashboard", "--no-browser", "--port", str(port), cwd=tmp_path, OLLAMA_HOST=NOBODY)

    assert ran.returncode == 2
    assert f"port {port} cannot be had" in ran.stderr.decode()
    assert "--port" in ran.stderr.decode()


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_a_port_that_is_none_is_said(tmp_path: Path, port: str) -> None:
    """Before anything is opened."""
    ran = run_process("dashboard", "--no-browser", "--port", port, cwd=tmp_path, OLLAMA_HOST=NOBODY)

    assert (ran.returncode, f"--port is {port}" in ran.stderr.decode()) == (2, True)


def test_two_run_side_by_side(tmp_path: Path) -> None:
    """Each on a port of its own with a secret of its own; the cookie of one opens nothing at the other."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with dashboard(tmp_path / "one", NOBODY) as one, dashboard(tmp_path / "other", NOBODY) as other:
        with httpx.Client(trust_env=False) as browser:
            browser.get(one.address)
            answers = [browser.get(f"{each.base}/api/models").status_code for each in (one, other)]

        assert one.port != other.port
        assert one.key != other.key
        assert answers == [200, 401]


def test_a_browser_is_not_started_with_the_secret(tmp_path: Path) -> None:
    """Other users read its command line: what stands there opens the page once, as a cookie, and then nothing."""
    told, browser = tmp_path / "told", tmp_path / "browser"
    os.mkfifo(told)
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n', encoding="utf-8")
    browser.chmod(0o700)
    with dashboard(tmp_path, NOBODY, browser=browser) as running:
        address = told.read_text(encoding="utf-8").strip()
        with httpx.Client(trust_env=False, follow_redirects=True) as first, httpx.Client(trust_env=False) as second:
            entered = first.get(address)
            models = first.get(f"{running.base}/api/models")
            again = first.get(address)
            late = second.get(address)
            shut = first.get(f"{running.base}/api/models")

    assert running.key not in address
    assert (str(entered.url), entered.status_code, models.status_code) == (f"{running.base}/", 200, 200)
    assert again.status_code == 200
    assert (late.status_code, "set-cookie" in late.headers, shut.status_code) == (401, False, 401)
    assert "Two browsers have opened it, which may be somebody else on this machine" in late.text
    assert "open the page from your editor again" in late.text


def test_an_editor_asks_for_an_address_for_each_use(tmp_path: Path) -> None:
    """With a line on standard input; each address is another one."""
    with dashboard(tmp_path, NOBODY, "--until-eof") as running:
        addresses = [running.address_for_once() for _ in range(2)]
        with httpx.Client(trust_env=False, follow_redirects=True) as browser:
            answers = [browser.get(each).status_code for each in addresses]
        assert running.process.stdin is not None
        running.process.stdin.close()
        code = running.process.wait(PATIENCE)

    assert len({*addresses}) == 2
    assert running.key not in "".join(addresses)
    assert (answers, code) == ([200, 200], 0)


def test_without_a_model_server_every_address_answers(tmp_path: Path) -> None:
    """What is missing is said, with the next step; routing works."""
    with dashboard(tmp_path, NOBODY) as running, running.client() as client:
        plan = client.post("/api/chat", json={"prompt": "explain what a mutex is", "dry_run": True})
        asked = client.post("/api/chat", json={"prompt": "explain what a mutex is"})
        engine = client.get("/api/routing").json()["engine"]
        models = client.get("/api/models").json()

    assert plan.json()["sub_tasks"][0]["tier"] == 1
    assert (asked.status_code, "ollama serve" in asked.json()["detail"]) == (503, True)
    assert (engine["name"], engine["reachable"]) == ("embedded", False)
    assert {each["healthy"] for each in models} == {False}


async def test_ctrl_c_stops_the_models_and_ends_in_order(tmp_path: Path) -> None:
    """What runs is stopped, whoever waits is told, and no process stays behind."""
    with (
        simulator(crew(granite4={"answer": None, "replies": [SLOW]})) as models,
        dashboard(tmp_path, models.url) as running,
    ):
        async with running.several() as client:
            asking = asyncio.ensure_future(client.post("/api/chat/stream", json={"prompt": "explain what a mutex is"}))
            await asyncio.to_thread(
                models.wait_until, lambda: any(each.tokens for each in models.asked("/api/chat")), 60.0
            )
            children = psutil.Process(running.process.pid).children(recursive=True)
            os.kill(running.process.pid, signal.SIGINT)
            told = (await asking).text
        said = await asyncio.to_thread(_last_words, running)
        code = await asyncio.to_thread(running.process.wait, PATIENCE)
        stopped = await asyncio.to_thread(
            models.wait_until, lambda: all(each.disconnected_at is not None for each in models.asked("/api/chat"))
        )

    assert (code, stopped) == (0, True)
    assert "Traceback" not in said
    assert told.rstrip().splitlines()[-2] == "event: error"
    assert children
    assert [each for each in children if each.is_running() and each.status() != psutil.STATUS_ZOMBIE] == []


def _last_words(running: Dashboard) -> str:
    """Return what the process has left to say on its standard error."""
    assert running.process.stderr is not None
    return running.process.stderr.read()


def test_the_page_is_served_or_how_to_build_it(tmp_path: Path) -> None:
    """Never an empty window."""
    with dashboard(tmp_path, NOBODY) as running, running.client() as client:
        page = client.get("/")

    assert page.headers["content-type"].startswith("text/html")
    built = (pages.STATIC / "index.html").is_file()
    assert page.status_code == (200 if built else 503)
    assert built or "npm run build" in page.text


def test_a_reload_sends_no_file_again(tmp_path: Path) -> None:
    """What the browser has is asked about, with the secret as everything is, and sent anew only where it changed."""
    with dashboard(tmp_path, NOBODY) as running, running.client() as client:
        for name in ("app.js", "page.css"):
            first = client.get(f"/{name}")
            again = client.get(f"/{name}", headers={"if-none-match": first.headers["etag"]})
            changed = client.get(f"/{name}", headers={"if-none-match": '"another"'})
            assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
            assert (again.content, changed.content == first.content) == (b"", True)
            for answer in (first, again):
                assert answer.headers["cache-control"] == "no-cache"
                assert {*HEADERS.items()} <= {*answer.headers.items()}
            shut = httpx.get(f"{running.base}/{name}", headers={"if-none-match": "*"}, trust_env=False)
            assert (shut.status_code, shut.headers["cache-control"]) == (401, "no-store")


def test_both_names_of_this_machine_open_it(tmp_path: Path) -> None:
    """People type `localhost`."""
    with dashboard(tmp_path, NOBODY) as running, httpx.Client(trust_env=False) as browser:
        answer = browser.get(running.base.replace("127.0.0.1", "localhost") + "/health")

    assert answer.json() == {"status": "ok"}


@pytest.mark.parametrize(("system", "option"), [("nt", "SO_EXCLUSIVEADDRUSE"), ("posix", "SO_REUSEADDR")])
def test_no_other_program_listens_on_the_same_port(system: str, option: str) -> None:
    """On Windows the option that others use lets any program take a part of what is sent to the port."""
    assert address_use(system) == option
