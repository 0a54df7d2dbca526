"""`rightsize document` with the embedded engine: diffs, files that are written, and what is said about both."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

SHOP = '''\
"""A shop."""


def price_of(item, quantity=1):
    """Return the price."""
    return item.price * quantity


def parse_price(text: str) -> float:
    # Prices come with a currency sign in front.
    if not text:
        raise ValueError("empty price")
    return float(text[1:])


def _internal(x):
    return x
'''

DRAFT = "--engine=embedded"


@pytest.fixture
def shop(here: Path) -> Path:
    """A file with one function that has a doc, one that has none, and one that is private."""
    file = here / "shop.py"
    file.write_text(SHOP)
    return file


def test_a_diff_is_the_default(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """The diff goes to standard output, the summary to standard error, and the file stays as it is."""
    ran = rightsize("document", "shop.py", DRAFT)
    assert ran.code == 0
    assert shop.read_text() == SHOP
    assert ran.out == snapshot('''\
--- a/shop.py
+++ b/shop.py
@@ -7,6 +7,17 @@
 \n\
 \n\
 def parse_price(text: str) -> float:
+    """Return `text[1:]` as a floating-point number.
+
+    Args:
+        text: Indexed with `1:`; tested for being empty or false.
+
+    Returns:
+        `text[1:]` as a floating-point number.
+
+    Raises:
+        ValueError: If `text` is empty or false.
+    """
     # Prices come with a currency sign in front.
     if not text:
         raise ValueError("empty price")
''')
    assert ran.err == snapshot("""\
1 file, 4 symbols in N s: 1 drafted, 3 left alone, 0 failed; 1 file would change
doc coverage: 67% before, 100% after (3 of 3 public symbols)
left alone: 2, it has a doc
left alone: 1, it is not public; the setting document.private includes such
drafted by the embedded engine; with a model server it would have been:
  tier    model           symbols  why
  tier 1  Granite 4.1 3B  1        the cheapest of the models that are good enough
each passed 26 checks, which `rightsize checks` lists
""")
    assert rightsize("document", "shop.py", DRAFT, "--diff").out == ran.out


def test_write_changes_the_file_and_a_second_run_finds_nothing(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """What is written is what the diff showed."""
    ran = rightsize("document", "shop.py", DRAFT, "--write")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == snapshot("""\
shop.py: 1 draft written
1 file, 4 symbols in N s: 1 drafted, 3 left alone, 0 failed; 1 file changed
doc coverage: 67% before, 100% after (3 of 3 public symbols)
left alone: 2, it has a doc
left alone: 1, it is not public; the setting document.private includes such
drafted by the embedded engine; with a model server it would have been:
  tier    model           symbols  why
  tier 1  Granite 4.1 3B  1        the cheapest of the models that are good enough
each passed 26 checks, which `rightsize checks` lists
""")
    written = shop.read_text()
    assert written == snapshot('''\
"""A shop."""


def price_of(item, quantity=1):
    """Return the price."""
    return item.price * quantity


def parse_price(text: str) -> float:
    """Return `text[1:]` as a floating-point number.

    Args:
        text: Indexed with `1:`; tested for being empty or false.

    Returns:
        `text[1:]` as a floating-point number.

    Raises:
        ValueError: If `text` is empty or false.
    """
    # Prices come with a currency sign in front.
    if not text:
        raise ValueError("empty price")
    return float(text[1:])


def _internal(x):
    return x
''')
    again = rightsize("document", "shop.py", DRAFT, "--write")
    assert again.code == 0
    assert "0 files changed" in again.out
    assert shop.read_text() == written


def test_json_tells_everything(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """Per symbol what was done, the decision, the attempts, the failed checks, or the reason it was left alone."""
    ran = rightsize("document", "shop.py", DRAFT, "--json")
    assert (ran.code, ran.err) == (0, "")
    record = json.loads(ran.out)
    (file,) = record.pop("files")
    record["summary"].pop("seconds")
    assert record == snapshot(
        {
            "format": 1,
            "engine": "embedded",
            "write": False,
            "interrupted": False,
            "summary": {
                "files": 1,
                "changed": 1,
                "symbols": 4,
                "documented": 1,
                "drafted": 1,
                "left_alone": 3,
                "failed": 0,
                "interrupted": 0,
                "covered_before": 2,
                "covered_after": 3,
                "public": 3,
            },
            "problems": [],
        }
    )
    symbols = {each["name"]: each for each in file.pop("symbols")}
    assert file.pop("diff").startswith("--- a/shop.py\n+++ b/shop.py\n@@ ")
    assert file == snapshot(
        {
            "path": "shop.py",
            "language": "python",
            "written": False,
            "problems": [],
            "notes": [],
            "coverage_before": {"documented": 2, "public": 3},
            "coverage_after": {"documented": 3, "public": 3},
        }
    )
    assert {name: (each["status"], each["reason_code"], each["line"]) for name, each in symbols.items()} == snapshot(
        {
            "shop": ("left_alone", "has_doc", 1),
            "price_of": ("left_alone", "has_doc", 4),
            "parse_price": ("documented", None, 9),
            "_internal": ("left_alone", "private", 16),
        }
    )
    drafted = symbols["parse_price"]
    assert drafted["decision"]["task_type"] == "documentation"
    assert [each["tier"] for each in drafted["decision"]["candidates"]] == [1, 2, 3, 4]
    (attempt,) = drafted["attempts"]
    assert attempt["passed"]
    assert attempt["engine"] == "embedded"
    assert "parameters_named" in attempt["checks"]
    assert drafted["failed_checks"] == []


def test_write_and_json_go_together(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """The object says that the file was written."""
    record = json.loads(rightsize("document", "shop.py", DRAFT, "--json", "--write").out)
    assert record["files"][0]["written"]
    assert shop.read_text() != SHOP


def test_one_symbol_at_a_line(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """FILE:LINE documents the symbol there, a private one too, and nothing else."""
    ran = rightsize("document", "shop.py:17", DRAFT, "--json")
    (symbol,) = json.loads(ran.out)["files"][0]["symbols"]
    assert (symbol["name"], symbol["line"]) == ("_internal", 16)


def test_only_selects_symbols(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """By a glob over names."""
    for glob, names in {"parse_*": ["parse_price"], "*price*": ["price_of", "parse_price"], "none*": []}.items():
        record = json.loads(rightsize("document", ".", DRAFT, "--json", "--only", glob).out)
        assert [each["name"] for each in record["files"][0]["symbols"]] == names


def test_regenerate_replaces_a_doc(shop: Path, rightsize: Callable[..., Ran]) -> None:
    """`missing` would leave it alone."""
    ran = rightsize("document", "shop.py:4", DRAFT, "--mode", "regenerate", "--json")
    (symbol,) = json.loads(ran.out)["files"][0]["symbols"]
    assert symbol["reason_code"] != "has_doc"


def test_a_style_that_a_language_has_not_is_noted(here: Path, rightsize: Callable[..., Ran]) -> None:
    """The file's own is used, and a person is told."""
    (here / "a.go").write_text("package a\n\n// F does it.\nfunc F() {}\n")
    ran = rightsize("document", "a.go", DRAFT, "--style", "google")
    assert ran.err.startswith("Go has no doc style `google`; its files keep to godoc\n")


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
error: broken.py:1: expected ); what stands around it is left alone, so correct it and run this again
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
        "note: .: nothing to document: no source file that is not ignored, hidden, vendored or already named\n"
    )
