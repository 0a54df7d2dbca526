"""A rule that raises costs itself: the others look all the same, and which one broke off is told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.review.floor import Seen, seen_by
from rightsize.core.review.rule import rule_set_for

if TYPE_CHECKING:
    from rightsize.core.review.rule import Rule

NO_TEXT: Any = re.compile(b"x")
"""An expression over bytes, which raises where it is looked for in a text."""

SOURCE = (
    "import hashlib, os, pickle\n\n\ndef run(host, data):\n"
    "    eval(host)\n    os.system('ping ' + host)\n    hashlib.md5(data)\n    return pickle.loads(data)\n"
)


def seen(*broken: str) -> Seen:
    """Return what Python's rules see, of which some break off where they have found something."""
    language, rules = packaged().named("python"), rule_set_for("python")
    assert language is not None
    assert rules is not None

    def as_wanted(rule: Rule) -> Rule:
        return replace(rule, unless=NO_TEXT) if rule.id in broken else rule

    return seen_by(replace(rules, rules=tuple(map(as_wanted, rules.rules))), parse(language, SOURCE.encode()))


BY_RULES = sorted({each.rule for each in seen().findings})


@pytest.mark.parametrize("rule", BY_RULES)
def test_a_rule_that_raises_costs_its_own_findings_alone(rule: str) -> None:
    """Whichever it is, also the first, and nothing that it was in the midst of is half known to the next."""
    found = seen(rule)

    assert len(BY_RULES) > 2
    assert found.failed == (f"{rule} (TypeError)",)
    assert found.findings == tuple(each for each in seen().findings if each.rule != rule)


def test_each_that_breaks_off_is_named() -> None:
    """In the order of the rules."""
    assert sorted(each.partition(" ")[0] for each in seen(*BY_RULES).failed) == BY_RULES
    assert seen(*BY_RULES).findings == ()
    assert seen().failed == ()
