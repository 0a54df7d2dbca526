"""Characters of generated code that nobody sees, or that look like others: refused, but for what people write."""

from __future__ import annotations

import pytest

from rightsize.core.generation.targets import target_at
from rightsize.core.verification.generated_evidence import Packages
from rightsize.engine.generated import check_generated
from tests.support.engine_world import snapshot_of

PYTHON = 'def is_admin(user, scope):\n    """Tell whether a user may."""\n    ...\n'
SCRIPT = "function isAdmin(user, scope) {\n}\n"


async def refused(source: str, reply: str) -> list[str]:
    """Return the checks that refuse a reply."""
    snapshot = snapshot_of(source, "a.py" if source == PYTHON else "a.js")
    target = target_at(snapshot.parsed, 5 if source == PYTHON else 10)
    assert target is not None
    check = await check_generated(snapshot, target, reply, Packages(beside=frozenset()), None)
    rows = {"no_hidden_characters", "no_look_alikes"}
    return [each.check for each in check.verdict.problems if each.check in rows and not each.warns]


@pytest.mark.parametrize(
    ("_what", "source", "reply", "expected"),
    [
        ("an override", PYTHON, "return user == 'a\u202e' or scope", "no_hidden_characters"),
        ("an isolate in a comment", SCRIPT, "/* \u2066 admins only */ return true;", "no_hidden_characters"),
        ("a space without a width in a text", PYTHON, "return user == 'ad\u2060min'", "no_hidden_characters"),
        ("a joiner in a name", SCRIPT, "const a\u200cb = 1; return a\u200cb;", "no_hidden_characters"),
        ("a filler as a name", SCRIPT, "const \u3164 = scope; return \u3164;", "no_hidden_characters"),
        ("a control", PYTHON, "return user == 'a\x1b[2K'", "no_hidden_characters"),
        ("a Cyrillic letter", PYTHON, "us\u0435r = scope\nreturn us\u0435r == user", "no_look_alikes"),
        ("letters of mathematics", PYTHON, "return \U0001d5ee\U0001d5ef(user)", "no_look_alikes"),
    ],
)
async def test_what_cannot_be_seen_is_refused(_what: str, source: str, reply: str, expected: str) -> None:
    """In code, in texts and in comments."""
    assert expected in await refused(source, reply)


@pytest.mark.parametrize(
    ("_what", "source", "reply"),
    [
        ("accents", PYTHON, "name = 'Zo\u00eb'\nreturn user == name"),
        ("joined emoji", PYTHON, "return user == '\U0001f468\u200d\U0001f469\u200d\U0001f467'"),
        ("Persian", PYTHON, "return user == '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'"),
        ("names in one script", PYTHON, "\u0438\u043c\u044f = user\nreturn \u0438\u043c\u044f"),
        ("Greek", SCRIPT, "const \u03bb = scope; return \u03bb;"),
        ("escapes that can be seen", PYTHON, "return user == 'a\\u202e'"),
    ],
)
async def test_what_people_write_is_not(_what: str, source: str, reply: str) -> None:
    """In their own script."""
    assert await refused(source, reply) == []
