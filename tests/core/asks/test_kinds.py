"""The kind of a single request: a row a sentence."""

from __future__ import annotations

import pytest

from rightsize.core.asks.split import split

CODE = "\n\n```python\ncur.execute('select ' + x)\n```"

TRACE = '\n\nTraceback (most recent call last):\n  File "run.py", line 10, in <module>\n    main()\nKeyError: "rows"'


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
        ("Give me the DDL for whichever you recommend", "code_generation"),
        ("Give me an example of a Python dataclass with a default list", "code_generation"),
        ("A table of the environment variables in the README", "documentation"),
        ("My pipeline failed with this, what is going on?" + TRACE, "reasoning"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    """Verb, deliverable, form of the question and what was pasted decide together, not one keyword."""
    assert [each.kind.value for each in split(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find vulnerabilities in this and explain them", "code_review"),
        ("Find the security holes in this code and show me how to fix them", "code_review"),
        ("Identify any bugs in this snippet and explain each", "code_review"),
        ("Identify the weaknesses in this code and outline how to fix them.", "code_review"),
        ("Check my code for vulnerabilities and suggest fixes", "code_review"),
        ("Finde die Sicherheitslücken in diesem Code und erkläre sie", "code_review"),
        ("Überprüfe den Code auf Fehler und erkläre sie.", "code_review"),
        ("Trouve les vulnérabilités de ce code et explique comment les corriger.", "code_review"),
        ("Encuentra las vulnerabilidades de este código y explícalas", "code_review"),
        ("find bugs, explain", "code_review"),
        ("Find the issues and sort them by severity", "code_review"),
        ("Audit this Dockerfile for security problems and give me a hardened version", "code_review code_generation"),
        ("Check this for SQL injection and give me a fixed version", "code_review code_generation"),
        ("Prüfe diesen Code auf Lücken und gib mir eine sichere Version", "code_review code_generation"),
        ("Revisa este código en busca de fallos y dame una versión segura", "code_review code_generation"),
        ("find and fix the bug", "code_generation"),
        ("Find the bug and fix it", "code_generation"),
        ("Finde und behebe alle Fehler", "code_generation"),
        ("find out why it crashes and explain", "reasoning"),
        ("Identify the design pattern and explain it", "qa_simple"),
        ("Explain what a SQL injection is", "qa_simple"),
    ],
)
def test_what_looks_for_faults(text: str, expected: str) -> None:
    """Faults of given code are what a review hands over, explained or not; to find them so as to mend them is none."""
    assert [each.kind.value for each in split(text + CODE)] == expected.split()
