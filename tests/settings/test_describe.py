"""Every setting is documented, and what the docs say of it is true."""

from __future__ import annotations

import pytest

from rightsize.settings import checking
from rightsize.settings.describe import Description, describe, table
from rightsize.settings.load import load
from rightsize.settings.names import GROUPS, camel, snake

ALL = describe()


def test_every_setting_has_a_doc() -> None:
    """A sentence, and names that differ from every other's."""
    assert [each.key for each in ALL] == list(checking.keys())
    assert all(each.doc.endswith(".") for each in ALL)
    assert len({each.variable for each in ALL}) == len({each.editor for each in ALL}) == len(ALL)


def test_the_groups_are_those_of_the_options() -> None:
    """Start-up reads files by this list, without the options."""
    prefixes = {each.key.rpartition(".")[0] for each in ALL if "." in each.key}
    assert prefixes == GROUPS - {"routing"} | {"routing"}


@pytest.mark.parametrize("each", [each for each in ALL if each.default not in {"", "[]"}], ids=lambda each: each.key)
def test_the_documented_default_is_the_default(each: Description) -> None:
    """Setting it changes nothing; the variable's name is the one that is read."""
    if each.default.startswith("the platform"):
        return
    plain, _ = load(None, {})
    settings, problems = load(None, {each.variable: each.default})
    assert problems == ()
    assert settings.origins == {each.key: f"environment ({each.variable})"}
    assert settings.document == plain.document
    assert settings.gateway == plain.gateway
    assert settings.ladder == plain.ladder
    assert (settings.engine, settings.hover, settings.log_level) == (plain.engine, plain.hover, plain.log_level)


@pytest.mark.parametrize("each", [each for each in ALL if each.values], ids=lambda each: each.key)
def test_every_documented_word_is_taken(each: Description) -> None:
    """From the editor, under the documented name."""
    for word in each.values:
        sent: dict[str, object] = {each.editor.rpartition(".")[2]: word}
        for group in reversed(each.editor.split(".")[:-1]):
            sent = {group: sent}
        assert load(None, {}, sent)[1] == ()


def test_the_table_names_every_setting() -> None:
    """One line each, with what a workspace may set."""
    lines = table().splitlines()
    assert len(lines) == len(ALL) + 2
    assert sum("A workspace may set it." in line for line in lines) == sum(each.workspace for each in ALL) == 10


@pytest.mark.parametrize("key", [each.key for each in ALL])
def test_names_lead_back(key: str) -> None:
    """From an editor's spelling to the file's."""
    assert ".".join(snake(each) for each in camel(key).split(".")) == key
