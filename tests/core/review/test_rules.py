"""The rules' own examples: each bad one is found by its rule, and each good one is not."""

from __future__ import annotations

import re
import sys
from importlib import resources
from typing import TYPE_CHECKING

import pytest
import tree_sitter

from rightsize.core.analysis.grammar import grammar_of
from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse, syntax_problems
from rightsize.core.review.floor import seen_by
from rightsize.core.review.rule import RuleSet, rule_set_for
from rightsize.core.review.value import CONDITIONS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from rightsize.core.review.rule import Rule

_LANGUAGES = ("python", "javascript", "typescript", "tsx", "go", "rust", "java")
_FEWEST = 12
_README = resources.files("rightsize.core.review").joinpath("rules").joinpath("README.md").read_text(encoding="utf-8")


def _rules() -> dict[str, tuple[RuleSet, str, Rule]]:
    sets = [(found, language) for language in _LANGUAGES if (found := rule_set_for(language)) is not None]
    return {f"{language}: {rule.id}": (found, language, rule) for found, language in sets for rule in found.rules}


def _found(rules: RuleSet, language: str, rule: Rule, text: str) -> list[str]:
    row = packaged().named(language)
    assert row is not None
    parsed = parse(row, text.encode())
    assert syntax_problems(parsed) == (), text
    alone = RuleSet(rules.languages, rules.flow, (rule,))
    return [each.quote for each in seen_by(alone, parsed).findings]


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


def _table() -> list[list[str]]:
    lines = _README.partition("| weakness |")[2].splitlines()
    rows = [f"| weakness |{lines[0]}", *(line for line in lines[2:] if line.startswith("|"))]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_each_class_of_weakness_has_a_rule_in_each_language(language: str) -> None:
    """The table of the rules' page is whole, and the rules that it names are there."""
    found = rule_set_for(language)
    assert found is not None
    names = {each.id for each in found.rules}
    head, *rows = _table()
    assert len(rows) >= 15
    column = next(at for at, folder in enumerate(head) if any(each.startswith(f"{folder}.") for each in names))
    for row in rows:
        rules = re.findall(r"`([\w-]+)`", row[column])
        assert rules or row[0] == "memory", row[0]
        assert {f"{head[column]}.{each}" for each in rules} <= names


def _sources() -> dict[str, tuple[str, ...]]:
    """Return the text of each rule's patterns, with the grammars that may read it."""
    root = resources.files("rightsize.core.review").joinpath("rules")
    found: dict[str, tuple[str, ...]] = {}
    for folder in (each for each in root.iterdir() if each.is_dir()):
        languages = tuple(tomllib.loads(folder.joinpath("flow.toml").read_text(encoding="utf-8"))["languages"])
        for file in (each for each in folder.iterdir() if each.name.endswith(".toml") and each.name != "flow.toml"):
            for row in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]:
                found[row["match"]] = tuple(row.get("languages", languages))
    return found


@pytest.mark.slow
def test_each_pattern_can_fit_its_grammar() -> None:
    """Tree-sitter refuses a pattern that no tree can fit, as one with fields in the wrong order."""
    for text, languages in _sources().items():
        problems = [_refused(language, text) for language in languages]
        assert [each for each in problems if each.startswith("Impossible")] == [], text


def _refused(language: str, text: str) -> str:
    row = packaged().named(language)
    assert row is not None
    try:
        # An anchor at the end of an empty list is ours.
        tree_sitter.Query(grammar_of(row).grammar, re.sub(r" \.(?= *[)\]])", "", text))
    except tree_sitter.QueryError as error:
        return str(error).splitlines()[0]
    return ""
