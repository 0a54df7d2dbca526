"""Findings put together, passed over on request, and known again when lines move."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.review.baseline import Entry, entry_for, read_baseline, with_baseline, write_baseline
from rightsize.core.review.chunks import chunks_of
from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.merge import at_least, merged, numbered, same_weakness
from rightsize.core.review.suppress import ignore_comment, with_suppressions
from rightsize.core.text import Span


def found(start: int, end: int, cwe: int = 89, source: Source = Source.RULES, **given: object) -> Finding:
    """Return a finding at a span."""
    plain = Finding(
        span=Span(start, end),
        cwe=cwe,
        rule="python.sql-built" if source is Source.RULES else "",
        title="SQL",
        message="Why.",
        remedy="Do.",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        source=source,
        quote="quote",
        model="" if source is Source.RULES else "Model",
    )
    return replace(plain, **given)  # type: ignore[arg-type]


def test_rules_and_model_at_one_place_agree() -> None:
    """One finding, of both, the graver severity, and surer; others stay as they are."""
    both, alone = merged(
        [found(0, 10, severity=Severity.HIGH), found(20, 30)], [found(2, 8, cwe=564, source=Source.MODEL)]
    )
    assert (both.source, both.confidence, both.severity) == (Source.BOTH, Confidence.HIGH, Severity.HIGH)
    assert both.rule == "python.sql-built"
    assert alone.source is Source.RULES


@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        ("confirmed by a second pass", Confidence.HIGH),
        ("not confirmed by a second pass: a constant", Confidence.LOW),
        ("not confirmed, since the second pass failed: no server", Confidence.LOW),
    ],
)
def test_what_a_second_pass_did_not_confirm_is_not_made_sure_by_the_rules(said: str, confidence: Confidence) -> None:
    """They agree on where to look; the pass was asked whether it is real."""
    unsure = found(2, 8, source=Source.MODEL, confidence=Confidence.LOW, confirmation=said)
    [both] = merged([found(0, 10, confidence=Confidence.HIGH)], [unsure])
    assert (both.source, both.confidence, both.confirmation) == (Source.BOTH, confidence, said)


def test_the_model_says_a_thing_once() -> None:
    """Of overlapping findings of one weakness the surest stays; other weaknesses there are others."""
    kept = merged(
        [],
        [
            found(0, 10, source=Source.MODEL),
            found(5, 9, source=Source.MODEL, confidence=Confidence.HIGH),
            found(5, 9, cwe=79, source=Source.MODEL),
        ],
    )
    assert [(each.cwe, each.confidence.value) for each in kept] == [(79, "medium"), (89, "high")]


def test_what_is_passed_over_hides_nothing_else() -> None:
    """Neither another finding of the model there, nor one of the rules, nor how grave one of them is."""
    surest = found(0, 30, source=Source.MODEL, confidence=Confidence.HIGH, suppressed="# nosec")
    (kept,) = merged([], [surest, found(0, 9, source=Source.MODEL, severity=Severity.HIGH)])
    assert (kept.suppressed, kept.severity) == ("", Severity.HIGH)
    (both,) = merged([found(0, 9, suppressed="# nosec"), found(20, 30)], [surest])
    assert (both.source, both.suppressed) == (Source.BOTH, "")
    (both,) = merged([found(0, 9, suppressed="# nosec")], [surest])
    assert both.suppressed == "# nosec"


def test_the_gravest_word_counts() -> None:
    """The surest of two that say the same is as grave as the other."""
    mild = found(0, 9, source=Source.MODEL, confidence=Confidence.HIGH, severity=Severity.LOW)
    (kept,) = merged([], [mild, found(0, 9, source=Source.MODEL, severity=Severity.CRITICAL)])
    assert (kept.confidence, kept.severity) == (Confidence.HIGH, Severity.CRITICAL)


@pytest.mark.parametrize(("one", "other", "same"), [(89, 89, True), (78, 77, True), (78, 89, False)])
def test_weaknesses_that_only_a_detail_tells_apart(one: int, other: int, same: bool) -> None:
    """MITRE's relatives count as one."""
    assert same_weakness(one, other) is same


SOURCE = """\
query(a)  # nosec
# rightsize: ignore[python.sql-built] checked by hand
query(b)
query(c)  # rightsize: ignore[CWE-79] another
query(d)
"""
COMMENTS = {
    "query(a)": "# nosec",
    "query(b)": "rightsize: ignore[python.sql-built] checked by hand",
    "query(c)": "",
    "query(d)": "",
}


@pytest.mark.parametrize("quote", COMMENTS)
def test_comments_ask_to_pass_over_a_finding(quote: str) -> None:
    """Ours names the rule or the weakness, on the line or above it; a foreign one is shown as what it is."""
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, SOURCE.encode())
    start = SOURCE.index(quote)
    (each,) = with_suppressions(parsed, [found(start, start + len(quote), quote=quote)])
    assert each.suppressed == COMMENTS[quote]


TRAILING = {
    # Behind code a comment is about that code, and not about what stands below.
    'run("a")  # rightsize: ignore[CWE-89] checked\nrun("b")\n': [True, False],
    '# rightsize: ignore[CWE-89] checked\nrun("a")\nrun("b")\n': [True, False],
    'if on:\n    # rightsize: ignore[CWE-89] checked\n    run("a")\n': [True],
    # What only speaks of the syntax asks for nothing.
    '# write "rightsize: ignore[CWE-89] reason" to silence\nrun("a")\n': [False],
    'run("a")  # see rightsize: ignore[CWE-89]\n': [False],
}


@pytest.mark.parametrize("source", TRAILING)
def test_a_comment_is_about_its_own_line_or_the_next(source: str) -> None:
    """About the next only where it has its line for itself."""
    language = packaged().named("python")
    assert language is not None
    starts = [each.start() for each in re.finditer("run", source)]
    marked = with_suppressions(parse(language, source.encode()), [found(each, each + 8) for each in starts])
    assert [bool(each.suppressed) for each in marked] == TRAILING[source]


FOREIGN = {
    ("python", "run(a)  # nosec"): True,
    ("python", "run(a)  # nosec B608"): True,
    ("python", "run(a)  # nosec B101"): False,
    ("python", "run(a)  # nosec B101, B608"): True,
    ("go", "run(a) //nolint"): True,
    ("go", "run(a) //nolint:gosec"): True,
    ("go", "run(a) // nolint:errcheck,gosec // checked"): True,
    ("go", "run(a) //nolint:all"): True,
    ("go", "run(a) //nolint:errcheck"): False,
    ("go", "run(a) //nolint:gosecrets"): False,
}


@pytest.mark.parametrize(("language", "line"), FOREIGN)
def test_a_foreign_comment_means_what_it_lists(language: str, line: str) -> None:
    """One that names tests or linters is about those alone."""
    row = packaged().named(language)
    assert row is not None
    (each,) = with_suppressions(parse(row, f"{line}\n".encode()), [found(0, 6, also=("bandit.B608",))])
    assert bool(each.suppressed) is FOREIGN[language, line]


def test_each_twin_has_a_fingerprint_of_its_own() -> None:
    """The first keeps the one that a baseline may hold already; a line that is written again later is new."""
    first, other, second = numbered([found(0, 5), found(6, 9, quote="else"), found(10, 15)])
    assert first.fingerprint == first.alike == found(0, 5).fingerprint
    assert (second.alike, second.twin) == (first.alike, 1)
    assert len({first.fingerprint, other.fingerprint, second.fingerprint}) == 3
    known, _ = read_baseline(write_baseline([entry_for("app.py", "x", first, "legacy")]))
    marked = with_baseline([first, other, second], known, "app.py")
    assert [bool(each.suppressed) for each in marked] == [True, False, False]


def test_findings_put_together_are_numbered() -> None:
    """Twins of the rules and of a model are counted in the order of the text."""
    together = merged([found(20, 25)], [found(0, 5, source=Source.MODEL), found(40, 45, source=Source.MODEL)])
    assert [each.twin for each in together] == [0, 1, 2]


ESLINT = {
    "// eslint-disable-line max-len": False,
    "// eslint-disable-next-line": False,
    "// eslint-disable-line": True,
    "/* eslint-disable-line */": True,
    "// eslint-disable-line security/detect-eval-with-expression": True,
}


@pytest.mark.parametrize("comment", ESLINT)
def test_a_comment_about_style_hides_no_weakness(comment: str) -> None:
    """Only a comment that is about all rules, or about security, is taken for one."""
    language = packaged().named("javascript")
    assert language is not None
    parsed = parse(language, f"eval(a) {comment}\n".encode())
    (each,) = with_suppressions(parsed, [found(0, 7)])
    assert bool(each.suppressed) is ESLINT[comment]


def test_an_ignore_comment_is_read_again() -> None:
    """What is written to ignore a finding is understood afterwards."""
    language = packaged().named("python")
    assert language is not None
    comment = ignore_comment("#", "python.sql-built", "checked")
    source = f"{comment}\nquery(b)\n"
    parsed = parse(language, source.encode())
    (each,) = with_suppressions(parsed, [found(len(comment) + 1, len(source) - 1)])
    assert each.suppressed.endswith("checked")


def test_the_bar() -> None:
    """What is suppressed or below the bar does not count."""
    given = [found(0, 1), found(2, 3, suppressed="# nosec"), found(4, 5, severity=Severity.LOW)]
    assert len(at_least(given, Severity.MEDIUM)) == 1
    assert len(at_least(given, Severity.LOW)) == 2


def test_a_baseline_survives_moved_lines() -> None:
    """A finding that moved, and was indented otherwise, is known again; one elsewhere is not."""
    old = found(0, 10, quote="a  =\n  1", symbol="f")
    entry = entry_for("app.py", "python.sql-built", old, "legacy")
    known, problem = read_baseline(write_baseline([entry]))
    assert problem == ""
    given = [replace(old, span=Span(90, 99), quote="a = 1"), replace(old, symbol="g")]
    moved, other = with_baseline(given, known, "app.py")
    assert moved.suppressed == "baseline: legacy"
    assert other.suppressed == ""
    assert [each.suppressed for each in with_baseline(given, known, "main.py")] == ["", ""]


BROKEN = ("", "{}", "[]", '{"findings": [1]}', '{"version": 9, "findings": []}', "\0", "[" * 100_000)


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:9])
def test_a_broken_baseline_is_said(text: str) -> None:
    """One sentence, and nothing is passed over."""
    known, problem = read_baseline(text)
    assert known == {}
    assert problem


def test_a_baseline_is_written_in_order() -> None:
    """Two people who write it make no needless diff."""
    entries = [Entry("2", "b.py", "x", "", ""), Entry("1", "a.py", "x", "", "")]
    assert write_baseline(entries) == write_baseline(entries[::-1])


def test_many_symbols_cost_little() -> None:
    """Looking for what a chunk calls is not a comparison of every symbol with every other."""
    language = packaged().named("python")
    assert language is not None
    source = "".join(f"def f{number}():\n    return f{number + 1}()\n\n\n" for number in range(2000))
    parsed = parse(language, source.encode())
    symbols_in(parsed)
    began = time.process_time()
    chunks = chunks_of(parsed)
    assert time.process_time() - began < 2
    assert "def f0():" not in chunks[0].context
    assert chunks[0].context == f"def f{len(chunks[0].symbols)}():"


def test_chunks_cover_the_file_along_its_symbols() -> None:
    """Every byte is in one chunk; no function is cut; a long class is cut between its methods."""
    method = "    def m{0}(self):\n        return helper({0})\n\n"
    source = (
        "import os\n\n\ndef helper(x):\n    return x\n\n\nclass Long:\n"
        + "".join(method.format(number) for number in range(40))
        + "\n\ndef last():\n    return helper(1)\n"
    )
    language = packaged().named("python")
    assert language is not None
    parsed = parse(language, source.encode())
    chunks = chunks_of(parsed, size=400)
    assert "".join(parsed.text(each.span.start, each.span.end) for each in chunks).strip() == source.strip()
    assert len(chunks) > 4
    for each in chunks:
        assert parsed.text(each.span.start, each.span.end).strip().splitlines()[-1].strip().startswith(("return",))
    assert "def helper(x):" in chunks[-1].context
    names = [symbol.qualified_name for each in chunks for symbol in each.symbols]
    assert names == ["helper", "Long", *(f"Long.m{number}" for number in range(40)), "last"]
