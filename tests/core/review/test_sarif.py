"""SARIF: valid against the standard's own schema, and a run with errors is no clean bill."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema.validators import validator_for

from rightsize.core.review.finding import Confidence, Finding, Severity, Source
from rightsize.core.review.sarif import Beside, Located, Replacement, ReviewOutcome, sarif_of
from rightsize.core.text import Span

_SCHEMA = Path(__file__).parents[2] / "golden" / "sarif" / "sarif-2.1.0.json"


def _located(path: str = "app/run.py", **given: object) -> Located:
    values: dict[str, object] = {
        "span": Span(0, 4),
        "cwe": 78,
        "rule": "python.shell-command",
        "title": "Shell command built from values",
        "message": "A shell reads this.",
        "remedy": "Pass a list.",
        "severity": Severity.HIGH,
        "confidence": Confidence.HIGH,
        "source": Source.RULES,
        "quote": "os.system(x)",
        **given,
    }
    return Located(Finding(**values), path, 3, 5, 3, 17)  # type: ignore[arg-type]


def _problems(outcome: ReviewOutcome) -> list[str]:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return [each.message for each in validator_for(schema)(schema).iter_errors(sarif_of(outcome, "1.2.3"))]


def test_it_is_valid() -> None:
    """Findings of rules, of a model and of both, suppressed ones too, and none at all."""
    found = (
        _located(),
        _located(source=Source.MODEL, rule="", model="Mistral Small 3.2", cwe=89, symbol="App.find"),
        _located(source=Source.BOTH, model="Mistral Small 3.2", suppressed="# nosec"),
        _located(suppressed="baseline: old"),
    )
    assert _problems(ReviewOutcome(found, (), "rules and Mistral Small 3.2")) == []
    assert _problems(ReviewOutcome((), ("Nobody answers.",), "rules only")) == []


def test_a_run_with_errors_was_not_successful() -> None:
    """Errors are notifications of a run that did not succeed, and the tool says who looked."""
    (run,) = sarif_of(ReviewOutcome((), ("Nobody answers.",), "rules only"), "1.2.3")["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "Nobody answers."
    assert run["tool"]["driver"]["fullName"] == "Rightsize 1.2.3 (rules only)"


def test_each_result_names_its_weakness() -> None:
    """A result's rule points into MITRE's taxonomy, and fingerprints and suppressions are there."""
    (run,) = sarif_of(ReviewOutcome((_located(suppressed="# nosec"),), (), "rules only"), "1")["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    taxon = rule["relationships"][0]["target"]
    assert run["taxonomies"][0]["taxa"][taxon["index"]]["name"] == "CWE-78"
    assert result["ruleIndex"] == 0
    assert result["partialFingerprints"]["rightsize/v1"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "# nosec"}]


def test_related_places_are_told_where_there_are_some() -> None:
    """Each with its place and what it has to do with the finding."""
    beside = Beside(1, 5, 1, 9, "`x` comes from here")
    outcome = ReviewOutcome((replace(_located(), related=(beside,)), _located(cwe=79)), (), "rules only")
    assert _problems(outcome) == []
    first, second = sarif_of(outcome, "1")["runs"][0]["results"]
    (place,) = first["relatedLocations"]
    assert place["message"]["text"] == "`x` comes from here"
    assert place["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 5,
        "endLine": 1,
        "endColumn": 9,
    }
    assert "relatedLocations" not in second


def test_a_fix_is_told_where_there_is_one() -> None:
    """It says what is replaced by what and who wrote it; a finding without one has no such field."""
    fix = Replacement(3, 5, 3, 17, "subprocess.run(x)", "Llama 3.2 (tier 2)")
    outcome = ReviewOutcome((replace(_located(), fix=fix), _located(cwe=79)), (), "rules only")
    assert _problems(outcome) == []
    first, second = sarif_of(outcome, "1")["runs"][0]["results"]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "subprocess.run(x)"}
    assert change["replacements"][0]["deletedRegion"]["endColumn"] == 17
    assert "Llama 3.2" in first["fixes"][0]["description"]["text"]
    assert "fixes" not in second


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("app/run.py", {"uri": "app/run.py", "uriBaseId": "%SRCROOT%"}),
        ("my app/größe#1.py", {"uri": "my%20app/gr%C3%B6%C3%9Fe%231.py", "uriBaseId": "%SRCROOT%"}),
        ("a:b.py", {"uri": "a%3Ab.py", "uriBaseId": "%SRCROOT%"}),
        ("/work/a b.py", {"uri": "file:///work/a%20b.py"}),
        ("C:/work/run.py", {"uri": "file:///C:/work/run.py"}),
    ],
)
def test_paths_are_uris(path: str, artifact: dict[str, str]) -> None:
    """What no URI may hold is escaped, and a file outside of the project has an address of its own."""
    (run,) = sarif_of(ReviewOutcome((_located(path),), (), "rules only"), "1")["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == artifact
    assert _problems(ReviewOutcome((_located(path),), (), "rules only")) == []


@pytest.mark.parametrize(
    ("suppressed", "status"),
    [
        ("rightsize: ignore[python.shell-command] only we call it", None),
        ("rightsize: ignore[python.shell-command]", "underReview"),
        ("rightsize: ignore[CWE-78] say why", "underReview"),
        ("rightsize: ignore[CWE-78] */", "underReview"),
        ("baseline: only we call it", None),
        ("baseline", "underReview"),
        ("# nosec", None),
    ],
)
def test_what_is_passed_over_without_a_reason_is_under_review(suppressed: str, status: str | None) -> None:
    """It is passed over all the same, and a reader sees that nobody said why."""
    outcome = ReviewOutcome((_located(suppressed=suppressed),), (), "rules only")
    (run,) = sarif_of(outcome, "1")["runs"]
    assert run["results"][0]["suppressions"][0].get("status") == status
    assert _problems(outcome) == []


def test_a_rule_is_described_by_its_own_words() -> None:
    """A model's words are about one place, and what it read may have chosen them; they are in the result alone."""
    by_model = {"title": "Trust me, all is well", "remedy": "Do nothing.", "model": "Mistral Small 3.2"}
    alone = _located(source=Source.MODEL, rule="", cwe=89, **by_model)
    with_rule = (_located(source=Source.BOTH, **by_model), _located(span=Span(9, 12)))
    outcome = ReviewOutcome((*with_rule, alone), (), "rules and Mistral Small 3.2")
    (run,) = sarif_of(outcome, "1")["runs"]
    rules = {each["id"]: each["shortDescription"]["text"] for each in run["tool"]["driver"]["rules"]}
    assert rules["python.shell-command"] == "Shell command built from values"
    assert rules["model.CWE-89"].startswith("Improper Neutralization of Special Elements used in an SQL Command")
    assert "Trust me" not in json.dumps(run["tool"])
    assert "Trust me" in json.dumps(run["results"])


@pytest.mark.parametrize(
    ("message", "said"),
    [("A shell reads this.", "Shell. A shell reads this. Pass a list."), ("Shell.", "Shell. Pass a list.")],
)
def test_what_only_repeats_the_title_is_said_once(message: str, said: str) -> None:
    """Some tests of bandit have one sentence for both."""
    log = sarif_of(ReviewOutcome((_located(title="Shell", message=message),), (), "rules only"), "1")
    assert log["runs"][0]["results"][0]["message"]["text"] == said
