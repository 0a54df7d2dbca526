"""Complexity: its parts, their bounds, and the words and markers that count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsize.core.analysis.symbol import Features, Marker
from rightsize.core.tasks.catalog import row_of
from rightsize.core.tasks.complexity import complexity_given, complexity_of_code, complexity_of_text, tokens_in
from rightsize.core.tasks.task import Complexity, TaskKind


def rounded(complexity: Complexity) -> tuple[float, ...]:
    """Return value and parts to four places."""
    return tuple(round(each, 4) for each in (complexity.value, complexity.base, complexity.size, complexity.structure))


@pytest.mark.parametrize(
    ("kind", "tokens", "markers", "expected"),
    [
        ("documentation", 0, 0, (0.20, 0.20, 0.0, 0.0)),
        ("documentation", -3, 0, (0.20, 0.20, 0.0, 0.0)),
        ("documentation", 40, 0, (0.20, 0.20, 0.0, 0.0)),
        ("documentation", 39, 1, (0.24, 0.20, 0.0, 0.04)),
        ("documentation", 400, 2, (0.33, 0.20, 0.05, 0.08)),
        ("documentation", 4_000, 5, (0.50, 0.20, 0.10, 0.20)),
        ("documentation", 40_000, 6, (0.55, 0.20, 0.15, 0.20)),
        ("documentation", 4_000_000, 99, (0.55, 0.20, 0.15, 0.20)),
        ("summarisation", 400, 0, (0.20, 0.15, 0.05, 0.0)),
        ("qa_simple", 400, 0, (0.15, 0.10, 0.05, 0.0)),
        ("code_generation", 400, 1, (0.64, 0.55, 0.05, 0.04)),
        ("code_review", 400, 1, (0.69, 0.60, 0.05, 0.04)),
        ("reasoning", 40_000, 9, (1.0, 0.80, 0.15, 0.20)),
    ],
)
def test_code(kind: str, tokens: int, markers: int, expected: tuple[float, ...]) -> None:
    """The base of the kind, 0.05 a power of ten over 40 tokens, 0.04 a marker, all clamped."""
    features = Features(tokens, tuple(Marker(f"marker {number}", "") for number in range(markers)))
    complexity = complexity_of_code(TaskKind(kind), features)
    assert rounded(complexity) == expected
    assert complexity.markers == features.markers


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("qa_simple", "", (0.10, 0.10, 0.0, 0.0)),
        ("qa_simple", "why", (0.10, 0.10, 0.0, 0.0)),
        ("qa_simple", "x" * 4, (0.10, 0.10, 0.0, 0.0)),
        ("qa_simple", "x" * 40, (0.15, 0.10, 0.05, 0.0)),
        ("qa_simple", "x" * 400_000, (0.25, 0.10, 0.15, 0.0)),
        ("code_generation", "x" * 15 + " a recursive parser with caching", (0.7235, 0.55, 0.0535, 0.12)),
        ("code_generation", "thread thread THREAD".ljust(40, "."), (0.64, 0.55, 0.05, 0.04)),
        ("code_generation", "an API for the parser".ljust(40, "."), (0.68, 0.55, 0.05, 0.08)),
        ("documentation", "API docs for the parser".ljust(40, "."), (0.25, 0.20, 0.05, 0.0)),
        ("documentation", "docs on locks in the parser".ljust(40, "."), (0.29, 0.20, 0.05, 0.04)),
    ],
)
def test_words(kind: str, text: str, expected: tuple[float, ...]) -> None:
    """0.05 a power of ten of tokens, 0.04 a marker word, each word once."""
    assert rounded(complexity_of_text(TaskKind(kind), text)) == expected


def test_the_words_that_counted_are_named() -> None:
    """The explanation can show what made a request harder."""
    markers = complexity_of_text(TaskKind.CODE_GENERATION, "Code an OAuth2 decorator with retries, thread-safe").markers
    assert [(each.name, each.evidence) for each in markers] == [
        ("security", "OAuth2"),
        ("generics", "decorator"),
        ("errors", "retries"),
        ("concurrency", "thread"),
    ]


def test_a_word_within_a_word_is_none() -> None:
    """`threadbare` is about cloth."""
    assert complexity_of_text(TaskKind.QA_SIMPLE, "A threadbare clocks unlockable capital").markers == ()


@pytest.mark.parametrize(("value", "expected"), [(0.61, 0.61), (-1.0, 0.0), (7.0, 1.0)])
def test_a_complexity_that_somebody_named(value: float, expected: float) -> None:
    """Clamped, and without parts."""
    assert rounded(complexity_given(value)) == (expected, expected, 0.0, 0.0)


@pytest.mark.parametrize(("text", "tokens"), [("", 1), ("a", 1), ("abcd", 1), ("abcde", 2), ("é" * 8, 2)])
def test_tokens_of_a_text(text: str, tokens: int) -> None:
    """Four characters each, at least one."""
    assert tokens_in(text) == tokens


@given(st.sampled_from(TaskKind), st.integers(-10, 10**9), st.integers(0, 50))
def test_complexity_stays_in_bounds_and_grows(kind: TaskKind, tokens: int, markers: int) -> None:
    """More code or more markers never make a task simpler."""
    found = tuple(Marker(str(number), "") for number in range(markers))
    complexity = complexity_of_code(kind, Features(tokens, found))
    assert row_of(kind).base <= complexity.value <= 1.0
    assert complexity.value <= complexity_of_code(kind, Features(tokens * 2 + 20, (*found, Marker("more", "")))).value


@given(st.text(max_size=500))
def test_any_text_has_a_complexity(text: str) -> None:
    """Whatever somebody types."""
    assert 0.10 <= complexity_of_text(TaskKind.QA_SIMPLE, text).value <= 0.45 + 1e-9
