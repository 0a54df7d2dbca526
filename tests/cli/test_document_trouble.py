"""`rightsize document` where something is in the way: no model, odd encodings, files that cannot be read or written."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from tests.support.cli_shop import SHOP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

DRAFT = "--engine=embedded"


def test_drafts_are_said_to_be_drafts(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """In engine `auto`, where no model server answers."""
    ran = rightsize("document", "shop.py")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == snapshot(
        "note: No model server answers at http://127.0.0.1:1; start it with `ollama serve`, or set OLLAMA_HOST to where it listens. These are drafts, made from facts in the code; `rightsize doctor` says how to get a model."  # noqa: E501 - one line
    )


def test_drafts_are_not_written_unasked(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """The sentence tells how."""
    ran = rightsize("document", "shop.py", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == snapshot(
        "error: No model server answers at http://127.0.0.1:1; start it with `ollama serve`, or set OLLAMA_HOST to where it listens. Without a model there are only drafts, and they are not written unasked: run this again with --engine embedded, or without --write to look at them.\n"  # noqa: E501 - one line
    )
    assert shop.read_text() == SHOP


def test_ollama_that_does_not_answer_is_an_error(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """Who names the engine wants no other."""
    ran = rightsize("document", "shop.py", "--engine", "ollama")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == snapshot(
        "error: No model server answers at http://127.0.0.1:1; start it with `ollama serve`, or set OLLAMA_HOST to where it listens. `rightsize doctor` looks closer; --engine embedded drafts without a model.\n"  # noqa: E501 - one line
    )


@pytest.mark.parametrize(
    ("raw", "start"),
    [
        (SHOP.replace("\n", "\r\n").encode(), b'"""A shop."""\r\n'),
        (b"\xef\xbb\xbf" + SHOP.encode(), b'\xef\xbb\xbf"""A shop."""\n'),
        (b"# coding: latin-1\n" + SHOP.encode() + b"NAME = '\xe9'\n", b"# coding: latin-1\n"),
        (SHOP.encode().rstrip(b"\n"), b'"""A shop."""\n'),
    ],
    ids=["crlf", "mark", "latin-1", "no last line end"],
)
def test_encoding_and_line_ends_stay(shop: Path, rightsize: Callable[..., Ran], raw: bytes, start: bytes) -> None:
    """Every old line stands there still, byte for byte and in its order."""
    shop.write_bytes(raw)
    shop.chmod(0o640)
    assert rightsize("document", "shop.py", DRAFT, "--write").code == 0
    new = shop.read_bytes()
    assert new.startswith(start)
    assert stat.S_IMODE(shop.stat().st_mode) == 0o640
    lines = iter(new.splitlines(keepends=True))
    assert all(any(line == other for other in lines) for line in raw.splitlines(keepends=True))
    assert len(new) > len(raw)
    assert (b"\r\n" in raw) == (new.count(b"\n") == new.count(b"\r\n"))


def test_bad_files_have_a_sentence_each_and_the_others_go_on(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Exit code 1, and every sentence names the next step."""
    (here / "good.py").write_text(SHOP)
    (here / "binary.py").write_bytes(b"\x7fELF\0\0")
    (here / "latin.py").write_bytes(b"x = '\xe9'\n")
    (here / "empty.py").touch()
    (here / "broken.py").write_text("def f(:\n    pass\n\n\ndef parse_it(text):\n    return text.split()\n")
    os.truncate(os.open(here / "huge.py", os.O_CREAT | os.O_WRONLY), 50_000_000)
    (here / "notes.txt").write_text("x")
    (here / "readonly.py").write_text(SHOP)
    (here / "readonly.py").chmod(0o444)
    os.mkfifo(here / "pipe.py")
    names = (
        "binary.py",
        "latin.py",
        "empty.py",
        "broken.py",
        "huge.py",
        "notes.txt",
        "readonly.py",
        "pipe.py",
        "gone.py",
    )
    ran = rightsize("document", *names, "good.py", DRAFT, "--write")
    assert ran.code == 1
    assert (here / "good.py").read_text() != SHOP
    assert (here / "readonly.py").read_text() == SHOP
    assert ran.err == snapshot("""\
error: binary.py is binary (it holds NUL bytes); name a source file
error: latin.py is not UTF-8 (byte 0xe9 in line 1); save it as UTF-8, or let its first line name its encoding, as in `# -*- coding: latin-1 -*-`
empty.py is empty: there is nothing to document
error: broken.py:1: expected ), says the grammar for Python; what stands around it is left alone, so correct it where the code is at fault
error: huge.py has 50.0 MB, more than the 10 MB that are read; split it, or leave it out with `document.exclude` in your settings
error: readonly.py is read-only; make it writable (chmod u+w) and run this again
error: pipe.py is not a file; name a source file or a folder
error: gone.py does not exist; check the name and the folder that you are in
error: notes.txt is of no language that Rightsize knows; it reads files ending in .cjs, .cts, .go, .java, .js, .jsx, .mjs, .mts, .py, .pyi, .pyw, .rs, .ts, .tsx
""")  # noqa: E501 - what is printed is one line each


def test_an_empty_folder_is_noted(here: Path, rightsize: Callable[..., Ran]) -> None:
    """There is nothing wrong with it."""
    ran = rightsize("document", ".")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == snapshot(
        "note: .: nothing to work on: no source file that is not ignored, hidden, vendored or already named\n"
    )
