"""Ignoring a finding with a comment: above the line, behind it, or not at all, and never a changed token."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.ignoring import ignore_edit
from rightsize.core.review.suppress import with_suppressions
from rightsize.core.text import apply_edits

CASES = {
    "above, as deep as the line": (
        'import os\ndef f(x):\n    os.system("a " + x)\n',
        'import os\ndef f(x):\n    # rightsize: ignore[python.shell-command] checked\n    os.system("a " + x)\n',
    ),
    "line ends are kept": (
        'import os\r\ndef f(x):\r\n    os.system("a " + x)\r\n',
        (
            "import os\r\ndef f(x):\r\n    # rightsize: ignore[python.shell-command] checked\r\n"
            '    os.system("a " + x)\r\n'
        ),
    ),
    "in the middle of a statement": (
        'import os\ndef f(x):\n    return """\n{}\n""".format(os.system("a " + x))\n',
        (
            'import os\ndef f(x):\n    return """\n{}\n""".format(os.system("a " + x))'
            "  # rightsize: ignore[python.shell-command] checked\n"
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_comment_is_placed(name: str) -> None:
    """The text that comes out, and the finding is suppressed in it."""
    source, expected = CASES[name]
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, source.encode())
    (finding,) = floor_findings(parsed)
    edit = ignore_edit(parsed, finding, "checked")
    assert edit is not None
    after = apply_edits(parsed.data, [edit])
    assert after.decode() == expected
    again = parse(language, after)
    assert [bool(each.suppressed) for each in with_suppressions(again, floor_findings(again))] == [True]
