"""The tables of words that tell of secrets."""

import re

import pytest

from rightsize.core.privacy.names import names
from rightsize.core.privacy.values import stands_for_one
from rightsize.core.tables import packaged_table

SECRET = packaged_table("rightsize.core.privacy", "names.toml")["secret"]
OTHER = packaged_table("rightsize.core.privacy", "stand_ins.toml")["other"]


@pytest.mark.parametrize("word", [*SECRET["long"], *SECRET["careless"]])
def test_a_word_that_the_table_describes_is_found_in_a_text(word: str) -> None:
    """A word is looked for by what it begins with, so one that nothing finds would be described in vain."""
    assert {each.word for each in names(f"{word} = 1", f"{word} = 1")} == {word}


@pytest.mark.parametrize("form", SECRET["forms"])
def test_each_form_of_a_word_is_looked_for(form: str) -> None:
    """What no text is searched for by could never match."""
    written = [each for each in (*SECRET["long"], *SECRET["careless"], *SECRET["found_by"]) if re.fullmatch(form, each)]

    assert any(each.startswith(found) for each in written for found in SECRET["found_by"])


@pytest.mark.parametrize("word", [each for each in OTHER["words"] if each.isalpha()])
def test_a_word_that_stands_for_a_secret_is_none(word: str) -> None:
    """Also between quotes, in capitals, and with a mark behind it."""
    assert all(stands_for_one(each) for each in (word, word.upper(), f"'{word}'", f"{word}!"))


@pytest.mark.parametrize("name", ["names.toml", "stand_ins.toml"])
def test_no_list_holds_a_word_twice(name: str) -> None:
    """What is there twice was added without looking."""
    rows = [row for table in packaged_table("rightsize.core.privacy", name).values() for row in table.values()]

    assert rows
    assert all(sorted(row) == sorted(set(row)) for row in rows)
