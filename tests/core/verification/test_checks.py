"""The table of checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightsize.core.tasks.content import DocContent
from rightsize.core.tasks.task import TaskKind
from rightsize.core.verification.checks import CHECKS, checks_for
from rightsize.core.verification.documentation import verify_content, verify_documentation
from rightsize.core.verification.evidence import Finding
from tests.support.sentences import is_sentence
from tests.support.verification_replies import PARSE_HEADER, at_cursor, reply

RIGHT = reply(
    parameters={"line": "One line, without its end.", "strict": "Whether a line without a value is refused."},
    returns="Name and value, both stripped.",
    raises={"ValueError": "If `strict` is set and there is no value."},
)


def test_each_check_has_a_name_of_its_own_and_one_sentence() -> None:
    """`rightsize checks` lists them."""
    assert len({each.name for each in CHECKS}) == len(CHECKS)
    told = [each.stops for each in CHECKS] + [each.warns_of for each in CHECKS if each.warns_of]
    assert len(told) > len(CHECKS)
    assert [each for each in told if not is_sentence(each)] == []


def test_a_check_warns_only_where_its_row_says_so() -> None:
    """A doubtful finding of a row that says nothing of warnings refuses."""
    parsed, symbol = at_cursor(PARSE_HEADER)
    row = next(each for each in CHECKS if each.name == "parameters_named")
    silent = replace(row, find=lambda _: [Finding("Hm.", doubtful=True)], warns_of="")
    verdicts = [
        verify_documentation(parsed, symbol, RIGHT, None, [each]).passed
        for each in (silent, replace(silent, warns_of="This."))
    ]
    assert verdicts == [False, True]


def test_a_kind_has_its_checks() -> None:
    """Only documentation has checks so far."""
    assert checks_for(TaskKind.DOCUMENTATION) == CHECKS
    assert checks_for(TaskKind.CODE_REVIEW) == ()


def test_a_right_answer_passes_without_a_warning() -> None:
    """The example that the other tests bend."""
    assert verify_content(*at_cursor(PARSE_HEADER), RIGHT).problems == ()


@pytest.mark.parametrize(
    "content",
    [
        DocContent(""),
        DocContent("\ud800\x00" * 50),
        DocContent("(" * 5_000),
        DocContent("a " * 50_000),
        DocContent("x", details="\n" * 10_000, example=">>> (" * 500),
        DocContent("```" * 3_000, returns="\\" * 1_000),
        reply(
            "-" * 3_000, parameters={"[[[": "]]]", "": "", "a" * 5_000: "*"}, raises={"((": "", "": "", "a b" * 900: ""}
        ),
    ],
)
def test_no_reply_breaks_a_check(content: DocContent) -> None:
    """Whatever a model sends gets a verdict, and it is no pass."""
    verdict = verify_content(*at_cursor(PARSE_HEADER), content)

    assert not verdict.passed
    assert all("\n" not in each.message and len(each.message) < 300 for each in verdict.problems)


def test_a_missing_parameter_is_a_fault_of_form_an_invented_one_is_not() -> None:
    """The same model may mend the one; the other goes up a tier."""
    parsed, symbol = at_cursor(PARSE_HEADER)
    problems = verify_content(parsed, symbol, reply(parameters={"line": "A line.", "depth": "How deep."})).problems

    assert {each.check: each.of_form for each in problems if not each.warns} == {
        "parameters_named": True,
        "parameters_known": False,
        "returns_line": False,
    }
