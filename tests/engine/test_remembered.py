"""Findings that are kept and found again: whole, in their places, and without the secrets that they quote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightsize.core.review.finding import Confidence, Finding, Related, Severity, Source
from rightsize.core.text import Span
from rightsize.engine.keeping import NoCache
from rightsize.engine.remembered import kept_body, remember, remembered_in
from tests.support.engine_world import MemoryCache, runtime_with, snapshot_of

SOURCE = 'import os\n\n\ndef ping(host):\n    command = "ping " + host\n    os.system(command)\n'
TOKEN = "ghp_" + "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY2zA4"


def finding(source: str, quote: str, *related: str) -> Finding:
    """Return a finding on a quote, with places that belong to it."""

    def span(text: str) -> Span:
        start = source.encode().index(text.encode())
        return Span(start, start + len(text.encode()))

    return Finding(
        span=span(quote),
        cwe=78,
        rule="python.shell",
        title="Shell command",
        message=f"`{quote}` runs it.",
        remedy="Pass a list.",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        source=Source.BOTH,
        quote=quote,
        model="Mistral Small 3.2",
        also=("B605",),
        ladder=("Attempt 1: passed",),
        related=tuple(Related(span(each), "it is built here", each) for each in related),
    )


async def test_they_come_back_whole() -> None:
    """In the same text, every word and every place is as it was."""
    runtime, snapshot = runtime_with(), snapshot_of(SOURCE)
    found = finding(SOURCE, "os.system(command)", 'command = "ping " + host')
    await remember(runtime, "file:///a.py", snapshot.parsed.data, [found])

    body = await kept_body(runtime, "file:///a.py")
    assert body is not None
    assert remembered_in(runtime, snapshot.parsed, body) == (found,)
    assert await kept_body(runtime, "file:///b.py") is None


async def test_in_a_changed_text_the_places_follow() -> None:
    """What belongs to a finding goes where its own quote stands, or is left out."""
    runtime = runtime_with()
    found = finding(SOURCE, "os.system(command)", 'command = "ping " + host')
    await remember(runtime, "a", SOURCE.encode(), [found])
    body = await kept_body(runtime, "a")
    assert body is not None

    moved = f"# one\n{SOURCE}"
    [there] = remembered_in(runtime, snapshot_of(moved).parsed, body)
    assert there == finding(moved, "os.system(command)", 'command = "ping " + host')
    [alone] = remembered_in(runtime, snapshot_of(SOURCE.replace('"ping "', '"ping -c1 "')).parsed, body)
    assert alone.related == ()
    assert remembered_in(runtime, snapshot_of("pass\n").parsed, body) == ()


async def test_what_is_kept_holds_no_secret() -> None:
    """Not even where the secret is what was found; it comes back with the text that it stands in."""
    source = f'TOKEN = "{TOKEN}"\n'
    runtime, snapshot = runtime_with(), snapshot_of(source)
    await remember(runtime, "a", snapshot.parsed.data, [finding(source, f'"{TOKEN}"', source.strip())])

    body = await kept_body(runtime, "a")
    assert body is not None
    assert TOKEN[:12].encode() not in body
    [back] = remembered_in(runtime, snapshot.parsed, body)
    shown = '"ghp_…[40 characters]"'
    asked = finding(source, f'"{TOKEN}"', source.strip())
    assert back == replace(asked, masked=shown, message=f"`{shown}` runs it.")
    assert (back.shown, back.fingerprint) == (shown, asked.fingerprint)


@pytest.mark.parametrize("secret", ["Wq8$k1", "Wq8$kk1"])
async def test_short_secrets_are_not_kept_either(secret: str) -> None:
    """Wherever a finding says them: between the quotes of a literal, in a sentence, in what belongs to it."""
    source = f'PASSWORD = "{secret}"\n'
    runtime, snapshot = runtime_with(), snapshot_of(source)
    found = replace(finding(source, f'"{secret}"', source.strip()), remedy=f"Replace {secret}.")
    await remember(runtime, "a", snapshot.parsed.data, [found])

    body = await kept_body(runtime, "a")
    assert body is not None
    assert secret.encode() not in body
    [back] = remembered_in(runtime, snapshot.parsed, body)
    assert (back.quote, back.span, back.fingerprint) == (found.quote, found.span, found.fingerprint)
    assert secret not in (back.shown + back.message + back.remedy)


async def test_what_speaks_of_a_secret_that_is_gone_is_forgotten() -> None:
    """After a restart, in a text that was changed meanwhile: no placeholder is shown in the place of what it was."""
    runtime = runtime_with()
    source = f'{SOURCE}TOKEN = "{TOKEN}"\n'
    found = replace(finding(source, "os.system(command)"), message=f"Whoever has {TOKEN} may run it.")
    await remember(runtime, "a", source.encode(), [found])
    body = await kept_body(runtime, "a")
    assert body is not None

    [back] = remembered_in(runtime, snapshot_of(source).parsed, body)
    assert back.message == "Whoever has ghp_…[40 characters] may run it."
    assert remembered_in(runtime, snapshot_of(SOURCE).parsed, body) == ()


async def test_nothing_found_is_not_kept() -> None:
    """That a file was clean is nobody's to say later."""
    runtime = runtime_with()
    await remember(runtime, "a", SOURCE.encode(), [finding(SOURCE, "os.system(command)")])
    await remember(runtime, "a", SOURCE.encode(), [])

    assert isinstance(runtime.cache, MemoryCache)
    assert runtime.cache.kept == {}


@pytest.mark.parametrize("body", [b"", b"null", b"{}", b'{"content": "", "findings": "[1]"}', b"[" * 100_000, b"\xff"])
async def test_what_is_damaged_counts_as_nothing(body: bytes) -> None:
    """Whoever wrote it."""
    assert remembered_in(runtime_with(), snapshot_of(SOURCE).parsed, body) == ()


async def test_without_a_cache_nothing_is_kept() -> None:
    """Where the user wants none."""
    cache = NoCache()
    await cache.put("findings", "a", b"one")

    assert await cache.get("findings", "a") is None
