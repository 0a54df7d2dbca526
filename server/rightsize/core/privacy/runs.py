"""The distinct words of a text: a tenth of it, in which it is quick to see what is not there at all."""

from __future__ import annotations

_IN_RUNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_=.-"
_IN_WORDS = _IN_RUNS.translate(None, b"+/=.-")
_ALL = bytes(range(256))
_TO_RUNS = bytes(each if each in _IN_RUNS else 32 for each in _ALL)
_TO_WORDS = bytes(each if each in _IN_WORDS else 32 for each in _ALL)


def runs_of(text: str) -> frozenset[str]:
    """Return what stands in a text of the letters of base64, paths and dotted names, each once."""
    return frozenset(text.encode("ascii", "replace").translate(_TO_RUNS).decode("ascii").split())


def words_of(runs: frozenset[str]) -> str:
    """Return the words that runs are made of, in lower case, as one text."""
    words = "\n".join(runs).lower().encode("ascii").translate(_TO_WORDS).split()
    return b"\n".join(set(words)).decode("ascii")
