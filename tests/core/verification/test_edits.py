"""An edit is held against the code around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightsize.core.analysis.symbol import Insertion
from rightsize.core.tasks.content import DocContent
from rightsize.core.text import Edit, Span
from rightsize.core.verification.documentation import verify_documentation
from tests.support.analysis_source import parsed, symbols

BROKEN = (
    "function g() { return $0x.f = function () {}; }\n",
    "function g() {\r  throw $0x.f = function () {};\r}\r",
    "export const g = 1, h = async $0function f() {};\n",
)


@pytest.mark.parametrize("source", BROKEN)
def test_a_line_end_where_a_statement_could_end_is_refused(source: str) -> None:
    """Every token stays, yet `return` on a line of its own returns nothing."""
    offset = source.index("$0")
    read = parsed("javascript", source.replace("$0", ""))
    symbol = replace(symbols("javascript", source.replace("$0", ""))[-1], insertion=Insertion(offset, "  "))
    edit = Edit(Span(offset, offset), b"\n  /** Does a thing. */\n  ")
    verdict = verify_documentation(read, symbol, DocContent("Does a thing."), edit)
    assert any("line of code" in each.message for each in verdict.problems)
