"""`rightsize document` with the embedded engine: diffs, files that are written, and what is said about both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from tests.support.cli_shop import SHOP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.cli_process import Ran

DRAFT = "--engine=embedded"


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
each passed N checks, which `rightsize checks` lists
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
each passed N checks, which `rightsize checks` lists
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
    """The file's own is used, and a person is told, where other files can have the style."""
    (here / "a.go").write_text("package a\n\n// F does it.\nfunc F() {}\n")
    (here / "b.py").write_text(SHOP)
    ran = rightsize("document", "a.go", "b.py", DRAFT, "--style", "google")
    assert ran.code == 0
    assert ran.err.startswith("Go has no doc style `google`; its files keep to godoc\n")


def test_a_style_that_no_file_can_have_is_wrong_usage(here: Path, rightsize: Callable[..., Ran]) -> None:
    """The styles that they can have are named, and nothing is done."""
    (here / "a.go").write_text("package a\n\nfunc F() {}\n")
    (here / "b.py").write_text(SHOP)
    ran = rightsize("document", ".", DRAFT, "--style", "javadoc", "--write")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot(
        "error: --style javadoc fits no file that was named: Go has godoc; Python has google, numpy, sphinx\n"
    )
    assert (here / "b.py").read_text() == SHOP


def test_an_update_tells_of_a_parameter_that_is_gone(here: Path, rightsize: Callable[..., Ran]) -> None:
    """Only a person takes their words away, so the file's notes say where to look, also where nothing is added."""
    doc = '    """Double it.\n\n    Args:\n        x: It.\n        old: Gone.\n\n    Returns:\n        Both.\n    """\n'
    (here / "a.py").write_text(f'"""A."""\n\n\ndef double(x):\n{doc}    return 2 * x\n')
    note = "a.py:4 double: Its doc describes `old`, which is no parameter."
    ran = rightsize("document", "a.py", DRAFT, "--mode=update")
    assert (ran.out, ran.err.split("\n")[0]) == ("", note)
    (record,) = json.loads(rightsize("document", "a.py", DRAFT, "--mode=update", "--json").out)["files"]
    assert record["notes"] == [note]
