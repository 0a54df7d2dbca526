"""Findings that survive a restart: kept a file, found again where the code that they quote still stands."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from rightsize.core.privacy.placeholders import PLACEHOLDER, veiled
from rightsize.core.review.finding import Confidence, Finding, Related, Severity, Source
from rightsize.core.review.suppress import is_refuted, with_suppressions
from rightsize.core.text import Span, decode, encode
from rightsize.engine.aside import LARGE, aside
from rightsize.engine.concealing import concealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rightsize.core.analysis.parse import Parsed
    from rightsize.engine.runtime import Runtime

FINDINGS: Final = "findings"
"""What they are kept as."""

_ENUMS: Final = {"severity": Severity, "confidence": Confidence, "source": Source}


async def remember(runtime: Runtime, place: str, data: bytes, findings: Sequence[Finding]) -> None:
    """Keep the findings of a file as it stands; where there are none, what was kept of it is forgotten.

    That there are none is not kept: nobody can say later that somebody read the file and found nothing.
    """
    key = _key(runtime, place)
    if not findings:
        await runtime.cache.drop(FINDINGS, key)
        return
    plain = [_plain(each) for each in findings]
    strings = list(_strings(plain))
    # What a finding quotes may be the very secret that it is about, of any length, and JSON would escape its quotes.
    (_, *hidden), _ = await aside(LARGE, lambda: veiled([decode(data), *strings], runtime.journal.keyed_hash, least=1))
    words = dict(zip(strings, hidden, strict=True))
    body = {"content": _content(runtime, data), "findings": _with_strings(plain, words.__getitem__)}
    await runtime.cache.put(FINDINGS, key, json.dumps(body).encode())


async def kept_body(runtime: Runtime, place: str) -> bytes | None:
    """Return what is kept of a file, to be read by `remembered_in`; None where nothing is."""
    return await runtime.cache.get(FINDINGS, _key(runtime, place))


def remembered_in(runtime: Runtime, parsed: Parsed, body: bytes) -> tuple[Finding, ...]:
    """Return the findings that still hold of a file: all in the same text, and in another those with a clear place.

    A place is clear where the quoted code stands once.  Comments that ask to pass over a finding are asked anew.
    What spoke of a secret that is gone since holds no longer.
    """
    _, veil = veiled([decode(parsed.data)], runtime.journal.keyed_hash)
    try:
        kept = json.loads(body)
        findings = tuple(_finding(_with_strings(each, veil.lifted)) for each in kept["findings"])
        same = kept["content"] == _content(runtime, parsed.data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    found = (_placed(each, parsed.data, same=same) for each in findings)
    whole = [each for each in found if each is not None and not _is_broken(each, parsed.data)]
    return concealed(with_suppressions(parsed, whole), parsed.data)


def _is_broken(finding: Finding, data: bytes) -> bool:
    """Tell whether a placeholder is left whose secret the text no longer holds."""
    words = (word for text in _strings(_plain(finding)) for word in PLACEHOLDER.findall(text))
    return any(encode(each) not in data for each in words)


def _placed(finding: Finding, data: bytes, *, same: bool) -> Finding | None:
    span = _place(finding.quote, finding.span, data, same=same)
    if span is None:
        return None
    places = ((each, _place(each.quote, each.span, data, same=same)) for each in finding.related)
    related = tuple(replace(each, span=place) for each, place in places if place is not None)
    return replace(finding, span=span, related=related)


def _place(text: str, before: Span, data: bytes, *, same: bool) -> Span | None:
    """Return where a quote stands, in a changed text only if it stands there once."""
    quote = encode(text)
    if same and quote == before.of(data):
        return before
    start = data.find(quote) if quote else -1
    if start < 0 or data.find(quote, start + 1) >= 0:
        return None
    return Span(start, start + len(quote))


def _key(runtime: Runtime, place: str) -> str:
    return runtime.journal.keyed_hash(f"{FINDINGS} {place}")


def _content(runtime: Runtime, data: bytes) -> str:
    return runtime.journal.keyed_hash(decode(data))


def _plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as values of JSON; who asked to pass over it is asked again, what refutes it stays."""
    values = {**asdict(finding), "masked": ""}
    if not is_refuted(finding):
        values["suppressed"] = ""
    related = [[each.span.start, each.span.end, each.says, each.quote] for each in finding.related]
    return {**values, "span": [finding.span.start, finding.span.end], "related": related}


def _strings(value: object) -> Iterator[str]:
    """Yield the texts in values of JSON, without the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _with_strings(value: Any, changed: Callable[[str], str]) -> Any:
    """Return values of JSON with other texts in them."""
    if isinstance(value, str):
        return changed(value)
    if isinstance(value, dict):
        return {name: _with_strings(each, changed) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_strings(each, changed) for each in value]
    return value


def _finding(values: Mapping[str, Any]) -> Finding:
    read: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    read["span"] = Span(*values["span"])
    read["related"] = tuple(Related(Span(start, end), says, quote) for start, end, says, quote in values["related"])
    read |= {name: kind(values[name]) for name, kind in _ENUMS.items()}
    return Finding(**read)
