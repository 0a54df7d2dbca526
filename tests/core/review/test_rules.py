"""The rules' own examples: each bad one is found by its rule, and each good one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.review.floor import findings_by
from rightsize.core.review.rule import RuleSet, rule_set_for
from rightsize.core.review.value import CONDITIONS

if TYPE_CHECKING:
    from rightsize.core.review.rule import Rule

_LANGUAGES = ("python", "javascript", "typescript", "tsx", "go", "rust", "java")
_FEWEST = 12


def _rules() -> dict[str, tuple[RuleSet, str, Rule]]:
    sets = [(found, language) for language in _LANGUAGES if (found := rule_set_for(language)) is not None]
    return {f"{language}: {rule.id}": (found, language, rule) for found, language in sets for rule in found.rules}


def _found(rules: RuleSet, language: str, rule: Rule, text: str) -> list[str]:
    row = packaged().named(language)
    assert row is not None
    parsed = parse(row, text.encode())
    assert syntax_problems(parsed) == (), text
    alone = RuleSet(rules.languages, rules.flow, (rule,))
    return [each.quote for each in findings_by(alone, parsed)]


@pytest.mark.parametrize("name", _rules())
def test_a_rule_finds_its_bad_examples_and_passes_its_good_ones(name: str) -> None:
    """Each rule has both, and sees the difference."""
    rules, language, rule = _rules()[name]
    assert rule.bad
    assert rule.good
    for text in rule.bad:
        assert _found(rules, language, rule, text), text
    for text in rule.good:
        assert _found(rules, language, rule, text) == [], text


@pytest.mark.parametrize("name", _rules())
def test_a_rule_says_what_is_wrong_and_what_to_do(name: str) -> None:
    """Sentences end with a full stop, titles do not, and conditions are known."""
    _, _, rule = _rules()[name]
    assert rule.message.endswith(".")
    assert rule.remedy.endswith(".")
    assert rule.title
    assert not rule.title.endswith(".")
    assert {condition for _, conditions in rule.where for condition in conditions} <= CONDITIONS
