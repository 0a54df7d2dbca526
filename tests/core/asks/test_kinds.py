"""The kind of a single request: a row a sentence."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split

CODE = "\n\n```python\ncur.execute('select ' + x)\n```"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("explain what XSS is", "qa_simple"),
        ("write a secure login", "code_generation"),
        ("is this safe?" + CODE, "code_review"),
        ("Could this deadlock?" + CODE, "code_review"),
        ("any bugs in here?" + CODE, "code_review"),
        ("explain whether this is safe" + CODE, "code_review"),
        ("explain what this does and whether it's safe to run:" + CODE, "code_review"),
        ("tell me what it does and if it's secure" + CODE, "code_review"),
        ("describe what this does and whether it is exploitable" + CODE, "code_review"),
        ("Erkläre, was das macht und ob es sicher ist" + CODE, "code_review"),
        ("Explique ce que fait ce code et s'il est sûr" + CODE, "code_review"),
        ("Explica qué hace esto y si es seguro" + CODE, "code_review"),
        ("explain what this does and whether there are bugs in it" + CODE, "code_review"),
        ("what does this do?" + CODE, "qa_simple"),
        ("explain what this does if the value is safe to cache" + CODE, "qa_simple"),
        ("why does this fail?" + CODE, "reasoning"),
        ("Is there a way to undo a commit?", "qa_simple"),
        ("audit the upload handler for path traversal", "code_review"),
        ("Go over my branch, especially the locking", "code_review"),
        ("tell me why the build is slow", "reasoning"),
        ("tell me how the build works", "qa_simple"),
        ("should we shard by tenant?", "reasoning"),
        ("How should I name a boolean?", "reasoning"),
        ("What status code should it return?", "qa_simple"),
        ("weigh up the options for storage", "reasoning"),
        ("What's the gist of the RFC?", "summarisation"),
        ("Write a commit message for the diff", "summarisation"),
        ("Write a commit hook that checks messages", "code_generation"),
        ("Write a release notes generator", "code_generation"),
        ("Update the changelog", "documentation"),
        ("Fix the typos in the README", "documentation"),
        ("Change the readme badge generator", "code_generation"),
        ("Explain the architecture in a README", "documentation"),
        ("Turn these notes into a guide", "documentation"),
        ("Give each method a docstring", "documentation"),
        ("Translate docs/setup.md into German", "documentation"),
        ("leave a note about it in docs/perf.md", "documentation"),
        ("comment on my design", "code_review"),
        ("Design a table schema for orders", "code_generation"),
        ("Design a caching strategy", "reasoning"),
        ("get rid of the sleeps", "code_generation"),
        ("work out a sprint plan", "reasoning"),
        ("wrap it up in three bullets", "summarisation"),
        ("as an admin, I want to see who changed a setting", "code_generation"),
        ("The loader should be refactored", "code_generation"),
        ("fizzbuzz in haskell", "code_generation"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    """Verb, deliverable, form of the question and what was pasted decide together, not one keyword."""
    assert [each.kind.value for each in split(text)] == [expected]
