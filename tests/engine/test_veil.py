"""What is not shown to a model: the engine's side of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.ports import Message
from rightsize.engine.results import Mode
from rightsize.engine.veil import outgoing, refusal
from rightsize.gateway.fake import FakeGateway
from rightsize.settings.resolved import PrivacySettings
from tests.support.engine_world import ListReporter, reply, runtime_with, snapshot_of
from tests.support.ollama_requests import request
from tests.support.secret_shapes import SHAPES

HALVE = "def halve(amount):\n    return amount / 2\n"
REGENERATE = DocumentOptions(mode=Mode.REGENERATE)
GOOD = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")


@pytest.mark.parametrize("path", ["deploy/credentials.py", "file:///work/.ssh/halve.py"])
async def test_a_file_of_secrets_is_shown_to_nobody(path: str) -> None:
    """The reason is one sentence with the pattern and with how to allow it, and no model is asked."""
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(f'PASSWORD = "tr0mbone"\n\n\n{HALVE}', path)
    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    assert isinstance(runtime.gateway, FakeGateway)
    assert runtime.gateway.asked == []
    assert (result.reason_code, result.attempts) == ("never_shown", ())
    name = "/".join(path.split("/")[-2:])
    assert "are never shown to a model" in result.reason
    assert f'`privacy.allow_files = ["{name}"]` in your own settings' in result.reason


@pytest.mark.parametrize(
    ("path", "leads_to", "allowed", "denied", "asked"),
    [
        ("app/secrets.py", "app/secrets.py", (), (), 1),
        ("app/shop.py", "/home/me/.ssh/shop.py", (), (), 0),
        ("app/shop.py", "/home/me/.ssh/shop.py", (".ssh/shop.py",), (), 1),
        ("app/shop.py", "/home/me/vault/shop.py", ("shop.py",), ("vault/*",), 0),
    ],
)
async def test_what_may_be_shown(
    path: str, leads_to: str, allowed: tuple[str, ...], denied: tuple[str, ...], asked: int
) -> None:
    """A module of code whatever its name, a link as what it leads to, what the user allows, never what was denied."""
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(HALVE, path)
    settings = replace(runtime.settings, privacy=PrivacySettings(deny_files=denied, allow_files=allowed))
    runtime = replace(runtime, settings=settings, real_path=lambda _: leads_to)
    await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    assert isinstance(runtime.gateway, FakeGateway)
    assert len(runtime.gateway.asked) == asked


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("file:///work/my%20dir/.env", "/work/my dir/.env"),
        ("file:///work/app/shop.py", "/home/me/my keys/.env"),
        ("file:///work/app/.env", "/home/me/settings.py"),
        ("/work/app/.env", "/home/me/.ssh/shop.py"),
        ("file:///work/app/%5Bid%5D/.env", "/work/app/[id]/.env"),
        ('/work/a "b"/.env', '/work/a "b"/.env'),
        ("vscode-remote://host/my%20dir/.env", "vscode-remote://host/my%20dir/.env"),
    ],
)
async def test_the_advice_is_enough(path: str, leads_to: str) -> None:
    """Whoever sets what is advised is not refused again, whatever signs are in the name and wherever a link leads."""
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(HALVE)
    runtime = replace(runtime, real_path=lambda _: leads_to)
    said = refusal(runtime, path, snapshot.parsed)
    advice = json.loads((said or "").partition("`privacy.allow_files = ")[2].rpartition("`")[0])
    privacy = PrivacySettings(allow_files=tuple(advice))

    assert refusal(replace(runtime, settings=replace(runtime.settings, privacy=privacy)), path, snapshot.parsed) is None


async def test_the_count_is_with_the_attempt() -> None:
    """Each attempt says how many secrets its model was not shown."""
    source = f'{HALVE[:-1]} + rate("{SHAPES[0][2]}", password="correct-horse-42")\n'
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(source)
    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], DocumentOptions(), ListReporter())

    assert isinstance(runtime.gateway, FakeGateway)
    sent = str(runtime.gateway.asked[0].request.messages)
    assert "correct-horse-42" not in sent
    assert result.attempts[0].hidden == sent.count("RIGHTSIZE_SECRET_") == 2


@pytest.mark.parametrize(("doc", "refused"), [("", True), (f'    """Return {SHAPES[0][2]}."""\n', False)])
async def test_a_doc_says_no_secret_that_the_one_before_did_not(doc: str, *, refused: bool) -> None:
    """A placeholder in a reply would bring the secret of the code into its doc, where people read it."""
    source = f'def halve(amount):\n{doc}    return amount / rate("{SHAPES[0][2]}")\n'
    runtime, snapshot = runtime_with([GOOD]), snapshot_of(source)
    await document(runtime, snapshot, targets_in(snapshot, None)[1:], REGENERATE, ListReporter())
    assert isinstance(runtime.gateway, FakeGateway)
    [word] = set(re.findall(r"RIGHTSIZE_SECRET_\w+", str(runtime.gateway.asked[0].request.messages)))

    said = reply(f"Return one half at the rate {word}.", {"amount": "The number to divide."}, returns="The half.")
    runtime = runtime_with([said, said, said, said])
    [result] = await document(runtime, snapshot, targets_in(snapshot, None)[1:], REGENERATE, ListReporter())
    assert ("secrets_unsaid" in result.attempts[0].refused_by) is refused
    assert (result.edit is None) is refused


@pytest.mark.parametrize("before", ["code a secure OAuth2 decorator", "password:", "the token is"])
def test_the_marker_around_data_is_no_secret(before: str) -> None:
    """It is random and stands where a secret would; a secret on both sides of it is one placeholder, twice."""
    marker, secret = "04fa09fe8b7d4c1c9a0e5d2b7f6a3c18", SHAPES[0][2]
    fence = f"=== {marker} ==="
    told = Message("user", f"Data:\n{fence}\n{secret}\n{before}\n{fence}\n{secret}")
    sent = outgoing(runtime_with(), request(messages=(told,), marker=marker))
    (word,) = sent.veil.secrets
    assert sent.hidden == 1
    assert sent.request.messages[0].content == told.content.replace(sent.veil.secrets[word], word)
