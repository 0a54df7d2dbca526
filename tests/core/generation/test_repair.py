"""What is replaced to mend code at a place, and what a reply makes of it."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import Parsed, parse
from rightsize.core.generation.repair import LARGEST, repair_target
from rightsize.core.generation.splice import spliced
from rightsize.core.prompts.code_reply import read_code
from rightsize.core.tasks.generation import Asked
from rightsize.core.text import Span, apply_edits, decode

LONG = "".join(f"    step_{number}()\n" for number in range(LARGEST // 12))

PLACES = [
    ("py", "def f(a):\n    '''Doc.'''\n    $run(a)$\n", Asked.BODY, "\n    run(a)", "a body, its doc left out"),
    ("py", "KEY = $'abc'$\n", Asked.LINES, "KEY = 'abc'", "a statement of the module"),
    (
        "py",
        "class A:\n    key = $'abc'$\n",
        Asked.LINES,
        "    key = 'abc'",
        "a statement of a class, and not the class",
    ),
    ("py", "if x:\n    $run(x)$\n", Asked.LINES, "if x:\n    run(x)", "all of a statement that holds others"),
    ("py", "@a\ndef f(b=$'x'$):\n    go(b)\n", Asked.LINES, "@a\ndef f(b='x'):\n    go(b)", "what a signature holds"),
    ("py", f"def f(a):\n    $run(a)$\n{LONG}", Asked.LINES, "    run(a)", "a statement of a body that is too long"),
    (
        "js",
        "app.get('/', (q, r) => {\n  $r.send(q.a)$;\n});\n",
        Asked.LINES,
        "app.get('/', (q, r) => {\n  r.send(q.a);\n});",
        "a function without a name, with the call that takes it",
    ),
    ("js", "class A {\n  m(q) {\n    $run(q)$;\n  }\n}\n", Asked.BODY, "\n    run(q);\n  ", "a method"),
    ("go", 'package a\n\nvar key = $"abc"$\n', Asked.LINES, 'var key = "abc"', "a variable of the package"),
    ("go", "package a\n\nfunc f(a string) {\n\t$run(a)$\n}\n", Asked.BODY, "\n\trun(a)\n", "a function of the package"),
    ("rs", 'const KEY: &str = $"abc"$;\n', Asked.LINES, 'const KEY: &str = "abc";', "a constant"),
    ("java", 'class A {\n  String key = $"abc"$;\n}\n', Asked.LINES, '  String key = "abc";', "a field"),
]


def place_in(source: str, extension: str) -> tuple[Parsed, Span]:
    """Return the parsed source and the place between its two marks."""
    before, inside, after = source.split("$")
    language = packaged().for_path(f"a.{extension}")
    assert language is not None
    start = len(before.encode())
    return parse(language, (before + inside + after).encode()), Span(start, start + len(inside.encode()))


@pytest.mark.parametrize(("extension", "source", "asked", "replaced", "_what"), PLACES)
def test_what_is_replaced(extension: str, source: str, asked: Asked, replaced: str, _what: str) -> None:
    """The body around the place, else the largest statement that is no class and not too long."""
    parsed, place = place_in(source, extension)

    target = repair_target(parsed, place)

    assert target is not None
    assert (target.asked, decode(target.span.of(parsed.data))) == (asked, replaced)


@pytest.mark.parametrize(
    ("extension", "source", "reply", "after"),
    [
        ("py", "KEY = $'abc'$\n", '```\nKEY = os.environ["KEY"]\n```', "KEY = os.environ['KEY']\n"),
        (
            "py",
            "class A:\n    key = $'abc'$\n\n    def f(self):\n        pass\n",
            "key = load(\n    'key',\n)",
            "class A:\n    key = load(\n        'key',\n    )\n\n    def f(self):\n        pass\n",
        ),
        (
            "js",
            "class A {\r\n  key = $'abc'$;\r\n}\r\n",
            "```js\n  key = load(() => {\n    return 1;\n  });\n```",
            "class A {\r\n  key = load(() => {\r\n    return 1;\r\n  });\r\n}\r\n",
        ),
        ("py", "KEY = $'abc'$\n", "KEY = (", None),
    ],
)
def test_a_region_is_replaced_in_the_files_own_form(extension: str, source: str, reply: str, after: str | None) -> None:
    """Indent, line ends and quotes are the file's; what does not parse there fits nowhere."""
    parsed, place = place_in(source, extension)
    target = repair_target(parsed, place)
    assert target is not None

    generated, _ = spliced(parsed, target, read_code(reply, "")[0])

    assert (decode(apply_edits(parsed.data, [generated.edit])) if generated else None) == after
