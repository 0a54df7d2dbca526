"""What a task of a text is given: its words, the data beside them, and the code among that, read as code."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import PurePath
from textwrap import dedent
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.analysis.plain import plain
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.asks.pasted import Pasted, pasted_in
from rightsize.core.asks.unasked import done_with
from rightsize.core.prompts.asking import Data
from rightsize.core.text import encode
from rightsize.engine.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rightsize.core.analysis.languages import Language
    from rightsize.core.asks.ask import Ask
    from rightsize.core.prompts.asking import Talk
    from rightsize.engine.asked import AskedFile

_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*([\w+#.-]*)[^\n]*\n")
_CLOSING = re.compile(r"\n[ \t]*(?:`{3,}|~{3,})[ \t]*\Z")
_DIFFED = re.compile(r"^\+\+\+ (?:b/)?(\S+).*$", re.MULTILINE)
_HEADERS = ("diff --git", "index ", "--- ", "+++ ", "new file", "deleted file", "similarity", "rename ", "\\ ")
_CODE = frozenset({"code", "unfenced code", "diff"})
_PROSE = frozenset({".adoc", ".csv", ".log", ".markdown", ".md", ".org", ".rst", ".tex", ".tsv", ".txt"})
"""Endings of files that are read for what they say; of any other it may be asked whether it is safe."""

_NAME = "pasted"
_UNNAMED = "text"
MOST_BEFORE = 4
"""Pieces of code of earlier messages that one review reads, where the latest message alone has no more: each costs two
readings at least, and conversations repeat their code."""

_GUESSED = 20_000
"""Bytes of pasted code that are looked at to tell its language."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a task is given: its words, the data, and the sources among that."""

    words: str
    data: tuple[Data, ...]
    sources: tuple[Snapshot, ...]


def given_of(ask: Ask, files: Sequence[AskedFile], *, read: bool) -> Given:
    """Return what a task is given; the language of its code is looked for only where it is to be `read`.

    What is to be read is a source whether or not we have a grammar for it: files, and what was pasted of code, or where
    none of that is there, all that was pasted.
    """
    text, pasted = ask.text, _whole_diffs(ask.text)
    words: list[str] = []
    data: list[Data] = []
    sources: list[Snapshot] = []
    at = 0
    for each in pasted:
        words.append(text[at : each.start].strip())
        at = each.end
        piece = text[each.start : each.end]
        data.append(Data(f"pasted by the user ({each.what})", _unfenced(piece)[1]))
        if read and each.what in _CODE:
            sources += _sources(piece, each.what)
    words.append(text[at:].strip())
    data += [Data(each.part or f"the file {each.path}", each.text) for each in files]
    for file in files:
        sources += (file.snapshot,) if file.snapshot is not None else tuple(_unnamed(file)) if read else ()
    if read and not sources:
        sources += [_plain(_NAME, "", each.text) for each in data if each.text.strip()]
    asked = "\n\n".join(each for each in words if each)
    done = None if asked else done_with(text, pasted)
    return Given(asked or (done.words if done else ask.words), tuple(data), tuple(sources))


@dataclass(frozen=True, slots=True)
class Before:
    """Code of a conversation, where what is asked last shows none.

    Attributes:
        sources: that of the latest message first, whoever wrote it, each piece once.
        unread: earlier messages whose code is not among them.
    """

    sources: tuple[Snapshot, ...] = ()
    unread: int = 0


def code_before(talk: Talk) -> Before:
    """Return the code of the messages before a request, so that "is that safe?" is about what was shown last.

    Where no code was shown, what the user pasted is read as it is.
    """
    sources: list[Snapshot] = []
    known: set[str] = set()
    unread = 0
    for number, (_, content) in reversed(list(enumerate(talk.turns, 1))):
        fresh = {code: piece for code, *piece in _code_in(content) if code not in known}
        known.update(fresh)
        if fresh and (unread or (sources and len(sources) + len(fresh) > MOST_BEFORE)):
            unread += 1
            continue
        found = (source for piece in fresh.values() for source in _sources(*piece))
        sources += [replace(each, path=f"message {number}/{each.path}") for each in found]
    if not sources:
        asked = talk.asked
        pasted = (_unfenced(asked[each.start : each.end])[1] for each in _whole_diffs(asked))
        sources = [_plain(_NAME, "", text) for text in pasted if text.strip()]
    return Before(tuple(sources), unread)


def shows_code(file: AskedFile) -> bool:
    """Tell whether a file is code or a diff, in whatever language; what its ending does not say, its text does."""
    ending = PurePath(file.path).suffix.lower()
    if file.snapshot is not None or _DIFFED.search(file.text):
        return True
    return ending not in _PROSE if ending else holds_code(file.text)


def _unnamed(file: AskedFile) -> Iterator[Snapshot]:
    """Yield what is code in a file whose name says no language: of a diff the new side, else what it reads best as."""
    ending = PurePath(file.path).suffix.lower()
    if _DIFFED.search(file.text):
        yield from _new_side(file.text)
    elif not ending and holds_code(file.text) and (language := _guessed(file.text)) is not None:
        yield Snapshot(file.name, parse(language, encode(file.text)))
    else:
        yield _plain(file.name, ending.lstrip("."), file.text)


def holds_code(text: str) -> bool:
    """Tell whether text is code or has some pasted in it; a few words may be read as that in some language."""
    return text.startswith("#!") or any(each.what in _CODE for each in pasted_in(text))


def _code_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each piece of code, bare, as it was pasted, and what it is; to read one takes longer than to find it."""
    for each in _whole_diffs(text):
        piece = text[each.start : each.end]
        if each.what in _CODE and (code := _unfenced(piece)[1]).strip():
            yield code, piece, each.what


def _whole_diffs(text: str) -> list[Pasted]:
    """Return what was pasted, a diff in one piece though lines of it look like code or like nothing."""
    found: list[Pasted] = []
    for each in pasted_in(text):
        before = found[-1] if found else None
        if before is not None and before.what == "diff" and not text[before.end : each.start].strip():
            found[-1] = Pasted(before.start, each.end, before.what)
        elif not each.inline:
            found.append(each)
    return found


def _sources(piece: str, what: str) -> Iterator[Snapshot]:
    """Yield what of a pasted piece is code."""
    tag, code = _unfenced(piece)
    if what == "diff" or tag == "diff":
        yield from _new_side(code)
        return
    language = _tagged(tag) if tag else _guessed(code)
    if language is not None:
        yield Snapshot(f"{_NAME}{language.extensions[0]}", parse(language, encode(code)))
    elif code.strip():
        yield _plain(f"{_NAME}.{tag}" if tag else _NAME, tag, code)


def _plain(path: str, language: str, text: str) -> Snapshot:
    """Return code in a language that we do not read, of which the name may be known."""
    return Snapshot(path, plain(language or _UNNAMED, encode(text)))


def _unfenced(piece: str) -> tuple[str, str]:
    """Return the language that a fence names, in lower case or empty, and what stands in it."""
    opened = _FENCE.match(piece)
    if opened is None:
        return "", dedent(piece).strip("\n")
    inside = _CLOSING.sub("\n", f"\n{piece[opened.end() :]}").removeprefix("\n")
    return opened.group(1).lower(), dedent(inside)


def _tagged(tag: str) -> Language | None:
    known = packaged()
    return known.named(tag) or known.for_lsp(tag) or known.for_path(f"x.{tag}")


def _guessed(code: str) -> Language | None:
    """Return the language in which code reads best: without a fault, and with most that it defines."""
    data = code.encode()[:_GUESSED]
    best, most = None, (0, 0)
    for language in packaged().rows:
        parsed = parse(language, data)
        faults = len(syntax_problems(parsed))
        score = (-faults, len(symbols_in(parsed)))
        if best is None or score > most:
            best, most = language, score
    return best if -most[0] * _LINES_A_FAULT <= code.count("\n") else None


_LINES_A_FAULT = 5
"""Where more than one line in so many cannot be read, the language is another one."""


def _new_side(diff: str) -> Iterator[Snapshot]:
    """Yield each file of a diff as it would be, as far as the diff shows it."""
    heads = list(_DIFFED.finditer(diff))
    for head, following in zip_longest(heads, heads[1:]):
        end = len(diff) if following is None else following.start()
        path = head.group(1)
        language = packaged().for_path(path)
        lines = diff[head.end() : end].strip("\n").split("\n")
        kept = [_kept(line) for line in lines if not line.startswith(("-", *_HEADERS))]
        text = "\n".join(kept).strip("\n") + "\n"
        if language is not None:
            yield Snapshot(path, parse(language, encode(text)))
        elif text.strip():
            yield _plain(path, PurePath(path).suffix.lower().lstrip("."), text)


def _kept(line: str) -> str:
    """Return a line of a diff without its mark; the head of a hunk is an empty line."""
    return "" if line.startswith("@@") else line[1:]
