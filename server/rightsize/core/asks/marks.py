"""Words that single rules turn on, read once from the table beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rightsize.core.tables import packaged_table

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split()) for name, words in packaged_table(__package__, "marks.toml").items()
}
"""Sets of words by what they are called in the rule."""
