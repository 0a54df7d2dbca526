"""Where findings go while somebody types: along with their code, out of sight with it, and back."""

from __future__ import annotations

import pytest

from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.text import Edit, Span, apply_edits
from rightsize.lsp.findings import Findings

URI = "file:///a.py"
QUOTE = 'os.system("ping " + host)'
TEXT = f"def ping(host):\n    {QUOTE}\n\n\ndef pong():\n    host = 'a'\n    {QUOTE}\n"


def finding(text: str = TEXT, nth: int = 0) -> Finding:
    """Return a finding on the nth place of the quote."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(QUOTE, start + 1)
    return Finding(
        span=Span(start, start + len(QUOTE)),
        cwe=78,
        rule="python.shell-command",
        title="Shell command",
        message="",
        remedy="",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        source=Source.RULES,
        quote=QUOTE,
    )


def after(*steps: tuple[str, str] | None) -> list[str]:
    """Return the lines that the finding stands on behind replacements (old, new) made one after the other.

    None stands for an undo of the step before.
    """
    data = TEXT.encode()
    findings = Findings()
    findings.put(URI, Span(0, len(data)), [finding()], data, data)
    past: list[Edit] = []
    for step in steps:
        if step is None:
            edit = past.pop()
        else:
            old, new = (each.encode() for each in step)
            start = data.index(old)
            edit = Edit(Span(start, start + len(old)), new)
            past.append(Edit(Span(start, start + len(new)), old))
        data = apply_edits(data, (edit,))
        findings.move(URI, (edit,), data)
    lines = [data.count(b"\n", 0, each.span.start) + 1 for each in findings.of(URI)]
    quotes = [each.span.of(data).decode() for each in findings.of(URI)]
    return [f"{line}: {quote}" for line, quote in zip(lines, quotes, strict=True)]


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([], [f"2: {QUOTE}"]),
        # A line above moves it, one below does not.
        ([("def ping", "import os\n\n\ndef ping")], [f"5: {QUOTE}"]),
        ([("host = 'a'", "host = 'abc'")], [f"2: {QUOTE}"]),
        # White space inside of the code is not another code.
        ([('"ping " + host', '"ping "  +  host')], ['2: os.system("ping "  +  host)']),
        ([(QUOTE, 'os.system(\n        "ping " + host\n    )')], ['2: os.system(\n        "ping " + host\n    )']),
        # Other code is not the same finding; what comes back is.
        ([('"ping " + host', '"ping " + quote(host)')], []),
        ([('"ping " + host', '"ping " + quote(host)'), None], [f"2: {QUOTE}"]),
        ([(f"    {QUOTE}\n", ""), None], [f"2: {QUOTE}"]),
        ([(f"    {QUOTE}\n", ""), ("def ping", "import os\ndef ping"), ("import os\ndef ping", "def ping")], []),
        # Gone is gone: the same code in another function was not reviewed.
        ([(QUOTE, "pass")], []),
        # A comment runs nothing.
        ([(f"    {QUOTE}", f"    # {QUOTE}")], []),
        ([(f"    {QUOTE}", f"    # {QUOTE}"), None], [f"2: {QUOTE}"]),
        # The whole text anew, as a formatter sends it.
        ([(TEXT, TEXT.replace("def ping", "\n\ndef ping"))], [f"4: {QUOTE}"]),
        # Duplicated by a paste above: the finding stays on its own line.
        ([("def ping(host):\n", f"def ping(host):\n    {QUOTE}\n")], [f"3: {QUOTE}"]),
    ],
)
def test_a_finding_follows_its_code(steps: list[tuple[str, str] | None], shown: list[str]) -> None:
    """Each row is what somebody does to the text, and where the finding stands then."""
    assert after(*steps) == shown


def test_of_two_findings_with_the_same_code_each_keeps_its_place() -> None:
    """One of the twins goes, and the other is not told twice."""
    data = TEXT.encode()
    findings = Findings()
    findings.put(URI, Span(0, len(data)), [finding(), finding(nth=1)], data, data)
    edit = Edit(finding().span, b"pass")
    data = apply_edits(data, (edit,))
    findings.move(URI, (edit,), data)
    assert [each.span.start for each in findings.of(URI)] == [data.index(QUOTE.encode())]


def test_twins_are_told_apart_when_the_whole_text_is_replaced() -> None:
    """A formatter that sends everything anew leaves each finding on its own line."""
    data = TEXT.encode()
    findings = Findings()
    findings.put(URI, Span(0, len(data)), [finding(nth=1)], data, data)
    new = data.replace(b"'a'", b'"a"')
    findings.move(URI, (Edit(Span(0, len(data)), new),), new)
    assert [each.span.start for each in findings.of(URI)] == [new.rindex(QUOTE.encode())]


def test_a_client_that_sends_the_whole_text_finds_them_by_their_code() -> None:
    """Without edits the nearest place of the quote is taken."""
    data = TEXT.encode()
    findings = Findings()
    findings.put(URI, Span(0, len(data)), [finding()], data, data)
    data = b"import os\n" + data
    findings.move(URI, None, data)
    assert [each.span.start for each in findings.of(URI)] == [data.index(QUOTE.encode())]


def test_a_review_of_a_part_forgets_what_was_known_of_that_part_alone() -> None:
    """A second review of one function leaves the other's findings."""
    data = TEXT.encode()
    findings = Findings()
    findings.put(URI, Span(0, len(data)), [finding(), finding(nth=1)], data, data)
    findings.put(URI, Span(0, data.index(b"def pong")), [], data, data)
    assert [each.span for each in findings.of(URI)] == [finding(nth=1).span]
