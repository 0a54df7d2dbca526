"""Re-anchoring: an edit follows its symbol to a newer text, and is dropped when what it was checked against changed."""

from __future__ import annotations

import pytest

from rightsize.core.text import apply_edits
from rightsize.engine.document import DocumentOptions, document, targets_in
from rightsize.engine.reanchor import reanchor
from tests.support.engine_world import ListReporter, reply, runtime_with, snapshot_of

OLD = "import os\n\n\ndef halve(amount):\n    return amount / 2\n"
DOC = b'def halve(amount):\n    """Return one half of a number.\n'


@pytest.mark.parametrize(
    ("new", "follows"),
    [
        (OLD, True),
        (OLD.replace("import os", "import os\nimport sys"), True),
        (OLD + "\n\nprint(halve(3))\n", True),
        (OLD.replace("import os\n\n\n", ""), True),
        (OLD.replace("amount / 2", "amount / 3"), False),
        (OLD.replace("halve", "third"), False),
        (OLD + OLD, False),
        (OLD.replace("def halve", "class A:\n  def halve").replace("    return", "      return"), False),
        ("", False),
    ],
)
async def test_edit_follows_its_symbol(new: str, follows: bool) -> None:
    """Text around the symbol may change; the symbol itself, its name and its indent may not."""
    answer = reply("Return one half of a number.", {"amount": "The number to divide."}, returns="The half.")
    old = snapshot_of(OLD)
    targets = [each for each in targets_in(old, None) if each.name == "halve"]
    (result,) = await document(runtime_with([answer]), old, targets, DocumentOptions(), ListReporter())
    newer = snapshot_of(new, version=7)
    edit = reanchor(result, old, newer)
    assert (edit is not None) is follows
    if edit is not None:
        assert DOC in apply_edits(newer.parsed.data, [edit])


FILE = "#!/usr/bin/env python\nimport os\n\n\ndef halve(amount):\n    return amount / 2\n"


@pytest.mark.parametrize(
    ("new", "stays"),
    [
        (FILE, True),
        (FILE.replace("amount / 2", "amount / 3"), True),
        (FILE + "\n\nprint(halve(3))\n", True),
        ("#" + FILE, False),
        (FILE.replace("import os", "import sys"), False),
        (FILE.replace("import os\n", ""), False),
        ("", False),
    ],
)
async def test_the_doc_of_a_file_stays_at_its_head(new: str, stays: bool) -> None:
    """People type elsewhere in the file while its doc is written; the head itself may not change."""
    old = snapshot_of(FILE)
    runtime = runtime_with([reply("Halve amounts.")])
    (result,) = await document(runtime, old, targets_in(old, None)[:1], DocumentOptions(), ListReporter())
    newer = snapshot_of(new, version=7)
    edit = reanchor(result, old, newer)
    assert (edit is not None) is stays
    if edit is not None:
        assert b'\n"""Halve amounts."""\n' in apply_edits(newer.parsed.data, [edit])
