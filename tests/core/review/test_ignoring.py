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


INSIDE = {
    "a line of Python that goes on behind a backslash": (
        "python",
        'import os\ndef f(a):\n    x = 1 + \\\n        os.system("ls " + a)\n',
        '        os.system("ls " + a)  # rightsize: ignore[python.shell-command] checked\n',
    ),
    "one that goes on behind the finding too": (
        "python",
        'import os\ndef f(a):\n    x = 1 + \\\n        os.system("ls " + a) + \\\n        2\n',
        None,
    ),
    "what stands between the tags of JSX": (
        "javascript",
        "const V = (p) => (\n  <div>\n    hi {eval(p.x)}\n  </div>\n);\n",
        "    hi {eval(p.x) /* rightsize: ignore[ecmascript.code-eval] checked */}\n",
    ),
}


@pytest.mark.parametrize("name", INSIDE)
def test_a_comment_that_no_compiler_takes_is_not_written(name: str) -> None:
    """The line that comes out, or nothing where no comment may stand; what is shown of it has no marks."""
    language_id, source, line = INSIDE[name]
    language = packaged().named(language_id)
    assert language is not None
    parsed = parse(language, source.encode())
    (finding,) = floor_findings(parsed)
    edit = ignore_edit(parsed, finding, "checked")
    assert (edit is None) is (line is None)
    if edit is not None and line is not None:
        after = apply_edits(parsed.data, [edit])
        assert line in after.decode().splitlines(keepends=True)
        again = parse(language, after)
        shown = f"rightsize: ignore[{finding.rule}] checked"
        assert [each.suppressed for each in with_suppressions(again, floor_findings(again))] == [shown]
