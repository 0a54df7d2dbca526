"""Bandit's findings beside our own: said once, refuted by values, or shown; none is ever lost."""

from __future__ import annotations

from textwrap import dedent

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.finding import Confidence, Severity
from rightsize.core.review.floor import floor_findings
from rightsize.core.review.merge import merged
from rightsize.core.review.scanned import Issue, with_issues
from rightsize.core.review.suppress import is_refuted, with_suppressions
from rightsize.scanning.inner import scan


def shown(source: str) -> list[tuple[int, str, tuple[str, ...], str]]:
    """Return line, rule, other rules and what is said against it, for each finding."""
    language = packaged().for_path("sample.py")
    assert language is not None
    parsed = parse(language, dedent(source).encode())
    issues = [Issue(**each) for each in scan(parsed.data)["issues"]]
    found = with_suppressions(parsed, with_issues(parsed, floor_findings(parsed), issues))
    line = parsed.lines.line_of
    return [(line(each.span.start) + 1, each.rule, each.also, each.suppressed) for each in found]


def test_what_both_see_is_one_finding() -> None:
    """It has our words and both names."""
    source = 'import os\ndef ping(host):\n    os.system("ping " + host)\n'
    assert shown(source) == [(3, "python.shell-command", ("bandit.B605",), "")]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('import os\nos.system("ls")\n', "all that is passed is constant"),
        ("import subprocess\n", "an import does nothing by itself; where it is used is looked at"),
        ("def f(x):\n    assert x\n", "an assert is no weakness by itself"),
        (
            "import hashlib\ndef cache_key(text):\n    return hashlib.md5(text).hexdigest()\n",
            "no use of the hash is seen that needs one that is strong",
        ),
        (
            """\
            import subprocess
            def run(name):
                if name not in ("one", "other"):
                    raise ValueError(name)
                subprocess.run("/bin/ls " + name, shell=True)
            """,
            "what comes from outside is checked before",
        ),
        (
            """\
            import hmac, pickle
            def load(blob, tag, key):
                if not hmac.compare_digest(tag, hmac.digest(key, blob, "sha256")):
                    raise ValueError(tag)
                return pickle.loads(blob)
            """,
            "what stands around it makes it harmless",
        ),
    ],
)
def test_what_values_refute_is_kept_and_says_why(source: str, reason: str) -> None:
    """The finding is there, with the reason for which it is none."""
    assert f"refuted: {reason}" in [said for _, rule, _, said in shown(source) if rule.startswith("bandit.")]
    assert all(said for *_, said in shown(source))


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ('import os\nos.system("/bin/chown root *")\n', "bandit.B609"),
        ("import requests\ndef rates(base):\n    return requests.get(base)\n", "bandit.B113"),
        (
            "from django.utils.safestring import mark_safe\ndef page(store):\n    return mark_safe(load_body())\n",
            "bandit.B703",
        ),
    ],
)
def test_what_may_be_a_danger_is_shown_at_the_lowest_grade(source: str, rule: str) -> None:
    """A file can be called like an option, and of what is run or shown as it is nobody knows where it comes from."""
    language = packaged().for_path("sample.py")
    assert language is not None
    parsed = parse(language, source.encode())
    found = with_issues(parsed, floor_findings(parsed), [Issue(**each) for each in scan(parsed.data)["issues"]])
    graded = {(each.rule, each.severity, each.confidence) for each in found if not each.suppressed}
    assert (rule, Severity.LOW, Confidence.LOW) in graded


def test_one_weakness_under_two_numbers_is_shown_once() -> None:
    """Bandit counts `eval` as CWE-78; what is shown is ours, and bandit's stands behind it."""
    found = shown("def f(text):\n    return eval(text)\n")
    assert [(rule, also, bool(said)) for _, rule, also, said in found] == [
        ("bandit.B307", (), True),
        ("python.code-eval", ("bandit.B307",), False),
    ]


def test_what_bandit_alone_sees_is_shown() -> None:
    """No reading of ours speaks against it."""
    assert [
        (line, rule, said) for line, rule, _, said in shown("import logging.config\nlogging.config.listen(9999)\n")
    ] == [(2, "bandit.B612", "")]


def test_a_nosec_that_names_tests_is_about_those() -> None:
    """What it names is shown as suppressed, and anything else is shown."""
    source = 'import os\ndef ping(host):\n    os.system("ping " + host)  # nosec B{}\n'
    assert [said for *_, said in shown(source.replace("{}", "605"))] == ["# nosec B605"]
    assert [said for *_, said in shown(source.replace("{}", "101"))] == [""]


def test_what_a_model_sees_too_is_not_refuted() -> None:
    """The model's word stands, and bandit's name beside it."""
    language = packaged().for_path("sample.py")
    assert language is not None
    parsed = parse(language, b'import os\nos.system("/bin/ls")\n')
    (refuted,) = with_issues(parsed, (), [Issue(**each) for each in scan(parsed.data)["issues"]])
    assert is_refuted(refuted)
    (both,) = merged([refuted], [refuted])
    assert not both.suppressed
