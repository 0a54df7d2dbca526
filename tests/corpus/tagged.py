"""JSDoc and Javadoc comments that people wrote, turned into replies by a reader as plain as the format."""

from __future__ import annotations

import re

from rightsize.core.tasks.content import Described, DocContent

_TAG = re.compile(r"^\s*@(\w+)\s*", re.MULTILINE)
_TYPE = re.compile(r"^\{(?:[^{}]|\{[^{}]*\})*\}\s*")
_NAME = re.compile(r"^(\[[^\]]*\]|[\w.$<>*]+)\s*(?:-\s+)?", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z<])")
_PARAMETERS = frozenset({"param", "arg", "argument"})
_RETURNS = frozenset({"return", "returns"})
_RAISES = frozenset({"throws", "exception"})


def content_of_tags(text: str) -> DocContent | None:
    """Return what a comment with `@` tags says; `text` has no comment marks any more."""
    pieces = _TAG.split(text)
    prose, tags = pieces[0].strip(), list(zip(pieces[1::2], pieces[2::2], strict=True))
    if not prose or any(tag in {"inheritDoc", "deprecated", "typedef", "overload", "template"} for tag, _ in tags):
        return None
    first, _, rest = prose.partition("\n\n")
    sentences = _SENTENCE.split(" ".join(first.split()), maxsplit=1)
    return DocContent(
        summary=sentences[0],
        details="\n\n".join(each for each in (*sentences[1:], rest.strip()) if each) or None,
        parameters=tuple(_named(body) for tag, body in tags if tag in _PARAMETERS),
        returns=next((_typeless(body) for tag, body in tags if tag in _RETURNS), None),
        yields=next((_typeless(body) for tag, body in tags if tag == "yields"), None),
        raises=tuple(_raised(body) for tag, body in tags if tag in _RAISES),
        example=next((body for tag, body in tags if tag == "example"), None),
    )


def _typeless(body: str) -> str:
    bare = " ".join(_TYPE.sub("", body).split())
    return bare or " ".join(body.split())


def _named(body: str) -> Described:
    bare = _TYPE.sub("", body.strip())
    match = _NAME.match(bare)
    if match is None:
        return Described("", bare)
    return Described(match.group(1), " ".join(bare[match.end() :].split()))


def _raised(body: str) -> Described:
    typed = _TYPE.match(body.strip())
    if typed:
        return Described(typed.group().strip("{} \n"), " ".join(body.strip()[typed.end() :].split()))
    return _named(body)
