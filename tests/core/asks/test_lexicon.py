"""The tables of words: what stands in one of them holds, and is not overruled by another row."""

from __future__ import annotations

from collections import Counter

import pytest

from rightsize.core.asks.lexicon import ENGLISH, LANGUAGES
from rightsize.core.tables import packaged_table


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verb_is_of_one_class(language: str) -> None:
    """A second row would overrule the first in silence."""
    rows = packaged_table("rightsize.core.asks", f"words/{language}.toml")["verbs"]
    counts = Counter(verb for words in rows.values() for verb in words.split())

    assert len(counts) > len(rows)
    assert [verb for verb, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != ENGLISH])
def test_a_verb_that_a_word_makes_another_one_is_a_verb(language: str) -> None:
    """Of one in no class only the infinitive would be known, with which only English orders."""
    table = packaged_table("rightsize.core.asks", f"words/{language}.toml")
    known = {verb for words in table["verbs"].values() for verb in words.split()}
    bases = {phrase.split()[0] for phrases in table["phrasal"].values() for phrase in phrases}

    assert bases
    assert sorted(bases - known) == []
