"""Reading a reviewer's reply: one answer or none, since choosing between two would drop what the other reports."""

from __future__ import annotations

import json

import pytest

from rightsize.core.prompts.review import read_confirmation, read_review

EXAMINED = [{"symbol": "ping", "quote": 'say("findings": [])'}]
FINDING = {
    "title": "Shell injection",
    "cwe": "CWE-78",
    "severity": "high",
    "confidence": "high",
    "quote": "os.system(host)",
    "explanation": "A host with a semicolon runs another command.",
    "remedy": "Pass a list.",
}
CLEAN = json.dumps({"examined": EXAMINED, "findings": []})
FOUND = json.dumps({"examined": EXAMINED, "findings": [FINDING]})


@pytest.mark.parametrize(
    "reply",
    [
        f"{CLEAN}\n{FOUND}",
        f"{FOUND}\n{CLEAN}",
        f"{CLEAN}\nOn second thought:\n{FOUND[:-40]}",
        f'{FOUND[:-1]}, "findings": []}}',
        f'{FOUND[:-1]}, "Findings": []}}',
    ],
    ids=["a clean one first", "a clean one last", "the second cut off", "a list twice", "a list twice, in capitals"],
)
def test_two_answers_are_none(reply: str) -> None:
    """Neither is taken, and the model is told."""
    content, problems = read_review(reply)
    assert content is None
    assert problems == ("The reply holds more than one answer; answer with one JSON object that has each list once.",)


@pytest.mark.parametrize(
    "reply", [f"Here it is.\n```json\n{FOUND}\n```\nThat is all.", f"<think>{CLEAN}</think>{FOUND}"]
)
def test_words_and_thinking_around_an_answer_are_no_second_one(reply: str) -> None:
    """The quote holds the word of a list, escaped as a string of JSON is."""
    content, problems = read_review(reply)
    assert problems == ()
    assert content is not None
    assert [each.quote for each in content.claims] == ["os.system(host)"]
    assert [each.quote for each in content.examined] == ['say("findings": [])']


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ('"error": "I did not read the code"', "\"error\": 'I did not read the code'"),
        ('"Refusal": "I cannot help with that."', "\"refusal\": 'I cannot help with that.'"),
        ('"notes": ["cut here", {"why": "too long"}]', "\"notes\": 'cut here too long'"),
        (f'"deep": {"[" * 500}"why"{"]" * 500}', "\"deep\": 'why'"),
        ('"error": null, "note": " ", "took": 3, "errors": []', ""),
    ],
)
def test_what_a_clean_answer_says_beside_its_lists_is_read(beside: str, said: str) -> None:
    """Words there fail the attempt and are told; with a finding the answer claims nothing that they could deny."""
    content, problems = read_review(f"{CLEAN[:-1]}, {beside}}}")
    assert (content is None) == bool(said)
    told = f"The answer also says {said}; answer with the two lists and nothing else."
    assert problems == ((told,) if said else ())
    assert read_review(f"{FOUND[:-1]}, {beside}}}")[0] is not None


@pytest.mark.parametrize(
    ("before", "behind", "said"),
    [
        ("I'm sorry, but I cannot review this.", "", "I'm sorry, but I cannot review this."),
        ("", "Note: I only looked at the first function.", "Note: I only looked at the first function."),
        ("Here is my review:", "Line 3 runs {host}", "Line 3 runs {host}"),
        ("Sure! Here is the JSON object:\n```json", "```\nThat is all.", ""),
        ("<think>I cannot say.</think>\n", "\n\n", ""),
        ("```", "```", ""),
    ],
)
def test_what_a_clean_answer_says_around_itself_is_read(before: str, behind: str, said: str) -> None:
    """A refusal with a clean answer behind it is a refusal; with a finding the words deny nothing."""
    content, problems = read_review(f"{before}\n{CLEAN}\n{behind}")
    assert (content is None) == bool(said)
    told = f"The answer also says {said!r}; answer with the JSON object and nothing else."
    assert problems == ((told,) if said else ())
    assert read_review(f"{before}\n{FOUND}\n{behind}")[0] is not None


def test_yes_and_no_is_no_answer() -> None:
    """A second pass that says both has confirmed nothing and refuted nothing."""
    assert read_confirmation('{"real": true, "reason": "Yes."}')[0] is True
    assert read_confirmation('{"real": true, "reason": "Yes."} {"real": false, "reason": "No."}')[0] is None
