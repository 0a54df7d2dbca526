"""What a task of a text is given: words, data apart from them, and the code in it that can be read."""

from __future__ import annotations

import pytest

from rightsize.core.asks.ask import Ask
from rightsize.core.asks.split import split
from rightsize.core.tasks.task import TaskKind
from rightsize.engine.asked import AskedFile
from rightsize.engine.given import given_of
from tests.support.engine_world import snapshot_of

PYTHON = "import os\n\n\ndef wipe(path):\n    os.system('rm -r ' + path)\n"
GO = 'package main\n\nimport "fmt"\n\nfunc add(a int, b int) int {\n\treturn a + b\n}\n'
JAVA = "public class Box {\n    private int size;\n\n    public int size() {\n        return size;\n    }\n}\n"
JAVASCRIPT = "function add(one, other) {\n  const sum = one + other;\n  return sum;\n}\n"
RUST = "pub fn add(one: i32, other: i32) -> i32 {\n    let sum = one + other;\n    sum\n}\n"
DIFF = """\
diff --git a/shop/cart.py b/shop/cart.py
index 3b18e51..9daeafb 100644
--- a/shop/cart.py
+++ b/shop/cart.py
@@ -1,4 +1,5 @@
 import os
{blank}
 def wipe(path):
-    os.remove(path)
+    os.system('rm -r ' + path)
+    return path
""".format(blank=" ")


def asked(text: str) -> Ask:
    """Return a request for a review, of a text as it is."""
    return Ask(TaskKind.CODE_REVIEW, text, text.partition("\n")[0], 0, len(text), ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Is this safe?\n\n```python\n{PYTHON}```", "python"),
        (f"Is this safe?\n\n```py\n{PYTHON}```", "python"),
        (f"Is this safe?\n\n~~~rs\n{RUST}~~~", "rust"),
        (f"Is this safe?\n\n```typescriptreact\n{JAVASCRIPT}```", "tsx"),
        (f"Is this safe?\n\n```\n{PYTHON}```", "python"),
        (f"Is this safe?\n\n```\n{GO}```", "go"),
        (f"Is this safe?\n\n```\n{JAVA}```", "java"),
        (f"Is this safe?\n\n```\n{RUST}```", "rust"),
        (f"Is this safe?\n\n{PYTHON}", "python"),
        (f"Is this safe?\n\n{JAVASCRIPT}", "javascript"),
    ],
)
def test_code_is_read_in_its_language(text: str, language: str) -> None:
    """By the fence, or where that says nothing, by what reads best."""
    given = given_of(asked(text), (), read=True)
    assert [each.parsed.language.id for each in given.sources] == [language]
    assert given.words == "Is this safe?"
    assert "```" not in given.data[0].text
    assert given.sources[0].parsed.data.decode().strip() == given.data[0].text.strip()


def test_of_a_diff_the_new_side_is_read() -> None:
    """As far as it is shown, under the file's own name."""
    given = given_of(asked(f"Review this diff:\n\n{DIFF}"), (), read=True)
    (source,) = given.sources
    assert source.path == "shop/cart.py"
    assert (
        source.parsed.data.decode() == "import os\n\ndef wipe(path):\n    os.system('rm -r ' + path)\n    return path\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "language"),
    [
        ("```cobol\nDISPLAY 'HI'.\n```", "pasted.cobol", "cobol"),
        ("```sql\nSELECT * FROM users;\n```", "pasted.sql", "sql"),
        ("SELECT * FROM users WHERE name = '${name}';\nDROP TABLE x;\n", "pasted", "text"),
        ("the code:\n\n<?php echo $_GET['x']; ?>\n", "pasted", "text"),
        (DIFF.replace("cart.py", "cart.sh"), "shop/cart.sh", "sh"),
    ],
)
def test_code_without_a_grammar_is_a_source_too(text: str, path: str, language: str) -> None:
    """A review reads what it was given, whatever its language; nothing in it is a symbol."""
    given = given_of(asked(f"Is this safe?\n\n{text}"), (), read=True)
    (source,) = given.sources
    assert (source.path, source.parsed.language.name, source.parsed.language.is_read) == (path, language, False)
    assert source.parsed.root.child_count == 0


def test_of_a_diff_each_file_is_read() -> None:
    """Also those of a language without a grammar, beside one that has one."""
    both = DIFF + DIFF.replace("cart.py", "run.sh")
    given = given_of(asked(f"Review this diff:\n\n{both}"), (), read=True)
    assert [(each.path, each.parsed.language.is_read) for each in given.sources] == [
        ("shop/cart.py", True),
        ("shop/run.sh", False),
    ]


def test_files_come_behind_what_was_pasted() -> None:
    """One in a language that is not known is read as it is."""
    files = (AskedFile("a.py", "x = 1\n", snapshot_of("x = 1\n", "a.py")), AskedFile("notes.txt", "y\n"))
    given = given_of(asked(f"Is this safe?\n\n```python\n{PYTHON}```"), files, read=True)
    assert [each.name for each in given.data] == ["pasted by the user (code)", "the file a.py", "the file notes.txt"]
    assert [each.path for each in given.sources] == ["pasted.py", "a.py", "notes.txt"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"```python\n{PYTHON}```", "Explain what this code does."),
        (DIFF, "Explain what this change does."),
        ("panic: no port\n\ngoroutine 1 [running]:", "Explain what went wrong here, why, and how to mend it."),
    ],
)
def test_data_about_which_nothing_is_asked_is_to_be_explained(text: str, words: str) -> None:
    """A model is asked what the reasons say, and is not shown the data as if it were the request."""
    (found,) = split(text)
    given = given_of(found, (), read=False)
    assert (given.words, len(given.data) > 0) == (words, True)


def test_words_alone() -> None:
    """Nothing is data, and backticks in a sentence are words."""
    given = given_of(asked("explain what `os.system` does"), (), read=True)
    assert (given.words, given.data, given.sources) == ("explain what `os.system` does", (), ())


@pytest.mark.parametrize(
    ("path", "text", "language"),
    [
        ("change.patch", DIFF, "python"),
        ("standard input", DIFF, "python"),
        ("standard input", PYTHON, "python"),
        ("deploy", "#!/usr/bin/env python\nimport os\nos.system(x)\n", "python"),
        ("standard input", GO, "go"),
        ("standard input", "TODO: fix\nkey: value\n", "text"),
        ("notes.txt", PYTHON, "text"),
    ],
)
def test_a_file_whose_name_says_no_language(path: str, text: str, language: str) -> None:
    """Of a diff the new side is read, and what has no ending is read as what it reads best as; notes are no code."""
    given = given_of(asked("Is this safe?"), [AskedFile(path, text)], read=True)
    assert [each.parsed.language.id for each in given.sources] == [language]
